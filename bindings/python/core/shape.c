/* SPDX-License-Identifier: BSD-2-Clause */
#include "shape.h"
#include "collect.h"
#include "node.h"
#include <stdlib.h>
#include <string.h>

/* ---- which class is for what: shapes live as long as the process ---- */

enum { KNOWN_MAX = 1024 };

static struct core_shape *known[KNOWN_MAX]; /* by the address of their types */
static const struct core_shape *messages[2][256];
static const struct core_shape *message_codes[2][256][256]; /* where the code makes the class */
static const struct core_shape *any_message[2];
static const struct core_shape *headers[256];

static struct core_shape **place_of(PyTypeObject *type)
{
    size_t i = ((uintptr_t)type >> 5) % KNOWN_MAX;
    while (known[i] && known[i]->type != type)
        i = (i + 1) % KNOWN_MAX;
    return &known[i];
}

const struct core_shape *core_shape_of_type(PyTypeObject *type)
{
    const struct core_shape *shape = *place_of(type);
    PyObject *mro;
    if (shape)
        return shape;
    mro = PyObject_GetAttrString((PyObject *)type, "__mro__");
    for (Py_ssize_t i = 0; mro && !shape && i < core_tuple_size(mro); i++)
        shape = *place_of((PyTypeObject *)core_tuple_item(mro, i));
    Py_XDECREF(mro);
    if (!shape && !PyErr_Occurred())
        PyErr_Format(PyExc_TypeError, "%R is no class of a message: it has no fields", (PyObject *)type);
    return shape;
}

const struct core_shape *core_message_shape(uint8_t family, uint8_t type, uint8_t code)
{
    const struct core_shape *shape = message_codes[family][type][code];
    if (!shape)
        shape = messages[family][type];
    return shape ? shape : any_message[family];
}

const struct core_shape *core_header_shape(uint8_t protocol)
{
    return headers[protocol];
}

/* Elements have one table each: the kinds, and behind them the shape for any kind. */
enum { ANY_KIND = 256 };

struct element_shapes {
    const struct core_element *element;
    const struct core_shape *kinds[ANY_KIND + 1];
};

static struct element_shapes element_shapes[32];

static struct element_shapes *shapes_of_element(const struct core_element *element)
{
    struct element_shapes *s = element_shapes;
    while (s->element && s->element != element)
        s++;
    s->element = element;
    return s;
}

const struct core_shape *core_element_shape(const struct core_element *element, const union core_struct *value)
{
    const struct element_shapes *s = shapes_of_element(element);
    const struct core_shape *shape = NULL;
    if (element->typed)
        shape = s->kinds[((const uint8_t *)value)[element->type_offset]];
    return shape ? shape : s->kinds[ANY_KIND];
}

static void register_shape(struct core_shape *shape)
{
    *place_of(shape->type) = shape;
    if (shape->unit == CORE_ELEMENT)
        shapes_of_element(shape->element)->kinds[shape->number < 0 ? ANY_KIND : shape->number] = shape;
    else if (shape->unit == CORE_HEADER)
        headers[shape->number] = shape;
    else if (shape->unit == CORE_PART)
        core_register_part(shape);
    else if (shape->number < 0)
        any_message[shape->family] = shape;
    else if (shape->code < 0)
        messages[shape->family][shape->number] = shape;
    else
        message_codes[shape->family][shape->number][shape->code] = shape;
}

const struct core_field *core_field_of(const struct core_shape *shape, PyObject *name, unsigned *hint)
{
    for (unsigned i = *hint; i < shape->count; i++)
        if (shape->fields[i].name == name) {
            *hint = i + 1;
            return &shape->fields[i];
        }
    for (unsigned i = 0; i < shape->count; i++)
        if (shape->fields[i].name == name || PyUnicode_Compare(shape->fields[i].name, name) == 0)
            return &shape->fields[i];
    return NULL;
}

/* ---- making a class ---- */

static PyObject *get_lazy(PyObject *self, void *field)
{
    const struct core_shape *shape = ((struct core_node *)self)->shape;
    const struct core_field *f = field;
    if (f >= shape->fields && f < shape->fields + shape->count)
        return core_node_get((struct core_node *)self, f);
    PyErr_Format(PyExc_AttributeError, "%R has no field %R", (PyObject *)Py_TYPE(self), f->name);
    return NULL;
}

static bool has_field(const struct core_shape *shape, const struct core_field *field)
{
    for (unsigned i = 0; i < shape->count; i++)
        if (shape->fields[i].name == field->name)
            return true;
    return false;
}

/* Members that are objects in place are read by the interpreter itself; lazy ones by a function, and so are those that
 * the base class has and this one does not. */
static int add_attributes(struct core_shape *shape, const struct core_shape *base)
{
    size_t m = 0, g = 0;
    shape->members = calloc(shape->count + 1u, sizeof *shape->members);
    shape->getters = calloc(shape->count + (base ? base->count : 0u) + 1u, sizeof *shape->getters);
    if (!shape->members || !shape->getters) {
        PyErr_NoMemory();
        return -1;
    }
    for (unsigned i = 0; i < shape->count; i++) {
        struct core_field *f = &shape->fields[i];
        if (f->kind >= CORE_LAZY)
            shape->getters[g++] = (PyGetSetDef){f->text, get_lazy, NULL, NULL, f};
        else
            shape->members[m++] = (PyMemberDef){
                f->text, T_OBJECT_EX, (Py_ssize_t)(sizeof(struct core_node) + i * sizeof(PyObject *)), READONLY, NULL};
    }
    for (unsigned i = 0; base && i < base->count; i++)
        if (!has_field(shape, &base->fields[i]))
            shape->getters[g++] =
                (PyGetSetDef){base->fields[i].text, get_lazy, NULL, NULL, (void *)(uintptr_t)&base->fields[i]};
    return 0;
}

static size_t size_of(const struct core_shape *shape)
{
    return sizeof(struct core_node) + shape->count * sizeof(PyObject *) + shape->spans * sizeof(struct core_held);
}

/* The shape of the base class; null when that has none. */
static const struct core_shape *base_of(PyObject *bases)
{
    const struct core_shape *shape = core_shape_of_type((PyTypeObject *)core_tuple_item(bases, 0));
    PyErr_Clear();
    return shape;
}

/* Objects that hold no others cost less without the garbage collector. */
static bool can_be_in_cycle(const struct core_shape *shape)
{
    for (unsigned i = 0; i < shape->count; i++)
        if (core_holds_objects(&shape->fields[i]))
            return true;
    return false;
}

/* The type, out of what the shape keeps for it. */
static PyTypeObject *make_type(struct core_shape *shape, const struct core_shape *base, PyObject *bases)
{
    size_t size = base && size_of(base) > size_of(shape) ? size_of(base) : size_of(shape);
    bool cycles = can_be_in_cycle(shape);
    unsigned flags = (unsigned)Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | (cycles ? Py_TPFLAGS_HAVE_GC : 0);
    PyType_Slot slots[] = {{Py_tp_members, shape->members},
                           {Py_tp_getset, shape->getters},
                           {Py_tp_dealloc, (void *)core_node_dealloc},
                           {cycles ? Py_tp_traverse : 0, (void *)core_node_traverse}, /* 0 ends the list */
                           {Py_tp_clear, (void *)core_node_clear},
                           {0, NULL}};
    PyType_Spec spec = {shape->path, (int)size, 0, flags, slots};
    PyTypeObject *type = (PyTypeObject *)PyType_FromSpecWithBases(&spec, bases);
#ifndef Py_LIMITED_API
    if (type)
        type->tp_vectorcall = core_node_vectorcall;
#endif
    return type;
}

static int take_namespace(PyTypeObject *type, PyObject *namespace)
{
    PyObject *name, *value;
    Py_ssize_t at = 0;
    while (PyDict_Next(namespace, &at, &name, &value))
        if (PyObject_SetAttr((PyObject *)type, name, value) < 0)
            return -1;
    return 0;
}

PyObject *core_make_class(PyObject *module, PyObject *args)
{
    const char *name, *what;
    PyObject *bases, *namespace, *samples, *enumerations;
    int family, number, code;
    struct core_shape *shape;
    const struct core_shape *base;
    (void)module;
    if (!PyArg_ParseTuple(args, "sO!O!siiiO!O!:make_class", &name, &PyTuple_Type, &bases, &PyDict_Type, &namespace,
                          &what, &family, &number, &code, &PyTuple_Type, &samples, &PyDict_Type, &enumerations))
        return NULL;
    shape = core_collect(what, family, number, code, samples, enumerations);
    if (!shape)
        return NULL;
    base = base_of(bases);
    shape->path = strdup(name);
    shape->type = shape->path && add_attributes(shape, base) == 0 ? make_type(shape, base, bases) : NULL;
    if (!shape->type || take_namespace(shape->type, namespace) < 0)
        return NULL;
    register_shape(shape);
    return Py_NewRef((PyObject *)shape->type);
}
