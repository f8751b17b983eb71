/* SPDX-License-Identifier: BSD-2-Clause */
/* What a TCP segment that nobody wants gets (RFC 9293 section 3.5.2). */
#include "icmpwire/checksum.h"
#include "ip4_write.h"
#include "local.h"
#include "receive.h"
#include "transmit.h"

enum { TCP = 6, TCP_HEADER = 20, FIN = 1, SYN = 2, RST = 4, ACK = 16, DO_NOT_FRAGMENT = 0x4000, IP6_HEADER = 40 };

static size_t header_of(const struct icmpwire_datagram *d)
{
    return (size_t)(icmpwire_peek8(d->payload.data, 12) >> 4) * 4;
}

static bool answerable(const struct icmpwire_datagram *d)
{
    return d->payload.size >= TCP_HEADER && header_of(d) >= TCP_HEADER && header_of(d) <= d->payload.size &&
           !(icmpwire_peek8(d->payload.data, 13) & RST);
}

/* Ports turned round; the numbers that make the other side believe it. The checksum comes later. */
static void write_segment(uint8_t *out, const struct icmpwire_datagram *d)
{
    uint8_t flags = icmpwire_peek8(d->payload.data, 13);
    uint32_t length = (uint32_t)(d->payload.size - header_of(d)) + (flags & SYN ? 1 : 0) + (flags & FIN ? 1 : 0);

    icmpwire_poke_zeros(out, 0, TCP_HEADER);
    icmpwire_poke16(out, 0, icmpwire_peek16(d->payload.data, 2));
    icmpwire_poke16(out, 2, icmpwire_peek16(d->payload.data, 0));
    icmpwire_poke8(out, 12, TCP_HEADER / 4 << 4);
    icmpwire_poke8(out, 13, flags & ACK ? RST : RST | ACK);
    if (flags & ACK)
        icmpwire_poke32(out, 4, icmpwire_peek32(d->payload.data, 8));
    else
        icmpwire_poke32(out, 8, icmpwire_peek32(d->payload.data, 4) + length);
}

/* The checksum that makes the whole good. */
static void seal(uint8_t *segment, struct icmpwire_ip source, struct icmpwire_ip destination)
{
    struct icmpwire_datagram d = {
        .payload = icmpwire_span_of(segment, TCP_HEADER),
        .source = source,
        .destination = destination,
        .version = source.version,
        .protocol = TCP,
    };

    icmpwire_poke16(segment, 16, (uint16_t)~icmpwire_payload_sum(&d));
}

static size_t write_header(struct icmpwire_run *run, uint8_t *packet, const struct icmpwire_datagram *d,
                           uint8_t traffic_class)
{
    struct icmpwire_ip4_header header = {
        .traffic_class = traffic_class,
        .ttl = (uint8_t)icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_IP_DEFAULT_TTL),
        .protocol = TCP,
        .flags_offset = DO_NOT_FRAGMENT,
        .source = d->destination,
        .destination = d->source,
        .options = icmpwire_span_of(NULL, 0),
    };

    if (d->version == 4)
        return icmpwire_ip4_write(packet, 20 + TCP_HEADER, &header);
    icmpwire_poke32(packet, 0, 6u << 28 | (uint32_t)traffic_class << 20);
    icmpwire_poke16(packet, 4, TCP_HEADER);
    icmpwire_poke8(packet, 6, TCP);
    icmpwire_poke8(packet, 7, 64);
    icmpwire_poke_ip6(packet, 8, d->destination);
    icmpwire_poke_ip6(packet, 24, d->source);
    return IP6_HEADER;
}

bool icmpwire_tcp_reset(struct icmpwire_run *run, const struct icmpwire_datagram *d, uint8_t traffic_class)
{
    size_t size = (d->version == 4 ? 20u : IP6_HEADER) + TCP_HEADER;
    struct icmpwire_way way;
    uint8_t *packet, *segment;

    if (!answerable(d))
        return false;
    way = icmpwire_way_to(run->host, d->source, d->version == 6 ? d->device : NULL, run->now);
    packet =
        way.kind == ICMPWIRE_WAY_UNICAST || way.kind == ICMPWIRE_WAY_LOCAL ? icmpwire_packet_room(run, size) : NULL;
    if (!packet)
        return false;
    segment = icmpwire_octets_from(packet, write_header(run, packet, d, traffic_class));
    write_segment(segment, d);
    seal(segment, d->destination, d->source);
    icmpwire_verdict(run, ICMPWIRE_VERDICT_REPLIED);
    icmpwire_transmit(run, &way, packet, size, NULL);
    return true;
}

void icmpwire_tcp4_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    size_t socket;

    if (d->class != ICMPWIRE_CLASS_LOCAL || d->cast != ICMPWIRE_CAST_HOST || d->payload.size < TCP_HEADER ||
        icmpwire_payload_sum(d) != 0xffff)
        return;
    socket = icmpwire_socket_of(run->host, d, ICMPWIRE_SOCKET_TCP);
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_SOCKET, socket < ICMPWIRE_HOST_SOCKETS))
        icmpwire_delivered(run, socket, d);
    else if (icmpwire_rule(run, ICMPWIRE_RULE_TCP4_NO_PORT, true))
        icmpwire_tcp_reset(run, d, d->traffic_class);
}
