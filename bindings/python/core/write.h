/* SPDX-License-Identifier: BSD-2-Clause */
/* An object's fields in its C struct, for the library to encode. */
#ifndef CORE_WRITE_H
#define CORE_WRITE_H

#include "encode.h"

enum { CORE_LISTS_MAX = 6 };

/* The octets of the lists that a struct points to. */
struct core_lists {
    struct core_buffer all[CORE_LISTS_MAX];
    unsigned count;
    uint8_t room[512]; /* of the first */
};

/* Fills in *s. What it points to lives as long as the object and the lists. -1 with an exception. */
int core_write(struct core_node *node, union core_struct *s, struct core_lists *lists);
void core_lists_free(struct core_lists *lists);

/* Puts a number where a field has its place. */
void core_put_number(const struct core_field *f, void *to, uint64_t number);

/* Has the caller said what the library or the packet would compute? */
bool core_overrides(const struct core_node *node);

/* Puts those numbers, of parts as well, into a struct that has the computed ones. */
void core_put_overrides(const struct core_node *node, void *to);

#endif
