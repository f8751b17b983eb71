/* SPDX-License-Identifier: BSD-2-Clause */
/* The message of an input, taken apart by the library's own description (icmpwire_visit). */
#ifndef ICMPWIRE_FUZZ_PARTS_H
#define ICMPWIRE_FUZZ_PARTS_H

#include "place.h"

enum { PARTS_FIELDS = 256, PARTS_ELEMENTS = 64 }; /* what is beyond stays as it is */

/* Octets [start, end) of the input. */
struct part {
    size_t start, end;
    unsigned depth;
};

struct parts {
    struct place place;                          /* nothing else holds when it is not known */
    struct icmpwire_field fields[PARTS_FIELDS];  /* of 1 to 64 bits; bit offsets count from the input's start */
    struct icmpwire_field lengths[PARTS_FIELDS]; /* those of them that say how long or how many something is */
    struct part elements[PARTS_ELEMENTS];
    struct part quote, extension; /* without octets where there is none */
    size_t field_count, length_count, element_count;
};

void parts_of(const char *target, const uint8_t *data, size_t size, struct parts *parts);

#endif
