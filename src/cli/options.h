/* SPDX-License-Identifier: BSD-2-Clause */
/* The commands and their options: one table that getopt_long, --help, the manual page and the completions read. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum command {
    COMMAND_NONE,
    COMMAND_DECODE,
    COMMAND_CRAFT,
    COMMAND_EXPLAIN,
    COMMAND_CHECK,
    COMMAND_POLICY,
    COMMAND_PING,
    COMMAND_TRACE,
    COMMAND_HOST,
    COMMAND_COUNT
};

enum option_id {
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_MAN,
    OPTION_COMPLETION,
    OPTION_HEX_TEXT,
    OPTION_AS,
    OPTION_IPV4,
    OPTION_IPV6,
    OPTION_SOURCE,
    OPTION_DESTINATION,
    OPTION_TREE,
    OPTION_BITS,
    OPTION_JSON,
    OPTION_LENIENT,
    OPTION_STRICT,
    OPTION_COUNT_OF,
    OPTION_NO_PROGRESS,
    OPTION_HOP_LIMIT,
    OPTION_TRAFFIC_CLASS,
    OPTION_IDENTIFICATION,
    OPTION_DONT_FRAGMENT,
    OPTION_FLOW_LABEL,
    OPTION_HEX,
    OPTION_RAW,
    OPTION_PCAP,
    OPTION_DEVICE,
    OPTION_FILTER,
    OPTION_WRITE,
    OPTION_ALL,
    OPTION_SEVERITY,
    OPTION_EVE,
    OPTION_COMMUNITY,
    OPTION_OUTPUT,
    OPTION_ROUTERS,
    OPTION_SET,
    OPTION_ENTRIES,
    OPTION_NO_STATISTICS,
    OPTION_ONLY_IPV4,
    OPTION_ONLY_IPV6,
    OPTION_REQUESTS,
    OPTION_INTERVAL,
    OPTION_SIZE,
    OPTION_PATTERN,
    OPTION_TIMEOUT,
    OPTION_DEADLINE,
    OPTION_TTL,
    OPTION_THROUGH,
    OPTION_QUIET,
    OPTION_PROBE,
    OPTION_FIRST_HOP,
    OPTION_LAST_HOP,
    OPTION_QUERIES,
    OPTION_WAIT,
    OPTION_NAMES,
    OPTION_SOCKET,
    OPTION_CONFIG,
    OPTION_REPLAY,
    OPTION_WRITE_SENT,
    OPTION_COUNTERS,
    OPTION_LINGER,
    OPTION_TRACE,
    OPTION_HOST_POLICY,
    OPTION_TUN,
    OPTION_TAP,
    OPTION_RULES,
    OPTION_EXAMPLE,
    OPTION_COUNT
};

struct command_row {
    const char *name;     /* "" for the command without a sub-command */
    const char *operands; /* as the usage line shows them */
    const char *summary;  /* one line */
    const char *text;     /* paragraphs, each ended by a newline */
    const char *examples; /* "what\tcommand\n" each */
};

struct option_row {
    unsigned commands; /* bit 1 << enum command for each that takes it */
    char letter;       /* 0: none */
    const char *name;
    const char *argument; /* null: takes none */
    const char *choices;  /* the words an argument may be, with spaces between; null: anything */
    const char *help;
};

extern const struct command_row command_rows[COMMAND_COUNT];
extern const struct option_row option_rows[OPTION_COUNT];

/* An option with its argument, as it was given. */
struct option_given {
    enum option_id id;
    const char *argument;
};

/* What one command line says. */
struct options {
    const char *value[OPTION_COUNT]; /* null: not given; "" for an option without an argument; the last of several */
    struct option_given *given;      /* each option that has an argument, in order; owned */
    int given_count;
    char **operands;
    int operand_count;
};

/* Does the command take the option? */
bool option_applies(enum option_id id, enum command command);

/* COMMAND_COUNT when there is no command of that name. */
enum command command_of(const char *name);

/* Reads a command line; argv[0] is skipped. On false it has complained. Free the options in both cases. */
bool options_parse(enum command command, int argc, char **argv, struct options *options);
void options_free(struct options *options);

/* The arguments of an option that may be given any number of times, one with each call; null behind the last. *at is 0
 * at first. */
const char *options_next(const struct options *options, enum option_id id, int *at);

/* The number that an option was given, decimal or 0x, at most `most`; *number stays as it is when the option is not
 * there. On false it has complained. */
bool options_number(const struct options *options, enum option_id id, uint64_t most, uint64_t *number);

/* A number from 0 to `most`, decimal or 0x. */
bool options_number_of(const char *text, uint64_t most, uint64_t *number);

/* An address that an option was given, as its octets: 4 or 16, or 0 when the option is not there. On false it has
 * complained. */
bool options_address(const struct options *options, enum option_id id, uint8_t octets[16], size_t *size);

#endif
