/* SPDX-License-Identifier: BSD-2-Clause */
#include "complain.h"
#include "hex_reader.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static bool read_plain(struct reader *r)
{
    while (r->at < r->end) {
        if (isspace((unsigned char)*r->at) || strchr(":,-", *r->at)) {
            r->at++;
            continue;
        }
        if (hex_peek(r, 0) == '0' && (hex_peek(r, 1) | 0x20) == 'x')
            r->at += 2;
        if (!hex_read_pairs(r, hex_digits_ahead(r)))
            return false;
    }
    return true;
}

static bool read_any(struct reader *r)
{
    size_t size = (size_t)(r->end - r->start);

    if (hex_has_tcpdump_line(*r))
        return hex_read_dump(r, true);
    if (hex_begins_dump(*r))
        return hex_read_dump(r, false);
    if (memchr(r->start, '{', size))
        return hex_read_c_arrays(r);
    if (memchr(r->start, '\\', size) || memchr(r->start, '"', size))
        return hex_read_strings(r);
    return read_plain(r);
}

bool hex_read(const char *text, size_t size, struct hex *hex, struct hex_error *error)
{
    struct reader r = {text, text, text + size, hex, 0, error};

    *hex = (struct hex){allocate(NULL, size), NULL, 0};
    bool read = read_any(&r);
    if (read) {
        hex_end_packet(&r);
        read = hex->count || hex_fail(&r, "there are no octets");
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
        if (hex_digit(text[i]) < 0 || hex_digit(text[i + 1]) < 0)
            return -1;
        out[i / 2] = (uint8_t)(hex_digit(text[i]) * 16 + hex_digit(text[i + 1]));
    }
    return (long)(size / 2);
}

void hex_free(struct hex *hex)
{
    free(hex->octets);
    free(hex->ends);
    *hex = (struct hex){0};
}
