/* SPDX-License-Identifier: BSD-2-Clause */
/* Whom an ICMPv6 error is for: the protocol that it quotes first, then raw sockets. */
#include "icmpwire/socket_error.h"
#include "paths.h"
#include "ping_socket.h"
#include "receive.h"
#include "sockets.h"

enum { TOO_BIG = 2, FIRST_INFORMATIONAL = 128, REDIRECT = 137 };
enum { TCP = 6, UDP = 17, ICMP6 = 58 };

struct error6 {
    const struct icmpwire_datagram *d;
    struct icmpwire_ends ends; /* of the packet quoted */
    uint32_t info;
    uint8_t type, code;
};

static void learn(struct icmpwire_run *run, const struct error6 *error)
{
    if (error->type == TOO_BIG)
        icmpwire_path_learns_mtu(run, error->d, error->ends.remote, error->info);
}

/* A redirect is for the routes alone. too_big_is_fatal: a socket that takes care of the MTU must know at once. */
static void tell(struct icmpwire_run *run, const struct error6 *error, const struct icmpwire_socket *socket,
                 bool too_big_is_fatal)
{
    struct icmpwire_socket_error told = icmpwire_socket_error_of(6, error->type, error->code);

    learn(run, error);
    if (error->type != REDIRECT)
        icmpwire_socket_fails(run, socket, told.number, told.fatal || (too_big_is_fatal && error->type == TOO_BIG),
                              error->info);
}

/* __udp6_lib_err, tcp_v6_err */
static bool tell_transport(struct icmpwire_run *run, struct error6 *error, const struct icmpwire_quoted *quoted)
{
    bool tcp = quoted->protocol == TCP;
    const struct icmpwire_socket *socket;

    error->ends.local_port = icmpwire_peek16(quoted->packet.data, quoted->at);
    error->ends.remote_port = icmpwire_peek16(quoted->packet.data, quoted->at + 2u);
    socket = icmpwire_socket_at(run->host, tcp ? ICMPWIRE_SOCKET_TCP : ICMPWIRE_SOCKET_UDP, &error->ends);
    if (icmpwire_rule(run, ICMPWIRE_RULE_NOTIFY6_NO_SOCKET, !socket || (tcp && !socket->remote.version))) {
        icmpwire_count6(run, error->d->device, ICMPWIRE_ICMP6_IN_ERRORS);
        return false;
    }
    tell(run, error, socket, true);
    return true;
}

/* icmpv6_err: the routes are told whatever was quoted. */
static bool tell_ping(struct icmpwire_run *run, const struct error6 *error, const struct icmpwire_quoted *quoted)
{
    const struct icmpwire_socket *socket = NULL;

    learn(run, error);
    if (error->type < FIRST_INFORMATIONAL)
        socket = icmpwire_ping_quoted(run, error->d, quoted);
    if (socket)
        tell(run, error, socket, false);
    return true;
}

/* raw6_icmp_error, rawv6_err: a socket that could not be told anything teaches no path either. */
static bool tell_raw(struct icmpwire_run *run, const struct error6 *error, uint8_t protocol)
{
    bool found = false;

    ICMPWIRE_EACH_SOCKET(run->host, socket)
    {
        if (socket->kind != ICMPWIRE_SOCKET_RAW || socket->number != protocol ||
            !icmpwire_socket_fits(socket, &error->ends))
            continue;
        found = true;
        if (socket->reports || socket->remote.version)
            tell(run, error, socket, false);
    }
    return icmpwire_rule(run, ICMPWIRE_RULE_NOTIFY6_RAW, found);
}

bool icmpwire_notify6(struct icmpwire_run *run, const struct icmpwire_datagram *d, const struct icmpwire_quoted *quoted,
                      uint32_t info)
{
    struct error6 error = {
        .d = d,
        .ends = {.local = icmpwire_peek_ip6(quoted->packet.data, 8),
                 .remote = icmpwire_peek_ip6(quoted->packet.data, 24),
                 .device = d->device},
        .info = info,
        .type = icmpwire_peek8(d->payload.data, 0),
        .code = icmpwire_peek8(d->payload.data, 1),
    };
    bool known = false;

    icmpwire_rule(run, ICMPWIRE_RULE_NOTIFY6, true);
    icmpwire_verdict(run, ICMPWIRE_VERDICT_NOTIFIED);
    if (quoted->protocol == UDP || quoted->protocol == TCP)
        known = tell_transport(run, &error, quoted);
    else if (quoted->protocol == ICMP6)
        known = tell_ping(run, &error, quoted);
    return tell_raw(run, &error, quoted->protocol) || known;
}
