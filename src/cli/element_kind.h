/* SPDX-License-Identifier: BSD-2-Clause */
/* The elements that messages are made of, by name. */
#ifndef CLI_ELEMENT_KIND_H
#define CLI_ELEMENT_KIND_H

#include "icmpwire.h"

/* Fills an element with values and encodes it with lengths and padding. Results as icmpwire_X_encode. */
typedef bool element_build_fn(struct icmpwire_value *values, size_t count, uint8_t *out, size_t room, size_t *size,
                              struct icmpwire_fault *fault);

struct element_kind {
    const char *name;
    const char *parent; /* the kind it is part of; "": the message */
    const char *list;   /* the member of the parent that holds it */
    element_build_fn *build;
};

/* Null when there is no kind of that name. */
const struct element_kind *element_kind_of(const char *name);

/* All names, with commas between. */
extern const char element_kind_names[];

#endif
