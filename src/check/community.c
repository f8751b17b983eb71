/* SPDX-License-Identifier: BSD-2-Clause */
#include "icmpwire/flow.h"
#include "icmpwire/walk.h"
#include "pairs.h"

/* What is hashed: the addresses as their headers have them, and two numbers that stand for ports. */
struct ends {
    struct icmpwire_span source;
    struct icmpwire_span destination;
    uint16_t source_port;
    uint16_t destination_port;
    bool ports;   /* the numbers are hashed */
    bool one_way; /* the order of the ends is kept */
};

/* ICMP: the type, and the type that answers it or that it answers. Without such a type, the baseline takes the code
 * and keeps the order; Suricata takes 0 and does not. */
static void take_type(struct ends *ends, const struct icmpwire_packet *packet, enum icmpwire_community_variant variant)
{
    bool four = packet->protocol == ICMPWIRE_PROTOCOL_ICMP;
    enum icmpwire_family family = four ? ICMPWIRE_ICMP4 : ICMPWIRE_ICMP6;
    uint8_t type = icmpwire_peek8(packet->payload.data, 0);
    unsigned wanted = variant == ICMPWIRE_COMMUNITY_ID_SURICATA ? IN_BASELINE | IN_SURICATA : IN_BASELINE;
    const struct icmpwire_pair *asking = icmpwire_pair_asking(family, type);
    const struct icmpwire_pair *answering = icmpwire_pair_answering(family, type);
    ends->source_port = type;
    if (asking && asking->flows & wanted) {
        ends->destination_port = asking->reply;
    } else if (answering && answering->flows & wanted) {
        ends->destination_port = answering->request;
    } else if (variant != ICMPWIRE_COMMUNITY_ID_SURICATA) {
        ends->destination_port = icmpwire_peek8(packet->payload.data, 1);
        ends->one_way = true;
    }
}

/* False when the numbers are not there. */
static bool take_ports(struct ends *ends, const struct icmpwire_packet *packet, enum icmpwire_community_variant variant)
{
    switch (packet->protocol) {
    case ICMPWIRE_PROTOCOL_TCP:
    case ICMPWIRE_PROTOCOL_UDP:
    case ICMPWIRE_PROTOCOL_SCTP:
        if (packet->payload.size < 4)
            return false;
        ends->ports = true;
        ends->source_port = icmpwire_peek16(packet->payload.data, 0);
        ends->destination_port = icmpwire_peek16(packet->payload.data, 2);
        return true;
    case ICMPWIRE_PROTOCOL_ICMP:
    case ICMPWIRE_PROTOCOL_ICMP6:
        if (packet->payload.size < 2)
            return false;
        ends->ports = true;
        take_type(ends, packet, variant);
        return true;
    default: /* Suricata hashes two zeros */
        ends->ports = variant == ICMPWIRE_COMMUNITY_ID_SURICATA;
        return true;
    }
}

static uint16_t swapped(uint16_t x)
{
    return (uint16_t)(x << 8 | x >> 8);
}

static int order_of(struct icmpwire_span a, struct icmpwire_span b)
{
    int order = 0;
    for (size_t i = 0; i < a.size && order == 0; i++)
        order = icmpwire_peek8(a.data, i) - icmpwire_peek8(b.data, i);
    return order;
}

/* Suricata compares the ports of equal addresses as a little-endian machine reads them. */
static bool in_order(const struct ends *ends, enum icmpwire_community_variant variant)
{
    int order = order_of(ends->source, ends->destination);
    if (ends->one_way || order != 0)
        return ends->one_way || order < 0;
    return variant == ICMPWIRE_COMMUNITY_ID_SURICATA ? swapped(ends->source_port) < swapped(ends->destination_port)
                                                     : ends->source_port < ends->destination_port;
}

static void reverse(struct ends *ends)
{
    struct ends was = *ends;
    ends->source = was.destination;
    ends->destination = was.source;
    ends->source_port = was.destination_port;
    ends->destination_port = was.source_port;
}

static void put8(struct icmpwire_community *input, uint8_t x)
{
    input->octets[input->size++] = x;
}

static void put16(struct icmpwire_community *input, uint16_t x)
{
    put8(input, (uint8_t)(x >> 8));
    put8(input, (uint8_t)x);
}

static void put_address(struct icmpwire_community *input, struct icmpwire_span address)
{
    for (size_t i = 0; i < address.size; i++)
        put8(input, icmpwire_peek8(address.data, i));
}

bool icmpwire_community_input(const struct icmpwire_packet *packet, uint16_t seed,
                              enum icmpwire_community_variant variant, struct icmpwire_community *input)
{
    struct ends ends;
    memset(&ends, 0, sizeof ends);
    memset(input, 0, sizeof *input);
    ends.source = packet->source;
    ends.destination = packet->destination;
    if (packet->fragment_offset || !ends.source.size || !take_ports(&ends, packet, variant))
        return false;
    if (!in_order(&ends, variant))
        reverse(&ends);
    put16(input, seed);
    put_address(input, ends.source);
    put_address(input, ends.destination);
    put8(input, packet->protocol);
    put8(input, 0);
    if (ends.ports) {
        put16(input, ends.source_port);
        put16(input, ends.destination_port);
    }
    return true;
}
