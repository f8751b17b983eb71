/* SPDX-License-Identifier: BSD-2-Clause */
/* Errors of IPv4, as far as scenarios against a kernel cannot show them: other policies, full tables, long times. */
#include "packets.h"

#include "host_frames.h"
#include "host_world.h"

#define PEER  "0a4d0002 "
#define US    "0a4d0001 "
#define OTHER "0a4e0002 "
/* IPv4 header: TTL, protocol, source, destination; lengths and checksums are repaired */
#define IP4(fragment, ttl, protocol, from, to) "45 00 0000 0009 " fragment " " ttl protocol " 0000 " from to
#define UDP                                    "9c40 829a 0008 0000 "

enum { SECOND = 1000000, ROOM = 262144 };

static struct icmpwire_host host;
static uint8_t room[ROOM];
static struct icmpwire_outcome outcome = {.octets = room, .room = ROOM};
static uint64_t now;

static void make(enum icmpwire_host_kind kind)
{
    world_make(&host, kind, WORLD_FORWARDS | WORLD_HAS_RESOLVED, 2);
    outcome.room = ROOM;
    now = WORLD_START;
}

/* Lets the timers run until then. */
static void wait(uint64_t until)
{
    now = until;
    while (icmpwire_host_next(&host) <= now)
        icmpwire_tick(&host, icmpwire_host_next(&host), &outcome);
}

static struct icmpwire_arrival arrival_of(const char *hex, uint8_t packet[2048])
{
    size_t size = from_hex(hex, packet, 2048);

    frame_repair(packet, size);
    return (struct icmpwire_arrival){
        .device = WORLD_ETH0,
        .ethertype = packet[0] >> 4 == 4 ? ICMPWIRE_ETHERTYPE_IPV4 : ICMPWIRE_ETHERTYPE_IPV6,
        .source_mac = {2, 0, 0, 0, 0, 2},
        .packet = guarded(packet, size),
    };
}

static void receive(const char *hex)
{
    uint8_t packet[2048];
    struct icmpwire_arrival arrival = arrival_of(hex, packet);

    icmpwire_receive(&host, now, &arrival, &outcome);
}

static bool provoke(const char *hex, uint8_t type, uint8_t code, uint32_t info)
{
    uint8_t packet[2048];
    struct icmpwire_arrival arrival = arrival_of(hex, packet);

    return icmpwire_provoke(&host, now, &arrival, type, code, info, &outcome);
}

static bool decided(enum icmpwire_rule rule)
{
    for (uint32_t i = 0; i < outcome.decided_count; i++)
        if (outcome.decided[i] == rule)
            return true;
    return false;
}

/* Octets of the message in the first frame sent. */
static const uint8_t *message(void)
{
    const uint8_t *packet = outcome.sent[0].packet.data;

    assert_int_equal(outcome.sent_count, 1);
    return packet + (packet[0] >> 4 == 6 ? 40 : (size_t)(packet[0] & 15) * 4);
}

/* ---- policies ---- */

static void test_who_gets_an_error(void **state)
{
    static const enum icmpwire_host_kind kinds[] = {ICMPWIRE_HOST_LINUX3, ICMPWIRE_HOST_LINUX6};

    (void)state;
    make(ICMPWIRE_HOST_RFC);
    receive(IP4("0000", "40", "11", "0a4d00ff", US) UDP);
    assert_int_equal(outcome.sent_count, 0);
    assert_int_equal(outcome.rule, ICMPWIRE_RULE_ICMP4_ERROR_SOURCE_CAST);
    for (size_t i = 0; i < 2; i++) {
        make(kinds[i]);
        receive(IP4("0000", "40", "11", "0a4d00ff", US) UDP);
        assert_int_equal(outcome.sent_count, 1);
    }
}

static void test_zero_net(void **state)
{
    (void)state;
    make(ICMPWIRE_HOST_LINUX3);
    receive(IP4("0000", "40", "11", "00000005", US) UDP);
    assert_int_equal(outcome.rule, ICMPWIRE_RULE_IP4_SOURCE_ZERO);
    receive(IP4("0000", "40", "11", PEER, "00000005") UDP);
    assert_int_equal(outcome.rule, ICMPWIRE_RULE_IP4_DESTINATION_ZERO);
    make(ICMPWIRE_HOST_LINUX6);
    receive(IP4("0000", "40", "11", "00000005", US) UDP);
    assert_int_equal(outcome.rule, ICMPWIRE_RULE_ICMP4_ERROR_NO_ROUTE);
}

/* RFC 8335 makes 42 a query; before it, and for the kernel, what is unknown might be an error. */
static void test_about_extended_echo(void **state)
{
    (void)state;
    make(ICMPWIRE_HOST_LINUX6);
    receive(IP4("0000", "01", "01", PEER, OTHER) "2a00 0000 0001 0201 ");
    assert_int_equal(outcome.rule, ICMPWIRE_RULE_ICMP4_ERROR_ABOUT_ERROR);
    make(ICMPWIRE_HOST_RFC);
    receive(IP4("0000", "01", "01", PEER, OTHER) "2a00 0000 0001 0201 ");
    assert_int_equal(outcome.rule, ICMPWIRE_RULE_ICMP4_ERROR_SENT);
    receive(IP4("0000", "01", "01", PEER, OTHER) "2900 0000 0001 0201 ");
    assert_int_equal(outcome.rule, ICMPWIRE_RULE_ICMP4_ERROR_ABOUT_ERROR);
}

static void test_no_address(void **state)
{
    static const struct {
        enum icmpwire_host_kind kind;
        const char *source;
    } of[] = {{ICMPWIRE_HOST_RFC, "c0000008"}, {ICMPWIRE_HOST_LINUX3, "00000000"}, {ICMPWIRE_HOST_LINUX6, "c0000008"}};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        make(of[i].kind);
        for (size_t j = 0; j < ICMPWIRE_HOST_DEVICES; j++)
            if (host.devices[j].index > 1)
                for (size_t k = 0; k < ICMPWIRE_HOST_ADDRESSES; k++)
                    if (host.devices[j].addresses[k].ip.version == 4)
                        host.devices[j].addresses[k].ip.version = 0;
        receive(IP4("0000", "01", "11", PEER, OTHER) UDP);
        assert_int_equal(outcome.sent_count, 1);
        expect_span((struct icmpwire_span){outcome.sent[0].packet.data + 12, 4}, of[i].source);
    }
}

/* ---- what others provoke ---- */

static void test_provoke(void **state)
{
    (void)state;
    make(ICMPWIRE_HOST_LINUX6);
    assert_true(provoke(IP4("0000", "40", "11", PEER, US) UDP, 12, 0, 9));
    assert_memory_equal(message(), "\x0c\x00", 2);
    assert_int_equal(message()[4], 9);
    assert_true(provoke(IP4("0000", "40", "11", PEER, OTHER) UDP, 3, 4, 1400));
    assert_memory_equal(message() + 4, "\x00\x00\x05\x78", 4);
    assert_true(provoke(IP4("0000", "40", "11", PEER, OTHER) UDP, 5, 1, 0x0a4d0003));
    assert_memory_equal(message() + 4, "\x0a\x4d\x00\x03", 4);
    assert_false(provoke(IP4("0000", "40", "11", "7f000001", US) UDP, 3, 3, 0)); /* a martian has no route */
    assert_int_equal(outcome.rule, ICMPWIRE_RULE_ICMP4_ERROR_NO_PACKET);
    assert_false(provoke("45 00 0014", 3, 3, 0));
    assert_int_equal(outcome.rule, ICMPWIRE_RULE_ICMP4_ERROR_NO_PACKET);
    assert_true(provoke("60 000000 0008 11 40 20010db8 00770000 00*7 02 20010db8 00770000 00*7 01 " UDP, 1, 4, 0));
    assert_memory_equal(message(), "\x01\x04", 2);
    assert_false(provoke("60 000000", 1, 4, 0));
    assert_int_equal(outcome.rule, ICMPWIRE_RULE_ICMP6_ERROR_NO_PACKET);
}

static void test_no_room(void **state)
{
    (void)state;
    make(ICMPWIRE_HOST_LINUX6);
    outcome.room = 63; /* an error about this one has 64 octets */
    assert_false(provoke(IP4("0000", "40", "11", PEER, US) UDP "00*8", 3, 3, 0));
    assert_int_equal(outcome.rule, ICMPWIRE_RULE_ICMP4_ERROR_NO_ROOM);
    assert_int_equal(host.counters[ICMPWIRE_ICMP_OUT_ERRORS], 1);
    assert_int_equal(host.counters[ICMPWIRE_ICMP_OUT_MSGS], 0);
    outcome.room = 64;
    assert_true(provoke(IP4("0000", "40", "11", PEER, US) UDP "00*8", 3, 3, 0));
    assert_int_equal(host.counters[ICMPWIRE_ICMP_OUT_ERRORS], 1);
}

/* RFC 4884, RFC 5837: index, address, name and MTU of the device that the packet came in by. */
static void test_extension(void **state)
{
    static const char behind[] = "0028 02 0f 00000002 0001 0000 0a4d0001 14 65746830 00*15 ";
    const uint8_t *at;

    (void)state;
    make(ICMPWIRE_HOST_LINUX6);
    assert_true(icmpwire_host_set(&host, "net.ipv4.icmp_errors_extension_mask", "1"));
    receive(IP4("0000", "40", "11", PEER, US) UDP);
    assert_true(decided(ICMPWIRE_RULE_ICMP4_ERROR_EXTENSION));
    at = message();
    assert_int_equal(outcome.sent[0].packet.size, 20 + 8 + 128 + 4 + 36 + 4);
    assert_int_equal(at[5], 32);
    assert_int_equal(at[8 + 28], 0); /* the quote is filled up */
    assert_int_equal(icmpwire_checksum_check_extension((struct icmpwire_span){at + 136, 44}), ICMPWIRE_CHECKSUM_GOOD);
    expect_span((struct icmpwire_span){at + 140, 36}, behind);
    assert_int_equal(icmpwire_checksum_check(ICMPWIRE_ICMP4, at, 180, NULL, NULL), ICMPWIRE_CHECKSUM_GOOD);
    assert_true(provoke(IP4("0000", "40", "11", PEER, OTHER) UDP, 5, 1, 0x0a4d0003)); /* none in a redirect */
    assert_int_equal(outcome.sent[0].packet.size, 56);
}

/* ---- timestamps in options ---- */

static void test_time_of_options(void **state)
{
    (void)state;
    make(ICMPWIRE_HOST_LINUX6);
    now = (86400ull + 3600) * SECOND + 5000; /* an hour and 5 milliseconds after midnight */
    receive("48 00 0000 0009 0000 40 01 0000 " PEER US "44 0c 05 00 00*8 0800 0000 0007 0001");
    assert_int_equal(outcome.sent_count, 1);
    expect_span((struct icmpwire_span){outcome.sent[0].packet.data + 20, 12}, "44 0c 0d 00 0036ee85 0036ee85");
    receive("48 00 0000 0009 0000 40 01 0000 " PEER US "44 0c 05 01 00*8 0800 0000 0007 0001");
    expect_span((struct icmpwire_span){outcome.sent[0].packet.data + 20, 12}, "44 0c 0d 01 " US "0036ee85");
    receive("48 00 0000 0009 0000 40 01 0000 " PEER US "44 0c 05 03 " US "00*4 0800 0000 0007 0001");
    expect_span((struct icmpwire_span){outcome.sent[0].packet.data + 20, 12}, "44 0c 0d 03 " US "0036ee85");
}

/* ---- redirects over a long time ---- */

#define REDIRECTED IP4("0000", "40", "11", PEER, "0a4d0003") UDP

static uint32_t redirects(void)
{
    return (uint32_t)host.counters[ICMPWIRE_ICMPMSG_OUT_TYPE + 5];
}

static void test_redirects(void **state)
{
    (void)state;
    make(ICMPWIRE_HOST_LINUX6);
    for (unsigned n = 0; n < 9; n++) { /* each waits for twice as long, from 40 ms on */
        receive(REDIRECTED);
        assert_int_equal(redirects(), n + 1);
        now += (UINT64_C(20000) << (n + 1)) - 1;
        receive(REDIRECTED);
        assert_int_equal(redirects(), n + 1);
        now += 2;
    }
    receive(REDIRECTED); /* nine were not heeded */
    assert_int_equal(redirects(), 9);
    now += 20480 * 1000; /* of silence: not more than enough */
    receive(REDIRECTED);
    assert_int_equal(redirects(), 9);
    now += 20480 * 1000 + 1;
    receive(REDIRECTED);
    assert_int_equal(redirects(), 10);
}

/* ---- reassembly: tables are full ---- */

static void fragment(unsigned identification, unsigned offset, bool more, size_t size)
{
    uint8_t packet[20 + 64] = {0x45, 0, 0, 0, (uint8_t)(identification >> 8), (uint8_t)identification};
    struct icmpwire_arrival arrival = {.device = WORLD_ETH0, .ethertype = ICMPWIRE_ETHERTYPE_IPV4};

    packet[6] = (uint8_t)((more ? 0x20 : 0) | offset >> 11);
    packet[7] = (uint8_t)(offset >> 3);
    packet[8] = 64;
    packet[9] = 253;
    from_hex(PEER US, packet + 12, 8);
    frame_repair(packet, 20 + size);
    arrival.packet = guarded(packet, 20 + size);
    icmpwire_receive(&host, now, &arrival, &outcome);
}

static void test_oldest_is_given_up(void **state)
{
    (void)state;
    make(ICMPWIRE_HOST_LINUX6);
    for (unsigned id = 0; id <= ICMPWIRE_HOST_REASSEMBLIES; id++, now++)
        fragment(id, 0, true, 8);
    assert_int_equal(host.counters[ICMPWIRE_IP_REASM_FAILS], 1);
    for (unsigned id = 1; id <= ICMPWIRE_HOST_REASSEMBLIES; id++) {
        fragment(id, 8, false, 8);
        assert_int_equal(host.counters[ICMPWIRE_IP_REASM_OKS], id);
    }
    fragment(0, 8, false, 8);
    assert_int_equal(host.counters[ICMPWIRE_IP_REASM_OKS], ICMPWIRE_HOST_REASSEMBLIES);
    assert_int_equal(host.counters[ICMPWIRE_IP_REASM_FAILS], 1);
}

static void test_too_many_gaps(void **state)
{
    (void)state;
    make(ICMPWIRE_HOST_LINUX6);
    for (unsigned n = 0; n < ICMPWIRE_HOST_STRETCHES; n++)
        fragment(7, 16 * n, true, 8);
    assert_int_equal(host.counters[ICMPWIRE_IP_REASM_FAILS], 0);
    fragment(7, 16 * ICMPWIRE_HOST_STRETCHES, true, 8);
    assert_int_equal(host.counters[ICMPWIRE_IP_REASM_FAILS], 1);
    assert_int_equal(outcome.rule, ICMPWIRE_RULE_IP4_FRAGMENT_DISCARDED);
}

static void test_time_of_reassembly(void **state)
{
    (void)state;
    make(ICMPWIRE_HOST_LINUX6);
    fragment(7, 0, true, 8);
    wait(WORLD_START + 30 * SECOND - 1);
    assert_int_equal(host.counters[ICMPWIRE_IP_REASM_TIMEOUT], 0);
    wait(WORLD_START + 30 * SECOND);
    assert_int_equal(host.counters[ICMPWIRE_IP_REASM_TIMEOUT], 1);
    assert_int_equal(host.counters[ICMPWIRE_ICMPMSG_OUT_TYPE + 11], 1);
}

/* ---- data ---- */

static void test_reject_names(void **state)
{
    (void)state;
    for (int i = 1; i < ICMPWIRE_REJECT_COUNT; i++) {
        const struct icmpwire_reject_row *row = icmpwire_reject_about((enum icmpwire_reject_with)i);
        assert_int_equal(icmpwire_reject_numbered(row->version, row->number), i);
        if (i == ICMPWIRE_REJECT_ICMP6_NOT_NEIGHBOUR)
            continue;
        assert_int_equal(icmpwire_reject_named(row->version, row->name), i);
        assert_int_equal(icmpwire_reject_named(row->version, row->brief), i);
    }
    assert_int_equal(icmpwire_reject_named(6, ""), ICMPWIRE_REJECT_NONE);
    assert_int_equal(icmpwire_reject_named(4, "icmp-echo-reply"), ICMPWIRE_REJECT_NONE);
    assert_int_equal(icmpwire_reject_numbered(4, 4), ICMPWIRE_REJECT_NONE);
    assert_int_equal(icmpwire_reject_about((enum icmpwire_reject_with)99)->version, 0);
}

static void test_reject_rules(void **state)
{
    static const struct icmpwire_reject senseless[] = {
        {4, 17, 0, ICMPWIRE_REJECT_NONE},
        {4, 17, 0, ICMPWIRE_REJECT_ICMP6_NO_ROUTE},
        {4, 1, 7, ICMPWIRE_REJECT_ICMP_NET_UNREACHABLE},
        {4, 17, 7, ICMPWIRE_REJECT_TCP_RESET},
        {6, 0, 0, ICMPWIRE_REJECT_TCP6_RESET},
    };
    static const struct icmpwire_reject good = {4, 17, 7, ICMPWIRE_REJECT_ICMP_NET_UNREACHABLE};

    (void)state;
    make(ICMPWIRE_HOST_LINUX6);
    for (size_t i = 0; i < sizeof senseless / sizeof *senseless; i++)
        assert_false(icmpwire_host_add_reject(&host, &senseless[i]));
    for (size_t i = 0; i < ICMPWIRE_HOST_REJECTS; i++)
        assert_true(icmpwire_host_add_reject(&host, &good));
    assert_false(icmpwire_host_add_reject(&host, &good));
}

static void test_handlers(void **state)
{
    static const uint8_t errors[] = {1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12};
    size_t next = 0;

    (void)state;
    for (unsigned type = 0; type < 256; type++) {
        const struct icmpwire_handler4 *handler = icmpwire_handler4_of((uint8_t)type);
        bool known = type <= 18 || type == 42 || type == 43;
        bool error = next < sizeof errors && errors[next] == type;
        next += error;
        assert_int_equal(handler->error, error || !known);
        assert_int_equal(handler->kind != ICMPWIRE_HANDLER4_UNKNOWN, known);
        assert_int_equal(handler->function[0] != 0, known);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_who_gets_an_error),
        cmocka_unit_test(test_zero_net),
        cmocka_unit_test(test_about_extended_echo),
        cmocka_unit_test(test_no_address),
        cmocka_unit_test(test_provoke),
        cmocka_unit_test(test_no_room),
        cmocka_unit_test(test_extension),
        cmocka_unit_test(test_time_of_options),
        cmocka_unit_test(test_redirects),
        cmocka_unit_test(test_oldest_is_given_up),
        cmocka_unit_test(test_too_many_gaps),
        cmocka_unit_test(test_time_of_reassembly),
        cmocka_unit_test(test_reject_names),
        cmocka_unit_test(test_reject_rules),
        cmocka_unit_test(test_handlers),
    };
    return cmocka_run_group_tests(tests, guarded_setup, NULL);
}
