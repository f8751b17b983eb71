/* SPDX-License-Identifier: BSD-2-Clause */
#include "block.h"
#include <stdlib.h>

struct block *block_new(size_t room)
{
    struct block *block = malloc(sizeof *block + room);
    if (block) {
        atomic_init(&block->uses, 1);
        block->room = room;
    }
    return block;
}

bool block_grow(struct block **block, size_t room)
{
    struct block *grown;
    if (room <= (*block)->room)
        return true;
    room += room / 2;
    grown = realloc(*block, sizeof *grown + room);
    if (!grown)
        return false;
    grown->room = room;
    *block = grown;
    return true;
}

struct block *block_use(struct block *block)
{
    atomic_fetch_add_explicit(&block->uses, 1, memory_order_relaxed);
    return block;
}

void block_drop(struct block *block)
{
    if (block && atomic_fetch_sub_explicit(&block->uses, 1, memory_order_acq_rel) == 1)
        free(block);
}
