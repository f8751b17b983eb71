/* SPDX-License-Identifier: BSD-2-Clause */
/* Columns about what differs from message to message. */
#include "column.h"
#include "put_address.h"
#include <string.h>

static void put_number(struct vector *vector, const struct row *row, enum fact fact)
{
    uint64_t number = 0;
    bool there = row_number(row, fact, &number);
    vector_number(vector, there, number);
}

static void put_elements(struct vector *vector, const struct row *row, enum fact fact)
{
    uint64_t count;
    bool there = row_elements(row, fact, &count);
    vector_number(vector, there, count);
}

CELLS(identifier)
{
    put_number(vector, row, FACT_IDENTIFIER);
}

CELLS(sequence)
{
    put_number(vector, row, FACT_SEQUENCE);
}

CELLS(data_length)
{
    struct icmpwire_span data = {NULL, 0};
    bool there = row_span(row, FACT_DATA, &data);
    vector_number(vector, there, data.size);
}

/* RFC 1191 section 4: only one code has an MTU there. */
static bool is_unreachable_otherwise(const struct row *row)
{
    enum { FRAGMENTATION_NEEDED = 4 };
    return row->message.layout == ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE4 && row->message.code != FRAGMENTATION_NEEDED;
}

CELLS(mtu)
{
    uint64_t number = 0;
    bool there = row_number(row, FACT_MTU, &number) && !is_unreachable_otherwise(row);
    vector_number(vector, there, number);
}

CELLS(pointer)
{
    put_number(vector, row, FACT_POINTER);
}

CELLS(target)
{
    struct icmpwire_span address = {NULL, 0};
    uint64_t number;
    if (row_number(row, FACT_TARGET, &number)) {
        put_ipv4(vector, (uint32_t)number);
    } else {
        (void)row_span(row, FACT_TARGET, &address);
        put_address(vector, address);
    }
}

CELLS(options)
{
    put_elements(vector, row, FACT_OPTIONS);
}

CELLS(records)
{
    put_elements(vector, row, FACT_RECORDS);
}

CELLS(objects)
{
    put_elements(vector, row, FACT_OBJECTS);
}

static void put_labels(struct vector *vector, struct icmpwire_span labels)
{
    struct icmpwire_label label;
    while (labels.size) {
        labels = icmpwire_label_next(labels, &label);
        if (label.status == ICMPWIRE_OK)
            vector_item(vector, ICMPWIRE_LABEL_VALUE(label.entry));
    }
}

CELLS(mpls_labels)
{
    enum { LABEL_STACK = 1 };
    struct icmpwire_span objects = {NULL, 0};
    struct icmpwire_object object;
    vector_list(vector, row_span(row, FACT_OBJECTS, &objects));
    while (objects.size) {
        objects = icmpwire_object_next(objects, &object);
        if (object.status == ICMPWIRE_OK && object.class_num == ICMPWIRE_CLASS_MPLS_LABEL_STACK &&
            object.c_type == LABEL_STACK)
            put_labels(vector, object.label_stack.labels);
    }
}

/* ---- what is wrong ---- */

CELLS(fault)
{
    const struct icmpwire_fault *fault = row_fault(row);
    vector_number(vector, fault != NULL, fault ? (uint64_t)words_of_status(fault->status) : 0);
}

CELLS(fault_layer)
{
    const struct icmpwire_fault *fault = row_fault(row);
    vector_number(vector, fault != NULL, fault == &row->fault);
}

CELLS(fault_offset)
{
    const struct icmpwire_fault *fault = row_fault(row);
    vector_number(vector, fault != NULL, fault ? fault->offset : 0);
}

CELLS(fault_field)
{
    const struct icmpwire_fault *fault = row_fault(row);
    const char *field = fault ? fault->field : "";
    vector_text(vector, fault != NULL, field, strlen(field));
}

CELLS(findings)
{
    vector_list(vector, true);
    for (unsigned i = 0; i < ICMPWIRE_FINDING_NUMBERS; i++) {
        if (icmpwire_found(&row->findings, (uint16_t)i) && words_of_finding(i) >= 0)
            vector_item(vector, (uint64_t)words_of_finding(i));
    }
}

CELLS(severity)
{
    vector_number(vector, row->findings.count != 0, row->findings.severity);
}
