/* SPDX-License-Identifier: BSD-2-Clause */
/* What the library tells of the members of structs, and the fields of a class that come of it. */
#ifndef CORE_DESCRIBE_H
#define CORE_DESCRIBE_H

#include "shape.h"

/* How a member becomes an attribute. */
enum core_kind core_kind_of(const struct icmpwire_member *member);

/* Tells the members of a struct. */
void core_describe(const struct core_shape *shape, union core_struct *s, icmpwire_member_fn *tell, void *context);

/* Completes the fields of a class: who says what they are, and what they are when nobody does. */
int core_complete(struct core_shape *shape, PyObject *enumerations);

#endif
