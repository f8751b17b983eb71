/* SPDX-License-Identifier: BSD-2-Clause */
/* A checksum that is updated for a field stays right: the message with it sums to 0xffff (RFC 1624). */
#include "proof.h"

static uint16_t add(uint16_t a, uint16_t b)
{
    uint32_t sum = (uint32_t)a + b;
    return (uint16_t)((sum & 0xffff) + (sum >> 16));
}

void harness(void)
{
    uint16_t others = nondet_u16(), before = nondet_u16(), after = nondet_u16();
    uint16_t checksum = (uint16_t)(add(others, before) ^ 0xffff);
    uint16_t updated = icmpwire_checksum_update(checksum, before, after);
    HOLDS(add(add(others, after), updated) == 0xffff || (others == 0 && after == 0));
    if (before != after)
        REACHED("a field that changed");
}
