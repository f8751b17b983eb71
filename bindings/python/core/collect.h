/* SPDX-License-Identifier: BSD-2-Clause */
/* Collects the fields of a class from what the library tells of a struct. */
#ifndef CORE_COLLECT_H
#define CORE_COLLECT_H

#include "shape.h"

/* A shape without a type yet; null with an exception. Arguments as in core_make_class. */
struct core_shape *core_collect(const char *what, int family, int number, int code, PyObject *samples,
                                PyObject *enumerations);

/* The shape of a part of that name, for the classes that have it. */
void core_register_part(const struct core_shape *shape);

#endif
