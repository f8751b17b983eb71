/* SPDX-License-Identifier: BSD-2-Clause */
#include "escape.h"
#include <string.h>

/* Octets of the UTF-8 sequence that the text begins with (RFC 3629 section 4); 0: it is not one. */
static size_t sequence(const uint8_t *text, size_t left)
{
    uint8_t first = text[0];
    size_t size = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;

    if (size > left)
        return 0;
    for (size_t i = 1; i < size; i++)
        if ((text[i] & 0xc0) != 0x80)
            return 0;
    if (size < 3)
        return size;
    /* longer than needed, surrogates, beyond U+10FFFF */
    bool bad = (first == 0xe0 && text[1] < 0xa0) || (first == 0xed && text[1] > 0x9f) ||
               (first == 0xf0 && text[1] < 0x90) || (first == 0xf4 && text[1] > 0x8f);
    return bad ? 0 : size;
}

size_t escape_utf8(struct icmpwire_span text, char *out)
{
    size_t written = 0;

    while (text.size && text.data[text.size - 1] == 0)
        text.size--;
    while (text.size) {
        size_t n = sequence(text.data, text.size);
        if (n == 0) {
            static const char digits[] = "0123456789abcdef";
            const char escaped[4] = {'\\', 'x', digits[text.data[0] >> 4], digits[text.data[0] & 15]};
            memcpy(out + written, escaped, sizeof escaped);
            written += sizeof escaped;
            n = 1;
        } else {
            if (text.data[0] == '\\')
                out[written++] = '\\';
            memcpy(out + written, text.data, n);
            written += n;
        }
        text.data += n;
        text.size -= n;
    }
    return written;
}
