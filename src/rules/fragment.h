/* SPDX-License-Identifier: BSD-2-Clause */
/* Cutting packets into fragments. */
#ifndef ICMPWIRE_RULES_FRAGMENT_H
#define ICMPWIRE_RULES_FRAGMENT_H

#include "transmit.h"

/* Sends a packet that is longer than the path's MTU as fragments: our own ones (IPv6 gets a fragment header), and
 * forwarded ones of IPv4 (RFC 791 section 3.2, RFC 8200 section 4.5). False when it cannot be cut: the MTU is too small,
 * or there is no room. */
bool icmpwire_fragment(struct icmpwire_run *run, const struct icmpwire_way *way, const uint8_t *packet, size_t size,
                       const struct icmpwire_device *forwarded_from);

#endif
