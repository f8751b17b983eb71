/* SPDX-License-Identifier: BSD-2-Clause */
/* The timers of the sections. Each has a pair of functions: when its next timer is due, ICMPWIRE_NEVER for none, and
 * what runs those that are due at run->now. The second must leave the first later than run->now. */
#ifndef ICMPWIRE_RULES_TIMERS_H
#define ICMPWIRE_RULES_TIMERS_H

#include "run.h"

/* The earlier of two times. */
ICMPWIRE_INLINE uint64_t icmpwire_earlier(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* neigh_timer_handler */
uint64_t icmpwire_neighbors_next(const struct icmpwire_host *host);
void icmpwire_neighbors_tick(struct icmpwire_run *run);

/* pneigh_queue: delayed answers */
uint64_t icmpwire_answers_next(const struct icmpwire_host *host);
void icmpwire_answers_tick(struct icmpwire_run *run);

/* addrconf_dad_work, addrconf_verify_work: our own addresses */
uint64_t icmpwire_addresses_next(const struct icmpwire_host *host);
void icmpwire_addresses_tick(struct icmpwire_run *run);

/* addrconf_rs_timer */
uint64_t icmpwire_solicitations_next(const struct icmpwire_host *host);
void icmpwire_solicitations_tick(struct icmpwire_run *run);

/* Router advertisements */
uint64_t icmpwire_advertisements_next(const struct icmpwire_host *host);
void icmpwire_advertisements_tick(struct icmpwire_run *run);

/* mld_gq_work, mld_mca_work, mld_ifc_work, mld_dad_work */
uint64_t icmpwire_listeners_next(const struct icmpwire_host *host);
void icmpwire_listeners_tick(struct icmpwire_run *run);

#endif
