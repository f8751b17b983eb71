/* SPDX-License-Identifier: BSD-2-Clause */
/* icmpwire host. */
#include "commands.h"
#include "host_job.h"
#include <stdlib.h>
#include <string.h>

static enum exit_code run(struct host_job *job, const struct options *options, const struct config_node *root)
{
    bool live = options->value[OPTION_TUN] || options->value[OPTION_TAP];
    enum exit_code code = (live ? host_live : host_replay)(job, options, root);
    enum exit_code closed = host_write_close(job);

    if (code == EXIT_FINE)
        code = host_counters(job, options);
    return code == EXIT_FINE ? closed : code;
}

/* How often an option names standard output. */
static int outputs(const struct options *options, enum option_id id)
{
    const char *text;
    int count = 0;

    for (int at = 0; (text = options_next(options, id, &at)) != NULL;) {
        size_t name = strcspn(text, "=/");
        count += strcmp(text[name] == '=' ? text + name + 1 : text, "-") == 0;
    }
    return count;
}

static enum exit_code play(const struct options *options, const char *path)
{
    struct config_text text;
    json_t *value = config_parse(&text, path);
    struct config_node root = config_root(&text, value);
    struct host_job *job = allocate(NULL, sizeof *job);

    memset(job, 0, sizeof *job);
    for (size_t i = 0; i < ICMPWIRE_HOST_DEVICES; i++)
        job->ports[i].file = -1;
    enum exit_code code = value ? run(job, options, &root) : EXIT_UNREADABLE;
    free(job);
    json_decref(value);
    free(text.data);
    return code;
}

enum exit_code command_host(const struct options *options)
{
    const char *const *value = options->value;

    if (options->operand_count)
        return complain(EXIT_USAGE, "'%s' is not expected here; see 'icmpwire host --help'", options->operands[0]);
    if (value[OPTION_JSON] && !value[OPTION_RULES])
        return complain(EXIT_USAGE, "--json is for --rules");
    if (!value[OPTION_CONFIG] && !value[OPTION_RULES] && !value[OPTION_EXAMPLE])
        return complain(EXIT_USAGE, "--config is missing; see 'icmpwire host --help'");
    int captures = outputs(options, OPTION_WRITE_SENT);
    if (captures > 1 || (captures && outputs(options, OPTION_COUNTERS)))
        return complain(EXIT_USAGE, "--write -: standard output has room for one capture and nothing else");
    if (value[OPTION_RULES])
        host_print_rules(value[OPTION_JSON]);
    if (value[OPTION_EXAMPLE])
        host_print_example();
    return value[OPTION_CONFIG] ? play(options, value[OPTION_CONFIG]) : EXIT_FINE;
}
