/* SPDX-License-Identifier: BSD-2-Clause */
/* Section J: what ping sockets send. */
#include "icmpwire/checksum.h"
#include "ip4_write.h"
#include "ping_calls.h"
#include "ping_socket.h"
#include "send6.h"

enum { IP_HEADER = 20, HEADER = 8, MOST = 65535, DONT_FRAGMENT = 0x4000 };

/* ---- where to ---- */

static int32_t error_of_route(uint8_t kind)
{
    switch (kind) {
    case ICMPWIRE_WAY_NONE:
        return ICMPWIRE_ERROR_ENETUNREACH;
    case ICMPWIRE_WAY_UNREACHABLE:
        return ICMPWIRE_ERROR_EHOSTUNREACH;
    case ICMPWIRE_WAY_PROHIBIT:
        return ICMPWIRE_ERROR_EACCES;
    case ICMPWIRE_WAY_BLACKHOLE:
        return ICMPWIRE_ERROR_EINVAL;
    default:
        return 0;
    }
}

static bool needs_scope(struct icmpwire_ip ip)
{
    if (ip.version != 6)
        return false;
    return icmpwire_ip_multicast(ip) ? icmpwire_ip6_multicast_scope(ip) <= 2 : icmpwire_ip_link_local(ip);
}

/* The unspecified address is the host itself. */
static struct icmpwire_ip meant(struct icmpwire_ip to)
{
    if (!icmpwire_ip_unspecified(to))
        return to;
    return to.version == 4 ? icmpwire_ip4(0x7f000001) : (struct icmpwire_ip){0, 1, 6};
}

/* From an IPv4 loopback address nothing goes to others. */
static bool leaves(const struct icmpwire_ping_way *way)
{
    return way->way.kind == ICMPWIRE_WAY_LOCAL || way->source.version != 4 || !icmpwire_ip_loopback(way->source);
}

int32_t icmpwire_ping_way_to(struct icmpwire_run *run, const struct icmpwire_socket *socket, struct icmpwire_ip to,
                             uint32_t scope, struct icmpwire_ping_way *way)
{
    struct icmpwire_device *on = NULL;
    int32_t error;

    if (socket->device || scope)
        on = icmpwire_host_device(run->host, scope ? scope : socket->device);
    way->to = meant(to);
    way->scoped = needs_scope(way->to);
    if (way->scoped && !on)
        return ICMPWIRE_ERROR_EINVAL;
    way->way = icmpwire_way_to(run->host, way->to, on, run->now);
    error = error_of_route(way->way.kind);
    if (icmpwire_rule(run, ICMPWIRE_RULE_PING_NO_ROUTE, error != 0)) {
        if (error == ICMPWIRE_ERROR_ENETUNREACH)
            icmpwire_count(run, to.version == 4 ? ICMPWIRE_IP_OUT_NO_ROUTES : ICMPWIRE_IP6_OUT_NO_ROUTES);
        return error;
    }
    if (icmpwire_rule(run, ICMPWIRE_RULE_PING_BROADCAST, way->way.kind == ICMPWIRE_WAY_BROADCAST))
        return ICMPWIRE_ERROR_EACCES;
    way->source = socket->local.version ? socket->local : icmpwire_source_for(run->host, &way->way, way->to);
    if (!way->source.version)
        return ICMPWIRE_ERROR_EADDRNOTAVAIL;
    return icmpwire_rule(run, ICMPWIRE_RULE_PING_NO_ROUTE, !leaves(way)) ? ICMPWIRE_ERROR_EINVAL : 0;
}

/* ---- the packet ---- */

static void fill(uint8_t *message, const struct icmpwire_socket *socket, struct icmpwire_span from)
{
    icmpwire_poke_span(message, 0, from);
    icmpwire_poke16(message, 2, 0);
    icmpwire_poke16(message, 4, socket->local_port);
}

/* A group is reached with a time to live of 1 unless the program says more. What need not be fragmented must not be. */
static void send4(struct icmpwire_run *run, const struct icmpwire_socket *socket, const struct icmpwire_ping_way *way,
                  struct icmpwire_span from)
{
    size_t size = IP_HEADER + from.size;
    bool discovers = size <= way->way.mtu;
    struct icmpwire_ip4_header header = {
        .ttl = icmpwire_ttl4(run, &way->way),
        .protocol = 1,
        .identification = run->host->identification++,
        .source = way->source,
        .destination = way->to,
    };
    uint8_t *packet = icmpwire_packet_room(run, size), *message;

    if (!packet)
        return;
    if (discovers && !icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_IP_NO_PMTU_DISC))
        header.flags_offset = DONT_FRAGMENT;
    message = icmpwire_octets_from(packet, icmpwire_ip4_write(packet, size, &header));
    fill(message, socket, from);
    icmpwire_poke16(message, 2, (uint16_t)~icmpwire_checksum_sum(message, from.size, 0));
    icmpwire_count(run, ICMPWIRE_ICMP_OUT_MSGS);
    icmpwire_count(run, ICMPWIRE_ICMPMSG_OUT_TYPE + (uint32_t)icmpwire_peek8(message, 0));
    icmpwire_transmit(run, &way->way, packet, size, NULL);
}

static void send6(struct icmpwire_run *run, const struct icmpwire_socket *socket, const struct icmpwire_ping_way *way,
                  struct icmpwire_span from)
{
    bool group = way->way.kind == ICMPWIRE_WAY_MULTICAST;
    struct icmpwire_send6 send = {
        .way = way->way,
        .header = {.hop_limit = group ? 1 : icmpwire_hop_limit6(&way->way),
                   .source = way->source,
                   .destination = way->to},
    };

    if (!icmpwire_send6_begin(run, from.size, &send))
        return;
    fill(send.message, socket, from);
    icmpwire_send6(run, &send);
}

/* ping_common_sendmsg */
static int32_t message_error(struct icmpwire_run *run, const struct icmpwire_socket *socket,
                             struct icmpwire_span message)
{
    if (icmpwire_rule(run, ICMPWIRE_RULE_PING_LONG, message.size > MOST - (socket->version == 4 ? IP_HEADER : 0u)))
        return ICMPWIRE_ERROR_EMSGSIZE;
    if (icmpwire_rule(run, ICMPWIRE_RULE_PING_SHORT, message.size < HEADER) ||
        icmpwire_rule(run, ICMPWIRE_RULE_PING_TYPE,
                      !icmpwire_ping_supported(run, socket->version, icmpwire_peek8(message.data, 0),
                                               icmpwire_peek8(message.data, 1))))
        return ICMPWIRE_ERROR_EINVAL;
    return 0;
}

int32_t icmpwire_ping_send(struct icmpwire_host *host, uint64_t now, uint32_t number, struct icmpwire_ip to,
                           uint32_t scope, struct icmpwire_span message, struct icmpwire_outcome *outcome)
{
    struct icmpwire_run run = icmpwire_call_begin(host, now, outcome);
    struct icmpwire_socket *socket = icmpwire_ping_numbered(host, number);
    struct icmpwire_ping_way way;
    int32_t error;

    if (!socket)
        return ICMPWIRE_ERROR_EAFNOSUPPORT;
    icmpwire_ping_identify(&run, socket);
    error = message_error(&run, socket, message);
    if (error)
        return error;
    to = to.version ? to : socket->remote;
    if (icmpwire_rule(&run, ICMPWIRE_RULE_PING_NO_DESTINATION, !to.version))
        return ICMPWIRE_ERROR_EDESTADDRREQ;
    if (to.version != socket->version)
        return ICMPWIRE_ERROR_EAFNOSUPPORT;
    error = icmpwire_ping_way_to(&run, socket, to, scope, &way);
    if (error)
        return error;
    icmpwire_rule(&run, ICMPWIRE_RULE_PING_SENT, true);
    if (socket->version == 4)
        send4(&run, socket, &way, message);
    else
        send6(&run, socket, &way, message);
    return 0;
}
