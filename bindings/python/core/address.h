/* SPDX-License-Identifier: BSD-2-Clause */
/* Addresses: ipaddress objects, text, octets. */
#ifndef CORE_ADDRESS_H
#define CORE_ADDRESS_H

#include "node.h"

/* An address of 4 or 16 octets. */
PyObject *core_ip_address(const uint8_t *octets, size_t size);

/* An address of so many octets (4, 6, 16) out of text, an ipaddress object, a bytes-like object or, of 4 and 16 octets,
 * an int. -1 with an exception that names the field. */
int core_address_octets(const char *field, PyObject *given, size_t size, uint8_t *out);

int core_address_from(const struct core_field *field, PyObject *given, struct core_held *held);
PyObject *core_address_as(const struct core_field *field, const struct core_held *held, PyObject *owner);

int core_add_addresses(void);

#endif
