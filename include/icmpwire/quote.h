/* SPDX-License-Identifier: BSD-2-Clause */
/* The packet that an error message quotes: which flow it belongs to. */
#ifndef ICMPWIRE_QUOTE_H
#define ICMPWIRE_QUOTE_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* How much of a thing was there. Never guessed. */
enum icmpwire_extent {
    ICMPWIRE_ABSENT = 0,  /* there is none: a later fragment, no such header, a protocol without ports */
    ICMPWIRE_CUT_OFF = 1, /* there is one, and the octets end before or in it */
    ICMPWIRE_COMPLETE = 2
};

/* What a quoted datagram says of itself. Members of a part that is not ICMPWIRE_COMPLETE are zero. When the
 * chain is cut off, nothing is known of what is behind it: ports, icmp and identified are then
 * ICMPWIRE_ABSENT. */
struct icmpwire_quote {
    uint8_t version;    /* 4 or 6; 0: not an IP header, an IPv4 one that claims less than 20 octets included */
    uint8_t chain;      /* enum icmpwire_extent: the headers up to the transport; an ESP header ends them, complete */
    uint8_t ports;      /* enum icmpwire_extent: TCP 6, UDP 17, DCCP 33, SCTP 132, UDP-Lite 136 */
    uint8_t icmp;       /* enum icmpwire_extent: type and code of ICMP (1) or ICMPv6 (58) */
    uint8_t identified; /* enum icmpwire_extent: its identifier and sequence number, where its type has them */
    uint8_t type;       /* of the quoted ICMP message */
    uint8_t code;
    bool fragment; /* one of several fragments, the first included */
    uint16_t identifier;
    uint16_t sequence;        /* 0 for types that have an identifier only */
    uint16_t fragment_offset; /* octets; not 0: the transport header is in another fragment */
    uint8_t protocol;  /* of the transport, or as far as the chain could be followed: the header that is missing */
    uint8_t hop_limit; /* TTL of IPv4 */
    uint16_t source_port;
    uint16_t destination_port;
    uint32_t total_length;       /* octets of the whole packet, as its header says; jumbo payload resolved */
    struct icmpwire_span source; /* 4 or 16 octets */
    struct icmpwire_span destination;
    struct icmpwire_span transport; /* what is quoted behind the chain: transport header and data, without the padding
                                     * that total_length tells; lengths of 0 or within the IP header tell nothing */
};

/* Reads a quoted datagram: IPv4 with options, IPv6 through its extension headers, ports, nested ICMP. False
 * when not even its IP header is whole: *quote then says so, version and extents as above. */
ICMPWIRE_API bool icmpwire_quote_decode(struct icmpwire_span datagram, struct icmpwire_quote *quote);

/* What the inlined form calls for all but the plainest datagrams; not for callers. */
ICMPWIRE_API __attribute__((cold, pure)) struct icmpwire_quote icmpwire_quote_again(struct icmpwire_span datagram);

#ifdef __cplusplus
}
#endif
#endif
