/* SPDX-License-Identifier: BSD-2-Clause */
/* Where a packet goes, and how it gets there. */
#ifndef ICMPWIRE_RULES_TRANSMIT_H
#define ICMPWIRE_RULES_TRANSMIT_H

#include "run.h"

enum icmpwire_way_kind {
    ICMPWIRE_WAY_NONE = 0, /* no route */
    ICMPWIRE_WAY_UNICAST,
    ICMPWIRE_WAY_LOCAL, /* an address of ours */
    ICMPWIRE_WAY_BROADCAST,
    ICMPWIRE_WAY_MULTICAST,
    ICMPWIRE_WAY_UNREACHABLE,
    ICMPWIRE_WAY_PROHIBIT,
    ICMPWIRE_WAY_BLACKHOLE
};

struct icmpwire_way {
    uint8_t kind; /* enum icmpwire_way_kind */
    bool gateway; /* next_hop is not the destination */
    bool anycast; /* IPv6: the destination is that of all routers of its subnet (RFC 4291 section 2.6.1) */
    bool path;    /* an MTU or a redirect was learnt for the destination alone */
    uint32_t mtu; /* octets of a packet on this path */
    struct icmpwire_device *device;
    struct icmpwire_ip next_hop;
};

/* Looks up the route to an address. scope: the device that link-local and multicast addresses are meant on; null: any. */
struct icmpwire_way icmpwire_way_to(struct icmpwire_host *host, struct icmpwire_ip to, struct icmpwire_device *scope,
                                    uint64_t now);

/* Is the gateway one of those that packets to an address go by, as a route or an earlier redirect says? */
bool icmpwire_is_first_hop(struct icmpwire_host *host, struct icmpwire_ip to, struct icmpwire_ip gateway,
                           const struct icmpwire_device *device, uint64_t now);

/* The address of ours that a packet to `to` gets as its source (RFC 6724 in short: the scope and the longest prefix in
 * common; IPv4: see icmpwire_source4). Version 0: none. */
struct icmpwire_ip icmpwire_source_for(struct icmpwire_host *host, const struct icmpwire_way *way,
                                       struct icmpwire_ip to);

/* inet_select_addr: the IPv4 address that the device has for packets to `to`, or else the first one of any other device.
 * Version 0: there is none. */
struct icmpwire_ip icmpwire_source4(struct icmpwire_host *host, struct icmpwire_device *device, struct icmpwire_ip to);

/* Room for a packet in the outcome's octets; null when there is none, which counts as a lost frame. */
uint8_t *icmpwire_packet_room(struct icmpwire_run *run, size_t size);

/* Sends the packet that was just written into such room: fragments it when it must be, gives it to ourselves when it is
 * for us, resolves the next hop. forwarded_from: the device it came in by; null: our own packet. False when it could not
 * be sent. */
bool icmpwire_transmit(struct icmpwire_run *run, const struct icmpwire_way *way, const uint8_t *packet, size_t size,
                       const struct icmpwire_device *forwarded_from);

/* A packet of ours comes in again: one to ourselves by the loopback device, one to a group that we are in by the device
 * it left by. */
void icmpwire_loop_back(struct icmpwire_run *run, const struct icmpwire_device *device, enum icmpwire_cast cast,
                        const uint8_t *packet, size_t size);

/* Lists the packet as a frame to send to a link-layer address. */
void icmpwire_send_frame(struct icmpwire_run *run, const struct icmpwire_device *device, uint16_t ethertype,
                         const uint8_t mac[6], const uint8_t *packet, size_t size);

#endif
