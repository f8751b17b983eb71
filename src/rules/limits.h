/* SPDX-License-Identifier: BSD-2-Clause */
/* Section D: how many messages go out. */
#ifndef ICMPWIRE_RULES_LIMITS_H
#define ICMPWIRE_RULES_LIMITS_H

#include "run.h"

/* icmpv4_mask_allow, icmpv6_mask_allow: is the type one that limits spare? */
bool icmpwire_limit_spares4(struct icmpwire_run *run, uint8_t type, uint8_t code);
bool icmpwire_limit_spares6(struct icmpwire_run *run, uint8_t type);

/* icmp_global_allow: is there credit in the bucket of the host? Nothing is taken from it yet; else counts
 * OutRateLimitGlobal. device: the packet came in by or the reply leaves by; loopback is spared. */
bool icmpwire_limit_global(struct icmpwire_run *run, const struct icmpwire_device *device);

/* icmp_global_consume: takes credit, after the peer's test has let the message pass, if the global one was asked. */
void icmpwire_limit_consume(struct icmpwire_run *run);

/* icmpv4_xrlim_allow, icmpv6_xrlim_allow: are there tokens for an error or reply to that address? Takes them; else
 * counts OutRateLimitHost. */
bool icmpwire_limit_peer(struct icmpwire_run *run, struct icmpwire_ip to, const struct icmpwire_device *device);

/* inet_peer_xrlim_allow: takes `cost` milliseconds of tokens of a peer if it has them, no more than `most` being kept.
 * Counts nothing. The record is one for all limits (rule D8). */
bool icmpwire_peer_allow(struct icmpwire_run *run, struct icmpwire_ip to, uint32_t cost, uint32_t most);

/* The record of a peer, made when there is none: a new one is full. */
struct icmpwire_peer *icmpwire_peer_of(struct icmpwire_run *run, struct icmpwire_ip to);

#endif
