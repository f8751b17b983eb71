/* SPDX-License-Identifier: BSD-2-Clause */
/* Full tables and rare settings of hosts: proxies, names, groups, notices, ARP among permanent neighbors. */
#include "host_small.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct small s;

static int begin(void **state)
{
    (void)state;
    small_begin(&s, ICMPWIRE_HOST_LINUX6);
    return 0;
}

static struct icmpwire_ip address6(uint64_t low)
{
    return (struct icmpwire_ip){SMALL_GLOBAL, low, 6};
}

static struct icmpwire_ip group6(uint64_t low)
{
    return (struct icmpwire_ip){UINT64_C(0xff02) << 48, low, 6};
}

static void set(const char *name, const char *value)
{
    assert_true(icmpwire_host_set(&s.host, name, value));
}

/* ---- proxies ---- */

static void proxies_that_make_no_sense(void **state)
{
    (void)state;
    assert_false(icmpwire_host_add_proxy(&s.host, 9, address6(7)));
    assert_false(icmpwire_host_add_proxy(&s.host, SMALL_LINK, icmpwire_ip4(SMALL_PEER)));
    assert_false(icmpwire_host_add_proxy(&s.host, SMALL_LINK, group6(7)));
}

static void as_many_proxies_as_places(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < ICMPWIRE_HOST_PROXIES; i++)
        assert_true(icmpwire_host_add_proxy(&s.host, SMALL_LINK, address6(0x100 + i)));
    assert_false(icmpwire_host_add_proxy(&s.host, SMALL_LINK, address6(0x200)));
}

/* ---- counters ---- */

static void groups_of_counters(void **state)
{
    (void)state;
    assert_string_equal(icmpwire_counter_group(ICMPWIRE_ICMP_IN_MSGS), "Icmp");
    assert_string_equal(icmpwire_counter_group(ICMPWIRE_ICMPMSG_OUT_TYPE + 3), "IcmpMsg");
    assert_string_equal(icmpwire_counter_group(ICMPWIRE_ICMP6_IN_TYPE), "Icmp6");
}

/* ---- groups ---- */

static void no_more_users_than_are_counted(void **state)
{
    (void)state;
    for (unsigned i = 0; i < UINT16_MAX; i++)
        assert_true(icmpwire_host_join(&s.host, SMALL_LINK, group6(7), s.now));
    assert_false(icmpwire_host_join(&s.host, SMALL_LINK, group6(7), s.now));
    assert_false(icmpwire_host_join(&s.host, 9, group6(7), s.now));
    assert_false(icmpwire_host_leave(&s.host, 9, group6(7), s.now));
}

/* What is joined and left where nobody could hear a report has none pending. */
static void nothing_is_reported(uint32_t device, struct icmpwire_ip group, uint64_t now)
{
    assert_true(icmpwire_host_join(&s.host, device, group, now));
    assert_int_equal(icmpwire_host_device(&s.host, device)->next_listener, ICMPWIRE_NEVER);
    assert_true(icmpwire_host_leave(&s.host, device, group, now));
    assert_int_equal(icmpwire_host_device(&s.host, device)->next_listener, ICMPWIRE_NEVER);
    assert_false(icmpwire_host_leave(&s.host, device, group, now));
}

static void groups_that_are_not_reported(void **state)
{
    struct icmpwire_device *device = icmpwire_host_device(&s.host, SMALL_LINK);
    const struct icmpwire_ip of_the_node = {UINT64_C(0xff01) << 48, 7, 6};

    (void)state;
    device->next_changes = device->next_listener = ICMPWIRE_NEVER; /* what came of the address is not looked at */
    for (size_t i = 0; i < ICMPWIRE_HOST_GROUPS; i++)
        device->groups[i].changes = 0;
    nothing_is_reported(1, group6(7), s.now); /* lo */
    nothing_is_reported(SMALL_LINK, of_the_node, s.now);
    nothing_is_reported(SMALL_LINK, icmpwire_ip4(0xe0000009), s.now);
    nothing_is_reported(SMALL_LINK, group6(7), 0);
    device->up = false;
    nothing_is_reported(SMALL_LINK, group6(7), s.now);
}

/* The groups of routers: all routers, and the solicited-node groups of the subnet-router anycast addresses. */
static bool is_in(struct icmpwire_ip group)
{
    const struct icmpwire_device *device = icmpwire_host_device(&s.host, SMALL_LINK);

    for (size_t i = 0; i < ICMPWIRE_HOST_GROUPS; i++)
        if (device->groups[i].users && device->groups[i].ip.high == group.high && device->groups[i].ip.low == group.low)
            return true;
    return false;
}

static void a_router_that_ends_to_be_one(void **state)
{
    (void)state;
    assert_true(icmpwire_host_add_address(&s.host, SMALL_LINK, address6(0x10001), 127, false, s.now));
    set("net.ipv6.conf.eth0.forwarding", "1");
    assert_true(is_in(group6(2)));
    assert_true(is_in(group6(0x1ff000000)));
    assert_false(is_in(group6(0x1ff010000))); /* RFC 6164: none of a /127 */
    set("net.ipv6.conf.eth0.forwarding", "0");
    assert_false(is_in(group6(2)));
    assert_false(is_in(group6(0x1ff000000)));
}

/* ---- devices and addresses ---- */

static void a_name_that_is_too_long(void **state)
{
    static const uint8_t mac[6] = {2, 0, 0, 0, 0, 9};

    (void)state;
    assert_null(icmpwire_host_add_device(&s.host, "more-than-sixteen-letters", 3, mac, 1500));
    assert_false(icmpwire_host_add_anycast(&s.host, 9, address6(9)));
}

static uint8_t state_of(uint64_t low)
{
    const struct icmpwire_device *device = icmpwire_host_device(&s.host, SMALL_LINK);

    for (size_t i = 0; i < ICMPWIRE_HOST_ADDRESSES; i++)
        if (device->addresses[i].ip.version == 6 && device->addresses[i].ip.low == low)
            return device->addresses[i].state;
    return UINT8_MAX;
}

/* RFC 4429: where the device or all want it. accept_dad and dad_transmits: is there a detection at all? */
static void detection_of_new_addresses(void **state)
{
    (void)state;
    assert_true(icmpwire_host_add_address(&s.host, SMALL_LINK, address6(21), 64, true, s.now));
    assert_int_equal(state_of(21), ICMPWIRE_ADDRESS_TENTATIVE);
    set("net.ipv6.conf.eth0.optimistic_dad", "1");
    assert_true(icmpwire_host_add_address(&s.host, SMALL_LINK, address6(22), 64, true, s.now));
    assert_int_equal(state_of(22), ICMPWIRE_ADDRESS_OPTIMISTIC);
    set("net.ipv6.conf.eth0.optimistic_dad", "0");
    set("net.ipv6.conf.all.optimistic_dad", "1");
    assert_true(icmpwire_host_add_address(&s.host, SMALL_LINK, address6(23), 64, true, s.now));
    assert_int_equal(state_of(23), ICMPWIRE_ADDRESS_OPTIMISTIC);
    set("net.ipv6.conf.eth0.dad_transmits", "0");
    assert_true(icmpwire_host_add_address(&s.host, SMALL_LINK, address6(24), 64, true, s.now));
    assert_int_equal(state_of(24), ICMPWIRE_ADDRESS_PREFERRED);
    set("net.ipv6.conf.eth0.dad_transmits", "300");
    set("net.ipv6.conf.eth0.router_solicitation_delay", "100000");
    set("net.ipv6.conf.all.optimistic_dad", "0");
    set("net.ipv6.conf.eth0.enhanced_dad", "0");
    assert_true(icmpwire_host_add_address(&s.host, SMALL_LINK, address6(25), 64, true, s.now));
    assert_int_equal(state_of(25), ICMPWIRE_ADDRESS_TENTATIVE);
    set("net.ipv6.conf.eth0.accept_dad", "0");
    set("net.ipv6.conf.all.accept_dad", "0");
    assert_true(icmpwire_host_add_address(&s.host, SMALL_LINK, address6(26), 64, true, s.now));
    assert_int_equal(state_of(26), ICMPWIRE_ADDRESS_PREFERRED);
    set("net.ipv6.conf.eth0.accept_dad", "1");
    assert_true(icmpwire_host_add_address(&s.host, SMALL_LINK, address6(28), 64, true, s.now));
    assert_int_equal(state_of(28), ICMPWIRE_ADDRESS_TENTATIVE);
    set("net.ipv6.conf.eth0.accept_dad", "0");
    set("net.ipv6.conf.all.accept_dad", "1");
    assert_true(icmpwire_host_add_address(&s.host, SMALL_LINK, address6(27), 64, true, s.now));
    assert_int_equal(state_of(27), ICMPWIRE_ADDRESS_TENTATIVE);
}

/* ---- ARP ---- */

static void arp(uint32_t device, uint32_t sender, uint32_t target)
{
    static const uint8_t fixed[] = {0, 1, 8, 0, 6, 4, 0, 1, 2, 0, 0, 0, 0, 5};
    struct icmpwire_arrival arrival = {.device = device,
                                       .cast = ICMPWIRE_CAST_BROADCAST,
                                       .ethertype = ICMPWIRE_ETHERTYPE_ARP,
                                       .packet = {.data = s.packet, .size = 28}};

    memset(s.packet, 0, 28);
    memcpy(s.packet, fixed, sizeof fixed);
    small_put32(s.packet + 14, sender);
    small_put32(s.packet + 24, target);
    icmpwire_receive(&s.host, s.now, &arrival, &s.outcome);
}

static void who_gets_no_arp_reply(void **state)
{
    (void)state;
    arp(SMALL_LINK, SMALL_PEER, SMALL_OURS);
    assert_int_equal(s.outcome.sent_count, 1);
    arp(SMALL_LINK, 0x00010203, SMALL_OURS); /* 0/8 is no host (RFC 1122 section 3.2.1.3) */
    assert_int_equal(s.outcome.sent_count, 0);
    arp(1, SMALL_PEER, SMALL_OURS); /* lo */
    assert_int_equal(s.outcome.sent_count, 0);
    assert_non_null(icmpwire_host_add_device(&s.host, "tun0", 3, NULL, 1500));
    arp(3, SMALL_PEER, SMALL_OURS);
    assert_int_equal(s.outcome.sent_count, 0);
}

static void an_arp_reply_without_a_place_for_the_asker(void **state)
{
    static const uint8_t mac[6] = {2, 0, 0, 0, 0, 9};

    (void)state;
    for (uint32_t i = 0; icmpwire_host_add_neighbor(&s.host, SMALL_LINK, icmpwire_ip4(0x0a4d0100 + i), mac,
                                                    ICMPWIRE_NEIGHBOR_PERMANENT, s.now);
         i++)
        assert_true(i < ICMPWIRE_HOST_NEIGHBORS);
    arp(SMALL_LINK, 0x0a4d0009, SMALL_OURS);
    assert_int_equal(s.outcome.sent_count, 1);
}

/* ---- sockets ---- */

/* All raw sockets of a protocol hear a packet; only so many notices of it are kept. */
static void more_sockets_than_notices(void **state)
{
    const struct icmpwire_socket raw = {.kind = ICMPWIRE_SOCKET_RAW, .version = 4, .number = 1};
    static const uint8_t reply[8] = {0, 0, 0, 0, 0, 7, 0, 1};
    uint32_t number;

    (void)state;
    for (unsigned i = 0; i <= ICMPWIRE_OUTCOME_NOTICES; i++)
        assert_true(icmpwire_host_add_socket(&s.host, &raw, &number));
    small_icmp4(&s, SMALL_PEER, SMALL_OURS, reply, sizeof reply);
    assert_int_equal(s.outcome.notice_count, ICMPWIRE_OUTCOME_NOTICES);
}

static void protocols_with_a_handler(void **state)
{
    (void)state;
    small_header4(s.packet, SMALL_PEER, SMALL_OURS, 2, 0); /* IGMP */
    s.size = 20;
    small_receive(&s);
    assert_int_equal(s.outcome.sent_count, 0);
    small_header4(s.packet, SMALL_PEER, SMALL_OURS, 253, 0);
    small_receive(&s);
    assert_int_equal(s.outcome.sent_count, 1);
    s.host.raw_protocols[253 / 8] |= 1 << 253 % 8;
    small_receive(&s);
    assert_int_equal(s.outcome.sent_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(proxies_that_make_no_sense, begin),
        cmocka_unit_test_setup(as_many_proxies_as_places, begin),
        cmocka_unit_test_setup(groups_of_counters, begin),
        cmocka_unit_test_setup(no_more_users_than_are_counted, begin),
        cmocka_unit_test_setup(groups_that_are_not_reported, begin),
        cmocka_unit_test_setup(a_router_that_ends_to_be_one, begin),
        cmocka_unit_test_setup(a_name_that_is_too_long, begin),
        cmocka_unit_test_setup(detection_of_new_addresses, begin),
        cmocka_unit_test_setup(who_gets_no_arp_reply, begin),
        cmocka_unit_test_setup(an_arp_reply_without_a_place_for_the_asker, begin),
        cmocka_unit_test_setup(more_sockets_than_notices, begin),
        cmocka_unit_test_setup(protocols_with_a_handler, begin),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
