/* SPDX-License-Identifier: BSD-2-Clause */
/* What a host has: devices, addresses, groups, routes, neighbors, sockets. All return false, or null, when their table is
 * full or an argument makes no sense; nothing has changed then. */
#ifndef ICMPWIRE_HOST_ADD_H
#define ICMPWIRE_HOST_ADD_H

#include "host.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A device that is up, Ethernet unless `mac` is null, which means one without link-layer addresses. It joins the group of
 * all nodes. name: shorter than ICMPWIRE_HOST_NAME; index: not 0, not taken; mtu: octets, 68 or more. */
ICMPWIRE_API struct icmpwire_device *icmpwire_host_add_device(struct icmpwire_host *host, const char *name,
                                                              uint32_t index, const uint8_t mac[6], uint32_t mtu);

/* The device with an index or name, null when there is none. */
ICMPWIRE_API struct icmpwire_device *icmpwire_host_device(struct icmpwire_host *host, uint32_t index);
ICMPWIRE_API struct icmpwire_device *icmpwire_host_device_named(struct icmpwire_host *host, const char *name);

/* An address with its prefix, good for ever, and the route to the prefix; an IPv6 address joins its solicited-node group.
 * Preferred at once, unless `tentative`: then duplicate address detection runs first (RFC 4862 section 5.4). */
ICMPWIRE_API bool icmpwire_host_add_address(struct icmpwire_host *host, uint32_t device, struct icmpwire_ip ip,
                                            uint8_t prefix, bool tentative, uint64_t now);

/* An IPv6 anycast address (RFC 4291 section 2.6). */
ICMPWIRE_API bool icmpwire_host_add_anycast(struct icmpwire_host *host, uint32_t device, struct icmpwire_ip ip);

/* Joins a multicast group of either version, and reports that where the rules say so. */
ICMPWIRE_API bool icmpwire_host_join(struct icmpwire_host *host, uint32_t device, struct icmpwire_ip group,
                                     uint64_t now);

/* The members of *route that a user sets: to, prefix, type, device, gateway. */
ICMPWIRE_API bool icmpwire_host_add_route(struct icmpwire_host *host, const struct icmpwire_route *route);

/* A neighbor in one of the states PERMANENT, REACHABLE and STALE. */
ICMPWIRE_API bool icmpwire_host_add_neighbor(struct icmpwire_host *host, uint32_t device, struct icmpwire_ip ip,
                                             const uint8_t mac[6], enum icmpwire_neighbor_state state, uint64_t now);

/* Opens a socket; *number gets its place in host->sockets, which notices name. Ping sockets: see ping.h. */
ICMPWIRE_API bool icmpwire_host_add_socket(struct icmpwire_host *host, const struct icmpwire_socket *socket,
                                           uint32_t *number);

#ifdef __cplusplus
}
#endif
#endif
