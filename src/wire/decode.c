/* SPDX-License-Identifier: BSD-2-Clause */
/* Decoding: a small hot function for each layout, reached by a tail call through tables, and the cold way for a message
 * that one of them refused. */
#include "icmpwire/inline.h"
#include "table.h"

#define HOT __attribute__((hot))

const uint8_t icmpwire_layouts[2][256] = {
#define TYPE(FAMILY, type, NAME, name) [ICMPWIRE_##FAMILY][type] = ICMPWIRE_LAYOUT_##NAME,
#include "icmpwire/types.def"
#undef TYPE
};

/* Types without a layout of their own have 0 in the table. */
static enum icmpwire_layout layout_at(enum icmpwire_family family, uint8_t type)
{
    return (enum icmpwire_layout)icmpwire_layouts[family & 1][type];
}

enum icmpwire_layout icmpwire_layout_of(enum icmpwire_family family, uint8_t type)
{
    enum icmpwire_layout layout = layout_at(family, type);
    return layout ? layout : ICMPWIRE_LAYOUT_OPAQUE;
}

/* ---- the cold way ---- */

ICMPWIRE_COLD static bool explain(enum icmpwire_family family, const uint8_t *data, size_t size,
                                  struct icmpwire_message *message, struct icmpwire_fault *fault)
{
    return icmpwire_decode_captured(family, data, size, size, message, fault);
}

ICMPWIRE_COLD struct icmpwire_refusal icmpwire_decode_again(enum icmpwire_family family, const uint8_t *data,
                                                            size_t size)
{
    struct icmpwire_refusal refusal;
    icmpwire_decode_captured(family, data, size, size, &refusal.message, &refusal.fault);
    return refusal;
}

/* ---- the hot way ---- */

#define ARGUMENTS                                                                                               \
    enum icmpwire_family family, const uint8_t *data, size_t size, struct icmpwire_message *__restrict message, \
        struct icmpwire_fault *fault
typedef bool decode_fn(ARGUMENTS);

#define DECODER(way, PASS, name)                                                       \
    HOT static bool way##_##name(ARGUMENTS)                                            \
    {                                                                                  \
        return icmpwire_hot_##name(family, data, size, message, fault, PASS, explain); \
    }
#define OPEN_PLAIN(name)
#define OPEN_RARE(name)
#define OPEN_CODED(name)
#define OPEN_LISTS(name) DECODER(open, ICMPWIRE_OPEN, name)
#define LAYOUT(NAME, name, lists)          \
    DECODER(decode, ICMPWIRE_DECODE, name) \
    OPEN_##lists(name)
#include "icmpwire/layouts.def"
#undef LAYOUT

/* The functions by layout; AUTO is what layout_at says of a type without one. */
static decode_fn *const decoders[ICMPWIRE_LAYOUT_COUNT] = {
    decode_opaque,
#define LAYOUT(NAME, name, lists) decode_##name,
#include "icmpwire/layouts.def"
#undef LAYOUT
};

static decode_fn *const openers[ICMPWIRE_LAYOUT_COUNT] = {
    decode_opaque,
#define OPENER_RARE(name)         decode_##name
#define OPENER_CODED(name)        decode_##name
#define OPENER_PLAIN(name)        decode_##name
#define OPENER_LISTS(name)        open_##name
#define LAYOUT(NAME, name, lists) OPENER_##lists(name),
#include "icmpwire/layouts.def"
#undef LAYOUT
};

HOT bool icmpwire_decode(ARGUMENTS)
{
    if (ICMPWIRE_RARE(size < 4))
        return explain(family, data, size, message, fault);
    return decoders[layout_at(family, icmpwire_peek8(data, 0))](family, data, size, message, fault);
}

HOT bool icmpwire_open(ARGUMENTS)
{
    if (ICMPWIRE_RARE(size < 4))
        return explain(family, data, size, message, fault);
    return openers[layout_at(family, icmpwire_peek8(data, 0))](family, data, size, message, fault);
}

/* ---- elements ---- */

#define NEXT(name)                                                                                              \
    ICMPWIRE_COLD static struct icmpwire_span again_##name(struct icmpwire_span list, size_t n,                 \
                                                           struct icmpwire_##name *element)                     \
    {                                                                                                           \
        return icmpwire_broken_##name(list, n, element);                                                        \
    }                                                                                                           \
    HOT struct icmpwire_span icmpwire_##name##_next(struct icmpwire_span list, struct icmpwire_##name *element) \
    {                                                                                                           \
        return icmpwire_hot_##name(list, element, again_##name);                                                \
    }
NEXT(label)
NEXT(object)
NEXT(option)
NEXT(plain_name)
NEXT(service_parameter)
NEXT(listener_record)
NEXT(listener_extension)
NEXT(prefix_operation)
NEXT(use_part)
NEXT(prefix_result)
NEXT(node_ipv6)
NEXT(node_ipv4)
NEXT(locator)
NEXT(mpl_seed)
NEXT(rpl_option)
NEXT(rpl_metric)
NEXT(rpl_source_route)
NEXT(card_suboption)
NEXT(card_attribute)
NEXT(agent_extension)
NEXT(ipv4_option)
NEXT(ipv6_option)

HOT struct icmpwire_span icmpwire_router_entry_next(struct icmpwire_span entries, uint8_t entry_words,
                                                    struct icmpwire_router_entry *entry)
{
    return icmpwire_first_router_entry(entries, entry_words, entry);
}
