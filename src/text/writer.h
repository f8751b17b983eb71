/* SPDX-License-Identifier: BSD-2-Clause */
/* Text into a buffer of a given room. What does not fit is counted and not written. */
#ifndef ICMPWIRE_TEXT_WRITER_H
#define ICMPWIRE_TEXT_WRITER_H

#include "icmpwire/base.h"

struct icmpwire_writer {
    char *out; /* may be null when there is no room */
    size_t room;
    size_t used; /* characters of the whole text so far */
};

struct icmpwire_writer icmpwire_writer_over(char *out, size_t room);

void icmpwire_put_char(struct icmpwire_writer *w, char c);
void icmpwire_put_many(struct icmpwire_writer *w, char c, size_t count);
void icmpwire_put_chars(struct icmpwire_writer *w, const char *chars, size_t size);
void icmpwire_put_text(struct icmpwire_writer *w, const char *text);
void icmpwire_put_unsigned(struct icmpwire_writer *w, uint64_t number);
void icmpwire_put_signed(struct icmpwire_writer *w, int64_t number);
/* At least `digits` hexadecimal digits, lower case. */
void icmpwire_put_hex(struct icmpwire_writer *w, uint64_t number, unsigned digits);
/* "1 octet", "2 octets" */
void icmpwire_put_size(struct icmpwire_writer *w, uint64_t octets);
/* Spaces until `width` characters were written since `start`. */
void icmpwire_put_up_to(struct icmpwire_writer *w, size_t start, size_t width);

/* Ends the text with a NUL and returns how long the whole of it is. */
size_t icmpwire_put_end(struct icmpwire_writer *w);

bool icmpwire_same_text(const char *a, const char *b);
bool icmpwire_begins_with(const char *text, const char *start);
bool icmpwire_ends_with(const char *text, const char *end);

#endif
