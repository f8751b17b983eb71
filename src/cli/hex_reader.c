/* SPDX-License-Identifier: BSD-2-Clause */
#include "hex_reader.h"
#include "complain.h"
#include <ctype.h>
#include <stdio.h>

int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
        return (c | 0x20) - 'a' + 10;
    return -1;
}

char hex_peek(const struct reader *r, size_t ahead)
{
    return (size_t)(r->end - r->at) > ahead ? r->at[ahead] : '\0';
}

size_t hex_digits_ahead(const struct reader *r)
{
    size_t n = 0;

    while (hex_digit(hex_peek(r, n)) >= 0)
        n++;
    return n;
}

bool hex_fail(struct reader *r, const char *reason)
{
    r->error->line = 1;
    r->error->column = 1;
    for (const char *p = r->start; p < r->at; p++) {
        r->error->column++;
        if (*p == '\n') {
            r->error->line++;
            r->error->column = 1;
        }
    }
    r->error->reason = reason;
    char c = hex_peek(r, 0);
    r->error->found[0] = '\0';
    if (c > ' ' && c <= '~')
        snprintf(r->error->found, sizeof r->error->found, ": '%c'", c);
    return false;
}

void hex_skip_line(struct reader *r)
{
    while (r->at < r->end)
        if (*r->at++ == '\n')
            return;
}

void hex_put(struct reader *r, int octet)
{
    r->hex->octets[r->size++] = (uint8_t)octet;
}

void hex_end_packet(struct reader *r)
{
    struct hex *hex = r->hex;
    size_t before = hex->count ? hex->ends[hex->count - 1] : 0;

    if (r->size == before)
        return;
    hex->ends = allocate(hex->ends, (hex->count + 1) * sizeof *hex->ends);
    hex->ends[hex->count++] = r->size;
}

bool hex_read_pairs(struct reader *r, size_t digits)
{
    if (digits == 0)
        return hex_fail(r, "this is not a hex digit");
    if (digits % 2) {
        char behind = hex_peek(r, digits);
        if (isalnum((unsigned char)behind)) {
            r->at += digits;
            return hex_fail(r, "this is not a hex digit");
        }
        return hex_fail(r, "an odd number of hex digits begins here");
    }
    for (; digits; digits -= 2, r->at += 2)
        hex_put(r, hex_digit(r->at[0]) * 16 + hex_digit(r->at[1]));
    return true;
}
