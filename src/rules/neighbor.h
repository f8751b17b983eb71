/* SPDX-License-Identifier: BSD-2-Clause */
/* Neighbors: the link-layer addresses of next hops. */
#ifndef ICMPWIRE_RULES_NEIGHBOR_H
#define ICMPWIRE_RULES_NEIGHBOR_H

#include "transmit.h"

/* Gives a packet that fits the MTU its link-layer destination and sends it. */
void icmpwire_resolve(struct icmpwire_run *run, const struct icmpwire_way *way, const uint8_t *packet, size_t size,
                      const struct icmpwire_device *forwarded_from);

/* The entry of an address on a device, null when there is none. */
struct icmpwire_neighbor *icmpwire_neighbor_of(struct icmpwire_host *host, const struct icmpwire_device *device,
                                               struct icmpwire_ip ip);

#endif
