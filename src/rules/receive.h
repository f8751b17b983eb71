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
void icmpwire_ip6_deliver(struct icmpwire_run *run, const struct icmpwire_datagram *d);

/* icmp_rcv, icmpv6_rcv */
void icmpwire_icmp4_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d);
void icmpwire_icmp6_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d);

/* icmp_send, icmp6_send: an error about a packet, if the rules allow one. type, code, info: of the message; info is the
 * MTU, the pointer or the gateway where the type has one. False when nothing was sent. */
bool icmpwire_error4(struct icmpwire_run *run, const struct icmpwire_datagram *d, uint8_t type, uint8_t code,
                     uint32_t info);
bool icmpwire_error6(struct icmpwire_run *run, const struct icmpwire_datagram *d, uint8_t type, uint8_t code,
                     uint32_t info);

/* icmpv6_rcv's handlers: ndisc_rcv; igmp6_event_query, igmp6_event_report */
void icmpwire_discovery_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d);
void icmpwire_listener_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d);

/* icmp_socket_deliver and the handlers of inner protocols: tells sockets and paths of an error that has arrived. inner:
 * what the error quotes. */
void icmpwire_notify4(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct icmpwire_span inner,
                      uint32_t info);
void icmpwire_notify6(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct icmpwire_span inner,
                      uint32_t info);

/* ping_rcv: an echo reply for the ping socket that has its identifier. False when there is none. */
bool icmpwire_ping_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d);

/* icmp_echo and icmpv6_echo_reply; the checks before are those of their callers. */
void icmpwire_echo4(struct icmpwire_run *run, const struct icmpwire_datagram *d);
void icmpwire_echo6(struct icmpwire_run *run, const struct icmpwire_datagram *d);

#endif
