/* SPDX-License-Identifier: BSD-2-Clause */
/* What a host does with names that are none, texts and frames that have no room, frames that are none. */
#include "host_small.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct small s;
static struct icmpwire_host before;

/* What follows is to be refused without a trace. */
static void remember(void)
{
    memcpy(&before, &s.host, sizeof before);
}

static void assert_unchanged(void)
{
    assert_memory_equal(&before, &s.host, sizeof before);
}

static int begin(void **state)
{
    (void)state;
    small_begin(&s, ICMPWIRE_HOST_LINUX6);
    remember();
    return 0;
}

/* ---- sysctls, counters, names ---- */

static void sysctls_that_make_no_sense(void **state)
{
    static const char *const pairs[][2] = {
        {"", "1"},
        {"net.ipv4.icmp_ratelimit", ""},
        {"net.ipv4.icmp_ratelimit", "-"},
        {"net.ipv4.icmp_ratelimit", "1 "},
        {"net.ipv4.icmp_ratelimit", "99999999999999999999"},
        {"net.ipv4.icmp_ratelimi", "1"},
        {"net.ipv4.icmp_ratelimitx", "1"},
        {"net.ipv4.route.min_pmtu", "67"},
        {"net.ipv4.conf.eth9.forwarding", "1"},
        {"net.ipv4.conf..forwarding", "1"},
        {"net.ipv6.icmp.ratemask", "256"},
        {"net.ipv6.icmp.ratemask", "5-4"},
        {"net.ipv4.ping_group_range", "5"},
        {"net.ipv4.ping_group_range", "0 4294967296"},
    };
    char text[8];

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        assert_false(icmpwire_host_set(&s.host, pairs[i][0], pairs[i][1]));
    assert_unchanged();
    assert_int_equal(icmpwire_host_get(&s.host, "net.ipv4.nothing", text, sizeof text), SIZE_MAX);
    assert_int_equal(icmpwire_host_get(&s.host, "net.ipv4.icmp_ratelimit", text, 3), 4);
    assert_string_equal(text, "10");
    assert_int_equal(icmpwire_host_get(&s.host, "net.ipv4.icmp_ratelimit", NULL, 0), 4);
}

static void numbers_that_are_none(void **state)
{
    (void)state;
    assert_string_equal(icmpwire_rule_about(ICMPWIRE_RULE_COUNT)->id, "");
    assert_non_null(icmpwire_host_policy_of(ICMPWIRE_HOST_KINDS));
    assert_non_null(icmpwire_host_kind_name(ICMPWIRE_HOST_KINDS));
    assert_non_null(icmpwire_level_name((enum icmpwire_level)99));
    assert_int_equal(icmpwire_reject_about(ICMPWIRE_REJECT_COUNT)->version, 0);
}

static void texts_without_room(void **state)
{
    char text[4];

    (void)state;
    for (enum icmpwire_counter_file file = ICMPWIRE_FILE_SNMP; file <= ICMPWIRE_FILE_DEVICE6; file++) {
        size_t size = icmpwire_counters_print(&s.host, file, SMALL_LINK, NULL, 0);
        assert_true(size > sizeof text);
        assert_int_equal(icmpwire_counters_print(&s.host, file, SMALL_LINK, text, sizeof text), size);
        assert_int_equal(text[sizeof text - 1], 0);
    }
    assert_int_equal(icmpwire_counters_print(&s.host, ICMPWIRE_FILE_DEVICE6, 9, text, sizeof text), 0);
    assert_true(icmpwire_sockets_print(&s.host, ICMPWIRE_FILE_ICMP, NULL, 0) > 0);
}

/* ---- events ---- */

static const uint8_t echo[16] = {8, 0, 0, 0, 0, 7, 0, 1};

static void frames_that_nobody_takes(void **state)
{
    static const uint32_t devices[] = {0, 9, UINT32_MAX};
    struct icmpwire_arrival arrival = {.ethertype = ICMPWIRE_ETHERTYPE_IPV4, .packet = {s.packet, 36}};

    (void)state;
    small_header4(s.packet, SMALL_PEER, SMALL_OURS, 1, sizeof echo);
    for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++) {
        arrival.device = devices[i];
        icmpwire_receive(&s.host, s.now, &arrival, &s.outcome);
    }
    arrival.device = SMALL_LINK;
    for (uint32_t type = 0; type <= UINT16_MAX; type++) {
        arrival.ethertype = (uint16_t)type;
        if (type != ICMPWIRE_ETHERTYPE_IPV4 && type != ICMPWIRE_ETHERTYPE_IPV6 && type != ICMPWIRE_ETHERTYPE_ARP)
            icmpwire_receive(&s.host, s.now, &arrival, &s.outcome);
    }
    assert_unchanged();
    icmpwire_host_device(&s.host, SMALL_LINK)->up = false;
    small_icmp4(&s, SMALL_PEER, SMALL_OURS, echo, sizeof echo);
    assert_int_equal(s.outcome.rule, ICMPWIRE_RULE_NONE);
    assert_int_equal(s.outcome.verdict, ICMPWIRE_VERDICT_DROPPED);
}

/* Every length of a packet, nothing at all included, in memory of just that length. */
static void packets_that_are_cut(void **state)
{
    static const uint16_t types[] = {ICMPWIRE_ETHERTYPE_IPV4, ICMPWIRE_ETHERTYPE_IPV6, ICMPWIRE_ETHERTYPE_ARP};
    struct icmpwire_arrival arrival = {.device = SMALL_LINK};

    (void)state;
    for (size_t size = 0; size <= 60; size++)
        for (size_t i = 0; i < 3; i++)
            for (int version = 4; version <= 6; version += 2) {
                uint8_t *octets = test_malloc(size + 1);
                memset(octets, 0, size + 1);
                octets[0] = (uint8_t)(version << 4 | 5);
                arrival.ethertype = types[i];
                arrival.packet = (struct icmpwire_span){octets, size};
                icmpwire_receive(&s.host, s.now, &arrival, &s.outcome);
                assert_int_equal(s.outcome.sent_count, 0);
                test_free(octets);
            }
    arrival.packet = (struct icmpwire_span){NULL, 0};
    for (size_t i = 0; i < 3; i++) {
        arrival.ethertype = types[i];
        icmpwire_receive(&s.host, s.now, &arrival, &s.outcome);
    }
    assert_int_equal(s.outcome.verdict, ICMPWIRE_VERDICT_DROPPED);
}

/* More octets than an IP packet can have are link padding. */
static void packets_that_are_huge(void **state)
{
    static uint8_t huge[200000];
    struct icmpwire_arrival arrival = {
        .device = SMALL_LINK, .ethertype = ICMPWIRE_ETHERTYPE_IPV4, .packet = {huge, sizeof huge}};

    (void)state;
    small_header4(huge, SMALL_PEER, SMALL_OURS, 1, 65515);
    huge[20] = 8;
    small_put16(huge + 22, (uint16_t)~icmpwire_checksum_sum(huge + 20, 65515, 0));
    icmpwire_receive(&s.host, s.now, &arrival, &s.outcome);
    assert_int_equal(s.outcome.verdict, ICMPWIRE_VERDICT_REPLIED);
    assert_int_equal(s.outcome.sent_count, 45); /* fragments of 1480 octets */
    assert_int_equal(s.outcome.lost, 0);
}

/* What has no room is counted, and the host goes on. */
static void outcomes_without_room(void **state)
{
    (void)state;
    for (size_t room = 0; room < 36; room++) {
        s.outcome.room = room;
        s.outcome.octets = room ? s.room + sizeof s.room - room : NULL;
        small_icmp4(&s, SMALL_PEER, SMALL_OURS, echo, sizeof echo);
        assert_int_equal(s.outcome.sent_count, 0);
        assert_int_equal(s.outcome.lost, 1);
    }
    s.outcome.octets = s.room + sizeof s.room - 36;
    s.outcome.room = 36;
    small_icmp4(&s, SMALL_PEER, SMALL_OURS, echo, sizeof echo);
    assert_int_equal(s.outcome.sent_count, 1);
    assert_int_equal(s.outcome.lost, 0);
}

/* Time that runs backwards spoils no answer, and no limit for good. */
static void time_that_runs_backwards(void **state)
{
    uint64_t times[] = {SMALL_START, 0, UINT64_MAX - 1, 1, SMALL_START};

    (void)state;
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
        s.now = times[i];
        small_icmp4(&s, SMALL_PEER, SMALL_OURS, echo, sizeof echo);
        assert_int_equal(s.outcome.sent_count, 1);
        small_udp4(&s, SMALL_PEER);
        icmpwire_tick(&s.host, s.now, &s.outcome);
        assert_true(icmpwire_host_next(&s.host) > s.now);
    }
}

static void ticks_that_are_not_due(void **state)
{
    (void)state;
    icmpwire_tick(&s.host, UINT64_MAX, &s.outcome);
    assert_true(icmpwire_host_next(&s.host) == ICMPWIRE_NEVER);
    remember();
    icmpwire_tick(&s.host, UINT64_MAX, &s.outcome);
    assert_int_equal(s.outcome.sent_count, 0);
    assert_unchanged();
}

static void ping_sockets_that_are_none(void **state)
{
    static const uint32_t numbers[] = {0, ICMPWIRE_HOST_SOCKETS, UINT32_MAX};
    struct icmpwire_span message = {echo, sizeof echo};
    uint32_t number;

    (void)state;
    assert_int_equal(icmpwire_ping_open(&s.host, 4, NULL, 0, &number, &s.outcome), ICMPWIRE_ERROR_EACCES);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        struct icmpwire_ip ip = icmpwire_ip4(SMALL_OURS);
        assert_int_not_equal(icmpwire_ping_bind(&s.host, numbers[i], ip, 0, 0, &s.outcome), 0);
        assert_int_not_equal(icmpwire_ping_connect(&s.host, s.now, numbers[i], ip, 0, &s.outcome), 0);
        assert_int_not_equal(icmpwire_ping_send(&s.host, s.now, numbers[i], ip, 0, message, &s.outcome), 0);
        icmpwire_ping_close(&s.host, numbers[i]);
    }
    assert_unchanged();
}

/* Errors of any type about packets of any length. */
static void errors_that_make_no_sense(void **state)
{
    struct icmpwire_arrival arrival = {.device = SMALL_LINK, .ethertype = ICMPWIRE_ETHERTYPE_IPV4};

    (void)state;
    small_header4(s.packet, SMALL_PEER, SMALL_OURS, 17, 8);
    for (size_t size = 0; size < 20; size++) {
        arrival.packet = (struct icmpwire_span){s.packet, size};
        assert_false(icmpwire_provoke(&s.host, s.now, &arrival, 3, 3, 0, &s.outcome));
    }
    arrival.packet = (struct icmpwire_span){s.packet, 28};
    arrival.device = 9;
    assert_false(icmpwire_provoke(&s.host, s.now, &arrival, 3, 3, 0, &s.outcome));
    arrival.device = SMALL_LINK;
    for (uint32_t type = 0; type < 256; type++)
        icmpwire_provoke(&s.host, s.now, &arrival, (uint8_t)type, 255, UINT32_MAX, &s.outcome);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(sysctls_that_make_no_sense, begin),
        cmocka_unit_test_setup(numbers_that_are_none, begin),
        cmocka_unit_test_setup(texts_without_room, begin),
        cmocka_unit_test_setup(frames_that_nobody_takes, begin),
        cmocka_unit_test_setup(packets_that_are_cut, begin),
        cmocka_unit_test_setup(packets_that_are_huge, begin),
        cmocka_unit_test_setup(outcomes_without_room, begin),
        cmocka_unit_test_setup(time_that_runs_backwards, begin),
        cmocka_unit_test_setup(ticks_that_are_not_due, begin),
        cmocka_unit_test_setup(ping_sockets_that_are_none, begin),
        cmocka_unit_test_setup(errors_that_make_no_sense, begin),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
