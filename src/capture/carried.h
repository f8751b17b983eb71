/* SPDX-License-Identifier: BSD-2-Clause */
/* What a packet carries of an ICMP message. */
#ifndef CAPTURE_CARRIED_H
#define CAPTURE_CARRIED_H

#include "link.h"

enum content {
    CONTENT_MESSAGE,        /* a message; perhaps cut by the capture */
    CONTENT_FIRST_FRAGMENT, /* the start of a message; how long it is, other fragments know */
    CONTENT_LATER_FRAGMENT, /* octets from within a message */
    CONTENT_BROKEN_PACKET   /* an IP packet that says it carries ICMP, and breaks before that */
};

struct carried {
    struct icmpwire_packet packet;
    struct icmpwire_fault fault; /* of the packet; ICMPWIRE_OK: none */
    enum content content;
    enum icmpwire_family family;
    struct octets message; /* of a first fragment as long as a message can be */
};

/* A quick look at a packet: false when carried_by would say so, for most of those that carry something else. */
bool carried_perhaps(struct octets ip);

/* Decodes a packet from its IP header. False: it does not carry ICMP; then only packet and fault are set. */
bool carried_by(struct octets ip, struct carried *carried);

/* Does the content have a message, or the start of one, that can be decoded? */
static inline bool content_decodes(enum content content)
{
    return content == CONTENT_MESSAGE || content == CONTENT_FIRST_FRAGMENT;
}

#endif
