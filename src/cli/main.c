/* SPDX-License-Identifier: BSD-2-Clause */
/* icmpwire: finds the command and runs it. */
#include "commands.h"
#include "icmpwire.h"
#include "manual.h"
#include "output.h"
#include <signal.h>
#include <stdio.h>

static enum exit_code without_command(const struct options *options)
{
    if (options->value[OPTION_HELP])
        help_print(COMMAND_NONE);
    else if (options->value[OPTION_VERSION])
        printf("icmpwire %s\n", icmpwire_version());
    else if (options->value[OPTION_MAN])
        man_print();
    else if (options->value[OPTION_COMPLETION])
        completion_print(options->value[OPTION_COMPLETION]);
    else
        return complain(EXIT_USAGE, "a command is missing; see 'icmpwire --help'");
    return EXIT_FINE;
}

static enum exit_code (*const commands[COMMAND_COUNT])(const struct options *) = {
    [COMMAND_NONE] = without_command,    [COMMAND_DECODE] = command_decode, [COMMAND_CRAFT] = command_craft,
    [COMMAND_EXPLAIN] = command_explain, [COMMAND_CHECK] = command_check,   [COMMAND_POLICY] = command_policy,
    [COMMAND_PING] = command_ping,       [COMMAND_TRACE] = command_trace,   [COMMAND_HOST] = command_host,
};

static enum exit_code run(enum command command, const struct options *options)
{
    if (command != COMMAND_NONE && options->value[OPTION_HELP]) {
        help_print(command);
        return EXIT_FINE;
    }
    return commands[command](options);
}

int main(int argc, char **argv)
{
    bool named = argc > 1 && argv[1][0] != '-';
    enum command command = named ? command_of(argv[1]) : COMMAND_NONE;
    struct options options;

    if (command == COMMAND_COUNT)
        return (int)complain(EXIT_USAGE, "unknown command '%s'; see 'icmpwire --help'", argv[1]);
    signal(SIGPIPE, SIG_IGN); /* a reader that went away is an error of writing, and ends the command quietly */
    bool good = options_parse(command, argc - named, argv + named, &options);
    enum exit_code code = good ? output_finish(run(command, &options)) : EXIT_USAGE;
    options_free(&options);
    return (int)code;
}
