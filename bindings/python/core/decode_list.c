/* SPDX-License-Identifier: BSD-2-Clause */
/* Elements of lists. */
#include "decode.h"
#include "fail.h"
#include "octets.h"
#include "request.h"
#include <string.h>

static unsigned long number_of(const struct core_node *node, const char *name)
{
    for (unsigned i = 0; i < node->shape->count; i++)
        if (strcmp(node->shape->fields[i].text, name) == 0 && node->values[i] && node->values[i] != Py_None)
            return PyLong_AsUnsignedLong(node->values[i]);
    return 0;
}

static PyObject *element_of(const struct core_element *element, union core_struct *s, const struct core_place *place)
{
    struct icmpwire_fault fault;
    const struct core_shape *shape;
    struct core_node *node;
    memset(&fault, 0, sizeof fault);
    fault.field = "";
    if (((const uint8_t *)s)[element->status_offset])
        element->explain(place->octets, s, &fault);
    shape = core_element_shape(element, s);
    node = core_begin_node(shape, place);
    if (!core_finish_node(node, s))
        return NULL;
    if (fault.status != ICMPWIRE_OK) {
        node->fault = core_fault_object(&fault, node->origin, (PyObject *)shape->type);
        if (!node->fault)
            Py_CLEAR(node);
    }
    return (PyObject *)node;
}

/* Elements until all are there: they become a tuple, whose size nobody knows before. */
enum { GATHERED_AT_FIRST = 16 };

struct gathered {
    PyObject **all;
    size_t count, room;
    PyObject *first[GATHERED_AT_FIRST];
};

static void drop(struct gathered *g)
{
    while (g->count)
        Py_DECREF(g->all[--g->count]);
    if (g->all != g->first)
        PyMem_Free(g->all);
}

static int gather(struct gathered *g, PyObject *one)
{
    if (one && g->count == g->room) {
        PyObject **more = PyMem_Malloc(2 * g->room * sizeof(void *));
        if (!more) {
            Py_DECREF(one);
            PyErr_NoMemory();
            return -1;
        }
        memcpy(more, g->all, g->count * sizeof(void *));
        if (g->all != g->first)
            PyMem_Free(g->all);
        g->all = more;
        g->room *= 2;
    }
    if (!one)
        return -1;
    g->all[g->count++] = one;
    return 0;
}

static PyObject *tuple_of(struct gathered *g)
{
    PyObject *tuple = PyTuple_New((Py_ssize_t)g->count);
    for (size_t i = 0; tuple && i < g->count; i++)
        PyTuple_SetItem(tuple, (Py_ssize_t)i, Py_NewRef(g->all[i]));
    return tuple;
}

PyObject *core_elements_as(struct core_node *node, const struct core_field *field, struct icmpwire_span list,
                           PyObject *owner)
{
    struct gathered g = {g.first, 0, GATHERED_AT_FIRST, {NULL}};
    struct core_place place = {owner ? owner : Py_None, node->data ? node->data - node->origin : list.data, list};
    unsigned words = field->has_words ? (unsigned)number_of(node, "address_entry_size") : 0;
    PyObject *tuple = NULL;
    int done = 0;
    if (field->flagged && list.size && !number_of(node, "extended"))
        return core_octets(owner, list);
    while (done == 0 && list.size) {
        union core_struct s;
        struct icmpwire_span rest;
        memset(&s, 0, field->element->size);
        rest = field->element->next(list, words, &s);
        place.octets = rest.data ? core_span(list.data, list.size - rest.size) : list;
        done = gather(&g, element_of(field->element, &s, &place));
        list = rest;
    }
    if (done == 0)
        tuple = tuple_of(&g);
    drop(&g);
    return tuple;
}

PyObject *core_decode_element(PyObject *module, PyObject *args)
{
    PyTypeObject *class;
    PyObject *buffer, *errors, *made = NULL;
    const struct core_shape *shape;
    struct core_request r;
    union core_struct s;
    struct icmpwire_fault fault;
    (void)module;
    memset(&r, 0, sizeof r);
    memset(&s, 0, sizeof s);
    if (!PyArg_ParseTuple(args, "O!OO:decode_element", &PyType_Type, &class, &buffer, &errors) ||
        core_read_errors(errors, &r.collect) < 0)
        return NULL;
    shape = core_shape_of_type(class);
    if (!shape || shape->unit != CORE_ELEMENT) {
        if (shape)
            PyErr_Format(PyExc_TypeError, "%R is no class of elements", (PyObject *)class);
        return NULL;
    }
    r.source = core_source(buffer, &r.data, &r.captured);
    if (!r.source)
        return NULL;
    if (shape->element->explain(core_span(r.data, r.captured), &s, &fault) || r.collect)
        made = element_of(shape->element, &s, &(struct core_place){r.source, r.data, {r.data, r.captured}});
    else
        core_raise_fault(&fault, 0, (PyObject *)core_element_shape(shape->element, &s)->type);
    Py_DECREF(r.source);
    return made;
}
