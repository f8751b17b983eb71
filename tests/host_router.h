/* SPDX-License-Identifier: BSD-2-Clause */
/* A router with a second, narrow link, and packets for it on any device, the loopback one too, of any length. */
#ifndef ICMPWIRE_TESTS_HOST_ROUTER_H
#define ICMPWIRE_TESTS_HOST_ROUTER_H

#include "host_small.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { LO = 1, OTHER_LINK = 3, UDP = 17, FRAGMENT = 44, ICMP6 = 58, LONG = 70000 };

static struct small s;
static uint8_t packet[LONG];
static size_t size;

__attribute__((unused)) static int begin_as(enum icmpwire_host_kind kind)
{
    static const uint8_t mac[6] = {2, 0, 0, 0, 1, 1};

    small_begin(&s, kind);
    icmpwire_host_add_device(&s.host, "eth1", OTHER_LINK, mac, 1000);
    return icmpwire_host_set(&s.host, "net.ipv4.ip_forward", "1") &&
                   icmpwire_host_set(&s.host, "net.ipv6.conf.all.forwarding", "1")
               ? 0
               : -1;
}

__attribute__((unused)) static int begin(void **state)
{
    (void)state;
    return begin_as(ICMPWIRE_HOST_LINUX6);
}

__attribute__((unused)) static struct icmpwire_ip address6(uint64_t high, uint64_t low)
{
    return (struct icmpwire_ip){high, low, 6};
}

__attribute__((unused)) static void set(const char *name, const char *value)
{
    assert_true(icmpwire_host_set(&s.host, name, value));
}

__attribute__((unused)) static struct icmpwire_arrival arrival_on(uint32_t device)
{
    return (struct icmpwire_arrival){.device = device,
                                     .ethertype =
                                         packet[0] >> 4 == 4 ? ICMPWIRE_ETHERTYPE_IPV4 : ICMPWIRE_ETHERTYPE_IPV6,
                                     .packet = {.data = packet, .size = size}};
}

__attribute__((unused)) static void receive(uint32_t device)
{
    struct icmpwire_arrival arrival = arrival_on(device);

    icmpwire_receive(&s.host, s.now, &arrival, &s.outcome);
}

__attribute__((unused)) static bool provoke(uint32_t device, uint8_t cast, uint8_t type, uint8_t code, uint32_t info)
{
    struct icmpwire_arrival arrival = arrival_on(device);

    arrival.cast = cast;
    return icmpwire_provoke(&s.host, s.now, &arrival, type, code, info, &s.outcome);
}

/* An IPv6 header for what is behind it. */
__attribute__((unused)) static void header6(struct icmpwire_ip source, struct icmpwire_ip destination, uint8_t next,
                                            size_t payload)
{
    memset(packet, 0, 40);
    packet[0] = 0x60;
    small_put16(packet + 4, (uint16_t)payload);
    packet[6] = next;
    packet[7] = 64;
    icmpwire_ip_octets(source, packet + 8);
    icmpwire_ip_octets(destination, packet + 24);
    size = 40 + payload;
}

/* An echo request behind the header, with its checksum. */
__attribute__((unused)) static void echo6(struct icmpwire_ip source, struct icmpwire_ip destination)
{
    static const uint8_t message[8] = {128, 0, 0, 0, 0, 7, 0, 1};

    header6(source, destination, ICMP6, sizeof message);
    memcpy(packet + 40, message, sizeof message);
    small_put16(packet + 42, (uint16_t)~icmpwire_checksum_sum(
                                 packet + 40, 8, icmpwire_checksum_pseudo6(packet + 8, packet + 24, 8, ICMP6)));
}

__attribute__((unused)) static void echo4(uint32_t source, uint32_t destination)
{
    static const uint8_t message[8] = {8, 0, 0xf7, 0xf7, 0, 7, 0, 1};

    small_header4(packet, source, destination, 1, sizeof message);
    memcpy(packet + 20, message, sizeof message);
    size = 28;
}

__attribute__((unused)) static const struct icmpwire_ip link_local = {UINT64_C(0xfe80) << 48, 1, 6};

#endif
