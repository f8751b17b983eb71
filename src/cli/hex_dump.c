/* SPDX-License-Identifier: BSD-2-Clause */
/* Dumps whose lines begin with an offset. */
#include "hex_reader.h"
#include <ctype.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static void skip_blanks(struct reader *r)
{
    while (r->at < r->end && is_blank(*r->at))
        r->at++;
}

/* Reads the offset that begins a line: 0x0010: 00000010: 000010 00000010. False: there is none; then nothing is read.
 */
static bool read_offset(struct reader *r, size_t *offset, bool *prefixed)
{
    const char *begin = r->at;
    size_t digits;

    skip_blanks(r);
    *prefixed = hex_peek(r, 0) == '0' && hex_peek(r, 1) == 'x';
    r->at += *prefixed ? 2 : 0;
    digits = hex_digits_ahead(r);
    *offset = 0;
    for (size_t n = 0; n < digits; n++)
        *offset = *offset << 4 | (size_t)hex_digit(*r->at++);
    bool colon = hex_peek(r, 0) == ':';
    r->at += colon;
    if (digits >= 4 && digits <= 8 && (colon || !*prefixed) && (r->at == r->end || isspace((unsigned char)*r->at)))
        return true;
    r->at = begin;
    return false;
}

/* Is the first line with something on it a dump's line? With a colon it is; without one, 4 to 8 zeros must be followed
 * by groups of two digits, or else they are octets. */
bool hex_begins_dump(struct reader r)
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
    return hex_digits_ahead(&r) == 2 && (r.at + 2 == r.end || isspace((unsigned char)r.at[2]));
}

/* Does any line begin as those of tcpdump -x do? */
bool hex_has_tcpdump_line(struct reader r)
{
    size_t offset;
    bool prefixed;

    for (; r.at < r.end; hex_skip_line(&r))
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

    hex_skip_line(&r);
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
        char c = hex_peek(r, 0);
        bool middle = r->at - gap == 2 && r->size - begin == 8 && pairs;
        if (r->at == r->end || c == '\n' || c == '|' || c == '>')
            break;
        if (r->size > begin && r->at - gap >= 2 && !middle)
            break;
        size_t digits = hex_digits_ahead(r);
        pairs = pairs && digits == 2;
        if (!hex_read_pairs(r, digits))
            return false;
        if (r->at < r->end && !isspace((unsigned char)*r->at))
            return hex_fail(r, "this is not a hex digit");
    }
    hex_skip_line(r);
    return true;
}

bool hex_read_dump(struct reader *r, bool headings)
{
    while (r->at < r->end) {
        size_t offset;
        bool prefixed;
        const char *begin = r->at;
        skip_blanks(r);
        if (hex_peek(r, 0) == '\n' || r->at == r->end) {
            hex_skip_line(r);
            continue;
        }
        if (hex_peek(r, 0) == '*')
            return hex_fail(r, "octets are left out here (od -v and hexdump -v show all)");
        r->at = begin;
        if (!read_offset(r, &offset, &prefixed)) {
            if (!headings)
                return hex_fail(r, "a line without an offset");
            hex_skip_line(r);
            continue;
        }
        if (offset == 0)
            hex_end_packet(r);
        size_t packet = r->hex->count ? r->hex->ends[r->hex->count - 1] : 0;
        if (offset != r->size - packet) {
            r->at = begin;
            return hex_fail(r, "this offset does not follow from the octets before it");
        }
        if (!read_line(r, octets_of_line(*r, offset)))
            return false;
    }
    return true;
}
