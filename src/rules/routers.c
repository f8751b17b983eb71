/* SPDX-License-Identifier: BSD-2-Clause */
/* Section H: router solicitations and advertisements received (RFC 4861 sections 6.2.6, 6.3.4). */
#include "discovery.h"
#include "table.h"

enum { LEAST_RETRANSMIT = 10, LEAST_REACHABLE = 100 }; /* milliseconds: the kernel's own floors */

/* The source of a message about routers is a neighbor, with or without a MAC in it. */
static void meet(struct icmpwire_run *run, const struct icmpwire_discovery *message, bool is_router)
{
    struct icmpwire_neighbor *entry = icmpwire_neighbor_make(run->host, message->device, message->d->source, run->now);

    if (entry)
        icmpwire_neighbor_update(run, entry,
                                 (struct icmpwire_neighbor_news){.mac = message->mac,
                                                                 .state = ICMPWIRE_NEIGHBOR_STALE,
                                                                 .overrides = true,
                                                                 .tells_router = true,
                                                                 .router = is_router});
}

void icmpwire_router_solicited(struct icmpwire_run *run, struct icmpwire_discovery *message)
{
    if (message->device->advertises)
        icmpwire_advertise(run, message);
    if (icmpwire_rule(run, ICMPWIRE_RULE_RS_TO_HOST, !message->device->sysctls[ICMPWIRE_DEVICE_IPV6_FORWARDING]))
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_RS_UNSPECIFIED, icmpwire_ip_unspecified(message->d->source)))
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_OPTIONS, !icmpwire_discovery_options(message, message->options)))
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_MAC_LENGTH, !icmpwire_discovery_mac(message, 1)))
        return;
    icmpwire_verdict(run, ICMPWIRE_VERDICT_DELIVERED);
    meet(run, message, false);
}

/* ---- what an advertisement says itself ---- */

static bool default_wanted(const struct icmpwire_device *device, uint16_t lifetime)
{
    return device->sysctls[ICMPWIRE_DEVICE_IPV6_ACCEPT_RA_DEFRTR] &&
           (!lifetime || lifetime >= device->sysctls[ICMPWIRE_DEVICE_IPV6_ACCEPT_RA_MIN_LFT]);
}

/* False when the default router and what belongs to it are not wanted. */
static bool take_router(struct icmpwire_run *run, const struct icmpwire_discovery *message)
{
    const struct icmpwire_device *device = message->device;
    const uint8_t *p = message->d->payload.data;
    uint16_t lifetime = icmpwire_peek16(p, 6);
    uint8_t preference = icmpwire_peek8(p, 5) >> 3 & 3;

    if (icmpwire_rule(run, ICMPWIRE_RULE_RA_NO_DEFAULT, !default_wanted(device, lifetime)))
        return false;
    if (preference == 2 || !device->sysctls[ICMPWIRE_DEVICE_IPV6_ACCEPT_RA_RTR_PREF])
        preference = 0;
    icmpwire_rule(run, ICMPWIRE_RULE_RA_NO_LIFETIME, lifetime == 0);
    icmpwire_rule(run, ICMPWIRE_RULE_RA_DEFAULT, lifetime != 0);
    icmpwire_learn_route(run, (struct icmpwire_route){.to = {0, 0, 6},
                                                      .preference = (int8_t)(preference == 3 ? -1 : preference),
                                                      .device = device->index,
                                                      .gateway = message->d->source,
                                                      .until = run->now + 1000000 * (uint64_t)lifetime});
    return true;
}

static void take_hop_limit(struct icmpwire_run *run, struct icmpwire_device *device, uint8_t hops)
{
    bool taken = hops && hops >= device->sysctls[ICMPWIRE_DEVICE_IPV6_ACCEPT_RA_MIN_HOP_LIMIT];

    if (icmpwire_rule(run, ICMPWIRE_RULE_RA_HOP_LIMIT, taken))
        device->hop_limit = hops;
}

static int32_t milliseconds(uint32_t said, uint32_t least)
{
    return (int32_t)(said < least ? least : said);
}

static void take_times(struct icmpwire_run *run, struct icmpwire_device *device, uint32_t reachable,
                       uint32_t retransmit)
{
    if (icmpwire_rule(run, ICMPWIRE_RULE_RA_RETRANSMIT, retransmit && retransmit <= INT32_MAX))
        device->sysctls[ICMPWIRE_DEVICE_IPV6_NEIGH_RETRANS_TIME_MS] = milliseconds(retransmit, LEAST_RETRANSMIT);
    if (icmpwire_rule(run, ICMPWIRE_RULE_RA_REACHABLE, reachable && reachable <= INT32_MAX))
        device->sysctls[ICMPWIRE_DEVICE_IPV6_NEIGH_BASE_REACHABLE_TIME_MS] = milliseconds(reachable, LEAST_REACHABLE);
}

static bool accepted(const struct icmpwire_device *device)
{
    int32_t accept = device->sysctls[ICMPWIRE_DEVICE_IPV6_ACCEPT_RA];

    return device->sysctls[ICMPWIRE_DEVICE_IPV6_FORWARDING] ? accept == 2 : accept != 0;
}

/* We would be our own default router, which the kernel's routes refuse. */
static bool leads_to_us(const struct icmpwire_discovery *message)
{
    struct icmpwire_device *device = message->device;
    uint16_t lifetime = icmpwire_peek16(message->d->payload.data, 6);

    return icmpwire_own_on(device, message->d->source) && device->sysctls[ICMPWIRE_DEVICE_IPV6_ACCEPT_RA_FROM_LOCAL] &&
           lifetime && default_wanted(device, lifetime);
}

static void take(struct icmpwire_run *run, const struct icmpwire_discovery *message)
{
    struct icmpwire_device *device = message->device;
    const uint8_t *p = message->d->payload.data;
    bool ours =
        icmpwire_own_on(device, message->d->source) && !device->sysctls[ICMPWIRE_DEVICE_IPV6_ACCEPT_RA_FROM_LOCAL];

    device->heard_router = true;
    if (!icmpwire_rule(run, ICMPWIRE_RULE_RA_OURS, ours) && take_router(run, message))
        take_hop_limit(run, device, icmpwire_peek8(p, 4));
    take_times(run, device, icmpwire_peek32(p, 8), icmpwire_peek32(p, 12));
}

void icmpwire_router_advertised(struct icmpwire_run *run, struct icmpwire_discovery *message)
{
    bool taken;

    if (icmpwire_rule(run, ICMPWIRE_RULE_RA_SOURCE, !icmpwire_ip_link_local(message->d->source)))
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_OPTIONS, !icmpwire_discovery_options(message, message->options)))
        return;
    icmpwire_verdict(run, ICMPWIRE_VERDICT_DELIVERED);
    taken = !icmpwire_rule(run, ICMPWIRE_RULE_RA_NOT_ACCEPTED, !accepted(message->device));
    if (taken && icmpwire_rule(run, ICMPWIRE_RULE_RA_SELF, leads_to_us(message)))
        return;
    if (taken)
        take(run, message);
    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_MAC_LENGTH, !icmpwire_discovery_mac(message, 1)))
        return;
    meet(run, message, true);
    if (taken)
        icmpwire_advertised_options(run, message);
}
