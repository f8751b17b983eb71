/* SPDX-License-Identifier: BSD-2-Clause */
/* Objects out of C structs. */
#include "fail.h"
#include "integer.h"
#include "value.h"
#include <string.h>

uint64_t core_number_at(const struct core_field *f, const uint8_t *at)
{
    return core_bits(core_load(at, f->octets), f->shift, f->width);
}

static struct icmpwire_span span_at(const struct core_field *f, const uint8_t *at)
{
    struct icmpwire_span span = {NULL, 0};
    if (f->octets) {
        span.size = (size_t)core_number_at(f, at);
    } else if (f->kind == CORE_IPV6) {
        struct icmpwire_address address;
        memcpy(&address, at, sizeof address);
        span = core_span(address.octets, address.octets ? 16 : 0);
    } else {
        memcpy(&span, at, sizeof span);
    }
    return span;
}

static int take_part(struct core_node *node, const struct core_field *f, const uint8_t *at)
{
    PyObject **value = &node->values[core_index(node->shape, f)];
    struct core_node *part;
    struct icmpwire_extension extension;
    memcpy(&extension, at, sizeof extension);
    if (f->part->number == CORE_EXTENSION && !extension.objects.data) {
        *value = Py_NewRef(Py_None);
        return 0;
    }
    part = core_node_new(f->part);
    if (!part)
        return -1;
    part->source = Py_XNewRef(node->source);
    part->data = node->data; /* it was decoded; its octets are within those */
    *value = (PyObject *)part;
    return core_node_take(part, at);
}

/* The value of a field that is of another kind than usual in this struct. */
static PyObject *value_as(struct core_node *node, const struct core_field *f, enum core_kind kind)
{
    struct core_field field = *f;
    field.kind = kind;
    return core_held_as(node, &field, &core_spans(node)[f->span]);
}

/* Fields that the struct does not have are None. */
static int take_varied(struct core_node *node, const void *from)
{
    uint8_t kinds[CORE_FIELDS_MAX];
    core_kinds_there(node->shape, from, kinds);
    for (unsigned i = 0; i < node->shape->count; i++) {
        const struct core_field *f = &node->shape->fields[i];
        PyObject *old = node->values[i];
        if (f->kind == CORE_PART_OF || (kinds[i] != CORE_MISSING && !f->varies))
            continue;
        if (kinds[i] == CORE_MISSING && f->kind >= CORE_LAZY)
            core_spans(node)[f->span].span = core_span(NULL, 0);
        node->values[i] = kinds[i] == CORE_MISSING ? Py_NewRef(Py_None) : value_as(node, f, (enum core_kind)kinds[i]);
        Py_XDECREF(old);
        if (!node->values[i])
            return -1;
    }
    return 0;
}

int core_node_take(struct core_node *node, const void *from)
{
    const struct core_shape *shape = node->shape;
    struct core_held *held = core_spans(node);
    for (unsigned i = 0; i < shape->count; i++) {
        const struct core_field *f = &shape->fields[i];
        const uint8_t *at = (const uint8_t *)from + f->offset;
        if (f->fixed) {
            node->values[i] = Py_NewRef(f->initial);
        } else if (f->kind == CORE_NUMBER) {
            uint64_t number = core_number_at(f, at);
            node->values[i] =
                f->enumeration || f->is_signed ? core_number_as(f, number) : PyLong_FromUnsignedLongLong(number);
            if (!node->values[i])
                return -1;
        } else if (f->kind >= CORE_LAZY) {
            held[f->span].span = span_at(f, at);
        } else if (f->kind == CORE_PART_OF && take_part(node, f, at) < 0) {
            return -1;
        }
    }
    return shape->varied ? take_varied(node, from) : 0;
}
