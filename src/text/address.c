/* SPDX-License-Identifier: BSD-2-Clause */
/* Addresses as text. */
#include "icmpwire/text.h"
#include "icmpwire/walk.h"
#include "value.h"

/* Addresses are written into a buffer of their own and then put at once: there are many of them. */
enum { IPV4_MOST = 15, GROUP_MOST = 4 };

static size_t write_decimal(char *out, unsigned octet)
{
    size_t size = 0;
    if (octet >= 100)
        out[size++] = (char)('0' + octet / 100);
    if (octet >= 10)
        out[size++] = (char)('0' + octet / 10 % 10);
    out[size++] = (char)('0' + octet % 10);
    return size;
}

void icmpwire_put_ipv4(struct icmpwire_writer *w, uint32_t address)
{
    char text[IPV4_MOST + 1];
    size_t size = 0;
    for (unsigned shift = 32; shift;) {
        shift -= 8;
        size += write_decimal(text + size, address >> shift & 0xff);
        text[size++] = '.';
    }
    icmpwire_put_chars(w, text, size - 1);
}

static size_t write_group(char *out, unsigned group)
{
    size_t size = 0;
    for (unsigned shift = 16; shift;) {
        shift -= 4;
        if (size || group >> shift || !shift)
            out[size++] = "0123456789abcdef"[group >> shift & 0xf];
    }
    return size;
}

/* The longest run of zero groups, the first of equals; RFC 5952 section 4.2 leaves a single one alone. */
static unsigned longest_zero_run(const uint8_t *octets, unsigned *size)
{
    unsigned best = 0;
    unsigned run = 0;
    *size = 1;
    for (unsigned i = 0; i < 8; i++) {
        run = icmpwire_peek16(octets, (size_t)2 * i) ? 0 : run + 1;
        if (run > *size) {
            *size = run;
            best = i + 1 - run;
        }
    }
    if (*size == 1)
        *size = 0;
    return best;
}

static bool is_ipv4_mapped(const uint8_t *octets)
{
    return !icmpwire_peek64(octets, 0) && icmpwire_peek32(octets, 8) == 0xffff;
}

void icmpwire_put_ipv6(struct icmpwire_writer *w, const uint8_t *octets)
{
    unsigned size;
    unsigned run = longest_zero_run(octets, &size);
    if (is_ipv4_mapped(octets)) { /* RFC 5952 section 5 */
        icmpwire_put_text(w, "::ffff:");
        icmpwire_put_ipv4(w, icmpwire_peek32(octets, 12));
        return;
    }
    char text[8 * (GROUP_MOST + 1)];
    size_t used = 0;
    for (unsigned i = 0; i < 8;) {
        if (size && i == run) {
            text[used++] = ':';
            text[used++] = ':';
            i += size;
            continue;
        }
        if (i && !(size && i == run + size))
            text[used++] = ':';
        used += write_group(text + used, icmpwire_peek16(octets, (size_t)2 * i));
        i++;
    }
    icmpwire_put_chars(w, text, used);
}

static void put_mac(struct icmpwire_writer *w, const uint8_t *octets)
{
    for (unsigned i = 0; i < 6; i++) {
        if (i)
            icmpwire_put_char(w, ':');
        icmpwire_put_hex(w, icmpwire_peek8(octets, i), 2);
    }
}

void icmpwire_put_prefix(struct icmpwire_writer *w, struct icmpwire_span prefix)
{
    uint8_t address[16] = {0};
    for (size_t i = 0; i < prefix.size && i < sizeof address; i++)
        address[i] = icmpwire_peek8(prefix.data, i);
    icmpwire_put_ipv6(w, address);
}

void icmpwire_put_address(struct icmpwire_writer *w, struct icmpwire_span address, size_t limit)
{
    if (address.size == 4)
        icmpwire_put_ipv4(w, icmpwire_peek32(address.data, 0));
    else if (address.size == 16)
        icmpwire_put_ipv6(w, address.data);
    else if (address.size == 6)
        put_mac(w, address.data);
    else
        icmpwire_put_octets(w, address, limit);
}

size_t icmpwire_text_ipv4(uint32_t address, char *out, size_t room)
{
    struct icmpwire_writer w = icmpwire_writer_over(out, room);
    icmpwire_put_ipv4(&w, address);
    return icmpwire_put_end(&w);
}

size_t icmpwire_text_ipv6(const uint8_t *octets, char *out, size_t room)
{
    struct icmpwire_writer w = icmpwire_writer_over(out, room);
    icmpwire_put_ipv6(&w, octets);
    return icmpwire_put_end(&w);
}
