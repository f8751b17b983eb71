/* SPDX-License-Identifier: BSD-2-Clause */
/* Address entries and agent extensions of ICMPv4 router advertisements. */
#ifndef ICMPWIRE_TESTS_MADE_ROUTER_H
#define ICMPWIRE_TESTS_MADE_ROUTER_H

#include "made_members.h"

MADE_PART(mobility_agent_advertisement)
{
    NUMBER(sequence);
    NUMBER(registration_lifetime);
    NUMBER(flags);
    OCTETS(care_of_addresses, 4 * below(5));
}

MADE(agent_extension)
{
    static const uint8_t types[] = {0, 16, 19, 24, 99};
    CHOSEN(type, types[below(sizeof types)]);
    switch (a->type) {
    case ICMPWIRE_AGENT_PADDING:
        break;
    case ICMPWIRE_AGENT_ADVERTISEMENT:
        PART(mobility_agent, mobility_agent_advertisement);
        break;
    case ICMPWIRE_AGENT_PREFIX_LENGTHS:
        SOME(prefix_lengths);
        break;
    case ICMPWIRE_AGENT_CHALLENGE:
        SOME(challenge);
        break;
    default:
        SOME(body);
    }
}
BUILT_LIST(agent_extension)

static void members_router_entry(struct icmpwire_router_entry *a, const struct icmpwire_router_entry *b, uint8_t words)
{
    NUMBER(router_address);
    CHOSEN(preference_level, (int32_t)(any() >> 1) * (below(2) ? 1 : -1));
    OCTETS(trailing, 4u * (words - 2u));
}

/* Entries have no length of their own. */
static struct icmpwire_span some_entries(uint8_t words)
{
    struct icmpwire_span list = {pool + pooled, 0}, rest;
    struct icmpwire_router_entry made[4], read;
    struct icmpwire_fault fault;
    unsigned count = below(5);
    size_t written;
    for (unsigned i = 0; i < count; i++, list.size += written, pooled += written) {
        memset(&made[i], 0, sizeof made[i]);
        members_router_entry(&made[i], NULL, words);
        MUST(icmpwire_router_entry_encode(&made[i], true, pool + pooled, sizeof pool - pooled, &written, &fault));
    }
    rest = list;
    for (unsigned i = 0; i < count; i++) {
        rest = icmpwire_router_entry_next(rest, words, &read);
        members_router_entry(&made[i], &read, words);
    }
    MUST(rest.size == 0);
    return list;
}

MADE_PART(router_advertisement4)
{
    CHOSEN(address_entry_size, 2 + below(4));
    COMPUTED(number_of_addresses, a->entries.size / 4 / a->address_entry_size);
    NUMBER(lifetime);
    SPAN(entries, some_entries(a->address_entry_size));
    SPAN(extensions, some_agent_extensions(0, 4));
}

#endif
