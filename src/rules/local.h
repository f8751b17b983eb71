/* SPDX-License-Identifier: BSD-2-Clause */
/* Whether a program or protocol of the host wants what has come. */
#ifndef ICMPWIRE_RULES_LOCAL_H
#define ICMPWIRE_RULES_LOCAL_H

#include "run.h"

/* Tells the raw sockets of the packet's protocol. False when there is none. */
bool icmpwire_raw_deliver(struct icmpwire_run *run, const struct icmpwire_datagram *d);

/* A UDP or TCP socket (kind: enum icmpwire_socket_kind) for the ports that the payload begins with; 4 octets must be
 * there. Its place in host->sockets, or ICMPWIRE_HOST_SOCKETS when there is none. */
size_t icmpwire_socket_of(struct icmpwire_host *host, const struct icmpwire_datagram *d, uint8_t kind);

/* Has the host a handler for the protocol, other than sockets? ICMP, IGMP, TCP, UDP, and those in raw_protocols. */
bool icmpwire_protocol_known(const struct icmpwire_host *host, uint8_t protocol);

/* A socket got the packet: lists what a program then reads. */
void icmpwire_delivered(struct icmpwire_run *run, size_t socket, const struct icmpwire_datagram *d);

/* The sum of the payload and its pseudo-header: 0xffff where the UDP, TCP or ICMPv6 checksum in it is right. */
uint16_t icmpwire_payload_sum(const struct icmpwire_datagram *d);

/* udp_rcv, tcp_v4_rcv as far as errors need them */
void icmpwire_udp4_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d);
void icmpwire_tcp4_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d);

/* tcp_v4_send_reset, nf_send_reset and their IPv6 twins: a reset for a TCP segment with a good checksum. False when
 * there is none to send: no whole header, or it is a reset itself. traffic_class: of the reset. */
bool icmpwire_tcp_reset(struct icmpwire_run *run, const struct icmpwire_datagram *d, uint8_t traffic_class);

#endif
