/* SPDX-License-Identifier: BSD-2-Clause */
/* What holds for every host after every event, whatever came before. What breaks it ends the program. */
#ifndef ICMPWIRE_TESTS_HOST_PROPERTIES_H
#define ICMPWIRE_TESTS_HOST_PROPERTIES_H

#include "icmpwire.h"

enum { PROPERTIES_PEERS = 64 };

/* What the checks remember. */
struct host_properties {
    uint64_t counters[ICMPWIRE_COUNTER_COUNT];
    uint64_t began;  /* when */
    uint64_t errors; /* ICMPv4 errors that limits apply to */
    size_t largest;  /* packet received, octets */
    size_t reach;    /* from the start of a datagram to the end of a fragment that was received; 0: none was */
    struct {
        struct icmpwire_ip to;
        uint64_t first, errors;
    } peers[PROPERTIES_PEERS];
    bool crowded; /* more addresses than a host keeps limits for */
    uint64_t sent, replied, refused;
    bool decided[ICMPWIRE_RULE_COUNT]; /* some time */
};

void host_properties_begin(struct host_properties *properties, const struct icmpwire_host *host, uint64_t now);

/* After an event. arrival: null for all but a frame. */
void host_properties_hold(struct host_properties *properties, const struct icmpwire_host *host, uint64_t now,
                          const struct icmpwire_arrival *arrival, const struct icmpwire_outcome *outcome);

/* Two outcomes that are the same have the same one; two that differ, hardly. */
uint64_t host_outcome_digest(const struct icmpwire_outcome *outcome);

#endif
