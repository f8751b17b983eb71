/* SPDX-License-Identifier: BSD-2-Clause */
/* IPv6 as far as ICMPv6 depends on it: what is good, what is for us. */
#include "receive.h"
#include "table.h"

static struct icmpwire_datagram datagram(struct icmpwire_span packet, const struct icmpwire_arrival *arrival,
                                         struct icmpwire_device *device)
{
    struct icmpwire_datagram d = {
        .packet = packet,
        .payload = icmpwire_span_behind(packet, 40),
        .source = icmpwire_peek_ip6(packet.data, 8),
        .destination = icmpwire_peek_ip6(packet.data, 24),
        .device = device,
        .version = 6,
        .cast = arrival->cast,
        .protocol = icmpwire_peek8(packet.data, 6),
        .traffic_class = (uint8_t)(icmpwire_peek16(packet.data, 0) >> 4),
        .hop_limit = icmpwire_peek8(packet.data, 7),
        .header = 40,
        .next_header_at = 6,
    };

    icmpwire_poke_span(d.source_mac, 0, icmpwire_span_of(arrival->source_mac, 6));
    return d;
}

static enum icmpwire_class class_of(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    struct icmpwire_device *found;
    const struct icmpwire_host_address *own;

    if (icmpwire_ip_multicast(d->destination))
        return icmpwire_group_on(d->device, d->destination) ? ICMPWIRE_CLASS_MULTICAST : ICMPWIRE_CLASS_OTHER;
    own = icmpwire_own(run->host, d->device, d->destination, &found);
    if (!own)
        return ICMPWIRE_CLASS_OTHER;
    return own->anycast ? ICMPWIRE_CLASS_ANYCAST : ICMPWIRE_CLASS_LOCAL;
}

void icmpwire_ip6_receive(struct icmpwire_run *run, const struct icmpwire_arrival *arrival,
                          struct icmpwire_device *device)
{
    struct icmpwire_span there = arrival->packet;
    struct icmpwire_datagram d;
    size_t total;

    if (arrival->cast == ICMPWIRE_CAST_OTHER)
        return;
    icmpwire_count(run, ICMPWIRE_IP6_IN_RECEIVES);
    if (there.size < 40 || icmpwire_peek8(there.data, 0) >> 4 != 6) {
        icmpwire_count(run, ICMPWIRE_IP6_IN_HDR_ERRORS);
        return;
    }
    total = 40u + icmpwire_peek16(there.data, 4);
    if (total > there.size) {
        icmpwire_count(run, ICMPWIRE_IP6_IN_TRUNCATED_PKTS);
        return;
    }
    d = datagram(icmpwire_span_first(there, total), arrival, device);
    d.class = (uint8_t)class_of(run, &d);
    if (d.class != ICMPWIRE_CLASS_OTHER)
        icmpwire_ip6_deliver(run, &d);
}

void icmpwire_ip6_deliver(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    if (d->protocol == 58)
        icmpwire_icmp6_receive(run, d);
}
