/* SPDX-License-Identifier: BSD-2-Clause */
/* Neighbor Discovery, the parts of section H: messages received, our own addresses, what routers taught us. */
#ifndef ICMPWIRE_RULES_DISCOVERY_H
#define ICMPWIRE_RULES_DISCOVERY_H

#include "neighbor.h"
#include "solicit.h"

/* ---- messages received ---- */

enum { ICMPWIRE_FIRST_OPTIONS = 15 };

/* A message, as ndisc_parse_options leaves it. */
struct icmpwire_discovery {
    const struct icmpwire_datagram *d;
    struct icmpwire_device *device;
    struct icmpwire_ip target;                          /* where the message has one */
    struct icmpwire_span options;                       /* all of them */
    struct icmpwire_span first[ICMPWIRE_FIRST_OPTIONS]; /* of each type, whole; null data: none */
    const uint8_t *mac;                                 /* of the source or target, null: none */
};

/* Takes the options apart. False when their lengths are bad. */
bool icmpwire_discovery_options(struct icmpwire_discovery *message, struct icmpwire_span options);

/* The option in front of a list that icmpwire_discovery_options found good. */
struct icmpwire_span icmpwire_discovery_option(struct icmpwire_span list);

/* Reads the link-layer address of option 1 or 2. False when its length is not the device's. */
bool icmpwire_discovery_mac(struct icmpwire_discovery *message, uint8_t type);

/* ndisc_recv_rs, ndisc_router_discovery, ndisc_recv_ns, ndisc_recv_na, ndisc_redirect_rcv */
void icmpwire_router_solicited(struct icmpwire_run *run, struct icmpwire_discovery *message);
void icmpwire_router_advertised(struct icmpwire_run *run, struct icmpwire_discovery *message);
void icmpwire_neighbor_solicited(struct icmpwire_run *run, struct icmpwire_discovery *message);
void icmpwire_neighbor_advertised(struct icmpwire_run *run, struct icmpwire_discovery *message);
void icmpwire_redirected(struct icmpwire_run *run, struct icmpwire_discovery *message);

/* ---- advertisements of ours (answer.c) ---- */

/* ndisc_send_na */
struct icmpwire_own_advertisement {
    struct icmpwire_device *device;
    struct icmpwire_ip to, target;
    bool router, solicited, overrides, names_mac;
};
void icmpwire_send_advertisement(struct icmpwire_run *run, struct icmpwire_own_advertisement na);

/* ---- router advertisements of ours (advertise.c) ---- */

/* A router solicitation: an advertisement will answer it, where the device advertises. */
void icmpwire_advertise(struct icmpwire_run *run, const struct icmpwire_discovery *message);

/* ---- what routers say (advertised_options.c, learned.c) ---- */

/* The options of a router advertisement: route information, prefixes, MTU. */
void icmpwire_advertised_options(struct icmpwire_run *run, const struct icmpwire_discovery *message);

/* A router's lifetime as a time: `seconds` from now, ICMPWIRE_NEVER for 0xffffffff. */
uint64_t icmpwire_lifetime_end(uint64_t now, uint32_t seconds);

/* Keeps a route that a router taught, brings the lifetime and preference of one that is there up to date, or takes it
 * away when `until` is not later than now. A new one in a full table pushes out the one that was learned first. */
void icmpwire_learn_route(struct icmpwire_run *run, struct icmpwire_route route);

/* rt6_clean_tohost: forgets all routes by a neighbor that is no router any more. */
void icmpwire_forget_router(struct icmpwire_host *host, const struct icmpwire_device *device,
                            struct icmpwire_ip gateway);

/* ---- our own addresses (own_address.c) ---- */

/* addrconf_dad_failure */
void icmpwire_address_collided(struct icmpwire_run *run, struct icmpwire_device *device,
                               struct icmpwire_host_address *address);

/* Takes an address away and leaves its group. */
void icmpwire_address_remove(struct icmpwire_run *run, struct icmpwire_device *device,
                             struct icmpwire_host_address *address);

/* May the address not be used yet, or not at all? */
ICMPWIRE_INLINE bool icmpwire_is_tentative(const struct icmpwire_host_address *address)
{
    return address->state == ICMPWIRE_ADDRESS_TENTATIVE || address->state == ICMPWIRE_ADDRESS_DUPLICATE;
}

#endif
