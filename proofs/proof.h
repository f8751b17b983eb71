/* SPDX-License-Identifier: BSD-2-Clause */
/* What harnesses share. CBMC tries all values of what is not set: octets, sizes up to MOST, members. */
#ifndef ICMPWIRE_PROOF_H
#define ICMPWIRE_PROOF_H

#include <stdlib.h>

#include "icmpwire.h"

size_t nondet_size(void);
uint8_t nondet_u8(void);
uint16_t nondet_u16(void);
uint32_t nondet_u32(void);

/* More than any machine has, and as much as CBMC tells apart with 12 bits for the number of a block. */
#define ANY_SIZE ((size_t)1 << 47)

#define HOLDS(condition) __CPROVER_assert(condition, #condition)

/* This place is reached: scripts/prove wants the assertion to fail, or the harness would prove nothing. */
#define REACHED(what) __CPROVER_assert(false, "reached: " what)

/* Any octets, at most MOST of them, in a block of their exact size. The only thing assumed is that there is memory. */
static inline struct icmpwire_span any_octets(void)
{
    struct icmpwire_span s;
    s.size = nondet_size();
    __CPROVER_assume(s.size <= MOST);
    uint8_t *block = malloc(s.size);
    __CPROVER_assume(block != NULL);
    s.data = block;
    return s;
}

static inline bool within(struct icmpwire_span part, struct icmpwire_span whole)
{
    return part.data == NULL ? part.size == 0
                             : __CPROVER_POINTER_OBJECT(part.data) == __CPROVER_POINTER_OBJECT(whole.data) &&
                                   (size_t)(part.data - whole.data) <= whole.size &&
                                   part.size <= whole.size - (size_t)(part.data - whole.data);
}

#define JOIN_(a, b, c) a##b##c
#define JOIN(a, b, c)  JOIN_(a, b, c)

#endif
