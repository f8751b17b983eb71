/* SPDX-License-Identifier: BSD-2-Clause */
/* What scripts/check-source must find (marked as planted) and must leave alone, in a header. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct span {
    const uint8_t *data;
    size_t size;
};

/* As the walk's primitives in the tree, these would be allowed: what counts is the file in which they are spelled. */
#define READ_AT(p, i) ((p)[i]) /* planted */
#define SIZE(s)       ((s).size)

static inline uint8_t first_of(struct span s)
{
    return s.data[0]; /* planted */
}
