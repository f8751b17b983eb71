/* SPDX-License-Identifier: BSD-2-Clause */
/* What decoding is asked for, and what its files share. */
#ifndef CORE_REQUEST_H
#define CORE_REQUEST_H

#include "node.h"

struct core_request {
    PyObject *source;
    const uint8_t *data;
    size_t captured;
    size_t size; /* on the wire */
    long family;
    bool collect;
    bool lenient;
};

/* Where something lies in what is decoded. */
struct core_place {
    PyObject *source;
    const uint8_t *begin;
    struct icmpwire_span octets;
};

/* "raise" or "collect"; -1 with an exception for anything else. */
int core_read_errors(PyObject *given, bool *collect);

/* Reads the arguments of decode and decode_packet. The request then owns its source. */
int core_read_request(struct core_request *r, PyObject *const *args, Py_ssize_t count, PyObject *names, bool message);

/* An object of what lies there, and its fields out of a struct; null passes through. */
struct core_node *core_begin_node(const struct core_shape *shape, const struct core_place *place);
PyObject *core_finish_node(struct core_node *node, const void *from);

/* The message that lies there. */
PyObject *core_decode_message(const struct core_request *r, const struct core_place *place);

#endif
