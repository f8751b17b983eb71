/* SPDX-License-Identifier: BSD-2-Clause */
/* What hosts sent other than ICMP, so that errors about something else can be told apart. */
#include "icmpwire/walk.h"
#include "tracker.h"

static bool has_ports(uint8_t protocol)
{
    return protocol == ICMPWIRE_PROTOCOL_TCP || protocol == ICMPWIRE_PROTOCOL_UDP ||
           protocol == ICMPWIRE_PROTOCOL_DCCP || protocol == ICMPWIRE_PROTOCOL_SCTP ||
           protocol == ICMPWIRE_PROTOCOL_UDP_LITE;
}

/* The addresses are those of the IP header, which is what errors quote. */
static struct icmpwire_track_key flow_key(uint8_t version, uint8_t protocol, struct icmpwire_span source,
                                          struct icmpwire_span destination, uint32_t ports)
{
    return (struct icmpwire_track_key){.what = ICMPWIRE_TRACK_WHAT(ICMPWIRE_TRACK_FLOW, version, protocol),
                                       .number = {ports, 0},
                                       .one = icmpwire_track_address_of(source),
                                       .two = icmpwire_track_address_of(destination)};
}

/* ---- TCP ---- */

enum { TCP_FIN = 1, TCP_SYN = 2, TCP_ACK = 16 };

/* Is sequence number a before b, in the sense of RFC 9293 section 3.4? */
static bool is_before(uint32_t a, uint32_t b)
{
    return (a - b) >> 31 != 0;
}

/* How far the segment reaches: data, SYN and FIN count. */
static uint32_t end_of(struct icmpwire_span tcp, uint32_t size)
{
    uint8_t flags = icmpwire_peek8(tcp.data, 13);
    uint32_t header = (icmpwire_peek8(tcp.data, 12) >> 4) * 4u;
    uint32_t data = size > header ? size - header : 0;
    return icmpwire_peek32(tcp.data, 4) + data + ((flags & TCP_SYN) != 0) + ((flags & TCP_FIN) != 0);
}

/* A SYN begins a connection anew. */
static void sent(struct icmpwire_track_flow *flow, bool known, struct icmpwire_span tcp, uint32_t size)
{
    uint32_t sequence = icmpwire_peek32(tcp.data, 4);
    uint32_t end = end_of(tcp, size);
    if (!known || icmpwire_peek8(tcp.data, 13) & TCP_SYN) {
        *flow = (struct icmpwire_track_flow){.first = sequence, .next = end};
        return;
    }
    if (is_before(flow->next, end))
        flow->next = end;
    if (!flow->acknowledged && is_before(sequence, flow->first))
        flow->first = sequence;
}

static void acknowledged(struct icmpwire_track_flow *flow, uint32_t number)
{
    if (is_before(flow->next, number)) /* of what was never sent */
        return;
    if (!is_before(number, flow->first)) {
        flow->first = number;
        flow->acknowledged = true;
    }
}

static void track_tcp(const struct icmpwire_tracking *t, struct icmpwire_track_entry *flow, bool known, uint32_t ports)
{
    struct icmpwire_span tcp = t->packet->payload;
    struct icmpwire_track_key back = flow_key(t->packet->version, ICMPWIRE_PROTOCOL_TCP, t->packet->destination,
                                              t->packet->source, ports << 16 | ports >> 16);
    struct icmpwire_track_entry *peer;
    if (tcp.size < 14)
        return;
    sent(&flow->flow, known, tcp, (uint32_t)t->packet->payload_size);
    peer = icmpwire_track_find(t->tracker, &back);
    if (peer && icmpwire_peek8(tcp.data, 13) & TCP_ACK)
        acknowledged(&peer->flow, icmpwire_peek32(tcp.data, 8));
}

/* ---- packets ---- */

static bool is_icmp(uint8_t protocol)
{
    return protocol == ICMPWIRE_PROTOCOL_ICMP || protocol == ICMPWIRE_PROTOCOL_ICMP6;
}

void icmpwire_track_packet(const struct icmpwire_tracking *t)
{
    const struct icmpwire_packet *packet = t->packet;
    struct icmpwire_track_key key;
    struct icmpwire_track_entry *flow;
    uint32_t ports = 0;
    if (is_icmp(packet->protocol) || packet->fragment_offset != 0)
        return;
    if (has_ports(packet->protocol)) {
        if (packet->payload.size < 4)
            return;
        ports = icmpwire_peek32(packet->payload.data, 0);
    }
    t->tracker->flows = true;
    key = flow_key(packet->version, packet->protocol, packet->source, packet->destination, ports);
    flow = icmpwire_track_find(t->tracker, &key);
    if (packet->protocol == ICMPWIRE_PROTOCOL_TCP)
        track_tcp(t, icmpwire_track_take(t->tracker, &key), flow != NULL, ports);
    else
        icmpwire_track_take(t->tracker, &key);
}

/* ---- what errors quote ---- */

/* A quoted request or reply belongs to a request that was seen. */
static enum icmpwire_track_verdict quoted_message(const struct icmpwire_tracking *t, const struct icmpwire_quote *quote)
{
    struct icmpwire_track_exchange exchange;
    struct icmpwire_track_address asking;
    if (quote->identified != ICMPWIRE_COMPLETE ||
        !icmpwire_track_request_type(t->message->family, quote->type, &exchange))
        return ICMPWIRE_TRACK_UNJUDGED;
    asking = icmpwire_track_address_of(exchange.reply ? quote->destination : quote->source);
    exchange.number[0] = quote->identifier;
    exchange.number[1] = quote->sequence;
    return icmpwire_track_request_find(t, &asking, &exchange) ? ICMPWIRE_TRACK_KNOWN : ICMPWIRE_TRACK_UNKNOWN;
}

/* RFC 5927 section 4.1: SND.UNA =< SEG.SEQ < SND.NXT, as far as the packets that went by tell. A segment without data,
 * which is never too big, may have the number after (an acknowledgment) or before (RFC 9293 section 3.8.4: a probe). */
static enum icmpwire_track_verdict quoted_segment(const struct icmpwire_tracking *t,
                                                  const struct icmpwire_track_flow *flow, struct icmpwire_span tcp)
{
    uint32_t around = icmpwire_track_is_path_mtu(t->message) ? 0 : 1;
    uint32_t sequence;
    if (tcp.size < 8)
        return ICMPWIRE_TRACK_UNJUDGED;
    sequence = icmpwire_peek32(tcp.data, 4);
    if (is_before(sequence, flow->first - around) || !is_before(sequence, flow->next + around))
        return ICMPWIRE_TRACK_IMPLAUSIBLE;
    return ICMPWIRE_TRACK_KNOWN;
}

enum icmpwire_track_verdict icmpwire_track_quoted_flow(const struct icmpwire_tracking *t,
                                                       const struct icmpwire_quote *quote)
{
    struct icmpwire_track_key key;
    struct icmpwire_track_entry *flow;
    if (quote->chain != ICMPWIRE_COMPLETE || quote->fragment)
        return ICMPWIRE_TRACK_UNJUDGED;
    if (is_icmp(quote->protocol))
        return quoted_message(t, quote);
    if (!t->tracker->flows || (has_ports(quote->protocol) && quote->ports != ICMPWIRE_COMPLETE))
        return ICMPWIRE_TRACK_UNJUDGED;
    key = flow_key(t->packet->version, quote->protocol, quote->source, quote->destination,
                   (uint32_t)quote->source_port << 16 | quote->destination_port);
    flow = icmpwire_track_find(t->tracker, &key);
    if (!flow)
        return ICMPWIRE_TRACK_UNKNOWN;
    return quote->protocol == ICMPWIRE_PROTOCOL_TCP ? quoted_segment(t, &flow->flow, quote->transport)
                                                    : ICMPWIRE_TRACK_KNOWN;
}
