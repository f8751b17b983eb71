/* SPDX-License-Identifier: BSD-2-Clause */
/* Where the message is in an input of each target, for mutators that know layouts. */
#ifndef ICMPWIRE_FUZZ_PLACE_H
#define ICMPWIRE_FUZZ_PLACE_H

#include "icmpwire.h"

enum { PLACE_HEAD = 40 };

struct place {
    bool known;
    enum icmpwire_family family;
    size_t at;                /* in the input: what follows the head */
    uint8_t head[PLACE_HEAD]; /* the first octets of the message, where the target adds them */
    size_t head_size;
    const uint8_t *source, *destination; /* in the input; null: none */
};

struct place place_of(const char *target, const uint8_t *data, size_t size);

/* May a message of this type have an extension structure? */
bool place_may_extend(const struct place *place, uint8_t type);

#endif
