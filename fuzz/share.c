/* SPDX-License-Identifier: BSD-2-Clause */
#include "share.h"

#include <stdio.h>
#include <stdlib.h>

#include "place.h"

static unsigned long long right, checked;

static void tell(void)
{
    (void)fprintf(stderr, "stat::right_checksums_percent:  %llu\n", checked ? right * 100 / checked : 0);
}

void share_count(const char *target, const uint8_t *data, size_t size)
{
    struct place place = place_of(target, data, size);
    enum icmpwire_checksum_state state;
    if (!place.known || place.head_size || place.at > size)
        return;
    state = icmpwire_checksum_check(place.family, data + place.at, size - place.at, place.source, place.destination);
    if (state == ICMPWIRE_CHECKSUM_UNKNOWN)
        return;
    if (!checked++)
        (void)atexit(tell);
    right += state == ICMPWIRE_CHECKSUM_GOOD;
}
