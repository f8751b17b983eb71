/* SPDX-License-Identifier: BSD-2-Clause */
/* DNS names in label form, as text. */
#ifndef CORE_DOMAIN_H
#define CORE_DOMAIN_H

#include "node.h"

/* A name, or the names of a list, out of text or a bytes-like object that has label form already. */
int core_name_from(const struct core_field *field, PyObject *given, struct core_held *held);
int core_names_from(const struct core_field *field, PyObject *given, struct core_held *held);

/* As text; octets that are no names stay octets. */
PyObject *core_name_as(struct icmpwire_span span, PyObject *owner);
PyObject *core_names_as(struct core_node *node, const struct core_field *field, struct icmpwire_span span,
                        PyObject *owner);

#endif
