/* SPDX-License-Identifier: BSD-2-Clause */
/* Neighbor Discovery over long times and with full tables, and what no live kernel shows: proxies, nonces that come
 * back, questions for routers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "nd_packets.h"
#include "state_search.h"

enum { SECOND = 1000000 };

static struct searched state;
static uint8_t octets[SEARCH_OCTETS];

static int setup(void **unused)
{
    (void)unused;
    state.outcome = (struct icmpwire_outcome){.octets = octets, .room = sizeof octets};
    search_host(&state, ICMPWIRE_HOST_LINUX6);
    return 0;
}

static const struct icmpwire_outcome *receive(struct nd_packet packet)
{
    search_receive(&state, nd_span(&packet), ICMPWIRE_CAST_MULTICAST);
    return &state.outcome;
}

static void set(const char *name, const char *value)
{
    assert_true(icmpwire_host_set(&state.host, name, value));
}

static void permanent(struct icmpwire_ip ip, uint8_t mac)
{
    const uint8_t address[6] = {2, 0, 0, 0, 0, mac};

    assert_true(
        icmpwire_host_add_neighbor(&state.host, SEARCH_DEVICE, ip, address, ICMPWIRE_NEIGHBOR_PERMANENT, state.now));
}

/* An address in 2001:db8:77::/64. */
static void neighbor_octets(uint32_t number, uint8_t address[16])
{
    memcpy(address, nd_peer_global, 16);
    for (int i = 0; i < 4; i++)
        address[12 + i] = (uint8_t)(number >> (24 - 8 * i));
}

static const struct icmpwire_neighbor *entry_of(const uint8_t address[16])
{
    struct icmpwire_ip ip = icmpwire_ip6(address);

    for (size_t i = 0; i < ICMPWIRE_HOST_NEIGHBORS; i++)
        if (state.host.neighbors[i].ip.version == 6 && state.host.neighbors[i].ip.high == ip.high &&
            state.host.neighbors[i].ip.low == ip.low)
            return &state.host.neighbors[i];
    return NULL;
}

/* ---- full tables ---- */

static void asks(uint32_t number)
{
    uint8_t address[16];

    neighbor_octets(number, address);
    receive(nd_message(135, 0, nd_host_global, 7, address, nd_solicited_node_1));
    state.now += 1000;
}

static void the_neighbor_used_longest_ago_goes(void **unused)
{
    uint8_t first[16], second[16];

    (void)unused;
    permanent((struct icmpwire_ip){0xfe80000000000000, 2, 6}, 2);
    for (uint32_t i = 0; i < ICMPWIRE_HOST_NEIGHBORS - 1; i++)
        asks(0x1000 + i);
    neighbor_octets(0x1000, first);
    neighbor_octets(0x1001, second);
    assert_non_null(entry_of(first));
    asks(0x1000); /* used again: now the second is the oldest */
    asks(0x2000);
    assert_non_null(entry_of(first));
    assert_null(entry_of(second));
    assert_non_null(entry_of(nd_peer));
}

static void a_flood_of_askers_leaves_permanent_neighbors(void **unused)
{
    (void)unused;
    permanent((struct icmpwire_ip){0xfe80000000000000, 2, 6}, 2);
    for (uint32_t i = 0; i < 1000000; i++) {
        uint8_t address[16];
        struct nd_packet packet;
        neighbor_octets(0x10000 + i, address);
        packet = nd_message(135, 0, nd_host_global, 7, address, nd_solicited_node_1);
        search_receive(&state, nd_span(&packet), ICMPWIRE_CAST_MULTICAST);
        assert_int_equal(state.outcome.sent_count, 1);
    }
    assert_int_equal(entry_of(nd_peer)->state, ICMPWIRE_NEIGHBOR_PERMANENT);
}

static void no_neighbor_is_learned_among_permanent_ones(void **unused)
{
    uint8_t address[16];

    (void)unused;
    for (uint64_t i = 0; i < ICMPWIRE_HOST_NEIGHBORS; i++)
        permanent((struct icmpwire_ip){0xfe80000000000000, 0x100 + i, 6}, 2);
    neighbor_octets(9, address);
    receive(nd_message(135, 0, nd_host_global, 7, address, nd_solicited_node_1));
    assert_null(entry_of(address));
    assert_int_equal(state.outcome.sent_count, 0);
}

static void the_packet_that_waited_longest_is_dropped(void **unused)
{
    uint8_t address[16];
    size_t replies = 0;

    (void)unused;
    for (unsigned i = 0; i < ICMPWIRE_HOST_WAITING + 4; i++) {
        struct nd_packet packet = nd_echo(nd_peer_global, nd_host_global);
        packet.octets[40 + 15] = (uint8_t)i;
        nd_finish(&packet, nd_peer_global, nd_host_global, 64, 16);
        search_receive(&state, nd_span(&packet), ICMPWIRE_CAST_HOST);
        assert_int_equal(state.outcome.sent_count, i == 0); /* the question */
    }
    neighbor_octets(2, address);
    receive(nd_message(136, 0x60, address, 2, address, nd_host_global));
    for (uint32_t i = 0; i < state.outcome.sent_count; i++, replies++)
        assert_int_equal(state.outcome.sent[i].packet.data[40 + 15], 4 + i);
    assert_int_equal(replies, ICMPWIRE_HOST_WAITING);
}

static void a_million_routers_fit(void **unused)
{
    size_t learned = 0;

    (void)unused;
    set("net.ipv6.conf.eth0.accept_ra_rt_info_max_plen", "64");
    for (uint32_t i = 0; i < 1000000; i++) {
        uint8_t router[16] = {
            0xfe, 0x80, [12] = 1, [13] = (uint8_t)(i >> 16), [14] = (uint8_t)(i >> 8), [15] = (uint8_t)i};
        uint8_t prefix[16] = {0x20, 1, 0xd, 0xb8, [4] = (uint8_t)(i >> 16), [5] = (uint8_t)(i >> 8), [6] = (uint8_t)i};
        struct nd_packet packet = nd_prefix(prefix, 0xc0, 1000, 1000);
        packet.octets[46] = 7; /* a router lifetime of 1,800 seconds */
        packet.octets[47] = 8;
        nd_finish(&packet, router, nd_all_nodes, 255, 48);
        search_receive(&state, nd_span(&packet), ICMPWIRE_CAST_MULTICAST);
    }
    for (size_t i = 0; i < ICMPWIRE_HOST_ROUTES; i++)
        learned += state.host.routes[i].learned;
    assert_in_range(learned, 1, ICMPWIRE_HOST_ROUTES);
    for (size_t i = 0; i < ICMPWIRE_HOST_ADDRESSES; i++) /* the last of them all is there, and the first address too */
        assert_true(state.host.devices[1].addresses[i].ip.version);
    receive(nd_echo(nd_host_global, nd_host_global));
}

/* ---- addresses ---- */

static const uint8_t net[16] = {0x20, 1, 0xd, 0xb8, 0, 0x55};
static const uint8_t of_prefix[16] = {0x20, 1, 0xd, 0xb8, 0, 0x55, [11] = 0xff, [12] = 0xfe, [15] = 1};

static const struct icmpwire_host_address *formed(void)
{
    for (size_t i = 0; i < ICMPWIRE_HOST_ADDRESSES; i++)
        if (state.host.devices[1].addresses[i].learned)
            return &state.host.devices[1].addresses[i];
    return NULL;
}

static void an_address_lives_as_long_as_it_was_told(void **unused)
{
    (void)unused;
    receive(nd_prefix(net, 0x40, 2592000, 604800));
    assert_int_equal(formed()->state, ICMPWIRE_ADDRESS_TENTATIVE);
    search_wait(&state, 3ull * SECOND);
    assert_int_equal(formed()->state, ICMPWIRE_ADDRESS_PREFERRED);
    search_wait(&state, 604796ull * SECOND);
    assert_int_equal(formed()->state, ICMPWIRE_ADDRESS_PREFERRED);
    search_wait(&state, 2ull * SECOND);
    assert_int_equal(formed()->state, ICMPWIRE_ADDRESS_DEPRECATED);
    search_wait(&state, (2592000ull - 604802) * SECOND);
    assert_non_null(formed());
    search_wait(&state, 2ull * SECOND);
    assert_null(formed());
}

static void an_address_without_end_stays(void **unused)
{
    (void)unused;
    receive(nd_prefix(net, 0x40, UINT32_MAX, UINT32_MAX));
    search_wait(&state, 100ull * 365 * 86400 * SECOND);
    assert_int_equal(formed()->state, ICMPWIRE_ADDRESS_PREFERRED);
}

static void a_probe_that_comes_back_is_no_collision(void **unused)
{
    (void)unused;
    receive(nd_prefix(net, 0x40, 1000, 1000));
    receive(nd_probe(of_prefix, formed()->nonce));
    assert_int_equal(state.outcome.rule, ICMPWIRE_RULE_ND_OWN_NONCE);
    assert_int_equal(formed()->state, ICMPWIRE_ADDRESS_TENTATIVE);
    receive(nd_probe(of_prefix, formed()->nonce ^ 2));
    assert_int_equal(state.outcome.rule, ICMPWIRE_RULE_ND_COLLISION);
    assert_null(formed());
}

/* RFC 4429: an optimistic address is answered for, but overrides nobody. */
static void an_optimistic_address_answers_without_override(void **unused)
{
    struct nd_packet packet;

    (void)unused;
    set("net.ipv6.conf.eth0.optimistic_dad", "1");
    packet = nd_prefix(net, 0x40, 1000, 1000);
    memcpy(packet.octets + 88, (const uint8_t[]){1, 1, 2, 0, 0, 0, 0, 2}, 8);
    nd_finish(&packet, nd_peer, nd_all_nodes, 255, 56);
    receive(packet);
    assert_int_equal(formed()->state, ICMPWIRE_ADDRESS_OPTIMISTIC);
    receive(nd_message(135, 0, of_prefix, 2, nd_peer, nd_solicited_node_1));
    assert_int_equal(state.outcome.sent_count, 1);
    assert_int_equal(state.outcome.sent[0].packet.data[40], 136);
    assert_int_equal(state.outcome.sent[0].packet.data[44], 0x40);
}

/* ---- proxies ---- */

static void a_proxy_answers_where_it_forwards(void **unused)
{
    uint8_t other[16];

    (void)unused;
    neighbor_octets(0x99, other);
    assert_true(icmpwire_host_add_proxy(&state.host, SEARCH_DEVICE, icmpwire_ip6(other)));
    assert_false(icmpwire_host_add_proxy(&state.host, 99, icmpwire_ip6(other)));
    receive(nd_message(135, 0, other, 2, nd_peer, nd_host_global));
    assert_int_equal(state.outcome.rule, ICMPWIRE_RULE_ND_OTHERS);
    set("net.ipv6.conf.all.forwarding", "1");
    set("net.ipv6.conf.eth0.proxy_ndp", "1");
    receive(nd_message(135, 0, other, 2, nd_peer, nd_host_global));
    assert_int_equal(state.outcome.sent_count, 1);
    assert_int_equal(state.outcome.sent[0].packet.data[44], 0x40); /* neither router nor override */
    assert_memory_equal(state.outcome.sent[0].packet.data + 48, other, 16);
    receive(nd_message(135, 0, other, 2, nd_peer, nd_solicited_node_1));
    assert_int_equal(state.outcome.sent_count, 0);
    assert_int_equal(state.outcome.verdict, ICMPWIRE_VERDICT_KEPT);
    assert_in_range(icmpwire_host_next(&state.host), state.now, state.now + 800000);
}

static void late_answers_are_bounded(void **unused)
{
    uint8_t other[16];
    uint64_t before;

    (void)unused;
    neighbor_octets(0x99, other);
    permanent((struct icmpwire_ip){0xfe80000000000000, 2, 6}, 2);
    set("net.ipv6.conf.all.forwarding", "1");
    set("net.ipv6.conf.all.proxy_ndp", "1");
    assert_true(icmpwire_host_add_proxy(&state.host, SEARCH_DEVICE, icmpwire_ip6(other)));
    for (int i = 0; i < 1000; i++)
        receive(nd_message(135, 0, other, 2, nd_peer, nd_solicited_node_1));
    before = state.host.counters[ICMPWIRE_ICMP6_OUT_TYPE + 136];
    search_wait(&state, SECOND);
    assert_int_equal(state.host.counters[ICMPWIRE_ICMP6_OUT_TYPE + 136] - before, ICMPWIRE_HOST_ANSWERS);
}

/* ---- routers asked for ---- */

static uint64_t solicitations(void)
{
    return state.host.counters[ICMPWIRE_ICMP6_OUT_TYPE + 133];
}

static void begin_tentative(enum icmpwire_host_kind kind)
{
    search_bare_host(&state, kind);
    assert_true(icmpwire_host_add_address(&state.host, SEARCH_DEVICE, icmpwire_ip6(nd_host), 64, true, state.now));
}

/* 4 seconds, then twice as long each time, up to an hour: RFC 7559. */
static void routers_are_asked_for_less_and_less(void **unused)
{
    uint64_t first, after_a_day;

    (void)unused;
    begin_tentative(ICMPWIRE_HOST_LINUX6);
    search_wait(&state, 3ull * SECOND);
    assert_int_equal(solicitations(), 1);
    search_wait(&state, 4ull * SECOND);
    first = solicitations();
    assert_int_equal(first, 2);
    search_wait(&state, 9ull * SECOND);
    assert_int_equal(solicitations(), 3);
    search_wait(&state, 86400ull * SECOND);
    after_a_day = solicitations();
    assert_in_range(after_a_day, 10 + 21, 10 + 28);
}

static void a_router_ends_the_questions(void **unused)
{
    (void)unused;
    begin_tentative(ICMPWIRE_HOST_LINUX6);
    search_wait(&state, 3ull * SECOND);
    receive(nd_message(134, 0, NULL, 2, nd_peer, nd_all_nodes));
    search_wait(&state, 86400ull * SECOND);
    assert_int_equal(solicitations(), 1);
}

static void nobody_is_asked_without_detection(void **unused)
{
    (void)unused;
    search_wait(&state, 86400ull * SECOND);
    assert_int_equal(solicitations(), 0);
}

static void who_forwards_asks_nobody(void **unused)
{
    (void)unused;
    search_bare_host(&state, ICMPWIRE_HOST_LINUX6);
    set("net.ipv6.conf.all.forwarding", "1");
    assert_true(icmpwire_host_add_address(&state.host, SEARCH_DEVICE, icmpwire_ip6(nd_host), 64, true, state.now));
    search_wait(&state, 86400ull * SECOND);
    assert_int_equal(solicitations(), 0);
}

/* ---- policies ---- */

static void once_routers_were_asked_for_three_times(void **unused)
{
    (void)unused;
    begin_tentative(ICMPWIRE_HOST_LINUX3);
    assert_int_equal(state.host.devices[1].addresses[0].nonce, 0);
    search_wait(&state, 13ull * SECOND);
    assert_int_equal(solicitations(), 3);
    search_wait(&state, 86400ull * SECOND);
    assert_int_equal(solicitations(), 3);
}

/* Route information with a prefix of 65 bits in an option of 16 octets: the kernel takes it. */
static bool takes_a_prefix_too_long(enum icmpwire_host_kind kind)
{
    static const uint8_t option[16] = {24, 2, 65, 0, 0, 0, 7, 8, 0x20, 1, 0xd, 0xb8, 0, 0x99};
    struct nd_packet packet = nd_message(134, 0, NULL, 0, nd_peer, nd_all_nodes);

    search_host(&state, kind);
    set("net.ipv6.conf.eth0.accept_ra_rt_info_max_plen", "128");
    memcpy(packet.octets + 56, option, sizeof option);
    nd_finish(&packet, nd_peer, nd_all_nodes, 255, 32);
    receive(packet);
    for (size_t i = 0; i < ICMPWIRE_HOST_ROUTES; i++)
        if (state.host.routes[i].learned)
            return true;
    return false;
}

static void documents_measure_the_prefix(void **unused)
{
    (void)unused;
    assert_false(takes_a_prefix_too_long(ICMPWIRE_HOST_RFC));
    assert_true(takes_a_prefix_too_long(ICMPWIRE_HOST_LINUX3));
    assert_true(takes_a_prefix_too_long(ICMPWIRE_HOST_LINUX6));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_neighbor_used_longest_ago_goes, setup),
        cmocka_unit_test_setup(a_flood_of_askers_leaves_permanent_neighbors, setup),
        cmocka_unit_test_setup(no_neighbor_is_learned_among_permanent_ones, setup),
        cmocka_unit_test_setup(the_packet_that_waited_longest_is_dropped, setup),
        cmocka_unit_test_setup(a_million_routers_fit, setup),
        cmocka_unit_test_setup(an_address_lives_as_long_as_it_was_told, setup),
        cmocka_unit_test_setup(an_address_without_end_stays, setup),
        cmocka_unit_test_setup(a_probe_that_comes_back_is_no_collision, setup),
        cmocka_unit_test_setup(an_optimistic_address_answers_without_override, setup),
        cmocka_unit_test_setup(a_proxy_answers_where_it_forwards, setup),
        cmocka_unit_test_setup(late_answers_are_bounded, setup),
        cmocka_unit_test_setup(routers_are_asked_for_less_and_less, setup),
        cmocka_unit_test_setup(a_router_ends_the_questions, setup),
        cmocka_unit_test_setup(nobody_is_asked_without_detection, setup),
        cmocka_unit_test_setup(who_forwards_asks_nobody, setup),
        cmocka_unit_test_setup(once_routers_were_asked_for_three_times, setup),
        cmocka_unit_test_setup(documents_measure_the_prefix, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
