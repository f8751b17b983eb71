/* SPDX-License-Identifier: BSD-2-Clause */
/* Mutation and crossover of inputs by the library's own description of messages. In half of the cases checksums are put
 * right behind it, so that inputs get past them. */
#ifndef ICMPWIRE_FUZZ_MUTATE_H
#define ICMPWIRE_FUZZ_MUTATE_H

#include "parts.h"

/* The engine's own mutation, for what this one does not do. */
typedef size_t mutate_plain_fn(uint8_t *data, size_t size, size_t room);

/* Each returns the size of the mutated input, at most `room`. */
size_t mutate(const char *target, uint8_t *data, size_t size, size_t room, uint32_t seed, mutate_plain_fn *plain);
size_t mutate_cross(const char *target, const uint8_t *one, size_t one_size, const uint8_t *other, size_t other_size,
                    uint8_t *out, size_t room, uint32_t seed);

/* ---- what both do ---- */

/* The next number of a sequence, of 24 bits. */
uint32_t mutate_random(uint32_t *seed);

/* `count` octets instead of [start, end); data stays as it is when there is no room. Returns the new size. */
size_t mutate_replace(uint8_t *data, size_t size, size_t room, struct part part, const uint8_t *with, size_t count);

/* Puts the checksums of the message and of its extension structure right. */
void mutate_repair(const char *target, uint8_t *data, size_t size);

#endif
