/* SPDX-License-Identifier: BSD-2-Clause */
/* The parts of the IPv6 layer. */
#ifndef ICMPWIRE_RULES_IP6_H
#define ICMPWIRE_RULES_IP6_H

#include "headers6.h"
#include "receive.h"
#include "transmit.h"

/* ICMPv6 parameter problem: codes */
enum {
    ICMPWIRE_PROBLEM6 = 4,
    ICMPWIRE_PROBLEM6_FIELD = 0,
    ICMPWIRE_PROBLEM6_NEXT = 1,
    ICMPWIRE_PROBLEM6_OPTION = 2,
    ICMPWIRE_PROBLEM6_CHAIN = 3
};

/* Whom an address is: ours, a group that the device is in, one of others. */
enum icmpwire_class icmpwire_ip6_class(struct icmpwire_host *host, struct icmpwire_device *device,
                                       struct icmpwire_ip ip);

/* A whole IPv6 header and what is behind it, for us alone, come in by a device. */
struct icmpwire_datagram icmpwire_ip6_datagram(struct icmpwire_span packet, struct icmpwire_device *device);

/* Octets from the start of the packet to the payload. */
ICMPWIRE_INLINE size_t icmpwire_ip6_payload_at(const struct icmpwire_datagram *d)
{
    return d->packet.size - d->payload.size;
}

/* Steps over the extension header at the payload, which is so long. */
ICMPWIRE_INLINE void icmpwire_ip6_step(struct icmpwire_datagram *d, size_t size)
{
    d->next_header_at = (uint16_t)icmpwire_ip6_payload_at(d);
    d->protocol = icmpwire_peek8(d->payload.data, 0);
    d->payload = icmpwire_span_behind(d->payload, size);
}

/* The size of the extension header at the payload, 0 when it is not whole. */
ICMPWIRE_INLINE size_t icmpwire_ip6_extension_size(const struct icmpwire_datagram *d)
{
    size_t size = d->payload.size < 8 ? 0 : ((size_t)icmpwire_peek8(d->payload.data, 1) + 1) * 8;

    return size <= d->payload.size ? size : 0;
}

/* ipv6_parse_hopopts, ipv6_destopt_rcv: the options at the payload. True when the packet may go on, behind them. */
bool icmpwire_ip6_hop_by_hop(struct icmpwire_run *run, struct icmpwire_datagram *d);
bool icmpwire_ip6_options(struct icmpwire_run *run, struct icmpwire_datagram *d);

/* ip6_forward, and the inputs of routes that forward nothing: for a packet to others. */
void icmpwire_ip6_forward(struct icmpwire_run *run, const struct icmpwire_datagram *d);

/* ndisc_send_redirect, with the limits of its caller: about a packet that goes out by the device it came in by. */
void icmpwire_redirect6(struct icmpwire_run *run, const struct icmpwire_datagram *d, const struct icmpwire_way *way);

/* __udp6_lib_rcv, tcp_v6_rcv */
void icmpwire_udp6_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d);
void icmpwire_tcp6_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d);

/* A fragment at the payload that is not the whole packet: refused, kept, or delivered with the others. */
void icmpwire_ip6_fragment(struct icmpwire_run *run, struct icmpwire_datagram *d);

#endif
