/* SPDX-License-Identifier: BSD-2-Clause */
/* Every kind of list: its elements are taken off, and encode again to their octets, down to the innermost. */
#ifndef ICMPWIRE_TESTS_REENCODE_LISTS_H
#define ICMPWIRE_TESTS_REENCODE_LISTS_H

#include <string.h>

#include "compare.h"

enum { REENCODE_ROOM = 1 << 17 };
static uint8_t reencode_out[REENCODE_ROOM];

/* Whoever sets it has every element encoded into all rooms that are too small as well; how many those were. */
static bool reencode_every_room;
static size_t reencode_rooms;

static bool reencode_untouched(size_t size)
{
    for (size_t i = 0; i <= size; i++)
        if (reencode_out[i] != 0xc5)
            return false;
    return true;
}

static bool reencode_same(struct icmpwire_span octets, size_t size)
{
    const uint8_t *a = octets.data;
    if (size != octets.size)
        return false;
    for (size_t i = 0; i < size; i++)
        if (a[i] != reencode_out[i])
            return false;
    return true;
}

/* reencode_X goes through a list to its end, _count_X through so many elements, telling how many there were not and what
 * is behind them; false: it breaks. A broken element alone must break in the same way where it is explained; `inner` is the lists of a
 * good one, which must be good. */
#define REENCODE_LIST(name, inner)                                                                          \
    static void reencode_one_##name(struct icmpwire_span octets, const struct icmpwire_##name *e)           \
    {                                                                                                       \
        struct icmpwire_##name slow;                                                                        \
        struct icmpwire_fault fault;                                                                        \
        size_t size;                                                                                        \
        bool good = icmpwire_##name##_explain(octets, &slow, &fault);                                       \
        MUST(good == (e->status == ICMPWIRE_OK));                                                           \
        MUST(slow.status == e->status && fault.status == (enum icmpwire_status)e->status);                  \
        if (!good) {                                                                                        \
            must_be_fault(&fault, octets.size);                                                             \
            return;                                                                                         \
        }                                                                                                   \
        compare_##name(e, &slow);                                                                           \
        inner;                                                                                              \
        MUST(icmpwire_##name##_encode(e, false, reencode_out, REENCODE_ROOM, &size, &fault));               \
        MUST(reencode_same(octets, size));                                                                  \
        reencode_rooms += reencode_every_room;                                                              \
        for (size_t room = 0, need; reencode_every_room && room < size; room++) {                           \
            memset(reencode_out, 0xc5, size + 1);                                                           \
            MUST(!icmpwire_##name##_encode(e, false, reencode_out, room, &need, &fault));                   \
            MUST(fault.status == ICMPWIRE_NO_ROOM && need == size && reencode_untouched(size));             \
        }                                                                                                   \
    }                                                                                                       \
    static bool reencode_count_##name(struct icmpwire_span list, size_t *count, struct icmpwire_span *rest) \
    {                                                                                                       \
        struct icmpwire_##name e;                                                                           \
        for (*rest = list; *count && rest->size; --*count) {                                                \
            struct icmpwire_span octets = *rest;                                                            \
            *rest = icmpwire_##name##_next(octets, &e);                                                     \
            if (!rest->data) {                                                                              \
                MUST(e.status != ICMPWIRE_OK && rest->size == 0);                                           \
                reencode_one_##name(octets, &e);                                                            \
                return false;                                                                               \
            }                                                                                               \
            MUST(rest->size < octets.size);                                                                 \
            octets.size -= rest->size;                                                                      \
            reencode_one_##name(octets, &e);                                                                \
        }                                                                                                   \
        return true;                                                                                        \
    }                                                                                                       \
    __attribute__((unused)) static bool reencode_##name(struct icmpwire_span list)                          \
    {                                                                                                       \
        struct icmpwire_span rest;                                                                          \
        size_t most = SIZE_MAX;                                                                             \
        return reencode_count_##name(list, &most, &rest);                                                   \
    }

REENCODE_LIST(label, (void)0)
REENCODE_LIST(object, if (e->class_num == ICMPWIRE_CLASS_MPLS_LABEL_STACK && e->c_type == 1)
                          MUST(reencode_label(e->label_stack.labels)))
REENCODE_LIST(agent_extension, (void)0)
REENCODE_LIST(ipv4_option, (void)0)
REENCODE_LIST(ipv6_option, (void)0)

REENCODE_LIST(card_attribute, (void)0)
REENCODE_LIST(card_suboption,
              if (e->type == ICMPWIRE_CARD_CAPABILITY) MUST(reencode_card_attribute(e->capability.attributes));
              else if (e->type == ICMPWIRE_CARD_REQUIREMENTS) MUST(reencode_card_attribute(e->requirements.attributes)))
REENCODE_LIST(plain_name, (void)0)
REENCODE_LIST(service_parameter, (void)0)

static bool reencode_in_option(const struct icmpwire_option *option);
REENCODE_LIST(option, MUST(reencode_in_option(e)))

/* Provisioning domains within others are not decoded with them, but they are well framed. */
static bool reencode_in_option(const struct icmpwire_option *option)
{
    switch (option->type) {
    case ICMPWIRE_OPTION_CARD_REQUEST:
        return reencode_card_suboption(option->card_request.suboptions);
    case ICMPWIRE_OPTION_CARD_REPLY:
        return reencode_card_suboption(option->card_reply.suboptions);
    case ICMPWIRE_OPTION_PROVISIONING_DOMAIN:
        return reencode_option(option->provisioning_domain.options);
    case ICMPWIRE_OPTION_DNSSL:
        return reencode_plain_name(option->dnssl.names);
    case ICMPWIRE_OPTION_ENCRYPTED_DNS:
        return option->encrypted_dns.named_only || reencode_service_parameter(option->encrypted_dns.parameters);
    default:
        return true;
    }
}

REENCODE_LIST(listener_record, (void)0)
REENCODE_LIST(listener_extension, (void)0)
REENCODE_LIST(use_part, (void)0)
REENCODE_LIST(prefix_operation, MUST(reencode_use_part(e->use_parts)))
REENCODE_LIST(prefix_result, (void)0)
REENCODE_LIST(node_ipv6, (void)0)
REENCODE_LIST(node_ipv4, (void)0)
REENCODE_LIST(locator, (void)0)
REENCODE_LIST(mpl_seed, (void)0)

REENCODE_LIST(rpl_metric, (void)0)
REENCODE_LIST(rpl_source_route, (void)0)
REENCODE_LIST(rpl_option, if (e->type == ICMPWIRE_RPL_OPTION_METRIC_CONTAINER) MUST(reencode_rpl_metric(e->metrics));
              else if (e->type == ICMPWIRE_RPL_OPTION_STATEFUL_VIA || e->type == ICMPWIRE_RPL_OPTION_SOURCE_ROUTED_VIA)
                  MUST(reencode_rpl_source_route(e->via.routes)))

/* Entries have no length of their own. */
static bool reencode_router_entry(struct icmpwire_span entries, uint8_t words)
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
    return true;
}

#endif
