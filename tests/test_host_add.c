/* SPDX-License-Identifier: BSD-2-Clause */
/* What host_add.h does with arguments that make no sense and tables that are full. */
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
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
