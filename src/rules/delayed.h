/* SPDX-License-Identifier: BSD-2-Clause */
/* Answers to neighbor solicitations, at once and late. */
#ifndef ICMPWIRE_RULES_DELAYED_H
#define ICMPWIRE_RULES_DELAYED_H

#include "run.h"

/* A solicitation that is good and will be answered. */
struct icmpwire_solicited {
    struct icmpwire_device *device;
    struct icmpwire_ip source, target;
    const uint8_t *mac; /* the asker's, null: not said */
    bool multicast;     /* the whole link was asked */
    bool router;        /* what we say we are */
    bool own;           /* the target is an address of our own, neither anycast nor a proxied one */
};

void icmpwire_answer_solicitation(struct icmpwire_run *run, struct icmpwire_solicited s);

/* pneigh_enqueue: answers after a random time; not at all when too many answers wait already. */
void icmpwire_delay_answer(struct icmpwire_run *run, struct icmpwire_solicited s);

/* Do we speak for the address on that device (pneigh_lookup)? */
bool icmpwire_is_proxied(const struct icmpwire_host *host, const struct icmpwire_device *device, struct icmpwire_ip ip);

#endif
