/* SPDX-License-Identifier: BSD-2-Clause */
/* The C structs that objects stand for, each kind of element with its functions behind one form. */
#ifndef CORE_ELEMENT_H
#define CORE_ELEMENT_H

#include "py.h"

/* TYPED(name, member): elements of which there are kinds, told apart by a member of one octet; PLAIN(name): the others.
 * All of element.h. */
#define CORE_ELEMENTS(TYPED, PLAIN) \
    TYPED(agent_extension, type)    \
    TYPED(card_suboption, type)     \
    TYPED(ipv4_option, type)        \
    TYPED(ipv6_option, type)        \
    TYPED(listener_record, type)    \
    TYPED(object, class_num)        \
    TYPED(option, type)             \
    TYPED(rpl_metric, type)         \
    TYPED(rpl_option, type)         \
    PLAIN(card_attribute)           \
    PLAIN(label)                    \
    PLAIN(listener_extension)       \
    PLAIN(locator)                  \
    PLAIN(mpl_seed)                 \
    PLAIN(node_ipv4)                \
    PLAIN(node_ipv6)                \
    PLAIN(plain_name)               \
    PLAIN(prefix_operation)         \
    PLAIN(prefix_result)            \
    PLAIN(router_entry)             \
    PLAIN(rpl_source_route)         \
    PLAIN(service_parameter)        \
    PLAIN(use_part)

/* Room for any of them, a message or a header of a packet. */
union core_struct {
    struct icmpwire_message message;
    struct icmpwire_header header;
#define PLAIN(name)         struct icmpwire_##name name;
#define TYPED(name, member) PLAIN(name)
    CORE_ELEMENTS(TYPED, PLAIN)
#undef TYPED
#undef PLAIN
};

struct core_element {
    const char *name;
    size_t size;          /* of the struct */
    size_t status_offset; /* in the struct */
    bool typed;           /* there are kinds, and type_offset is that of the octet that tells them apart */
    size_t type_offset;
    /* Takes the first element off a list. words: of an address entry, from the message. */
    struct icmpwire_span (*next)(struct icmpwire_span list, unsigned words, union core_struct *out);
    bool (*explain)(struct icmpwire_span element, union core_struct *out, struct icmpwire_fault *fault);
    bool (*encode)(const union core_struct *element, bool build, uint8_t *out, size_t room, size_t *size,
                   struct icmpwire_fault *fault);
    bool (*fill)(union core_struct *element, struct icmpwire_value *values, size_t count, struct icmpwire_fault *fault);
    void (*describe)(union core_struct *element, icmpwire_member_fn *tell, void *context);
};

/* "option", and "nested_option" as well; null where there is none. */
const struct core_element *core_element_of(const char *name);

#endif
