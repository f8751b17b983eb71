/* SPDX-License-Identifier: BSD-2-Clause */
/* Ping sockets: what a program may do with socket(AF_INET, SOCK_DGRAM, IPPROTO_ICMP), or AF_INET6 and IPPROTO_ICMPV6
 * (rules J). All but close hand back 0 or Linux's errno number (socket_error.h), and leave in the outcome, which they
 * begin anew, the rule that decided. Echo replies and errors that arrive for a socket are notices of that event's
 * outcome. */
#ifndef ICMPWIRE_PING_H
#define ICMPWIRE_PING_H

#include "host.h"
#include "socket_error.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Opens one (ping_init_sock). version: 4 or 6; gids: of the program, `count` of them, of which one must be in
 * net.ipv4.ping_group_range. *number gets its place in host->sockets, whose `reuse` (on at first), `reports` and
 * `device` may then be set. EACCES; EAFNOSUPPORT for another version; ENOBUFS when the table is full. */
ICMPWIRE_API int32_t icmpwire_ping_open(struct icmpwire_host *host, uint8_t version, const uint32_t *gids, size_t count,
                                        uint32_t *number, struct icmpwire_outcome *outcome);

/* Binds it to an address of ours, or to any (all zeros), and to an identifier, 0 for a free one (ping_bind). scope:
 * index of the device that a link-local address is meant on; else 0. EAFNOSUPPORT for the other version; EADDRNOTAVAIL
 * for an address that is not ours, EINVAL for one that no IPv6 socket can have and for a socket that has an identifier,
 * ENODEV, EADDRINUSE for an identifier that another one has, unless both have `reuse`. */
ICMPWIRE_API int32_t icmpwire_ping_bind(struct icmpwire_host *host, uint32_t number, struct icmpwire_ip ip,
                                        uint32_t scope, uint16_t identifier, struct icmpwire_outcome *outcome);

/* Connects it: it sends to that address, its own one is the route's, and fatal errors are told to it
 * (ip4_datagram_connect, ip6_datagram_connect). EAFNOSUPPORT, EINVAL, ENETUNREACH and the errors of routes, EACCES for
 * a broadcast address. */
ICMPWIRE_API int32_t icmpwire_ping_connect(struct icmpwire_host *host, uint64_t now, uint32_t number,
                                           struct icmpwire_ip ip, uint32_t scope, struct icmpwire_outcome *outcome);

/* Sends an ICMP message (ping_v4_sendmsg, ping_v6_sendmsg): echo requests and extended ones, with code 0. Identifier
 * and checksum are overwritten. to: version 0 for the address that it is connected to. EMSGSIZE for more than fits into
 * a packet, EINVAL for less than 8 octets, other types and codes; EDESTADDRREQ; else as icmpwire_ping_connect. */
ICMPWIRE_API int32_t icmpwire_ping_send(struct icmpwire_host *host, uint64_t now, uint32_t number,
                                        struct icmpwire_ip to, uint32_t scope, struct icmpwire_span message,
                                        struct icmpwire_outcome *outcome);

/* Frees its place. */
ICMPWIRE_API void icmpwire_ping_close(struct icmpwire_host *host, uint32_t number);

/* The files of /proc/net that list sockets. */
enum icmpwire_socket_file {
    ICMPWIRE_FILE_ICMP = 0, /* icmp: ping sockets of IPv4 */
    ICMPWIRE_FILE_ICMP6,
    ICMPWIRE_FILE_RAW, /* raw: raw sockets of IPv4 */
    ICMPWIRE_FILE_RAW6
};

/* Writes the sockets as the kernel's file of that name has them. Of what is no part of a host it says: no octets
 * waiting, user 0, inode 0, 2 references, pointer 0, no drops; the slot is that of a kernel whose hash adds nothing.
 * Results as icmpwire_counters_print. */
ICMPWIRE_API size_t icmpwire_sockets_print(const struct icmpwire_host *host, enum icmpwire_socket_file file, char *text,
                                           size_t room);

#ifdef __cplusplus
}
#endif
#endif
