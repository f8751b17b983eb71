/* SPDX-License-Identifier: BSD-2-Clause */
/* Two hosts of one seed to which the same happens: their outcomes are the same, and the properties hold. */
#ifndef ICMPWIRE_TESTS_HOST_TWINS_H
#define ICMPWIRE_TESTS_HOST_TWINS_H

#include "host_properties.h"
#include "host_world.h"

enum { TWINS_ROOM = 262144 };

struct host_twins {
    struct icmpwire_host hosts[2];
    struct icmpwire_outcome outcomes[2];
    struct host_properties properties;
    uint64_t now;
    uint64_t events;
    uint64_t digest; /* of all outcomes */
    uint8_t octets[2][TWINS_ROOM];
};

/* choice: enum world_choice */
void twins_begin(struct host_twins *twins, enum icmpwire_host_kind kind, uint8_t choice, uint64_t seed);

/* Lets time pass, and the timers run that are due: microseconds. */
void twins_wait(struct host_twins *twins, uint64_t microseconds);

void twins_receive(struct host_twins *twins, const struct icmpwire_arrival *arrival);
void twins_ping(struct host_twins *twins, uint8_t version, struct icmpwire_ip to, struct icmpwire_span message);
void twins_join(struct host_twins *twins, uint32_t device, struct icmpwire_ip group);
void twins_leave(struct host_twins *twins, uint32_t device, struct icmpwire_ip group);

/* The hosts themselves are the same. */
void twins_end(struct host_twins *twins);

#endif
