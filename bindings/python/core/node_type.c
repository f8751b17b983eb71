/* SPDX-License-Identifier: BSD-2-Clause */
/* The type of objects: how they are constructed, compared, composed. */
#include "encode.h"
#include "fail.h"
#include "node.h"
#include <string.h>

/* ---- constructing ---- */

/* A value that nobody gave. */
static void set_initial(struct core_node *node)
{
    const struct core_shape *shape = node->shape;
    for (unsigned i = 0; i < shape->count; i++)
        node->values[i] = Py_XNewRef(shape->fields[i].initial);
}

/* As Python says it, and what the fields are. */
static void refuse_name(const struct core_shape *shape, PyObject *name)
{
    PyObject *names = PyList_New(0), *comma = PyUnicode_FromString(", "), *all;
    for (unsigned i = 0; names && i < shape->count; i++)
        if (!shape->fields[i].fixed && PyList_Append(names, shape->fields[i].name) < 0)
            Py_CLEAR(names);
    all = names && comma ? PyUnicode_Join(comma, names) : NULL;
    if (all)
        PyErr_Format(PyExc_TypeError, "%s() got an unexpected keyword argument %R: its fields are %U",
                     strrchr(shape->path, '.') + 1, name, all);
    Py_XDECREF(all);
    Py_XDECREF(comma);
    Py_XDECREF(names);
}

static int set_one(struct core_node *node, PyObject *name, PyObject *value, unsigned *hint)
{
    const struct core_field *field = core_field_of(node->shape, name, hint);
    if (field)
        return core_node_set(node, field, value);
    refuse_name(node->shape, name);
    return -1;
}

static int set_all(struct core_node *node, PyObject *values)
{
    unsigned hint = 0;
    PyObject *name, *value;
    Py_ssize_t at = 0;
    while (PyDict_Next(values, &at, &name, &value))
        if (set_one(node, name, value, &hint) < 0)
            return -1;
    return 0;
}

/* An object as nobody has said anything of it. */
static struct core_node *blank(PyTypeObject *type, Py_ssize_t positional)
{
    const struct core_shape *shape = core_shape_of_type(type);
    struct core_node *node;
    if (!shape)
        return NULL;
    if (positional) {
        PyErr_Format(PyExc_TypeError, "fields are given by name: %R takes no positional arguments", (PyObject *)type);
        return NULL;
    }
    node = (struct core_node *)PyType_GenericAlloc(type, 0);
    if (!node)
        return NULL;
    node->shape = shape;
    set_initial(node);
    return node;
}

static PyObject *node_make(PyTypeObject *type, PyObject *args, PyObject *values)
{
    struct core_node *node = blank(type, core_tuple_size(args));
    if (node && values && set_all(node, values) < 0)
        Py_CLEAR(node);
    return (PyObject *)node;
}

#ifndef Py_LIMITED_API
/* The same as node_make without a dict for the fields. */
PyObject *core_node_vectorcall(PyObject *type, PyObject *const *args, size_t count, PyObject *names)
{
    Py_ssize_t positional = PyVectorcall_NARGS(count);
    struct core_node *node = blank((PyTypeObject *)type, positional);
    unsigned hint = 0;
    for (Py_ssize_t i = 0; node && names && i < core_tuple_size(names); i++)
        if (set_one(node, core_tuple_item(names, i), args[positional + i], &hint) < 0)
            Py_CLEAR(node);
    return (PyObject *)node;
}
#endif

/* ---- changing and comparing ---- */

static int node_setattr(PyObject *self, PyObject *name, PyObject *value)
{
    struct core_node *node = (struct core_node *)self;
    unsigned hint = 0;
    const struct core_field *field = core_field_of(node->shape, name, &hint);
    if (!field)
        return PyObject_GenericSetAttr(self, name, value);
    if (!value)
        return core_refuse(field->text, "a field cannot be deleted");
    if (node->frozen)
        return core_refuse(field->text,
                           "the object was hashed and must stay as it is: change a copy, or use replace()");
    return core_node_set(node, field, value);
}

static Py_hash_t node_hash(PyObject *self)
{
    PyObject *bytes = core_bytes(self, NULL);
    Py_hash_t hash = bytes ? PyObject_Hash(bytes) : -1;
    Py_XDECREF(bytes);
    if (hash != -1)
        core_freeze((struct core_node *)self);
    return hash;
}

/* Objects are equal when they are of one class and the same on the wire. */
static PyObject *node_compare(PyObject *self, PyObject *other, int operation)
{
    PyObject *mine, *theirs, *result = NULL;
    if ((operation != Py_EQ && operation != Py_NE) || !core_is_node(other))
        Py_RETURN_NOTIMPLEMENTED;
    if (((struct core_node *)self)->shape != ((struct core_node *)other)->shape)
        return PyBool_FromLong(operation == Py_NE);
    mine = core_bytes(self, NULL);
    theirs = mine ? core_bytes(other, NULL) : NULL;
    if (theirs)
        result = PyObject_RichCompare(mine, theirs, operation);
    Py_XDECREF(mine);
    Py_XDECREF(theirs);
    return result;
}

static Py_ssize_t node_length(PyObject *self)
{
    PyObject *bytes = core_bytes(self, NULL);
    Py_ssize_t size = bytes ? PyBytes_Size(bytes) : -1;
    Py_XDECREF(bytes);
    return size;
}

/* ---- methods ---- */

static PyObject *node_copy(PyObject *self, PyObject *unused)
{
    (void)unused;
    return (PyObject *)core_node_copy((struct core_node *)self);
}

static PyObject *node_replace(PyObject *self, PyObject *args, PyObject *values)
{
    struct core_node *copy;
    if (core_tuple_size(args)) {
        PyErr_SetString(PyExc_TypeError, "replace() takes fields by name");
        return NULL;
    }
    copy = core_node_copy((struct core_node *)self);
    if (copy && values && set_all(copy, values) < 0)
        Py_CLEAR(copy);
    return (PyObject *)copy;
}

/* What a message carries, with more behind it: octets. */
static PyObject *behind(struct core_node *message, const struct core_field *field, PyObject *inner)
{
    PyObject *before, *octets, *both = NULL;
    if (!core_spans(message)[field->span].span.size)
        return Py_NewRef(inner);
    before = core_node_get(message, field);
    octets = before && !PyUnicode_Check(inner) && !PyLong_Check(inner) ? PyObject_Bytes(inner) : NULL;
    if (octets) {
        both = PySequence_Concat(before, octets);
    } else if (before && (!PyErr_Occurred() || PyErr_ExceptionMatches(PyExc_TypeError))) {
        PyErr_Clear();
        core_refuse(field->text, "a bytes-like object is needed, not %R", inner);
    }
    Py_XDECREF(octets);
    Py_XDECREF(before);
    return both;
}

static PyObject *carry(struct core_node *outer, PyObject *inner);

/* What the layer carries once `inner` is in it or behind what there is. */
static PyObject *carried_with(struct core_node *outer, const struct core_field *field, PyObject *inner)
{
    PyObject *payload;
    if (outer->shape->unit == CORE_MESSAGE)
        return behind(outer, field, inner);
    payload = outer->values[core_index(outer->shape, field)];
    return payload && core_is_node(payload) ? carry((struct core_node *)payload, inner) : Py_NewRef(inner);
}

/* Puts something into the innermost of what a layer carries: a copy. */
static PyObject *carry(struct core_node *outer, PyObject *inner)
{
    const struct core_shape *shape = outer->shape;
    const struct core_field *field =
        shape->unit == CORE_HEADER ? &shape->fields[shape->count - 1u] : core_known_field(shape, CORE_CARRIED);
    PyObject *carried;
    struct core_node *copy;
    if (!field) {
        core_refuse("/", "%R carries nothing behind its fields", (PyObject *)Py_TYPE((PyObject *)outer));
        return NULL;
    }
    carried = carried_with(outer, field, inner);
    copy = carried ? core_node_copy(outer) : NULL;
    if (copy && core_node_set(copy, field, carried) < 0)
        Py_CLEAR(copy);
    Py_XDECREF(carried);
    return (PyObject *)copy;
}

static PyObject *node_divide(PyObject *outer, PyObject *inner)
{
    const struct core_node *node = (const struct core_node *)outer;
    if (!core_is_node(outer) || (node->shape->unit != CORE_HEADER && node->shape->unit != CORE_MESSAGE))
        Py_RETURN_NOTIMPLEMENTED;
    return carry((struct core_node *)outer, inner);
}

static PyObject *node_fault(PyObject *self, void *unused)
{
    struct core_node *node = (struct core_node *)self;
    (void)unused;
    return Py_NewRef(node->fault ? node->fault : Py_None);
}

static PyObject *node_is_decoded(PyObject *self, void *unused)
{
    (void)unused;
    return PyBool_FromLong(core_is_clean((struct core_node *)self));
}

static PyObject *node_offset(PyObject *self, void *unused)
{
    struct core_node *node = (struct core_node *)self;
    (void)unused;
    if (!node->data)
        Py_RETURN_NONE;
    return PyLong_FromSize_t(node->origin);
}

/* (name, kind, origin, width) of each field of a class. */
static PyObject *node_fields(PyObject *type, PyObject *unused)
{
    static const char *const kinds[] = {"number",    "part",      "payload",     "ipv4", "ipv6",
                                        "address",   "prefix",    "octets",      "text", "name",
                                        "ipv6_list", "ipv4_list", "number_list", "list", "name_list"};
    static const char *const origins[] = {"given", "computed", "implied"};
    const struct core_shape *shape = core_shape_of_type((PyTypeObject *)type);
    PyObject *all = shape ? PyTuple_New(shape->count) : NULL;
    (void)unused;
    for (unsigned i = 0; all && i < shape->count; i++) {
        const struct core_field *f = &shape->fields[i];
        const char *of = f->element ? f->element->name : f->part ? core_part_name(f->part->number) : NULL;
        PyObject *one = Py_BuildValue("(OsssiOz)", f->name, f->is_signed ? "signed" : kinds[f->kind],
                                      f->fixed ? "fixed" : origins[f->origin], f->optional ? "optional" : "always",
                                      (int)f->width, f->enumeration ? f->enumeration : Py_None, of);
        if (!one || PyTuple_SetItem(all, (Py_ssize_t)i, one) < 0)
            Py_CLEAR(all);
    }
    return all;
}

/* "option", "extension": what lists and parts of others call it. */
static PyObject *node_what(PyObject *type, PyObject *unused)
{
    static const char *const units[] = {"message", "", "header", ""};
    const struct core_shape *shape = core_shape_of_type((PyTypeObject *)type);
    (void)unused;
    if (!shape)
        return NULL;
    return PyUnicode_FromString(shape->unit == CORE_ELEMENT ? shape->element->name
                                : shape->unit == CORE_PART  ? core_part_name(shape->number)
                                                            : units[shape->unit]);
}

static PyMethodDef node_methods[] = {
    {"__bytes__", core_bytes, METH_NOARGS, "The octets on the wire."},
    {"__copy__", node_copy, METH_NOARGS, NULL},
    {"__deepcopy__", core_node_deep_copy, METH_O, NULL},
    {"copy", node_copy, METH_NOARGS, "An object with the same fields."},
    {"replace", (PyCFunction)(void (*)(void))node_replace, METH_VARARGS | METH_KEYWORDS,
     "A copy in which the given fields are others; what is computed is computed anew."},
    {"__replace__", (PyCFunction)(void (*)(void))node_replace, METH_VARARGS | METH_KEYWORDS, NULL},
    {"_build", core_build, METH_VARARGS, "_build(source, destination): 16 octets each"},
    {"_what", node_what, METH_NOARGS | METH_CLASS, NULL},
    {"_fields", node_fields, METH_NOARGS | METH_CLASS, NULL},
    {NULL, NULL, 0, NULL}};
static PyGetSetDef node_getters[] = {
    {"fault", node_fault, NULL, "What is broken in what was decoded, or None.", NULL},
    {"is_decoded", node_is_decoded, NULL, "Whether the octets are those that were decoded, nothing changed.", NULL},
    {"offset", node_offset, NULL, "Where it began in what was decoded, in octets; None when it was not decoded.", NULL},
    {NULL, NULL, NULL, NULL, NULL}};
static PyType_Slot node_slots[] = {{Py_tp_new, (void *)node_make},
                                   {Py_tp_dealloc, (void *)core_node_dealloc},
                                   {Py_tp_setattro, (void *)node_setattr},
                                   {Py_tp_hash, (void *)node_hash},
                                   {Py_tp_richcompare, (void *)node_compare},
                                   {Py_tp_methods, node_methods},
                                   {Py_tp_getset, node_getters},
                                   {Py_nb_true_divide, (void *)node_divide},
                                   {Py_mp_length, (void *)node_length},
                                   {0, NULL}};
static PyType_Spec node_spec = {"icmpwire._core.Node", sizeof(struct core_node), 0,
                                Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, node_slots};

int core_add_node(PyObject *module)
{
    return core_add_type(module, &node_spec, "Node", &core_node_type);
}
