/* SPDX-License-Identifier: BSD-2-Clause */
/* Routers that advertise: what they say, when, and who may. RFC 4861 sections 4.2 and 6.2, RFC 4191 section 2.2. */
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
static const struct icmpwire_advertising says = {.managed = true,
                                                 .preference = -1,
                                                 .hop_limit = 64,
                                                 .lifetime = 1800,
                                                 .mtu = 1400,
                                                 .reachable = 30000,
                                                 .retransmit = 1000,
                                                 .valid = 7200,
                                                 .preferred = 3600};

static struct icmpwire_ip address(uint64_t high, uint64_t low)
{
    return (struct icmpwire_ip){high, low, 6};
}

static int setup(void **unused)
{
    (void)unused;
    state.outcome = (struct icmpwire_outcome){.octets = octets, .room = sizeof octets};
    search_host(&state, ICMPWIRE_HOST_LINUX6);
    return icmpwire_host_set(&state.host, "net.ipv6.conf.all.forwarding", "1") ? 0 : -1;
}

static bool advertise(uint32_t device, const struct icmpwire_advertising *advertising)
{
    return icmpwire_host_advertise(&state.host, device, advertising, state.now);
}

static void solicit(uint8_t mac)
{
    static const uint8_t all_routers[16] = {0xff, 2, [15] = 2};
    struct nd_packet packet = nd_message(133, 0, NULL, mac, nd_peer, all_routers);

    search_receive(&state, nd_span(&packet), ICMPWIRE_CAST_MULTICAST);
}

/* Lets time pass until there is an advertisement; null when there is none within so long. */
static const struct icmpwire_sent *advertisement(uint64_t within)
{
    uint64_t until = state.now + within;

    while (icmpwire_host_next(&state.host) <= until) {
        state.now = icmpwire_host_next(&state.host);
        icmpwire_tick(&state.host, state.now, &state.outcome);
        for (uint32_t i = 0; i < state.outcome.sent_count; i++)
            if (state.outcome.sent[i].packet.data[40] == 134)
                return &state.outcome.sent[i];
    }
    state.now = until;
    return NULL;
}

static void who_may_not(void **unused)
{
    struct icmpwire_advertising wrong = says;

    (void)unused;
    assert_false(advertise(9, &says));
    assert_false(advertise(1, &says)); /* lo */
    wrong.preference = -2;
    assert_false(advertise(LINK, &wrong));
    wrong.preference = 2;
    assert_false(advertise(LINK, &wrong));
    wrong.preference = 1;
    wrong.preferred = wrong.valid + 1;
    assert_false(advertise(LINK, &wrong));
    wrong.preferred = wrong.valid;
    for (uint64_t i = 0; i <= ICMPWIRE_HOST_GROUPS; i++)
        icmpwire_host_join(&state.host, LINK, address(UINT64_C(0xff02) << 48, 0x1000 + i), 0);
    assert_true(icmpwire_host_leave(&state.host, LINK, address(UINT64_C(0xff02) << 48, 2), 0));
    assert_true(icmpwire_host_join(&state.host, LINK, address(UINT64_C(0xff02) << 48, 0x2000), 0));
    assert_false(advertise(LINK, &wrong)); /* no place for the group of routers */
    assert_true(icmpwire_host_leave(&state.host, LINK, address(UINT64_C(0xff02) << 48, 0x2000), 0));
    assert_true(advertise(LINK, &wrong));
}

/* Octets: type, code, checksum, hop limit, flags, lifetime, reachable, retransmit. */
static void what_is_said(void **unused)
{
    static const uint8_t fixed[] = {64, 0x98, 7, 8, 0, 0, 0x75, 0x30, 0, 0, 3, 0xe8};
    static const uint8_t mac[] = {1, 1, 2, 0, 0, 0, 0, 1}, mtu[] = {5, 1, 0, 0, 0, 0, 5, 0x78};
    static const uint8_t prefix[] = {3,    4, 64, 0xc0, 0, 0,    0x1c, 0x20, 0,    0, 0x0e,
                                     0x10, 0, 0,  0,    0, 0x20, 1,    0x0d, 0xb8, 0, 0x77};
    const struct icmpwire_sent *sent;

    (void)unused;
    assert_true(advertise(LINK, &says));
    solicit(0);
    sent = advertisement(SECOND / 2);
    assert_non_null(sent);
    assert_int_equal(sent->packet.size, 40 + 16 + 8 + 8 + 32);
    assert_memory_equal(sent->packet.data + 44, fixed, sizeof fixed);
    assert_memory_equal(sent->packet.data + 56, mac, sizeof mac);
    assert_memory_equal(sent->packet.data + 64, mtu, sizeof mtu);
    assert_memory_equal(sent->packet.data + 72, prefix, sizeof prefix);
}

static void what_is_left_out(void **unused)
{
    static const struct icmpwire_advertising little = {.other = true, .preference = 1};
    const struct icmpwire_sent *sent;

    (void)unused;
    assert_true(advertise(LINK, &little));
    solicit(7);
    sent = advertisement(SECOND / 2);
    assert_non_null(sent);
    assert_int_equal(sent->packet.size, 40 + 16 + 8 + 32);
    assert_int_equal(sent->packet.data[45], 0x40); /* no preference of what is no router (RFC 4191 section 2.2) */
}

/* Each network once, and none of link-local, anycast or IPv4 addresses. */
static void the_prefixes(void **unused)
{
    const uint64_t site = UINT64_C(0x20010db800770000);
    const struct icmpwire_sent *sent;

    (void)unused;
    assert_true(icmpwire_host_add_anycast(&state.host, LINK, address(UINT64_C(0x20010db800990000), 1)));
    assert_true(icmpwire_host_add_address(&state.host, LINK, icmpwire_ip4(0x0a4d0001), 24, false, state.now));
    assert_true(icmpwire_host_add_address(&state.host, LINK, address(site, 9), 64, false, state.now));
    assert_true(icmpwire_host_add_address(&state.host, LINK, address(site, 10), 80, false, state.now));
    assert_true(icmpwire_host_add_address(&state.host, LINK, address(site + 1, 1), 64, false, state.now));
    assert_true(advertise(LINK, &says));
    solicit(0);
    sent = advertisement(SECOND / 2);
    assert_non_null(sent);
    assert_int_equal(sent->packet.size, 40 + 16 + 8 + 8 + 3 * 32);
    assert_int_equal(sent->packet.data[72 + 2], 64);
    assert_int_equal(sent->packet.data[104 + 2], 80);
    assert_int_equal(sent->packet.data[104 + 3], 0x80); /* on the link, not for addresses (RFC 4862 section 5.5.3 d) */
    assert_int_equal(sent->packet.data[136 + 16 + 7], 1);
}

static void three_seconds_between_two(void **unused)
{
    uint64_t first;

    (void)unused;
    assert_true(advertise(LINK, &says));
    solicit(0);
    assert_non_null(advertisement(SECOND / 2));
    first = state.now;
    solicit(0);
    assert_non_null(advertisement(4 * SECOND));
    assert_true(state.now >= first + 3 * SECOND && state.now <= first + 3 * SECOND + SECOND / 2);
    state.now += 10 * SECOND;
    solicit(0);
    assert_non_null(advertisement(SECOND / 2));
    assert_null(advertisement(10 * SECOND));
}

static void bad_questions(void **unused)
{
    static const uint8_t all_routers[16] = {0xff, 2, [15] = 2};
    struct nd_packet packet = nd_message(133, 0, NULL, 7, nd_peer, all_routers);

    (void)unused;
    assert_true(advertise(LINK, &says));
    packet.octets[49] = 0; /* an option of no length */
    nd_finish(&packet, nd_peer, all_routers, 255, 16);
    search_receive(&state, nd_span(&packet), ICMPWIRE_CAST_MULTICAST);
    assert_null(advertisement(SECOND));
    packet.octets[49] = 2; /* a link-layer address of no Ethernet */
    nd_finish(&packet, nd_peer, all_routers, 255, 24);
    search_receive(&state, nd_span(&packet), ICMPWIRE_CAST_MULTICAST);
    assert_null(advertisement(SECOND));
    packet = nd_message(133, 0, NULL, 7, nd_unspecified, all_routers);
    search_receive(&state, nd_span(&packet), ICMPWIRE_CAST_MULTICAST);
    assert_null(advertisement(SECOND));
}

/* Who has no address yet may ask, but cannot tell its link-layer address (RFC 4861 section 6.1.1). */
static void a_question_from_nobody(void **unused)
{
    static const uint8_t all_routers[16] = {0xff, 2, [15] = 2};
    struct nd_packet packet = nd_message(133, 0, NULL, 0, nd_unspecified, all_routers);

    (void)unused;
    assert_true(advertise(LINK, &says));
    search_receive(&state, nd_span(&packet), ICMPWIRE_CAST_MULTICAST);
    icmpwire_tick(&state.host, state.now, &state.outcome); /* too early */
    assert_int_equal(state.outcome.sent_count, 0);
    assert_non_null(advertisement(SECOND / 2));
}

/* One link's is due, the other one's is not yet. */
static void two_links(void **unused)
{
    static const uint8_t mac[6] = {2, 0, 0, 0, 0, 9}, all_routers[16] = {0xff, 2, [15] = 2};
    struct nd_packet packet = nd_message(133, 0, NULL, 0, nd_peer, all_routers);
    struct icmpwire_arrival arrival = {
        .device = 3, .cast = ICMPWIRE_CAST_MULTICAST, .ethertype = ICMPWIRE_ETHERTYPE_IPV6, .packet = nd_span(&packet)};
    const struct icmpwire_ip own = {UINT64_C(0xfe80) << 48, 1, 6};

    (void)unused;
    assert_non_null(icmpwire_host_add_device(&state.host, "eth1", 3, mac, 1500));
    assert_true(icmpwire_host_add_address(&state.host, 3, own, 64, false, state.now));
    assert_true(advertise(LINK, &says));
    assert_true(advertise(3, &says));
    solicit(0);
    assert_int_equal(advertisement(SECOND / 2)->device, LINK);
    solicit(0);
    icmpwire_receive(&state.host, state.now, &arrival, &state.outcome);
    assert_int_equal(advertisement(SECOND / 2)->device, 3);
    assert_int_equal(advertisement(4 * SECOND)->device, LINK);
}

static void without_room(void **unused)
{
    (void)unused;
    assert_true(advertise(LINK, &says));
    solicit(0);
    state.outcome.room = 40 + 16 + 8 + 8 + 32 - 1;
    assert_null(advertisement(SECOND));
    assert_int_equal(state.host.counters[ICMPWIRE_ICMP6_OUT_TYPE + 134], 0);
}

static void without_a_link_local_address(void **unused)
{
    static const uint8_t mac[6] = {2, 0, 0, 0, 0, 9};
    static const uint8_t all_routers[16] = {0xff, 2, [15] = 2};
    struct nd_packet packet = nd_message(133, 0, NULL, 0, nd_peer, all_routers);
    struct icmpwire_arrival arrival = {
        .device = 3, .cast = ICMPWIRE_CAST_MULTICAST, .ethertype = ICMPWIRE_ETHERTYPE_IPV6, .packet = nd_span(&packet)};

    (void)unused;
    assert_non_null(icmpwire_host_add_device(&state.host, "eth1", 3, mac, 1500));
    assert_true(advertise(3, &says));
    icmpwire_receive(&state.host, state.now, &arrival, &state.outcome);
    assert_null(advertisement(SECOND));
}

static void on_a_tunnel(void **unused)
{
    static const uint8_t all_routers[16] = {0xff, 2, [15] = 2};
    struct nd_packet packet = nd_message(133, 0, NULL, 0, nd_peer, all_routers);
    struct icmpwire_arrival arrival = {
        .device = 3, .cast = ICMPWIRE_CAST_MULTICAST, .ethertype = ICMPWIRE_ETHERTYPE_IPV6, .packet = nd_span(&packet)};
    const struct icmpwire_sent *sent;

    (void)unused;
    assert_non_null(icmpwire_host_add_device(&state.host, "tun0", 3, NULL, 1500));
    assert_true(icmpwire_host_add_address(&state.host, 3, address(UINT64_C(0xfe80) << 48, 1), 64, false, state.now));
    assert_true(advertise(3, &says));
    icmpwire_receive(&state.host, state.now, &arrival, &state.outcome);
    sent = advertisement(SECOND / 2);
    assert_non_null(sent);
    assert_int_equal(sent->packet.size, 40 + 16 + 8); /* no link-layer address to tell */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(who_may_not, setup),
        cmocka_unit_test_setup(what_is_said, setup),
        cmocka_unit_test_setup(what_is_left_out, setup),
        cmocka_unit_test_setup(the_prefixes, setup),
        cmocka_unit_test_setup(three_seconds_between_two, setup),
        cmocka_unit_test_setup(bad_questions, setup),
        cmocka_unit_test_setup(a_question_from_nobody, setup),
        cmocka_unit_test_setup(two_links, setup),
        cmocka_unit_test_setup(without_room, setup),
        cmocka_unit_test_setup(without_a_link_local_address, setup),
        cmocka_unit_test_setup(on_a_tunnel, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
