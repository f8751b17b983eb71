/* SPDX-License-Identifier: BSD-2-Clause */
/* A number of BITS: read when its octets are there, the most significant first; else nothing is read or set. */
#include "proof.h"

#include "icmpwire/walk.h"

#define OCTETS (BITS / 8)

void harness(void)
{
    struct icmpwire_span s = any_octets();
    struct icmpwire_walk w = icmpwire_walk_over(s.data, s.size);
    TYPE value = 7;
    uint64_t expected = 0;
    JOIN(icmpwire_walk_, BITS, )(&w, ICMPWIRE_DECODE, &value);
    if (s.size < OCTETS) {
        HOLDS(w.failed && w.left == 0 && value == 7);
        REACHED("too few octets");
        return;
    }
    for (size_t i = 0; i < OCTETS; i++)
        expected = (expected & 0xffffffffffffff) << 8 | s.data[i];
    HOLDS(value == expected);
    HOLDS(!w.failed && w.at == s.data + OCTETS && w.left == s.size - OCTETS);
    REACHED("a number");
}
