/* SPDX-License-Identifier: BSD-2-Clause */
/* The walk down the headers of a packet, whole or quoted. Private. */
#ifndef ICMPWIRE_CHAIN_H
#define ICMPWIRE_CHAIN_H

#include "icmpwire/packet.h"

/* Where a walk stands, and what the headers behind it said. */
struct icmpwire_chain {
    struct icmpwire_span rest; /* what is there of the headers ahead and of the payload */
    size_t at;                 /* octets behind: where rest begins */
    uint8_t version;           /* 0 before the IP header */
    uint8_t protocol;          /* of rest: the header ahead, or the payload */
    uint8_t traffic_class;
    uint8_t hop_limit;
    bool fragment;
    bool more_fragments;
    uint16_t fragment_offset; /* octets */
    uint16_t length;          /* total length of IPv4, payload length of IPv6 */
    uint32_t identification;
    struct icmpwire_span source;
    struct icmpwire_span destination;
};

/* A walk that has its IP header ahead: `version` is what the first 4 bits of the packet say, 4 or 6. */
struct icmpwire_chain icmpwire_chain_start(struct icmpwire_span packet, uint8_t version);

/* Is a header ahead that can be walked through? IPv4 has none but the authentication header. */
bool icmpwire_chain_continues(const struct icmpwire_chain *chain);

/* Steps over the header ahead. False when it is not whole, and then nothing moves. */
bool icmpwire_chain_step(struct icmpwire_chain *chain, struct icmpwire_span *header);

/* The packet ends here, so many octets from its start. */
void icmpwire_chain_limit(struct icmpwire_chain *chain, size_t end);

/* The body of the first option of a type, when it has that size, in a hop-by-hop or destination options
 * header; data null: there is none. */
struct icmpwire_span icmpwire_chain_option6(struct icmpwire_span header, uint8_t type, size_t size);

/* The same for an IPv4 header. */
struct icmpwire_span icmpwire_chain_option4(struct icmpwire_span header, uint8_t type, size_t size);

#endif
