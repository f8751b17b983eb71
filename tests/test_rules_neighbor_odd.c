/* SPDX-License-Identifier: BSD-2-Clause */
/* Rare settings of neighbors, and neighbors and routers that say what few say. */
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

static int setup(void **unused)
{
    (void)unused;
    state.outcome = (struct icmpwire_outcome){.octets = octets, .room = sizeof octets};
    search_host(&state, ICMPWIRE_HOST_LINUX6);
    return 0;
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

/* ---- neighbors ---- */

static void ask_for_a_stranger(void)
{
    struct nd_packet packet = nd_echo(nd_peer_global, nd_host_global);

    search_receive(&state, nd_span(&packet), ICMPWIRE_CAST_HOST);
}

static void no_question_at_all(void **unused)
{
    (void)unused;
    set("net.ipv6.neigh.eth0.mcast_solicit", "0");
    ask_for_a_stranger();
    assert_int_equal(state.host.counters[ICMPWIRE_ICMP6_OUT_TYPE + 135], 0);
}

/* As short as may be: 10 ms between two. */
static void questions_at_the_least_interval(void **unused)
{
    uint64_t first;

    (void)unused;
    set("net.ipv6.neigh.eth0.retrans_time_ms", "1");
    ask_for_a_stranger();
    first = state.now;
    assert_int_equal(sent_within(135, 9000), 0);
    assert_int_equal(sent_within(135, 12000), 2);
    assert_true(state.now > first);
}

/* mcast_solicit is a number of any size for the kernel. */
static void given_up_after_300_questions(void **unused)
{
    (void)unused;
    set("net.ipv6.neigh.eth0.mcast_solicit", "300");
    ask_for_a_stranger();
    assert_int_equal(sent_within(135, 299 * (uint64_t)SECOND + SECOND / 2), 299);
    assert_true(icmpwire_host_next(&state.host) <= state.now + SECOND);
    assert_int_equal(sent_within(135, 10 * SECOND), 0);
}

static void another_mac_with_the_same_end(void **unused)
{
    static const uint8_t mac[6] = {2, 0, 0, 1, 0, 7};
    struct icmpwire_ip ip = icmpwire_ip6(nd_peer);
    struct nd_packet packet = nd_message(135, 0, nd_host_global, 7, nd_peer, nd_host_global);

    (void)unused;
    assert_true(icmpwire_host_add_neighbor(&state.host, LINK, ip, mac, ICMPWIRE_NEIGHBOR_STALE, state.now));
    search_receive(&state, nd_span(&packet), ICMPWIRE_CAST_HOST);
    assert_memory_equal(state.outcome.sent[0].destination_mac, "\2\0\0\0\0\7", 6);
}

/* ---- advertisements ---- */

static void advertised(const uint8_t *target)
{
    struct nd_packet packet = nd_message(136, 0x20, target, 9, nd_peer, all_hosts);

    search_receive(&state, nd_span(&packet), ICMPWIRE_CAST_MULTICAST);
}

static void somebody_has_an_optimistic_address(void **unused)
{
    struct icmpwire_ip ip = icmpwire_ip6(nd_host_global);

    (void)unused;
    set("net.ipv6.conf.eth0.optimistic_dad", "1");
    ip.low = 0x55;
    assert_true(icmpwire_host_add_address(&state.host, LINK, ip, 64, true, state.now));
    advertised((const uint8_t[16]){0x20, 1, 0xd, 0xb8, 0, 0x77, [15] = 0x55});
    assert_true(decided(ICMPWIRE_RULE_NA_COLLISION));
}

/* A router that says it is none any more: its routes go, those of others and of other links stay (RFC 4861 7.2.5). */
static void the_routes_of_a_router_that_ends(void **unused)
{
    static const uint8_t mac[6] = {2, 0, 0, 0, 0, 8};
    struct nd_packet here = nd_message(134, 0, NULL, 7, nd_peer, all_hosts), other;
    static const uint8_t another[16] = {0xfe, 0x80, [15] = 3};
    unsigned left = 0;

    (void)unused;
    here.octets[46] = 1;
    other = here;
    nd_finish(&here, nd_peer, all_hosts, 255, 24);
    nd_finish(&other, another, all_hosts, 255, 24);
    assert_non_null(icmpwire_host_add_device(&state.host, "eth1", 3, mac, 1500));
    search_receive(&state, nd_span(&here), ICMPWIRE_CAST_MULTICAST);
    search_receive(&state, nd_span(&other), ICMPWIRE_CAST_MULTICAST);
    icmpwire_receive(&state.host, state.now,
                     &(struct icmpwire_arrival){.device = 3,
                                                .cast = ICMPWIRE_CAST_MULTICAST,
                                                .ethertype = ICMPWIRE_ETHERTYPE_IPV6,
                                                .packet = nd_span(&here)},
                     &state.outcome);
    state.host.paths[0] = (struct icmpwire_path){.to = icmpwire_ip6(nd_peer_global), .gateway = icmpwire_ip6(nd_peer)};
    state.host.path_count = 1;
    advertised(nd_peer);
    for (size_t i = 0; i < ICMPWIRE_HOST_ROUTES; i++)
        left += state.host.routes[i].learned;
    assert_int_equal(left, 2);
    assert_int_equal(state.host.paths[0].gateway.version, 0);
}

/* What we say ourselves is no reason to change routes; a tunnel has no addresses of its own to be formed. */
static void router_advertisements_that_are_odd(void **unused)
{
    static const uint8_t net[8] = {0x20, 1, 0xd, 0xb8, 0, 0x99};
    struct nd_packet packet = nd_prefix(net, 0xc0, 600, 600);
    struct icmpwire_arrival arrival = {
        .device = 3, .cast = ICMPWIRE_CAST_MULTICAST, .ethertype = ICMPWIRE_ETHERTYPE_IPV6, .packet = nd_span(&packet)};

    (void)unused;
    assert_non_null(icmpwire_host_add_device(&state.host, "tun0", 3, NULL, 1500));
    icmpwire_receive(&state.host, state.now, &arrival, &state.outcome);
    assert_true(decided(ICMPWIRE_RULE_RA_ON_LINK));
    assert_false(decided(ICMPWIRE_RULE_RA_AUTONOMOUS));
    set("net.ipv6.conf.eth0.accept_ra_rtr_pref", "0");
    packet = nd_prefix(net, 0xc0, 600, 600);
    packet.octets[56] = 24;
    packet.octets[57] = 2;
    packet.octets[59] = 0;
    nd_finish(&packet, nd_peer, all_hosts, 255, 32);
    search_receive(&state, nd_span(&packet), ICMPWIRE_CAST_MULTICAST);
    assert_false(decided(ICMPWIRE_RULE_RA_ROUTE) || decided(ICMPWIRE_RULE_RA_ROUTE_UNWANTED));
}

/* A tunnel: there is no link-layer address to tell of. A proxy without an address of its own cannot answer. */
static void answers_on_a_tunnel(void **unused)
{
    struct nd_packet packet = nd_message(135, 0, nd_host, 0, nd_peer, nd_solicited_node_1);
    struct icmpwire_arrival arrival = {
        .device = 3, .cast = ICMPWIRE_CAST_MULTICAST, .ethertype = ICMPWIRE_ETHERTYPE_IPV6, .packet = nd_span(&packet)};

    (void)unused;
    assert_non_null(icmpwire_host_add_device(&state.host, "tun0", 3, NULL, 1500));
    assert_true(icmpwire_host_add_address(&state.host, 3, icmpwire_ip6(nd_host), 64, false, state.now));
    icmpwire_receive(&state.host, state.now, &arrival, &state.outcome);
    assert_int_equal(state.outcome.sent_count, 1);
    assert_int_equal(state.outcome.sent[0].packet.size, 40 + 24);
}

static void a_proxy_without_an_address(void **unused)
{
    static const uint8_t target[16] = {0xfe, 0x80, [15] = 0x55};
    struct nd_packet packet = nd_message(135, 0, target, 7, nd_peer, nd_host);

    (void)unused;
    search_bare_host(&state, ICMPWIRE_HOST_LINUX6);
    set("net.ipv6.conf.eth0.forwarding", "1");
    set("net.ipv6.conf.eth0.proxy_ndp", "1");
    assert_true(icmpwire_host_add_anycast(&state.host, LINK, icmpwire_ip6(nd_host)));
    assert_true(icmpwire_host_add_proxy(&state.host, LINK, icmpwire_ip6(target)));
    search_receive(&state, nd_span(&packet), ICMPWIRE_CAST_HOST);
    assert_true(decided(ICMPWIRE_RULE_ND_ANYCAST));
    assert_int_equal(state.outcome.sent_count, 0);
}

/* proxy_ndp is on, and the address is one of no proxy, or one of another link. */
static void nobody_to_speak_for(void **unused)
{
    static const uint8_t mac[6] = {2, 0, 0, 0, 0, 8}, target[16] = {0x20, 1, 0xd, 0xb8, 0, 0x77, [15] = 0x55};
    struct nd_packet packet = nd_message(135, 0, target, 7, nd_peer, nd_host_global);

    (void)unused;
    set("net.ipv6.conf.eth0.forwarding", "1");
    set("net.ipv6.conf.eth0.proxy_ndp", "1");
    assert_non_null(icmpwire_host_add_device(&state.host, "eth1", 3, mac, 1500));
    assert_true(icmpwire_host_add_proxy(&state.host, 3, icmpwire_ip6(target)));
    assert_true(icmpwire_host_add_proxy(&state.host, LINK, icmpwire_ip6(nd_peer_global)));
    search_receive(&state, nd_span(&packet), ICMPWIRE_CAST_HOST);
    assert_int_equal(state.outcome.sent_count, 0);
    assert_true(icmpwire_host_add_proxy(&state.host, LINK, icmpwire_ip6(target)));
    search_receive(&state, nd_span(&packet), ICMPWIRE_CAST_HOST);
    assert_int_equal(state.outcome.sent_count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(no_question_at_all, setup),
        cmocka_unit_test_setup(questions_at_the_least_interval, setup),
        cmocka_unit_test_setup(given_up_after_300_questions, setup),
        cmocka_unit_test_setup(another_mac_with_the_same_end, setup),
        cmocka_unit_test_setup(somebody_has_an_optimistic_address, setup),
        cmocka_unit_test_setup(the_routes_of_a_router_that_ends, setup),
        cmocka_unit_test_setup(router_advertisements_that_are_odd, setup),
        cmocka_unit_test_setup(answers_on_a_tunnel, setup),
        cmocka_unit_test_setup(a_proxy_without_an_address, setup),
        cmocka_unit_test_setup(nobody_to_speak_for, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
