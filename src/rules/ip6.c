/* SPDX-License-Identifier: BSD-2-Clause */
/* IPv6 received: what is good, what is for us. */
#include "ip6.h"
#include "reject.h"
#include "table.h"

struct icmpwire_datagram icmpwire_ip6_datagram(struct icmpwire_span packet, struct icmpwire_device *device)
{
    return (struct icmpwire_datagram){
        .packet = packet,
        .payload = icmpwire_span_behind(packet, 40),
        .source = icmpwire_peek_ip6(packet.data, 8),
        .destination = icmpwire_peek_ip6(packet.data, 24),
        .device = device,
        .version = 6,
        .protocol = icmpwire_peek8(packet.data, 6),
        .traffic_class = (uint8_t)(icmpwire_peek16(packet.data, 0) >> 4),
        .hop_limit = icmpwire_peek8(packet.data, 7),
        .header = 40,
        .next_header_at = 6,
    };
}

/* ---- whom it is for ---- */

/* Routers have the subnet-router anycast address of each prefix (RFC 4291 section 2.6.1, RFC 6164). */
static bool is_subnet_router(struct icmpwire_device *device, struct icmpwire_ip ip)
{
    if (!device->sysctls[ICMPWIRE_DEVICE_IPV6_FORWARDING] || icmpwire_ip_unspecified(ip))
        return false;
    ICMPWIRE_EACH_ADDRESS(device, address)
    if (address->ip.version == 6 && address->prefix < 127 &&
        icmpwire_same_ip(ip, icmpwire_ip_net(address->ip, address->prefix)))
        return true;
    return false;
}

static enum icmpwire_class unicast_class(struct icmpwire_host *host, struct icmpwire_device *device,
                                         struct icmpwire_ip ip)
{
    struct icmpwire_device *found;
    const struct icmpwire_host_address *own = icmpwire_own(host, device, ip, &found);

    if (own)
        return own->anycast ? ICMPWIRE_CLASS_ANYCAST : ICMPWIRE_CLASS_LOCAL;
    if (is_subnet_router(device, ip))
        return ICMPWIRE_CLASS_ANYCAST;
    if (!icmpwire_ip_link_local(ip))
        ICMPWIRE_EACH_DEVICE(host, each)
    if (is_subnet_router(each, ip))
        return ICMPWIRE_CLASS_ANYCAST;
    return ICMPWIRE_CLASS_OTHER;
}

/* A link-local address of ours, on whatever device: packets to ourselves come by the loopback device. */
static struct icmpwire_device *link_of(struct icmpwire_host *host, struct icmpwire_device *device,
                                       struct icmpwire_ip ip)
{
    if (!device->loopback || !icmpwire_ip_link_local(ip))
        return device;
    ICMPWIRE_EACH_DEVICE(host, each)
    if (icmpwire_own_on(each, ip))
        return each;
    return device;
}

enum icmpwire_class icmpwire_ip6_class(struct icmpwire_host *host, struct icmpwire_device *device,
                                       struct icmpwire_ip ip)
{
    if (icmpwire_ip_multicast(ip))
        return icmpwire_group_on(device, ip) ? ICMPWIRE_CLASS_MULTICAST : ICMPWIRE_CLASS_OTHER;
    return unicast_class(host, device, ip);
}

static void input(struct icmpwire_run *run, struct icmpwire_datagram *d)
{
    bool multicast = icmpwire_ip_multicast(d->destination);

    if (multicast)
        icmpwire_count(run, ICMPWIRE_IP6_IN_MCAST_PKTS);
    if (d->class != ICMPWIRE_CLASS_OTHER) {
        if (!icmpwire_rejected6(run, d))
            icmpwire_ip6_deliver(run, d);
    } else if (!icmpwire_rule(run, ICMPWIRE_RULE_IP6_GROUP_NOT_OURS, multicast)) {
        icmpwire_ip6_forward(run, d);
    }
}

/* ---- ip6_rcv_core ---- */

static bool header_bad(struct icmpwire_run *run, struct icmpwire_span there)
{
    return icmpwire_rule(run, ICMPWIRE_RULE_IP6_HEADER, there.size < 40 || icmpwire_peek8(there.data, 0) >> 4 != 6);
}

static bool addresses_bad(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    bool wire = !d->device->loopback;
    bool multicast = icmpwire_ip_multicast(d->destination);
    unsigned scope = icmpwire_ip6_multicast_scope(d->destination);

    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_LOOPBACK,
                      wire && (icmpwire_ip_loopback(d->source) || icmpwire_ip_loopback(d->destination))))
        return true;
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_GROUP_OF_NODE, wire && multicast && scope == 1))
        return true;
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_GROUP_RESERVED, multicast && scope == 0))
        return true;
    return icmpwire_rule(run, ICMPWIRE_RULE_IP6_SOURCE_GROUP, icmpwire_ip_multicast(d->source));
}

/* The packet ends where its header says; one that has no length may be a jumbogram. */
static bool trimmed(struct icmpwire_run *run, struct icmpwire_datagram *d)
{
    size_t size = 40u + icmpwire_peek16(d->packet.data, 4);

    if (size == 40 && d->protocol == ICMPWIRE_NEXT_HOP_BY_HOP)
        return true;
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_TRUNCATED, size > d->packet.size)) {
        icmpwire_count(run, ICMPWIRE_IP6_IN_TRUNCATED_PKTS);
        return false;
    }
    d->packet = icmpwire_span_first(d->packet, size);
    d->payload = icmpwire_span_behind(d->packet, 40);
    return true;
}

void icmpwire_ip6_receive(struct icmpwire_run *run, const struct icmpwire_arrival *arrival,
                          struct icmpwire_device *device)
{
    struct icmpwire_datagram d;

    if (arrival->cast == ICMPWIRE_CAST_OTHER)
        return;
    icmpwire_count(run, ICMPWIRE_IP6_IN_RECEIVES);
    if (header_bad(run, arrival->packet)) {
        icmpwire_count(run, ICMPWIRE_IP6_IN_HDR_ERRORS);
        return;
    }
    d = icmpwire_ip6_datagram(arrival->packet, device);
    d.cast = arrival->cast;
    icmpwire_poke_span(d.source_mac, 0, icmpwire_span_of(arrival->source_mac, 6));
    if (addresses_bad(run, &d)) {
        icmpwire_count(run, ICMPWIRE_IP6_IN_HDR_ERRORS);
        return;
    }
    if (!trimmed(run, &d))
        return;
    d.device = link_of(run->host, device, d.destination);
    d.class = (uint8_t)icmpwire_ip6_class(run->host, d.device, d.destination);
    if (d.protocol == ICMPWIRE_NEXT_HOP_BY_HOP && !icmpwire_ip6_hop_by_hop(run, &d)) {
        icmpwire_count(run, ICMPWIRE_IP6_IN_HDR_ERRORS);
        return;
    }
    input(run, &d);
}
