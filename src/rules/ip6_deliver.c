/* SPDX-License-Identifier: BSD-2-Clause */
/* A packet for us: its extension headers one by one, and the protocol behind them. */
#include "ip6.h"
#include "local.h"

/* ---- routing headers: ipv6_rthdr_rcv ---- */

enum { ROUTING_RPL = 3, ROUTING_SEGMENTS = 4 };

static bool drop(struct icmpwire_run *run, uint32_t counter)
{
    icmpwire_count(run, counter);
    return false;
}

static bool routing_goes_on(struct icmpwire_run *run, struct icmpwire_datagram *d)
{
    size_t size = icmpwire_ip6_extension_size(d);
    bool off;
    uint8_t type;

    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_EXTENSION_CUT, size == 0))
        return drop(run, ICMPWIRE_IP6_IN_HDR_ERRORS);
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_ROUTING_CAST,
                      icmpwire_ip_multicast(d->destination) || d->cast != ICMPWIRE_CAST_HOST))
        return drop(run, ICMPWIRE_IP6_IN_ADDR_ERRORS);
    type = icmpwire_peek8(d->payload.data, 2);
    off = type == ROUTING_RPL || type == ROUTING_SEGMENTS;
    if (run->policy->knows_segment_routing && icmpwire_rule(run, ICMPWIRE_RULE_IP6_ROUTING_OFF, off))
        return false;
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_ROUTING_DONE, icmpwire_peek8(d->payload.data, 3) == 0)) {
        icmpwire_ip6_step(d, size);
        return true;
    }
    icmpwire_rule(run, ICMPWIRE_RULE_IP6_ROUTING_UNKNOWN, true);
    icmpwire_count(run, ICMPWIRE_IP6_IN_HDR_ERRORS);
    icmpwire_error6(run, d, ICMPWIRE_PROBLEM6, ICMPWIRE_PROBLEM6_FIELD, (uint32_t)icmpwire_ip6_payload_at(d) + 2);
    return false;
}

/* ---- fragments: ipv6_frag_rcv ---- */

static bool fragment_refused(struct icmpwire_run *run, const struct icmpwire_datagram *d, uint8_t code, size_t place)
{
    icmpwire_count(run, ICMPWIRE_IP6_IN_HDR_ERRORS);
    icmpwire_error6(run, d, ICMPWIRE_PROBLEM6, code, (uint32_t)place);
    return false;
}

static bool fragment_goes_on(struct icmpwire_run *run, struct icmpwire_datagram *d)
{
    bool twice = d->fragmented;

    if (!twice)
        icmpwire_count(run, ICMPWIRE_IP6_REASM_REQDS);
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_FRAGMENT_TWICE,
                      twice || icmpwire_peek16(d->packet.data, 4) == 0 || d->payload.size < 8))
        return fragment_refused(run, d, ICMPWIRE_PROBLEM6_FIELD, icmpwire_ip6_payload_at(d));
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_FRAGMENT_ATOMIC, !(icmpwire_peek16(d->payload.data, 2) & 0xfff9))) {
        icmpwire_count(run, ICMPWIRE_IP6_REASM_OKS);
        d->fragmented = true;
        icmpwire_ip6_step(d, 8);
        return true;
    }
    icmpwire_ip6_fragment(run, d);
    return false;
}

/* ---- the chain: ip6_protocol_deliver_rcu ---- */

static bool options_go_on(struct icmpwire_run *run, struct icmpwire_datagram *d)
{
    if (icmpwire_ip6_options(run, d))
        return true;
    return drop(run, ICMPWIRE_IP6_IN_HDR_ERRORS);
}

/* Steps over all extension headers. False when one of them has the packet dropped, refused or kept. */
static bool extensions_go_on(struct icmpwire_run *run, struct icmpwire_datagram *d)
{
    for (;;) {
        bool on;
        if (d->protocol == ICMPWIRE_NEXT_OPTIONS)
            on = options_go_on(run, d);
        else if (d->protocol == ICMPWIRE_NEXT_ROUTING)
            on = routing_goes_on(run, d);
        else if (d->protocol == ICMPWIRE_NEXT_FRAGMENT)
            on = fragment_goes_on(run, d);
        else
            return true;
        if (!on)
            return false;
    }
}

static void unknown(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    if (icmpwire_raw_deliver(run, d)) {
        icmpwire_count(run, ICMPWIRE_IP6_IN_DELIVERS);
        return;
    }
    icmpwire_rule(run, ICMPWIRE_RULE_IP6_NEXT_HEADER, true);
    icmpwire_count(run, ICMPWIRE_IP6_IN_UNKNOWN_PROTOS);
    icmpwire_error6(run, d, ICMPWIRE_PROBLEM6, ICMPWIRE_PROBLEM6_NEXT, d->next_header_at);
}

void icmpwire_ip6_deliver(struct icmpwire_run *run, struct icmpwire_datagram *d)
{
    if (!extensions_go_on(run, d))
        return;
    if (d->protocol == ICMPWIRE_NEXT_ICMP6)
        icmpwire_icmp6_receive(run, d);
    else if (d->protocol == ICMPWIRE_NEXT_UDP)
        icmpwire_udp6_receive(run, d);
    else if (d->protocol == ICMPWIRE_NEXT_TCP)
        icmpwire_tcp6_receive(run, d);
    else if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_NO_NEXT_HEADER, d->protocol == ICMPWIRE_NEXT_NONE))
        icmpwire_verdict(run, ICMPWIRE_VERDICT_IGNORED);
    else if (!icmpwire_rule(run, ICMPWIRE_RULE_IP6_PIM, d->protocol == ICMPWIRE_NEXT_PIM && run->policy->has_pim6)) {
        unknown(run, d);
        return;
    }
    icmpwire_count(run, ICMPWIRE_IP6_IN_DELIVERS);
}
