/* SPDX-License-Identifier: BSD-2-Clause */
/* Spans of time: on the command line seconds with decimals, inside nanoseconds. */
#ifndef CLI_SECONDS_H
#define CLI_SECONDS_H

#include "options.h"

#define SECOND      UINT64_C(1000000000)
#define MILLISECOND UINT64_C(1000000)

/* The seconds that an option was given, "2" or "0.25", from `least` to `most` nanoseconds; *nanoseconds stays as it is
 * when the option is not there. On false it has complained. */
bool options_seconds(const struct options *options, enum option_id id, uint64_t least, uint64_t most,
                     uint64_t *nanoseconds);

/* CLOCK_MONOTONIC, in nanoseconds. */
uint64_t clock_now(void);

#endif
