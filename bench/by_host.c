/* SPDX-License-Identifier: BSD-2-Clause */
/* A host that receives the packets: all rules, and the reply to an echo request. */
#include "tasks.h"
#include <icmpwire.h>

static struct icmpwire_host host;
static struct icmpwire_outcome outcome;
static uint8_t room[262144];

/* What the packets are sent to: 198.51.100.7 answers 192.0.2.0/24 through a router; fe80::/64 and ff02::1. */
static void begin(void)
{
    static const uint8_t own[6] = {2, 0, 0, 0, 0, 1}, router[6] = {2, 0, 0, 0, 0, 2};
    const struct icmpwire_ip gateway = icmpwire_ip4(0xc6336401);
    const struct icmpwire_route route = {.to = icmpwire_ip4(0xc0000200), .prefix = 24, .device = 2, .gateway = gateway};
    const struct icmpwire_ip link = {UINT64_C(0xfe80000000000000), 7, 6};

    icmpwire_host_init(&host, ICMPWIRE_HOST_LINUX6, 1, 0);
    icmpwire_host_add_device(&host, "eth0", 2, own, 1500);
    icmpwire_host_add_address(&host, 2, icmpwire_ip4(0xc6336407), 24, false, 0);
    icmpwire_host_add_address(&host, 2, link, 64, false, 0);
    icmpwire_host_add_neighbor(&host, 2, gateway, router, ICMPWIRE_NEIGHBOR_PERMANENT, 0);
    icmpwire_host_add_route(&host, &route);
    outcome.octets = room;
    outcome.room = sizeof room;
}

uint64_t host_packet(const uint8_t *data, size_t size)
{
    struct icmpwire_arrival arrival = {.device = 2, .packet = {data, size}};

    if (!outcome.octets)
        begin();
    arrival.ethertype = data[0] >> 4 == 4 ? ICMPWIRE_ETHERTYPE_IPV4 : ICMPWIRE_ETHERTYPE_IPV6;
    icmpwire_receive(&host, 1000000, &arrival, &outcome);
    return with(1 + (uint64_t)outcome.verdict, outcome.sent_count);
}
