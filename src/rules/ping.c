/* SPDX-License-Identifier: BSD-2-Clause */
/* Section J: opening, binding, connecting and closing ping sockets. */
#include "ping_calls.h"
#include "sockets.h"
#include "table.h"

struct icmpwire_run icmpwire_call_begin(struct icmpwire_host *host, uint64_t now, struct icmpwire_outcome *outcome)
{
    icmpwire_outcome_begin(outcome);
    return (struct icmpwire_run){.host = host, .policy = host->policy, .outcome = outcome, .now = now, .depth = 1};
}

struct icmpwire_socket *icmpwire_ping_numbered(struct icmpwire_host *host, uint32_t number)
{
    bool is = number < ICMPWIRE_HOST_SOCKETS && host->sockets[number].kind == ICMPWIRE_SOCKET_PING;

    return is ? &host->sockets[number] : NULL;
}

static bool allowed(const struct icmpwire_host *host, const uint32_t *gids, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (gids[i] >= host->ping_group_range[0] && gids[i] <= host->ping_group_range[1])
            return true;
    return false;
}

int32_t icmpwire_ping_open(struct icmpwire_host *host, uint8_t version, const uint32_t *gids, size_t count,
                           uint32_t *number, struct icmpwire_outcome *outcome)
{
    struct icmpwire_socket socket = {.kind = ICMPWIRE_SOCKET_PING, .version = version, .reuse = true};
    struct icmpwire_run run = icmpwire_call_begin(host, 0, outcome);

    if (version != 4 && version != 6)
        return ICMPWIRE_ERROR_EAFNOSUPPORT;
    if (icmpwire_rule(&run, ICMPWIRE_RULE_PING_GROUP, !allowed(host, gids, count)))
        return ICMPWIRE_ERROR_EACCES;
    return icmpwire_host_add_socket(host, &socket, number) ? 0 : ICMPWIRE_ERROR_ENOBUFS;
}

void icmpwire_ping_close(struct icmpwire_host *host, uint32_t number)
{
    struct icmpwire_socket *socket = icmpwire_ping_numbered(host, number);

    if (socket)
        *socket = (struct icmpwire_socket){.kind = ICMPWIRE_SOCKET_NONE};
}

/* ---- identifiers: one space for both versions ---- */

static bool taken(struct icmpwire_host *host, const struct icmpwire_socket *by, uint16_t identifier, bool shared)
{
    ICMPWIRE_EACH_SOCKET(host, other)
    if (other->kind == ICMPWIRE_SOCKET_PING && other != by && other->local_port == identifier &&
        !(shared && other->reuse && by->reuse))
        return true;
    return false;
}

/* There are more identifiers than sockets. */
void icmpwire_ping_identify(struct icmpwire_run *run, struct icmpwire_socket *socket)
{
    struct icmpwire_host *host = run->host;

    if (!icmpwire_rule(run, ICMPWIRE_RULE_PING_AUTOMATIC, socket->local_port == 0))
        return;
    do
        host->next_ping++;
    while (host->next_ping == 0 || taken(host, socket, host->next_ping, false));
    socket->local_port = host->next_ping;
}

/* ---- binding ---- */

/* A link-local address is one of the device that is named, any other of any device. */
static bool is_ours(struct icmpwire_host *host, const struct icmpwire_device *scope, struct icmpwire_ip ip)
{
    bool scoped = ip.version == 6 && icmpwire_ip_link_local(ip);

    ICMPWIRE_EACH_DEVICE(host, device)
    if ((!scoped || device == scope) && icmpwire_own_on(device, ip))
        return true;
    /* All of 127.0.0.0/8 is. */
    return ip.version == 4 && icmpwire_ip_loopback(ip);
}

/* ping_check_bind_addr */
static int32_t address_error(struct icmpwire_host *host, struct icmpwire_ip ip, uint32_t scope)
{
    const struct icmpwire_device *device = scope ? icmpwire_host_device(host, scope) : NULL;

    if (icmpwire_ip_unspecified(ip))
        return 0;
    if (ip.version == 6 && (icmpwire_ip_multicast(ip) || (icmpwire_ip_link_local(ip) && !scope)))
        return ICMPWIRE_ERROR_EINVAL;
    if (scope && !device)
        return ICMPWIRE_ERROR_ENODEV;
    return is_ours(host, device, ip) ? 0 : ICMPWIRE_ERROR_EADDRNOTAVAIL;
}

int32_t icmpwire_ping_bind(struct icmpwire_host *host, uint32_t number, struct icmpwire_ip ip, uint32_t scope,
                           uint16_t identifier, struct icmpwire_outcome *outcome)
{
    struct icmpwire_socket *socket = icmpwire_ping_numbered(host, number);
    struct icmpwire_run run = icmpwire_call_begin(host, 0, outcome);
    int32_t error;

    if (!socket || ip.version != socket->version)
        return ICMPWIRE_ERROR_EAFNOSUPPORT;
    error = address_error(host, ip, scope);
    if (icmpwire_rule(&run, ICMPWIRE_RULE_PING_ADDRESS, error != 0))
        return error;
    if (icmpwire_rule(&run, ICMPWIRE_RULE_PING_BOUND, socket->local_port != 0))
        return ICMPWIRE_ERROR_EINVAL;
    if (icmpwire_rule(&run, ICMPWIRE_RULE_PING_IDENTIFIER, identifier && taken(host, socket, identifier, true)))
        return ICMPWIRE_ERROR_EADDRINUSE;
    socket->local_port = identifier;
    icmpwire_ping_identify(&run, socket);
    if (!icmpwire_ip_unspecified(ip))
        socket->local = ip;
    if (ip.version == 6 && icmpwire_ip_link_local(ip))
        socket->device = scope;
    return 0;
}

int32_t icmpwire_ping_connect(struct icmpwire_host *host, uint64_t now, uint32_t number, struct icmpwire_ip ip,
                              uint32_t scope, struct icmpwire_outcome *outcome)
{
    struct icmpwire_socket *socket = icmpwire_ping_numbered(host, number);
    struct icmpwire_run run = icmpwire_call_begin(host, now, outcome);
    struct icmpwire_ping_way way;
    int32_t error;

    if (!socket || ip.version != socket->version)
        return ICMPWIRE_ERROR_EAFNOSUPPORT;
    icmpwire_ping_identify(&run, socket);
    error = icmpwire_ping_way_to(&run, socket, ip, scope, &way);
    if (error)
        return error;
    socket->remote = way.to;
    socket->local = way.source;
    if (way.scoped)
        socket->device = way.way.device->index;
    return 0;
}
