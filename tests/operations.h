/* SPDX-License-Identifier: BSD-2-Clause */
/* What the library does with one input, an operation each: for the programs that measure instructions and stack. */
#ifndef ICMPWIRE_TESTS_OPERATIONS_H
#define ICMPWIRE_TESTS_OPERATIONS_H

#include "icmpwire.h"

/* A message, or a packet where the family says no more than what it carries. */
struct input {
    enum icmpwire_family family;
    bool packet;
    const uint8_t *data;
    size_t size;
};

struct operation {
    const char *name;
    bool packet; /* it is about packets, not about messages */
    void (*run)(const struct input *input);
};

extern const struct operation operations[];
extern const size_t operation_count;

#endif
