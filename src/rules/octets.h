/* SPDX-License-Identifier: BSD-2-Clause */
/* The only code of the rules that writes octets, in network order; the caller has made sure that there is room. Reading
 * is done by the primitives of icmpwire/walk.h. */
#ifndef ICMPWIRE_RULES_OCTETS_H
#define ICMPWIRE_RULES_OCTETS_H

#include "icmpwire/ip.h"
#include "icmpwire/walk.h"

ICMPWIRE_INLINE void icmpwire_poke8(uint8_t *p, size_t at, uint8_t v)
{
    p[at] = v;
}

ICMPWIRE_INLINE void icmpwire_poke16(uint8_t *p, size_t at, uint16_t v)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    v = __builtin_bswap16(v);
#endif
    memcpy(p + at, &v, sizeof v);
}

ICMPWIRE_INLINE void icmpwire_poke32(uint8_t *p, size_t at, uint32_t v)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    v = __builtin_bswap32(v);
#endif
    memcpy(p + at, &v, sizeof v);
}

ICMPWIRE_INLINE void icmpwire_poke64(uint8_t *p, size_t at, uint64_t v)
{
    icmpwire_poke32(p, at, (uint32_t)(v >> 32));
    icmpwire_poke32(p, at + 4, (uint32_t)v);
}

ICMPWIRE_INLINE void icmpwire_poke_span(uint8_t *p, size_t at, struct icmpwire_span s)
{
    if (s.size)
        memcpy(p + at, s.data, s.size);
}

ICMPWIRE_INLINE void icmpwire_poke_zeros(uint8_t *p, size_t at, size_t n)
{
    memset(p + at, 0, n);
}

ICMPWIRE_INLINE void icmpwire_poke_ip6(uint8_t *p, size_t at, struct icmpwire_ip ip)
{
    icmpwire_poke64(p, at, ip.high);
    icmpwire_poke64(p, at + 8, ip.low);
}

/* The sum of an IP header, of `n` octets, a multiple of 4, as icmpwire_checksum_sum says: these are too short for the
 * call to pay. */
ICMPWIRE_INLINE uint16_t icmpwire_header_sum(const uint8_t *p, size_t n)
{
    uint64_t sum = 0;

    for (size_t at = 0; at < n; at += 4)
        sum += icmpwire_peek32(p, at);
    sum = (sum >> 32) + (sum & UINT32_MAX);
    sum = (sum >> 32) + (sum & UINT32_MAX);
    sum = (sum >> 16) + (sum & UINT16_MAX);
    return (uint16_t)((sum >> 16) + sum);
}

/* Octets of a buffer, from `at` on. */
ICMPWIRE_INLINE uint8_t *icmpwire_octets_from(uint8_t *p, size_t at)
{
    return p + at;
}

ICMPWIRE_INLINE struct icmpwire_ip icmpwire_peek_ip4(const uint8_t *p, size_t at)
{
    return (struct icmpwire_ip){0, icmpwire_peek32(p, at), 4};
}

ICMPWIRE_INLINE struct icmpwire_ip icmpwire_peek_ip6(const uint8_t *p, size_t at)
{
    return (struct icmpwire_ip){icmpwire_peek64(p, at), icmpwire_peek64(p, at + 8), 6};
}

#endif
