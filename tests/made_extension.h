/* SPDX-License-Identifier: BSD-2-Clause */
/* Objects of extension structures. */
#ifndef ICMPWIRE_TESTS_MADE_EXTENSION_H
#define ICMPWIRE_TESTS_MADE_EXTENSION_H

#include "made_members.h"

MADE(label)
{
    NUMBER(entry);
}
BUILT_LIST(label)

MADE_PART_IN(interface_information, object)
{
    bool node = in->class_num == ICMPWIRE_CLASS_NODE_IDENTIFICATION;
    if (in->c_type & ICMPWIRE_HAS_INDEX && !node)
        NUMBER(interface_index);
    if (in->c_type & ICMPWIRE_HAS_ADDRESS) {
        NUMBER(address_reserved);
        OCTETS(address, below(2) ? 4 : 16);
        COMPUTED(afi, a->address.size == 4 ? 1 : 2);
    }
    if (in->c_type & ICMPWIRE_HAS_NAME) {
        SPAN_PADDED(name, some(below(64)));
        COMPUTED(name_length, b->name.size + 1);
    }
    if (in->c_type & ICMPWIRE_HAS_MTU && !node)
        NUMBER(mtu);
    COMPUTED(trailing.size, 0);
}

MADE_PART_IN(interface_identification, object)
{
    if (in->c_type == 1)
        SPAN_PADDED(name, some(below(20)));
    if (in->c_type == 2)
        NUMBER(interface_index);
    if (in->c_type == 3) {
        NUMBER(afi);
        NUMBER(reserved);
        OCTETS(address, below(20));
        COMPUTED(address_length, a->address.size);
        PADDING(padding);
    }
}

MADE(object)
{
    static const uint8_t kinds[][2] = {{1, 1}, {1, 2}, {2, 0}, {3, 1}, {3, 2},  {3, 3},
                                       {3, 4}, {4, 1}, {5, 0}, {6, 0}, {247, 9}};
    const uint8_t *kind = kinds[below(sizeof kinds / sizeof *kinds)];
    CHOSEN(class_num, kind[0]);
    CHOSEN(c_type, a->class_num == 2 || a->class_num == 5 ? any() : kind[1]);
    COMPUTED(length % 4, 0);
    if (a->class_num == 2 || a->class_num == 5)
        PART_IN(interface_information, interface_information);
    else if (a->class_num == 3 && a->c_type <= 3)
        PART_IN(interface_identification, interface_identification);
    else if (a->class_num == 4)
        NUMBER(extended_information.pointer);
    else if (a->class_num == 1 && a->c_type == 1)
        SPAN(label_stack.labels, some_labels(1, 6));
    else
        PADDED(payload);
}
BUILT_LIST(object)

#endif
