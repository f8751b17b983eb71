/* SPDX-License-Identifier: BSD-2-Clause */
/* Values of the wire as JSON. */
#ifndef CLI_JSON_VALUE_H
#define CLI_JSON_VALUE_H

#include "icmpwire.h"
#include <jansson.h>

json_t *json_of_number(uint64_t number);               /* as text when JSON readers could not hold it: 2^63 and more */
json_t *json_of_octets(struct icmpwire_span octets);   /* lower-case hex */
json_t *json_of_address(struct icmpwire_span address); /* null when it is not of 4 or 16 octets */
json_t *json_of_text(struct icmpwire_span text);
json_t *json_of_fault(const struct icmpwire_fault *fault, const char *layer); /* null when there is none */

/* The value of a field of the message `whole`, in which compressed names are looked up. */
json_t *json_of_field(const struct icmpwire_field *field, struct icmpwire_span whole, enum icmpwire_family family);

#endif
