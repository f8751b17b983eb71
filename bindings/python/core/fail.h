/* SPDX-License-Identifier: BSD-2-Clause */
/* Exceptions of the package: icmpwire.errors has the classes. */
#ifndef CORE_FAIL_H
#define CORE_FAIL_H

#include "py.h"

/* The exception for a fault, as an object; `origin` is added to its offset. `subject`: the type of what is broken. */
PyObject *core_fault_object(const struct icmpwire_fault *fault, size_t origin, PyObject *subject);

/* Raises it. */
void core_raise_fault(const struct icmpwire_fault *fault, size_t origin, PyObject *subject);

/* Raises FieldError for a field that was given; the format is that of PyUnicode_FromFormat. */
int core_refuse(const char *field, const char *format, ...);

#endif
