/* SPDX-License-Identifier: BSD-2-Clause */
/* What hosts make of the options of router advertisements: RFC 4191 sections 2.3 and 3.1, RFC 4862 section 5.5.3. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "nd_packets.h"
#include "state_search.h"

enum { SECOND = 1000000, ON_LINK = 0x80, AUTONOMOUS = 0x40 };

static struct searched state;
static uint8_t octets[SEARCH_OCTETS];
static const uint8_t net[8] = {0x20, 1, 0xd, 0xb8, 0, 0x99};
static const struct icmpwire_ip formed = {UINT64_C(0x20010db800990000), UINT64_C(0x0000000000000000), 6};

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

static void receive(const struct nd_packet *packet)
{
    search_receive(&state, nd_span(packet), ICMPWIRE_CAST_MULTICAST);
}

static bool decided(enum icmpwire_rule rule)
{
    for (uint32_t i = 0; i < state.outcome.decided_count; i++)
        if (state.outcome.decided[i] == rule)
            return true;
    return false;
}

/* An advertisement with a route option of `units` of 8 octets; preference: as on the wire. */
static void route(uint8_t units, uint8_t bits, uint8_t preference, uint32_t lifetime, uint8_t last)
{
    struct nd_packet packet = nd_message(134, 0, NULL, 0, nd_peer, nd_all_nodes);
    uint8_t *option = packet.octets + 56;

    memset(option, 0, 32);
    option[0] = 24;
    option[1] = units;
    option[2] = bits;
    option[3] = (uint8_t)(preference << 3);
    for (int i = 0; i < 4; i++)
        option[4 + i] = (uint8_t)(lifetime >> (24 - 8 * i));
    memcpy(option + 8, net, units > 1 ? 8 : 0);
    if (units > 2)
        option[23] = last;
    nd_finish(&packet, nd_peer, nd_all_nodes, 255, 16 + 8u * units);
    receive(&packet);
}

static const struct icmpwire_route *learned(uint8_t bits)
{
    for (size_t i = 0; i < ICMPWIRE_HOST_ROUTES; i++)
        if (state.host.routes[i].learned && state.host.routes[i].prefix == bits)
            return &state.host.routes[i];
    return NULL;
}

static void routes_of_all_lengths(void **unused)
{
    (void)unused;
    set("net.ipv6.conf.eth0.accept_ra_rt_info_max_plen", "128");
    route(1, 0, 0, 600, 0);
    assert_non_null(learned(0));
    route(2, 48, 1, 600, 0);
    assert_int_equal(learned(48)->preference, 1);
    route(2, 47, 3, 600, 0);
    assert_int_equal(learned(47)->preference, -1);
    route(3, 128, 0, 600, 5);
    assert_int_equal(learned(128)->to.low, 5);
    route(2, 46, 2, 600, 0); /* reserved */
    assert_null(learned(46));
    route(4, 45, 0, 600, 0); /* longer than any prefix */
    assert_null(learned(45));
    assert_true(decided(ICMPWIRE_RULE_RA_ROUTE_MALFORMED));
    route(1, 1, 0, 600, 0); /* more bits than octets */
    assert_null(learned(1));
}

static void routes_that_are_not_wanted(void **unused)
{
    (void)unused;
    set("net.ipv6.conf.eth0.accept_ra_rt_info_max_plen", "64");
    set("net.ipv6.conf.eth0.accept_ra_rt_info_min_plen", "16");
    route(2, 15, 0, 600, 0);
    assert_true(decided(ICMPWIRE_RULE_RA_ROUTE_UNWANTED));
    route(3, 65, 0, 600, 0);
    assert_true(decided(ICMPWIRE_RULE_RA_ROUTE_UNWANTED));
    set("net.ipv6.conf.eth0.accept_ra_rt_info_min_plen", "0");
    set("net.ipv6.conf.eth0.accept_ra_defrtr", "0");
    route(1, 0, 0, 600, 0);
    assert_true(decided(ICMPWIRE_RULE_RA_ROUTE_UNWANTED));
    set("net.ipv6.conf.eth0.accept_ra_min_lft", "100");
    route(2, 48, 0, 99, 0);
    assert_true(decided(ICMPWIRE_RULE_RA_ROUTE_UNWANTED));
    route(2, 48, 0, 100, 0);
    assert_non_null(learned(48));
    route(2, 48, 0, 0, 0); /* the end of one is always heard */
    assert_null(learned(48));
}

/* A full table: routes that are over make room first, then the one that was learned first. */
static void more_routes_than_places(void **unused)
{
    (void)unused;
    set("net.ipv6.conf.eth0.accept_ra_rt_info_max_plen", "128");
    for (uint8_t bits = 20; bits < 20 + ICMPWIRE_HOST_ROUTES; bits++, state.now += SECOND)
        route(3, bits, 0, bits == 30 ? 200 : 60000, 0);
    assert_null(learned(20));
    state.now += 200 * (uint64_t)SECOND;
    assert_non_null(learned(30));
    route(3, 120, 0, 600, 0);
    assert_null(learned(30)); /* its time was over */
    assert_non_null(learned(120));
}

static const struct icmpwire_host_address *own(void)
{
    const struct icmpwire_device *device = icmpwire_host_device(&state.host, SEARCH_DEVICE);

    for (size_t i = 0; i < ICMPWIRE_HOST_ADDRESSES; i++)
        if (device->addresses[i].ip.version == 6 && device->addresses[i].ip.high == formed.high)
            return &device->addresses[i];
    return NULL;
}

static void prefix(uint8_t flags, uint32_t valid, uint32_t preferred)
{
    struct nd_packet packet = nd_prefix(net, flags, valid, preferred);

    receive(&packet);
}

static void prefixes_that_are_not_taken(void **unused)
{
    struct nd_packet packet = nd_prefix(net, ON_LINK | AUTONOMOUS, 600, 600);

    (void)unused;
    packet.octets[56 + 2] = 129;
    nd_finish(&packet, nd_peer, nd_all_nodes, 255, 48);
    receive(&packet);
    assert_true(decided(ICMPWIRE_RULE_RA_PREFIX_BAD));
    prefix(ON_LINK | AUTONOMOUS, 600, 601);
    assert_true(decided(ICMPWIRE_RULE_RA_PREFIX_BAD));
    set("net.ipv6.conf.eth0.accept_ra_min_lft", "700");
    prefix(ON_LINK | AUTONOMOUS, 600, 600);
    assert_true(decided(ICMPWIRE_RULE_RA_PREFIX_BAD));
    assert_null(own());
}

/* An address that a person has set is not a router's to change. */
static void an_address_that_was_there(void **unused)
{
    struct icmpwire_ip ip;

    (void)unused;
    prefix(AUTONOMOUS, 600, 600);
    ip = own()->ip;
    setup(NULL);
    assert_true(icmpwire_host_add_address(&state.host, SEARCH_DEVICE, ip, 64, false, state.now));
    prefix(AUTONOMOUS, 600, 600);
    assert_int_equal(own()->valid_until, ICMPWIRE_NEVER);
    assert_false(decided(ICMPWIRE_RULE_RA_ADDRESS));
}

/* Preferred, deprecated, invalid (RFC 4862 section 5.5.4). */
static void an_address_grows_old(void **unused)
{
    (void)unused;
    prefix(AUTONOMOUS, 100, 50);
    search_wait(&state, 10 * SECOND);
    assert_int_equal(own()->state, ICMPWIRE_ADDRESS_PREFERRED);
    search_wait(&state, 45 * SECOND);
    assert_int_equal(own()->state, ICMPWIRE_ADDRESS_DEPRECATED);
    search_wait(&state, 50 * SECOND);
    assert_null(own());
}

/* It is renewed although its time is over and no timer has run. */
static void an_address_that_is_renewed_late(void **unused)
{
    (void)unused;
    prefix(AUTONOMOUS, 100, 50);
    search_wait(&state, 10 * SECOND);
    state.now += 200 * (uint64_t)SECOND;
    prefix(AUTONOMOUS, 300, 200);
    assert_int_equal(own()->valid_until, state.now + 300 * (uint64_t)SECOND);
}

static void no_place_in_the_group(void **unused)
{
    (void)unused;
    icmpwire_host_device(&state.host, SEARCH_DEVICE)->mac[5] = 9; /* a group that we are not in yet */
    for (uint64_t i = 0; i <= ICMPWIRE_HOST_GROUPS; i++)
        icmpwire_host_join(&state.host, SEARCH_DEVICE, (struct icmpwire_ip){UINT64_C(0xff02) << 48, 0x1000 + i, 6}, 0);
    prefix(AUTONOMOUS, 600, 600);
    assert_true(decided(ICMPWIRE_RULE_RA_ADDRESS_REFUSED));
}

/* RFC 4429 section 3.3: only where the router's link-layer address is known, and not on routers. */
static void formed_as(enum icmpwire_address_state wanted, const char *device, const char *all, uint8_t mac)
{
    struct nd_packet packet = nd_prefix(net, AUTONOMOUS, 600, 600);

    setup(NULL);
    set("net.ipv6.conf.eth0.optimistic_dad", device);
    set("net.ipv6.conf.all.optimistic_dad", all);
    packet.octets[88] = 1;
    packet.octets[89] = 1;
    packet.octets[95] = mac;
    nd_finish(&packet, nd_peer, nd_all_nodes, 255, mac ? 56 : 48);
    receive(&packet);
    assert_int_equal(own()->state, wanted);
}

static void optimistic_addresses(void **unused)
{
    (void)unused;
    formed_as(ICMPWIRE_ADDRESS_TENTATIVE, "0", "0", 7);
    formed_as(ICMPWIRE_ADDRESS_OPTIMISTIC, "1", "0", 7);
    formed_as(ICMPWIRE_ADDRESS_OPTIMISTIC, "0", "1", 7);
    formed_as(ICMPWIRE_ADDRESS_TENTATIVE, "1", "1", 0);
}

static void no_optimistic_addresses_of_routers(void **unused)
{
    struct nd_packet packet = nd_prefix(net, AUTONOMOUS, 600, 600);

    (void)unused;
    set("net.ipv6.conf.all.forwarding", "1");
    set("net.ipv6.conf.eth0.accept_ra", "2");
    set("net.ipv6.conf.eth0.optimistic_dad", "1");
    packet.octets[88] = 1;
    packet.octets[89] = 1;
    nd_finish(&packet, nd_peer, nd_all_nodes, 255, 56);
    receive(&packet);
    assert_int_equal(own()->state, ICMPWIRE_ADDRESS_TENTATIVE);
}

/* ndisc_notify: a new address is told to all nodes. dad at short intervals waits 10 ms at least. */
static void a_new_address_is_told(void **unused)
{
    unsigned told = 0;

    (void)unused;
    set("net.ipv6.conf.all.ndisc_notify", "1");
    set("net.ipv6.neigh.eth0.retrans_time_ms", "1");
    prefix(AUTONOMOUS, 600, 600);
    for (uint64_t until = state.now + 10 * SECOND; icmpwire_host_next(&state.host) <= until;) {
        state.now = icmpwire_host_next(&state.host);
        icmpwire_tick(&state.host, state.now, &state.outcome);
        for (uint32_t i = 0; i < state.outcome.sent_count; i++)
            told += state.outcome.sent[i].packet.data[40] == 136;
    }
    assert_int_equal(told, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(routes_of_all_lengths, setup),
        cmocka_unit_test_setup(routes_that_are_not_wanted, setup),
        cmocka_unit_test_setup(more_routes_than_places, setup),
        cmocka_unit_test_setup(prefixes_that_are_not_taken, setup),
        cmocka_unit_test_setup(an_address_that_was_there, setup),
        cmocka_unit_test_setup(an_address_grows_old, setup),
        cmocka_unit_test_setup(an_address_that_is_renewed_late, setup),
        cmocka_unit_test_setup(no_place_in_the_group, setup),
        cmocka_unit_test_setup(optimistic_addresses, setup),
        cmocka_unit_test_setup(no_optimistic_addresses_of_routers, setup),
        cmocka_unit_test_setup(a_new_address_is_told, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
