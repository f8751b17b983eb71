/* SPDX-License-Identifier: BSD-2-Clause */
/* Values of fields: from the user's objects into an object's cells, and back. */
#ifndef CORE_VALUE_H
#define CORE_VALUE_H

#include "node.h"

/* Checks and takes what a user gave for a lazy field or a number. -1 with an exception. */
int core_number_from(const struct core_field *field, PyObject *given, PyObject **value);
int core_held_from(const struct core_field *field, PyObject *given, struct core_held *held, PyObject **value);

/* The number as the field's attribute shows it. */
PyObject *core_number_as(const struct core_field *field, uint64_t number);

/* The object of a lazy field. */
PyObject *core_held_as(struct core_node *node, const struct core_field *field, const struct core_held *held);

#endif
