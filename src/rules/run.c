/* SPDX-License-Identifier: BSD-2-Clause */
#include "run.h"

void icmpwire_outcome_begin(struct icmpwire_outcome *outcome)
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

void icmpwire_run_traced(struct icmpwire_run *run, enum icmpwire_rule rule, bool decided)
{
    run->host->trace(run->host->trace_context, run->host, run->now, rule, decided);
}

void icmpwire_count6(struct icmpwire_run *run, struct icmpwire_device *device, uint32_t counter)
{
    icmpwire_count(run, counter);
    if (!device)
        return;
    if (counter >= ICMPWIRE_ICMP6_IN_TYPE)
        device->types6[counter - ICMPWIRE_ICMP6_IN_TYPE]++;
    else
        device->icmp6[counter - ICMPWIRE_ICMP6_IN_MSGS]++;
}

/* SplitMix64: every state is a good one, the seed included. */
uint64_t icmpwire_random(struct icmpwire_host *host)
{
    uint64_t z = host->random += 0x9e3779b97f4a7c15;

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
}

uint32_t icmpwire_random_below(struct icmpwire_host *host, uint32_t limit)
{
    return (uint32_t)((icmpwire_random(host) >> 32) * limit >> 32);
}
