/* SPDX-License-Identifier: BSD-2-Clause */
#include "local.h"
#include "icmpwire/checksum.h"
#include "sockets.h"

enum { ICMP = 1, IGMP = 2, TCP = 6, UDP = 17, UDP_HEADER = 8 };

static struct icmpwire_ends ends_of(const struct icmpwire_datagram *d)
{
    return (struct icmpwire_ends){.local = d->destination, .remote = d->source, .device = d->device};
}

/* Octets that a program reads: an IPv4 raw socket gets the IP header as well. */
static size_t readable(const struct icmpwire_socket *socket, const struct icmpwire_datagram *d)
{
    if (socket->kind == ICMPWIRE_SOCKET_UDP)
        return d->payload.size - UDP_HEADER;
    return socket->kind == ICMPWIRE_SOCKET_RAW && socket->version == 4 ? d->packet.size : d->payload.size;
}

void icmpwire_delivered(struct icmpwire_run *run, size_t socket, const struct icmpwire_datagram *d)
{
    struct icmpwire_outcome *outcome = run->outcome;

    icmpwire_verdict(run, ICMPWIRE_VERDICT_DELIVERED);
    if (run->host->sockets[socket].kind == ICMPWIRE_SOCKET_TCP)
        return; /* a segment is nothing that a program reads */
    if (outcome->notice_count < ICMPWIRE_OUTCOME_NOTICES)
        outcome->notices[outcome->notice_count++] = (struct icmpwire_notice){
            .socket = (uint8_t)socket, .info = (uint32_t)readable(&run->host->sockets[socket], d)};
}

bool icmpwire_raw_deliver(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    struct icmpwire_ends ends = ends_of(d);
    bool found = false;

    for (size_t i = 0; i < run->host->socket_end; i++) {
        const struct icmpwire_socket *socket = &run->host->sockets[i];
        if (socket->kind != ICMPWIRE_SOCKET_RAW || socket->number != d->protocol ||
            !icmpwire_socket_fits(socket, &ends))
            continue;
        found = true;
        icmpwire_delivered(run, i, d);
    }
    return found;
}

size_t icmpwire_socket_of(struct icmpwire_host *host, const struct icmpwire_datagram *d, uint8_t kind)
{
    struct icmpwire_ends ends = ends_of(d);
    const struct icmpwire_socket *socket;

    ends.remote_port = icmpwire_peek16(d->payload.data, 0);
    ends.local_port = icmpwire_peek16(d->payload.data, 2);
    socket = icmpwire_socket_at(host, kind, &ends);
    return socket ? (size_t)(socket - host->sockets) : ICMPWIRE_HOST_SOCKETS;
}

bool icmpwire_protocol_known(const struct icmpwire_host *host, uint8_t protocol)
{
    return protocol == ICMP || protocol == IGMP || protocol == TCP || protocol == UDP ||
           host->raw_protocols[protocol / 8] >> protocol % 8 & 1;
}

static uint16_t pseudo_sum(const struct icmpwire_datagram *d, size_t size)
{
    uint8_t addresses[32];

    if (d->version == 4) {
        icmpwire_poke32(addresses, 0, (uint32_t)d->source.low);
        icmpwire_poke32(addresses, 4, (uint32_t)d->destination.low);
        icmpwire_poke16(addresses, 8, d->protocol);
        icmpwire_poke16(addresses, 10, (uint16_t)size);
        return icmpwire_checksum_sum(addresses, 12, 0);
    }
    icmpwire_poke_ip6(addresses, 0, d->source);
    icmpwire_poke_ip6(addresses, 16, d->destination);
    return icmpwire_checksum_pseudo6(addresses, icmpwire_octets_from(addresses, 16), (uint32_t)size, d->protocol);
}

uint16_t icmpwire_payload_sum(const struct icmpwire_datagram *d)
{
    return icmpwire_checksum_sum(d->payload.data, d->payload.size, pseudo_sum(d, d->payload.size));
}
