/* SPDX-License-Identifier: BSD-2-Clause */
/* Neighbor Discovery messages that we send. */
#ifndef ICMPWIRE_RULES_SOLICIT_H
#define ICMPWIRE_RULES_SOLICIT_H

#include "send6.h"

/* Begins a message of Neighbor Discovery: `size` octets to `to` on the device, hop limit 255, past all routes. */
bool icmpwire_discovery_begin(struct icmpwire_run *run, struct icmpwire_device *device, struct icmpwire_ip source,
                              struct icmpwire_ip to, size_t size, struct icmpwire_send6 *send);

/* Writes an option with the MAC of the device: 8 octets. type: 1 source, 2 target. */
void icmpwire_put_mac_option(struct icmpwire_send6 *send, size_t at, uint8_t type);

/* ndisc_send_ns. nonce: 48 bits (RFC 7527); 0: none. A source of :: has no link-layer address option. */
void icmpwire_send_solicitation(struct icmpwire_run *run, struct icmpwire_device *device, struct icmpwire_ip source,
                                struct icmpwire_ip to, struct icmpwire_ip target, uint64_t nonce);

/* ipv6_get_lladdr: a link-local address of the device, in use or optimistic; version 0: none. */
struct icmpwire_ip icmpwire_link_local_of(struct icmpwire_device *device);

#endif
