/* SPDX-License-Identifier: BSD-2-Clause */
/* A packet for others: forwarded, or refused. */
#include "ip6.h"
#include "transmit.h"

enum {
    UNREACHABLE = 1,
    NO_ROUTE = 0,
    PROHIBITED = 1,
    BEYOND_SCOPE = 2,
    TOO_BIG = 2,
    TIME_EXCEEDED = 3,
    LEAST_MTU = 1280 /* RFC 8200 section 5 */
};

/* ---- routes that lead nowhere: ip6_pkt_drop ---- */

static void lead_nowhere(struct icmpwire_run *run, const struct icmpwire_datagram *d, uint8_t code)
{
    icmpwire_count(run,
                   icmpwire_ip_unspecified(d->destination) ? ICMPWIRE_IP6_IN_ADDR_ERRORS : ICMPWIRE_IP6_IN_NO_ROUTES);
    icmpwire_error6(run, d, UNREACHABLE, code, 0);
}

static bool leads_nowhere(struct icmpwire_run *run, const struct icmpwire_datagram *d, const struct icmpwire_way *way)
{
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_BLACKHOLE, way->kind == ICMPWIRE_WAY_BLACKHOLE))
        return true;
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_PROHIBITED, way->kind == ICMPWIRE_WAY_PROHIBIT))
        lead_nowhere(run, d, PROHIBITED);
    else if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_NO_ROUTE, way->kind != ICMPWIRE_WAY_UNICAST))
        lead_nowhere(run, d, NO_ROUTE);
    else
        return false;
    return true;
}

/* ---- ip6_forward ---- */

static bool drop(struct icmpwire_run *run, uint32_t counter)
{
    icmpwire_count(run, counter);
    return false;
}

static bool may_leave(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_NOT_OURS, !run->host->all[ICMPWIRE_DEVICE_IPV6_FORWARDING]))
        return drop(run, ICMPWIRE_IP6_IN_ADDR_ERRORS);
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_FORWARD_CAST, d->cast != ICMPWIRE_CAST_HOST))
        return false;
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_HOP_LIMIT, d->hop_limit <= 1)) {
        icmpwire_error6(run, d, TIME_EXCEEDED, 0, 0);
        return drop(run, ICMPWIRE_IP6_IN_HDR_ERRORS);
    }
    return true;
}

/* The source must make sense behind us too. */
static bool source_may_leave(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_FORWARD_SOURCE,
                      icmpwire_ip_unspecified(d->source) || icmpwire_ip_loopback(d->source)))
        return drop(run, ICMPWIRE_IP6_IN_ADDR_ERRORS);
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_BEYOND_SCOPE, icmpwire_ip_link_local(d->source))) {
        icmpwire_error6(run, d, UNREACHABLE, BEYOND_SCOPE, 0);
        return drop(run, ICMPWIRE_IP6_IN_ADDR_ERRORS);
    }
    return true;
}

static bool fits(struct icmpwire_run *run, const struct icmpwire_datagram *d, const struct icmpwire_way *way)
{
    uint32_t mtu = way->mtu < LEAST_MTU ? LEAST_MTU : way->mtu;

    if (!icmpwire_rule(run, ICMPWIRE_RULE_IP6_TOO_BIG, d->packet.size > mtu))
        return true;
    icmpwire_error6(run, d, TOO_BIG, 0, mtu);
    icmpwire_count(run, ICMPWIRE_IP6_IN_TOO_BIG_ERRORS);
    return drop(run, ICMPWIRE_IP6_FRAG_FAILS);
}

static void pass(struct icmpwire_run *run, const struct icmpwire_datagram *d, const struct icmpwire_way *way)
{
    uint8_t *out = icmpwire_packet_room(run, d->packet.size);

    if (!out) {
        icmpwire_count(run, ICMPWIRE_IP6_OUT_DISCARDS);
        return;
    }
    icmpwire_poke_span(out, 0, d->packet);
    icmpwire_poke8(out, 7, (uint8_t)(d->hop_limit - 1));
    icmpwire_rule(run, ICMPWIRE_RULE_IP6_FORWARDED, true);
    icmpwire_verdict(run, ICMPWIRE_VERDICT_FORWARDED);
    icmpwire_transmit(run, way, out, d->packet.size, d->device);
}

void icmpwire_ip6_forward(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    struct icmpwire_way way =
        icmpwire_way_to(run->host, d->destination, icmpwire_ip_link_local(d->destination) ? d->device : NULL, run->now);

    if (leads_nowhere(run, d, &way) || !may_leave(run, d))
        return;
    if (way.device == d->device)
        icmpwire_redirect6(run, d, &way);
    else if (!source_may_leave(run, d))
        return;
    icmpwire_count(run, ICMPWIRE_IP6_OUT_FORW_DATAGRAMS);
    if (fits(run, d, &way))
        pass(run, d, &way);
}
