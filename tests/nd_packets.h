/* SPDX-License-Identifier: BSD-2-Clause */
/* IPv6 packets with one ICMPv6 message, for hosts under test. */
#ifndef ICMPWIRE_TESTS_ND_PACKETS_H
#define ICMPWIRE_TESTS_ND_PACKETS_H

#include "icmpwire.h"
#include "must.h"
#include <string.h>

enum { ND_ROOM = 2048 };

struct nd_packet {
    uint8_t octets[ND_ROOM];
    size_t size;
};

/* Addresses as text, without the trouble of :: in the middle of others: "fe80::2" and its like. */
static const uint8_t nd_all_nodes[16] = {0xff, 2, [15] = 1};
static const uint8_t nd_solicited_node_1[16] = {0xff, 2, [11] = 1, [12] = 0xff, [15] = 1};
static const uint8_t nd_unspecified[16] = {0};
static const uint8_t nd_host[16] = {0xfe, 0x80, [15] = 1};
static const uint8_t nd_peer[16] = {0xfe, 0x80, [15] = 2};
static const uint8_t nd_host_global[16] = {0x20, 1, 0xd, 0xb8, 0, 0x77, [15] = 1};
static const uint8_t nd_peer_global[16] = {0x20, 1, 0xd, 0xb8, 0, 0x77, [15] = 2};

/* Puts the header in front of a message that is in place from octet 40 on, and the checksum into it. */
static inline void nd_finish(struct nd_packet *packet, const uint8_t *source, const uint8_t *destination,
                             uint8_t hop_limit, size_t message)
{
    uint8_t *p = packet->octets;
    uint16_t sum;

    memset(p, 0, 40);
    p[0] = 0x60;
    p[4] = (uint8_t)(message >> 8);
    p[5] = (uint8_t)message;
    p[6] = 58;
    p[7] = hop_limit;
    memcpy(p + 8, source, 16);
    memcpy(p + 24, destination, 16);
    p[42] = p[43] = 0;
    sum = (uint16_t)~icmpwire_checksum_sum(p + 40, message,
                                           icmpwire_checksum_pseudo6(source, destination, (uint32_t)message, 58));
    p[42] = (uint8_t)(sum >> 8);
    p[43] = (uint8_t)sum;
    packet->size = 40 + message;
}

static inline struct icmpwire_span nd_span(const struct nd_packet *packet)
{
    return (struct icmpwire_span){packet->octets, packet->size};
}

/* A message of a type: `flags` in octet 4, a target when there is one, a MAC option when `mac` is not 0. */
static inline struct nd_packet nd_message(uint8_t type, uint8_t flags, const uint8_t *target, uint8_t mac,
                                          const uint8_t *source, const uint8_t *destination)
{
    struct nd_packet packet = {.size = 0};
    uint8_t *message = packet.octets + 40;
    size_t size = type == 134 ? 16 : 8;

    message[0] = type;
    message[4] = flags;
    if (target) {
        memcpy(message + size, target, 16);
        size += 16;
    }
    if (mac) {
        const uint8_t option[8] = {type == 136 ? 2 : 1, 1, 2, 0, 0, 0, 0, mac};
        memcpy(message + size, option, sizeof option);
        size += sizeof option;
    }
    nd_finish(&packet, source, destination, 255, size);
    return packet;
}

static inline struct nd_packet nd_echo(const uint8_t *source, const uint8_t *destination)
{
    struct nd_packet packet = {.size = 0};

    packet.octets[40] = 128;
    nd_finish(&packet, source, destination, 64, 16);
    return packet;
}

/* A neighbor solicitation from :: with a nonce; 0: without. */
static inline struct nd_packet nd_probe(const uint8_t *target, uint64_t nonce)
{
    struct nd_packet packet = nd_message(135, 0, target, 0, nd_unspecified, nd_solicited_node_1);

    if (!nonce)
        return packet;
    packet.octets[64] = 14;
    packet.octets[65] = 1;
    for (int i = 0; i < 6; i++)
        packet.octets[66 + i] = (uint8_t)(nonce >> (40 - 8 * i));
    nd_finish(&packet, nd_unspecified, nd_solicited_node_1, 255, 32);
    return packet;
}

/* A router advertisement with a prefix option of flags, the prefix that `net` begins with, and lifetimes in seconds. */
static inline struct nd_packet nd_prefix(const uint8_t *net, uint8_t flags, uint32_t valid, uint32_t preferred)
{
    struct nd_packet packet = nd_message(134, 0, NULL, 0, nd_peer, nd_all_nodes);
    uint8_t *option = packet.octets + 56;

    option[0] = 3;
    option[1] = 4;
    option[2] = 64;
    option[3] = flags;
    for (int i = 0; i < 4; i++) {
        option[4 + i] = (uint8_t)(valid >> (24 - 8 * i));
        option[8 + i] = (uint8_t)(preferred >> (24 - 8 * i));
    }
    memcpy(option + 16, net, 8);
    nd_finish(&packet, nd_peer, nd_all_nodes, 255, 48);
    return packet;
}

/* A UDP datagram without data to a port that nobody listens to. */
static inline struct nd_packet nd_udp(void)
{
    struct nd_packet packet = {.size = 48};
    uint8_t *p = packet.octets;
    uint16_t sum;

    nd_finish(&packet, nd_peer_global, nd_host_global, 64, 8);
    memcpy(p + 40, (const uint8_t[]){0x9c, 0x40, 0x82, 0x9a, 0, 8, 0, 0}, 8);
    p[6] = 17;
    sum = (uint16_t)~icmpwire_checksum_sum(p + 40, 8, icmpwire_checksum_pseudo6(p + 8, p + 24, 8, 17));
    p[46] = (uint8_t)(sum >> 8);
    p[47] = (uint8_t)sum;
    return packet;
}

#endif
