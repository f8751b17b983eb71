/* SPDX-License-Identifier: BSD-2-Clause */
/* Finding ping sockets by what they sent. */
#ifndef ICMPWIRE_RULES_PING_SOCKET_H
#define ICMPWIRE_RULES_PING_SOCKET_H

#include "receive.h"

/* ping_supported: may a ping socket send that? */
bool icmpwire_ping_supported(const struct icmpwire_run *run, uint8_t version, uint8_t type, uint8_t code);

/* ping_lookup: the socket with an identifier that takes the packet `d`; null when there is none. */
struct icmpwire_socket *icmpwire_ping_lookup(struct icmpwire_host *host, const struct icmpwire_datagram *d,
                                             uint16_t identifier);

/* ping_err: the socket that sent what the error `d` quotes; null when there is none. */
struct icmpwire_socket *icmpwire_ping_quoted(struct icmpwire_run *run, const struct icmpwire_datagram *d,
                                             const struct icmpwire_quoted *quoted);

#endif
