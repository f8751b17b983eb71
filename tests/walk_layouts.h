/* SPDX-License-Identifier: BSD-2-Clause */
/* Tiny layouts, one for each of the walk's primitives, compiled over the hot form in test_walk.c and over the slow one
 * in walk_slow.c. */
#ifndef ICMPWIRE_TESTS_WALK_LAYOUTS_H
#define ICMPWIRE_TESTS_WALK_LAYOUTS_H

#include "icmpwire.h"

#define TINY_LAYOUTS(X) \
    X(tiny_numbers)     \
    X(tiny_bits)        \
    X(tiny_addresses)   \
    X(tiny_counted)     \
    X(tiny_tail)        \
    X(tiny_part)        \
    X(tiny_refused)     \
    X(tiny_list)        \
    X(tiny_list8)       \
    X(tiny_array)       \
    X(tiny_quoted4)     \
    X(tiny_quoted6)     \
    X(tiny_extended)    \
    X(tiny_optional)

struct icmpwire_tiny_numbers {
    uint8_t a;
    uint16_t b;
    uint32_t c, d;
    uint64_t e;
    int32_t f;
};
struct icmpwire_tiny_bits {
    uint8_t a;
    uint16_t b;
    uint32_t c;
};
struct icmpwire_tiny_addresses {
    uint8_t a;
    uint32_t b;
    struct icmpwire_address c;
};
struct icmpwire_tiny_counted {
    uint8_t count;
    struct icmpwire_span data, rest;
};
struct icmpwire_tiny_tail {
    uint16_t a;
    struct icmpwire_span trailing;
};
struct icmpwire_tiny_part {
    uint8_t a;
    struct icmpwire_tiny_tail inner;
};
struct icmpwire_tiny_refused {
    uint8_t version, b;
};
/* Its reach is its second octet, less one: any value, that of a length which cannot be told included. */
struct icmpwire_tiny_element {
    uint8_t status;
    uint8_t type, length;
    uint16_t value;
    struct icmpwire_span body;
};
struct icmpwire_tiny_list {
    uint8_t a;
    struct icmpwire_span list;
};
struct icmpwire_tiny_unit {
    uint8_t type, length;
    struct icmpwire_span body;
};
struct icmpwire_tiny_list8 {
    struct icmpwire_span list;
};
struct icmpwire_tiny_array {
    uint8_t words, count;
    struct icmpwire_span list;
};
struct icmpwire_tiny_quoted4 {
    uint8_t a;
    struct icmpwire_span datagram;
};
struct icmpwire_tiny_quoted6 {
    struct icmpwire_span datagram;
};
struct icmpwire_tiny_extended {
    uint8_t length;
    struct icmpwire_span datagram;
    struct icmpwire_extension extension;
};
struct icmpwire_tiny_optional {
    struct icmpwire_extension extension;
    struct icmpwire_span trailing;
};

struct icmpwire_tiny_element icmpwire_tiny_element_again(struct icmpwire_span element);
bool icmpwire_tiny_element_explain(struct icmpwire_span list, struct icmpwire_tiny_element *out,
                                   struct icmpwire_fault *fault);

/* The slow form of each: reads into a struct that is zeroed, and writes it back. */
struct tiny_slow {
    const char *name;
    bool (*read)(const uint8_t *data, size_t captured, size_t size, void *m, struct icmpwire_fault *fault);
    bool (*visit)(const uint8_t *data, size_t captured, size_t size, icmpwire_visit_fn *visit, void *context,
                  struct icmpwire_fault *fault);
    size_t (*write)(void *m, bool build, uint8_t *out);
};
extern const struct tiny_slow tiny_slow[];

#endif
