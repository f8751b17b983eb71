/* SPDX-License-Identifier: BSD-2-Clause */
/* Objects: made, freed, copied. */
#include "node.h"
#include <string.h>

PyTypeObject *core_node_type;

struct core_node *core_node_new(const struct core_shape *shape)
{
    struct core_node *node = (struct core_node *)PyType_GenericAlloc(shape->type, 0);
    if (node)
        node->shape = shape;
    return node;
}

/* Only what can be part of a cycle: lists, parts, payloads and faults. */
int core_node_traverse(PyObject *self, visitproc visit, void *arg)
{
    struct core_node *node = (struct core_node *)self;
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(node->fault);
    for (unsigned i = 0; node->shape && i < node->shape->count; i++)
        if (core_holds_objects(&node->shape->fields[i]))
            Py_VISIT(node->values[i]);
    return 0;
}

/* Breaks cycles; the object stays one that can be used. */
int core_node_clear(PyObject *self)
{
    struct core_node *node = (struct core_node *)self;
    Py_CLEAR(node->fault);
    for (unsigned i = 0; node->shape && i < node->shape->count; i++) {
        const struct core_field *f = &node->shape->fields[i];
        PyObject *old = node->values[i];
        if (!core_holds_objects(f))
            continue;
        node->values[i] = f->kind == CORE_LIST ? NULL : Py_NewRef(Py_None);
        Py_XDECREF(old);
    }
    return 0;
}

/* Headers carry headers, and freeing one would free the next from within: takes them out one by one. */
static void drop_payload(struct core_node *header)
{
    PyObject **carried = &header->values[header->shape->count - 1u];
    while (*carried && core_is_node(*carried) && Py_REFCNT(*carried) == 1) {
        struct core_node *inner = (struct core_node *)*carried;
        if (inner->shape->unit != CORE_HEADER)
            return;
        *carried = inner->values[inner->shape->count - 1u];
        inner->values[inner->shape->count - 1u] = NULL;
        Py_DECREF((PyObject *)inner);
    }
}

void core_node_dealloc(PyObject *self)
{
    struct core_node *node = (struct core_node *)self;
    struct core_held *held = core_spans(node);
    if (PyType_GetFlags(Py_TYPE(self)) & Py_TPFLAGS_HAVE_GC)
        PyObject_GC_UnTrack(self);
    if (node->shape->unit == CORE_HEADER)
        drop_payload(node);
    for (unsigned i = 0; i < node->shape->count; i++)
        Py_XDECREF(node->values[i]);
    for (unsigned i = 0; i < node->shape->spans; i++)
        Py_XDECREF(held[i].owner);
    Py_XDECREF(node->source);
    Py_XDECREF(node->fault);
    core_free(self);
}

/* What a class of the user's has beside the fields. */
static int copy_attributes(PyObject *from, PyObject *to)
{
    PyObject *mine = PyObject_GetAttrString(to, "__dict__");
    PyObject *theirs = mine ? PyObject_GetAttrString(from, "__dict__") : NULL;
    int done = theirs ? PyDict_Update(mine, theirs) : -1;
    Py_XDECREF(mine);
    Py_XDECREF(theirs);
    if (done < 0 && PyErr_ExceptionMatches(PyExc_AttributeError)) {
        PyErr_Clear(); /* it has __slots__ */
        done = 0;
    }
    return done;
}

struct core_node *core_node_copy(struct core_node *node)
{
    struct core_node *copy = (struct core_node *)PyType_GenericAlloc(Py_TYPE((PyObject *)node), 0);
    const struct core_held *from = core_spans(node);
    struct core_held *to;
    if (!copy)
        return NULL;
    copy->shape = node->shape;
    copy->source = Py_XNewRef(node->source);
    copy->fault = Py_XNewRef(node->fault);
    copy->data = node->data;
    copy->size = node->size;
    copy->origin = node->origin;
    copy->edited = node->edited;
    copy->overrides = node->overrides;
    for (unsigned i = 0; i < node->shape->count; i++)
        copy->values[i] = Py_XNewRef(node->values[i]);
    to = core_spans(copy);
    for (unsigned i = 0; i < node->shape->spans; i++)
        to[i] = (struct core_held){Py_XNewRef(from[i].owner), from[i].span};
    if (Py_TYPE((PyObject *)node) != node->shape->type && copy_attributes((PyObject *)node, (PyObject *)copy) < 0)
        Py_CLEAR(copy);
    return copy;
}

static PyObject *deep_value(PyObject *value)
{
    PyObject *all;
    if (core_is_node(value))
        return core_node_deep_copy(value, NULL);
    all = PyTuple_New(core_tuple_size(value));
    for (Py_ssize_t i = 0; all && i < core_tuple_size(value); i++) {
        PyObject *one = core_node_deep_copy(core_tuple_item(value, i), NULL);
        if (!one || PyTuple_SetItem(all, i, one) < 0)
            Py_CLEAR(all);
    }
    return all;
}

/* Octets cannot change and are shared; elements, parts and payloads are copied. */
PyObject *core_node_deep_copy(PyObject *self, PyObject *unused)
{
    struct core_node *copy;
    (void)unused;
    if (Py_EnterRecursiveCall(" while copying"))
        return NULL;
    copy = core_node_copy((struct core_node *)self);
    for (unsigned i = 0; copy && i < copy->shape->count; i++) {
        PyObject *old = copy->values[i], *value;
        if (!old || !core_holds_objects(&copy->shape->fields[i]) || !(core_is_node(old) || PyTuple_Check(old)))
            continue;
        value = deep_value(old);
        if (!value) {
            Py_CLEAR(copy);
            break;
        }
        copy->values[i] = value;
        Py_DECREF(old);
    }
    Py_LeaveRecursiveCall();
    return (PyObject *)copy;
}
