/* SPDX-License-Identifier: BSD-2-Clause */
/* From octets to objects. */
#ifndef CORE_DECODE_H
#define CORE_DECODE_H

#include "node.h"

/* decode(buffer, family=4, *, errors="raise", size=None, lenient=False) -> Message */
PyObject *core_decode(PyObject *module, PyObject *const *args, Py_ssize_t count, PyObject *names);

/* decode_packet(buffer, *, errors="raise", size=None) -> the packet's first header */
PyObject *core_decode_packet(PyObject *module, PyObject *const *args, Py_ssize_t count, PyObject *names);

/* decode_element(class, buffer, errors) -> Element; the class is that of any element of the kind. */
PyObject *core_decode_element(PyObject *module, PyObject *args);

/* The elements of a list, as a tuple. */
PyObject *core_elements_as(struct core_node *node, const struct core_field *field, struct icmpwire_span list,
                           PyObject *owner);

#endif
