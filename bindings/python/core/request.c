/* SPDX-License-Identifier: BSD-2-Clause */
#include "request.h"
#include "octets.h"
#include <string.h>

int core_read_errors(PyObject *given, bool *collect)
{
    if (PyUnicode_Check(given) && PyUnicode_CompareWithASCIIString(given, "collect") == 0) {
        *collect = true;
        return 0;
    }
    if (PyUnicode_Check(given) && PyUnicode_CompareWithASCIIString(given, "raise") == 0)
        return 0;
    PyErr_Format(PyExc_ValueError, "errors is \"raise\" or \"collect\", not %R", given);
    return -1;
}

static int read_family(PyObject *given, long *family)
{
    *family = PyLong_AsLong(given);
    if (*family == -1 && PyErr_Occurred())
        return -1;
    if (*family == 4 || *family == 6)
        return 0;
    PyErr_Format(PyExc_ValueError, "family is 4 for ICMPv4 or 6 for ICMPv6, not %R", given);
    return -1;
}

static int read_named(struct core_request *r, PyObject *name, PyObject *value, bool message, PyObject **size)
{
    int truth;
    if (PyUnicode_CompareWithASCIIString(name, "errors") == 0)
        return core_read_errors(value, &r->collect);
    if (PyUnicode_CompareWithASCIIString(name, "size") == 0) {
        *size = value;
        return 0;
    }
    if (message && PyUnicode_CompareWithASCIIString(name, "family") == 0)
        return read_family(value, &r->family);
    if (message && PyUnicode_CompareWithASCIIString(name, "lenient") == 0) {
        truth = PyObject_IsTrue(value);
        r->lenient = truth == 1;
        return truth < 0 ? -1 : 0;
    }
    PyErr_Format(PyExc_TypeError, "unexpected keyword argument %R", name);
    return -1;
}

/* How much there was on the wire, of which the buffer has the beginning. */
static int read_size(struct core_request *r, PyObject *given)
{
    Py_ssize_t size;
    r->size = r->captured;
    if (!given || given == Py_None)
        return 0;
    size = PyLong_AsSsize_t(given);
    if (size == -1 && PyErr_Occurred())
        return -1;
    if (size < 0 || size > UINT32_MAX / 8) {
        PyErr_Format(PyExc_ValueError, "size is the octets on the wire, not %R", given);
        return -1;
    }
    r->size = (size_t)size;
    if (r->captured > r->size)
        r->captured = r->size;
    return 0;
}

int core_read_request(struct core_request *r, PyObject *const *args, Py_ssize_t count, PyObject *names, bool message)
{
    Py_ssize_t named = names ? core_tuple_size(names) : 0;
    PyObject *size = NULL;
    memset(r, 0, sizeof *r);
    r->family = 4;
    if (count < 1 || count > (message ? 2 : 1)) {
        PyErr_SetString(PyExc_TypeError,
                        message ? "decode() takes a buffer and a family" : "decode_packet() takes a buffer");
        return -1;
    }
    if (count == 2 && read_family(args[1], &r->family) < 0)
        return -1;
    for (Py_ssize_t i = 0; i < named; i++)
        if (read_named(r, core_tuple_item(names, i), args[count + i], message, &size) < 0)
            return -1;
    r->source = core_source(args[0], &r->data, &r->captured);
    if (!r->source)
        return -1;
    if (read_size(r, size) == 0)
        return 0;
    Py_CLEAR(r->source);
    return -1;
}
