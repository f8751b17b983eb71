/* SPDX-License-Identifier: BSD-2-Clause */
/* What an address is, by its octets: 4 of IPv4, 16 of IPv6. */
#ifndef ICMPWIRE_CHECK_ADDRESS_H
#define ICMPWIRE_CHECK_ADDRESS_H

#include "icmpwire/walk.h"

/* All zeros. */
ICMPWIRE_INLINE bool icmpwire_is_unspecified(struct icmpwire_span a)
{
    if (a.size == 4)
        return icmpwire_peek32(a.data, 0) == 0;
    return (icmpwire_peek64(a.data, 0) | icmpwire_peek64(a.data, 8)) == 0;
}

/* 224.0.0.0/4, ff00::/8 */
ICMPWIRE_INLINE bool icmpwire_is_multicast(struct icmpwire_span a)
{
    uint8_t first = icmpwire_peek8(a.data, 0);
    return a.size == 4 ? first >> 4 == 0xe : first == 0xff;
}

/* 255.255.255.255; IPv6 has none. That of a subnet cannot be told from the address alone. */
ICMPWIRE_INLINE bool icmpwire_is_broadcast(struct icmpwire_span a)
{
    return a.size == 4 && icmpwire_peek32(a.data, 0) == 0xffffffff;
}

/* 240.0.0.0/4: class E, the broadcast address included */
ICMPWIRE_INLINE bool icmpwire_is_reserved(struct icmpwire_span a)
{
    return a.size == 4 && icmpwire_peek8(a.data, 0) >> 4 == 0xf;
}

ICMPWIRE_INLINE bool icmpwire_is_same_address(struct icmpwire_span a, struct icmpwire_span b)
{
    if (a.size != b.size)
        return false;
    if (a.size == 4)
        return icmpwire_peek32(a.data, 0) == icmpwire_peek32(b.data, 0);
    return icmpwire_peek64(a.data, 0) == icmpwire_peek64(b.data, 0) &&
           icmpwire_peek64(a.data, 8) == icmpwire_peek64(b.data, 8);
}

/* 127.0.0.0/8, ::1 */
ICMPWIRE_INLINE bool icmpwire_is_loopback(struct icmpwire_span a)
{
    if (a.size == 4)
        return icmpwire_peek8(a.data, 0) == 127;
    return icmpwire_peek64(a.data, 0) == 0 && icmpwire_peek64(a.data, 8) == 1;
}

/* 169.254.0.0/16, fe80::/10 */
ICMPWIRE_INLINE bool icmpwire_is_link_local(struct icmpwire_span a)
{
    uint16_t first = icmpwire_peek16(a.data, 0);
    return a.size == 4 ? first == 0xa9fe : first >> 6 == 0xfe80 >> 6;
}

/* ff02::N, a group of the link */
ICMPWIRE_INLINE bool icmpwire_is_link_group(struct icmpwire_span a, uint32_t group)
{
    return icmpwire_peek32(a.data, 0) == 0xff020000 && icmpwire_peek64(a.data, 4) == 0 &&
           icmpwire_peek32(a.data, 12) == group;
}

/* ff02::1:ff00:0/104 (RFC 4291 section 2.7.1) */
ICMPWIRE_INLINE bool icmpwire_is_solicited_node(struct icmpwire_span a)
{
    return icmpwire_peek32(a.data, 0) == 0xff020000 && icmpwire_peek32(a.data, 4) == 0 &&
           icmpwire_peek32(a.data, 8) == 1 && icmpwire_peek8(a.data, 12) == 0xff;
}

#endif
