/* SPDX-License-Identifier: BSD-2-Clause */
/* What typemaps.i calls. */
#include "octets.h"
#include "tools.h"

PyObject *core_argument(PyObject *object, const uint8_t **data, size_t *size)
{
    PyObject *bytes, *source;
    if (PyObject_CheckBuffer(object) || !PyObject_HasAttrString(object, "__bytes__"))
        return core_source(object, data, size);
    bytes = PyObject_Bytes(object);
    source = bytes ? core_source(bytes, data, size) : NULL;
    Py_XDECREF(bytes);
    return source;
}

int core_family(PyObject *number, enum icmpwire_family *family)
{
    long value = PyLong_AsLong(number);
    if (value == -1 && PyErr_Occurred())
        return -1;
    if (value != 4 && value != 6) {
        PyErr_Format(PyExc_ValueError, "a family is 4 or 6, not %ld", value);
        return -1;
    }
    *family = value == 4 ? ICMPWIRE_ICMP4 : ICMPWIRE_ICMP6;
    return 0;
}

int core_number(PyObject *object, unsigned long long most, unsigned long long *number)
{
    PyObject *index;
    if (!PyIndex_Check(object)) {
        PyErr_Format(PyExc_TypeError, "an integer is needed, not %R", object);
        return -1;
    }
    index = PyNumber_Index(object);
    if (!index)
        return -1;
    *number = PyLong_AsUnsignedLongLong(index);
    Py_DECREF(index);
    if (PyErr_Occurred() ? PyErr_ExceptionMatches(PyExc_OverflowError) : *number > most)
        PyErr_Format(PyExc_OverflowError, "%R is not a number from 0 to %llu", object, most);
    return PyErr_Occurred() ? -1 : 0;
}

int core_address6(PyObject *object, PyObject **owner, const uint8_t **octets)
{
    size_t size;
    *octets = NULL;
    if (object == Py_None)
        return 0;
    *owner = core_argument(object, octets, &size);
    if (*owner && size == 16)
        return 0;
    if (*owner)
        PyErr_Format(PyExc_ValueError, "an IPv6 address has 16 octets, not %zu", size);
    return -1;
}
