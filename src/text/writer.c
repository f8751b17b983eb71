/* SPDX-License-Identifier: BSD-2-Clause */
#include "writer.h"
#include <string.h>

struct icmpwire_writer icmpwire_writer_over(char *out, size_t room)
{
    return (struct icmpwire_writer){.out = out, .room = room, .used = 0};
}

void icmpwire_put_char(struct icmpwire_writer *w, char c)
{
    if (w->used + 1 < w->room)
        w->out[w->used] = c;
    w->used++;
}

void icmpwire_put_many(struct icmpwire_writer *w, char c, size_t count)
{
    for (; count; count--)
        icmpwire_put_char(w, c);
}

void icmpwire_put_text(struct icmpwire_writer *w, const char *text)
{
    for (; *text; text++)
        icmpwire_put_char(w, *text);
}

void icmpwire_put_chars(struct icmpwire_writer *w, const char *chars, size_t size)
{
    size_t room = w->used < w->room ? w->room - w->used - 1 : 0;
    size_t fits = size < room ? size : room;
    if (fits)
        memcpy(w->out + w->used, chars, fits);
    w->used += size;
}

static void put_digits(struct icmpwire_writer *w, uint64_t number, unsigned base, unsigned least)
{
    char digits[20];
    unsigned n = 0;
    do {
        digits[n++] = "0123456789abcdef"[number % base];
        number /= base;
    } while (n < sizeof digits && (number || n < least));
    while (n)
        icmpwire_put_char(w, digits[--n]);
}

void icmpwire_put_unsigned(struct icmpwire_writer *w, uint64_t number)
{
    put_digits(w, number, 10, 1);
}

void icmpwire_put_signed(struct icmpwire_writer *w, int64_t number)
{
    if (number < 0)
        icmpwire_put_char(w, '-');
    put_digits(w, number < 0 ? 0 - (uint64_t)number : (uint64_t)number, 10, 1);
}

void icmpwire_put_hex(struct icmpwire_writer *w, uint64_t number, unsigned digits)
{
    put_digits(w, number, 16, digits);
}

void icmpwire_put_size(struct icmpwire_writer *w, uint64_t octets)
{
    icmpwire_put_unsigned(w, octets);
    icmpwire_put_text(w, octets == 1 ? " octet" : " octets");
}

void icmpwire_put_up_to(struct icmpwire_writer *w, size_t start, size_t width)
{
    while (w->used - start < width)
        icmpwire_put_char(w, ' ');
}

size_t icmpwire_put_end(struct icmpwire_writer *w)
{
    if (w->room)
        w->out[w->used < w->room ? w->used : w->room - 1] = '\0';
    return w->used;
}

bool icmpwire_same_text(const char *a, const char *b)
{
    for (; *a && *a == *b; a++)
        b++;
    return *a == *b;
}

bool icmpwire_begins_with(const char *text, const char *start)
{
    for (; *start && *text == *start; start++)
        text++;
    return !*start;
}

bool icmpwire_ends_with(const char *text, const char *end)
{
    for (; *text; text++)
        if (icmpwire_same_text(text, end))
            return true;
    return false;
}
