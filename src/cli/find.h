/* SPDX-License-Identifier: BSD-2-Clause */
/* Finds a field of an encoded message by the name that a user gave it. */
#ifndef CLI_FIND_H
#define CLI_FIND_H

#include "icmpwire.h"

enum { STEPS_MAX = 8 };

/* An element by its place: number `index` of the list of that name. */
struct step {
    const char *list;
    uint32_t index;
};

/* Finds a field of the element that the steps lead to, from the message inwards; no steps: of the message itself. The
 * field may be in a group of the element, but not in a further element. `name` is the field's own name, or with the
 * names of the groups before it ("extension.version"); lists are found as well. The first in wire order is taken, and
 * what cannot be read behind it does not matter. */
bool find_field(enum icmpwire_family family, struct icmpwire_span message, const struct step *steps, size_t count,
                const char *name, struct icmpwire_field *field);

#endif
