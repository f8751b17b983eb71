/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "host_same.h"
#include "host_twins.h"
#include "must.h"

enum { MOST_ROUNDS = 1000000 }; /* of timers while time passes: more are endless */

/* ---- after an event ---- */

static void hold(struct host_twins *twins, const struct icmpwire_arrival *arrival)
{
    uint64_t digest = host_outcome_digest(&twins->outcomes[0]);

    twins->events++;
    twins->digest = (twins->digest ^ digest) * 0x100000001b3u;
    MUST(digest == host_outcome_digest(&twins->outcomes[1]));
    host_properties_hold(&twins->properties, &twins->hosts[0], twins->now, arrival, &twins->outcomes[0]);
}

/* ---- events ---- */

static void open_pings(struct icmpwire_host *host, struct icmpwire_outcome *outcome)
{
    const uint32_t group = 7;
    uint32_t number;

    MUST(icmpwire_host_set(host, "net.ipv4.ping_group_range", "0 100"));
    for (uint8_t version = 4; version <= 6; version += 2) {
        MUST(icmpwire_ping_open(host, version, &group, 1, &number, outcome) == 0);
        MUST(icmpwire_ping_bind(host, number, (struct icmpwire_ip){0, 0, version}, 0, version == 6 ? 78 : 77,
                                outcome) == 0);
    }
}

void twins_begin(struct host_twins *twins, enum icmpwire_host_kind kind, uint8_t choice, uint64_t seed)
{
    twins->now = WORLD_START;
    twins->events = 0;
    twins->digest = 0;
    for (int i = 0; i < 2; i++) {
        struct icmpwire_outcome *outcome = &twins->outcomes[i];
        memset(&twins->hosts[i], i ? 0xa5 : 0, sizeof twins->hosts[i]); /* init must not care */
        memset(outcome, i ? 0 : 0xa5, sizeof *outcome);
        outcome->octets = twins->octets[i];
        outcome->room = TWINS_ROOM;
        world_make(&twins->hosts[i], kind, choice, seed);
        open_pings(&twins->hosts[i], outcome);
    }
    host_properties_begin(&twins->properties, &twins->hosts[0], twins->now);
}

void twins_wait(struct host_twins *twins, uint64_t microseconds)
{
    uint64_t until = twins->now + microseconds;

    for (uint32_t rounds = 0; icmpwire_host_next(&twins->hosts[0]) <= until; rounds++) {
        uint64_t due = icmpwire_host_next(&twins->hosts[0]);
        MUST(rounds < MOST_ROUNDS && due == icmpwire_host_next(&twins->hosts[1]));
        twins->now = due > twins->now ? due : twins->now;
        for (int i = 0; i < 2; i++)
            icmpwire_tick(&twins->hosts[i], twins->now, &twins->outcomes[i]);
        MUST(icmpwire_host_next(&twins->hosts[0]) > twins->now);
        hold(twins, NULL);
    }
    twins->now = until;
}

void twins_receive(struct host_twins *twins, const struct icmpwire_arrival *arrival)
{
    for (int i = 0; i < 2; i++)
        icmpwire_receive(&twins->hosts[i], twins->now, arrival, &twins->outcomes[i]);
    hold(twins, arrival);
}

static bool find_ping(const struct icmpwire_host *host, uint8_t version, uint32_t *number)
{
    for (*number = 0; *number < ICMPWIRE_HOST_SOCKETS; (*number)++)
        if (host->sockets[*number].kind == ICMPWIRE_SOCKET_PING && host->sockets[*number].version == version)
            return true;
    return false;
}

void twins_ping(struct host_twins *twins, uint8_t version, struct icmpwire_ip to, struct icmpwire_span message)
{
    int32_t errors[2];
    uint32_t number;

    MUST(find_ping(&twins->hosts[0], version, &number));
    for (int i = 0; i < 2; i++)
        errors[i] =
            icmpwire_ping_send(&twins->hosts[i], twins->now, number, to, WORLD_ETH0, message, &twins->outcomes[i]);
    MUST(errors[0] == errors[1]);
    hold(twins, NULL);
}

void twins_join(struct host_twins *twins, uint32_t device, struct icmpwire_ip group)
{
    MUST(icmpwire_host_join(&twins->hosts[0], device, group, twins->now) ==
         icmpwire_host_join(&twins->hosts[1], device, group, twins->now));
}

void twins_leave(struct host_twins *twins, uint32_t device, struct icmpwire_ip group)
{
    MUST(icmpwire_host_leave(&twins->hosts[0], device, group, twins->now) ==
         icmpwire_host_leave(&twins->hosts[1], device, group, twins->now));
}

void twins_end(struct host_twins *twins)
{
    MUST(host_same(&twins->hosts[0], &twins->hosts[1]));
}
