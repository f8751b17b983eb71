/* SPDX-License-Identifier: BSD-2-Clause */
/* C arrays and strings. */
#include "hex_reader.h"
#include <ctype.h>
#include <string.h>

/* ---- C arrays ---- */

static bool skip_comment(struct reader *r)
{
    if (hex_peek(r, 0) == '/' && hex_peek(r, 1) == '/') {
        hex_skip_line(r);
        return true;
    }
    if (hex_peek(r, 0) != '/' || hex_peek(r, 1) != '*')
        return false;
    for (r->at += 2; r->at < r->end && !(r->at[0] == '*' && hex_peek(r, 1) == '/'); r->at++)
        ;
    r->at += r->at < r->end ? 2 : 0;
    return true;
}

/* A number as C writes it, 0x08 or 8. */
static bool read_c_number(struct reader *r)
{
    bool prefixed = hex_peek(r, 0) == '0' && (hex_peek(r, 1) | 0x20) == 'x';
    int base = prefixed ? 16 : 10;
    const char *begin = r->at;
    int value = 0;

    r->at += prefixed ? 2 : 0;
    if (hex_digit(hex_peek(r, 0)) < 0 || hex_digit(hex_peek(r, 0)) >= base)
        return hex_fail(r, "this is not a number");
    if (!prefixed && hex_peek(r, 0) == '0' && isdigit((unsigned char)hex_peek(r, 1)))
        return hex_fail(r, "numbers within braces are 0x08 or 8; a leading 0 would be octal");
    for (; hex_digit(hex_peek(r, 0)) >= 0 && hex_digit(hex_peek(r, 0)) < base && value <= 0xff; r->at++)
        value = value * base + hex_digit(*r->at);
    if (value > 0xff) {
        r->at = begin;
        return hex_fail(r, "this number does not fit in an octet");
    }
    hex_put(r, value);
    return true;
}

static bool read_braces(struct reader *r)
{
    while (hex_peek(r, 0) != '}') {
        if (r->at == r->end)
            return hex_fail(r, "the closing brace is missing");
        if (isspace((unsigned char)*r->at) || *r->at == ',')
            r->at++;
        else if (!skip_comment(r) && !read_c_number(r))
            return false;
    }
    return true;
}

bool hex_read_c_arrays(struct reader *r)
{
    while (r->at < r->end) {
        if (skip_comment(r))
            continue;
        if (*r->at++ != '{')
            continue;
        if (!read_braces(r))
            return false;
        r->at++;
        hex_end_packet(r);
    }
    return true;
}

/* ---- strings ---- */

/* A backslash and what follows it. \x takes exactly two digits, as in Python. */
static bool read_escape(struct reader *r)
{
    static const char letters[] = "ntr0abfv\\\"'";
    static const char meanings[] = "\n\t\r\0\a\b\f\v\\\"'";
    char c = hex_peek(r, 1);
    const char *found = c ? strchr(letters, c) : NULL;

    if (c == 'x' && hex_digit(hex_peek(r, 2)) >= 0 && hex_digit(hex_peek(r, 3)) >= 0) {
        r->at += 2;
        return hex_read_pairs(r, 2);
    }
    if (!found)
        return hex_fail(r, "this escape is not known; \\x takes two hex digits");
    hex_put(r, meanings[found - letters]);
    r->at += 2;
    return true;
}

bool hex_read_strings(struct reader *r)
{
    char quote = '\0';

    while (r->at < r->end) {
        char c = *r->at;
        if (c == '\\') {
            if (!read_escape(r))
                return false;
            continue;
        }
        r->at++;
        if (quote && c == quote)
            quote = '\0';
        else if (quote)
            hex_put(r, c);
        else if (c == '"' || c == '\'')
            quote = c;
        else if (!isspace((unsigned char)c) && c != ';' && !(c == 'b' && strchr("\"'", hex_peek(r, 0)))) {
            r->at--;
            return hex_fail(r, "this stands outside of the quotes");
        }
    }
    return !quote || hex_fail(r, "the closing quote is missing");
}
