/* SPDX-License-Identifier: BSD-2-Clause */
/* What the readers of the different forms of hex share. */
#ifndef CLI_HEX_READER_H
#define CLI_HEX_READER_H

#include "hex.h"

/* A text being read, and what came out of it. */
struct reader {
    const char *start, *at, *end;
    struct hex *hex;
    size_t size; /* of hex->octets */
    struct hex_error *error;
};

/* The value of a hex digit; -1: it is none. */
int hex_digit(char c);

/* The character `ahead` of the one to read next; NUL behind the end. */
char hex_peek(const struct reader *r, size_t ahead);

/* How many hex digits come next. */
size_t hex_digits_ahead(const struct reader *r);

/* Goes on behind the end of the line. */
void hex_skip_line(struct reader *r);

/* Notes that the text cannot be read here; returns false. */
bool hex_fail(struct reader *r, const char *reason);

/* Writes an octet. The text is never shorter than the octets that it means, so there is room for all. */
void hex_put(struct reader *r, int octet);

/* Ends a packet, when it has octets. */
void hex_end_packet(struct reader *r);

/* Reads so many digits, which must be pairs. */
bool hex_read_pairs(struct reader *r, size_t digits);

/* Dumps whose lines begin with an offset: is it one? tcpdump's have headings between, which are skipped. */
bool hex_begins_dump(struct reader r);
bool hex_has_tcpdump_line(struct reader r);
bool hex_read_dump(struct reader *r, bool headings);

bool hex_read_c_arrays(struct reader *r);
bool hex_read_strings(struct reader *r);

#endif
