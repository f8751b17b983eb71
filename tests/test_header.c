/* SPDX-License-Identifier: BSD-2-Clause */
/* The headers of a packet, one by one, and their options. */
#define _DEFAULT_SOURCE
#include "packets.h"

#include "icmpwire/inline.h"

static void headers_one_by_one(void **state)
{
    static const uint8_t protocols[] = {41, 0, 60, 43, 51, 44};
    struct icmpwire_span chain = guarded_hex(CHAIN);
    struct icmpwire_span rest = icmpwire_span_first(chain, 128);
    struct icmpwire_header headers[6];
    uint8_t protocol = ICMPWIRE_PROTOCOL_IPV6;
    (void)state;
    for (size_t i = 0; i < 6; i++) {
        assert_true(rest.size);
        rest = icmpwire_header_next(rest, protocol, &headers[i]);
        assert_int_equal(headers[i].status, ICMPWIRE_OK);
        assert_int_equal(headers[i].protocol, protocols[i]);
        protocol = headers[i].next;
    }
    assert_int_equal(rest.size, 0);
    assert_int_equal(protocol, ICMPWIRE_PROTOCOL_ICMP6);
    assert_int_equal(headers[0].ipv6.payload_length, 0x61);
    assert_int_equal(headers[0].ipv6.hop_limit, 64);
    assert_int_equal(headers[0].ipv6.version_class_label, 0x60000000);
    assert_ptr_equal(headers[0].ipv6.destination.octets, chain.data + 24);
    expect_span(headers[1].options.options, "0502 0000 0100");
    assert_int_equal(headers[2].options.length, 2);
    assert_int_equal(headers[3].routing.segments_left, 1);
    expect_span(headers[3].routing.body, "00000000 " ADDRESS6 "03");
    assert_int_equal(headers[4].authentication.spi, 0x100);
    assert_int_equal(headers[4].authentication.sequence, 1);
    expect_span(headers[4].authentication.icv, "00*12");
    assert_int_equal(headers[5].fragment.identification, 0xdeadbeef);
}

static void headers_of_ipv4(void **state)
{
    struct icmpwire_span packet = guarded_hex(OPTIONS4);
    struct icmpwire_header header;
    struct icmpwire_span rest = icmpwire_header_next(packet, ICMPWIRE_PROTOCOL_IPV4, &header);
    (void)state;
    assert_ptr_equal(rest.data, packet.data + 28);
    assert_int_equal(rest.size, packet.size - 28);
    assert_int_equal(header.status, ICMPWIRE_OK);
    assert_int_equal(header.next, 1);
    assert_int_equal(header.ipv4.version_ihl, 0x47);
    assert_int_equal(header.ipv4.total_length, 41);
    assert_int_equal(header.ipv4.header_checksum, 0xf793);
    assert_int_equal(header.ipv4.source, 0xc0000201);
    expect_span(header.ipv4.options, "94040000 01000000");
}

static void expect_status(const char *hex, uint8_t protocol, enum icmpwire_status status, size_t rest)
{
    struct icmpwire_header header;
    struct icmpwire_span left = icmpwire_header_next(guarded_hex(hex), protocol, &header);
    assert_int_equal(header.status, status);
    assert_int_equal(header.protocol, protocol);
    assert_int_equal(left.size, rest);
    if (!rest && status != ICMPWIRE_OK)
        assert_true(left.data == NULL || left.data == guarded_end);
}

static void broken_headers(void **state)
{
    (void)state;
    expect_status("3a 00 01ff 0502 0000 ff*3", 0, ICMPWIRE_BAD_LENGTH, 3); /* options that do not fill it */
    expect_status("3a 01 0104 00*4 ff*7", 60, ICMPWIRE_BAD_LENGTH, 0);
    expect_status("3a 00 0104 00*3", 60, ICMPWIRE_TRUNCATED, 0);
    expect_status("3a", 43, ICMPWIRE_TRUNCATED, 0);
    expect_status("", 43, ICMPWIRE_TRUNCATED, 0);
    expect_status("3a 00 0000 00*8", 51, ICMPWIRE_BAD_LENGTH, 0);
    expect_status("44 00*39", 4, ICMPWIRE_BAD_LENGTH, 0);
    expect_status("65 00*39", 4, ICMPWIRE_BAD_VERSION, 20);
    expect_status("40 00*39", 41, ICMPWIRE_BAD_VERSION, 0);
    expect_status("47 00 0021 0000 0000 40 01 0000 " ADDRESSES4 "07030405 08010000", 4, ICMPWIRE_BAD_LENGTH, 0);
    expect_status("3b 00 00*6", 135, ICMPWIRE_OK, 0);
    expect_status("00*40", 58, ICMPWIRE_BAD_ARGUMENT, 0);
    expect_status("00*40", 50, ICMPWIRE_BAD_ARGUMENT, 0);
}

static void what_a_broken_header_still_says(void **state)
{
    struct icmpwire_header header;
    (void)state;
    icmpwire_header_next(guarded_hex("3a 01 02 03 00*4"), ICMPWIRE_PROTOCOL_ROUTING, &header);
    assert_int_equal(header.status, ICMPWIRE_BAD_LENGTH);
    assert_int_equal(header.next, 58);
    assert_int_equal(header.routing.segments_left, 3);
    icmpwire_header_next(guarded_hex("45 b8 0021 1234"), ICMPWIRE_PROTOCOL_IPV4, &header);
    assert_int_equal(header.status, ICMPWIRE_TRUNCATED);
    assert_int_equal(header.ipv4.identification, 0x1234);
    assert_int_equal(header.ipv4.ttl, 0);
}

/* ---- options ---- */

static void options_of_ipv4(void **state)
{
    struct icmpwire_span list = guarded_hex("01 94040000 07 03 04 00 55 66");
    struct icmpwire_ipv4_option option = {0};
    (void)state;
    list = icmpwire_first_ipv4_option(list, &option);
    assert_int_equal(option.type, ICMPWIRE_IPV4_OPTION_NO_OPERATION);
    assert_int_equal(option.body.size, 0);
    list = icmpwire_first_ipv4_option(list, &option);
    assert_int_equal(option.type, ICMPWIRE_IPV4_OPTION_ROUTER_ALERT);
    assert_int_equal(option.length, 4);
    expect_span(option.body, "0000");
    list = icmpwire_first_ipv4_option(list, &option);
    assert_int_equal(option.type, 7);
    expect_span(option.body, "04");
    list = icmpwire_first_ipv4_option(list, &option);
    assert_int_equal(option.type, ICMPWIRE_IPV4_OPTION_END);
    assert_int_equal(option.status, ICMPWIRE_OK);
    expect_span(option.body, "5566");
    assert_int_equal(list.size, 0);
    list = icmpwire_first_ipv4_option(guarded_hex("07 01 04"), &option);
    assert_int_equal(option.status, ICMPWIRE_BAD_LENGTH);
    assert_null(list.data);
    list = icmpwire_first_ipv4_option(guarded_hex("07"), &option);
    assert_int_equal(option.status, ICMPWIRE_TRUNCATED);
    assert_null(list.data);
}

static void options_of_ipv6(void **state)
{
    struct icmpwire_span list = guarded_hex("00 0502 0001 c204 00012345 0101 00 0501 00");
    struct icmpwire_ipv6_option option;
    (void)state;
    list = icmpwire_first_ipv6_option(list, &option);
    assert_int_equal(option.type, ICMPWIRE_IPV6_OPTION_PAD1);
    list = icmpwire_first_ipv6_option(list, &option);
    assert_int_equal(option.router_alert, 1);
    list = icmpwire_first_ipv6_option(list, &option);
    assert_int_equal(option.jumbo_payload, 0x12345);
    list = icmpwire_first_ipv6_option(list, &option);
    assert_int_equal(option.type, ICMPWIRE_IPV6_OPTION_PADN);
    expect_span(option.body, "00");
    assert_int_equal(option.status, ICMPWIRE_OK);
    list = icmpwire_first_ipv6_option(list, &option);
    assert_int_equal(option.type, ICMPWIRE_IPV6_OPTION_ROUTER_ALERT);
    assert_int_not_equal(option.status, ICMPWIRE_OK);
    assert_int_equal(list.size, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers_one_by_one), cmocka_unit_test(headers_of_ipv4),
        cmocka_unit_test(broken_headers),     cmocka_unit_test(what_a_broken_header_still_says),
        cmocka_unit_test(options_of_ipv4),    cmocka_unit_test(options_of_ipv6),
    };
    return cmocka_run_group_tests(tests, guarded_setup, NULL);
}
