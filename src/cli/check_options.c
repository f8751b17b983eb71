/* SPDX-License-Identifier: BSD-2-Clause */
#include "check_job.h"
#include "thresholds.h"
#include <arpa/inet.h>
#include <string.h>

enum { ENTRIES_USUAL = 65536, ENTRIES_MOST = 1 << 26 };

static bool read_router(struct check_job *job, const char *text, size_t size)
{
    char word[INET6_ADDRSTRLEN] = "";
    size_t *count = &job->routers.count;

    if (*count == ROUTERS_MOST)
        return refuse("--routers: more than %d", ROUTERS_MOST);
    if (size < sizeof word)
        memcpy(word, text, size);
    if (inet_pton(AF_INET, word, job->addresses[*count]) != 1 && inet_pton(AF_INET6, word, job->addresses[*count]) != 1)
        return refuse("--routers: '%.*s' is not an IPv4 or IPv6 address", (int)size, text);
    ++*count;
    return true;
}

static bool read_routers(struct check_job *job, const char *text)
{
    job->routers.addresses = (const uint8_t(*)[16])job->addresses;
    while (text) {
        size_t size = strcspn(text, ",");
        if (!read_router(job, text, size))
            return false;
        text = text[size] ? text + size + 1 : NULL;
    }
    return true;
}

static bool read_tracker(struct check_job *job, const struct options *options)
{
    uint64_t entries = ENTRIES_USUAL;
    const char *setting;

    job->thresholds = icmpwire_tracker_defaults();
    for (int at = 0; (setting = options_next(options, OPTION_SET, &at)) != NULL;)
        if (!threshold_set(&job->thresholds, setting))
            return false;
    if (!read_routers(job, options->value[OPTION_ROUTERS]) ||
        !options_number(options, OPTION_ENTRIES, ENTRIES_MOST, &entries))
        return false;
    if (!entries)
        return true;
    job->octets = icmpwire_tracker_octets((size_t)entries);
    job->memory = allocate(NULL, job->octets);
    return true;
}

/* Which of the words, with spaces between, it is. */
static uint8_t place_of(const char *words, const char *word)
{
    const char *at = strstr(words, word);
    uint8_t place = 0;

    while (at > words)
        place = (uint8_t)(place + (*--at == ' '));
    return place;
}

static uint8_t choice(const struct options *options, enum option_id id)
{
    const char *word = options->value[id];

    return word ? place_of(option_rows[id].choices, word) : 0;
}

bool check_options(struct check_job *job, const struct options *options)
{
    const char *const *value = options->value;

    if (value[OPTION_JSON] && value[OPTION_EVE])
        return refuse("--json and --eve exclude each other");
    if (value[OPTION_ALL] && value[OPTION_EVE])
        return refuse("--all and --eve exclude each other: EVE has no event for messages without findings");
    if (value[OPTION_DEVICE] && options->operand_count)
        return refuse("--interface and '%s': an interface or files, not both", options->operands[0]);
    if (!value[OPTION_DEVICE] && !options->operand_count)
        return refuse("a capture file is missing (- for standard input), or --interface");
    if (value[OPTION_WRITE] && !value[OPTION_DEVICE])
        return refuse("--write is for --interface");
    job->form = value[OPTION_JSON] ? CHECK_JSON : value[OPTION_EVE] ? CHECK_EVE : CHECK_LINE;
    job->all = value[OPTION_ALL];
    job->strict = value[OPTION_STRICT];
    job->progress = !value[OPTION_NO_PROGRESS];
    job->tells_statistics = !value[OPTION_NO_STATISTICS];
    job->several = options->operand_count > 1;
    job->severity = choice(options, OPTION_SEVERITY);                                    /* in order */
    job->community = (enum icmpwire_community_variant)choice(options, OPTION_COMMUNITY); /* in order */
    job->filter = value[OPTION_FILTER];
    job->device = value[OPTION_DEVICE];
    job->write = value[OPTION_WRITE];
    job->most = UINT64_MAX;
    return options_number(options, OPTION_COUNT_OF, UINT64_MAX, &job->most) && read_tracker(job, options);
}
