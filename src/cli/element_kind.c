/* SPDX-License-Identifier: BSD-2-Clause */
#include "element_kind.h"
#include <string.h>

/* KIND(name, struct, parent, list): a new kind of element is one more line. */
#define KINDS(KIND)                                                      \
    KIND(router_entry, router_entry, "", "entries")                      \
    KIND(agent_extension, agent_extension, "", "extensions")             \
    KIND(object, object, "", "objects")                                  \
    KIND(label, label, "object", "labels")                               \
    KIND(option, option, "", "options")                                  \
    KIND(nested_option, option, "option", "options")                     \
    KIND(plain_name, plain_name, "option", "names")                      \
    KIND(service_parameter, service_parameter, "option", "parameters")   \
    KIND(card_suboption, card_suboption, "option", "suboptions")         \
    KIND(card_attribute, card_attribute, "card_suboption", "attributes") \
    KIND(listener_record, listener_record, "", "records")                \
    KIND(listener_extension, listener_extension, "", "extra")            \
    KIND(prefix_operation, prefix_operation, "", "operations")           \
    KIND(use_part, use_part, "prefix_operation", "use_parts")            \
    KIND(prefix_result, prefix_result, "", "results")                    \
    KIND(node_ipv6, node_ipv6, "", "ipv6_addresses")                     \
    KIND(node_ipv4, node_ipv4, "", "ipv4_addresses")                     \
    KIND(locator, locator, "", "locators")                               \
    KIND(mpl_seed, mpl_seed, "", "seeds")                                \
    KIND(rpl_option, rpl_option, "", "options")                          \
    KIND(rpl_metric, rpl_metric, "rpl_option", "metrics")                \
    KIND(rpl_source_route, rpl_source_route, "rpl_option", "routes")

#define KIND(name, structure, parent, list)                                                                        \
    static bool build_##name(struct icmpwire_value *values, size_t count, uint8_t *out, size_t room, size_t *size, \
                             struct icmpwire_fault *fault)                                                         \
    {                                                                                                              \
        struct icmpwire_##structure element;                                                                       \
        memset(&element, 0, sizeof element);                                                                       \
        *size = 0;                                                                                                 \
        return icmpwire_##structure##_fill(&element, values, count, fault) &&                                      \
               icmpwire_##structure##_encode(&element, true, out, room, size, fault);                              \
    }
KINDS(KIND)
#undef KIND

static const struct element_kind kinds[] = {
#define KIND(name, structure, parent, list) {#name, parent, list, build_##name},
    KINDS(KIND)
#undef KIND
};

const char element_kind_names[] =
#define KIND(name, structure, parent, list) ", " #name
    "" KINDS(KIND);
#undef KIND

const struct element_kind *element_kind_of(const char *name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    return NULL;
}
