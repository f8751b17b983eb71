/* SPDX-License-Identifier: BSD-2-Clause */
#include "hex.h"
#include "complain.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A text being read, and what came out of it. */
struct reader {
    const char *start, *at, *end;
    struct hex *hex;
    size_t size; /* of hex->octets */
    struct hex_error *error;
};

/* ---- characters ---- */

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
        return (c | 0x20) - 'a' + 10;
    return -1;
}

/* The character `ahead` of the one to read next; NUL behind the end. */
static char peek(const struct reader *r, size_t ahead)
{
    return (size_t)(r->end - r->at) > ahead ? r->at[ahead] : '\0';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static size_t digits_ahead(const struct reader *r)
{
    size_t n = 0;

    while (digit(peek(r, n)) >= 0)
        n++;
    return n;
}

static bool fail(struct reader *r, const char *reason)
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
    char c = peek(r, 0);
    r->error->found[0] = '\0';
    if (c > ' ' && c <= '~')
        snprintf(r->error->found, sizeof r->error->found, ": '%c'", c);
    return false;
}

/* ---- results ---- */

/* The text is never shorter than the octets that it means, so there is room for all. */
static void put(struct reader *r, int octet)
{
    r->hex->octets[r->size++] = (uint8_t)octet;
}

/* Ends a packet, when it has octets. */
static void end_packet(struct reader *r)
{
    struct hex *hex = r->hex;
    size_t before = hex->count ? hex->ends[hex->count - 1] : 0;

    if (r->size == before)
        return;
    hex->ends = allocate(hex->ends, (hex->count + 1) * sizeof *hex->ends);
    hex->ends[hex->count++] = r->size;
}

static bool read_pairs(struct reader *r, size_t digits)
{
    if (digits == 0)
        return fail(r, "this is not a hex digit");
    if (digits % 2) {
        char behind = peek(r, digits);
        if (isalnum((unsigned char)behind)) {
            r->at += digits;
            return fail(r, "this is not a hex digit");
        }
        return fail(r, "an odd number of hex digits begins here");
    }
    for (; digits; digits -= 2, r->at += 2)
        put(r, digit(r->at[0]) * 16 + digit(r->at[1]));
    return true;
}

/* ---- plain hex ---- */

static bool read_plain(struct reader *r)
{
    while (r->at < r->end) {
        if (isspace((unsigned char)*r->at) || strchr(":,-", *r->at)) {
            r->at++;
            continue;
        }
        if (peek(r, 0) == '0' && (peek(r, 1) | 0x20) == 'x')
            r->at += 2;
        if (!read_pairs(r, digits_ahead(r)))
            return false;
    }
    return true;
}

/* ---- dumps with offsets ---- */

static void skip_blanks(struct reader *r)
{
    while (r->at < r->end && is_blank(*r->at))
        r->at++;
}

static void skip_line(struct reader *r)
{
    while (r->at < r->end && *r->at++ != '\n')
        ;
}

/* Reads the offset that begins a line: 0x0010: 00000010: 000010 00000010. False: there is none; then nothing is read.
 */
static bool read_offset(struct reader *r, size_t *offset, bool *prefixed)
{
    const char *begin = r->at;
    size_t digits;

    skip_blanks(r);
    *prefixed = peek(r, 0) == '0' && peek(r, 1) == 'x';
    r->at += *prefixed ? 2 : 0;
    digits = digits_ahead(r);
    *offset = 0;
    for (size_t n = 0; n < digits; n++)
        *offset = *offset << 4 | (size_t)digit(*r->at++);
    bool colon = peek(r, 0) == ':';
    r->at += colon;
    if (digits >= 4 && digits <= 8 && (colon || !*prefixed) && (r->at == r->end || isspace((unsigned char)*r->at)))
        return true;
    r->at = begin;
    return false;
}

/* Is the first line with something on it a dump's line? With a colon it is; without one, 4 to 8 zeros must be followed
 * by groups of two digits, or else they are octets. */
static bool begins_dump(struct reader r)
{
    size_t offset;
    bool prefixed;

    while (r.at < r.end && isspace((unsigned char)*r.at))
        r.at++;
    if (!read_offset(&r, &offset, &prefixed) || offset != 0)
        return false;
    if (r.at[-1] == ':')
        return true;
    skip_blanks(&r);
    return digits_ahead(&r) == 2 && (r.at + 2 == r.end || isspace((unsigned char)r.at[2]));
}

/* Does any line begin as those of tcpdump -x do? */
static bool has_tcpdump_line(struct reader r)
{
    size_t offset;
    bool prefixed;

    for (; r.at < r.end; skip_line(&r))
        if (read_offset(&r, &offset, &prefixed) && prefixed)
            return true;
    return false;
}

/* How many octets this line has, as the next line's offset tells; without one, as many as a line may have. */
static size_t octets_of_line(struct reader r, size_t offset)
{
    enum { LONGEST_LINE = 256 };
    size_t next;
    bool prefixed;

    skip_line(&r);
    return read_offset(&r, &next, &prefixed) && next > offset && next - offset <= LONGEST_LINE ? next - offset
                                                                                               : LONGEST_LINE;
}

/* The octets of one line; a gap of two blanks or more ends them, but for the one in the middle of hexdump's line:
 * behind the gap is the same as characters. */
static bool read_line(struct reader *r, size_t most)
{
    size_t begin = r->size;
    bool pairs = true;

    while (r->size - begin < most) {
        const char *gap = r->at;
        skip_blanks(r);
        char c = peek(r, 0);
        bool middle = r->at - gap == 2 && r->size - begin == 8 && pairs;
        if (r->at == r->end || c == '\n' || c == '|' || c == '>')
            break;
        if (r->size > begin && r->at - gap >= 2 && !middle)
            break;
        size_t digits = digits_ahead(r);
        pairs = pairs && digits == 2;
        if (!read_pairs(r, digits))
            return false;
        if (r->at < r->end && !isspace((unsigned char)*r->at))
            return fail(r, "this is not a hex digit");
    }
    skip_line(r);
    return true;
}

static bool read_dump(struct reader *r, bool headings)
{
    while (r->at < r->end) {
        size_t offset;
        bool prefixed;
        const char *begin = r->at;
        skip_blanks(r);
        if (peek(r, 0) == '\n' || r->at == r->end) {
            skip_line(r);
            continue;
        }
        if (peek(r, 0) == '*')
            return fail(r, "octets are left out here (od -v and hexdump -v show all)");
        r->at = begin;
        if (!read_offset(r, &offset, &prefixed)) {
            if (!headings)
                return fail(r, "a line without an offset");
            skip_line(r);
            continue;
        }
        if (offset == 0)
            end_packet(r);
        size_t packet = r->hex->count ? r->hex->ends[r->hex->count - 1] : 0;
        if (offset != r->size - packet) {
            r->at = begin;
            return fail(r, "this offset does not follow from the octets before it");
        }
        if (!read_line(r, octets_of_line(*r, offset)))
            return false;
    }
    return true;
}

/* ---- C arrays ---- */

static bool skip_comment(struct reader *r)
{
    if (peek(r, 0) == '/' && peek(r, 1) == '/') {
        skip_line(r);
        return true;
    }
    if (peek(r, 0) != '/' || peek(r, 1) != '*')
        return false;
    for (r->at += 2; r->at < r->end && !(r->at[0] == '*' && peek(r, 1) == '/'); r->at++)
        ;
    r->at += r->at < r->end ? 2 : 0;
    return true;
}

/* A number as C writes it, 0x08 or 8. */
static bool read_c_number(struct reader *r)
{
    bool prefixed = peek(r, 0) == '0' && (peek(r, 1) | 0x20) == 'x';
    int base = prefixed ? 16 : 10;
    const char *begin = r->at;
    int value = 0;

    r->at += prefixed ? 2 : 0;
    if (digit(peek(r, 0)) < 0 || digit(peek(r, 0)) >= base)
        return fail(r, "this is not a number");
    if (!prefixed && peek(r, 0) == '0' && isdigit((unsigned char)peek(r, 1)))
        return fail(r, "numbers within braces are 0x08 or 8; a leading 0 would be octal");
    for (; digit(peek(r, 0)) >= 0 && digit(peek(r, 0)) < base && value <= 0xff; r->at++)
        value = value * base + digit(*r->at);
    if (value > 0xff) {
        r->at = begin;
        return fail(r, "this number does not fit in an octet");
    }
    put(r, value);
    return true;
}

static bool read_braces(struct reader *r)
{
    while (peek(r, 0) != '}') {
        if (r->at == r->end)
            return fail(r, "the closing brace is missing");
        if (isspace((unsigned char)*r->at) || *r->at == ',')
            r->at++;
        else if (!skip_comment(r) && !read_c_number(r))
            return false;
    }
    return true;
}

static bool read_c_arrays(struct reader *r)
{
    while (r->at < r->end) {
        if (skip_comment(r))
            continue;
        if (*r->at++ != '{')
            continue;
        if (!read_braces(r))
            return false;
        r->at++;
        end_packet(r);
    }
    return true;
}

/* ---- strings ---- */

/* A backslash and what follows it. \x takes exactly two digits, as in Python. */
static bool read_escape(struct reader *r)
{
    static const char letters[] = "ntr0abfv\\\"'";
    static const char meanings[] = "\n\t\r\0\a\b\f\v\\\"'";
    char c = peek(r, 1);
    const char *found = c ? strchr(letters, c) : NULL;

    if (c == 'x' && digit(peek(r, 2)) >= 0 && digit(peek(r, 3)) >= 0) {
        r->at += 2;
        return read_pairs(r, 2);
    }
    if (!found)
        return fail(r, "this escape is not known; \\x takes two hex digits");
    put(r, meanings[found - letters]);
    r->at += 2;
    return true;
}

static bool read_strings(struct reader *r)
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
            put(r, c);
        else if (c == '"' || c == '\'')
            quote = c;
        else if (!isspace((unsigned char)c) && c != ';' && !(c == 'b' && strchr("\"'", peek(r, 0)))) {
            r->at--;
            return fail(r, "this stands outside of the quotes");
        }
    }
    return !quote || fail(r, "the closing quote is missing");
}

/* ---- which form it is ---- */

static bool read_any(struct reader *r)
{
    size_t size = (size_t)(r->end - r->start);

    if (has_tcpdump_line(*r))
        return read_dump(r, true);
    if (begins_dump(*r))
        return read_dump(r, false);
    if (memchr(r->start, '{', size))
        return read_c_arrays(r);
    if (memchr(r->start, '\\', size) || memchr(r->start, '"', size))
        return read_strings(r);
    return read_plain(r);
}

bool hex_read(const char *text, size_t size, struct hex *hex, struct hex_error *error)
{
    struct reader r = {text, text, text + size, hex, 0, error};

    *hex = (struct hex){allocate(NULL, size), NULL, 0};
    bool read = read_any(&r);
    if (read) {
        end_packet(&r);
        read = hex->count || fail(&r, "there are no octets");
    }
    if (!read)
        hex_free(hex);
    return read;
}

long hex_digits(const char *text, size_t size, uint8_t *out, size_t room)
{
    if (size % 2 || size / 2 > room)
        return -1;
    for (size_t i = 0; i < size; i += 2) {
        if (digit(text[i]) < 0 || digit(text[i + 1]) < 0)
            return -1;
        out[i / 2] = (uint8_t)(digit(text[i]) * 16 + digit(text[i + 1]));
    }
    return (long)(size / 2);
}

void hex_free(struct hex *hex)
{
    free(hex->octets);
    free(hex->ends);
    *hex = (struct hex){0};
}
