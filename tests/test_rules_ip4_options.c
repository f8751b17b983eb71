/* SPDX-License-Identifier: BSD-2-Clause */
/* Timestamps in IPv4 options, which differ from one moment to the next, so that no scenario can compare them: RFC 791
 * section 3.1, and what ip_options.c of Linux makes of it. Fragments of packets with options. */
#include "host_small.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { OTHER_LINK = 3, BEHIND = 0x0a4e0002, OUR_OTHER = 0x0a4e0001 };

static struct small s;

static int begin(void **state)
{
    static const uint8_t mac[6] = {2, 0, 0, 0, 1, 1}, peer[6] = {2, 0, 0, 0, 1, 2};

    (void)state;
    small_begin(&s, ICMPWIRE_HOST_LINUX6);
    icmpwire_host_add_device(&s.host, "eth1", OTHER_LINK, mac, 576);
    icmpwire_host_add_address(&s.host, OTHER_LINK, icmpwire_ip4(OUR_OTHER), 24, false, s.now);
    icmpwire_host_add_neighbor(&s.host, OTHER_LINK, icmpwire_ip4(BEHIND), peer, ICMPWIRE_NEIGHBOR_PERMANENT, s.now);
    return icmpwire_host_set(&s.host, "net.ipv4.ip_forward", "1") ? 0 : -1;
}

/* A packet with options, a multiple of 4 octets, and `size` octets of payload that is in place behind them. */
static void receive(uint32_t destination, uint8_t protocol, const uint8_t *options, size_t octets, size_t size)
{
    memmove(s.packet + 20 + octets, s.packet + 20, size);
    small_header4(s.packet, SMALL_PEER, destination, protocol, octets + size);
    memcpy(s.packet + 20, options, octets);
    s.packet[0] = (uint8_t)(0x45 + octets / 4);
    small_put16(s.packet + 10, 0);
    small_put16(s.packet + 10, (uint16_t)~icmpwire_checksum_sum(s.packet, 20 + octets, 0));
    s.size = 20 + octets + size;
    small_receive(&s);
}

/* The options of the reply to an echo request that has some. */
static const uint8_t *echo(const uint8_t *options, size_t octets)
{
    static const uint8_t request[] = {8, 0, 0xf7, 0xf7, 0, 7, 0, 1};

    memcpy(s.packet + 20, request, sizeof request);
    receive(SMALL_OURS, 1, options, octets, sizeof request);
    assert_int_equal(s.outcome.sent_count, 1);
    assert_int_equal(s.outcome.sent[0].packet.data[0], 0x45 + octets / 4);
    return s.outcome.sent[0].packet.data + 20;
}

static void assert_time(const uint8_t *at)
{
    uint8_t time[4];

    small_put32(time, (uint32_t)(s.now / 1000 % 86400000));
    assert_memory_equal(at, time, 4);
}

static void assert_address(const uint8_t *at, uint32_t address)
{
    uint8_t octets[4];

    small_put32(octets, address);
    assert_memory_equal(at, octets, 4);
}

/* Once when it comes and once when the reply goes. */
static void times_alone(void **state)
{
    static const uint8_t options[12] = {68, 12, 5, 0};
    const uint8_t *reply = echo(options, sizeof options);

    (void)state;
    assert_int_equal(reply[2], 13);
    assert_time(reply + 4);
    assert_time(reply + 8);
}

static void times_with_addresses(void **state)
{
    static const uint8_t options[20] = {68, 20, 5, 1};
    const uint8_t *reply = echo(options, sizeof options);

    (void)state;
    assert_int_equal(reply[2], 21);
    assert_address(reply + 4, SMALL_OURS);
    assert_time(reply + 8);
    assert_address(reply + 12, SMALL_OURS);
    assert_time(reply + 16);
}

/* Named: we stamp where the address is ours, a broadcast address or a group. Then the next one is looked at. */
static void named(uint32_t address, bool stamps)
{
    uint8_t options[12] = {68, 12, 5, 3};
    const uint8_t *reply;

    small_put32(options + 4, address);
    reply = echo(options, sizeof options);
    assert_int_equal(reply[2], stamps ? 13 : 5);
    assert_address(reply + 4, address);
    if (stamps)
        assert_time(reply + 8);
    else
        assert_address(reply + 8, 0);
}

static void named_addresses(void **state)
{
    (void)state;
    named(SMALL_OURS, true);
    named(OUR_OTHER, true);
    named(0x0a4d00ff, true);
    named(0xe0000001, true);
    named(0, true);
    named(SMALL_PEER, false);
}

static void a_named_address_twice(void **state)
{
    uint8_t options[20] = {68, 20, 5, 3};
    const uint8_t *reply;

    (void)state;
    small_put32(options + 4, SMALL_OURS);
    small_put32(options + 12, SMALL_OURS);
    reply = echo(options, sizeof options);
    assert_int_equal(reply[2], 21);
    assert_time(reply + 8);
    assert_time(reply + 16);
    small_put32(options + 12, SMALL_PEER);
    reply = echo(options, sizeof options);
    assert_int_equal(reply[2], 13);
    assert_time(reply + 8);
    assert_address(reply + 16, 0);
}

/* Less than a second place is left. */
static void a_named_address_and_a_half(void **state)
{
    uint8_t options[16] = {68, 16, 5, 3};
    const uint8_t *reply;

    (void)state;
    small_put32(options + 4, SMALL_OURS);
    reply = echo(options, sizeof options);
    assert_int_equal(reply[2], 13);
    assert_time(reply + 8);
    assert_address(reply + 12, 0);
}

/* Forwarded: the address is that of the link that it leaves by. */
static void a_timestamp_that_is_forwarded(void **state)
{
    static const uint8_t options[12] = {68, 12, 5, 1};

    (void)state;
    memset(s.packet + 20, 0, 8);
    receive(BEHIND, 17, options, sizeof options, 8);
    assert_int_equal(s.outcome.sent_count, 1);
    assert_int_equal(s.outcome.sent[0].packet.data[22], 13);
    assert_address(s.outcome.sent[0].packet.data + 24, OUR_OTHER);
    assert_time(s.outcome.sent[0].packet.data + 28);
}

/* RFC 791: options without the copied flag are in the first fragment alone. */
static void options_in_fragments(void **state)
{
    static const uint8_t options[12] = {1, 148, 4, 0, 0, 30, 4, 9, 9, 0, 0, 0};
    static const uint8_t unknown[12] = {1, 148, 4, 0, 0, 30, 4, 9, 9, 158, 2, 0};
    static const uint8_t later[12] = {1, 148, 4, 0, 0, 1, 1, 1, 1, 158, 2, 0};
    static const uint8_t later_full[4] = {1, 1, 1, 1};
    static const uint8_t full[4] = {30, 4, 9, 9};

    (void)state;
    memset(s.packet + 20, 0, 1200);
    receive(BEHIND, 17, unknown, sizeof unknown, 1200);
    assert_int_equal(s.outcome.sent_count, 3);
    assert_memory_equal(s.outcome.sent[0].packet.data + 20, unknown, sizeof unknown);
    assert_memory_equal(s.outcome.sent[1].packet.data + 20, later, sizeof later);
    assert_memory_equal(s.outcome.sent[2].packet.data + 20, later, sizeof later);
    memset(s.packet + 20, 0, 1200);
    receive(BEHIND, 17, full, sizeof full, 1200);
    assert_memory_equal(s.outcome.sent[1].packet.data + 20, later_full, sizeof later_full);
    memset(s.packet + 20, 0, 600);
    receive(BEHIND, 17, options, sizeof options, 600);
    assert_int_equal(s.outcome.sent_count, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(times_alone, begin),
        cmocka_unit_test_setup(times_with_addresses, begin),
        cmocka_unit_test_setup(named_addresses, begin),
        cmocka_unit_test_setup(a_named_address_twice, begin),
        cmocka_unit_test_setup(a_named_address_and_a_half, begin),
        cmocka_unit_test_setup(a_timestamp_that_is_forwarded, begin),
        cmocka_unit_test_setup(options_in_fragments, begin),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
