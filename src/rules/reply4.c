/* SPDX-License-Identifier: BSD-2-Clause */
/* Section C: ICMPv4 replies. */
#include "reply4.h"
#include "icmpwire/checksum.h"
#include "receive.h"

enum { ECHO_REPLY = 0 };

/* C5: the kernel takes the type for the counter from a place that the reply path leaves 0. */
static void count_sent(struct icmpwire_run *run, uint8_t type)
{
    icmpwire_count(run, ICMPWIRE_ICMP_OUT_MSGS);
    icmpwire_count(run, ICMPWIRE_ICMPMSG_OUT_TYPE + (run->policy->counts_replies_as_type0 ? 0u : type));
}

bool icmpwire_reply4_begin(struct icmpwire_run *run, const struct icmpwire_datagram *d, size_t size,
                           struct icmpwire_reply4 *reply)
{
    struct icmpwire_ip4_header *header = &reply->header;

    reply->way = icmpwire_way_to(run->host, d->source, NULL, run->now);
    reply->size = size;
    if (reply->way.kind != ICMPWIRE_WAY_UNICAST && reply->way.kind != ICMPWIRE_WAY_LOCAL)
        return false;
    header->traffic_class = d->traffic_class;
    header->ttl = (uint8_t)icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_IP_DEFAULT_TTL);
    header->protocol = 1;
    header->identification = run->host->identification++;
    header->flags_offset = 0;
    header->source =
        d->class == ICMPWIRE_CLASS_LOCAL ? d->destination : icmpwire_source_for(run->host, &reply->way, d->source);
    header->destination = d->source;
    header->options = icmpwire_span_of(NULL, 0);
    reply->packet = icmpwire_packet_room(run, 20 + size);
    if (!reply->packet)
        return false;
    reply->message = icmpwire_octets_from(reply->packet, 20);
    return true;
}

void icmpwire_reply4_send(struct icmpwire_run *run, struct icmpwire_reply4 *reply)
{
    size_t size = 20 + reply->size;

    icmpwire_poke16(reply->message, 2, 0);
    icmpwire_poke16(reply->message, 2, (uint16_t)~icmpwire_checksum_sum(reply->message, reply->size, 0));
    icmpwire_ip4_write(reply->packet, size, &reply->header);
    count_sent(run, icmpwire_peek8(reply->message, 0));
    icmpwire_verdict(run, ICMPWIRE_VERDICT_REPLIED);
    icmpwire_transmit(run, &reply->way, reply->packet, size, NULL);
}

void icmpwire_echo4(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    struct icmpwire_reply4 reply;

    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ECHO_IGNORED,
                      icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_ICMP_ECHO_IGNORE_ALL)))
        return;
    icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ECHO_REPLY, true);
    if (!icmpwire_reply4_begin(run, d, d->payload.size, &reply))
        return;
    icmpwire_poke_span(reply.message, 0, d->payload);
    icmpwire_poke8(reply.message, 0, ECHO_REPLY);
    if (!run->policy->copies_code)
        icmpwire_poke8(reply.message, 1, 0);
    icmpwire_reply4_send(run, &reply);
}
