/* SPDX-License-Identifier: BSD-2-Clause */
/* Encoding must give back the octets of every element of a list that was decoded, down to the innermost; what the hot
 * form accepts, the slow one does. Whoever breaks this ends the program. */
#ifndef ICMPWIRE_TESTS_REENCODE_H
#define ICMPWIRE_TESTS_REENCODE_H

#include <stdio.h>
#include <stdlib.h>

#include "icmpwire.h"

#define MUST(condition) ((condition) ? (void)0 : must_have_been(#condition, __FILE__, __LINE__))

__attribute__((noreturn, unused)) static void must_have_been(const char *what, const char *file, int line)
{
    (void)fprintf(stderr, "%s:%d: not so: %s\n", file, line, what);
    abort();
}

/* A fault names a decoding error, a field, and octets within what was decoded. */
__attribute__((unused)) static void must_be_fault(const struct icmpwire_fault *fault, size_t size)
{
    MUST(fault->status >= ICMPWIRE_TRUNCATED && fault->status <= ICMPWIRE_BAD_FIELD);
    MUST(fault->offset <= size);
    MUST(fault->readable <= size);
    MUST(fault->field != NULL);
}

enum { REENCODE_ROOM = 1 << 17 };
__attribute__((unused)) static uint8_t reencode_out[REENCODE_ROOM];

__attribute__((unused)) static bool reencode_same(struct icmpwire_span octets, size_t size)
{
    const uint8_t *a = octets.data;
    if (size != octets.size)
        return false;
    for (size_t i = 0; i < size; i++)
        if (a[i] != reencode_out[i])
            return false;
    return true;
}

#define REENCODE_LIST(name, inner)                                                                     \
    __attribute__((unused)) static void reencode_##name(struct icmpwire_span list)                     \
    {                                                                                                  \
        for (struct icmpwire_span rest = list, behind; rest.size; rest = behind) {                     \
            struct icmpwire_##name e;                                                                  \
            struct icmpwire_fault fault;                                                               \
            struct icmpwire_span octets;                                                               \
            size_t size;                                                                               \
            behind = icmpwire_##name##_next(rest, &e);                                                 \
            if (!behind.data) {                                                                        \
                MUST(e.status != ICMPWIRE_OK && behind.size == 0);                                     \
                MUST(!icmpwire_##name##_explain(rest, &e, &fault));                                    \
                must_be_fault(&fault, rest.size);                                                      \
                return;                                                                                \
            }                                                                                          \
            octets.data = rest.data;                                                                   \
            octets.size = rest.size - behind.size;                                                     \
            MUST(octets.size > 0 && behind.size < rest.size);                                          \
            if (e.status == ICMPWIRE_OK) {                                                             \
                inner;                                                                                 \
                MUST(icmpwire_##name##_encode(&e, false, reencode_out, REENCODE_ROOM, &size, &fault)); \
                MUST(reencode_same(octets, size));                                                     \
                MUST(icmpwire_##name##_explain(octets, &e, &fault) && e.status == ICMPWIRE_OK);        \
                MUST(icmpwire_##name##_encode(&e, false, reencode_out, REENCODE_ROOM, &size, &fault)); \
                MUST(reencode_same(octets, size));                                                     \
            } else {                                                                                   \
                enum icmpwire_status status = (enum icmpwire_status)e.status;                          \
                MUST(!icmpwire_##name##_explain(octets, &e, &fault));                                  \
                MUST(fault.status == status && e.status == status);                                    \
                must_be_fault(&fault, octets.size);                                                    \
            }                                                                                          \
        }                                                                                              \
    }

REENCODE_LIST(label, (void)0)
REENCODE_LIST(object,
              if (e.class_num == ICMPWIRE_CLASS_MPLS_LABEL_STACK && e.c_type == 1) reencode_label(e.label_stack.labels))
REENCODE_LIST(card_attribute, (void)0)
REENCODE_LIST(card_suboption, if (e.type == ICMPWIRE_CARD_CAPABILITY) reencode_card_attribute(e.capability.attributes);
              else if (e.type == ICMPWIRE_CARD_REQUIREMENTS) reencode_card_attribute(e.requirements.attributes))
REENCODE_LIST(option, if (e.type == ICMPWIRE_OPTION_CARD_REQUEST) reencode_card_suboption(e.card_request.suboptions);
              else if (e.type == ICMPWIRE_OPTION_CARD_REPLY) reencode_card_suboption(e.card_reply.suboptions))
REENCODE_LIST(agent_extension, (void)0)
REENCODE_LIST(ipv4_option, (void)0)
REENCODE_LIST(ipv6_option, (void)0)

/* Entries have no length of their own. */
__attribute__((unused)) static void reencode_router_entry(struct icmpwire_span entries, uint8_t words)
{
    for (struct icmpwire_span rest = entries, behind; rest.size; rest = behind) {
        struct icmpwire_router_entry e;
        struct icmpwire_fault fault;
        struct icmpwire_span octets;
        size_t size;
        behind = icmpwire_router_entry_next(rest, words, &e);
        octets.data = rest.data;
        octets.size = 4 * (size_t)words;
        MUST(behind.data && behind.size + octets.size == rest.size && e.status == ICMPWIRE_OK);
        MUST(icmpwire_router_entry_encode(&e, false, reencode_out, REENCODE_ROOM, &size, &fault));
        MUST(reencode_same(octets, size));
    }
}

/* The extension structure of a message, when it has one; whatever comes of it without. */
__attribute__((unused)) static const struct icmpwire_extension *extension_in(const struct icmpwire_message *m)
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

/* The lists of a message, and all in them. */
__attribute__((unused)) static void reencode_lists(const struct icmpwire_message *m)
{
    const struct icmpwire_extension *extension = extension_in(m);
    if (extension && extension->objects.data)
        reencode_object(extension->objects);
    if (m->layout == ICMPWIRE_LAYOUT_EXPERIMENTAL_MOBILITY && m->experimental_mobility.subtype == ICMPWIRE_SEAMOBY_CARD)
        reencode_option(m->experimental_mobility.options);
    if (m->layout == ICMPWIRE_LAYOUT_ROUTER_ADVERTISEMENT4) {
        reencode_router_entry(m->router_advertisement4.entries, m->router_advertisement4.address_entry_size);
        reencode_agent_extension(m->router_advertisement4.extensions);
    }
}

/* A message that was accepted, and all its elements. */
__attribute__((unused)) static void reencode_message(const struct icmpwire_message *m, struct icmpwire_span octets)
{
    struct icmpwire_fault fault;
    size_t size;
    MUST(icmpwire_encode(m, reencode_out, REENCODE_ROOM, &size, &fault));
    MUST(reencode_same(octets, size));
    reencode_lists(m);
}

#endif
