/* SPDX-License-Identifier: BSD-2-Clause */
#include "receive.h"
#include "icmpwire/host_add.h"

enum { DEPTH = 4 }; /* a packet to ourselves may make another, and so on: a reply, an error about it */

static void begin(struct icmpwire_outcome *outcome)
{
    outcome->used = 0;
    outcome->verdict = ICMPWIRE_VERDICT_DROPPED;
    outcome->rule = ICMPWIRE_RULE_NONE;
    outcome->decided_count = 0;
    outcome->sent_count = 0;
    outcome->lost = 0;
    outcome->moved_count = 0;
    outcome->notice_count = 0;
}

void icmpwire_receive_within(struct icmpwire_run *run, const struct icmpwire_arrival *arrival)
{
    struct icmpwire_device *device = icmpwire_host_device(run->host, arrival->device);

    if (!device || !device->up || run->depth == DEPTH)
        return;
    run->depth++;
    if (arrival->ethertype == ICMPWIRE_ETHERTYPE_IPV4)
        icmpwire_ip4_receive(run, arrival, device);
    else if (arrival->ethertype == ICMPWIRE_ETHERTYPE_IPV6)
        icmpwire_ip6_receive(run, arrival, device);
    run->depth--;
}

void icmpwire_receive(struct icmpwire_host *host, uint64_t now, const struct icmpwire_arrival *arrival,
                      struct icmpwire_outcome *outcome)
{
    struct icmpwire_run run = {.host = host, .policy = host->policy, .outcome = outcome, .now = now};

    begin(outcome);
    icmpwire_receive_within(&run, arrival);
}

uint64_t icmpwire_host_next(const struct icmpwire_host *host)
{
    (void)host;
    return ICMPWIRE_NEVER;
}

void icmpwire_tick(struct icmpwire_host *host, uint64_t now, struct icmpwire_outcome *outcome)
{
    (void)host;
    (void)now;
    begin(outcome);
}
