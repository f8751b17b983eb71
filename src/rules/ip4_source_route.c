/* SPDX-License-Identifier: BSD-2-Clause */
/* Options of a packet that came in, and above all source routes (RFC 1812 section 5.2.4). */
#include "ip4.h"
#include "receive.h"
#include "table.h"

enum { PARAMETER_PROBLEM = 12, DESTINATION_PLACE = 16 };

bool icmpwire_ip4_own_copy(struct icmpwire_run *run, struct icmpwire_input4 *in)
{
    struct icmpwire_datagram *d = &in->d;

    if (in->spare)
        return true;
    in->spare = icmpwire_packet_room(run, d->packet.size);
    if (!in->spare)
        return false;
    icmpwire_poke_span(in->spare, 0, d->packet);
    d->packet = icmpwire_span_of(in->spare, d->packet.size);
    d->payload = icmpwire_span_behind(d->packet, d->header);
    return true;
}

/* fib_compute_spec_dst: what an option gets as our address. */
static struct icmpwire_ip our_address(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    struct icmpwire_way way;

    if (d->class == ICMPWIRE_CLASS_LOCAL)
        return d->destination;
    way = icmpwire_way_to(run->host, d->source, NULL, run->now);
    return way.kind == ICMPWIRE_WAY_UNICAST ? icmpwire_source_for(run->host, &way, d->source)
                                            : icmpwire_source4(run->host, d->device, d->source);
}

uint8_t icmpwire_ip4_read_options(struct icmpwire_run *run, uint8_t *packet, struct icmpwire_input4 *in)
{
    uint8_t wrong = icmpwire_ip4_options_read(run, packet, our_address(run, &in->d), &in->options);

    in->d.options = &in->options;
    in->d.router_alert = in->options.router_alert;
    return wrong;
}

bool icmpwire_ip4_take_options(struct icmpwire_run *run, struct icmpwire_input4 *in)
{
    uint8_t wrong;

    if (!icmpwire_ip4_own_copy(run, in)) {
        icmpwire_count(run, ICMPWIRE_IP_IN_DISCARDS);
        return false;
    }
    wrong = icmpwire_ip4_read_options(run, in->spare, in);
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_OPTION, wrong != 0)) {
        icmpwire_error4(run, &in->d, PARAMETER_PROBLEM, 0, wrong);
        icmpwire_count(run, ICMPWIRE_IP_IN_HDR_ERRORS);
        return false;
    }
    return !in->options.source_route || icmpwire_ip4_source_route(run, in);
}

/* Is there a way on to a hop: to a host, or is it ours? */
static bool hop_good(struct icmpwire_run *run, struct icmpwire_input4 *in, struct icmpwire_ip hop)
{
    icmpwire_ip4_route_on(run, in, hop);
    return in->way.kind == ICMPWIRE_WAY_LOCAL ||
           (in->way.kind == ICMPWIRE_WAY_UNICAST && in->d.device->sysctls[ICMPWIRE_DEVICE_IPV4_FORWARDING]);
}

/* From hop to hop while they are our own addresses; the first other one is where the packet goes to. */
static bool follow(struct icmpwire_run *run, struct icmpwire_input4 *in)
{
    struct icmpwire_datagram *d = &in->d;
    uint8_t at = in->options.source_route;
    unsigned size = icmpwire_peek8(d->packet.data, at + 1u), pointer;

    for (pointer = icmpwire_peek8(d->packet.data, at + 2u); pointer <= size; pointer += 4) {
        struct icmpwire_ip hop;
        if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_SOURCE_ROUTE_CUT, pointer + 3 > size)) {
            icmpwire_error4(run, d, PARAMETER_PROBLEM, 0, at + 2u);
            return false;
        }
        hop = icmpwire_peek_ip4(d->packet.data, at + pointer - 1);
        if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_SOURCE_ROUTE_HOP, !hop_good(run, in, hop)))
            return false;
        if (in->way.kind != ICMPWIRE_WAY_LOCAL) {
            in->options.routed = true;
            in->options.next_hop = hop;
            d->class = ICMPWIRE_CLASS_OTHER;
            return true;
        }
        d->destination = hop;
        icmpwire_poke32(in->spare, DESTINATION_PLACE, (uint32_t)hop.low);
    }
    return true;
}

bool icmpwire_ip4_source_route(struct icmpwire_run *run, struct icmpwire_input4 *in)
{
    const struct icmpwire_datagram *d = &in->d;
    bool forwarded = d->class == ICMPWIRE_CLASS_OTHER && in->way.kind == ICMPWIRE_WAY_UNICAST;

    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_SOURCE_ROUTE_OFF,
                      !icmpwire_both(run, d->device, ICMPWIRE_DEVICE_IPV4_ACCEPT_SOURCE_ROUTE)))
        return false;
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_SOURCE_ROUTE_CAST,
                      d->cast != ICMPWIRE_CAST_HOST || (d->class != ICMPWIRE_CLASS_LOCAL && !forwarded)))
        return false;
    if (!forwarded)
        return follow(run, in);
    if (!icmpwire_rule(run, ICMPWIRE_RULE_IP4_SOURCE_ROUTE_STRICT, in->options.strict))
        return true;
    icmpwire_error4(run, d, PARAMETER_PROBLEM, 0, DESTINATION_PLACE);
    return false;
}
