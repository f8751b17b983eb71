/* SPDX-License-Identifier: BSD-2-Clause */
/* The way of a packet upwards, a function for each layer, in the order of the kernel's. */
#ifndef ICMPWIRE_RULES_RECEIVE_H
#define ICMPWIRE_RULES_RECEIVE_H

#include "run.h"

/* A frame arrives while another event is being worked on: a packet to ourselves. */
void icmpwire_receive_within(struct icmpwire_run *run, const struct icmpwire_arrival *arrival);

/* ip_rcv, ipv6_rcv */
void icmpwire_ip4_receive(struct icmpwire_run *run, const struct icmpwire_arrival *arrival,
                          struct icmpwire_device *device);
void icmpwire_ip6_receive(struct icmpwire_run *run, const struct icmpwire_arrival *arrival,
                          struct icmpwire_device *device);

/* A whole packet for us: ip_protocol_deliver_rcu, ip6_protocol_deliver_rcu */
void icmpwire_ip4_deliver(struct icmpwire_run *run, const struct icmpwire_datagram *d);
void icmpwire_ip6_deliver(struct icmpwire_run *run, struct icmpwire_datagram *d); /* which moves along its headers */

/* icmp_rcv, icmpv6_rcv */
void icmpwire_icmp4_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d);
void icmpwire_icmp6_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d);

/* icmp_send, icmp6_send: an error about a packet, if the rules allow one. type, code, info: of the message; info is the
 * MTU, the pointer or the gateway where the type has one. False when nothing was sent. */
bool icmpwire_error4(struct icmpwire_run *run, const struct icmpwire_datagram *d, uint8_t type, uint8_t code,
                     uint32_t info);
bool icmpwire_error6(struct icmpwire_run *run, const struct icmpwire_datagram *d, uint8_t type, uint8_t code,
                     uint32_t info);

/* icmpv6_notify */
void icmpwire_icmp6_notify(struct icmpwire_run *run, const struct icmpwire_datagram *d);

/* icmpv6_rcv's handlers: ndisc_rcv; igmp6_event_query, igmp6_event_report */
void icmpwire_discovery_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d);
void icmpwire_listener_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d);

/* What an error that has arrived quotes, after the checks of its headers: A11 to A17, E16 to E19. */
struct icmpwire_quoted {
    struct icmpwire_span packet; /* from its IP header on */
    uint8_t protocol;            /* behind the IPv4 header, or behind the extension headers */
    uint16_t at;                 /* where that is in the packet: 8 octets or more are there */
};

/* Rules E16 to E19: what an ICMPv6 message quotes, taken apart. False when it cannot be; that is counted then. */
bool icmpwire_icmp6_quoted(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct icmpwire_span inner,
                           struct icmpwire_quoted *quoted);

/* The handlers of inner protocols, and raw sockets (raw_icmp_error, __udp4_lib_err, tcp_v4_err, icmp_err, ping_err and
 * their like): tell sockets of an error whose ICMP message is the payload of `d`, and keep the MTU of its path. info:
 * the MTU, the pointer or the gateway, where the type has one. True when the protocol that the error is about knows it
 * for its own: a redirect is then one for the routes. */
bool icmpwire_notify4(struct icmpwire_run *run, const struct icmpwire_datagram *d, const struct icmpwire_quoted *quoted,
                      uint32_t info);
bool icmpwire_notify6(struct icmpwire_run *run, const struct icmpwire_datagram *d, const struct icmpwire_quoted *quoted,
                      uint32_t info);

/* ping_rcv: an echo reply for the ping socket that has its identifier. False when there is none. */
bool icmpwire_ping_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d);

/* icmp_echo and icmpv6_echo_reply; the checks before are those of their callers. */
void icmpwire_echo4(struct icmpwire_run *run, const struct icmpwire_datagram *d);
void icmpwire_echo6(struct icmpwire_run *run, const struct icmpwire_datagram *d);

#endif
