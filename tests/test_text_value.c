/* SPDX-License-Identifier: BSD-2-Clause */
/* Values as text: numbers, addresses, octets, quoted datagrams, and texts that must be escaped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "icmpwire.h"
#include "text/figure.h"

static struct icmpwire_span span_of_text(const char *text, size_t size)
{
    return (struct icmpwire_span){(const uint8_t *)text, size};
}

/* ---- addresses ---- */

static void test_ipv6(void **state)
{
    static const struct {
        uint16_t groups[8];
        const char *text;
    } cases[] = {
        {{0, 0, 0, 0, 0, 0, 0, 0}, "::"},
        {{0, 0, 0, 0, 0, 0, 0, 1}, "::1"},
        {{0x2001, 0xdb8, 0, 0, 0, 0, 0, 1}, "2001:db8::1"},
        {{0x2001, 0xdb8, 0, 1, 1, 1, 1, 1}, "2001:db8:0:1:1:1:1:1"},
        {{0x2001, 0, 0, 1, 0, 0, 0, 1}, "2001:0:0:1::1"},
        {{0x2001, 0xdb8, 0, 0, 1, 0, 0, 1}, "2001:db8::1:0:0:1"},
        {{0xfe80, 0, 0, 0, 0, 0, 0, 0}, "fe80::"},
        {{0, 0, 1, 2, 3, 4, 5, 6}, "::1:2:3:4:5:6"},
        {{0, 1, 2, 3, 4, 5, 6, 7}, "0:1:2:3:4:5:6:7"},
        {{1, 2, 3, 4, 5, 6, 0, 0}, "1:2:3:4:5:6::"},
        {{1, 2, 3, 4, 5, 6, 7, 0}, "1:2:3:4:5:6:7:0"},
        {{0xABCD, 0xEF01, 0x2345, 0x6789, 0xABCD, 0xEF01, 0x2345, 0x6789}, "abcd:ef01:2345:6789:abcd:ef01:2345:6789"},
        {{0, 0, 0, 0, 0, 0xffff, 0xc000, 0x0201}, "::ffff:192.0.2.1"},
        {{0, 0, 0, 0, 0, 0xffff, 0, 0}, "::ffff:0.0.0.0"},
        {{0, 0, 0, 0, 0, 0xfffe, 0xc000, 0x0201}, "::fffe:c000:201"},
        {{0, 0, 0, 0, 0, 0, 0xc000, 0x0201}, "::c000:201"},
        {{0, 0, 0, 0, 0xffff, 0, 0, 1}, "::ffff:0:0:1"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint8_t octets[16];
        char text[64];
        for (size_t k = 0; k < 8; k++) {
            octets[2 * k] = (uint8_t)(cases[i].groups[k] >> 8);
            octets[2 * k + 1] = (uint8_t)cases[i].groups[k];
        }
        assert_int_equal(icmpwire_text_ipv6(octets, text, sizeof text), strlen(cases[i].text));
        assert_string_equal(text, cases[i].text);
    }
}

static void test_ipv4(void **state)
{
    char text[16];
    (void)state;
    assert_int_equal(icmpwire_text_ipv4(0xC0000201, text, sizeof text), 9);
    assert_string_equal(text, "192.0.2.1");
    assert_int_equal(icmpwire_text_ipv4(0xffffffff, text, sizeof text), 15);
    assert_string_equal(text, "255.255.255.255");
    assert_int_equal(icmpwire_text_ipv4(0, text, 4), 7);
    assert_string_equal(text, "0.0");
}

/* ---- values ---- */

static void check_value(struct icmpwire_field field, const char *expected)
{
    char text[256];
    field.event = ICMPWIRE_FIELD;
    field.name = field.name ? field.name : "field";
    assert_int_equal(icmpwire_text_value(&field, text, sizeof text), strlen(expected));
    assert_string_equal(text, expected);
}

#define NUMBER(k, width, value) ((struct icmpwire_field){.kind = k, .bit_width = width, .number = value})
#define OCTETS(k, text)         ((struct icmpwire_field){.kind = k, .octets = {(const uint8_t *)(text), sizeof(text) - 1}})

static void test_values(void **state)
{
    struct icmpwire_field checksum = NUMBER(ICMPWIRE_KIND_NUMBER, 16, 0x2a);
    (void)state;
    check_value(NUMBER(ICMPWIRE_KIND_NUMBER, 16, 0), "0");
    check_value(NUMBER(ICMPWIRE_KIND_NUMBER, 64, UINT64_MAX), "18446744073709551615");
    check_value(NUMBER(ICMPWIRE_KIND_NUMBER, 1, 1), "1");
    check_value(NUMBER(ICMPWIRE_KIND_SIGNED, 32, (uint64_t)-1), "-1");
    check_value(NUMBER(ICMPWIRE_KIND_SIGNED, 32, (uint64_t)INT64_MIN), "-9223372036854775808");
    check_value(NUMBER(ICMPWIRE_KIND_IPV4, 32, 0xC0000201), "192.0.2.1");
    checksum.name = "checksum";
    check_value(checksum, "0x002a");
    checksum.name = "header_checksum";
    check_value(checksum, "0x002a");
    checksum.name = "checksums";
    check_value(checksum, "42");
    check_value(OCTETS(ICMPWIRE_KIND_IPV6, "\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x01"), "2001:db8::1");
    check_value(OCTETS(ICMPWIRE_KIND_ADDRESS, "\xc0\0\2\1"), "192.0.2.1");
    check_value(OCTETS(ICMPWIRE_KIND_ADDRESS, "\x02\0\0\0\0\xff"), "02:00:00:00:00:ff");
    check_value(OCTETS(ICMPWIRE_KIND_ADDRESS, "\x02\0\0"), "020000");
    check_value(OCTETS(ICMPWIRE_KIND_OCTETS, ""), "");
    check_value(OCTETS(ICMPWIRE_KIND_OCTETS, "0123456789abcdef0123456789abcdef0123456789abcdef"),
                "303132333435363738396162636465663031323334353637383961626364656630313233343536373839616263646566");
    check_value(OCTETS(ICMPWIRE_KIND_TEXT, "eth0\0\0\0"), "\"eth0\"");
    check_value(OCTETS(ICMPWIRE_KIND_TEXT, "a\0b\0"), "\"a\\x00b\"");
    check_value(OCTETS(ICMPWIRE_KIND_TEXT, ""), "\"\"");
    check_value(OCTETS(ICMPWIRE_KIND_NAME, "\4host\7example\0"), "host.example");
    check_value(OCTETS(ICMPWIRE_KIND_NAME, "\4ho"), "04686f");
    check_value(OCTETS(ICMPWIRE_KIND_IPV4_LIST, "\xc0\0\2\1\xc0\0\2\2"), "[192.0.2.1, 192.0.2.2]");
    check_value(OCTETS(ICMPWIRE_KIND_IPV4_LIST, "\xc0\0\2\1\xc0"), "[192.0.2.1]");
    check_value(OCTETS(ICMPWIRE_KIND_IPV4_LIST, ""), "[]");
    check_value(OCTETS(ICMPWIRE_KIND_NUMBER8_LIST, "\x18\xff"), "[24, 255]");
    check_value(OCTETS(ICMPWIRE_KIND_GROUP, ""), "");
}

/* ---- quoted datagrams ---- */

#define IPV4(length, protocol, fragment) \
    "\x45\0\0" length "\0\1" fragment "\x40" protocol "\0\0\xc0\0\2\1\xc6\x33\x64\x07"
#define IPV6(length, next)            \
    "\x60\0\0\0\0" length next "\x40" \
    "\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\1\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\2"

static void test_quoted(void **state)
{
    (void)state;
#define CHECK(octets, text) check_value(OCTETS(ICMPWIRE_KIND_DATAGRAM, octets), text)
    CHECK(IPV4("\x1c", "\x11", "\0\0") "\4\0\0\x35\0\x08\0\0", "IPv4 UDP 192.0.2.1:1024 > 198.51.100.7:53, 28 octets");
    CHECK(IPV4("\x40", "\x06", "\0\0") "\4\0\0\x35\0\x08\0\0",
          "IPv4 TCP 192.0.2.1:1024 > 198.51.100.7:53, 28 of 64 octets");
    CHECK(IPV4("\x1c", "\x11", "\0\0") "\4\0\0\x35\0\x08\0\0\0\0\0\0",
          "IPv4 UDP 192.0.2.1:1024 > 198.51.100.7:53, 28 octets");
    CHECK(IPV4("\x1c", "\x11", "\0\0") "\4\0", "IPv4 UDP 192.0.2.1 > 198.51.100.7, ports cut, 22 of 28 octets");
    CHECK(IPV4("\x1c", "\x11", "\x20\xb9") "\4\0\0\x35\0\x08\0\0",
          "IPv4 UDP 192.0.2.1 > 198.51.100.7, fragment at 1480, 28 octets");
    CHECK(IPV4("\x1c", "\x01", "\0\0") "\x08\0\0\0\x12\x34\0\1",
          "IPv4 ICMP Echo Request 192.0.2.1 > 198.51.100.7, identifier 4660, sequence 1, 28 octets");
    CHECK(IPV4("\x1c", "\x01", "\0\0") "\x08\0\0\0",
          "IPv4 ICMP Echo Request 192.0.2.1 > 198.51.100.7, identifier cut, 24 of 28 octets");
    CHECK(IPV4("\x1c", "\x63", "\0\0") "\0\0\0\0\0\0\0\0", "IPv4 protocol 99 192.0.2.1 > 198.51.100.7, 28 octets");
    CHECK("\x45\0\0\x1c\0\0", "IPv4 header cut, 6 octets");
    CHECK("\x15\0\0\x1c", "no IP header, 4 octets");
    CHECK("\x15", "no IP header, 1 octet");
    CHECK(IPV6("\x08", "\x11") "\4\0\0\x35\0\x08\0\0", "IPv6 UDP [2001:db8::1]:1024 > [2001:db8::2]:53, 48 octets");
    CHECK(IPV6("\x08", "\x2b"), "IPv6 Routing 2001:db8::1 > 2001:db8::2, headers cut, 40 of 48 octets");
    CHECK(IPV6("\x08", "\x3a") "\x80\0\0\0\0\7\0\1",
          "IPv6 ICMPv6 Echo Request 2001:db8::1 > 2001:db8::2, identifier 7, sequence 1, 48 octets");
#undef CHECK
}

/* ---- hostile texts ---- */

static void test_escape(void **state)
{
    uint8_t octets[256];
    char text[1024];
    struct icmpwire_span all = {octets, sizeof octets};
    (void)state;
    for (size_t i = 0; i < sizeof octets; i++)
        octets[i] = (uint8_t)i;
    /* 95 are printable, two of them are escaped; the other 161 take four characters */
    assert_int_equal(icmpwire_text_escape(all, text, sizeof text), 95 + 2 + 161 * 4);
    for (size_t i = 0; text[i]; i++)
        assert_in_range(text[i], ' ', '~');
    assert_int_equal(strlen(text), 95 + 2 + 161 * 4);
    icmpwire_text_escape(span_of_text("\x1b[2J\r\n\"\\\x7f\xc3\xa9\0", 12), text, sizeof text);
    assert_string_equal(text, "\\x1b[2J\\x0d\\x0a\\\"\\\\\\x7f\\xc3\\xa9");
    assert_int_equal(icmpwire_text_escape(span_of_text("\0\0\0", 3), text, sizeof text), 0);
    assert_string_equal(text, "");
    assert_int_equal(icmpwire_text_escape(span_of_text("\"\"", 2), text, 2), 4);
    assert_string_equal(text, "\\");
    assert_int_equal(icmpwire_text_escape(span_of_text("abc", 3), NULL, 0), 3);
}

/* ---- the figure ---- */

/* Whatever a cell is given, it stays within its borders; a cell that does not follow the last one begins a figure anew.
 */
static void test_figure(void **state)
{
    char text[2048];
    struct icmpwire_writer w = icmpwire_writer_over(text, sizeof text);
    struct icmpwire_figure figure;
    (void)state;
    icmpwire_figure_begin(&figure, &w);
    icmpwire_figure_cell(&figure, 0);
    icmpwire_figure_extend(&figure, 1, "long", 4);
    icmpwire_figure_cell(&figure, 1);
    icmpwire_figure_extend(&figure, 3, "longer", 6);
    icmpwire_figure_cell(&figure, 6);
    icmpwire_figure_extend(&figure, 2, "", 0);
    icmpwire_figure_close(&figure);
    icmpwire_figure_close(&figure);
    icmpwire_put_end(&w);
    assert_string_equal(text, "   0                   1                   2                   3\n"
                              "   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1\n"
                              "  +-+-+-+-+\n"
                              "  |l|longe|\n"
                              "  +-+-+-+-+\n"
                              "              +-+-+\n"
                              "              |   |\n"
                              "              +-+-+\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ipv6),   cmocka_unit_test(test_ipv4),   cmocka_unit_test(test_values),
        cmocka_unit_test(test_quoted), cmocka_unit_test(test_escape), cmocka_unit_test(test_figure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
