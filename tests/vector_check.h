/* SPDX-License-Identifier: BSD-2-Clause */
/* Checks of every vector that show all differences before they fail. */
#ifndef ICMPWIRE_TESTS_VECTOR_CHECK_H
#define ICMPWIRE_TESTS_VECTOR_CHECK_H

#include "fields.h"
#include "vectors.h"

typedef void vector_check_fn(const struct vector *vector);

/* How many differences the check has found. */
unsigned vector_check_each(const struct vectors *vectors, vector_check_fn *check);

/* A difference. */
__attribute__((format(printf, 2, 3))) void differs(const struct vector *vector, const char *format, ...);

/* Is what was found the expected text? */
void same_text(const struct vector *vector, const char *what, const char *expected, const char *found);

/* The same for a number, when the vector says anything of that key. */
void same_number(const struct vector *vector, const char *key, uint64_t found);

/* Are the fault of the whole and those of elements what the vector says, in the order of the message? */
void same_fault(const struct vector *vector, const char *what, bool good, const struct icmpwire_fault *fault);
void same_element_faults(const struct vector *vector, const struct seen_fields *seen);

bool vector_decode(const struct vector *vector, struct icmpwire_message *message, struct icmpwire_fault *fault);

/* The extension structure of a message and the datagram before it; null for layouts without one. */
const struct icmpwire_extension *vector_extension(const struct icmpwire_message *message,
                                                  struct icmpwire_span *datagram);

#endif
