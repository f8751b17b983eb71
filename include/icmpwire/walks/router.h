/* SPDX-License-Identifier: BSD-2-Clause */
/* ICMPv4 router discovery and agent advertisements. */
#ifndef ICMPWIRE_WALKS_ROUTER_H
#define ICMPWIRE_WALKS_ROUTER_H

ICMPWIRE_BITS(mobility_agent) = {
    {"registration_required", 1},
    {"busy", 1},
    {"home_agent", 1},
    {"foreign_agent", 1},
    {"minimal_encapsulation", 1},
    {"gre_encapsulation", 1},
    {"reserved", 1},
    {"reverse_tunneling", 1},
    {"udp_tunneling", 1},
    {"revocation", 1},
    {"regional_registration", 1},
    {"reserved2", 5},
    {NULL, 0},
};

ICMPWIRE_INLINE size_t icmpwire_reach_agent_extension(const uint8_t *list, size_t left)
{
    if (left < 1)
        return ICMPWIRE_BEYOND;
    if (icmpwire_peek8(list, 0) == ICMPWIRE_AGENT_PADDING)
        return 1;
    return left < 2 ? ICMPWIRE_BEYOND : icmpwire_peek8(list, 1) + (size_t)2;
}

WALK(router_entry) /* RFC 1256 section 3 */
{
    IPV4(router_address);
    I32(preference_level);
    TAIL(trailing);
}

WALK(mobility_agent_advertisement) /* RFC 5944 section 2.1.1 */
{
    U16(sequence);
    U16(registration_lifetime);
    U16_BITS(flags, mobility_agent);
    if (REFUSED(LEFT % 4, BAD_LENGTH, care_of_addresses))
        return;
    REST(care_of_addresses, IPV4_LIST);
}

WALK(agent_extension) /* RFC 5944 sections 1.8, 2.1 */
{
    U8(type);
    if (m->type == ICMPWIRE_AGENT_PADDING)
        return;
    U8_SIZE(length, 1, 2);
    if (m->type == ICMPWIRE_AGENT_ADVERTISEMENT)
        PART(mobility_agent, mobility_agent_advertisement);
    else if (m->type == ICMPWIRE_AGENT_PREFIX_LENGTHS)
        REST(prefix_lengths, NUMBER8_LIST);
    else if (m->type == ICMPWIRE_AGENT_CHALLENGE)
        REST(challenge, OCTETS);
    else
        REST(body, OCTETS);
}

WALK(router_advertisement4) /* RFC 1256 section 3, RFC 5944 section 2.1 */
{
    U8_AS(number_of_addresses, m->entries.size / ((size_t)4 * icmpwire_entry_words(m->address_entry_size)));
    U8_AS(address_entry_size, icmpwire_entry_words(m->address_entry_size));
    U16(lifetime);
    if (REFUSED(m->address_entry_size < 2, BAD_LENGTH, address_entry_size))
        return;
    ARRAY(entries, router_entry, (size_t)4 * m->address_entry_size, m->number_of_addresses, number_of_addresses);
    LIST(extensions, agent_extension);
}

WALK(router_solicitation4) /* RFC 1256 section 3 */
{
    U32(reserved);
    TAIL(trailing);
}

ELEMENT(agent_extension)

#ifndef ICMPWIRE_WALK_SLOWLY

/* Entries have no length of their own: the message says how many words each has. */
ICMPWIRE_INLINE struct icmpwire_span icmpwire_first_router_entry(struct icmpwire_span entries, uint8_t entry_words,
                                                                 struct icmpwire_router_entry *entry)
{
    size_t n = 4 * (size_t)entry_words;
    struct icmpwire_walk w = icmpwire_walk_over(entries.data, n < entries.size ? n : entries.size);
    icmpwire_body_router_entry(&w, entry, ICMPWIRE_DECODE);
    entry->status = ICMPWIRE_OK;
    if (ICMPWIRE_RARE(w.failed)) {
        memset(entry, 0, sizeof *entry);
        entry->status = ICMPWIRE_TRUNCATED;
    }
    return n && n <= entries.size ? icmpwire_span_behind(entries, n) : icmpwire_span_of(NULL, 0);
}

#endif

#endif
