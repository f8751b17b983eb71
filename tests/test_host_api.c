/* SPDX-License-Identifier: BSD-2-Clause */
/* What the functions of host.h do with arguments that make no sense, tables that are full and room that is short. */
#include "host_small.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { TOO_MANY = 100 };

static const uint8_t mac[6] = {2, 0, 0, 0, 0, 9};
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

static struct icmpwire_ip address6(uint64_t low)
{
    return (struct icmpwire_ip){SMALL_GLOBAL, low, 6};
}

static int begin(void **state)
{
    (void)state;
    small_begin(&s, ICMPWIRE_HOST_LINUX6);
    remember();
    return 0;
}

/* ---- adding ---- */

static void devices_that_make_no_sense(void **state)
{
    (void)state;
    assert_null(icmpwire_host_add_device(&s.host, "eth1", 0, mac, 1500));
    assert_null(icmpwire_host_add_device(&s.host, "eth1", SMALL_LINK, mac, 1500));
    assert_null(icmpwire_host_add_device(&s.host, "eth0", 3, mac, 1500));
    assert_null(icmpwire_host_add_device(&s.host, "", 3, mac, 1500));
    assert_null(icmpwire_host_add_device(&s.host, "sixteen-letters.", 3, mac, 1500));
    assert_null(icmpwire_host_add_device(&s.host, "eth1", 3, mac, 67));
    assert_null(icmpwire_host_device(&s.host, 0));
    assert_null(icmpwire_host_device(&s.host, 3));
    assert_null(icmpwire_host_device_named(&s.host, ""));
    assert_unchanged();
    assert_true(icmpwire_host_add_device(&s.host, "fifteen-letters", 3, NULL, 68)->point_to_point);
}

static void more_devices_than_places(void **state)
{
    char name[] = "ethA";
    uint32_t index = 10;

    (void)state;
    for (; icmpwire_host_add_device(&s.host, name, index, mac, 1500); index++, name[3]++)
        assert_true(index < TOO_MANY);
    assert_int_equal(index - 10 + 2, ICMPWIRE_HOST_DEVICES);
}

static void addresses_that_make_no_sense(void **state)
{
    static const uint32_t no_hosts[] = {0, 0xe0000001, 0xf0000001, UINT32_MAX};
    struct icmpwire_ip none = {0}, multicast6 = {UINT64_C(0xff02) << 48, 1, 6}, odd = {0, 1, 5};

    (void)state;
    assert_false(icmpwire_host_add_address(&s.host, 3, icmpwire_ip4(0x0a4e0001), 24, false, s.now));
    assert_false(icmpwire_host_add_address(&s.host, SMALL_LINK, none, 0, false, s.now));
    assert_false(icmpwire_host_add_address(&s.host, SMALL_LINK, odd, 0, false, s.now));
    assert_false(icmpwire_host_add_address(&s.host, SMALL_LINK, multicast6, 64, false, s.now));
    assert_false(icmpwire_host_add_address(&s.host, SMALL_LINK, (struct icmpwire_ip){0, 0, 6}, 64, false, s.now));
    assert_false(icmpwire_host_add_address(&s.host, SMALL_LINK, icmpwire_ip4(0x0a4e0001), 33, false, s.now));
    assert_false(icmpwire_host_add_address(&s.host, SMALL_LINK, address6(7), 129, false, s.now));
    assert_false(icmpwire_host_add_address(&s.host, SMALL_LINK, address6(1), 64, false, s.now));
    assert_false(icmpwire_host_add_anycast(&s.host, SMALL_LINK, icmpwire_ip4(0x0a4e0001)));
    assert_false(icmpwire_host_add_anycast(&s.host, SMALL_LINK, address6(1)));
    for (size_t i = 0; i < sizeof no_hosts / sizeof no_hosts[0]; i++)
        assert_false(icmpwire_host_add_address(&s.host, SMALL_LINK, icmpwire_ip4(no_hosts[i]), 24, false, s.now));
    assert_unchanged();
}

static void more_addresses_than_places(void **state)
{
    uint64_t low = 2;

    (void)state;
    for (; icmpwire_host_add_address(&s.host, SMALL_LINK, address6(low), 64, false, s.now); low++)
        assert_true(low < TOO_MANY);
    assert_int_equal(low, ICMPWIRE_HOST_ADDRESSES);
    remember();
    assert_false(icmpwire_host_add_address(&s.host, SMALL_LINK, address6(low), 64, true, s.now));
    assert_false(icmpwire_host_add_anycast(&s.host, SMALL_LINK, address6(low)));
    assert_unchanged();
}

/* An address that cannot join its group, or have its route, is not there. */
static void addresses_whose_other_tables_are_full(void **state)
{
    struct icmpwire_ip group = {UINT64_C(0xff02) << 48, 0x1000, 6};
    struct icmpwire_route route = {.to = address6(0), .prefix = 128, .device = SMALL_LINK};

    (void)state;
    for (; icmpwire_host_join(&s.host, SMALL_LINK, group, 0); group.low++)
        assert_true(group.low < 0x1000 + TOO_MANY);
    remember();
    assert_false(icmpwire_host_add_address(&s.host, SMALL_LINK, address6(0x99), 64, false, s.now));
    assert_false(icmpwire_host_add_address(&s.host, SMALL_LINK, address6(0x99), 64, true, s.now));
    assert_false(icmpwire_host_add_anycast(&s.host, SMALL_LINK, address6(0x99)));
    assert_unchanged();
    for (; icmpwire_host_add_route(&s.host, &route); route.to.low++)
        assert_true(route.to.low < TOO_MANY);
    remember();
    assert_false(icmpwire_host_add_address(&s.host, SMALL_LINK, icmpwire_ip4(0x0a4e0001), 24, false, s.now));
    assert_unchanged();
}

static void groups_that_make_no_sense(void **state)
{
    struct icmpwire_ip group = {UINT64_C(0xff02) << 48, 0x1234, 6};

    (void)state;
    assert_false(icmpwire_host_join(&s.host, 0, group, s.now));
    assert_false(icmpwire_host_join(&s.host, SMALL_LINK, address6(7), s.now));
    assert_false(icmpwire_host_join(&s.host, SMALL_LINK, (struct icmpwire_ip){0}, s.now));
    assert_false(icmpwire_host_leave(&s.host, SMALL_LINK, group, s.now));
    assert_unchanged();
}

static void routes_that_make_no_sense(void **state)
{
    const struct icmpwire_route routes[] = {
        {.device = SMALL_LINK},
        {.to = address6(0), .prefix = 129, .device = SMALL_LINK},
        {.to = icmpwire_ip4(0), .prefix = 33, .device = SMALL_LINK},
        {.to = address6(0), .prefix = 64},
        {.to = address6(0), .prefix = 64, .device = 9},
        {.to = address6(0), .prefix = 64, .type = ICMPWIRE_ROUTE_BLACKHOLE + 1, .device = SMALL_LINK},
        {.to = address6(0), .prefix = 64, .device = SMALL_LINK, .gateway = icmpwire_ip4(SMALL_PEER)},
        {.to = {0, 0, 5}, .device = SMALL_LINK},
    };

    (void)state;
    for (size_t i = 0; i < sizeof routes / sizeof routes[0]; i++)
        assert_false(icmpwire_host_add_route(&s.host, &routes[i]));
    assert_unchanged();
}

static void neighbors_that_make_no_sense(void **state)
{
    struct icmpwire_ip ip = icmpwire_ip4(0x0a4d0100);

    (void)state;
    assert_false(icmpwire_host_add_neighbor(&s.host, 9, ip, mac, ICMPWIRE_NEIGHBOR_STALE, s.now));
    assert_false(icmpwire_host_add_neighbor(&s.host, SMALL_LINK, ip, mac, ICMPWIRE_NEIGHBOR_NONE, s.now));
    assert_false(icmpwire_host_add_neighbor(&s.host, SMALL_LINK, ip, mac, ICMPWIRE_NEIGHBOR_PROBE, s.now));
    assert_false(icmpwire_host_add_neighbor(&s.host, SMALL_LINK, ip, NULL, ICMPWIRE_NEIGHBOR_STALE, s.now));
    assert_false(icmpwire_host_add_neighbor(&s.host, SMALL_LINK, (struct icmpwire_ip){0}, mac,
                                            ICMPWIRE_NEIGHBOR_PERMANENT, s.now));
    assert_unchanged();
    for (; icmpwire_host_add_neighbor(&s.host, SMALL_LINK, ip, mac, ICMPWIRE_NEIGHBOR_PERMANENT, s.now); ip.low++)
        assert_true(ip.low < 0x0a4d0100 + TOO_MANY);
    assert_int_equal(ip.low - 0x0a4d0100 + 2, ICMPWIRE_HOST_NEIGHBORS);
}

static void sockets_that_make_no_sense(void **state)
{
    const struct icmpwire_socket sockets[] = {
        {.version = 4},
        {.kind = ICMPWIRE_SOCKET_PING + 1, .version = 4},
        {.kind = ICMPWIRE_SOCKET_UDP},
        {.kind = ICMPWIRE_SOCKET_UDP, .version = 5},
        {.kind = ICMPWIRE_SOCKET_UDP, .version = 4, .local = address6(1)},
        {.kind = ICMPWIRE_SOCKET_UDP, .version = 6, .remote = icmpwire_ip4(SMALL_PEER)},
    };
    const struct icmpwire_socket good = {.kind = ICMPWIRE_SOCKET_UDP, .version = 4, .local_port = 7};
    uint32_t number = TOO_MANY, count = 0;

    (void)state;
    for (size_t i = 0; i < sizeof sockets / sizeof sockets[0]; i++)
        assert_false(icmpwire_host_add_socket(&s.host, &sockets[i], &number));
    assert_unchanged();
    assert_int_equal(number, TOO_MANY);
    while (icmpwire_host_add_socket(&s.host, &good, &number))
        assert_int_equal(number, count++);
    assert_int_equal(count, ICMPWIRE_HOST_SOCKETS);
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
        cmocka_unit_test_setup(devices_that_make_no_sense, begin),
        cmocka_unit_test_setup(more_devices_than_places, begin),
        cmocka_unit_test_setup(addresses_that_make_no_sense, begin),
        cmocka_unit_test_setup(more_addresses_than_places, begin),
        cmocka_unit_test_setup(addresses_whose_other_tables_are_full, begin),
        cmocka_unit_test_setup(groups_that_make_no_sense, begin),
        cmocka_unit_test_setup(routes_that_make_no_sense, begin),
        cmocka_unit_test_setup(neighbors_that_make_no_sense, begin),
        cmocka_unit_test_setup(sockets_that_make_no_sense, begin),
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
