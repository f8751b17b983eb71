/* SPDX-License-Identifier: BSD-2-Clause */
/* Writing IPv4 headers. */
#ifndef ICMPWIRE_RULES_IP4_WRITE_H
#define ICMPWIRE_RULES_IP4_WRITE_H

#include "transmit.h"

/* What an IPv4 header of ours says. */
struct icmpwire_ip4_header {
    uint8_t traffic_class;
    uint8_t ttl;
    uint8_t protocol;
    uint16_t identification;
    uint16_t flags_offset;
    struct icmpwire_ip source, destination;
    struct icmpwire_span options; /* a multiple of 4 octets */
};

/* ip_select_ttl, and 1 to a group. */
uint8_t icmpwire_ttl4(const struct icmpwire_run *run, const struct icmpwire_way *way);

/* Writes the header of a packet of `size` octets in all; returns how long it is. */
size_t icmpwire_ip4_write(uint8_t *packet, size_t size, const struct icmpwire_ip4_header *header);

#endif
