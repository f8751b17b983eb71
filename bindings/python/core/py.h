/* SPDX-License-Identifier: BSD-2-Clause */
/* Python's C interface as every file here uses it, within the limited one: the same sources build for the stable ABI.
 * There Py_TYPE and its like take a PyObject * and nothing else. */
#ifndef CORE_PY_H
#define CORE_PY_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdlib.h> /* the limited interface does not bring these two */
#include <string.h>
#include <structmember.h>

#include "icmpwire.h"

#ifdef Py_LIMITED_API
#define core_tuple_item PyTuple_GetItem
#define core_tuple_size PyTuple_Size
#else
#define core_tuple_item PyTuple_GET_ITEM
#define core_tuple_size PyTuple_GET_SIZE
#endif

static inline struct icmpwire_span core_span(const uint8_t *data, size_t size)
{
    return (struct icmpwire_span){data, size};
}

/* Gives back an object's memory: types that are made at run time belong to their objects. */
static inline void core_free(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    if (PyType_GetFlags(type) & Py_TPFLAGS_HAVE_GC)
        PyObject_GC_Del(self);
    else
        PyObject_Free(self);
    Py_DECREF(type);
}

/* A type of the module, known by a variable of its own; false with an exception set. */
static inline int core_add_type(PyObject *module, PyType_Spec *spec, const char *name, PyTypeObject **type)
{
    PyObject *made = PyType_FromSpec(spec);
    if (!made)
        return -1;
    *type = (PyTypeObject *)made;
    return PyModule_AddObjectRef(module, name, made);
}

#endif
