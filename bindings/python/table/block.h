/* SPDX-License-Identifier: BSD-2-Clause */
/* Memory that several owners share: the buffers of Arrow arrays. Safe to use and drop in any thread. */
#ifndef TABLE_BLOCK_H
#define TABLE_BLOCK_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

struct block {
    atomic_size_t uses;
    size_t room;
    _Alignas(max_align_t) unsigned char octets[];
};

/* Used once; null when there is no memory. */
struct block *block_new(size_t room);

/* Makes a block that has one user larger, if need be. False when there is no memory; then it is as it was. */
bool block_grow(struct block **block, size_t room);

struct block *block_use(struct block *block);
void block_drop(struct block *block); /* null is fine */

#endif
