/* SPDX-License-Identifier: BSD-2-Clause */
/* Fields of objects: read when they are asked for, checked when they are set, and frozen. */
#include "encode.h"
#include "fail.h"
#include "octets.h"
#include "value.h"
#include <string.h>

static void freeze_value(PyObject *value)
{
    if (core_is_node(value))
        core_freeze((struct core_node *)value);
    else if (PyTuple_Check(value))
        for (Py_ssize_t i = 0; i < core_tuple_size(value); i++)
            freeze_value(core_tuple_item(value, i));
}

/* What was hashed must not change, and neither what it is made of. */
void core_freeze(struct core_node *node)
{
    node->frozen = true;
    for (unsigned i = 0; i < node->shape->count; i++)
        if (node->values[i])
            freeze_value(node->values[i]);
}

/* ---- reading and setting ---- */

PyObject *core_node_get(struct core_node *node, const struct core_field *field)
{
    PyObject **value = &node->values[core_index(node->shape, field)];
    if (!*value && field->kind >= CORE_LAZY) {
        const struct core_held *held = &core_spans(node)[field->span];
        if (field->optional && !held->span.data && !field->octets)
            return Py_NewRef(Py_None); /* not kept: it would be something that was said */
        *value = core_held_as(node, field, held);
        if (*value && node->frozen)
            freeze_value(*value);
    }
    return Py_XNewRef(*value);
}

static int take_given_part(const struct core_field *field, PyObject *given, PyObject **value)
{
    PyObject *objects, *none;
    if (given == Py_None || (core_is_node(given) && ((struct core_node *)given)->shape == field->part)) {
        *value = Py_NewRef(given);
        return 0;
    }
    if (field->part->number != CORE_EXTENSION || core_is_node(given) || PyUnicode_Check(given) ||
        !PySequence_Check(given))
        return core_refuse(field->text, "%R is needed, not %R", (PyObject *)field->part->type, given);
    /* a list of objects stands for the structure that they make */
    none = PyTuple_New(0);
    objects = Py_BuildValue("{sO}", field->part->fields[field->part->count - 1].text, given);
    *value = none && objects ? PyObject_Call((PyObject *)field->part->type, none, objects) : NULL;
    Py_XDECREF(none);
    Py_XDECREF(objects);
    return *value ? 0 : -1;
}

/* What a header carries: an object, or octets. */
static int take_payload(const struct core_field *field, PyObject *given, PyObject **value)
{
    PyObject *owner;
    struct icmpwire_span span;
    if (given == Py_None || (core_is_node(given) && (((struct core_node *)given)->shape->unit == CORE_MESSAGE ||
                                                     ((struct core_node *)given)->shape->unit == CORE_HEADER))) {
        *value = Py_NewRef(given);
        return 0;
    }
    if (core_octets_from(given, &owner, &span) < 0) {
        PyErr_Clear();
        return core_refuse(field->text, "a message, a header or a bytes-like object is needed, not %R", given);
    }
    *value = core_octets(owner, span);
    Py_XDECREF(owner);
    return *value ? 0 : -1;
}

static int read_given(const struct core_field *field, PyObject *given, struct core_held *held, PyObject **value)
{
    switch (field->kind) {
    case CORE_NUMBER:
        return core_number_from(field, given, value);
    case CORE_PART_OF:
        return take_given_part(field, given, value);
    case CORE_PAYLOAD:
        return take_payload(field, given, value);
    default:
        return core_held_from(field, given, held, value);
    }
}

/* A decoded object that is changed is built anew: what the library computes, it computes again. */
static void begin_editing(struct core_node *node)
{
    const struct core_shape *shape = node->shape;
    struct core_held *held = core_spans(node);
    if (!core_is_decoded(node))
        return;
    node->edited = true;
    for (unsigned i = 0; i < shape->count; i++) {
        const struct core_field *f = &shape->fields[i];
        if (f->kind == CORE_NUMBER && f->origin != ICMPWIRE_GIVEN) {
            PyObject *old = node->values[i];
            node->values[i] = Py_NewRef(Py_None);
            Py_XDECREF(old);
        } else if (f->kind >= CORE_LAZY && !held[f->span].owner) {
            held[f->span].owner = Py_XNewRef(node->source);
        }
    }
}

/* A header that carries another object than the one it was decoded with says anew what it is. */
static void reopen_next(struct core_node *header)
{
    PyObject **next = &header->values[header->shape->known[CORE_NEXT]], *old = *next;
    *next = Py_NewRef(Py_None);
    Py_XDECREF(old);
}

int core_node_set(struct core_node *node, const struct core_field *field, PyObject *given)
{
    PyObject **cell = &node->values[core_index(node->shape, field)], *old, *value = NULL;
    struct core_held held = {NULL, {NULL, 0}};
    if (field->fixed)
        return core_refuse(field->text, "the class says what it is");
    if (read_given(field, given, &held, &value) < 0)
        return -1;
    begin_editing(node);
    old = *cell;
    *cell = value;
    Py_XDECREF(old);
    node->overrides |= field->origin == ICMPWIRE_COMPUTED && value != Py_None;
    if (field->kind == CORE_PAYLOAD && node->data && core_is_node(value))
        reopen_next(node);
    if (field->kind >= CORE_LAZY) {
        struct core_held *kept = &core_spans(node)[field->span];
        old = kept->owner;
        *kept = held;
        Py_XDECREF(old);
    }
    return 0;
}
