/* SPDX-License-Identifier: BSD-2-Clause */
/* A host with one link, and IPv4 and IPv6 packets for it, for tests of single rules. */
#ifndef ICMPWIRE_TESTS_HOST_SMALL_H
#define ICMPWIRE_TESTS_HOST_SMALL_H

#include "icmpwire.h"
#include <string.h>

enum { SMALL_OURS = 0x0a4d0001, SMALL_PEER = 0x0a4d0002, SMALL_LINK = 2, SMALL_ROOM = 1 << 18 };
#define SMALL_START  UINT64_C(1000000000)
#define SMALL_SECOND UINT64_C(1000000)
#define SMALL_GLOBAL UINT64_C(0x20010db800770000)

struct small {
    struct icmpwire_host host;
    struct icmpwire_outcome outcome;
    uint64_t now;
    uint8_t room[SMALL_ROOM];
    uint8_t packet[2048];
    size_t size;
};

__attribute__((unused)) static void small_begin(struct small *s, enum icmpwire_host_kind kind)
{
    static const uint8_t mac[6] = {2, 0, 0, 0, 0, 1}, peer[6] = {2, 0, 0, 0, 0, 2};
    struct icmpwire_ip peer6 = {SMALL_GLOBAL, 2, 6}, ours6 = {SMALL_GLOBAL, 1, 6};

    s->now = SMALL_START;
    s->outcome.octets = s->room;
    s->outcome.room = sizeof s->room;
    icmpwire_host_init(&s->host, kind, 1, s->now);
    icmpwire_host_add_device(&s->host, "eth0", SMALL_LINK, mac, 1500);
    icmpwire_host_add_address(&s->host, SMALL_LINK, icmpwire_ip4(SMALL_OURS), 24, false, s->now);
    icmpwire_host_add_address(&s->host, SMALL_LINK, ours6, 64, false, s->now);
    icmpwire_host_add_neighbor(&s->host, SMALL_LINK, icmpwire_ip4(SMALL_PEER), peer, ICMPWIRE_NEIGHBOR_PERMANENT,
                               s->now);
    icmpwire_host_add_neighbor(&s->host, SMALL_LINK, peer6, peer, ICMPWIRE_NEIGHBOR_PERMANENT, s->now);
}

static inline void small_put16(uint8_t *to, uint16_t value)
{
    to[0] = (uint8_t)(value >> 8);
    to[1] = (uint8_t)value;
}

static inline void small_put32(uint8_t *to, uint32_t value)
{
    small_put16(to, (uint16_t)(value >> 16));
    small_put16(to + 2, (uint16_t)value);
}

/* An IPv4 header at `to` for `size` octets behind it. */
__attribute__((unused)) static void small_header4(uint8_t *to, uint32_t source, uint32_t destination, uint8_t protocol,
                                                  size_t size)
{
    memset(to, 0, 20);
    to[0] = 0x45;
    small_put16(to + 2, (uint16_t)(20 + size));
    to[8] = 64;
    to[9] = protocol;
    small_put32(to + 12, source);
    small_put32(to + 16, destination);
    small_put16(to + 10, (uint16_t)~icmpwire_checksum_sum(to, 20, 0));
}

__attribute__((unused)) static void small_receive(struct small *s)
{
    struct icmpwire_arrival arrival = {
        .device = SMALL_LINK,
        .ethertype = s->packet[0] >> 4 == 4 ? ICMPWIRE_ETHERTYPE_IPV4 : ICMPWIRE_ETHERTYPE_IPV6,
        .packet = {.data = s->packet, .size = s->size},
    };

    icmpwire_receive(&s->host, s->now, &arrival, &s->outcome);
}

/* An ICMPv4 message of `size` octets, behind its header the body. */
__attribute__((unused)) static void small_icmp4(struct small *s, uint32_t source, uint32_t destination,
                                                const uint8_t *message, size_t size)
{
    uint8_t *to = s->packet + 20;

    small_header4(s->packet, source, destination, 1, size);
    memcpy(to, message, size);
    small_put16(to + 2, 0);
    small_put16(to + 2, (uint16_t)~icmpwire_checksum_sum(to, size, 0));
    s->size = 20 + size;
    small_receive(s);
}

/* A UDP datagram without a checksum to a port that nobody has. */
__attribute__((unused)) static void small_udp4(struct small *s, uint32_t source)
{
    static const uint8_t header[8] = {0x80, 0, 0x80, 1, 0, 8, 0, 0};

    small_header4(s->packet, source, SMALL_OURS, 17, sizeof header);
    memcpy(s->packet + 20, header, sizeof header);
    s->size = 28;
    small_receive(s);
}

/* The ICMP message of the packet that was sent last, null when there is none. */
__attribute__((unused)) static const uint8_t *small_sent4(const struct small *s)
{
    return s->outcome.sent_count ? s->outcome.sent[s->outcome.sent_count - 1].packet.data + 20 : NULL;
}

__attribute__((unused)) static bool small_decided(const struct small *s, enum icmpwire_rule rule)
{
    for (uint32_t i = 0; i < s->outcome.decided_count; i++)
        if (s->outcome.decided[i] == rule)
            return true;
    return false;
}

#endif
