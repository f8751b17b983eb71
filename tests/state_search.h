/* SPDX-License-Identifier: BSD-2-Clause */
/* Breadth-first search of the states of a host: from a first one by all events, until no new state comes up. */
#ifndef ICMPWIRE_TESTS_STATE_SEARCH_H
#define ICMPWIRE_TESTS_STATE_SEARCH_H

#include "icmpwire.h"

enum { SEARCH_DEVICE = 2, SEARCH_STATES = 4096, SEARCH_OCTETS = 300000 };

/* A host and the time that it is for it. */
struct searched {
    struct icmpwire_host host;
    uint64_t now;
    struct icmpwire_outcome outcome; /* of the last event */
};

/* What is searched. States are the same when their keys are. */
struct search {
    const char *name;
    int events; /* they are numbered from 0 */
    void (*begin)(struct searched *state);
    /* Lets an event happen; false when it cannot in this state. */
    bool (*apply)(struct searched *state, int event);
    uint64_t (*key)(const struct searched *state);
    /* What must hold in every state, and of every step; both end the test when it does not. */
    void (*holds)(const struct searched *state);
    void (*step)(const struct searched *before, int event, const struct searched *after);
};

/* Visits all states, and returns how many there are. */
int search_all(const struct search *search);

/* A host with device 2, 02:00:00:00:00:01, fe80::1/64 and 2001:db8:77::1/64, a minute after it was made. */
void search_host(struct searched *state, enum icmpwire_host_kind kind);

/* The same without an address, and new. */
void search_bare_host(struct searched *state, enum icmpwire_host_kind kind);

/* Events: a timer is due, the earliest one; a time passes, with all timers in it. */
bool search_tick(struct searched *state);
void search_wait(struct searched *state, uint64_t microseconds);

/* An IPv6 packet comes in, from fe80::2 unless another source is told. */
void search_receive(struct searched *state, struct icmpwire_span packet, enum icmpwire_cast cast);

#endif
