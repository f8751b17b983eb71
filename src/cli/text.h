/* SPDX-License-Identifier: BSD-2-Clause */
/* Text that grows, for functions that say how much they need. */
#ifndef CLI_TEXT_H
#define CLI_TEXT_H

#include "icmpwire.h"

struct text {
    char *data; /* free it */
    size_t room;
};

/* Makes room for `size` characters and a NUL. True when there was too little, so that what was written must be written
 * again:
 *   do
 *       size = icmpwire_text_tree(..., text.data, text.room);
 *   while (text_grow(&text, size)); */
bool text_grow(struct text *text, size_t size);

enum { ADDRESS_TEXT_SIZE = 64 };

/* An address of 4 or 16 octets; "?" for anything else. */
void text_of_address(struct icmpwire_span address, char out[ADDRESS_TEXT_SIZE]);

enum { FAULT_TEXT_SIZE = 128 };

/* "truncated at octet 12, field datagram" */
void text_of_fault(const struct icmpwire_fault *fault, char out[FAULT_TEXT_SIZE]);

#endif
