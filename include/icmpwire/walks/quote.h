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

/* Do packets of this protocol begin with a source and a destination port? */
ICMPWIRE_INLINE bool icmpwire_has_ports(uint8_t protocol)
{
    return protocol == ICMPWIRE_PROTOCOL_UDP || protocol == ICMPWIRE_PROTOCOL_TCP ||
           protocol == ICMPWIRE_PROTOCOL_SCTP || protocol == ICMPWIRE_PROTOCOL_DCCP ||
           protocol == ICMPWIRE_PROTOCOL_UDP_LITE;
}

#ifndef ICMPWIRE_WALK_SLOWLY

/* Reads what is quoted most: IPv4, no fragment, 8 octets or more of a transport with ports. False for all
 * others. */
ICMPWIRE_INLINE bool icmpwire_quote_quickly(struct icmpwire_span datagram, struct icmpwire_quote *quote)
{
    struct icmpwire_ipv4 ip;
    struct icmpwire_walk w = icmpwire_walk_over(datagram.data, 20);
    size_t header, size;
    if (ICMPWIRE_RARE(datagram.size < 28))
        return false;
    icmpwire_body_ipv4(&w, &ip, ICMPWIRE_OPEN);
    header = (ip.version_ihl & 15u) * 4u;
    size = icmpwire_span_first(datagram, ip.total_length).size;
    if (ICMPWIRE_RARE(w.failed || header < 20 || size < header + 8 || ip.flags_offset & 0x3fff ||
                      !icmpwire_has_ports(ip.protocol)))
        return false;
    quote->version = 4;
    quote->chain = ICMPWIRE_COMPLETE;
    quote->ports = ICMPWIRE_COMPLETE;
    quote->icmp = ICMPWIRE_ABSENT;
    quote->identified = ICMPWIRE_ABSENT;
    quote->protocol = ip.protocol;
    quote->hop_limit = ip.ttl;
    quote->type = 0;
    quote->code = 0;
    quote->fragment = false;
    quote->identifier = 0;
    quote->sequence = 0;
    quote->fragment_offset = 0;
    quote->total_length = ip.total_length;
    quote->source = icmpwire_span_first(icmpwire_span_behind(datagram, 12), 4);
    quote->destination = icmpwire_span_first(icmpwire_span_behind(datagram, 16), 4);
    quote->transport = icmpwire_span_behind(icmpwire_span_first(datagram, size), header);
    quote->source_port = icmpwire_peek16(quote->transport.data, 0);
    quote->destination_port = icmpwire_peek16(quote->transport.data, 2);
    return true;
}

/* icmpwire_quote_decode, inline. */
ICMPWIRE_INLINE bool icmpwire_quote_of(struct icmpwire_span datagram, struct icmpwire_quote *quote)
{
    if (icmpwire_quote_quickly(datagram, quote))
        return true;
    *quote = icmpwire_quote_again(datagram);
    return quote->source.size != 0;
}

#endif
#endif
