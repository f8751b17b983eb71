/* SPDX-License-Identifier: BSD-2-Clause */
/* Encoding must give back the octets of every message that was decoded, and of every element of its lists, down to the
 * innermost; what the hot form accepts, the slow one does. Whoever breaks this ends the program. */
#ifndef ICMPWIRE_TESTS_REENCODE_H
#define ICMPWIRE_TESTS_REENCODE_H

#include "reencode_lists.h"

/* The extension structure of a message, when it has one; whatever comes of it without. */
static const struct icmpwire_extension *extension_in(const struct icmpwire_message *m)
{
    switch (m->layout) {
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE4:
        return &m->destination_unreachable4.extension;
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED4:
        return &m->time_exceeded4.extension;
    case ICMPWIRE_LAYOUT_PARAMETER_PROBLEM4:
        return &m->parameter_problem4.extension;
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE6:
        return &m->destination_unreachable6.extension;
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED6:
        return &m->time_exceeded6.extension;
    case ICMPWIRE_LAYOUT_EXTENDED_ECHO_REQUEST:
        return &m->extended_echo_request.extension;
    case ICMPWIRE_LAYOUT_EXTENDED_ECHO_REPLY:
        return &m->extended_echo_reply.extension;
    default:
        return NULL;
    }
}

/* The options of a message; none where it has no list of them. */
static struct icmpwire_span options_in(const struct icmpwire_message *m)
{
    static const struct icmpwire_span none;
    switch (m->layout) {
#define OPTIONS_IN(NAME, name)   \
    case ICMPWIRE_LAYOUT_##NAME: \
        return m->name.options;
        OPTIONS_IN(SOLICITATION, solicitation)
        OPTIONS_IN(ROUTER_ADVERTISEMENT6, router_advertisement6)
        OPTIONS_IN(NEIGHBOR_SOLICITATION, neighbor_solicitation)
        OPTIONS_IN(NEIGHBOR_ADVERTISEMENT, neighbor_advertisement)
        OPTIONS_IN(REDIRECT6, redirect6)
        OPTIONS_IN(MOBILE_PREFIX_SOLICITATION, mobile_prefix_solicitation)
        OPTIONS_IN(MOBILE_PREFIX_ADVERTISEMENT, mobile_prefix_advertisement)
        OPTIONS_IN(CERTIFICATION_PATH_SOLICITATION, certification_path_solicitation)
        OPTIONS_IN(CERTIFICATION_PATH_ADVERTISEMENT, certification_path_advertisement)
        OPTIONS_IN(FAST_HANDOVER, fast_handover)
#undef OPTIONS_IN
    case ICMPWIRE_LAYOUT_EXPERIMENTAL_MOBILITY:
        return m->experimental_mobility.subtype == ICMPWIRE_SEAMOBY_CARD ? m->experimental_mobility.options : none;
    case ICMPWIRE_LAYOUT_DUPLICATE_ADDRESS:
        return ICMPWIRE_DUPLICATE_ADDRESS_SUFFIX(m->code) <= 4 ? m->duplicate_address.options : none;
    default:
        return none;
    }
}

/* Extensions behind queries and reports need not be any: then they are octets. */
static bool reencode_report(const struct icmpwire_multicast_listener_report2 *report)
{
    struct icmpwire_span behind;
    size_t count = report->number_of_records;
    if (!reencode_count_listener_record(report->records, &count, &behind) || count)
        return false;
    if (ICMPWIRE_REPORT_EXTENDED(report->flags))
        (void)reencode_listener_extension(behind.size ? behind : report->extra);
    return true;
}

static bool reencode_node_lists(const struct icmpwire_message *m)
{
    const struct icmpwire_node_information *node = &m->node_information;
    if (m->type != 140 || m->code != ICMPWIRE_NODE_SUCCESS)
        return true;
    if (node->qtype == ICMPWIRE_NODE_IPV6_ADDRESSES)
        return reencode_node_ipv6(node->ipv6_addresses);
    return node->qtype != ICMPWIRE_NODE_IPV4_ADDRESSES || reencode_node_ipv4(node->ipv4_addresses);
}

static bool reencode_renumbering_lists(const struct icmpwire_message *m)
{
    if (m->code == ICMPWIRE_RENUMBERING_COMMAND)
        return reencode_prefix_operation(m->router_renumbering.operations);
    return m->code != ICMPWIRE_RENUMBERING_RESULT || reencode_prefix_result(m->router_renumbering.results);
}

/* The lists of a message that is decoded or opened, and all in them; false: one of them breaks. */
static bool reencode_lists(const struct icmpwire_message *m)
{
    const struct icmpwire_extension *extension = extension_in(m);
    if (extension && extension->objects.data)
        return reencode_object(extension->objects);
    switch (m->layout) {
    case ICMPWIRE_LAYOUT_ROUTER_ADVERTISEMENT4:
        return reencode_router_entry(m->router_advertisement4.entries, m->router_advertisement4.address_entry_size) &&
               reencode_agent_extension(m->router_advertisement4.extensions);
    case ICMPWIRE_LAYOUT_MULTICAST_LISTENER_QUERY:
        if (m->multicast_listener_query.version == 2 && ICMPWIRE_QUERY_EXTENDED(m->multicast_listener_query.flags))
            (void)reencode_listener_extension(m->multicast_listener_query.extra);
        return true;
    case ICMPWIRE_LAYOUT_MULTICAST_LISTENER_REPORT2:
        return reencode_report(&m->multicast_listener_report2);
    case ICMPWIRE_LAYOUT_ROUTER_RENUMBERING:
        return reencode_renumbering_lists(m);
    case ICMPWIRE_LAYOUT_NODE_INFORMATION:
        return reencode_node_lists(m);
    case ICMPWIRE_LAYOUT_LOCATOR_UPDATE:
        return reencode_locator(m->locator_update.locators);
    case ICMPWIRE_LAYOUT_MPL_CONTROL:
        return reencode_mpl_seed(m->mpl_control.seeds);
    case ICMPWIRE_LAYOUT_RPL:
        return reencode_rpl_option(m->rpl.options);
    default:
        return reencode_option(options_in(m));
    }
}

/* A message that was accepted, and all its elements. */
__attribute__((unused)) static void reencode_message(const struct icmpwire_message *m, struct icmpwire_span octets)
{
    struct icmpwire_fault fault;
    size_t size;
    MUST(icmpwire_encode(m, reencode_out, REENCODE_ROOM, &size, &fault));
    MUST(reencode_same(octets, size));
    MUST(reencode_lists(m));
}

#endif
