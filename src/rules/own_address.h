/* SPDX-License-Identifier: BSD-2-Clause */
/* Addresses of our own over time: duplicate address detection, lifetimes. */
#ifndef ICMPWIRE_RULES_OWN_ADDRESS_H
#define ICMPWIRE_RULES_OWN_ADDRESS_H

#include "run.h"

/* addrconf_dad_start: begins duplicate address detection, or what comes behind it when there is none to be done. */
void icmpwire_address_begin(struct icmpwire_host *host, const struct icmpwire_device *device,
                            struct icmpwire_host_address *address, uint64_t now);

/* An address from a router's prefix; its lifetimes are the caller's. named: the router told its MAC, so an optimistic
 * address may reach it. Null when no more fit. */
struct icmpwire_host_address *icmpwire_address_form(struct icmpwire_run *run, struct icmpwire_device *device,
                                                    struct icmpwire_ip ip, bool named);

#endif
