/* SPDX-License-Identifier: BSD-2-Clause */
/* Section G: ICMPv6 echo replies (icmpv6_echo_reply). */
#include "limits.h"
#include "probe.h"
#include "receive.h"
#include "send6.h"

enum { ECHO_REPLY6 = 129, PROBE6 = 160, PROBE_REPLY6 = 161, REFLECT_ECHO = 4 };

/* A reply being written. */
struct reply6 {
    struct icmpwire_send6 send;
    bool probe;
    struct icmpwire_probed told;
};

static bool ignored(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    return icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_ECHO_IGNORE_GROUP,
                         d->class == ICMPWIRE_CLASS_MULTICAST &&
                             icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV6_ICMP_ECHO_IGNORE_MULTICAST)) ||
           icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_ECHO_IGNORE_ANYCAST,
                         d->class == ICMPWIRE_CLASS_ANYCAST &&
                             icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV6_ICMP_ECHO_IGNORE_ANYCAST));
}

/* Version 0: the host has none. */
static struct icmpwire_ip source_of(struct icmpwire_run *run, const struct icmpwire_datagram *d,
                                    const struct icmpwire_way *way)
{
    if (!icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_ECHO_FROM_CHOSEN, d->class != ICMPWIRE_CLASS_LOCAL))
        return d->destination;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_ECHO_FROM_ANYCAST,
                      d->class == ICMPWIRE_CLASS_ANYCAST &&
                          icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV6_ANYCAST_SRC_ECHO_REPLY)))
        return d->destination;
    return icmpwire_source_for(run->host, way, d->source);
}

static bool routed(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct icmpwire_send6 *send)
{
    struct icmpwire_way *way = &send->way;

    *way = icmpwire_way_to(run->host, d->source, d->device, run->now);
    if (way->kind == ICMPWIRE_WAY_UNICAST || way->kind == ICMPWIRE_WAY_LOCAL)
        send->header.source = source_of(run, d, way);
    if (way->kind == ICMPWIRE_WAY_NONE)
        icmpwire_count(run, ICMPWIRE_IP6_OUT_NO_ROUTES);
    return !icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_ECHO_NO_ROUTE, !send->header.source.version);
}

static bool allowed(struct icmpwire_run *run, const struct icmpwire_datagram *d, const struct icmpwire_send6 *send)
{
    if (d->device->loopback || icmpwire_limit_spares6(run, ECHO_REPLY6))
        return true;
    if (!icmpwire_limit_global(run, d->device) || !icmpwire_limit_peer(run, d->source, send->way.device))
        return false;
    icmpwire_limit_consume(run);
    return true;
}

static void fill_header(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct icmpwire_send6 *send)
{
    send->header.traffic_class = d->traffic_class;
    send->header.hop_limit = icmpwire_hop_limit6(&send->way);
    send->header.destination = d->source;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_ECHO_FLOW_LABEL,
                      icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV6_FLOWLABEL_REFLECT) & REFLECT_ECHO))
        send->header.flow_label = icmpwire_peek32(d->packet.data, 0) & 0xfffff;
}

static void write_message(const struct reply6 *reply, struct icmpwire_span request)
{
    uint8_t *message = reply->send.message;

    icmpwire_poke_span(message, 0, request);
    icmpwire_poke8(message, 0, reply->probe ? PROBE_REPLY6 : ECHO_REPLY6);
    icmpwire_poke8(message, 1, reply->told.code);
    if (reply->probe)
        icmpwire_poke8(message, 7, reply->told.bits);
}

void icmpwire_echo6(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    struct reply6 reply;
    struct icmpwire_send6 *send = &reply.send;

    reply.probe = icmpwire_peek8(d->payload.data, 0) == PROBE6;
    reply.told.code = run->policy->copies_code ? icmpwire_peek8(d->payload.data, 1) : 0;
    send->header.flow_label = 0;
    send->header.source = icmpwire_no_ip();
    if (ignored(run, d) || !routed(run, d, send) || !allowed(run, d, send))
        return;
    fill_header(run, d, send);
    if (reply.probe && !icmpwire_probe(run, d, &reply.told))
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_ECHO_NO_ROOM, !icmpwire_send6_begin(run, d->payload.size, send))) {
        icmpwire_count6(run, d->device, ICMPWIRE_ICMP6_OUT_ERRORS);
        return;
    }
    write_message(&reply, d->payload);
    icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_ECHO_REPLY, true);
    icmpwire_verdict(run, ICMPWIRE_VERDICT_REPLIED);
    icmpwire_send6(run, send);
}
