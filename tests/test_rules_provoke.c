/* SPDX-License-Identifier: BSD-2-Clause */
/* Errors that only others than the host itself ask for, limits that share a record, and who hears of an error. */
#include "host_router.h"

/* ---- errors that others ask for ---- */

static const struct icmpwire_ip group = {UINT64_C(0xff02) << 48, 1, 6};

/* RFC 4443 section 2.4 e: about packets to groups only these two. */
static void errors_about_groups(void **state)
{
    (void)state;
    header6(address6(SMALL_GLOBAL, 2), group, 60, 16);
    packet[42] = 0x9e;
    assert_true(provoke(SMALL_LINK, ICMPWIRE_CAST_MULTICAST, 2, 0, 1280));
    assert_true(provoke(SMALL_LINK, ICMPWIRE_CAST_MULTICAST, 4, 2, 42));
    assert_false(provoke(SMALL_LINK, ICMPWIRE_CAST_MULTICAST, 4, 2, 43));
    assert_false(provoke(SMALL_LINK, ICMPWIRE_CAST_MULTICAST, 4, 1, 42));
    assert_false(provoke(SMALL_LINK, ICMPWIRE_CAST_MULTICAST, 1, 0, 0));
    assert_true(provoke(SMALL_LINK, ICMPWIRE_CAST_MULTICAST, 4, 2, 1000)); /* beyond it: taken as one of them */
}

static void errors_to_groups(void **state)
{
    (void)state;
    header6(group, address6(SMALL_GLOBAL, 1), 253, 8);
    assert_false(provoke(SMALL_LINK, ICMPWIRE_CAST_HOST, 1, 0, 0));
    assert_int_equal(s.outcome.rule, ICMPWIRE_RULE_ICMP6_ERROR_SOURCE);
}

/* What came in by a link without an address is answered from that of the link that the error leaves by. */
static void the_source_of_an_error(void **state)
{
    uint8_t ours[16];

    (void)state;
    icmpwire_ip_octets(address6(SMALL_GLOBAL, 1), ours);
    header6(address6(SMALL_GLOBAL, 2), address6(SMALL_GLOBAL + 7, 2), 253, 8);
    assert_true(provoke(OTHER_LINK, ICMPWIRE_CAST_HOST, 1, 0, 0));
    assert_memory_equal(s.outcome.sent[0].packet.data + 8, ours, 16);
}

/* To ourselves, from what it goes to: a link without an address has none of its scope. */
static void an_error_to_ourselves(void **state)
{
    (void)state;
    header6(address6(0, 1), address6(SMALL_GLOBAL + 7, 2), 253, 8);
    assert_true(provoke(OTHER_LINK, ICMPWIRE_CAST_HOST, 1, 0, 0));
    assert_int_equal(s.outcome.sent_count, 0);
    assert_int_equal(s.host.counters[ICMPWIRE_ICMP6_IN_TYPE + 1], 1);
}

static void no_way_for_an_error(void **state)
{
    struct icmpwire_route nowhere = {.to = {SMALL_GLOBAL + 9, 0, 6}, .prefix = 64, .type = ICMPWIRE_ROUTE_UNREACHABLE};

    (void)state;
    assert_true(icmpwire_host_add_route(&s.host, &nowhere));
    header6(address6(SMALL_GLOBAL + 8, 2), address6(SMALL_GLOBAL, 1), 253, 8);
    assert_false(provoke(SMALL_LINK, ICMPWIRE_CAST_HOST, 2, 0, 1280)); /* not limited */
    assert_int_equal(s.host.counters[ICMPWIRE_ICMP6_OUT_RATE_LIMIT_HOST], 0);
    assert_int_equal(s.host.counters[ICMPWIRE_IP6_OUT_NO_ROUTES], 1);
    assert_false(provoke(SMALL_LINK, ICMPWIRE_CAST_HOST, 1, 0, 0));
    assert_int_equal(s.host.counters[ICMPWIRE_IP6_OUT_NO_ROUTES], 2);
    header6(address6(SMALL_GLOBAL + 9, 2), address6(SMALL_GLOBAL, 1), 253, 8);
    assert_false(provoke(SMALL_LINK, ICMPWIRE_CAST_HOST, 2, 0, 1280));
    assert_int_equal(s.host.counters[ICMPWIRE_IP6_OUT_NO_ROUTES], 2);
}

/* RFC 5837: the object has an address only where the link has one that others know. */
static void interface_information_without_an_address(void **state)
{
    (void)state;
    set("net.ipv6.icmp.errors_extension_mask", "1");
    assert_true(icmpwire_host_add_anycast(&s.host, OTHER_LINK, address6(SMALL_GLOBAL + 3, 1)));
    assert_true(icmpwire_host_add_address(&s.host, OTHER_LINK, link_local, 64, false, s.now));
    header6(address6(SMALL_GLOBAL, 2), address6(SMALL_GLOBAL + 7, 2), 253, 8);
    assert_true(provoke(OTHER_LINK, ICMPWIRE_CAST_HOST, 1, 0, 0));
    assert_int_equal(s.outcome.sent[0].packet.size, 40 + 8 + 128 + 4 + 4 + 4 + 20 + 4);
    assert_int_equal(s.outcome.sent[0].packet.data[40 + 8 + 128 + 7], 0x0b); /* index, name, MTU */
    header6(address6(0, 1), address6(0, 1), 253, 8);
    assert_true(provoke(LO, ICMPWIRE_CAST_HOST, 1, 4, 0));
    assert_int_equal(s.outcome.sent[0].packet.size, 40 + 8 + 128 + 4 + 4 + 4 + 20 + 4);
}

static void no_room_for_interface_information(void **state)
{
    static const uint8_t mac[6] = {2, 0, 0, 0, 2, 1};

    (void)state;
    set("net.ipv4.icmp_errors_extension_mask", "1");
    assert_non_null(icmpwire_host_add_device(&s.host, "eth2", 4, mac, 160));
    assert_true(icmpwire_host_add_address(&s.host, 4, icmpwire_ip4(0x0a4f0001), 24, false, s.now));
    small_header4(packet, 0x0a4f0002, 0x0a4f0001, UDP, 8);
    size = 28;
    assert_true(provoke(4, ICMPWIRE_CAST_HOST, 3, 3, 0));
    assert_false(small_decided(&s, ICMPWIRE_RULE_ICMP4_ERROR_EXTENSION));
}

/* ---- limits ---- */

/* Two limits have one record. That about routes cuts the tokens to its burst, also when no time has passed. */
static void one_record_for_two_limits(void **state)
{
    const struct icmpwire_peer *peer = s.host.peers;

    (void)state;
    set("net.ipv4.icmp_ratelimit", "2000");
    small_udp4(&s, SMALL_PEER);
    while (peer->ip.version != 4 || peer->ip.low != SMALL_PEER)
        peer++;
    assert_int_equal(peer->tokens, 6 * 2000 - 2000);
    set("net.ipv4.icmp_ratelimit", "0");
    echo4(SMALL_PEER, 0x0b000001); /* no route: cost 1 s, burst 5 s */
    receive(SMALL_LINK);
    assert_true(small_decided(&s, ICMPWIRE_RULE_IP4_NO_WAY));
    assert_true(peer->tokens <= 4000);
}

/* ---- sockets ---- */

/* An error about a packet of ours with ports 5 and 7. */
static void error_about(uint8_t protocol)
{
    uint8_t message[36] = {3, 3, [8] = 0x45, [17] = protocol, [28] = 8, [29] = 5, [31] = 7};

    small_put32(message + 20, SMALL_OURS);
    small_put32(message + 24, SMALL_PEER);
    small_icmp4(&s, SMALL_PEER, SMALL_OURS, message, sizeof message);
}

/* A raw socket knows the protocol, a UDP socket there is none, and a ping socket in front of it was closed. */
static void a_raw_socket_alone(void **state)
{
    static const uint32_t gids[1] = {0};
    static const uint8_t protocols[] = {1, UDP};
    uint32_t ping, number;

    (void)state;
    set("net.ipv4.ping_group_range", "0 0");
    assert_int_equal(icmpwire_ping_open(&s.host, 4, gids, 1, &ping, &s.outcome), 0);
    for (size_t i = 0; i < 2; i++) {
        struct icmpwire_socket raw = {
            .kind = ICMPWIRE_SOCKET_RAW, .version = 4, .number = protocols[i], .reports = true};
        assert_true(icmpwire_host_add_socket(&s.host, &raw, &number));
    }
    icmpwire_ping_close(&s.host, ping);
    error_about(UDP);
    assert_true(small_decided(&s, ICMPWIRE_RULE_NOTIFY4_RAW));
    assert_true(small_decided(&s, ICMPWIRE_RULE_NOTIFY4_NO_SOCKET));
    error_about(1);
    assert_true(small_decided(&s, ICMPWIRE_RULE_NOTIFY4_RAW));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(errors_about_groups, begin),
        cmocka_unit_test_setup(errors_to_groups, begin),
        cmocka_unit_test_setup(the_source_of_an_error, begin),
        cmocka_unit_test_setup(an_error_to_ourselves, begin),
        cmocka_unit_test_setup(no_way_for_an_error, begin),
        cmocka_unit_test_setup(interface_information_without_an_address, begin),
        cmocka_unit_test_setup(no_room_for_interface_information, begin),
        cmocka_unit_test_setup(one_record_for_two_limits, begin),
        cmocka_unit_test_setup(a_raw_socket_alone, begin),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
