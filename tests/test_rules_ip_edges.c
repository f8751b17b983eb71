/* SPDX-License-Identifier: BSD-2-Clause */
/* The IP layer with packets that no wire carries: from the loopback device, longer than frames, about hosts whose
 * addresses have changed; and policies of older hosts. */
#include "host_router.h"

/* ---- the loopback device ---- */

static void from_ourselves(void **state)
{
    (void)state;
    echo4(0x7f000001, 0x7f000001);
    receive(LO);
    assert_int_equal(s.host.counters[ICMPWIRE_ICMPMSG_IN_TYPE + 8], 1);
    echo4(SMALL_OURS, SMALL_OURS);
    receive(LO);
    assert_int_equal(s.host.counters[ICMPWIRE_ICMPMSG_IN_TYPE + 8], 2);
    echo4(0x7f000001, 0x7f000001);
    receive(SMALL_LINK); /* RFC 1122 section 3.2.1.3 g */
    assert_int_equal(s.host.counters[ICMPWIRE_ICMPMSG_IN_TYPE + 8], 2);
}

static void link_local_addresses_on_lo(void **state)
{
    (void)state;
    echo6(address6(0, 1), link_local);
    receive(LO); /* of nobody */
    assert_int_equal(s.host.counters[ICMPWIRE_ICMP6_IN_TYPE + 128], 0);
    assert_true(icmpwire_host_add_address(&s.host, SMALL_LINK, link_local, 64, false, s.now));
    receive(LO);
    assert_int_equal(s.host.counters[ICMPWIRE_ICMP6_IN_TYPE + 128], 1);
}

/* ::1 is no source for others (RFC 4291 section 2.5.3). */
static void loopback_is_not_forwarded(void **state)
{
    (void)state;
    echo6(address6(0, 1), address6(SMALL_GLOBAL, 2));
    receive(LO);
    assert_int_equal(s.outcome.sent_count, 0);
    assert_true(small_decided(&s, ICMPWIRE_RULE_IP6_FORWARD_SOURCE));
    echo6(address6(SMALL_GLOBAL, 1), address6(SMALL_GLOBAL, 2));
    receive(LO);
    assert_true(small_decided(&s, ICMPWIRE_RULE_IP6_FORWARDED));
}

/* Errors to ourselves have no limit. */
static void no_limit_on_lo(void **state)
{
    (void)state;
    header6(address6(0, 1), address6(0, 1), 253, 8);
    for (int i = 0; i < 100; i++)
        assert_true(provoke(LO, ICMPWIRE_CAST_HOST, 1, 4, 0));
    small_header4(packet, SMALL_OURS, SMALL_OURS, UDP, 0);
    size = 20;
    for (int i = 0; i < 100; i++)
        assert_true(provoke(LO, ICMPWIRE_CAST_HOST, 3, 3, 0));
}

/* ---- links ---- */

/* RFC 8200 section 5: every link takes 1280 octets; the error about more says so. */
static void a_link_that_is_too_narrow(void **state)
{
    (void)state;
    assert_true(icmpwire_host_add_address(&s.host, OTHER_LINK, address6(SMALL_GLOBAL + 1, 1), 64, false, s.now));
    header6(address6(SMALL_GLOBAL, 2), address6(SMALL_GLOBAL + 1, 2), 253, 1300);
    receive(SMALL_LINK);
    assert_int_equal(s.outcome.sent_count, 1);
    assert_int_equal(s.outcome.sent[0].packet.data[40], 2);
    assert_memory_equal(s.outcome.sent[0].packet.data + 44, "\0\0\5\0", 4);
}

/* ---- long packets ---- */

static void a_jumbogram(void **state)
{
    const uint32_t payload = 65536 + 8;

    (void)state;
    memset(packet, 0, sizeof packet);
    header6(address6(SMALL_GLOBAL, 2), address6(SMALL_GLOBAL, 1), 0, 0);
    size = 40 + (size_t)payload + 9; /* what is behind it is not of it */
    memcpy(packet + 40, (const uint8_t[]){ICMP6, 0, 0xc2, 4}, 4);
    small_put32(packet + 44, payload);
    packet[48] = 128;
    small_put16(packet + 50,
                (uint16_t)~icmpwire_checksum_sum(
                    packet + 48, payload - 8, icmpwire_checksum_pseudo6(packet + 8, packet + 24, payload - 8, ICMP6)));
    receive(SMALL_LINK);
    assert_int_equal(s.host.counters[ICMPWIRE_ICMP6_IN_TYPE + 128], 1);
}

/* A fragment of `octets` behind a hop-by-hop header of 8 octets. */
static void fragment(uint32_t offset, size_t octets, bool more)
{
    header6(address6(SMALL_GLOBAL, 2), address6(SMALL_GLOBAL, 1), 0, 16 + octets);
    memset(packet + 40, 0, 16 + octets);
    memcpy(packet + 40, (const uint8_t[]){FRAGMENT, 0, 1, 4}, 4);
    packet[48] = 253;
    small_put16(packet + 50, (uint16_t)(offset | more));
    receive(SMALL_LINK);
}

/* 65,535 octets in fragments, and 8 of headers that were not in them: no payload length can say that. */
static void fragments_that_are_too_long_together(void **state)
{
    (void)state;
    fragment(0, 32760, true);
    fragment(32760, 32760, true);
    fragment(65520, 8, true);
    assert_int_equal(s.host.counters[ICMPWIRE_IP6_REASM_FAILS], 0);
    fragment(65528, 7, false);
    assert_int_equal(s.host.counters[ICMPWIRE_IP6_REASM_FAILS], 1);
    assert_int_equal(s.host.counters[ICMPWIRE_IP6_REASM_OKS], 0);
}

/* ---- fragments whose time is over ---- */

static void first_fragment(void)
{
    echo4(SMALL_PEER, SMALL_OURS);
    packet[6] = 0x20;
    small_put16(packet + 10, 0);
    small_put16(packet + 10, (uint16_t)~icmpwire_checksum_sum(packet, 20, 0));
    receive(SMALL_LINK);
}

/* Its source is ours by then, which no source of a packet can be. */
static void a_source_that_has_become_ours(void **state)
{
    (void)state;
    first_fragment();
    assert_true(icmpwire_host_add_address(&s.host, OTHER_LINK, icmpwire_ip4(SMALL_PEER), 32, false, s.now));
    s.now += 31 * SMALL_SECOND;
    icmpwire_tick(&s.host, s.now, &s.outcome);
    assert_int_equal(s.host.counters[ICMPWIRE_IP_REASM_TIMEOUT], 1);
    assert_int_equal(s.host.counters[ICMPWIRE_ICMP_OUT_MSGS], 0);
}

/* ---- policies ---- */

/* Kernels before CALIPSO and IOAM skip these options: their first bits are 00 (RFC 8200 section 4.2). */
static void options_of_older_hosts(void **state)
{
    static const uint8_t kinds[] = {7, 49};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(begin_as(ICMPWIRE_HOST_LINUX3), 0);
        header6(address6(SMALL_GLOBAL, 2), address6(SMALL_GLOBAL, 1), 0, 8);
        memcpy(packet + 40, (const uint8_t[]){59, 0, kinds[i], 4, 0, 0, 0, 0}, 8);
        receive(SMALL_LINK);
        assert_true(small_decided(&s, ICMPWIRE_RULE_IP6_OPTION_SKIP));
    }
}

/* A policy of one's own, that knows no extended echo and tells unknown types late. */
static void extended_echo_replies_that_nobody_knows(void **state)
{
    static const uint8_t message[8] = {43, 0, 0, 0, 0, 7, 1, 0};
    struct icmpwire_host_policy policy = *icmpwire_host_policy_of(ICMPWIRE_HOST_LINUX6);

    (void)state;
    policy.knows_extended_echo = 0;
    s.host.policy = &policy;
    small_icmp4(&s, SMALL_PEER, SMALL_OURS, message, sizeof message);
    assert_int_equal(s.host.counters[ICMPWIRE_ICMP_IN_ERRORS], 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(from_ourselves, begin),
        cmocka_unit_test_setup(link_local_addresses_on_lo, begin),
        cmocka_unit_test_setup(loopback_is_not_forwarded, begin),
        cmocka_unit_test_setup(no_limit_on_lo, begin),
        cmocka_unit_test_setup(a_link_that_is_too_narrow, begin),
        cmocka_unit_test_setup(a_jumbogram, begin),
        cmocka_unit_test_setup(fragments_that_are_too_long_together, begin),
        cmocka_unit_test_setup(a_source_that_has_become_ours, begin),
        cmocka_unit_test_setup(options_of_older_hosts, begin),
        cmocka_unit_test_setup(extended_echo_replies_that_nobody_knows, begin),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
