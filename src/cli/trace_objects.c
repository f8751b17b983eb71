/* SPDX-License-Identifier: BSD-2-Clause */
#include "text.h"
#include "trace.h"
#include <stdio.h>

static const char indent[] = "     ";

static void print_labels(struct icmpwire_span labels)
{
    struct icmpwire_label label;

    printf("%sMPLS", indent);
    for (const char *between = ":"; labels.size; between = ";") {
        labels = icmpwire_label_next(labels, &label);
        printf("%s label %u TC %u S %u TTL %u", between, (unsigned)ICMPWIRE_LABEL_VALUE(label.entry),
               (unsigned)ICMPWIRE_LABEL_TRAFFIC_CLASS(label.entry), (unsigned)ICMPWIRE_LABEL_BOTTOM(label.entry),
               (unsigned)ICMPWIRE_LABEL_TTL(label.entry));
    }
    putchar('\n');
}

/* RFC 5837; node identification has the parts of it that it can have. */
static void print_information(const struct icmpwire_object *object)
{
    const struct icmpwire_interface_information *in = &object->interface_information;
    bool node = object->class_num == ICMPWIRE_CLASS_NODE_IDENTIFICATION;
    char text[ADDRESS_TEXT_SIZE + 256];
    const char *between = ": ";

    if (node)
        printf("%snode", indent);
    else
        printf("%s%s", indent, icmpwire_object_c_type_name(object->class_num, object->c_type));
    if (object->c_type & ICMPWIRE_HAS_INDEX && !node) {
        printf("%sindex %u", between, (unsigned)in->interface_index);
        between = ", ";
    }
    if (object->c_type & ICMPWIRE_HAS_ADDRESS) {
        text_of_address(in->address, text);
        printf("%saddress %s", between, text);
        between = ", ";
    }
    if (object->c_type & ICMPWIRE_HAS_NAME) {
        icmpwire_text_escape(in->name, text, sizeof text);
        printf("%sname %s", between, text);
        between = ", ";
    }
    if (object->c_type & ICMPWIRE_HAS_MTU && !node)
        printf("%sMTU %u", between, (unsigned)in->mtu);
    putchar('\n');
}

static void print_object(const struct icmpwire_object *object)
{
    if (object->status != ICMPWIRE_OK)
        printf("%sobject %u/%u is broken: %s\n", indent, (unsigned)object->class_num, (unsigned)object->c_type,
               icmpwire_status_name(object->status));
    else if (object->class_num == ICMPWIRE_CLASS_MPLS_LABEL_STACK && object->c_type == 1)
        print_labels(object->label_stack.labels);
    else if (object->class_num == ICMPWIRE_CLASS_INTERFACE_INFORMATION ||
             object->class_num == ICMPWIRE_CLASS_NODE_IDENTIFICATION)
        print_information(object);
    else
        printf("%sobject %u/%u (%s), %u octets\n", indent, (unsigned)object->class_num, (unsigned)object->c_type,
               icmpwire_object_name(object->class_num), (unsigned)object->length);
}

void trace_print_objects(struct icmpwire_span objects)
{
    struct icmpwire_object object;

    while (objects.size) {
        objects = icmpwire_object_next(objects, &object);
        print_object(&object);
    }
}
