/* SPDX-License-Identifier: BSD-2-Clause */
/* A part of variable size, taken by CALL from the walk w into span or address, with any number n and a reach that may
 * answer anything: what was taken lies within the octets, what is left is their end, and a failure leaves nothing. */
#include "proof.h"

#include "icmpwire/walk.h"

static size_t any_reach(const uint8_t *list, size_t left)
{
    (void)list;
    (void)left;
    return nondet_size();
}

void harness(void)
{
    struct icmpwire_span s = any_octets(), span = {NULL, 0};
    struct icmpwire_address address = {NULL};
    struct icmpwire_walk w = icmpwire_walk_over(s.data, s.size);
    enum icmpwire_pass pass = nondet_u8() % 2 ? ICMPWIRE_DECODE : ICMPWIRE_OPEN;
    size_t n = nondet_size();
    CALL;
    (void)any_reach;
    (void)n;
    HOLDS(within(span, s));
    HOLDS(address.octets == NULL || within((struct icmpwire_span){address.octets, 16}, s));
    HOLDS(w.failed ? w.left == 0 : within((struct icmpwire_span){w.at, w.left}, s));
    if (span.size || address.octets)
        REACHED("a part");
#ifdef NEVER_FAILS
    HOLDS(!w.failed);
#else
    if (w.failed)
        REACHED("a failure");
#endif
}
