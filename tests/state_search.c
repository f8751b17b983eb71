/* SPDX-License-Identifier: BSD-2-Clause */
#include "state_search.h"
#include "must.h"
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { DEEPEST = 64, START = 1000000000 };

/* How a state was first reached: a host is too large to be kept for each. */
struct node {
    uint64_t key;
    int parent;
    int event;
};

static struct node nodes[SEARCH_STATES];
static int count;
static struct searched here, there;
static uint8_t octets[2][SEARCH_OCTETS];

static int find(uint64_t key)
{
    for (int i = 0; i < count; i++)
        if (nodes[i].key == key)
            return i;
    return -1;
}

static void keep(uint64_t key, int parent, int event)
{
    if (find(key) >= 0)
        return;
    MUST(count < SEARCH_STATES);
    nodes[count++] = (struct node){key, parent, event};
}

/* Makes a state again, the way it was first reached. */
static void reach(const struct search *search, int node)
{
    int path[DEEPEST];
    int length = 0;

    for (; nodes[node].parent >= 0; node = nodes[node].parent) {
        MUST(length < DEEPEST);
        path[length++] = nodes[node].event;
    }
    search->begin(&here);
    while (length)
        MUST(search->apply(&here, path[--length]));
}

int search_all(const struct search *search)
{
    count = 0;
    here.outcome = (struct icmpwire_outcome){.octets = octets[0], .room = SEARCH_OCTETS};
    search->begin(&here);
    keep(search->key(&here), -1, -1);
    for (int i = 0; i < count; i++) {
        reach(search, i);
        MUST(search->key(&here) == nodes[i].key);
        search->holds(&here);
        for (int event = 0; event < search->events; event++) {
            there = here;
            there.outcome.octets = octets[1];
            if (!search->apply(&there, event))
                continue;
            search->step(&here, event, &there);
            keep(search->key(&there), i, event);
        }
    }
    printf("%s: %d states\n", search->name, count);
    (void)fflush(stdout);
    return count;
}

void search_bare_host(struct searched *state, enum icmpwire_host_kind kind)
{
    static const uint8_t mac[6] = {2, 0, 0, 0, 0, 1};

    state->now = START;
    icmpwire_host_init(&state->host, kind, 1, START);
    MUST(icmpwire_host_add_device(&state->host, "eth0", SEARCH_DEVICE, mac, 1500) != NULL);
}

void search_host(struct searched *state, enum icmpwire_host_kind kind)
{
    const struct icmpwire_ip link_local = {0xfe80000000000000, 1, 6}, global = {0x20010db800770000, 1, 6};

    search_bare_host(state, kind);
    MUST(icmpwire_host_add_address(&state->host, SEARCH_DEVICE, link_local, 64, false, START));
    MUST(icmpwire_host_add_address(&state->host, SEARCH_DEVICE, global, 64, false, START));
    search_wait(state, 60000000); /* the reports of having joined groups are over */
}

bool search_tick(struct searched *state)
{
    uint64_t next = icmpwire_host_next(&state->host);

    if (next == ICMPWIRE_NEVER)
        return false;
    state->now = next;
    icmpwire_tick(&state->host, next, &state->outcome);
    MUST(icmpwire_host_next(&state->host) > next);
    return true;
}

void search_wait(struct searched *state, uint64_t microseconds)
{
    uint64_t until = state->now + microseconds;

    while (icmpwire_host_next(&state->host) <= until)
        search_tick(state);
    state->now = until;
}

void search_receive(struct searched *state, struct icmpwire_span packet, enum icmpwire_cast cast)
{
    struct icmpwire_arrival arrival = {.device = SEARCH_DEVICE,
                                       .cast = (uint8_t)cast,
                                       .ethertype = ICMPWIRE_ETHERTYPE_IPV6,
                                       .source_mac = {2, 0, 0, 0, 0, 2},
                                       .packet = packet};

    icmpwire_receive(&state->host, state->now, &arrival, &state->outcome);
    MUST(state->outcome.lost == 0);
}
