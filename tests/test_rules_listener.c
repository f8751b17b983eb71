/* SPDX-License-Identifier: BSD-2-Clause */
/* Joining and leaving groups of IPv6, which no scenario can: what is reported, how often, and when. What Linux 6.18
 * sends was measured with a socket that joins and leaves ff02::7777. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "icmpwire.h"

enum { DEVICE = 2, START = 1000000000, SECOND = 1000000 };

static const struct icmpwire_ip group = {UINT64_C(0xff02000000000000), 0x7777, 6};

static struct icmpwire_host host;
static struct icmpwire_outcome outcome;
static uint8_t room[4096];

/* What was sent, one after the other. */
static struct {
    uint8_t type, record;
    struct icmpwire_ip to, group;
    uint64_t when;
} sent[16];
static unsigned count;

static int begin(void **state)
{
    static const uint8_t mac[6] = {2, 0, 0, 0, 0, 1};
    const struct icmpwire_ip own = {UINT64_C(0xfe80000000000000), 1, 6};

    (void)state;
    icmpwire_host_init(&host, ICMPWIRE_HOST_LINUX6, 1, START);
    outcome.octets = room;
    outcome.room = sizeof room;
    count = 0;
    memset(sent, 0, sizeof sent);
    return icmpwire_host_add_device(&host, "eth0", DEVICE, mac, 1500) &&
                   icmpwire_host_add_address(&host, DEVICE, own, 64, false, 0)
               ? 0
               : -1;
}

static void force_version(const char *version)
{
    assert_true(icmpwire_host_set(&host, "net.ipv6.conf.eth0.force_mld_version", version));
}

/* Notes a report: hop limit 1, router alert, of version 1 the group, of version 2 the one record. */
static void note(const struct icmpwire_sent *frame, uint64_t when)
{
    struct icmpwire_packet packet;
    struct icmpwire_message message;
    struct icmpwire_listener_record record;
    struct icmpwire_fault fault;

    assert_true(icmpwire_packet_decode(frame->packet.data, frame->packet.size, frame->packet.size, &packet, &fault));
    assert_true(packet.router_alert && packet.hop_limit == 1 && count < 16);
    assert_true(icmpwire_decode(ICMPWIRE_ICMP6, packet.payload.data, packet.payload.size, &message, &fault));
    sent[count].when = when;
    sent[count].type = message.type;
    sent[count].to = icmpwire_ip6(packet.destination.data);
    if (message.type == 143) {
        assert_int_equal(message.multicast_listener_report2.number_of_records, 1);
        icmpwire_listener_record_next(message.multicast_listener_report2.records, &record);
        sent[count].record = record.type;
        sent[count].group = icmpwire_ip6(record.group.octets);
    } else {
        sent[count].group = icmpwire_ip6(message.multicast_listener_report.group.octets);
    }
    count++;
}

/* Lets the timers run up to a time. */
static void run_until(uint64_t until)
{
    while (icmpwire_host_next(&host) <= until) {
        uint64_t due = icmpwire_host_next(&host);
        icmpwire_tick(&host, due, &outcome);
        for (uint32_t i = 0; i < outcome.sent_count; i++)
            note(&outcome.sent[i], due);
    }
}

static void assert_sent(unsigned i, uint8_t type, uint8_t record, struct icmpwire_ip to)
{
    assert_int_equal(sent[i].type, type);
    assert_int_equal(sent[i].record, record);
    assert_true(sent[i].to.high == to.high && sent[i].to.low == to.low);
    assert_true(sent[i].group.high == group.high && sent[i].group.low == group.low);
}

static const struct icmpwire_ip mld_routers = {UINT64_C(0xff02000000000000), 0x16, 6};
static const struct icmpwire_ip all_routers = {UINT64_C(0xff02000000000000), 2, 6};

/* ---- version 2 ---- */

static void a_group_joined_is_reported_twice(void **state)
{
    (void)state;
    assert_true(icmpwire_host_join(&host, DEVICE, group, START));
    run_until(START + 10 * SECOND);
    assert_int_equal(count, 2);
    assert_sent(0, 143, ICMPWIRE_RECORD_TO_EXCLUDE, mld_routers);
    assert_sent(1, 143, ICMPWIRE_RECORD_TO_EXCLUDE, mld_routers);
    assert_true(sent[0].when < START + SECOND / 50);
    assert_true(sent[1].when > sent[0].when && sent[1].when < sent[0].when + SECOND + SECOND / 50);
    assert_int_equal(host.counters[ICMPWIRE_ICMP6_OUT_TYPE + 143], 2);
}

static void a_group_left_is_reported_twice(void **state)
{
    (void)state;
    assert_true(icmpwire_host_join(&host, DEVICE, group, 0));
    assert_true(icmpwire_host_leave(&host, DEVICE, group, START));
    assert_false(icmpwire_host_leave(&host, DEVICE, group, START));
    run_until(START + 10 * SECOND);
    assert_int_equal(count, 2);
    assert_sent(0, 143, ICMPWIRE_RECORD_TO_INCLUDE, mld_routers);
    assert_sent(1, 143, ICMPWIRE_RECORD_TO_INCLUDE, mld_routers);
    assert_true(icmpwire_host_next(&host) == ICMPWIRE_NEVER);
}

static void a_group_joined_twice_is_left_with_the_last(void **state)
{
    (void)state;
    assert_true(icmpwire_host_join(&host, DEVICE, group, 0));
    assert_true(icmpwire_host_join(&host, DEVICE, group, START));
    assert_true(icmpwire_host_leave(&host, DEVICE, group, START));
    run_until(START + 10 * SECOND);
    assert_int_equal(count, 0);
    assert_true(icmpwire_host_leave(&host, DEVICE, group, START + 10 * SECOND));
    run_until(START + 20 * SECOND);
    assert_int_equal(count, 2);
}

static void a_group_joined_again_is_no_group_left(void **state)
{
    (void)state;
    assert_true(icmpwire_host_join(&host, DEVICE, group, 0));
    assert_true(icmpwire_host_leave(&host, DEVICE, group, START));
    assert_true(icmpwire_host_join(&host, DEVICE, group, START));
    run_until(START + 10 * SECOND);
    assert_int_equal(count, 2);
    assert_sent(0, 143, ICMPWIRE_RECORD_TO_EXCLUDE, mld_routers);
}

static void robustness_says_how_often(void **state)
{
    (void)state;
    icmpwire_host_device(&host, DEVICE)->robustness = 5;
    assert_true(icmpwire_host_join(&host, DEVICE, group, START));
    run_until(START + 10 * SECOND);
    assert_int_equal(count, 5);
}

/* ---- version 1 ---- */

static void version_1_reports_at_once_and_again(void **state)
{
    (void)state;
    force_version("1");
    assert_true(icmpwire_host_join(&host, DEVICE, group, START));
    run_until(START + 20 * SECOND);
    assert_int_equal(count, 2);
    assert_sent(0, 131, 0, group);
    assert_sent(1, 131, 0, group);
    assert_true(sent[0].when == START && sent[1].when < START + 10 * SECOND);
    assert_int_equal(host.counters[ICMPWIRE_ICMP6_IN_TYPE + 131], 2); /* they loop back */
}

static void version_1_is_done_with_a_group(void **state)
{
    (void)state;
    force_version("1");
    assert_true(icmpwire_host_join(&host, DEVICE, group, START));
    run_until(START + 20 * SECOND);
    assert_true(icmpwire_host_leave(&host, DEVICE, group, START + 20 * SECOND));
    run_until(START + 40 * SECOND);
    assert_int_equal(count, 3);
    assert_sent(2, 132, 0, all_routers);
    assert_true(sent[2].when == START + 20 * SECOND);
    assert_int_equal(outcome.rule, ICMPWIRE_RULE_LISTENER_DONE);
}

static void version_1_leaves_in_silence_what_others_reported(void **state)
{
    (void)state;
    force_version("1");
    assert_true(icmpwire_host_join(&host, DEVICE, group, 0));
    assert_true(icmpwire_host_leave(&host, DEVICE, group, START));
    run_until(START + 20 * SECOND);
    assert_int_equal(count, 0);
}

/* ---- what is not reported, and what does not fit ---- */

static void some_groups_are_never_reported(void **state)
{
    const struct icmpwire_ip silent[] = {
        {UINT64_C(0xff02000000000000), 1, 6}, {UINT64_C(0xff01000000000000), 9, 6}, {0, 0xef010203, 4}};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        assert_true(icmpwire_host_join(&host, DEVICE, silent[i], START));
        assert_true(icmpwire_host_leave(&host, DEVICE, silent[i], START));
    }
    assert_true(icmpwire_host_next(&host) == ICMPWIRE_NEVER);
}

static void a_full_table_refuses(void **state)
{
    struct icmpwire_ip each = group;
    unsigned joined = 0;

    (void)state;
    while (icmpwire_host_join(&host, DEVICE, each, 0)) {
        each.low++;
        joined++;
    }
    assert_int_equal(joined, ICMPWIRE_HOST_GROUPS - 3); /* all-nodes, all-hosts of IPv4, solicited-node */
    assert_true(icmpwire_host_join(&host, DEVICE, group, 0));
    assert_false(icmpwire_host_join(&host, DEVICE, (struct icmpwire_ip){0, 1, 6}, 0));
    assert_false(icmpwire_host_join(&host, 9, group, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_group_joined_is_reported_twice, begin),
        cmocka_unit_test_setup(a_group_left_is_reported_twice, begin),
        cmocka_unit_test_setup(a_group_joined_twice_is_left_with_the_last, begin),
        cmocka_unit_test_setup(a_group_joined_again_is_no_group_left, begin),
        cmocka_unit_test_setup(robustness_says_how_often, begin),
        cmocka_unit_test_setup(version_1_reports_at_once_and_again, begin),
        cmocka_unit_test_setup(version_1_is_done_with_a_group, begin),
        cmocka_unit_test_setup(version_1_leaves_in_silence_what_others_reported, begin),
        cmocka_unit_test_setup(some_groups_are_never_reported, begin),
        cmocka_unit_test_setup(a_full_table_refuses, begin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
