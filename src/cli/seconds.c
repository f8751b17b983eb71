/* SPDX-License-Identifier: BSD-2-Clause */
#include "seconds.h"
#include "complain.h"
#include <ctype.h>
#include <time.h>

/* Digits, perhaps a point with up to nine digits behind it. */
static bool read_seconds(const char *text, uint64_t *nanoseconds)
{
    uint64_t whole = 0, part = 0, unit = SECOND;

    if (!isdigit((unsigned char)*text))
        return false;
    for (; isdigit((unsigned char)*text) && whole < SECOND; text++)
        whole = 10 * whole + (uint64_t)(*text - '0');
    if (*text == '.')
        for (text++; isdigit((unsigned char)*text) && unit > 1; text++)
            part += (uint64_t)(*text - '0') * (unit /= 10);
    *nanoseconds = whole * SECOND + part;
    return *text == '\0' && whole < SECOND;
}

bool options_seconds(const struct options *options, enum option_id id, uint64_t least, uint64_t most,
                     uint64_t *nanoseconds)
{
    const char *text = options->value[id];
    uint64_t read;

    if (!text)
        return true;
    if (!read_seconds(text, &read) || read < least || read > most)
        return refuse("--%s: '%s' is not a number of seconds from %g to %g", option_rows[id].name, text,
                      (double)least / (double)SECOND, (double)most / (double)SECOND);
    *nanoseconds = read;
    return true;
}

uint64_t clock_now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * SECOND + (uint64_t)time.tv_nsec;
}
