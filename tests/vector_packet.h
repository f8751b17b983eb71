/* SPDX-License-Identifier: BSD-2-Clause */
/* Packets around the messages of vectors; findings/README.md says how they are made. */
#ifndef ICMPWIRE_TESTS_VECTOR_PACKET_H
#define ICMPWIRE_TESTS_VECTOR_PACKET_H

#include "vectors.h"

/* Is this the value of that key? */
bool vector_says(const struct vector *vector, const char *key, const char *value);

/* Puts the checksum into a message where it is zero. Null addresses: it does not cover them. */
void vector_fill_checksum(const struct vector *vector, enum icmpwire_family family, uint8_t *message, size_t size,
                          const uint8_t *source, const uint8_t *destination);

/* The packet of a vector, in an allocation of just that size. */
uint8_t *vector_packet(const struct vector *vector, size_t *size);

#endif
