/* SPDX-License-Identifier: BSD-2-Clause */
/* The one bounds check of the walk: taking any number of octets off any remainder moves by as much, or fails and leaves
 * nothing; what was taken lies before what is left. */
#include "proof.h"

#include "icmpwire/walk.h"

void harness(void)
{
    struct icmpwire_span s = any_octets();
    struct icmpwire_walk w = icmpwire_walk_over(s.data, s.size);
    size_t n = nondet_size();
    if (icmpwire_walk_claim(&w, n)) {
        HOLDS(n <= s.size && !w.failed && w.at == s.data + n && w.left == s.size - n);
        REACHED("octets that are there");
    } else {
        HOLDS(n > s.size && w.failed && w.left == 0);
        REACHED("too many");
    }
    if (icmpwire_walk_claim(&w, 1))
        HOLDS(!w.failed && within((struct icmpwire_span){w.at - 1, 1}, s));
}
