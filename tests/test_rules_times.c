/* SPDX-License-Identifier: BSD-2-Clause */
/* Rare times and settings of listeners and limits; who hears of errors when a socket was closed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "nd_packets.h"
#include "state_search.h"

enum { SECOND = 1000000, LINK = SEARCH_DEVICE };

static struct searched state;
static uint8_t octets[SEARCH_OCTETS];
static const uint8_t all_hosts[16] = {0xff, 2, [15] = 1};
static const struct icmpwire_ip group = {UINT64_C(0xff02) << 48, 0x7777, 6};

static int begin_as(enum icmpwire_host_kind kind)
{
    state.outcome = (struct icmpwire_outcome){.octets = octets, .room = sizeof octets};
    search_host(&state, kind);
    return 0;
}

static int setup(void **unused)
{
    (void)unused;
    return begin_as(ICMPWIRE_HOST_LINUX6);
}

static void set(const char *name, const char *value)
{
    assert_true(icmpwire_host_set(&state.host, name, value));
}

static bool decided(enum icmpwire_rule rule)
{
    for (uint32_t i = 0; i < state.outcome.decided_count; i++)
        if (state.outcome.decided[i] == rule)
            return true;
    return false;
}

static struct icmpwire_device *link_of(void)
{
    return icmpwire_host_device(&state.host, LINK);
}

/* Messages of a type that go out within a time. */
static unsigned sent_within(uint8_t type, uint64_t within)
{
    uint64_t until = state.now + within;
    unsigned count = 0;

    while (icmpwire_host_next(&state.host) <= until) {
        state.now = icmpwire_host_next(&state.host);
        icmpwire_tick(&state.host, state.now, &state.outcome);
        for (uint32_t i = 0; i < state.outcome.sent_count; i++) {
            const uint8_t *p = state.outcome.sent[i].packet.data;
            count += p[0] >> 4 == 6 && p[p[6] == 0 ? 48 : 40] == type;
        }
    }
    state.now = until;
    return count;
}

/* ---- listeners ---- */

/* A query with hop limit 1 and router alert; `size` octets of the message, `delay` as on the wire. */
static void query(const struct icmpwire_ip *about, size_t size, uint16_t delay, uint16_t sources)
{
    struct nd_packet packet = {.size = 0};
    uint8_t message[128] = {130, 0, 0, 0, (uint8_t)(delay >> 8), (uint8_t)delay, [27] = (uint8_t)sources};
    uint16_t sum;

    if (about)
        icmpwire_ip_octets(*about, message + 8);
    for (unsigned i = 0; i < sources; i++)
        message[28 + 16 * i] = 0xfd;
    nd_finish(&packet, nd_peer, all_hosts, 1, 8 + size);
    packet.octets[6] = 0;
    memcpy(packet.octets + 40, (const uint8_t[]){58, 0, 5, 2, 0, 0, 1, 0}, 8);
    sum = (uint16_t)~icmpwire_checksum_sum(message, size,
                                           icmpwire_checksum_pseudo6(nd_peer, all_hosts, (uint32_t)size, 58));
    message[2] = (uint8_t)(sum >> 8);
    message[3] = (uint8_t)sum;
    memcpy(packet.octets + 48, message, size);
    search_receive(&state, nd_span(&packet), ICMPWIRE_CAST_MULTICAST);
}

static void nothing_to_report(void **unused)
{
    (void)unused;
    search_bare_host(&state, ICMPWIRE_HOST_LINUX6);
    query(NULL, 28, 1000, 0);
    assert_true(decided(ICMPWIRE_RULE_LISTENER_GENERAL));
    assert_int_equal(sent_within(143, 10 * SECOND), 0);
}

/* Joined, and left by a program that says it was long ago: the report about it has nothing to say. */
static void a_change_that_is_none(void **unused)
{
    (void)unused;
    assert_true(icmpwire_host_join(&state.host, LINK, group, state.now));
    assert_true(icmpwire_host_leave(&state.host, LINK, group, 0));
    assert_int_equal(sent_within(143, 10 * SECOND), 0);
}

/* As version 1 says it, a delay is a number of milliseconds; what both versions understand ends at 32767. */
static void a_long_delay_of_version_2_in_version_1(void **unused)
{
    (void)unused;
    assert_true(icmpwire_host_join(&state.host, LINK, group, 0));
    set("net.ipv6.conf.eth0.force_mld_version", "1");
    query(&group, 28, 0xffff, 0);
    assert_int_equal(sent_within(131, 32767 * (uint64_t)1000 + 1000), 1);
    query(&group, 28, 1000, 0);
    assert_int_equal(sent_within(131, SECOND), 1);
}

/* RFC 3810 section 8.2.1: going over to version 1 cancels what was pending; going on with it does not. */
static void queries_of_version_1_by_the_documents(void **unused)
{
    static const struct icmpwire_ip other = {UINT64_C(0xff02) << 48, 0x7778, 6};

    (void)unused;
    begin_as(ICMPWIRE_HOST_RFC);
    assert_true(icmpwire_host_join(&state.host, LINK, group, 0));
    assert_true(icmpwire_host_join(&state.host, LINK, other, 0));
    query(&group, 24, 1000, 0);
    query(&other, 24, 1000, 0); /* the first one is still pending */
    assert_int_equal(sent_within(131, 2 * SECOND), 2);
}

/* RFC 3810 section 6.2: sources are added to those of the pending report; about the group whole it stays. */
static void queries_about_sources(void **unused)
{
    unsigned place = 0;

    (void)unused;
    begin_as(ICMPWIRE_HOST_RFC);
    assert_true(icmpwire_host_join(&state.host, LINK, group, 0));
    while (link_of()->groups[place].ip.low != group.low)
        place++;
    query(&group, 28 + 16, 1000, 1);
    assert_true(link_of()->groups[place].for_sources);
    query(&group, 28 + 16, 1000, 1);
    assert_int_equal(link_of()->groups[place].source_count, 2);
    query(&group, 28, 1000, 0);
    assert_false(link_of()->groups[place].for_sources);
    query(&group, 28 + 16, 1000, 1);
    assert_false(link_of()->groups[place].for_sources);
}

static void less_robustness(void **unused)
{
    (void)unused;
    set("net.ipv6.mld_qrv", "1");
    link_of()->robustness = 1;
    query(NULL, 28, 1000, 0);
    assert_int_equal(link_of()->robustness, 1);
}

/* unsolicited_report_interval: as long as 32 bits of microseconds hold. */
static void a_very_long_interval(void **unused)
{
    (void)unused;
    set("net.ipv6.conf.eth0.mldv2_unsolicited_report_interval", "2000000000");
    assert_true(icmpwire_host_join(&state.host, LINK, group, state.now));
    assert_int_equal(sent_within(143, UINT64_C(4001) * SECOND), 2);
}

/* RFC 3590: reports come from a link-local address that is valid, else from ::. */
static void the_source_of_reports(void **unused)
{
    const struct icmpwire_ip link_local = {UINT64_C(0xfe80) << 48, 0x66, 6};
    struct icmpwire_host_address *address;

    (void)unused;
    search_bare_host(&state, ICMPWIRE_HOST_LINUX6);
    assert_true(icmpwire_host_add_anycast(&state.host, LINK, link_local));
    assert_true(icmpwire_host_join(&state.host, LINK, group, state.now));
    assert_int_equal(sent_within(143, SECOND / 10), 1);
    assert_true(decided(ICMPWIRE_RULE_LISTENER_NO_SOURCE));
    sent_within(143, 10 * SECOND);
    assert_true(icmpwire_host_add_address(&state.host, LINK, icmpwire_ip6(nd_host), 64, false, state.now));
    sent_within(143, 10 * SECOND);
    address = link_of()->addresses;
    while (address->ip.low != 1 || address->ip.version != 6)
        address++;
    address->state = ICMPWIRE_ADDRESS_DEPRECATED;
    query(NULL, 28, 1, 0);
    assert_int_equal(sent_within(143, SECOND), 1);
    assert_false(decided(ICMPWIRE_RULE_LISTENER_NO_SOURCE));
}

/* In version 1 there is no report of all groups when the first address is valid. */
static void an_address_that_is_valid_in_version_1(void **unused)
{
    (void)unused;
    search_bare_host(&state, ICMPWIRE_HOST_LINUX6);
    set("net.ipv6.conf.eth0.force_mld_version", "1");
    assert_true(icmpwire_host_add_address(&state.host, LINK, icmpwire_ip6(nd_host), 64, true, state.now));
    assert_int_equal(sent_within(143, 20 * SECOND), 0);
}

/* ---- limits ---- */

/* Two limits on one record: the one with the lower burst cuts the tokens, also when no time has passed. */
static void tokens_without_time(void **unused)
{
    struct icmpwire_ip to = icmpwire_ip6(nd_peer_global);
    struct nd_packet packet = nd_udp();
    struct icmpwire_peer *peer = state.host.peers;

    (void)unused;
    set("net.ipv6.icmp.ratelimit", "2000");
    search_receive(&state, nd_span(&packet), ICMPWIRE_CAST_HOST);
    while (peer->ip.low != to.low || peer->ip.high != to.high)
        peer++;
    assert_int_equal(peer->tokens, 6 * 2000 - 2000);
    set("net.ipv6.icmp.ratelimit", "1000");
    search_receive(&state, nd_span(&packet), ICMPWIRE_CAST_HOST);
    assert_int_equal(peer->tokens, 6 * 2000 - 2000 - 1000);
}

/* ---- sockets ---- */

/* An error about a UDP datagram of ours, with a place in the table in front that is free again. */
static void a_socket_that_was_closed(void **unused)
{
    static const uint32_t gids[1] = {0};
    struct icmpwire_socket socket = {.kind = ICMPWIRE_SOCKET_TCP,
                                     .version = 6,
                                     .local_port = 5,
                                     .remote_port = 7,
                                     .remote = icmpwire_ip6(nd_peer_global)};
    struct nd_packet packet = {.size = 0};
    uint32_t ping, number;

    (void)unused;
    set("net.ipv4.ping_group_range", "0 0");
    assert_int_equal(icmpwire_ping_open(&state.host, 6, gids, 1, &ping, &state.outcome), 0);
    assert_true(icmpwire_host_add_socket(&state.host, &socket, &number));
    icmpwire_ping_close(&state.host, ping);
    packet.octets[40] = 1;
    packet.octets[41] = 4;
    packet.octets[48] = 0x60;
    packet.octets[54] = 6;
    memcpy(packet.octets + 56, nd_host_global, 16);
    memcpy(packet.octets + 72, nd_peer_global, 16);
    packet.octets[89] = 5;
    packet.octets[91] = 7;
    nd_finish(&packet, nd_peer_global, nd_host_global, 64, 8 + 40 + 8);
    search_receive(&state, nd_span(&packet), ICMPWIRE_CAST_HOST);
    assert_int_equal(state.host.counters[ICMPWIRE_ICMP6_IN_ERRORS], 0);
    assert_int_equal(state.outcome.notice_count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(nothing_to_report, setup),
        cmocka_unit_test_setup(a_change_that_is_none, setup),
        cmocka_unit_test_setup(a_long_delay_of_version_2_in_version_1, setup),
        cmocka_unit_test_setup(queries_of_version_1_by_the_documents, setup),
        cmocka_unit_test_setup(queries_about_sources, setup),
        cmocka_unit_test_setup(less_robustness, setup),
        cmocka_unit_test_setup(a_very_long_interval, setup),
        cmocka_unit_test_setup(the_source_of_reports, setup),
        cmocka_unit_test_setup(an_address_that_is_valid_in_version_1, setup),
        cmocka_unit_test_setup(tokens_without_time, setup),
        cmocka_unit_test_setup(a_socket_that_was_closed, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
