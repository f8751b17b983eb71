/* SPDX-License-Identifier: BSD-2-Clause */
/* Values as people write them: a field's kind decides later which meaning of a word it takes. */
#ifndef CLI_VALUE_H
#define CLI_VALUE_H

#include "icmpwire.h"

struct value {
    bool numeric;  /* number holds */
    bool negative; /* it was written with a minus; number is its two's complement */
    bool octetal;  /* octets hold */
    uint64_t number;
    struct icmpwire_span octets; /* owned */
};

/* Reads a number, an address, hex octets, hex:..., text:..., name:..., or numbers and addresses with commas between.
 * On false *reason says why. */
bool value_read(const char *text, struct value *value, const char **reason);

void value_free(struct value *value);

#endif
