/* SPDX-License-Identifier: BSD-2-Clause */
/* Section C: how ICMPv4 replies go out. */
#ifndef ICMPWIRE_RULES_REPLY4_H
#define ICMPWIRE_RULES_REPLY4_H

#include "ip4_options.h"
#include "ip4_write.h"
#include "transmit.h"

/* A reply being written. */
struct icmpwire_reply4 {
    struct icmpwire_way way;
    struct icmpwire_ip4_header header;
    struct icmpwire_ip4_echoed echoed;
    uint8_t *packet;
    uint8_t *message; /* in the packet, behind its IP header: the caller fills it in, but for the checksum */
    size_t size;      /* of the message */
};

/* Begins the reply to a packet, with a message of that type, code and size in octets. False when there will be none. */
bool icmpwire_reply4_begin(struct icmpwire_run *run, const struct icmpwire_datagram *d, uint8_t type, uint8_t code,
                           size_t size, struct icmpwire_reply4 *reply);

/* icmp_reply: fills in the checksum and sends it. */
void icmpwire_reply4_send(struct icmpwire_run *run, struct icmpwire_reply4 *reply);

/* icmp_timestamp */
void icmpwire_timestamp4(struct icmpwire_run *run, const struct icmpwire_datagram *d);

#endif
