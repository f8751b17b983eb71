/* SPDX-License-Identifier: BSD-2-Clause */
/* What a host has: devices, addresses, groups, routes, neighbors, sockets. All return false, or null, when their table
 * is full or an argument makes no sense; nothing has changed then. */
#ifndef ICMPWIRE_HOST_ADD_H
#define ICMPWIRE_HOST_ADD_H

#include "host.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A device that is up, Ethernet unless `mac` is null, which means one without link-layer addresses. It joins the group
 * of all nodes. name: shorter than ICMPWIRE_HOST_NAME; index: not 0, not taken; mtu: octets, 68 or more. */
ICMPWIRE_API struct icmpwire_device *icmpwire_host_add_device(struct icmpwire_host *host, const char *name,
                                                              uint32_t index, const uint8_t mac[6], uint32_t mtu);

/* The device with an index or name, null when there is none. */
ICMPWIRE_API struct icmpwire_device *icmpwire_host_device(struct icmpwire_host *host, uint32_t index);
ICMPWIRE_API struct icmpwire_device *icmpwire_host_device_named(struct icmpwire_host *host, const char *name);

/* An address of a host (not 0.0.0.0, ::, multicast or above) with its prefix, good for ever, and the route to the prefix; an IPv6 address joins its solicited-node
 * group. Preferred at once, unless `tentative`: then duplicate address detection runs first (RFC 4862 section 5.4), as
 * optimistic one where optimistic_dad is set (RFC 4429). Behind that of a link-local address routers are asked for, if
 * the sysctls accept_ra, forwarding and router_solicitations let them. */
ICMPWIRE_API bool icmpwire_host_add_address(struct icmpwire_host *host, uint32_t device, struct icmpwire_ip ip,
                                            uint8_t prefix, bool tentative, uint64_t now);

/* An IPv6 anycast address (RFC 4291 section 2.6). */
ICMPWIRE_API bool icmpwire_host_add_anycast(struct icmpwire_host *host, uint32_t device, struct icmpwire_ip ip);

/* Joins a multicast group of either version. Of IPv6 it is reported as the rules say (igmp6_group_added); with a `now`
 * of 0 it was joined long ago, and has been. */
ICMPWIRE_API bool icmpwire_host_join(struct icmpwire_host *host, uint32_t device, struct icmpwire_ip group,
                                     uint64_t now);

/* Leaves it, which the last one to leave reports (igmp6_group_dropped), with a `now` other than 0. False when it was
 * not joined. */
ICMPWIRE_API bool icmpwire_host_leave(struct icmpwire_host *host, uint32_t device, struct icmpwire_ip group,
                                      uint64_t now);

/* Lets the device join the group of all routers and answer router solicitations, as a program such as radvd does on
 * Linux; the kernel does not do it. `preferred` must not exceed `valid`. */
ICMPWIRE_API bool icmpwire_host_advertise(struct icmpwire_host *host, uint32_t device,
                                          const struct icmpwire_advertising *advertising, uint64_t now);

/* The members of *route that a user sets: to, prefix, type, device (not needed by other types than UNICAST), gateway
 * (of the same version). */
ICMPWIRE_API bool icmpwire_host_add_route(struct icmpwire_host *host, const struct icmpwire_route *route);

/* A neighbor in one of the states PERMANENT, REACHABLE and STALE. A permanent one stays as it is; the others go on as
 * if they had been learned now. mac: not null, also on a device without link-layer addresses. */
ICMPWIRE_API bool icmpwire_host_add_neighbor(struct icmpwire_host *host, uint32_t device, struct icmpwire_ip ip,
                                             const uint8_t mac[6], enum icmpwire_neighbor_state state, uint64_t now);

/* An IPv6 address to answer for as a proxy on the device, where forwarding and proxy_ndp are on. */
ICMPWIRE_API bool icmpwire_host_add_proxy(struct icmpwire_host *host, uint32_t device, struct icmpwire_ip ip);

/* Opens a socket, whose addresses must be of its version; *number, which must not be null, gets its place in host->sockets, which notices name. Ping sockets: see ping.h. */
ICMPWIRE_API bool icmpwire_host_add_socket(struct icmpwire_host *host, const struct icmpwire_socket *socket,
                                           uint32_t *number);

#ifdef __cplusplus
}
#endif
#endif
