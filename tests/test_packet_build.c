/* SPDX-License-Identifier: BSD-2-Clause */
/* Whole packets, built. */
#define _DEFAULT_SOURCE
#include "packets.h"

#include "icmpwire.h"

static struct icmpwire_message echo(enum icmpwire_family family)
{
    struct icmpwire_message message = {.family = (uint8_t)family, .layout = ICMPWIRE_LAYOUT_ECHO};
    message.type = family == ICMPWIRE_ICMP4 ? 8 : 128;
    message.echo.identifier = 0xabcd;
    message.echo.sequence = 1;
    message.echo.data = (struct icmpwire_span){(const uint8_t *)"hello", 5};
    return message;
}

static const uint8_t source4[] = {192, 0, 2, 1}, destination4[] = {198, 51, 100, 7};
static const uint8_t source6[] = {0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
static const uint8_t destination6[] = {0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2};
static const uint8_t final6[] = {0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3};

/* Builds into a buffer of exactly the size needed; with one octet less nothing is written. */
static void expect_built(const struct icmpwire_carrier *carrier, const struct icmpwire_message *message,
                         const char *hex)
{
    uint8_t expected[512], untouched[512];
    size_t needed = from_hex(hex, expected, sizeof expected), size = 0;
    struct icmpwire_fault fault;
    uint8_t *out = guarded_end - needed;
    memset(untouched, 0xa5, sizeof untouched);
    memset(out, 0xa5, needed);
    assert_false(icmpwire_packet_build(carrier, message, out, needed - 1, &size, &fault));
    assert_int_equal(fault.status, ICMPWIRE_NO_ROOM);
    assert_int_equal(size, needed);
    assert_memory_equal(out, untouched, needed);
    assert_false(icmpwire_packet_build(carrier, message, NULL, 0, &size, &fault));
    assert_int_equal(size, needed);
    assert_true(icmpwire_packet_build(carrier, message, out, needed, &size, &fault));
    assert_int_equal(size, needed);
    assert_memory_equal(out, expected, needed);
}

static void build_ipv4(void **state)
{
    struct icmpwire_message message = echo(ICMPWIRE_ICMP4);
    struct icmpwire_carrier carrier = {.version = 4,
                                       .traffic_class = 0xb8,
                                       .dont_fragment = true,
                                       .identification = 0x1234,
                                       .source = source4,
                                       .destination = destination4};
    static const uint8_t options[] = {0x94, 4, 0, 0, 1};
    (void)state;
    expect_built(&carrier, &message, PLAIN4);
    carrier = (struct icmpwire_carrier){.version = 4, .source = source4, .destination = destination4};
    carrier.extensions = (struct icmpwire_span){options, sizeof options};
    expect_built(&carrier, &message, OPTIONS4);
}

static void build_ipv6(void **state)
{
    static uint8_t extensions[32];
    struct icmpwire_message message = echo(ICMPWIRE_ICMP6);
    struct icmpwire_carrier carrier = {.version = 6,
                                       .traffic_class = 0xb8,
                                       .flow_label = 0x12345,
                                       .hop_limit = 7,
                                       .source = source6,
                                       .destination = destination6};
    (void)state;
    expect_built(&carrier, &message, PLAIN6);
    from_hex(HOP_BY_HOP("2b") ROUTING("3a"), extensions, sizeof extensions);
    carrier = (struct icmpwire_carrier){.version = 6,
                                        .source = source6,
                                        .destination = destination6,
                                        .final_destination = final6,
                                        .first_protocol = 0,
                                        .extensions = {extensions, sizeof extensions}};
    expect_built(&carrier, &message,
                 "60 000000 002d 00 40 " ADDRESSES6 HOP_BY_HOP("2b") ROUTING("3a") "8000 34a1 abcd 0001 68656c6c6f");
}

/* RFC 6275 section 6.3: the home address takes the source's place in the checksum. What was built checks as good. */
static void build_home_address(void **state)
{
    static const char home_address[] = "3a 02 01 02 0000 c9 10 20010db8 00000000 00000000 00000003";
    static uint8_t extensions[24];
    struct icmpwire_message message = echo(ICMPWIRE_ICMP6);
    struct icmpwire_carrier carrier = {.version = 6,
                                       .source = source6,
                                       .original_source = final6,
                                       .destination = destination6,
                                       .first_protocol = 60,
                                       .extensions = {extensions, sizeof extensions}};
    struct icmpwire_packet packet;
    struct icmpwire_fault fault;
    size_t size;
    uint8_t out[128];
    (void)state;
    assert_int_equal(from_hex(home_address, extensions, sizeof extensions), sizeof extensions);
    assert_true(icmpwire_packet_build(&carrier, &message, out, sizeof out, &size, &fault));
    assert_true(icmpwire_packet_decode(out, size, size, &packet, &fault));
    assert_memory_equal(packet.source.data, source6, 16);
    assert_int_equal(icmpwire_checksum_check(ICMPWIRE_ICMP6, packet.payload.data, packet.payload_size,
                                             packet.original_source.data, packet.final_destination.data),
                     ICMPWIRE_CHECKSUM_GOOD);
    assert_int_equal(packet.payload.data[2] << 8 | packet.payload.data[3], 0x34a0);
}

static uint8_t usual_hop_limit(enum icmpwire_family family, uint8_t type)
{
    struct icmpwire_message message = {.family = (uint8_t)family, .layout = ICMPWIRE_LAYOUT_OPAQUE, .type = type};
    struct icmpwire_carrier carrier = {.version = family == ICMPWIRE_ICMP4 ? 4 : 6,
                                       .source = family == ICMPWIRE_ICMP4 ? source4 : source6,
                                       .destination = family == ICMPWIRE_ICMP4 ? destination4 : destination6};
    uint8_t out[64];
    size_t size;
    struct icmpwire_fault fault;
    assert_true(icmpwire_packet_build(&carrier, &message, out, sizeof out, &size, &fault));
    return family == ICMPWIRE_ICMP4 ? out[8] : out[7];
}

static void usual_hop_limits(void **state)
{
    static const uint8_t full[] = {133, 134, 135, 136, 137, 141, 142, 148, 149, 150, 154, 159};
    static const uint8_t one[] = {130, 131, 132, 143, 151, 152, 153};
    (void)state;
    for (int type = 0; type < 256; type++) {
        assert_int_equal(usual_hop_limit(ICMPWIRE_ICMP4, (uint8_t)type), type == 9 || type == 10 ? 1
                                                                         : type == 41            ? 255
                                                                                                 : 64);
        assert_int_equal(usual_hop_limit(ICMPWIRE_ICMP6, (uint8_t)type), memchr(full, type, sizeof full) ? 255
                                                                         : memchr(one, type, sizeof one) ? 1
                                                                                                         : 64);
    }
}

static void expect_refused(struct icmpwire_carrier carrier, const struct icmpwire_message *message,
                           enum icmpwire_status status, const char *field)
{
    struct icmpwire_fault fault;
    size_t size = 1;
    uint8_t out[64];
    assert_false(icmpwire_packet_build(&carrier, message, out, sizeof out, &size, &fault));
    assert_int_equal(fault.status, status);
    assert_string_equal(fault.field, field);
    assert_int_equal(size, 0);
}

static void what_is_not_built(void **state)
{
    static const uint8_t octets[65535];
    struct icmpwire_message four = echo(ICMPWIRE_ICMP4), six = echo(ICMPWIRE_ICMP6);
    struct icmpwire_carrier carrier4 = {.version = 4, .source = source4, .destination = destination4};
    struct icmpwire_carrier carrier6 = {.version = 6, .source = source6, .destination = destination6};
    struct icmpwire_carrier odd = carrier6;
    struct icmpwire_fault fault;
    size_t size;
    (void)state;
    expect_refused(carrier4, &six, ICMPWIRE_BAD_ARGUMENT, "version");
    expect_refused(carrier6, &four, ICMPWIRE_BAD_ARGUMENT, "version");
    odd.version = 0;
    expect_refused(odd, &six, ICMPWIRE_BAD_ARGUMENT, "version");
    odd = carrier6;
    odd.flow_label = 0x100000;
    expect_refused(odd, &six, ICMPWIRE_BAD_ARGUMENT, "flow_label");
    odd = carrier4;
    odd.extensions = (struct icmpwire_span){octets, 41};
    expect_refused(odd, &four, ICMPWIRE_TOO_LONG, "extensions");
    four.echo.data = (struct icmpwire_span){octets, 65535 - 28};
    assert_false(icmpwire_packet_build(&carrier4, &four, NULL, 0, &size, &fault));
    assert_int_equal(fault.status, ICMPWIRE_NO_ROOM);
    assert_int_equal(size, 65535);
    four.echo.data.size++;
    expect_refused(carrier4, &four, ICMPWIRE_TOO_LONG, "total_length");
    six.echo.data = (struct icmpwire_span){octets, 65535 - 8};
    assert_false(icmpwire_packet_build(&carrier6, &six, NULL, 0, &size, &fault));
    assert_int_equal(size, 65575);
    six.echo.data.size++;
    expect_refused(carrier6, &six, ICMPWIRE_TOO_LONG, "payload_length");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(build_ipv4),       cmocka_unit_test(build_ipv6),        cmocka_unit_test(build_home_address),
        cmocka_unit_test(usual_hop_limits), cmocka_unit_test(what_is_not_built),
    };
    return cmocka_run_group_tests(tests, guarded_setup, NULL);
}
