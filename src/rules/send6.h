/* SPDX-License-Identifier: BSD-2-Clause */
/* Sending ICMPv6 messages of our own. */
#ifndef ICMPWIRE_RULES_SEND6_H
#define ICMPWIRE_RULES_SEND6_H

#include "transmit.h"

/* What the IPv6 header of a message of ours says. */
struct icmpwire_ip6_header {
    uint8_t traffic_class;
    uint8_t hop_limit;
    uint32_t flow_label;
    struct icmpwire_ip source, destination;
};

/* A message being written. */
struct icmpwire_send6 {
    struct icmpwire_way way;
    struct icmpwire_ip6_header header;
    uint8_t *packet;
    uint8_t *message; /* in the packet, behind its IPv6 header: the caller fills it in, but for the checksum */
    size_t size;      /* of the message */
};

/* ip6_dst_hoplimit: the hop limit of the device it leaves by. */
uint8_t icmpwire_hop_limit6(const struct icmpwire_way *way);

/* Begins a message of `size` octets whose header and way are there. False when there is no room. */
bool icmpwire_send6_begin(struct icmpwire_run *run, size_t size, struct icmpwire_send6 *send);

/* Fills in the checksum, counts the message and sends it. */
void icmpwire_send6(struct icmpwire_run *run, struct icmpwire_send6 *send);

#endif
