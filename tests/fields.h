/* SPDX-License-Identifier: BSD-2-Clause */
/* What icmpwire_visit tells, kept: every field by its path, with its value as text. */
#ifndef ICMPWIRE_TESTS_FIELDS_H
#define ICMPWIRE_TESTS_FIELDS_H

#include "icmpwire.h"

struct seen_field {
    char *path;
    char *value;    /* icmpwire_text_value; of a datagram its octets in hex */
    uint32_t begin; /* bits */
    uint32_t end;
    bool fault; /* a broken element: path and "status offset field" */
};

struct seen_fields {
    struct seen_field *all;
    size_t count;
    bool whole;                  /* the visit found no fault ... */
    struct icmpwire_fault fault; /* ... or this one */
    char path[256];              /* where the visit is */
};

struct seen_fields fields_visit(enum icmpwire_family family, const uint8_t *data, size_t captured, size_t size);
void fields_free(struct seen_fields *fields);

/* Null when there is none. */
const struct seen_field *fields_find(const struct seen_fields *fields, const char *path);

/* "status offset field"; to be freed. */
char *fields_fault_text(const struct icmpwire_fault *fault);

#endif
