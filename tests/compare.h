/* SPDX-License-Identifier: BSD-2-Clause */
/* Do two structs say the same? Every member that the layout has is compared; spans must borrow the same octets. Whatever
 * differs ends the program. compare.c is the walks over a third form, for that. */
#ifndef ICMPWIRE_TESTS_COMPARE_H
#define ICMPWIRE_TESTS_COMPARE_H

#include "must.h"

void compare_message(const struct icmpwire_message *one, const struct icmpwire_message *other);

/* X(name): every kind of element. */
#define COMPARE_ELEMENTS(X) \
    X(label)                \
    X(object)               \
    X(agent_extension)      \
    X(ipv4_option)          \
    X(ipv6_option)          \
    X(card_attribute)       \
    X(card_suboption)       \
    X(plain_name)           \
    X(service_parameter)    \
    X(option)               \
    X(listener_record)      \
    X(listener_extension)   \
    X(use_part)             \
    X(prefix_operation)     \
    X(prefix_result)        \
    X(node_ipv6)            \
    X(node_ipv4)            \
    X(locator)              \
    X(mpl_seed)             \
    X(rpl_metric)           \
    X(rpl_source_route)     \
    X(rpl_option)
#define COMPARE(name) void compare_##name(const struct icmpwire_##name *one, const struct icmpwire_##name *other);
COMPARE_ELEMENTS(COMPARE)
#undef COMPARE

#endif
