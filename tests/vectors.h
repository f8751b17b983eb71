/* SPDX-License-Identifier: BSD-2-Clause */
/* Reads the test vectors of tests/vectors; README.md there has the format. What cannot be read ends the program. */
#ifndef ICMPWIRE_TESTS_VECTORS_H
#define ICMPWIRE_TESTS_VECTORS_H

#include "icmpwire.h"

struct vector_line {
    const char *key;
    const char *value;
};

struct vector {
    const char *name;
    const char *file;
    unsigned line; /* where it begins in the file */
    enum icmpwire_family family;
    bool packet; /* the octets are a whole packet (of tests/findings only) */
    bool has_addresses;
    uint8_t source[16];
    uint8_t destination[16];
    uint8_t *octets; /* in an allocation of just that size */
    size_t size;
    struct vector_line *lines; /* all that is expected */
    size_t count;
};

struct vectors {
    struct vector *all;
    size_t count;
    char **texts; /* what names, keys and values point into */
    size_t text_count;
};

/* All *.vec files of a folder, in the order of their names. */
struct vectors vectors_load(const char *folder);
void vectors_free(struct vectors *vectors);

/* The first value for a key, or null. */
const char *vector_said(const struct vector *vector, const char *key);

/* Is this the key of a field, and not of something else that a vector tells? */
bool vector_line_is_field(const struct vector_line *line);

/* A value with "@offset+size" replaced by those octets in hex; to be freed. */
char *vector_expand(const struct vector *vector, const char *value);

/* Octets in hex; to be freed. */
char *vector_hex(const uint8_t *data, size_t size);

/* Names the vector that is worked on when the program ends in a bad access. */
void vector_working_on(const struct vector *vector);

#endif
