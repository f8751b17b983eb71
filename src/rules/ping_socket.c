/* SPDX-License-Identifier: BSD-2-Clause */
/* Section J: ping sockets and what arrives for them. */
#include "ping_socket.h"
#include "local.h"
#include "sockets.h"

enum { ECHO4 = 8, PROBE4 = 42, ECHO6 = 128, PROBE6 = 160 };

bool icmpwire_ping_supported(const struct icmpwire_run *run, uint8_t version, uint8_t type, uint8_t code)
{
    if (code != 0)
        return false;
    if (type == (version == 4 ? ECHO4 : ECHO6))
        return true;
    return type == (version == 4 ? PROBE4 : PROBE6) && run->policy->knows_extended_echo;
}

/* Of those that share an identifier the one that came last. */
struct icmpwire_socket *icmpwire_ping_lookup(struct icmpwire_host *host, const struct icmpwire_datagram *d,
                                             uint16_t identifier)
{
    struct icmpwire_socket *found = NULL;

    ICMPWIRE_EACH_SOCKET(host, socket)
    if (socket->kind == ICMPWIRE_SOCKET_PING && socket->version == d->version && socket->local_port == identifier &&
        (!socket->local.version || icmpwire_same_ip(socket->local, d->destination)) &&
        (!socket->device || socket->device == d->device->index))
        found = socket;
    return found;
}

bool icmpwire_ping_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    const struct icmpwire_socket *socket = icmpwire_ping_lookup(run->host, d, icmpwire_peek16(d->payload.data, 4));

    if (icmpwire_rule(run, ICMPWIRE_RULE_PING_NO_SOCKET, !socket))
        return false;
    icmpwire_rule(run, ICMPWIRE_RULE_PING_DELIVERED, true);
    icmpwire_delivered(run, (size_t)(socket - run->host->sockets), d);
    return true;
}

/* The kernel asks for an ICMPv6 echo request alone. */
struct icmpwire_socket *icmpwire_ping_quoted(struct icmpwire_run *run, const struct icmpwire_datagram *d,
                                             const struct icmpwire_quoted *quoted)
{
    uint8_t type = icmpwire_peek8(quoted->packet.data, quoted->at);
    uint8_t code = icmpwire_peek8(quoted->packet.data, quoted->at + 1u);
    struct icmpwire_socket *socket = NULL;

    if (icmpwire_ping_supported(run, d->version, type, code) && type != PROBE6)
        socket = icmpwire_ping_lookup(run->host, d, icmpwire_peek16(quoted->packet.data, quoted->at + 4u));
    if (icmpwire_rule(run, ICMPWIRE_RULE_PING_ERROR_FOREIGN, !socket))
        return NULL;
    icmpwire_rule(run, ICMPWIRE_RULE_PING_ERROR, true);
    return socket;
}
