/* SPDX-License-Identifier: BSD-2-Clause */
/* Messages. */
#include "decode.h"
#include "fail.h"
#include "request.h"
#include <string.h>

struct core_node *core_begin_node(const struct core_shape *shape, const struct core_place *place)
{
    struct core_node *node = core_node_new(shape);
    if (!node)
        return NULL;
    node->source = Py_NewRef(place->source);
    node->data = place->octets.data ? place->octets.data : (const uint8_t *)"";
    node->size = place->octets.size;
    node->origin = (size_t)(place->octets.data - place->begin);
    return node;
}

PyObject *core_finish_node(struct core_node *node, const void *from)
{
    if (node && core_node_take(node, from) < 0)
        Py_CLEAR(node);
    return (PyObject *)node;
}

/* Fields that a visit tells: the others were not reached. */
struct reached {
    const struct core_shape *shape;
    bool field[CORE_FIELDS_MAX];
};

static void reach(void *context, const struct icmpwire_field *told)
{
    struct reached *r = context;
    for (unsigned i = 0; told->event != ICMPWIRE_LEAVE && i < r->shape->count; i++)
        if (core_is_called(&r->shape->fields[i], told->name))
            r->field[i] = true;
}

static void forget_unreached(struct core_node *node, const struct reached *reached)
{
    for (unsigned i = 0; i < node->shape->count; i++)
        if (!reached->field[i] && node->shape->fields[i].kind != CORE_PART_OF) {
            PyObject *old = node->values[i];
            node->values[i] = Py_NewRef(Py_None);
            Py_XDECREF(old);
        }
}

static PyObject *broken_message(const struct core_request *r, const struct icmpwire_message *m,
                                const struct core_place *place, const struct icmpwire_fault *fault)
{
    const struct core_shape *shape = place->octets.size > 1 ? core_message_shape(m->family, m->type, m->code)
                                     : place->octets.size   ? core_message_shape(m->family, m->type, 0)
                                                            : core_message_shape(m->family, 255, 0);
    struct reached reached = {.shape = shape};
    struct icmpwire_fault same;
    size_t origin = (size_t)(place->octets.data - place->begin);
    struct core_node *node;
    if (!r->collect) {
        core_raise_fault(fault, origin, (PyObject *)shape->type);
        return NULL;
    }
    node = core_begin_node(shape, place);
    if (!node || !core_finish_node(node, m))
        return NULL;
    icmpwire_visit((enum icmpwire_family)m->family, place->octets.data, place->octets.size, r->size, reach, &reached,
                   &same);
    forget_unreached(node, &reached);
    node->fault = core_fault_object(fault, origin, (PyObject *)shape->type);
    if (!node->fault)
        Py_CLEAR(node);
    return (PyObject *)node;
}

PyObject *core_decode_message(const struct core_request *r, const struct core_place *place)
{
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    enum icmpwire_reading reading;
    enum icmpwire_family family = r->family == 4 ? ICMPWIRE_ICMP4 : ICMPWIRE_ICMP6;
    const uint8_t *data = place->octets.data;
    size_t captured = place->octets.size;
    const struct core_shape *shape = captured > 1 ? core_message_shape((uint8_t)family, data[0], data[1]) : NULL;
    bool good;
    if (shape && shape->varied) /* the class has the members of all forms of its message, a message those of one */
        memset(&m, 0, sizeof m);
    if (captured < r->size)
        good = icmpwire_decode_captured(family, data, captured, r->size, &m, &fault);
    else if (r->lenient)
        good = icmpwire_decode_lenient(family, data, captured, &m, &reading, &fault);
    else
        good = icmpwire_decode(family, data, captured, &m, &fault);
    return good ? core_finish_node(core_begin_node(shape, place), &m) : broken_message(r, &m, place, &fault);
}

PyObject *core_decode(PyObject *module, PyObject *const *args, Py_ssize_t count, PyObject *names)
{
    struct core_request r;
    PyObject *message;
    (void)module;
    if (core_read_request(&r, args, count, names, true) < 0)
        return NULL;
    message = core_decode_message(&r, &(struct core_place){r.source, r.data, {r.data, r.captured}});
    Py_DECREF(r.source);
    return message;
}
