/* SPDX-License-Identifier: BSD-2-Clause */
/* RPL's options and metrics. */
#ifndef ICMPWIRE_TESTS_MADE_RPL_OPTION_H
#define ICMPWIRE_TESTS_MADE_RPL_OPTION_H

#include "made_option_bodies.h"

/* ---- metrics ---- */

MADE_PART(rpl_node_state)
{
    NUMBER(reserved2);
    NUMBER(attributes);
    SOME(more);
}

MADE_PART(rpl_node_energy)
{
    NUMBER(attributes);
    NUMBER(energy);
    SOME(more);
}

MADE_PART(rpl_hop_count)
{
    NUMBER(attributes);
    NUMBER(hop_count);
    SOME(more);
}

MADE_PART(rpl_throughput)
{
    NUMBER(octets_per_second);
    SOME(more);
}

MADE_PART(rpl_latency)
{
    NUMBER(microseconds);
    SOME(more);
}

MADE_PART(rpl_link_quality)
{
    NUMBER(reserved2);
    NUMBER(level);
    SOME(more);
}

MADE_PART(rpl_etx)
{
    NUMBER(etx_128ths);
    SOME(more);
}

MADE_PART(rpl_link_color)
{
    NUMBER(reserved2);
    NUMBER(color);
    SOME(more);
}

#define METRIC(NAME, f)              \
    case ICMPWIRE_RPL_METRIC_##NAME: \
        PART(f, rpl_##f);            \
        break;

MADE(rpl_metric)
{
    CHOSEN(type, below(8) ? below(10) : any());
    NUMBER(flags);
    switch (a->type) {
        METRIC(NODE_STATE, node_state)
        METRIC(NODE_ENERGY, node_energy)
        METRIC(HOP_COUNT, hop_count)
        METRIC(THROUGHPUT, throughput)
        METRIC(LATENCY, latency)
        METRIC(LINK_QUALITY, link_quality)
        METRIC(ETX, etx)
        METRIC(LINK_COLOR, link_color)
    default:
        SOME(body);
    }
}
BUILT_LIST(rpl_metric)

/* ---- options ---- */

/* The octets that hold a prefix of so many bits, of an address at most. */
static size_t prefix_octets(unsigned bits)
{
    return bits < 128 ? (bits + 7) / 8 : 16;
}

MADE_PART(rpl_route_information)
{
    size_t least;
    NUMBER(prefix_length);
    least = prefix_octets(a->prefix_length);
    NUMBER(flags);
    NUMBER(lifetime_seconds);
    OCTETS(prefix, least + below((uint32_t)(17 - least)));
}

MADE_PART(rpl_dodag_configuration)
{
    NUMBER(flags);
    NUMBER(interval_doublings);
    NUMBER(interval_min);
    NUMBER(redundancy_constant);
    NUMBER(max_rank_increase);
    NUMBER(min_hop_rank_increase);
    NUMBER(objective_code_point);
    NUMBER(reserved);
    NUMBER(default_lifetime);
    NUMBER(lifetime_unit_seconds);
}

MADE_PART(rpl_target)
{
    NUMBER(flags);
    NUMBER(prefix_length);
    OCTETS(prefix, ICMPWIRE_RPL_TARGET_FULL(a->flags) ? 16 : prefix_octets(a->prefix_length));
    if (ICMPWIRE_RPL_TARGET_ROVR_SIZE(a->flags) > 4)
        SOME(trailing);
    else
        OCTETS(rovr, 8u * ICMPWIRE_RPL_TARGET_ROVR_SIZE(a->flags));
    if (ICMPWIRE_RPL_TARGET_ROVR_SIZE(a->flags) == 0)
        SOME(trailing);
}

MADE_PART(rpl_transit_information)
{
    NUMBER(flags);
    NUMBER(path_control);
    NUMBER(path_sequence);
    NUMBER(path_lifetime);
    if (b)
        same_address(a->parent, b->parent);
    else
        a->parent.octets = below(2) ? some(16).data : NULL;
}

MADE_PART(rpl_solicited_information)
{
    NUMBER(instance);
    NUMBER(flags);
    ADDRESS(dodagid);
    NUMBER(version);
}

MADE_PART(rpl_p2p_route_discovery)
{
    size_t each;
    NUMBER(flags);
    NUMBER(limits);
    each = 16u - ICMPWIRE_RPL_P2P_ELIDED(a->flags);
    OCTETS(target, each);
    OCTETS(addresses, each * below(5));
}

/* With H what is there has no size. */
static struct icmpwire_span some_route(uint16_t flags)
{
    size_t each = 16u - ICMPWIRE_RPL_AODV_ELIDED(flags);
    return ICMPWIRE_RPL_AODV_HOP_BY_HOP(flags) ? some_or_none() : some(each * below(5));
}

MADE_PART(rpl_route_request)
{
    NUMBER(flags);
    NUMBER(originator_sequence);
    SPAN(addresses, some_route(a->flags));
}

MADE_PART(rpl_route_reply)
{
    NUMBER(flags);
    NUMBER(delta);
    SPAN(addresses, some_route(a->flags));
}

MADE_PART(rpl_art)
{
    size_t n;
    NUMBER(destination_sequence);
    NUMBER(prefix_length);
    n = prefix_octets(ICMPWIRE_RPL_ART_PREFIX_LENGTH(a->prefix_length));
    OCTETS(target, n ? n : 16);
}

MADE_PART(rpl_root_failure)
{
    SOME(positive);
    OCTETS(negative, a->positive.size);
}

MADE(rpl_source_route)
{
    CHOSEN(type, below(5));
    OCTETS(addresses, ((size_t)1 + below(4)) << a->type);
    COMPUTED(size, (0x80 | (a->addresses.size >> a->type)) - 1);
}
BUILT_LIST(rpl_source_route)

MADE_PART(rpl_via)
{
    NUMBER(flags);
    NUMBER(route);
    NUMBER(segment_sequence);
    NUMBER(segment_lifetime);
    SPAN(routes, some_rpl_source_routes(0, 3));
}

/* Compressions above 4 are not assigned. */
MADE_PART(rpl_sibling_information)
{
    size_t n;
    CHOSEN(flags, (any() & 0xf8) | below(5));
    n = (size_t)1 << ICMPWIRE_RPL_SIBLING_COMPRESSION(a->flags);
    NUMBER(opaque);
    NUMBER(rank_step);
    NUMBER(reserved2);
    if (!ICMPWIRE_RPL_SIBLING_SAME_DODAG(a->flags))
        OCTETS(dodagid, n);
    OCTETS(address, n);
}

#define RPL_OPTION(NAME, f, layout)  \
    case ICMPWIRE_RPL_OPTION_##NAME: \
        PART(f, layout);             \
        break;

MADE(rpl_option)
{
    CHOSEN(type, below(8) ? below(19) : any());
    switch (a->type) {
    case ICMPWIRE_RPL_OPTION_PAD1:
        break;
    case ICMPWIRE_RPL_OPTION_PADN:
        SOME(padding);
        break;
    case ICMPWIRE_RPL_OPTION_METRIC_CONTAINER:
        SPAN(metrics, some_rpl_metrics(0, 3));
        break;
    case ICMPWIRE_RPL_OPTION_TARGET_DESCRIPTOR:
        NUMBER(target_descriptor);
        break;
        RPL_OPTION(ROUTE_INFORMATION, route_information, rpl_route_information)
        RPL_OPTION(DODAG_CONFIGURATION, dodag_configuration, rpl_dodag_configuration)
        RPL_OPTION(TARGET, target, rpl_target)
        RPL_OPTION(TRANSIT_INFORMATION, transit_information, rpl_transit_information)
        RPL_OPTION(SOLICITED_INFORMATION, solicited_information, rpl_solicited_information)
        RPL_OPTION(PREFIX_INFORMATION, prefix_information, prefix_information)
        RPL_OPTION(P2P_ROUTE_DISCOVERY, p2p_route_discovery, rpl_p2p_route_discovery)
        RPL_OPTION(ROUTE_REQUEST, route_request, rpl_route_request)
        RPL_OPTION(ROUTE_REPLY, route_reply, rpl_route_reply)
        RPL_OPTION(ART, art, rpl_art)
        RPL_OPTION(ROOT_FAILURE, root_failure, rpl_root_failure)
        RPL_OPTION(STATEFUL_VIA, via, rpl_via)
        RPL_OPTION(SOURCE_ROUTED_VIA, via, rpl_via)
        RPL_OPTION(SIBLING_INFORMATION, sibling_information, rpl_sibling_information)
    default:
        SOME(body);
    }
}
BUILT_LIST(rpl_option)

#endif
