/* SPDX-License-Identifier: BSD-2-Clause */
/* The chain of IPv6 headers: skipped in a packet, whole or quoted. */
#ifndef ICMPWIRE_RULES_HEADERS6_H
#define ICMPWIRE_RULES_HEADERS6_H

#include "icmpwire/walk.h"
#include "octets.h"

/* Next headers */
enum {
    ICMPWIRE_NEXT_HOP_BY_HOP = 0,
    ICMPWIRE_NEXT_TCP = 6,
    ICMPWIRE_NEXT_UDP = 17,
    ICMPWIRE_NEXT_ROUTING = 43,
    ICMPWIRE_NEXT_FRAGMENT = 44,
    ICMPWIRE_NEXT_AUTHENTICATION = 51,
    ICMPWIRE_NEXT_ICMP6 = 58,
    ICMPWIRE_NEXT_NONE = 59,
    ICMPWIRE_NEXT_OPTIONS = 60,
    ICMPWIRE_NEXT_PIM = 103,
    ICMPWIRE_NEXT_UDP_LITE = 136
};

/* Where the extension headers of a packet end. */
struct icmpwire_headers6 {
    size_t at;        /* octets from the IPv6 header: the payload, or the header of a fragment that is not the first */
    uint8_t protocol; /* of what is there */
    uint16_t offset_more; /* of the last fragment header: offset and the bit for more; 0: none */
};

/* ipv6_skip_exthdr: `packet` has its IPv6 header. False for a chain that is cut, or ends in "no next header". */
bool icmpwire_headers6_skip(struct icmpwire_span packet, struct icmpwire_headers6 *headers);

/* The octet that names the header at `at`, which is one of the chain and has whole headers in front of it. */
size_t icmpwire_headers6_named_at(struct icmpwire_span packet, size_t at);

#endif
