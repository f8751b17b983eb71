/* SPDX-License-Identifier: BSD-2-Clause */
#include "element_kind.h"
#include <string.h>

/* KIND(name, parent, list): a new kind of element is one more line. */
#define KINDS(KIND)                              \
    KIND(router_entry, "", "entries")            \
    KIND(agent_extension, "", "extensions")      \
    KIND(object, "", "objects")                  \
    KIND(label, "object", "labels")              \
    KIND(option, "", "options")                  \
    KIND(card_suboption, "option", "suboptions") \
    KIND(card_attribute, "card_suboption", "attributes")

#define KIND(name, parent, list)                                                                                   \
    static bool build_##name(struct icmpwire_value *values, size_t count, uint8_t *out, size_t room, size_t *size, \
                             struct icmpwire_fault *fault)                                                         \
    {                                                                                                              \
        struct icmpwire_##name element;                                                                            \
        memset(&element, 0, sizeof element);                                                                       \
        *size = 0;                                                                                                 \
        return icmpwire_##name##_fill(&element, values, count, fault) &&                                           \
               icmpwire_##name##_encode(&element, true, out, room, size, fault);                                   \
    }
KINDS(KIND)
#undef KIND

static const struct element_kind kinds[] = {
#define KIND(name, parent, list) {#name, parent, list, build_##name},
    KINDS(KIND)
#undef KIND
};

const char element_kind_names[] =
#define KIND(name, parent, list) ", " #name
    "" KINDS(KIND);
#undef KIND

const struct element_kind *element_kind_of(const char *name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    return NULL;
}
