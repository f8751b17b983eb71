/* SPDX-License-Identifier: BSD-2-Clause */
/* Rate limits where scenarios cannot show them: a full table, other policies, many hosts. */
#include "host_small.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { OTHERS = 0x0a4d0010, OUT_TYPE3 = ICMPWIRE_ICMPMSG_OUT_TYPE + 3 };

static struct small s;

static uint64_t errors(void)
{
    return s.host.counters[OUT_TYPE3];
}

static void provoke(uint32_t source, unsigned times)
{
    while (times--)
        small_udp4(&s, source);
}

static void begin(enum icmpwire_host_kind kind)
{
    small_begin(&s, kind);
    assert_true(icmpwire_host_set(&s.host, "net.ipv4.icmp_msgs_burst", "1000000"));
    assert_true(icmpwire_host_set(&s.host, "net.ipv4.icmp_msgs_per_sec", "1000000"));
}

static void peers_that_others_push_out_are_full_again(void **state)
{
    (void)state;
    begin(ICMPWIRE_HOST_LINUX6);
    provoke(SMALL_PEER, 10);
    assert_int_equal(errors(), 6);
    for (uint32_t i = 0; i < ICMPWIRE_HOST_PEERS; i++) {
        s.now++;
        provoke(OTHERS + i, 1);
    }
    assert_int_equal(errors(), 6 + ICMPWIRE_HOST_PEERS);
    provoke(SMALL_PEER, 10);
    assert_int_equal(errors(), 12 + ICMPWIRE_HOST_PEERS);
}

static void the_one_unused_for_longest_makes_room(void **state)
{
    (void)state;
    begin(ICMPWIRE_HOST_LINUX6);
    provoke(SMALL_PEER, 10);
    for (uint32_t i = 0; i < 2 * ICMPWIRE_HOST_PEERS; i++) {
        s.now++;
        provoke(OTHERS + i, 1);
        provoke(SMALL_PEER, 1); /* limited, and in use */
    }
    assert_int_equal(errors(), 6 + 2 * ICMPWIRE_HOST_PEERS);
    assert_int_equal(s.host.counters[ICMPWIRE_ICMP_OUT_RATE_LIMIT_HOST], 4 + 2 * ICMPWIRE_HOST_PEERS);
}

static void tokens_come_back_one_by_one(void **state)
{
    (void)state;
    begin(ICMPWIRE_HOST_LINUX6);
    provoke(SMALL_PEER, 10);
    for (unsigned i = 0; i < 1000; i++) { /* fractions of milliseconds add up */
        s.now += 1500;
        provoke(SMALL_PEER, 1);
    }
    assert_int_equal(errors(), 6 + 1);
    s.now += 60 * SMALL_SECOND;
    provoke(SMALL_PEER, 10);
    assert_int_equal(errors(), 6 + 1 + 6);
}

static void the_host_has_a_bucket_of_its_own(void **state)
{
    uint64_t first;

    (void)state;
    small_begin(&s, ICMPWIRE_HOST_LINUX6);
    assert_true(icmpwire_host_set(&s.host, "net.ipv4.icmp_ratelimit", "0"));
    provoke(SMALL_PEER, 300);
    first = errors();
    assert_in_range(first, 30, 80); /* 50 credits, of which each takes 0, 1 or 2 */
    assert_int_equal(s.host.counters[ICMPWIRE_ICMP_OUT_RATE_LIMIT_GLOBAL], 300 - first);
    s.now += 19999;
    provoke(SMALL_PEER, 1);
    assert_int_equal(errors(), first);
    s.now += 1;
    provoke(SMALL_PEER, 1);
    assert_int_equal(errors(), first + 1);
}

static void older_kernels_have_none(void **state)
{
    (void)state;
    small_begin(&s, ICMPWIRE_HOST_LINUX3);
    assert_true(icmpwire_host_set(&s.host, "net.ipv4.icmp_ratelimit", "0"));
    assert_true(icmpwire_host_set(&s.host, "net.ipv4.icmp_msgs_burst", "0"));
    provoke(SMALL_PEER, 300);
    assert_int_equal(errors(), 300);
}

static void an_empty_bucket_lets_one_pass_each_20_milliseconds(void **state)
{
    (void)state;
    small_begin(&s, ICMPWIRE_HOST_LINUX6);
    assert_true(icmpwire_host_set(&s.host, "net.ipv4.icmp_msgs_burst", "0"));
    assert_true(icmpwire_host_set(&s.host, "net.ipv4.icmp_ratelimit", "0"));
    for (unsigned i = 0; i < 100; i++) {
        s.now += 10000;
        provoke(SMALL_PEER, 1);
    }
    assert_int_equal(errors(), 50);
}

static void defaults_are_the_policys(void **state)
{
    static const struct {
        enum icmpwire_host_kind kind;
        const char *ratelimit;
    } rows[] = {{ICMPWIRE_HOST_RFC, "1000"}, {ICMPWIRE_HOST_LINUX3, "1000"}, {ICMPWIRE_HOST_LINUX6, "100"}};
    char text[16];

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        small_begin(&s, rows[i].kind);
        icmpwire_host_get(&s.host, "net.ipv6.icmp.ratelimit", text, sizeof text);
        assert_string_equal(text, rows[i].ratelimit);
    }
}

/* A packet that is too big for the second link, which has the least MTU of IPv6. */
static void provoke_too_big(unsigned times)
{
    static const uint8_t mac[6] = {2, 0, 0, 0, 1, 1};
    struct icmpwire_ip there = {0x20010db800780000, 1, 6};

    icmpwire_host_add_device(&s.host, "eth1", 3, mac, 1280);
    icmpwire_host_add_address(&s.host, 3, there, 64, false, s.now);
    icmpwire_host_set(&s.host, "net.ipv6.conf.all.forwarding", "1");
    memset(s.packet, 0, sizeof s.packet);
    s.packet[0] = 0x60;
    s.packet[6] = 59;
    s.packet[7] = 64;
    small_put16(s.packet + 4, 1300 - 40);
    icmpwire_ip_octets((struct icmpwire_ip){SMALL_GLOBAL, 2, 6}, s.packet + 8);
    icmpwire_ip_octets((struct icmpwire_ip){0x20010db800780000, 2, 6}, s.packet + 24);
    s.size = 1300;
    while (times--)
        small_receive(&s);
}

static void packet_too_big_is_limited_where_the_policy_says_so(void **state)
{
    static const struct {
        enum icmpwire_host_kind kind;
        unsigned sent;
    } rows[] = {{ICMPWIRE_HOST_RFC, 6}, {ICMPWIRE_HOST_LINUX3, 20}, {ICMPWIRE_HOST_LINUX6, 20}};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        small_begin(&s, rows[i].kind);
        provoke_too_big(20);
        assert_int_equal(s.host.counters[ICMPWIRE_ICMP6_OUT_TYPE + 2], rows[i].sent);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(peers_that_others_push_out_are_full_again),
        cmocka_unit_test(the_one_unused_for_longest_makes_room),
        cmocka_unit_test(tokens_come_back_one_by_one),
        cmocka_unit_test(the_host_has_a_bucket_of_its_own),
        cmocka_unit_test(older_kernels_have_none),
        cmocka_unit_test(an_empty_bucket_lets_one_pass_each_20_milliseconds),
        cmocka_unit_test(defaults_are_the_policys),
        cmocka_unit_test(packet_too_big_is_limited_where_the_policy_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
