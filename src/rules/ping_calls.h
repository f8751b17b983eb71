/* SPDX-License-Identifier: BSD-2-Clause */
/* What the calls of ping sockets share. */
#ifndef ICMPWIRE_RULES_PING_CALLS_H
#define ICMPWIRE_RULES_PING_CALLS_H

#include "icmpwire/host_add.h"
#include "icmpwire/ping.h"
#include "transmit.h"

/* A program's call is an event: begins the outcome. */
struct icmpwire_run icmpwire_call_begin(struct icmpwire_host *host, uint64_t now, struct icmpwire_outcome *outcome);

/* The ping socket at a place of host->sockets, null when there is none. */
struct icmpwire_socket *icmpwire_ping_numbered(struct icmpwire_host *host, uint32_t number);

/* Gives a socket an identifier if it has none. */
void icmpwire_ping_identify(struct icmpwire_run *run, struct icmpwire_socket *socket);

/* Where a message of a socket goes. */
struct icmpwire_ping_way {
    struct icmpwire_way way;
    struct icmpwire_ip to, source;
    bool scoped; /* `to` is meant on the way's device alone */
};

/* Finds the way to an address, or hands back an error number. */
int32_t icmpwire_ping_way_to(struct icmpwire_run *run, const struct icmpwire_socket *socket, struct icmpwire_ip to,
                             uint32_t scope, struct icmpwire_ping_way *way);

#endif
