/* SPDX-License-Identifier: BSD-2-Clause */
/* The packet that an error quotes. */
#ifndef ICMPWIRE_CHECK_QUOTED_H
#define ICMPWIRE_CHECK_QUOTED_H

#include "checks.h"

struct icmpwire_quoted {
    struct icmpwire_span datagram;
    const struct icmpwire_extension *extension; /* null: a message that has none */
    uint8_t unit;                               /* octets that the length attribute counts; 0: a message without */
    uint8_t length;                             /* the length attribute */
    bool there; /* its IP header is, and is of the version that belongs here; the rest then says what it tells */
    uint8_t version;
    uint8_t protocol;
    bool fragment;         /* one of several */
    bool later;            /* and not the first of them */
    bool typed;            /* the type of an ICMP message is there */
    uint8_t type;          /* of that */
    uint32_t header;       /* octets of the IP header */
    uint32_t total_length; /* octets, as it says; 0: it does not */
    struct icmpwire_span source;
    struct icmpwire_span destination;
};

/* What a message quotes; the members from `there` on are set by the checks. */
void icmpwire_quoted_of(const struct icmpwire_message *message, struct icmpwire_quoted *q);

/* Checks the quoted packet and the extension structure behind it. */
void icmpwire_check_quoted(struct icmpwire_checker *c, const struct icmpwire_message *message,
                           struct icmpwire_quoted *q);

#endif
