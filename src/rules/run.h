/* SPDX-License-Identifier: BSD-2-Clause */
/* What the rules share while they work on one event: the packet, decisions, counters. */
#ifndef ICMPWIRE_RULES_RUN_H
#define ICMPWIRE_RULES_RUN_H

#include "address.h"
#include "icmpwire/host.h"
#include "octets.h"

/* Whom a packet is for, after routing. */
enum icmpwire_class {
    ICMPWIRE_CLASS_LOCAL, /* us alone */
    ICMPWIRE_CLASS_BROADCAST,
    ICMPWIRE_CLASS_MULTICAST,
    ICMPWIRE_CLASS_ANYCAST,
    ICMPWIRE_CLASS_OTHER /* others: to be forwarded */
};

struct icmpwire_ip4_options;

/* A packet as the IP layer has it. Reassembled packets are whole. */
struct icmpwire_datagram {
    struct icmpwire_span packet;  /* from its IP header to its end */
    struct icmpwire_span payload; /* behind the IP header and the extension headers */
    struct icmpwire_ip source, destination;
    struct icmpwire_device *device; /* it came in by */
    uint8_t version;
    uint8_t cast;          /* enum icmpwire_cast */
    uint8_t class;         /* enum icmpwire_class */
    uint8_t protocol;      /* of the payload */
    uint8_t traffic_class; /* DSCP and ECN */
    uint8_t hop_limit;
    uint8_t header;      /* octets of the IPv4 header with options, or 40 */
    bool fragmented;     /* it came in fragments, or in one atomic fragment */
    bool more_fragments; /* a fragment that is not the last one: seen by errors about a fragment itself */
    bool router_alert;   /* IPv6 hop-by-hop option with value 0 (MLD), or the IPv4 one */
    uint16_t fragment_offset;
    uint16_t next_header_at; /* IPv6: the octet that names the payload's protocol */
    uint8_t source_mac[6];
    const struct icmpwire_ip4_options *options; /* of IPv4, read; null: none */
};

/* One event being worked on. */
struct icmpwire_run {
    struct icmpwire_host *host;
    const struct icmpwire_host_policy *policy;
    struct icmpwire_outcome *outcome;
    uint64_t now;
    uint8_t depth; /* 1 within an event; more for packets to ourselves */
};

/* Makes an outcome an empty one. */
void icmpwire_outcome_begin(struct icmpwire_outcome *outcome);

void icmpwire_run_traced(struct icmpwire_run *run, enum icmpwire_rule rule, bool decided);

ICMPWIRE_INLINE void icmpwire_run_decided(struct icmpwire_run *run, enum icmpwire_rule rule)
{
    struct icmpwire_outcome *outcome = run->outcome;

    outcome->rule = rule;
    if (outcome->decided_count < ICMPWIRE_OUTCOME_DECIDED)
        outcome->decided[outcome->decided_count++] = rule;
}

/* Looks at a rule: `applies` says whether its condition holds, and is handed back. A rule that applies has decided. */
ICMPWIRE_INLINE bool icmpwire_rule(struct icmpwire_run *run, enum icmpwire_rule rule, bool applies)
{
    if (ICMPWIRE_RARE(run->host->trace != NULL))
        icmpwire_run_traced(run, rule, applies);
    if (applies)
        icmpwire_run_decided(run, rule);
    return applies;
}

/* Adds one to a counter. */
ICMPWIRE_INLINE void icmpwire_count(struct icmpwire_run *run, uint32_t counter)
{
    struct icmpwire_outcome *outcome = run->outcome;

    run->host->counters[counter]++;
    if (outcome->moved_count < ICMPWIRE_OUTCOME_MOVED)
        outcome->moved[outcome->moved_count++] = (uint16_t)counter;
}

/* A counter of Icmp6, or ICMPWIRE_ICMP6_IN_TYPE or _OUT_TYPE and a type: of the host and of a device, which may be
 * null. */
void icmpwire_count6(struct icmpwire_run *run, struct icmpwire_device *device, uint32_t counter);

ICMPWIRE_INLINE void icmpwire_verdict(struct icmpwire_run *run, enum icmpwire_verdict verdict)
{
    run->outcome->verdict = verdict;
}

ICMPWIRE_INLINE int32_t icmpwire_sysctl(const struct icmpwire_run *run, enum icmpwire_sysctl sysctl)
{
    return run->host->sysctls[sysctl];
}

/* The next random number. */
uint64_t icmpwire_random(struct icmpwire_host *host);
/* One below `limit`; 0 for a limit of 0. */
uint32_t icmpwire_random_below(struct icmpwire_host *host, uint32_t limit);

#endif
