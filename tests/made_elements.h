/* SPDX-License-Identifier: BSD-2-Clause */
/* Elements of lists made of arbitrary numbers, built, taken off their list again and compared with what was built.
 * Whoever includes this says where the numbers come from: any(), and fills `octets`. */
#ifndef ICMPWIRE_TESTS_MADE_ELEMENTS_H
#define ICMPWIRE_TESTS_MADE_ELEMENTS_H

#include <string.h>

#include "reencode.h"

enum { SPAN_MAX = 48 };

static uint32_t any(void);
static uint8_t octets[1 << 12]; /* what spans borrow from */
static uint8_t pool[1 << 18];   /* the lists of the message at hand */
static size_t pooled;

static uint32_t below(uint32_t n)
{
    return any() % n;
}

static struct icmpwire_span some(size_t size)
{
    struct icmpwire_span s = {octets + below((uint32_t)(sizeof octets - size)), size};
    return s;
}

static struct icmpwire_span some_or_none(void)
{
    return some(below(3) ? below(SPAN_MAX) : 0);
}

/* ---- equal members ---- */

static void same_span(struct icmpwire_span made, struct icmpwire_span read)
{
    MUST(made.size == read.size);
    MUST(!made.size || memcmp(made.data, read.data, made.size) == 0);
}

/* What building padded with zeros. */
static void same_padded(struct icmpwire_span made, struct icmpwire_span read)
{
    MUST(made.size <= read.size);
    for (size_t i = made.size; i < read.size; i++)
        MUST(read.data[i] == 0);
    read.size = made.size;
    same_span(made, read);
}

#define SAME(member)        MUST(a->member == b->member)
#define SAME_SPAN(member)   same_span(a->member, b->member)
#define SAME_PADDED(member) same_padded(a->member, b->member)

/* ---- elements ---- */

#define BUILT_LIST(name)                                                                             \
    static struct icmpwire_span some_##name##s(unsigned least, unsigned most)                        \
    {                                                                                                \
        struct icmpwire_##name made[8];                                                              \
        struct icmpwire_span list, rest;                                                             \
        struct icmpwire_fault fault;                                                                 \
        unsigned count = least + below(most + 1 - least);                                            \
        size_t written, needed, all = 0;                                                             \
        for (unsigned i = 0; i < count; i++) {                                                       \
            memset(&made[i], 0, sizeof made[i]);                                                     \
            make_##name(&made[i]);                                                                   \
        }                                                                                            \
        list.data = pool + pooled;                                                                   \
        for (unsigned i = 0; i < count; i++, all += written, pooled += written) {                    \
            MUST(!icmpwire_##name##_encode(&made[i], true, NULL, 0, &needed, &fault) &&              \
                 fault.status == ICMPWIRE_NO_ROOM);                                                  \
            MUST(needed <= sizeof pool - pooled);                                                    \
            MUST(icmpwire_##name##_encode(&made[i], true, pool + pooled, needed, &written, &fault)); \
            MUST(written == needed);                                                                 \
        }                                                                                            \
        list.size = all;                                                                             \
        rest = list;                                                                                 \
        for (unsigned i = 0; i < count; i++) {                                                       \
            struct icmpwire_##name read;                                                             \
            rest = icmpwire_##name##_next(rest, &read);                                              \
            MUST(read.status == ICMPWIRE_OK && rest.data);                                           \
            same_##name(&made[i], &read);                                                            \
        }                                                                                            \
        MUST(rest.size == 0);                                                                        \
        reencode_##name(list);                                                                       \
        return list;                                                                                 \
    }

static void make_label(struct icmpwire_label *m)
{
    m->entry = any();
}
static void same_label(const struct icmpwire_label *a, const struct icmpwire_label *b)
{
    SAME(entry);
}
BUILT_LIST(label)

static void make_interface(struct icmpwire_interface_information *m)
{
    m->interface_index = any();
    m->address_reserved = (uint16_t)any();
    m->address = some(below(2) ? 4 : 16);
    m->name = some(below(64));
    m->mtu = any();
}

static void make_object(struct icmpwire_object *m)
{
    static const uint8_t kinds[][2] = {{1, 1}, {1, 2}, {2, 0}, {3, 1}, {3, 2},  {3, 3},
                                       {3, 4}, {4, 1}, {5, 0}, {6, 0}, {247, 9}};
    size_t kind = below(sizeof kinds / sizeof *kinds);
    m->class_num = kinds[kind][0];
    m->c_type = kinds[kind][1];
    if (m->class_num == 2 || m->class_num == 5) {
        m->c_type = (uint8_t)any();
        make_interface(&m->interface_information);
    } else if (m->class_num == 3 && m->c_type <= 3) {
        m->interface_identification.name = some(below(20));
        m->interface_identification.interface_index = any();
        m->interface_identification.afi = (uint16_t)any();
        m->interface_identification.reserved = (uint8_t)any();
        m->interface_identification.address = some(below(20));
    } else if (m->class_num == 4) {
        m->extended_information.pointer = any();
    } else if (m->class_num == 1 && m->c_type == 1) {
        m->label_stack.labels = some_labels(1, 6);
    } else {
        m->payload = some_or_none();
    }
}

static void same_interface(const struct icmpwire_object *o, const struct icmpwire_interface_information *a,
                           const struct icmpwire_interface_information *b)
{
    bool node = o->class_num == ICMPWIRE_CLASS_NODE_IDENTIFICATION;
    if (o->c_type & ICMPWIRE_HAS_INDEX && !node)
        SAME(interface_index);
    if (o->c_type & ICMPWIRE_HAS_ADDRESS) {
        MUST(b->afi == (a->address.size == 4 ? 1 : 2));
        SAME(address_reserved);
        SAME_SPAN(address);
    }
    if (o->c_type & ICMPWIRE_HAS_NAME) {
        MUST(b->name_length % 4 == 0 && b->name_length == b->name.size + 1);
        SAME_PADDED(name);
    }
    if (o->c_type & ICMPWIRE_HAS_MTU && !node)
        SAME(mtu);
    MUST(b->trailing.size == 0);
}

static void same_identification(uint8_t c_type, const struct icmpwire_interface_identification *a,
                                const struct icmpwire_interface_identification *b)
{
    if (c_type == 1)
        SAME_PADDED(name);
    if (c_type == 2)
        SAME(interface_index);
    if (c_type == 3) {
        SAME(afi);
        SAME(reserved);
        MUST(b->address_length == a->address.size);
        SAME_SPAN(address);
        MUST(b->padding.size < 4);
    }
}

static void same_object(const struct icmpwire_object *a, const struct icmpwire_object *b)
{
    SAME(class_num);
    SAME(c_type);
    MUST(b->length % 4 == 0);
    if (a->class_num == 2 || a->class_num == 5)
        same_interface(a, &a->interface_information, &b->interface_information);
    else if (a->class_num == 3 && a->c_type <= 3)
        same_identification(a->c_type, &a->interface_identification, &b->interface_identification);
    else if (a->class_num == 4)
        SAME(extended_information.pointer);
    else if (a->class_num == 1 && a->c_type == 1)
        SAME_SPAN(label_stack.labels);
    else
        SAME_PADDED(payload);
}
BUILT_LIST(object)

static void make_card_attribute(struct icmpwire_card_attribute *m)
{
    m->code = (uint16_t)(1 + below(0xffff));
    m->reserved = (uint8_t)any();
    m->lifetime = (uint16_t)any();
    m->data = some(2 * below(SPAN_MAX / 2)); /* odd, it might be followed by one octet of padding: no code */
}
static void same_card_attribute(const struct icmpwire_card_attribute *a, const struct icmpwire_card_attribute *b)
{
    SAME(code);
    SAME(reserved);
    SAME(lifetime);
    MUST(b->length == 6 + a->data.size);
    SAME_SPAN(data);
}
BUILT_LIST(card_attribute)

static void make_card_suboption(struct icmpwire_card_suboption *m)
{
    m->type = (uint8_t)below(9);
    switch (m->type) {
    case ICMPWIRE_CARD_L2_ID:
        m->l2_id.context = (uint8_t)any();
        m->l2_id.result = (uint8_t)any();
        m->l2_id.l2_type = (uint16_t)any();
        m->l2_id.identifier = some_or_none();
        break;
    case ICMPWIRE_CARD_ADDRESS:
        m->address.context = (uint8_t)any();
        m->address.address_type = (uint8_t)(1 + below(2));
        m->address.address = some(m->address.address_type == 1 ? 4 : 16);
        break;
    case ICMPWIRE_CARD_CAPABILITY:
        m->capability.context = (uint8_t)any();
        m->capability.flags = (uint8_t)any();
        m->capability.attributes = some_card_attributes(0, 3);
        break;
    case ICMPWIRE_CARD_REQUIREMENTS:
        m->requirements.reserved = (uint16_t)any();
        m->requirements.attributes = some_card_attributes(0, 3);
        break;
    case ICMPWIRE_CARD_TRUSTED_ANCHOR:
        m->trusted_anchor.component = (uint16_t)any();
        m->trusted_anchor.anchor = some_or_none();
        break;
    case ICMPWIRE_CARD_CERTIFICATE:
        m->certificate.context = (uint8_t)any();
        m->certificate.all_components = (uint16_t)any();
        m->certificate.component = (uint16_t)any();
        m->certificate.certificate = some_or_none();
        break;
    default:
        m->body = some_or_none();
    }
}
static void same_card_suboption(const struct icmpwire_card_suboption *a, const struct icmpwire_card_suboption *b)
{
    SAME(type);
    switch (a->type) {
    case ICMPWIRE_CARD_L2_ID:
        SAME(l2_id.context);
        SAME(l2_id.result);
        SAME(l2_id.l2_type);
        SAME_PADDED(l2_id.identifier);
        break;
    case ICMPWIRE_CARD_ADDRESS:
        SAME(address.context);
        SAME(address.address_type);
        SAME_SPAN(address.address);
        break;
    case ICMPWIRE_CARD_CAPABILITY:
        SAME(capability.context);
        SAME(capability.flags);
        SAME_PADDED(capability.attributes);
        break;
    case ICMPWIRE_CARD_REQUIREMENTS:
        SAME(requirements.reserved);
        SAME_PADDED(requirements.attributes);
        break;
    case ICMPWIRE_CARD_TRUSTED_ANCHOR:
        SAME(trusted_anchor.component);
        SAME_PADDED(trusted_anchor.anchor);
        break;
    case ICMPWIRE_CARD_CERTIFICATE:
        SAME(certificate.context);
        SAME(certificate.all_components);
        SAME(certificate.component);
        SAME_PADDED(certificate.certificate);
        break;
    default:
        SAME_PADDED(body);
    }
}
BUILT_LIST(card_suboption)

static void make_option(struct icmpwire_option *m)
{
    m->type = (uint8_t)(below(3) ? 138 + below(2) : any());
    if (m->type == ICMPWIRE_OPTION_CARD_REQUEST || m->type == ICMPWIRE_OPTION_CARD_REPLY) {
        m->card_request.flags = (uint16_t)any(); /* both have the same members */
        m->card_request.sequence = any();
        m->card_request.suboptions = some_card_suboptions(0, 3);
    } else {
        m->body = some_or_none();
    }
}
static void same_option(const struct icmpwire_option *a, const struct icmpwire_option *b)
{
    SAME(type);
    if (a->type == ICMPWIRE_OPTION_CARD_REQUEST || a->type == ICMPWIRE_OPTION_CARD_REPLY) {
        SAME(card_request.flags);
        SAME(card_request.sequence);
        SAME_SPAN(card_request.suboptions);
    } else {
        SAME_PADDED(body);
    }
}
BUILT_LIST(option)

static void make_agent_extension(struct icmpwire_agent_extension *m)
{
    static const uint8_t types[] = {0, 16, 19, 24, 99};
    m->type = types[below(sizeof types)];
    if (m->type == ICMPWIRE_AGENT_ADVERTISEMENT) {
        m->mobility_agent.sequence = (uint16_t)any();
        m->mobility_agent.registration_lifetime = (uint16_t)any();
        m->mobility_agent.flags = (uint16_t)any();
        m->mobility_agent.care_of_addresses = some(4 * below(5));
    } else if (m->type != ICMPWIRE_AGENT_PADDING) {
        m->body = some_or_none(); /* as the others are spans */
    }
}
static void same_agent_extension(const struct icmpwire_agent_extension *a, const struct icmpwire_agent_extension *b)
{
    SAME(type);
    if (a->type == ICMPWIRE_AGENT_ADVERTISEMENT) {
        SAME(mobility_agent.sequence);
        SAME(mobility_agent.registration_lifetime);
        SAME(mobility_agent.flags);
        SAME_SPAN(mobility_agent.care_of_addresses);
    } else if (a->type != ICMPWIRE_AGENT_PADDING) {
        SAME_SPAN(body);
    }
}
BUILT_LIST(agent_extension)

static struct icmpwire_span some_entries(uint8_t words)
{
    struct icmpwire_span list = {pool + pooled, 0}, rest;
    struct icmpwire_router_entry made[4], read;
    struct icmpwire_fault fault;
    unsigned count = below(5);
    size_t written;
    for (unsigned i = 0; i < count; i++, list.size += written, pooled += written) {
        memset(&made[i], 0, sizeof made[i]);
        made[i].router_address = any();
        made[i].preference_level = (int32_t)(any() >> 1) * (below(2) ? 1 : -1);
        made[i].trailing = some(4u * (words - 2u));
        MUST(icmpwire_router_entry_encode(&made[i], true, pool + pooled, sizeof pool - pooled, &written, &fault));
    }
    rest = list;
    for (unsigned i = 0; i < count; i++) {
        const struct icmpwire_router_entry *a = &made[i], *b = &read;
        rest = icmpwire_router_entry_next(rest, words, &read);
        SAME(router_address);
        SAME(preference_level);
        SAME_SPAN(trailing);
    }
    MUST(rest.size == 0);
    return list;
}

#endif
