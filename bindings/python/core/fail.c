/* SPDX-License-Identifier: BSD-2-Clause */
#include "fail.h"
#include <stdarg.h>

/* icmpwire.errors, imported when the first one happens. */
static PyObject *of_errors(const char *name)
{
    PyObject *errors = PyImport_ImportModule("icmpwire.errors");
    PyObject *found = errors ? PyObject_GetAttrString(errors, name) : NULL;
    Py_XDECREF(errors);
    return found;
}

PyObject *core_fault_object(const struct icmpwire_fault *fault, size_t origin, PyObject *subject)
{
    PyObject *make = of_errors("from_fault");
    PyObject *made = make ? PyObject_CallFunction(make, "isnnO", (int)fault->status, fault->field,
                                                  (Py_ssize_t)(origin + fault->offset),
                                                  (Py_ssize_t)(origin + fault->readable), subject)
                          : NULL;
    Py_XDECREF(make);
    return made;
}

void core_raise_fault(const struct icmpwire_fault *fault, size_t origin, PyObject *subject)
{
    PyObject *made = core_fault_object(fault, origin, subject);
    if (made)
        PyErr_SetObject((PyObject *)Py_TYPE(made), made);
    Py_XDECREF(made);
}

int core_refuse(const char *field, const char *format, ...)
{
    PyObject *make = of_errors("refused");
    PyObject *text, *made;
    va_list values;
    va_start(values, format);
    text = PyUnicode_FromFormatV(format, values);
    va_end(values);
    made = make && text ? PyObject_CallFunction(make, "sO", field, text) : NULL;
    if (made)
        PyErr_SetObject((PyObject *)Py_TYPE(made), made);
    Py_XDECREF(made);
    Py_XDECREF(text);
    Py_XDECREF(make);
    return -1;
}
