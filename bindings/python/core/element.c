/* SPDX-License-Identifier: BSD-2-Clause */
#include "element.h"
#include <string.h>

/* An address entry has no length of its own: alone, it fills what is given. */
static bool icmpwire_router_entry_explain(struct icmpwire_span element, struct icmpwire_router_entry *out,
                                          struct icmpwire_fault *fault)
{
    struct icmpwire_span rest = icmpwire_router_entry_next(element, (uint8_t)(element.size / 4), out);
    memset(fault, 0, sizeof *fault);
    fault->field = "";
    fault->status = rest.size || !rest.data ? ICMPWIRE_BAD_LENGTH : (enum icmpwire_status)out->status;
    return fault->status == ICMPWIRE_OK;
}

static struct icmpwire_span next_router_entry(struct icmpwire_span list, unsigned words, union core_struct *out)
{
    return icmpwire_router_entry_next(list, (uint8_t)words, &out->router_entry);
}

#define NEXT(name)                                                                                             \
    static struct icmpwire_span next_##name(struct icmpwire_span list, unsigned words, union core_struct *out) \
    {                                                                                                          \
        (void)words;                                                                                           \
        return icmpwire_##name##_next(list, &out->name);                                                       \
    }
#define PLAIN(name)                                                                                                  \
    static bool explain_##name(struct icmpwire_span element, union core_struct *out, struct icmpwire_fault *fault)   \
    {                                                                                                                \
        return icmpwire_##name##_explain(element, &out->name, fault);                                                \
    }                                                                                                                \
    static bool encode_##name(const union core_struct *element, bool build, uint8_t *out, size_t room, size_t *size, \
                              struct icmpwire_fault *fault)                                                          \
    {                                                                                                                \
        return icmpwire_##name##_encode(&element->name, build, out, room, size, fault);                              \
    }                                                                                                                \
    static bool fill_##name(union core_struct *element, struct icmpwire_value *values, size_t count,                 \
                            struct icmpwire_fault *fault)                                                            \
    {                                                                                                                \
        return icmpwire_##name##_fill(&element->name, values, count, fault);                                         \
    }                                                                                                                \
    static void describe_##name(union core_struct *element, icmpwire_member_fn *tell, void *context)                 \
    {                                                                                                                \
        icmpwire_##name##_describe(&element->name, tell, context);                                                   \
    }
#define TYPED(name, member) PLAIN(name)
CORE_ELEMENTS(TYPED, PLAIN)
#undef TYPED
#undef PLAIN

/* All but the address entry, which the message sizes. */
NEXT(agent_extension)
NEXT(card_attribute)
NEXT(card_suboption)
NEXT(ipv4_option)
NEXT(ipv6_option)
NEXT(label)
NEXT(listener_extension)
NEXT(listener_record)
NEXT(locator)
NEXT(mpl_seed)
NEXT(node_ipv4)
NEXT(node_ipv6)
NEXT(object)
NEXT(option)
NEXT(plain_name)
NEXT(prefix_operation)
NEXT(prefix_result)
NEXT(rpl_metric)
NEXT(rpl_option)
NEXT(rpl_source_route)
NEXT(service_parameter)
NEXT(use_part)

#define KIND(name, typed, type_offset)         \
    {#name,                                    \
     sizeof(struct icmpwire_##name),           \
     offsetof(struct icmpwire_##name, status), \
     typed,                                    \
     type_offset,                              \
     next_##name,                              \
     explain_##name,                           \
     encode_##name,                            \
     fill_##name,                              \
     describe_##name},
#define TYPED(name, member) KIND(name, true, offsetof(struct icmpwire_##name, member))
#define PLAIN(name)         KIND(name, false, 0)
static const struct core_element elements[] = {CORE_ELEMENTS(TYPED, PLAIN)};

const struct core_element *core_element_of(const char *name)
{
    if (strcmp(name, "nested_option") == 0)
        name = "option";
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i].name, name) == 0)
            return &elements[i];
    return NULL;
}
