/* SPDX-License-Identifier: BSD-2-Clause */
/* Finding sockets, and telling them of things. */
#ifndef ICMPWIRE_RULES_SOCKETS_H
#define ICMPWIRE_RULES_SOCKETS_H

#include "run.h"

/* The two ends of a packet as a socket of ours sees them: local is us. */
struct icmpwire_ends {
    struct icmpwire_ip local, remote;
    uint16_t local_port, remote_port;     /* UDP and TCP */
    const struct icmpwire_device *device; /* null: any */
};

/* Do the addresses and the device that a socket is bound and connected to, if it is, fit? */
bool icmpwire_socket_fits(const struct icmpwire_socket *socket, const struct icmpwire_ends *ends);

/* The UDP or TCP socket for a packet with these ends: the one that names most of them; null when there is none
 * (__udp4_lib_lookup, __inet_lookup). */
struct icmpwire_socket *icmpwire_socket_at(struct icmpwire_host *host, enum icmpwire_socket_kind kind,
                                           const struct icmpwire_ends *ends);

/* An error for a socket, which is told if it asked to hear of all, or if it is fatal and the socket connected. error:
 * enum icmpwire_error_number. */
void icmpwire_socket_fails(struct icmpwire_run *run, const struct icmpwire_socket *socket, int32_t error, bool fatal,
                           uint32_t info);

#define ICMPWIRE_EACH_SOCKET(host, socket)                                                                          \
    for (struct icmpwire_socket *socket = (host)->sockets; socket < (host)->sockets + (host)->socket_end; socket++) \
        if ((socket)->kind != ICMPWIRE_SOCKET_NONE)

#endif
