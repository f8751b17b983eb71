/* SPDX-License-Identifier: BSD-2-Clause */
/* Octets of an input in a block of their exact size, so that a sanitizer sees an access beyond them. */
#ifndef ICMPWIRE_FUZZ_BLOCK_H
#define ICMPWIRE_FUZZ_BLOCK_H

#include <stdlib.h>
#include <string.h>

#include "../tests/must.h"

/* So many octets `before` the input's own, which are its head. Inlined, gcc takes a block of none for uninitialized. */
__attribute__((noinline)) static uint8_t *block_behind(const uint8_t *head, size_t before, const uint8_t *data,
                                                       size_t size)
{
    uint8_t *block = malloc(before + size);
    MUST(block || !(before + size));
    if (before)
        memcpy(block, head, before);
    if (size)
        memcpy(block + before, data, size);
    return block;
}

__attribute__((unused)) static uint8_t *block_of(const uint8_t *data, size_t size)
{
    return block_behind(NULL, 0, data, size);
}

#endif
