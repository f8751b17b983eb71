/* SPDX-License-Identifier: BSD-2-Clause */
/* Neighbors: the link-layer addresses of next hops, with the states of RFC 4861 section 7.3.2. IPv4 neighbors have the
 * same states and are found by ARP. */
#ifndef ICMPWIRE_RULES_NEIGHBOR_H
#define ICMPWIRE_RULES_NEIGHBOR_H

#include "transmit.h"

/* ---- the table (neighbor.c) ---- */

/* The entry of an address on a device, null when there is none. */
struct icmpwire_neighbor *icmpwire_neighbor_of(struct icmpwire_host *host, const struct icmpwire_device *device,
                                               struct icmpwire_ip ip);

/* The same; a new one in state NONE where there is none yet. In a full table it takes the place of the entry that was
 * used, changed and confirmed longest ago, permanent ones apart, and what waited for that is dropped. Null when all
 * are permanent. */
struct icmpwire_neighbor *icmpwire_neighbor_make(struct icmpwire_host *host, const struct icmpwire_device *device,
                                                 struct icmpwire_ip ip, uint64_t now);

/* ---- the states (neighbor_state.c) ---- */

/* What a message says of a neighbor. */
struct icmpwire_neighbor_news {
    const uint8_t *mac; /* 6 octets; null: not said */
    uint8_t state;      /* REACHABLE or STALE */
    bool overrides;     /* another MAC than the known one is believed */
    bool weakens;       /* another MAC that is not believed makes a reachable entry stale */
    bool tells_router;  /* `router` means something */
    bool router;
};

/* neigh_update. True when the entry was a router's and is no more. */
bool icmpwire_neighbor_update(struct icmpwire_run *run, struct icmpwire_neighbor *entry,
                              struct icmpwire_neighbor_news news);

/* neigh_event_send: a packet is to be sent to it. True when its MAC is there; else the packet has to wait, if the
 * state is INCOMPLETE then, or is to be dropped. */
bool icmpwire_neighbor_ready(struct icmpwire_run *run, struct icmpwire_neighbor *entry);

/* Solicits for the first time, behind a packet that began to wait. */
void icmpwire_neighbor_begin(struct icmpwire_run *run, struct icmpwire_neighbor *entry);

/* A time from half to one and a half of the base, in microseconds (RFC 4861 section 6.3.2). */
uint64_t icmpwire_reachable_time(struct icmpwire_host *host, const struct icmpwire_device *device, uint8_t version);

/* ---- packets that wait (resolve.c) ---- */

/* Gives a packet that fits the MTU its link-layer destination and sends it, at once or when that is known. */
void icmpwire_resolve(struct icmpwire_run *run, const struct icmpwire_way *way, const uint8_t *packet, size_t size,
                      const struct icmpwire_device *forwarded_from);

/* The packet that began to wait last, null when none waits. */
const struct icmpwire_waiting *icmpwire_waiting_newest(const struct icmpwire_host *host,
                                                       const struct icmpwire_neighbor *entry);

void icmpwire_waiting_send(struct icmpwire_run *run, const struct icmpwire_neighbor *entry);
void icmpwire_waiting_refuse(struct icmpwire_run *run, const struct icmpwire_neighbor *entry);
void icmpwire_waiting_drop(struct icmpwire_host *host, const struct icmpwire_neighbor *entry);

/* ---- asking (solicit.c) ---- */

/* arp_solicit, ndisc_solicit: asks the neighbor itself in state PROBE, else the link. */
void icmpwire_solicit(struct icmpwire_run *run, const struct icmpwire_neighbor *entry);

#endif
