/* SPDX-License-Identifier: BSD-2-Clause */
/* Which types ask and which answer. Private. */
#ifndef ICMPWIRE_CHECK_PAIRS_H
#define ICMPWIRE_CHECK_PAIRS_H

#include "icmpwire/base.h"

/* Who else counts a pair as one flow. */
enum {
    IN_BASELINE = 1, /* the Community ID specification, version 1, and Suricata with it */
    IN_SURICATA = 2  /* Suricata alone */
};

/* What the addresses of an answer may be. */
enum {
    FROM_ANY = 1,   /* not only the address that was asked */
    TO_GROUP = 2,   /* a group, as well as the one who asked */
    TO_ANYWHERE = 4 /* a group that has nothing to do with the request */
};

struct icmpwire_pair {
    uint8_t request;
    uint8_t reply;
    uint8_t flows;     /* IN_... */
    uint8_t addresses; /* FROM_ANY, TO_... */
};

/* The pair in which `type` asks, or the one in which it answers; null: there is none. */
const struct icmpwire_pair *icmpwire_pair_asking(enum icmpwire_family family, uint8_t type);
const struct icmpwire_pair *icmpwire_pair_answering(enum icmpwire_family family, uint8_t type);

#endif
