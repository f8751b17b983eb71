/* SPDX-License-Identifier: BSD-2-Clause */
/* Octets borrowed from a buffer of Python's, which they keep alive. */
#ifndef CORE_OCTETS_H
#define CORE_OCTETS_H

#include "py.h"

/* An exporter's buffer, held open. What was decoded keeps one of these, or the bytes object itself. */
PyObject *core_source(PyObject *exporter, const uint8_t **data, size_t *size);

/* Octets within a source: a bytes-like object. An empty one needs no source. */
PyObject *core_octets(PyObject *source, struct icmpwire_span span);

/* Anything bytes-like, or with __bytes__, as octets that stay as they are: *owner keeps them. -1 with an exception. */
int core_octets_from(PyObject *object, PyObject **owner, struct icmpwire_span *span);

int core_add_octets(PyObject *module);

#endif
