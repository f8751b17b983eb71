/* SPDX-License-Identifier: BSD-2-Clause */
/* Section I: Multicast Listener Discovery. */
#ifndef ICMPWIRE_RULES_LISTENER_H
#define ICMPWIRE_RULES_LISTENER_H

#include "run.h"

enum {
    LISTENER_QUERY = 130,
    LISTENER_REPORT = 131,
    LISTENER_DONE = 132,
    LISTENER_REPORT2 = 143,
    LISTENER_TICK = 4000, /* microseconds: the kernel waits in ticks of its clock */
    LISTENER_LATENCY = 2 * LISTENER_TICK
};

/* mld_force_mld_version: 0, 1 or 2 */
int32_t icmpwire_listener_forced(const struct icmpwire_host *host, const struct icmpwire_device *device);

/* mld_in_v1_mode */
bool icmpwire_listener_version1(const struct icmpwire_host *host, const struct icmpwire_device *device, uint64_t now);

/* MAF_NOREPORT: ff02::1, a scope below that of the link, and IPv4. */
bool icmpwire_listener_silent(struct icmpwire_ip group);

/* A query that passed all checks: one about all groups, one about one of them. most: microseconds of delay at most. */
void icmpwire_listener_ask_all(struct icmpwire_run *run, struct icmpwire_device *device, uint32_t most);
void icmpwire_listener_ask(struct icmpwire_run *run, struct icmpwire_device *device, struct icmpwire_host_group *group,
                           uint32_t most);

/* Works out device->next_listener anew, after its timers have changed. */
void icmpwire_listener_rearm(struct icmpwire_device *device);

/* ipv6_mc_dad_complete: the first link-local address of a device has become valid. */
void icmpwire_listener_address_valid(struct icmpwire_run *run, struct icmpwire_device *device);

/* A device begins or ends to forward: all-routers (ff02::2), and the solicited-node groups of the subnet-router anycast
 * addresses (RFC 4291 section 2.6.1) of all its prefixes, or of one address's. Nothing is reported. */
void icmpwire_router_groups(struct icmpwire_host *host, struct icmpwire_device *device, bool forwards);
void icmpwire_router_group(struct icmpwire_host *host, struct icmpwire_device *device,
                           const struct icmpwire_host_address *address, bool forwards);

/* mld_query_work: an address that queries and reports name */
void icmpwire_listener_query(struct icmpwire_run *run, const struct icmpwire_datagram *d);

/* igmp6_send: 131 or 132 about a group */
void icmpwire_listener_send1(struct icmpwire_run *run, struct icmpwire_device *device, uint8_t type,
                             struct icmpwire_ip group);

/* mld_send_report, mld_send_cr, mld_send_initial_cr: reports of version 2 */
void icmpwire_listener_send_all(struct icmpwire_run *run, struct icmpwire_device *device);
void icmpwire_listener_send_group(struct icmpwire_run *run, struct icmpwire_device *device,
                                  struct icmpwire_host_group *group);
void icmpwire_listener_send_changes(struct icmpwire_run *run, struct icmpwire_device *device);
void icmpwire_listener_send_initial(struct icmpwire_run *run, struct icmpwire_device *device);

#endif
