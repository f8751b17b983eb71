/* SPDX-License-Identifier: BSD-2-Clause */
#include "sockets.h"

bool icmpwire_socket_fits(const struct icmpwire_socket *socket, const struct icmpwire_ends *ends)
{
    return socket->version == ends->local.version &&
           (!socket->local.version || icmpwire_same_ip(socket->local, ends->local)) &&
           (!socket->remote.version || icmpwire_same_ip(socket->remote, ends->remote)) &&
           (!socket->device || (ends->device && socket->device == ends->device->index));
}

static unsigned named(const struct icmpwire_socket *socket)
{
    unsigned count = socket->local.version != 0;

    count += socket->remote.version != 0;
    count += socket->remote_port != 0;
    return count + (socket->device != 0);
}

struct icmpwire_socket *icmpwire_socket_at(struct icmpwire_host *host, enum icmpwire_socket_kind kind,
                                           const struct icmpwire_ends *ends)
{
    struct icmpwire_socket *best = NULL;

    ICMPWIRE_EACH_SOCKET(host, socket)
    if (socket->kind == kind && socket->local_port == ends->local_port &&
        (!socket->remote_port || socket->remote_port == ends->remote_port) && icmpwire_socket_fits(socket, ends) &&
        (!best || named(socket) > named(best)))
        best = socket;
    return best;
}

static void notice(struct icmpwire_run *run, const struct icmpwire_socket *socket, int32_t error, bool fatal,
                   uint32_t info)
{
    struct icmpwire_outcome *outcome = run->outcome;

    if (outcome->notice_count == ICMPWIRE_OUTCOME_NOTICES)
        return;
    outcome->notices[outcome->notice_count++] = (struct icmpwire_notice){
        .socket = (uint8_t)(socket - run->host->sockets),
        .fatal = fatal,
        .error = error,
        .info = info,
    };
}

void icmpwire_socket_fails(struct icmpwire_run *run, const struct icmpwire_socket *socket, int32_t error, bool fatal,
                           uint32_t info)
{
    if (socket->reports || (fatal && socket->remote.version))
        notice(run, socket, error, fatal, info);
}
