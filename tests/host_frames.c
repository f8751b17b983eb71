/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "host_frames.h"
#include "host_world.h"
#include "must.h"

/* A packet being made. */
struct making {
    uint32_t *seed;
    uint8_t *out;
    size_t size;
};

static uint32_t any(struct making *m)
{
    *m->seed = *m->seed * 1664525 + 1013904223;
    return *m->seed >> 8;
}

static uint32_t below(struct making *m, uint32_t limit)
{
    return any(m) % limit;
}

/* ---- parts ---- */

static void put8(struct making *m, uint32_t value)
{
    MUST(m->size < FRAME_ROOM);
    m->out[m->size++] = (uint8_t)value;
}

static void put16(struct making *m, uint32_t value)
{
    put8(m, value >> 8);
    put8(m, value);
}

static void put32(struct making *m, uint32_t value)
{
    put16(m, value >> 16);
    put16(m, value);
}

static void put_octets(struct making *m, const uint8_t *octets, size_t size)
{
    for (size_t i = 0; i < size; i++)
        put8(m, octets[i]);
}

static void put_address(struct making *m, uint8_t version)
{
    uint8_t octets[16];

    put_octets(m, octets, icmpwire_ip_octets(world_address(version, any(m)), octets));
}

/* Source and destination: mostly a neighbor's and ours, of IPv6 also the link-local ones and the groups of the link. */
static void put_ends(struct making *m, uint8_t version, uint32_t number)
{
    static const uint8_t from[2][2] = {{1, 1}, {6, 1}}, to[2][4] = {{0, 0, 0, 4}, {11, 5, 0, 12}};
    bool six = version == 6;

    for (int end = 0; end < 2; end++) {
        uint8_t octets[16], place = end ? to[six][number % 4] : from[six][number % 4 > 1];
        struct icmpwire_ip ip = world_address(version, below(m, 3) ? place : any(m));
        put_octets(m, octets, icmpwire_ip_octets(ip, octets));
    }
}

static void put_any(struct making *m, size_t size)
{
    while (size--)
        put8(m, any(m));
}

/* ---- IP ---- */

static void put_options4(struct making *m)
{
    static const uint8_t options[][4] = {
        {7, 7, 4, 0}, {0x94, 4, 0, 0}, {1, 1, 1, 0}, {68, 8, 5, 0}, {131, 7, 4, 10}, {137, 7, 4, 10}, {0x1e, 3, 9, 0},
    };
    uint32_t words = 1 + below(m, 5);

    m->out[0] = (uint8_t)(0x45 + words);
    put_octets(m, options[below(m, 7)], 4);
    put_any(m, (words - 1) * 4);
}

static void put_ip4(struct making *m, uint8_t protocol)
{
    put8(m, 0x45);
    put8(m, below(m, 3) ? 0 : any(m));
    put16(m, 0);
    put16(m, below(m, 4)); /* identifications meet */
    put16(m, below(m, 8) ? below(m, 2) << 14 : below(m, 2) << 13 | below(m, 12) * 3);
    put8(m, below(m, 6) ? 64 : below(m, 3));
    put8(m, protocol);
    put16(m, 0);
    put_ends(m, 4, any(m));
    if (below(m, 8) == 0)
        put_options4(m);
}

static void put_fragment(struct making *m, uint8_t next)
{
    put8(m, next);
    put8(m, 0);
    put16(m, below(m, 2) ? below(m, 2) : below(m, 40) << 3 | below(m, 2));
    put32(m, below(m, 4));
}

static void put_extension(struct making *m, uint8_t kind, uint8_t next)
{
    static const uint8_t options[] = {0, 1, 5, 0x3e, 0x7e, 0xbe, 0xfe, 0xc9};

    if (kind == 44) {
        put_fragment(m, next);
        return;
    }
    put8(m, next);
    put8(m, 0);
    if (kind == 43) {
        put8(m, below(m, 5));
        put8(m, below(m, 2));
        put32(m, 0);
        return;
    }
    put8(m, options[below(m, 8)]);
    put8(m, 2);
    put16(m, below(m, 4) ? 0 : any(m));
    put16(m, 0x0100);
}

/* How likely messages of the link are to be carried as they must be: mostly. */
static uint32_t hop_limit(struct making *m, uint8_t protocol, bool of_link)
{
    if (protocol == 58 && of_link && below(m, 8))
        return below(m, 3) ? 255 : 1;
    return below(m, 6) ? 64 : below(m, 3);
}

static void put_ip6(struct making *m, uint8_t protocol, bool of_link)
{
    static const uint8_t kinds[] = {0, 60, 43, 44, 60};
    uint8_t chain[3], count = (uint8_t)(below(m, 3) ? 0 : 1 + below(m, 3));

    for (uint8_t i = 0; i < count; i++)
        chain[i] = kinds[i ? 1 + below(m, 4) : below(m, 5)];
    put32(m, 0x60000000 | (below(m, 4) ? 0 : any(m)));
    put16(m, 0);
    put8(m, count ? chain[0] : protocol);
    put8(m, hop_limit(m, protocol, of_link));
    put_ends(m, 6, of_link ? 2 * below(m, 2) : any(m));
    for (uint8_t i = 0; i < count; i++)
        put_extension(m, chain[i], i + 1 < count ? chain[i + 1] : protocol);
}

/* ---- what it carries ---- */

static void put_prefix(struct making *m)
{
    put16(m, (below(m, 4) ? 64 : 8 * below(m, 17)) << 8 | (any(m) & 0xc0));
    put32(m, below(m, 3) * 5000);
    put32(m, below(m, 3) * 5000);
    put32(m, 0);
    put_address(m, 6);
}

static void put_nd_options(struct making *m)
{
    for (uint32_t count = below(m, 4); count; count--) {
        uint32_t kind = 1 + below(m, 5), words = kind == 3 ? 4 : 1 + (below(m, 12) == 0);
        put8(m, kind == 4 ? 24 : kind);
        put8(m, below(m, 30) ? words : below(m, 4));
        if (kind == 3)
            put_prefix(m);
        else if (kind == 5)
            put_any(m, 8 * words - 2);
        else
            put_octets(m, world_macs[1], 6), put_any(m, 8 * words - 8);
    }
}

static void put_discovery(struct making *m, uint8_t type)
{
    if (type == 134) {
        put32(m, 0x40000000 | below(m, 4) * 900);
        put_any(m, 8);
    } else {
        put32(m, below(m, 2) << 30 | below(m, 2) << 29);
    }
    for (uint32_t addresses = type == 137 ? 2 : type > 134 ? 1 : 0; addresses; addresses--)
        put_address(m, 6);
    put_nd_options(m);
}

static void put_listener(struct making *m)
{
    put16(m, below(m, 2) ? below(m, 100) : any(m));
    put16(m, 0);
    put_address(m, 6);
    if (below(m, 2))
        put32(m, below(m, 0x1000) << 16 | below(m, 2));
    if (below(m, 2))
        put_address(m, 6);
}

static void put_quote(struct making *m, struct icmpwire_span sent)
{
    put32(m, below(m, 2) ? 1280 + below(m, 300) : any(m));
    put_octets(m, sent.data, sent.size > 600 ? 600 : sent.size);
}

static void put_extended_echo(struct making *m)
{
    put32(m, 77 << 16 | 0x101);
    put32(m, 0x20000000);
    put16(m, 4 + 4 * below(m, 5));
    put16(m, 3 << 8 | below(m, 5));
    put_any(m, below(m, 20));
}

static void put_message(struct making *m, bool six, uint8_t type, struct icmpwire_span sent)
{
    bool discovery = six && type >= 133 && type <= 137;

    put8(m, type);
    put8(m, below(m, 2) ? 0 : below(m, 16));
    put16(m, 0);
    if (six ? type < 128 : type == 3 || type == 4 || type == 5 || type == 11 || type == 12) {
        put_quote(m, sent);
    } else if (discovery) {
        put_discovery(m, type);
    } else if (six && type >= 130 && type <= 132) {
        put_listener(m);
    } else if (type == 42 || type == 160) {
        put_extended_echo(m);
    } else {
        put32(m, (six ? 78u : 77u) << 16 | 1);
        put_any(m, below(m, 16) ? below(m, 64) : below(m, 1400));
    }
}

static uint8_t some_type(struct making *m, bool six)
{
    static const uint8_t of4[] = {8, 8, 0, 3, 3, 4, 5, 11, 12, 13, 17, 42, 43};
    static const uint8_t of6[] = {128, 128, 129, 1,   2,   3,   4,   130, 131, 132,
                                  133, 134, 135, 135, 136, 137, 143, 160, 161};

    if (below(m, 12) == 0)
        return (uint8_t)any(m);
    return six ? of6[below(m, sizeof of6)] : of4[below(m, sizeof of4)];
}

static void put_transport(struct making *m, uint8_t protocol)
{
    static const uint16_t ports[] = {7, 80, 99, 33434};

    put16(m, 40000);
    put16(m, ports[below(m, 4)]);
    if (protocol == 6) {
        put_any(m, 8);
        put32(m, 0x50020000);
    }
    put32(m, 0);
    put_any(m, below(m, 8) ? below(m, 40) : below(m, 1400));
}

static void make_packet(struct making *m, bool six, struct icmpwire_span sent)
{
    static const uint8_t others[] = {6, 17, 17, 17, 253, 59, 4, 1, 58};
    uint8_t icmp = six ? 58 : 1, protocol = below(m, 4) ? icmp : others[below(m, sizeof others)];
    uint8_t type = some_type(m, six);

    if (six)
        put_ip6(m, protocol, type >= 130 && type <= 137);
    else
        put_ip4(m, protocol);
    if (protocol == icmp)
        put_message(m, six, type, sent);
    else
        put_transport(m, protocol);
    if (below(m, 24) == 0)
        m->size -= below(m, m->size > 60 ? 40 : 8);
}

static void make_arp(struct making *m)
{
    put32(m, 0x00010800);
    put16(m, 0x0604);
    put16(m, 1 + below(m, 2));
    put_octets(m, world_macs[0], 6);
    put_address(m, 4);
    put_octets(m, world_macs[below(m, 2)], 6);
    put_address(m, 4);
}

/* ---- frames ---- */

void frame_make(uint32_t *seed, struct icmpwire_span sent, uint8_t out[FRAME_ROOM], struct icmpwire_arrival *arrival)
{
    struct making m = {seed, out, 0};
    bool six = below(&m, 2), arp = below(&m, 40) == 0;

    if (arp)
        make_arp(&m);
    else
        make_packet(&m, six, sent);
    if (!arp && below(&m, 16))
        frame_repair(out, m.size);
    for (uint32_t changes = below(&m, 6) ? 0 : 1 + below(&m, 3); changes; changes--)
        out[below(&m, (uint32_t)m.size)] = (uint8_t)any(&m);
    if (!arp && below(&m, 8))
        frame_repair(out, m.size);
    if (below(&m, 16) == 0)
        m.size = below(&m, (uint32_t)m.size);
    *arrival = (struct icmpwire_arrival){.device = WORLD_ETH0 + (below(&m, 4) == 0),
                                         .cast = (uint8_t)(below(&m, 4) ? ICMPWIRE_CAST_HOST : below(&m, 4)),
                                         .packet = {out, m.size}};
    arrival->ethertype = arp ? ICMPWIRE_ETHERTYPE_ARP : six ? ICMPWIRE_ETHERTYPE_IPV6 : ICMPWIRE_ETHERTYPE_IPV4;
    memcpy(arrival->source_mac, world_macs[1], 6);
}

/* ---- lengths and checksums ---- */

static void set16(uint8_t *at, size_t value)
{
    at[0] = (uint8_t)(value >> 8);
    at[1] = (uint8_t)value;
}

static void repair_transport(uint8_t *packet, size_t header, size_t size, uint8_t protocol, bool six)
{
    static const size_t places[] = {[1] = 2, [6] = 16, [17] = 6, [58] = 2};
    size_t at = protocol == 1 || protocol == 6 || protocol == 17 || protocol == 58 ? places[protocol] : 0;
    size_t rest = size - header;
    uint16_t sum = 0;

    if (protocol == 17 && rest >= 8)
        set16(packet + header + 4, rest);
    if (!at || rest < at + 2)
        return;
    if (six)
        sum = icmpwire_checksum_pseudo6(packet + 8, packet + 24, (uint32_t)rest, protocol);
    else if (protocol != 1)
        sum = icmpwire_checksum_sum(packet + 12, 8, (uint16_t)(protocol + rest)); /* of IPv4 */
    set16(packet + header + at, 0);
    set16(packet + header + at, (uint16_t)~icmpwire_checksum_sum(packet + header, rest, sum));
}

static void repair4(uint8_t *packet, size_t size)
{
    size_t header = (packet[0] & 15u) * 4;

    if (header < 20 || header > size)
        packet[0] = 0x45, header = 20;
    set16(packet + 2, size);
    if ((packet[6] & 0x3f) == 0 && packet[7] == 0)
        repair_transport(packet, header, size, packet[9], false);
    set16(packet + 10, 0);
    set16(packet + 10, (uint16_t)~icmpwire_checksum_sum(packet, header, 0));
}

static void repair6(uint8_t *packet, size_t size)
{
    size_t at = 40;
    uint8_t next = packet[6];

    packet[0] = (uint8_t)(0x60 | (packet[0] & 15));
    set16(packet + 4, size - 40);
    while ((next == 0 || next == 43 || next == 60) && at + 8 <= size) {
        next = packet[at];
        at += 8 + (size_t)packet[at + 1] * 8;
    }
    if (at < size)
        repair_transport(packet, at, size, next, true);
}

void frame_repair(uint8_t *packet, size_t size)
{
    if (size >= 40 && packet[0] >> 4 == 6)
        repair6(packet, size);
    else if (size >= 20 && packet[0] >> 4 == 4)
        repair4(packet, size);
}
