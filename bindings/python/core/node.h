/* SPDX-License-Identifier: BSD-2-Clause */
/* Messages, elements, headers and parts as objects. */
#ifndef CORE_NODE_H
#define CORE_NODE_H

#include "shape.h"

/* Octets of a lazy field; of an IPv4 address `size` is its number. */
struct core_held {
    PyObject *owner; /* keeps the octets; null: the source of the object does, or nobody has to */
    struct icmpwire_span span;
};

struct core_node {
    PyObject_HEAD const struct core_shape *shape;
    PyObject *source;    /* keeps what was decoded; null: made by hand */
    const uint8_t *data; /* the octets it was decoded from ... */
    size_t size;
    size_t origin;      /* ... and where they lie in what was decoded */
    PyObject *fault;    /* of what is broken; or null */
    bool overrides;     /* the caller said what is computed */
    bool edited;        /* data is not what it is any more */
    bool frozen;        /* it was hashed */
    PyObject *values[]; /* one for each field: lazy ones when they were asked for. The spans follow. */
};

static inline struct core_held *core_spans(struct core_node *node)
{
    return (struct core_held *)(void *)(node->values + node->shape->count);
}

static inline bool core_is_decoded(const struct core_node *node)
{
    return node->data && !node->edited;
}

/* What the caller said a field is: nothing of computed ones that were decoded. */
static inline PyObject *core_said(const struct core_node *node, unsigned field)
{
    bool computed = node->shape->fields[field].origin == ICMPWIRE_COMPUTED;
    return computed && core_is_decoded(node) ? Py_None : node->values[field];
}

extern PyTypeObject *core_node_type;

static inline bool core_is_node(PyObject *object)
{
    return PyObject_TypeCheck(object, core_node_type);
}

/* An object without values. */
struct core_node *core_node_new(const struct core_shape *shape);

/* The number of a field, at its place in a struct. */
uint64_t core_number_at(const struct core_field *field, const uint8_t *at);

/* Reads all fields out of a struct. */
int core_node_take(struct core_node *node, const void *from);

/* The value of a field, made when needed: a new reference. */
PyObject *core_node_get(struct core_node *node, const struct core_field *field);

/* Sets a field; -1 with an exception that names it. */
int core_node_set(struct core_node *node, const struct core_field *field, PyObject *value);

/* What was hashed must not change, and neither what it is made of. */
void core_freeze(struct core_node *node);

/* The same type and fields; with deep_copy those of what it is made of, too. */
struct core_node *core_node_copy(struct core_node *node);
PyObject *core_node_deep_copy(PyObject *self, PyObject *unused);

static inline bool core_holds_objects(const struct core_field *field)
{
    return field->kind == CORE_LIST || field->kind == CORE_PART_OF || field->kind == CORE_PAYLOAD;
}

void core_node_dealloc(PyObject *self);
int core_node_traverse(PyObject *self, visitproc visit, void *arg);
int core_node_clear(PyObject *self);

#ifndef Py_LIMITED_API
PyObject *core_node_vectorcall(PyObject *type, PyObject *const *args, size_t count, PyObject *names);
#endif

int core_add_node(PyObject *module);

#endif
