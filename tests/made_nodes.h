/* SPDX-License-Identifier: BSD-2-Clause */
/* Router renumbering, node information, home agents, locators and MPL. */
#ifndef ICMPWIRE_TESTS_MADE_NODES_H
#define ICMPWIRE_TESTS_MADE_NODES_H

#include "made_members.h"

/* ---- router renumbering ---- */

MADE(use_part)
{
    NUMBER(use_length);
    NUMBER(keep_length);
    NUMBER(flag_mask);
    NUMBER(ra_flags);
    NUMBER(valid_lifetime_seconds);
    NUMBER(preferred_lifetime_seconds);
    NUMBER(flags);
    ADDRESS(use_prefix);
}
BUILT_LIST(use_part)

MADE(prefix_operation)
{
    NUMBER(operation);
    COMPUTED(length, 3 + a->use_parts.size / 8);
    NUMBER(ordinal);
    NUMBER(match_length);
    NUMBER(minimum_length);
    NUMBER(maximum_length);
    NUMBER(reserved);
    ADDRESS(match_prefix);
    SPAN(use_parts, some_use_parts(0, 3));
}
BUILT_LIST(prefix_operation)

MADE(prefix_result)
{
    NUMBER(flags);
    NUMBER(ordinal);
    NUMBER(matched_length);
    NUMBER(interface_index);
    ADDRESS(matched_prefix);
}
BUILT_LIST(prefix_result)

MADE_PART_IN(router_renumbering, message)
{
    NUMBER(sequence);
    NUMBER(segment);
    NUMBER(flags);
    NUMBER(maximum_delay_milliseconds);
    NUMBER(reserved);
    if (in->code == ICMPWIRE_RENUMBERING_COMMAND)
        SPAN(operations, some_prefix_operations(0, 4));
    else if (in->code == ICMPWIRE_RENUMBERING_RESULT)
        SPAN(results, some_prefix_results(0, 4));
    else
        SOME(body);
}

/* ---- node information ---- */

MADE(node_ipv6)
{
    NUMBER(ttl_seconds);
    ADDRESS(address);
}
BUILT_LIST(node_ipv6)

MADE(node_ipv4)
{
    NUMBER(ttl_seconds);
    NUMBER(address);
}
BUILT_LIST(node_ipv4)

/* A name of one label with a second zero octet, one in full, one that points back, by parts of the list. */
static struct icmpwire_span some_node_names(void)
{
    static const uint8_t names[] = "\4host\0\0\7example\3org\0\1a\300\13";
    static const uint8_t ends[] = {0, 7, 20, 24};
    struct icmpwire_span list = {names, ends[below(sizeof ends)]};
    return list;
}

static void members_subject(struct icmpwire_node_information *a, const struct icmpwire_node_information *b,
                            uint8_t code)
{
    if (a->qtype == ICMPWIRE_NODE_NOOP || code > ICMPWIRE_NODE_SUBJECT_IPV4)
        SOME(data);
    else if (code == ICMPWIRE_NODE_SUBJECT_IPV6)
        ADDRESS(subject_ipv6);
    else if (code == ICMPWIRE_NODE_SUBJECT_NAME)
        SPAN(subject_name, some_plain_name());
    else
        NUMBER(subject_ipv4);
}

static void members_answer(struct icmpwire_node_information *a, const struct icmpwire_node_information *b, uint8_t code)
{
    if (code != ICMPWIRE_NODE_SUCCESS) {
        SOME(data);
    } else if (a->qtype == ICMPWIRE_NODE_NAMES) {
        NUMBER(ttl_seconds);
        SPAN(names, some_node_names());
    } else if (a->qtype == ICMPWIRE_NODE_IPV6_ADDRESSES) {
        SPAN(ipv6_addresses, some_node_ipv6s(0, 4));
    } else if (a->qtype == ICMPWIRE_NODE_IPV4_ADDRESSES) {
        SPAN(ipv4_addresses, some_node_ipv4s(0, 4));
    } else {
        SOME(data);
    }
}

MADE_PART_IN(node_information, message)
{
    CHOSEN(qtype, below(8) ? below(6) : any());
    NUMBER(flags);
    OCTETS(nonce, 8);
    if (in->type == 139)
        members_subject(a, b, in->code);
    else
        members_answer(a, b, in->code);
}

/* ---- home agents, locators ---- */

MADE_PART(home_agent_request)
{
    NUMBER(identifier);
    NUMBER(flags);
    SOME(trailing);
}

MADE_PART(home_agent_reply)
{
    NUMBER(identifier);
    NUMBER(flags);
    OCTETS(home_agents, 16 * below(4));
}

MADE(locator)
{
    OCTETS(locator, 8);
    NUMBER(preference);
    NUMBER(lifetime_seconds);
}
BUILT_LIST(locator)

MADE_PART(locator_update)
{
    COMPUTED(number_of_locators, a->locators.size / 12);
    NUMBER(operation);
    NUMBER(reserved);
    SPAN(locators, some_locators(0, 4));
    SOME(trailing);
}

/* ---- MPL ---- */

MADE(mpl_seed)
{
    static const uint8_t sizes[] = {0, 2, 8, 16};
    NUMBER(minimum_sequence);
    OCTETS(seed_identifier, sizes[below(4)]);
    OCTETS(buffered_messages, below(64));
    COMPUTED(lengths >> 2, a->buffered_messages.size);
    COMPUTED(seed_identifier.size, sizes[b->lengths & 3]);
}
BUILT_LIST(mpl_seed)

MADE_PART(mpl_control)
{
    SPAN(seeds, some_mpl_seeds(0, 4));
}

#endif
