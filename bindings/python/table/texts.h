/* SPDX-License-Identifier: BSD-2-Clause */
/* Texts that a column has again and again: the dictionaries of Arrow. */
#ifndef TABLE_TEXTS_H
#define TABLE_TEXTS_H

#include "block.h"
#include "icmpwire.h"

struct texts {
    size_t count;
    struct block *offsets; /* int32_t, count + 1 */
    struct block *octets;
};

/* False when there is no memory, or more text than Arrow's offsets can tell. */
bool texts_add(struct texts *texts, const char *text, size_t size);
void texts_use(struct texts *texts);
void texts_drop(struct texts *texts);

/* Adds a text unless it is there, and returns its place; -1: as above. */
int texts_place(struct texts *texts, const char *text);

#endif
