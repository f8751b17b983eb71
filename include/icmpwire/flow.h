/* SPDX-License-Identifier: BSD-2-Clause */
/* Which flow a message belongs to: an error to that of the packet which it quotes. */
#ifndef ICMPWIRE_FLOW_H
#define ICMPWIRE_FLOW_H

#include "message.h"
#include "packet.h"

#ifdef __cplusplus
extern "C" {
#endif

/* How far a tuple can be trusted. */
enum icmpwire_confidence {
    ICMPWIRE_TUPLE_NONE = 0,          /* no tuple: nothing is quoted, or not even its IP header */
    ICMPWIRE_TUPLE_CHAIN_CUT = 1,     /* addresses only: the chain of headers is cut before the transport */
    ICMPWIRE_TUPLE_FRAGMENT = 2,      /* addresses and protocol only: a fragment other than the first */
    ICMPWIRE_TUPLE_PORTS_CUT = 3,     /* addresses and protocol only: cut before the ports or the identifier */
    ICMPWIRE_TUPLE_WITHOUT_PORTS = 4, /* complete: a protocol, or a type of ICMP, that has none */
    ICMPWIRE_TUPLE_COMPLETE = 5
};

/* A flow, in the direction of the packet that it was read from: the source sent it. The octets are copied, so that
 * it can outlive the packet. What `confidence` leaves out is zero.
 * The addresses are those that the transport sees: IPv6 routing headers and home address options are followed, as
 * for final_destination and original_source of packet.h; where that cannot be told, they are those of the IP header. */
struct icmpwire_tuple {
    uint8_t version; /* 4 or 6 */
    uint8_t protocol;
    uint8_t confidence;   /* enum icmpwire_confidence */
    bool inner;           /* of a packet that the message quotes: the message itself goes towards this source */
    uint16_t source_port; /* ICMP: the identifier, in both, of the types that quote.h has one for; otherwise 0 */
    uint16_t destination_port;
    uint8_t type; /* ICMP: of the message, or of the quoted one */
    uint8_t code;
    uint8_t source[16]; /* IPv4: the first 4 octets, the rest zero */
    uint8_t destination[16];
};

/* The flow that a message belongs to. Errors, and Neighbor Discovery redirects with a redirected header: that of the
 * quoted packet. Other messages, error types without a known layout among them: their own addresses and identifier.
 * False: not even the quoted IP header is whole; then *tuple is zero, and so is its confidence. */
ICMPWIRE_API bool icmpwire_flow_of(const struct icmpwire_packet *packet, const struct icmpwire_message *message,
                                   struct icmpwire_tuple *tuple);

/* The flow of any packet by itself, so that its hash can be compared with that of an error; of a fragment as well.
 * False: its IP header was not decoded. */
ICMPWIRE_API bool icmpwire_flow_of_packet(const struct icmpwire_packet *packet, struct icmpwire_tuple *tuple);

/* The tuple of the packets that go the other way; type and code stay what they are. */
ICMPWIRE_API struct icmpwire_tuple icmpwire_flow_reversed(const struct icmpwire_tuple *tuple);

/* A hash that is the same in both directions, and the same for an error and the flow that it is about: what chooses
 * a worker, by any of its bits. Depends on version, addresses, protocol and ports; not on types and codes. It is the
 * same on every machine. The seed keeps strangers from guessing it, but it does not withstand one who can see which
 * worker is chosen. */
ICMPWIRE_API uint32_t icmpwire_flow_hash(const struct icmpwire_tuple *tuple, uint32_t seed);

/* ---- Community ID (version 1 of the Corelight specification) ---- */

enum icmpwire_community_variant {
    ICMPWIRE_COMMUNITY_ID = 0, /* the specification's baseline, as Zeek does it */
    /* Suricata's on a little-endian machine: more pairs of types; messages without one count as type and 0 and are
     * ordered as well; protocols without ports as ports 0. Suricata takes an error for a part of the flow that it
     * quotes. */
    ICMPWIRE_COMMUNITY_ID_SURICATA = 1
};

enum { ICMPWIRE_COMMUNITY_MOST = 40 };

/* The octets whose SHA-1 in Base64, behind "1:", is a Community ID. */
struct icmpwire_community {
    size_t size; /* 12 to ICMPWIRE_COMMUNITY_MOST */
    uint8_t octets[ICMPWIRE_COMMUNITY_MOST];
};

/* Those of a packet: for ICMP, of the message itself, not of what it quotes. False, and size 0: the packet has none,
 * as the ports or the type are not there: a fragment other than the first, or cut before them. */
ICMPWIRE_API bool icmpwire_community_input(const struct icmpwire_packet *packet, uint16_t seed,
                                           enum icmpwire_community_variant variant, struct icmpwire_community *input);

/* ---- pairs ---- */

/* The type that answers a type; false: nothing does, and *reply is as it was. ICMPv6 130 gives 131; 143 answers it
 * too. */
ICMPWIRE_API bool icmpwire_reply_type(enum icmpwire_family family, uint8_t type, unsigned *reply);

/* Does `reply` answer `request`?
 * - Their types pair, and what a reply repeats is the same: identifier and sequence number, target, nonce,
 *   registered address. Listener reports answer for a group that the query asks for, those of version 2 with a
 *   current-state record.
 * - It comes from the address that was asked, or from any when that is multicast, 255.255.255.255 or 0.0.0.0, and
 *   for types that are answered from another address. The broadcast address of a subnet cannot be told from others.
 * - It goes to the address that asked, or anywhere when that is 0.0.0.0 or ::. Advertisements of routers may go to a
 *   group.
 * A message that was not decoded as far as that answers nothing. */
ICMPWIRE_API bool icmpwire_answers(const struct icmpwire_packet *request_packet, const struct icmpwire_message *request,
                                   const struct icmpwire_packet *reply_packet, const struct icmpwire_message *reply);

#ifdef __cplusplus
}
#endif
#endif
