/* SPDX-License-Identifier: BSD-2-Clause */
/* Messages of every layout made of arbitrary numbers, and the comparison with what was decoded. */
#ifndef ICMPWIRE_TESTS_MADE_H
#define ICMPWIRE_TESTS_MADE_H

#include "made_elements.h"

static struct icmpwire_span some_datagram(bool six)
{
    struct icmpwire_span s = {pool + pooled, (six ? 40 : 20) + below(200)};
    for (size_t i = 0; i < s.size; i++)
        pool[pooled + i] = (uint8_t)any();
    pool[pooled] = six ? 0x60 : 0x45;
    pooled += s.size;
    return s;
}

static void make_extended(struct icmpwire_span *datagram, struct icmpwire_extension *extension, bool six)
{
    *datagram = some_datagram(six);
    if (below(2))
        extension->objects = some_objects(0, 4);
}

static void same_extended(struct icmpwire_span made, const struct icmpwire_extension *a, struct icmpwire_span read,
                          const struct icmpwire_extension *b, bool six)
{
    if (!a->objects.data) {
        MUST(!b->objects.data);
        same_span(made, read);
        return;
    }
    MUST(b->objects.data && read.size >= 128 && read.size % (six ? 8 : 4) == 0);
    same_padded(made, read);
    MUST(b->version == 0x2000 && b->checksum != 0);
    SAME_SPAN(objects);
}

static struct icmpwire_span some_names(void)
{
    static const uint8_t names[] = "\4host\7example\0\1a\300\14"; /* two, the second one compressed */
    struct icmpwire_span list = {names, below(2) ? sizeof names - 1 : 0};
    return list;
}

/* Members by layout: how they are made, and what must come back. */
#define MEMBERS(layout, make, same)                                                                 \
    static void make_##layout(struct icmpwire_##layout *m)                                          \
    {                                                                                               \
        make                                                                                        \
    }                                                                                               \
    static void same_##layout(const struct icmpwire_##layout *a, const struct icmpwire_##layout *b) \
    {                                                                                               \
        same                                                                                        \
    }

#define ANY(member)        (m->member = (__typeof__(m->member))any());
#define SET(member, value) (m->member = (value));
#define SOME(member)       SET(member, some_or_none())

MEMBERS(opaque, SOME(body), SAME_SPAN(body);)
MEMBERS(echo, ANY(identifier) ANY(sequence) SOME(data), SAME(identifier); SAME(sequence); SAME_SPAN(data);)
MEMBERS(extended_echo_request, ANY(identifier) ANY(sequence) ANY(flags) SET(extension.objects, some_objects(0, 3)),
        SAME(identifier);
        SAME(sequence); SAME(flags); SAME_SPAN(extension.objects);)
static void make_extended_echo_reply(struct icmpwire_extended_echo_reply *m)
{
    ANY(identifier) ANY(sequence) ANY(flags) if (below(2)) m->extension.objects = some_objects(1, 3);
    else m->trailing = some(below(8)); /* too little to be a structure */
}
static void same_extended_echo_reply(const struct icmpwire_extended_echo_reply *a,
                                     const struct icmpwire_extended_echo_reply *b)
{
    SAME(identifier);
    SAME(sequence);
    SAME(flags);
    SAME_SPAN(trailing);
    MUST(!a->extension.objects.data == !b->extension.objects.data);
    SAME_SPAN(extension.objects);
}
static void make_experimental_mobility(struct icmpwire_experimental_mobility *m)
{
    m->subtype = (uint8_t)below(3);
    m->reserved = any() & 0xffffff;
    if (m->subtype == ICMPWIRE_SEAMOBY_CARD)
        m->options = some_options(0, 4);
    else
        m->body = some_or_none();
}
static void same_experimental_mobility(const struct icmpwire_experimental_mobility *a,
                                       const struct icmpwire_experimental_mobility *b)
{
    SAME(subtype);
    SAME(reserved);
    if (a->subtype == ICMPWIRE_SEAMOBY_CARD)
        SAME_SPAN(options);
    else
        SAME_SPAN(body);
}
#define EXTENDED(six)      make_extended(&m->datagram, &m->extension, six);
#define SAME_EXTENDED(six) same_extended(a->datagram, &a->extension, b->datagram, &b->extension, six)
#define QUOTED(six)        SET(datagram, some_datagram(six))
MEMBERS(destination_unreachable4, ANY(unused) ANY(next_hop_mtu) EXTENDED(false), SAME(unused); SAME(next_hop_mtu);
        SAME_EXTENDED(false);)
MEMBERS(source_quench, ANY(unused) QUOTED(false), SAME(unused); SAME_SPAN(datagram);)
MEMBERS(redirect4, ANY(gateway) QUOTED(false), SAME(gateway); SAME_SPAN(datagram);)
MEMBERS(router_advertisement4,
        SET(address_entry_size, (uint8_t)(2 + below(4))) ANY(lifetime) SET(entries, some_entries(m->address_entry_size))
            SET(extensions, some_agent_extensions(0, 4)),
        SAME(address_entry_size);
        MUST(b->number_of_addresses * 4u * b->address_entry_size == b->entries.size); SAME(lifetime);
        SAME_SPAN(entries); SAME_SPAN(extensions);)
MEMBERS(router_solicitation4, ANY(reserved) SOME(trailing), SAME(reserved); SAME_SPAN(trailing);)
MEMBERS(time_exceeded4, ANY(unused) ANY(unused2) EXTENDED(false), SAME(unused); SAME(unused2); SAME_EXTENDED(false);)
MEMBERS(parameter_problem4, ANY(pointer) ANY(unused) EXTENDED(false), SAME(pointer); SAME(unused);
        SAME_EXTENDED(false);)
MEMBERS(timestamp, ANY(identifier) ANY(sequence) ANY(originate) ANY(receive) ANY(transmit) SOME(trailing),
        SAME(identifier);
        SAME(sequence); SAME(originate); SAME(receive); SAME(transmit); SAME_SPAN(trailing);)
MEMBERS(information, ANY(identifier) ANY(sequence) SOME(trailing), SAME(identifier); SAME(sequence);
        SAME_SPAN(trailing);)
MEMBERS(address_mask, ANY(identifier) ANY(sequence) ANY(mask) SOME(trailing), SAME(identifier); SAME(sequence);
        SAME(mask); SAME_SPAN(trailing);)
MEMBERS(traceroute,
        ANY(identifier) ANY(unused) ANY(outbound_hop_count) ANY(return_hop_count) ANY(output_link_speed)
            ANY(output_link_mtu) SOME(trailing),
        SAME(identifier);
        SAME(unused); SAME(outbound_hop_count); SAME(return_hop_count); SAME(output_link_speed); SAME(output_link_mtu);
        SAME_SPAN(trailing);)
MEMBERS(conversion_error, ANY(pointer) SOME(datagram), SAME(pointer); SAME_SPAN(datagram);)
MEMBERS(domain_name_reply, ANY(identifier) ANY(sequence) ANY(ttl) SET(names, some_names()), SAME(identifier);
        SAME(sequence); SAME(ttl); SAME_SPAN(names);)
MEMBERS(security_failure, ANY(reserved) ANY(pointer) SOME(datagram), SAME(reserved); SAME(pointer);
        SAME_SPAN(datagram);)
MEMBERS(destination_unreachable6, SET(unused, any() & 0xffffff) EXTENDED(true), SAME(unused); SAME_EXTENDED(true);)
MEMBERS(packet_too_big, ANY(mtu) QUOTED(true), SAME(mtu); SAME_SPAN(datagram);)
MEMBERS(time_exceeded6, SET(unused, any() & 0xffffff) EXTENDED(true), SAME(unused); SAME_EXTENDED(true);)
MEMBERS(parameter_problem6, ANY(pointer) QUOTED(true), SAME(pointer); SAME_SPAN(datagram);)

static void make_message(struct icmpwire_message *m)
{
    memset(m, 0, sizeof *m);
    pooled = 0;
    do {
        m->family = (uint8_t)below(2);
        m->type = (uint8_t)any();
        m->layout = (uint8_t)icmpwire_layout_of((enum icmpwire_family)m->family, m->type);
    } while (m->layout == ICMPWIRE_LAYOUT_OPAQUE && below(20)); /* most types have no layout */
    m->code = (uint8_t)any();
    switch (m->layout) {
#define LAYOUT(NAME, name, lists) \
    case ICMPWIRE_LAYOUT_##NAME:  \
        make_##name(&m->name);    \
        break;
#include "icmpwire/layouts.def"
#undef LAYOUT
    default:
        MUST(false);
    }
}

static void same_message(const struct icmpwire_message *a, const struct icmpwire_message *b)
{
    SAME(family);
    SAME(layout);
    SAME(type);
    SAME(code);
    switch (a->layout) {
#define LAYOUT(NAME, name, lists)        \
    case ICMPWIRE_LAYOUT_##NAME:         \
        same_##name(&a->name, &b->name); \
        break;
#include "icmpwire/layouts.def"
#undef LAYOUT
    default:
        MUST(false);
    }
}

#endif
