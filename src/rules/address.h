/* SPDX-License-Identifier: BSD-2-Clause */
/* What kind of address an address is. */
#ifndef ICMPWIRE_RULES_ADDRESS_H
#define ICMPWIRE_RULES_ADDRESS_H

#include "icmpwire/ip.h"
#include "icmpwire/walk.h"

ICMPWIRE_INLINE bool icmpwire_same_ip(struct icmpwire_ip a, struct icmpwire_ip b)
{
    return a.low == b.low && a.high == b.high && a.version == b.version;
}

ICMPWIRE_INLINE struct icmpwire_ip icmpwire_no_ip(void)
{
    return (struct icmpwire_ip){0, 0, 0};
}

/* 0.0.0.0 or :: */
ICMPWIRE_INLINE bool icmpwire_ip_unspecified(struct icmpwire_ip ip)
{
    return (ip.high | ip.low) == 0;
}

ICMPWIRE_INLINE bool icmpwire_ip_multicast(struct icmpwire_ip ip)
{
    return ip.version == 4 ? ip.low >> 28 == 0xe : ip.high >> 56 == 0xff;
}

ICMPWIRE_INLINE bool icmpwire_ip_loopback(struct icmpwire_ip ip)
{
    return ip.version == 4 ? ip.low >> 24 == 127 : ip.high == 0 && ip.low == 1;
}

/* fe80::/10; no IPv4 address is one */
ICMPWIRE_INLINE bool icmpwire_ip_link_local(struct icmpwire_ip ip)
{
    return ip.high >> 54 == 0x3fa;
}

/* RFC 4291 section 2.7: 1 on the host, 2 on the link, 5 site, 14 global. */
ICMPWIRE_INLINE unsigned icmpwire_ip6_multicast_scope(struct icmpwire_ip ip)
{
    return (unsigned)(ip.high >> 48 & 15);
}

/* ff02::1 */
ICMPWIRE_INLINE struct icmpwire_ip icmpwire_all_nodes(void)
{
    return (struct icmpwire_ip){0xff02000000000000, 1, 6};
}

/* ff02::2 */
ICMPWIRE_INLINE struct icmpwire_ip icmpwire_all_routers(void)
{
    return (struct icmpwire_ip){0xff02000000000000, 2, 6};
}

/* RFC 4291 section 2.7.1: ff02::1:ffXX:XXXX */
ICMPWIRE_INLINE struct icmpwire_ip icmpwire_solicited_node(struct icmpwire_ip ip)
{
    return (struct icmpwire_ip){0xff02000000000000, 0x1ff000000 | (ip.low & 0xffffff), 6};
}

/* Do two addresses have their first bits in common? */
ICMPWIRE_INLINE bool icmpwire_in_prefix(struct icmpwire_ip ip, struct icmpwire_ip net, unsigned bits)
{
    uint64_t high = ip.high ^ net.high, low = ip.low ^ net.low;

    if (ip.version != net.version)
        return false;
    if (ip.version == 4)
        return bits == 0 || low >> (32 - bits) == 0;
    if (bits <= 64)
        return bits == 0 || high >> (64 - bits) == 0;
    return high == 0 && low >> (128 - bits) == 0;
}

/* An address with all bits behind the prefix zero. */
ICMPWIRE_INLINE struct icmpwire_ip icmpwire_ip_net(struct icmpwire_ip ip, unsigned bits)
{
    if (ip.version == 4)
        ip.low &= ~(UINT64_C(0xffffffff) >> (bits & 63));
    else if (bits <= 64)
        ip = (struct icmpwire_ip){bits == 0 ? 0 : ip.high >> (64 - bits) << (64 - bits), 0, 6};
    else
        ip.low = ip.low >> (128 - bits) << (128 - bits);
    return ip;
}

#endif
