/* SPDX-License-Identifier: BSD-2-Clause */
/* Whom an ICMPv4 error is for: raw sockets first, then the protocol that it quotes. */
#include "icmpwire/socket_error.h"
#include "paths.h"
#include "ping_socket.h"
#include "receive.h"
#include "sockets.h"

enum { UNREACHABLE = 3, SOURCE_QUENCH = 4, REDIRECT = 5, FRAGMENTATION_NEEDED = 4 };
enum { ICMP = 1, TCP = 6, UDP = 17, ECHO_REPLY = 0 };

struct error4 {
    const struct icmpwire_datagram *d;
    struct icmpwire_ends ends; /* of the packet quoted */
    uint32_t info;
    uint8_t type, code;
};

static bool learns_mtu(struct icmpwire_run *run, const struct error4 *error)
{
    return error->type == UNREACHABLE && error->code == FRAGMENTATION_NEEDED &&
           !icmpwire_rule(run, ICMPWIRE_RULE_PATH_MTU4_SOURCE,
                          !icmpwire_path_begins_here(run, error->d->device, error->ends.local));
}

/* Sockets opened under ip_no_pmtu_disc do not discover MTUs (IP_PMTUDISC_DONT): all but raw ones are not told. */
static bool untold(const struct icmpwire_run *run, const struct error4 *error, const struct icmpwire_socket *socket)
{
    return error->type == UNREACHABLE && error->code == FRAGMENTATION_NEEDED && socket->kind != ICMPWIRE_SOCKET_RAW &&
           icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_IP_NO_PMTU_DISC);
}

/* Fragmentation needed is for the routes as well. */
static void tell(struct icmpwire_run *run, const struct error4 *error, const struct icmpwire_socket *socket)
{
    struct icmpwire_socket_error told = icmpwire_socket_error_of(4, error->type, error->code);

    if (learns_mtu(run, error))
        icmpwire_path_learns_mtu(run, error->d, error->ends.remote, error->info);
    if (socket && !icmpwire_rule(run, ICMPWIRE_RULE_MTU4_UNTOLD, untold(run, error, socket)))
        icmpwire_socket_fails(run, socket, told.number, told.fatal, error->info);
}

static bool is_for_routes_alone(const struct error4 *error)
{
    return error->type == SOURCE_QUENCH || error->type == REDIRECT;
}

/* raw_icmp_error */
static bool tell_raw(struct icmpwire_run *run, const struct error4 *error, uint8_t protocol)
{
    bool found = false;

    ICMPWIRE_EACH_SOCKET(run->host, socket)
    {
        if (socket->kind != ICMPWIRE_SOCKET_RAW || socket->number != protocol ||
            !icmpwire_socket_fits(socket, &error->ends))
            continue;
        found = true;
        if (!is_for_routes_alone(error))
            tell(run, error, socket);
    }
    return icmpwire_rule(run, ICMPWIRE_RULE_NOTIFY4_RAW, found);
}

/* __udp4_lib_err, tcp_v4_err. A TCP connection goes on: of all but a MTU it is told what is soft. */
static bool tell_transport(struct icmpwire_run *run, struct error4 *error, const struct icmpwire_quoted *quoted)
{
    bool tcp = quoted->protocol == TCP;
    const struct icmpwire_socket *socket;

    error->ends.local_port = icmpwire_peek16(quoted->packet.data, quoted->at);
    error->ends.remote_port = icmpwire_peek16(quoted->packet.data, quoted->at + 2u);
    socket = icmpwire_socket_at(run->host, tcp ? ICMPWIRE_SOCKET_TCP : ICMPWIRE_SOCKET_UDP, &error->ends);
    if (icmpwire_rule(run, ICMPWIRE_RULE_NOTIFY4_NO_SOCKET, !socket || (tcp && !socket->remote.version))) {
        icmpwire_count(run, ICMPWIRE_ICMP_IN_ERRORS);
        return false;
    }
    if (!is_for_routes_alone(error))
        tell(run, error, socket);
    return true;
}

/* icmp_err: what the host itself answered has no socket, and is for the routes; all else is a ping socket's. */
static bool tell_ping(struct icmpwire_run *run, const struct error4 *error, const struct icmpwire_quoted *quoted)
{
    const struct icmpwire_socket *socket;

    if (icmpwire_peek8(quoted->packet.data, quoted->at) == ECHO_REPLY) {
        tell(run, error, NULL);
        return true;
    }
    socket = icmpwire_ping_quoted(run, error->d, quoted);
    if (socket)
        tell(run, error, socket);
    return socket != NULL;
}

bool icmpwire_notify4(struct icmpwire_run *run, const struct icmpwire_datagram *d, const struct icmpwire_quoted *quoted,
                      uint32_t info)
{
    struct error4 error = {
        .d = d,
        .ends = {.local = icmpwire_peek_ip4(quoted->packet.data, 12),
                 .remote = icmpwire_peek_ip4(quoted->packet.data, 16),
                 .device = d->device},
        .info = info,
        .type = icmpwire_peek8(d->payload.data, 0),
        .code = icmpwire_peek8(d->payload.data, 1),
    };
    bool known = tell_raw(run, &error, quoted->protocol);

    if (quoted->protocol == UDP || quoted->protocol == TCP)
        return tell_transport(run, &error, quoted) || known;
    if (quoted->protocol == ICMP)
        return tell_ping(run, &error, quoted) || known;
    return known;
}
