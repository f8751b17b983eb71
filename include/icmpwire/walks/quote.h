/* SPDX-License-Identifier: BSD-2-Clause */
/* Quoted datagrams: is the IP header whole, and the inline form of icmpwire_quote_decode. Behind walks/ip.h.
 */
#ifndef ICMPWIRE_WALKS_QUOTE_H
#define ICMPWIRE_WALKS_QUOTE_H

/* How far the header of a quoted packet reaches. The version is not judged: what is quoted may be broken, that is why.
 */
ICMPWIRE_INLINE size_t icmpwire_reach_quoted_ipv4(const uint8_t *datagram, size_t left)
{
    return icmpwire_reach_header(ICMPWIRE_PROTOCOL_IPV4, datagram, left);
}

ICMPWIRE_INLINE size_t icmpwire_reach_quoted_ipv6(const uint8_t *datagram, size_t left)
{
    return icmpwire_reach_header(ICMPWIRE_PROTOCOL_IPV6, datagram, left);
}

#ifndef ICMPWIRE_WALK_SLOWLY

/* Reads what is quoted most: IPv4, no fragment, 8 octets or more of UDP or TCP. False for all others. The members that
 * nobody reads cost nothing, so they are peeked at here and not walked through. */
ICMPWIRE_INLINE bool icmpwire_quote_quickly(struct icmpwire_span datagram, struct icmpwire_quote *quote)
{
    const uint8_t *ip = datagram.data;
    size_t header, size;
    if (ICMPWIRE_RARE(datagram.size < 28))
        return false;
    header = (icmpwire_peek8(ip, 0) & (size_t)15) * 4;
    size = icmpwire_span_first(datagram, icmpwire_peek16(ip, 2)).size;
    quote->protocol = icmpwire_peek8(ip, 9);
    if (ICMPWIRE_RARE((uint8_t)(icmpwire_peek8(ip, 0) - 0x45) > 10 || size < header + 8 ||
                      icmpwire_peek16(ip, 6) & 0x3fff ||
                      (quote->protocol != ICMPWIRE_PROTOCOL_UDP && quote->protocol != ICMPWIRE_PROTOCOL_TCP)))
        return false;
    quote->version = 4;
    quote->chain = ICMPWIRE_COMPLETE;
    quote->ports = ICMPWIRE_COMPLETE;
    quote->icmp = ICMPWIRE_ABSENT;
    quote->identified = ICMPWIRE_ABSENT;
    quote->hop_limit = icmpwire_peek8(ip, 8);
    quote->type = 0;
    quote->code = 0;
    quote->fragment = false;
    quote->source_port = icmpwire_peek16(ip, header);
    quote->destination_port = icmpwire_peek16(ip, header + 2);
    quote->identifier = 0;
    quote->sequence = 0;
    quote->fragment_offset = 0;
    quote->total_length = icmpwire_peek16(ip, 2);
    quote->source = icmpwire_span_first(icmpwire_span_behind(datagram, 12), 4);
    quote->destination = icmpwire_span_first(icmpwire_span_behind(datagram, 16), 4);
    quote->transport = icmpwire_span_behind(icmpwire_span_of(ip, size), header);
    return true;
}

/* icmpwire_quote_decode, inline. */
ICMPWIRE_INLINE bool icmpwire_quote_of(struct icmpwire_span datagram, struct icmpwire_quote *quote)
{
    if (ICMPWIRE_RARE(!icmpwire_quote_quickly(datagram, quote)))
        *quote = icmpwire_quote_again(datagram);
    return quote->source.size != 0;
}

#endif
#endif
