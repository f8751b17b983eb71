/* SPDX-License-Identifier: BSD-2-Clause */
/* Section C: ICMPv4 replies. */
#include "reply4.h"
#include "icmpwire/checksum.h"
#include "limits.h"
#include "probe.h"
#include "receive.h"

enum { IP_HEADER = 20, ECHO_REPLY = 0, PROBE = 42, PROBE_REPLY = 43, TIMESTAMP_REPLY = 14, TIMESTAMP_SIZE = 20 };

/* The kernel takes the type for the counter from a place that the reply path leaves 0. */
static void count_sent(struct icmpwire_run *run, uint8_t type)
{
    bool as_zero = icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_REPLY_COUNTED,
                                 type != ECHO_REPLY && run->policy->counts_replies_as_type0);

    icmpwire_count(run, ICMPWIRE_ICMP_OUT_MSGS);
    icmpwire_count(run, ICMPWIRE_ICMPMSG_OUT_TYPE + (as_zero ? 0u : type));
}

/* Options, limits and the route, in the kernel's order. */
static bool finds_way(struct icmpwire_run *run, const struct icmpwire_datagram *d, uint8_t type, uint8_t code,
                      struct icmpwire_reply4 *reply)
{
    bool limited;

    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_REPLY_OPTIONS_BAD, !icmpwire_ip4_options_echo(run, d, &reply->echoed)))
        return false;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_REPLY_TO_NOBODY, icmpwire_ip_unspecified(reply->echoed.to)))
        reply->echoed.to = icmpwire_source4(run->host, d->device, reply->echoed.to);
    limited = !icmpwire_limit_spares4(run, type, code);
    if (limited && !icmpwire_limit_global(run, NULL))
        return false;
    reply->way = icmpwire_way_to(run->host, reply->echoed.to, NULL, run->now);
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_REPLY_NO_ROUTE,
                      reply->way.kind != ICMPWIRE_WAY_UNICAST && reply->way.kind != ICMPWIRE_WAY_LOCAL &&
                          reply->way.kind != ICMPWIRE_WAY_BROADCAST && reply->way.kind != ICMPWIRE_WAY_MULTICAST))
        return false;
    if (limited) {
        if (!icmpwire_limit_peer(run, reply->echoed.to, reply->way.device))
            return false;
        icmpwire_limit_consume(run);
    }
    return true;
}

static void fill_header(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct icmpwire_reply4 *reply)
{
    struct icmpwire_ip4_header *header = &reply->header;

    header->traffic_class = d->traffic_class;
    header->ttl = icmpwire_ttl4(run, &reply->way);
    header->protocol = 1;
    header->identification = run->host->identification++;
    header->flags_offset = 0;
    header->source = d->class == ICMPWIRE_CLASS_LOCAL ? d->destination
                                                      : icmpwire_source_for(run->host, &reply->way, reply->echoed.to);
    header->destination = reply->echoed.to;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_REPLY_OPTIONS, reply->echoed.size != 0))
        icmpwire_ip4_options_finish(run, header->source, d->source, &reply->echoed);
    header->options = icmpwire_span_of(reply->echoed.octets, reply->echoed.size);
}

bool icmpwire_reply4_begin(struct icmpwire_run *run, const struct icmpwire_datagram *d, uint8_t type, uint8_t code,
                           size_t size, struct icmpwire_reply4 *reply)
{
    size_t header;

    if (!finds_way(run, d, type, code, reply))
        return false;
    header = IP_HEADER + (size_t)reply->echoed.size;
    reply->size = size;
    reply->packet = icmpwire_packet_room(run, header + size);
    if (!reply->packet)
        return false;
    fill_header(run, d, reply);
    reply->message = icmpwire_octets_from(reply->packet, header);
    icmpwire_poke8(reply->message, 0, type);
    icmpwire_poke8(reply->message, 1, code);
    return true;
}

void icmpwire_reply4_send(struct icmpwire_run *run, struct icmpwire_reply4 *reply)
{
    size_t size = IP_HEADER + reply->echoed.size + reply->size;
    uint16_t sum;

    icmpwire_poke16(reply->message, 2, 0);
    sum = icmpwire_checksum_sum(reply->message, reply->size, 0);
    if (!icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_REPLY_OF_ZEROS, sum == 0 && run->policy->sums_zeros_to_zero))
        icmpwire_poke16(reply->message, 2, (uint16_t)~sum);
    icmpwire_ip4_write(reply->packet, size, &reply->header);
    icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_REPLY, true);
    count_sent(run, icmpwire_peek8(reply->message, 0));
    icmpwire_verdict(run, ICMPWIRE_VERDICT_REPLIED);
    icmpwire_transmit(run, &reply->way, reply->packet, size, NULL);
}

void icmpwire_echo4(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    bool probe = icmpwire_peek8(d->payload.data, 0) == PROBE;
    struct icmpwire_probed told = {.code = run->policy->copies_code ? icmpwire_peek8(d->payload.data, 1) : 0};
    struct icmpwire_reply4 reply;

    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ECHO_IGNORED,
                      icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_ICMP_ECHO_IGNORE_ALL)))
        return;
    if (probe && !icmpwire_probe(run, d, &told))
        return;
    if (!probe)
        icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ECHO_REPLY, true);
    if (!icmpwire_reply4_begin(run, d, probe ? PROBE_REPLY : ECHO_REPLY, told.code, d->payload.size, &reply))
        return;
    icmpwire_poke_span(reply.message, 2, icmpwire_span_behind(d->payload, 2));
    if (probe)
        icmpwire_poke8(reply.message, 7, told.bits);
    icmpwire_reply4_send(run, &reply);
}

void icmpwire_timestamp4(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    struct icmpwire_reply4 reply;

    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_TIMESTAMP_SHORT, d->payload.size < 12)) {
        icmpwire_count(run, ICMPWIRE_ICMP_IN_ERRORS);
        icmpwire_verdict(run, ICMPWIRE_VERDICT_DROPPED);
        return;
    }
    icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_TIMESTAMP, true);
    if (!icmpwire_reply4_begin(run, d, TIMESTAMP_REPLY, 0, TIMESTAMP_SIZE, &reply))
        return;
    icmpwire_poke32(reply.message, 4, icmpwire_peek32(d->payload.data, 4));
    icmpwire_poke32(reply.message, 8, icmpwire_peek32(d->payload.data, 8));
    icmpwire_poke32(reply.message, 12, icmpwire_midnight_milliseconds(run->now));
    icmpwire_poke32(reply.message, 16, icmpwire_midnight_milliseconds(run->now));
    icmpwire_reply4_send(run, &reply);
}
