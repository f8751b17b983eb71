/* SPDX-License-Identifier: BSD-2-Clause */
/* The checks by what they look at. They are called for broken messages too: members behind c->readable are zero, and
 * what is said about a whole list needs c->whole. */
#ifndef ICMPWIRE_CHECK_CHECKS_H
#define ICMPWIRE_CHECK_CHECKS_H

#include "address.h"
#include "finding.h"

/* Before the message is decoded: the headers of the packet. Sets c->fragmented. */
void icmpwire_check_carrier(struct icmpwire_checker *c);

/* Is there nothing about them that the checks would look at? */
ICMPWIRE_INLINE bool icmpwire_carrier_is_plain(const struct icmpwire_checker *c)
{
    const struct icmpwire_packet *packet = c->packet;
    bool ipv4 = c->family == ICMPWIRE_ICMP4;
    return packet->version == (ipv4 ? 4 : 6) && packet->headers.size == (ipv4 ? 20 : 40) && !packet->fragment &&
           !icmpwire_is_multicast(packet->source) && !icmpwire_is_broadcast(packet->source);
}

/* Instead, when they are broken. */
void icmpwire_check_broken_carrier(struct icmpwire_checker *c, const struct icmpwire_fault *fault);

/* A message that somebody is to answer or believe comes from somewhere. */
ICMPWIRE_INLINE void icmpwire_check_sender(struct icmpwire_checker *c)
{
    if (c->packet && ICMPWIRE_RARE(icmpwire_is_unspecified(c->packet->source)))
        icmpwire_find_source(c, ICMPWIRE_FINDING_SOURCE_UNSPECIFIED);
}

/* The same for a request, which is not to be sent to all: that is how amplifiers are used and found. */
void icmpwire_check_request(struct icmpwire_checker *c);

/* The message, by its layout. */
typedef void icmpwire_check_fn(struct icmpwire_checker *c, const struct icmpwire_message *message);
icmpwire_check_fn icmpwire_check_echo;
icmpwire_check_fn icmpwire_check_probe;     /* extended echo */
icmpwire_check_fn icmpwire_check_errors;    /* of both families */
icmpwire_check_fn icmpwire_check_icmp4;     /* ICMPv4 but echo and errors */
icmpwire_check_fn icmpwire_check_router4;   /* 9 and 10 of ICMPv4 */
icmpwire_check_fn icmpwire_check_seamoby;   /* of both families */
icmpwire_check_fn icmpwire_check_discovery; /* 133 to 137, 141, 142 */
icmpwire_check_fn icmpwire_check_listener;  /* 130 to 132, 143, 151 to 153 */
icmpwire_check_fn icmpwire_check_other6;    /* 138 to 140, 144 to 149, 154, 156 to 159 */
icmpwire_check_fn icmpwire_check_rpl;       /* 155 */

/* What an extension structure holds, for what the message asks of it. */
struct icmpwire_objects_seen {
    uint32_t count;
    uint32_t identifications;    /* of class 3 */
    uint32_t interfaces;         /* of class 2 */
    uint8_t identification_type; /* c-type of the last of class 3 */
    bool pointer;                /* class 4, c-type 1 */
    bool reflect;                /* class 6 */
};

/* The extension structure "extension" of a message (RFC 4884); quoted_version is 4, 6 or 0 for unknown.
 * False: its checksum is wrong, so that nothing is known of its objects. */
bool icmpwire_check_extension(struct icmpwire_checker *c, const struct icmpwire_extension *extension,
                              uint8_t quoted_version, struct icmpwire_objects_seen *seen);

#endif
