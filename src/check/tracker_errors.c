/* SPDX-License-Identifier: BSD-2-Clause */
/* Errors: floods of them, paths that shrink, and packets that were never sent (RFC 5927). */
#include "tracker.h"

static bool is_port_unreachable(const struct icmpwire_message *m)
{
    return (m->layout == ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE4 && m->code == 3) ||
           (m->layout == ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE6 && m->code == 4);
}

bool icmpwire_track_is_path_mtu(const struct icmpwire_message *m)
{
    return m->layout == ICMPWIRE_LAYOUT_PACKET_TOO_BIG ||
           (m->layout == ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE4 && m->code == 4);
}

static bool is_small(const struct icmpwire_message *m, const struct icmpwire_thresholds *limit)
{
    if (m->layout == ICMPWIRE_LAYOUT_PACKET_TOO_BIG)
        return m->packet_too_big.mtu < limit->small_mtu6;
    return m->destination_unreachable4.next_hop_mtu != 0 &&
           m->destination_unreachable4.next_hop_mtu < limit->small_mtu4;
}

/* What an attacker makes a host believe with an error about a packet that it never sent: a path or a next hop for all
 * (RFC 5927 sections 6 and 7), or the end of a connection (section 5). Backscatter of forged packets is no attack on who
 * gets it. */
static bool matters(const struct icmpwire_message *m, const struct icmpwire_quote *quote)
{
    switch (m->layout) {
    case ICMPWIRE_LAYOUT_REDIRECT4:
    case ICMPWIRE_LAYOUT_REDIRECT6:
    case ICMPWIRE_LAYOUT_SOURCE_QUENCH:
        return true;
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE4:
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE6:
        return icmpwire_track_is_path_mtu(m) || quote->protocol == ICMPWIRE_PROTOCOL_TCP;
    default:
        return icmpwire_track_is_path_mtu(m);
    }
}

/* RFC 792, RFC 4443 section 3: that much of TCP is always quoted, and RFC 5927 section 4.1 needs it. */
static bool lacks_sequence(const struct icmpwire_quote *quote)
{
    return quote->protocol == ICMPWIRE_PROTOCOL_TCP && quote->chain == ICMPWIRE_COMPLETE &&
           quote->fragment_offset == 0 && quote->transport.size < 8;
}

static void judge(const struct icmpwire_tracking *t, const struct icmpwire_quote *quote)
{
    enum icmpwire_track_verdict verdict = icmpwire_track_quoted_flow(t, quote);
    if (verdict == ICMPWIRE_TRACK_UNKNOWN)
        icmpwire_track_count(t, ICMPWIRE_ALARM_UNKNOWN_FLOW, &t->destination);
    if (verdict == ICMPWIRE_TRACK_IMPLAUSIBLE || lacks_sequence(quote))
        icmpwire_track_count(t, ICMPWIRE_ALARM_IMPLAUSIBLE_SEQUENCE, &t->destination);
}

/* An error is an answer too: traceroute waits for nothing else. */
static void answer_request(const struct icmpwire_tracking *t, const struct icmpwire_quote *quote)
{
    struct icmpwire_track_address asking = icmpwire_track_address_of(quote->source);
    struct icmpwire_track_exchange exchange;
    struct icmpwire_track_entry *request;
    if (quote->identified != ICMPWIRE_COMPLETE ||
        !icmpwire_track_request_type(t->message->family, quote->type, &exchange) || exchange.reply)
        return;
    exchange.number[0] = quote->identifier;
    exchange.number[1] = quote->sequence;
    request = icmpwire_track_request_find(t, &asking, &exchange);
    if (request)
        icmpwire_track_answered(t, &asking, request);
}

void icmpwire_track_error(const struct icmpwire_tracking *t, struct icmpwire_span datagram)
{
    struct icmpwire_quote quote;
    if (is_port_unreachable(t->message))
        icmpwire_track_count(t, ICMPWIRE_ALARM_UNREACHABLE_FLOOD, &t->destination);
    if (icmpwire_track_is_path_mtu(t->message) && is_small(t->message, &t->tracker->thresholds))
        icmpwire_track_count(t, ICMPWIRE_ALARM_SMALL_PATH_MTU, &t->destination);
    if (!datagram.data || !icmpwire_quote_decode(datagram, &quote) || quote.version != t->packet->version)
        return;
    answer_request(t, &quote);
    if (matters(t->message, &quote))
        judge(t, &quote);
}
