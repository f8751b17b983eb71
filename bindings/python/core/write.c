/* SPDX-License-Identifier: BSD-2-Clause */
#include "write.h"
#include "fail.h"
#include "integer.h"
#include <string.h>

/* ---- numbers ---- */

void core_put_number(const struct core_field *f, void *to, uint64_t number)
{
    uint8_t *at = (uint8_t *)to + f->offset;
    uint64_t mask;
    if (f->width == f->octets * 8) {
        core_store(at, f->octets, number);
        return;
    }
    mask = (((uint64_t)1 << f->width) - 1) << f->shift;
    core_store(at, f->octets, (core_load(at, f->octets) & ~mask) | (number << f->shift & mask));
}

static void put_value(const struct core_field *f, void *to, PyObject *value)
{
    if (value && value != Py_None)
        core_put_number(f, to, f->is_signed ? (uint64_t)PyLong_AsLongLong(value) : PyLong_AsUnsignedLongLong(value));
}

bool core_overrides(const struct core_node *node)
{
    if (!node->shape->has_parts)
        return node->overrides && !core_is_decoded(node);
    for (unsigned i = 0; i < node->shape->count; i++) {
        const struct core_field *f = &node->shape->fields[i];
        PyObject *value = core_said(node, i);
        if (f->kind == CORE_PART_OF && value != Py_None && core_overrides((const struct core_node *)value))
            return true;
        if (f->kind == CORE_NUMBER && f->origin == ICMPWIRE_COMPUTED && value != Py_None)
            return true;
    }
    return false;
}

void core_put_overrides(const struct core_node *node, void *to)
{
    for (unsigned i = 0; i < node->shape->count; i++) {
        const struct core_field *f = &node->shape->fields[i];
        PyObject *value = core_said(node, i);
        if (f->kind == CORE_PART_OF && value != Py_None)
            core_put_overrides((const struct core_node *)value, (uint8_t *)to + f->offset);
        else if (f->kind == CORE_NUMBER && f->origin == ICMPWIRE_COMPUTED)
            put_value(f, to, value);
    }
}

/* ---- octets ---- */

/* The elements of a list, written one behind the other. */
static int write_list(PyObject *elements, struct core_lists *lists, struct icmpwire_span *span)
{
    struct core_buffer *list = &lists->all[lists->count];
    if (lists->count == CORE_LISTS_MAX) {
        PyErr_SetString(PyExc_SystemError, "more lists than a struct can have");
        return -1;
    }
    *list = lists->count++ ? core_buffer_over(NULL, 0) : core_buffer_over(lists->room, sizeof lists->room);
    for (Py_ssize_t i = 0; i < core_tuple_size(elements); i++)
        if (core_encode((struct core_node *)core_tuple_item(elements, i), list) < 0)
            return -1;
    *span = core_span(list->size ? list->data : (const uint8_t *)"", list->size);
    return 0;
}

static int write_lazy(struct core_node *node, const struct core_field *f, void *to, struct core_lists *lists)
{
    PyObject *value = node->values[core_index(node->shape, f)];
    struct icmpwire_span span = core_spans(node)[f->span].span;
    uint8_t *at = (uint8_t *)to + f->offset;
    if (!span.data && value == Py_None)
        return 0; /* it is not there; another field may have the same place */
    if (f->octets) {
        core_store(at, f->octets, span.size);
    } else if (!span.data && !value) {
        return 0; /* nobody gave it: likewise */
    } else if (f->kind == CORE_IPV6) {
        struct icmpwire_address address = {span.data};
        memcpy(at, &address, sizeof address);
    } else if (f->kind == CORE_LIST && value && PyTuple_Check(value) && write_list(value, lists, &span) < 0) {
        return -1;
    } else {
        memcpy(at, &span, sizeof span);
    }
    return 0;
}

static int write_fields(struct core_node *node, void *to, struct core_lists *lists);

/* A part that is there but empty has a list that is not null. */
static int write_part(struct core_node *part, void *to, struct core_lists *lists)
{
    struct icmpwire_extension extension;
    if (write_fields(part, to, lists) < 0)
        return -1;
    if (part->shape->number != CORE_EXTENSION)
        return 0;
    memcpy(&extension, to, sizeof extension);
    if (!extension.objects.data)
        extension.objects.data = (const uint8_t *)"";
    memcpy(to, &extension, sizeof extension);
    return 0;
}

static int write_fields(struct core_node *node, void *to, struct core_lists *lists)
{
    const struct core_shape *shape = node->shape;
    for (unsigned i = 0; i < shape->count; i++) {
        const struct core_field *f = &shape->fields[i];
        if (node->values[i] && node->values[i] == f->initial)
            continue; /* the image has it */
        if (f->kind == CORE_NUMBER)
            put_value(f, to, node->values[i]);
        else if (f->kind >= CORE_LAZY && write_lazy(node, f, to, lists) < 0)
            return -1;
        else if (f->kind == CORE_PART_OF && node->values[i] && node->values[i] != Py_None &&
                 write_part((struct core_node *)node->values[i], (uint8_t *)to + f->offset, lists) < 0)
            return -1;
    }
    return 0;
}

/* ---- fields that the others rule out ---- */

/* Was it given, and not as what it is anyway? */
static bool is_given(struct core_node *node, const struct core_field *f)
{
    PyObject *value = node->values[core_index(node->shape, f)];
    if (f->kind == CORE_NUMBER)
        return value != Py_None && value != f->initial && PyObject_RichCompareBool(value, f->initial, Py_EQ) == 0;
    if (f->kind >= CORE_LAZY && f->kind == CORE_LIST && value && PyTuple_Check(value))
        return core_tuple_size(value) > 0;
    return f->kind >= CORE_LAZY && core_spans(node)[f->span].span.size > 0;
}

/* Refuses what would silently not be written. */
static int check_varied(struct core_node *node, const union core_struct *s)
{
    uint8_t kinds[CORE_FIELDS_MAX];
    core_kinds_there(node->shape, s, kinds);
    for (unsigned i = 0; i < node->shape->count; i++) {
        const struct core_field *f = &node->shape->fields[i];
        if (kinds[i] == CORE_MISSING && f->kind != CORE_PART_OF && is_given(node, f))
            return core_refuse(f->text, "with the other fields as they are there is no such field");
    }
    return 0;
}

static bool is_given_by_name(struct core_node *node, const char *name)
{
    for (unsigned i = 0; i < node->shape->count; i++)
        if (strcmp(node->shape->fields[i].text, name) == 0)
            return is_given(node, &node->shape->fields[i]);
    return false;
}

/* What the c-type is when nobody said it: what the parts that were given make it (RFC 4950 section 7, RFC 5837 section
 * 4.1, RFC 8335 section 2.1, RFC 8883 section 4). */
static uint8_t implied_c_type(struct core_node *node)
{
    bool address = is_given_by_name(node, "address"), name = is_given_by_name(node, "name");
    switch (node->shape->number) {
    case ICMPWIRE_CLASS_INTERFACE_INFORMATION:
    case ICMPWIRE_CLASS_NODE_IDENTIFICATION:
        return (uint8_t)((is_given_by_name(node, "interface_index") ? ICMPWIRE_HAS_INDEX : 0) |
                         (address ? ICMPWIRE_HAS_ADDRESS : 0) | (name ? ICMPWIRE_HAS_NAME : 0) |
                         (is_given_by_name(node, "mtu") ? ICMPWIRE_HAS_MTU : 0));
    case ICMPWIRE_CLASS_INTERFACE_IDENTIFICATION:
        return address ? 3 : name ? 1 : 2;
    case ICMPWIRE_CLASS_MPLS_LABEL_STACK:
    case ICMPWIRE_CLASS_EXTENDED_INFORMATION:
        return 1;
    default:
        return 0;
    }
}

/* Of interface information the role alone can be said: the bits of the parts are added. */
static void imply_c_type(struct core_node *node, struct icmpwire_object *object)
{
    bool role = object->class_num == ICMPWIRE_CLASS_INTERFACE_INFORMATION && !(object->c_type & 0x3f);
    if (role || node->values[node->shape->known[CORE_C_TYPE]] == Py_None)
        object->c_type |= implied_c_type(node);
}

/* Has the element that the type says octets in the place of these, too? */
static bool has_place_of(const struct core_shape *other, const struct core_field *field)
{
    for (unsigned i = 0; i < other->count; i++)
        if (other->fields[i].offset == field->offset && strcmp(other->fields[i].text, field->text) == 0)
            return true;
    return false;
}

/* Octets in the place of another layout would be taken for its members. */
static int check_layout(struct core_node *node, const union core_struct *s)
{
    const struct core_shape *shape = node->shape;
    const struct core_shape *other = shape->unit == CORE_ELEMENT
                                         ? core_element_shape(shape->element, s)
                                         : core_message_shape(shape->family, s->message.type, s->message.code);
    for (unsigned i = 0; other != node->shape && i < node->shape->count; i++) {
        const struct core_field *f = &node->shape->fields[i];
        if (f->kind == CORE_OCTETS && core_spans(node)[f->span].span.size && !has_place_of(other, f))
            return core_refuse(f->text, "with this type and code it has fields: see %R", (PyObject *)other->type);
    }
    return 0;
}

/* Can an object of the class have the type or the code of another one? Messages of any type are octets throughout. */
static bool other_layouts(const struct core_shape *shape)
{
    return (shape->unit == CORE_ELEMENT && shape->number < 0) ||
           (shape->unit == CORE_MESSAGE && shape->number >= 0 && shape->code < 0);
}

int core_write(struct core_node *node, union core_struct *s, struct core_lists *lists)
{
    lists->count = 0;
    *s = node->shape->image;
    if (write_fields(node, s, lists) < 0)
        return -1;
    if (other_layouts(node->shape) && check_layout(node, s) < 0)
        return -1;
    if (node->shape->is_object)
        imply_c_type(node, &s->object);
    return node->shape->varied ? check_varied(node, s) : 0;
}

void core_lists_free(struct core_lists *lists)
{
    for (unsigned i = 0; i < lists->count; i++)
        core_buffer_free(&lists->all[i]);
}
