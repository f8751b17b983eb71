/* SPDX-License-Identifier: BSD-2-Clause */
#include "icmpwire/quote.h"
#include "chain.h"
#include "icmpwire/walk.h"
#include "icmpwire/walks/ip.h"
#include "icmpwire/walks/quote.h"

/* Where a nested message has its identifier and sequence number; of size 0: it has none. */
struct places {
    uint8_t identifier; /* 16 bits, at this octet */
    uint8_t sequence;   /* 0, 8 or 16 bits, at octet 6 */
};

static struct places places4(uint8_t type)
{
    switch (type) {
    case 0:
    case 8: /* echo */
    case 13:
    case 14: /* timestamp */
    case 15:
    case 16: /* information */
    case 17:
    case 18: /* address mask */
    case 37:
    case 38: /* domain name */
        return (struct places){4, 16};
    case 30: /* traceroute */
        return (struct places){4, 0};
    case 42:
    case 43: /* extended echo */
        return (struct places){4, 8};
    default:
        return (struct places){0, 0};
    }
}

static struct places places6(uint8_t type)
{
    switch (type) {
    case 128:
    case 129: /* echo */
        return (struct places){4, 16};
    case 144:
    case 145: /* home agent address discovery */
    case 146:
    case 147: /* mobile prefix */
    case 148:
    case 149: /* certification path */
        return (struct places){4, 0};
    case 154: /* fast handovers */
        return (struct places){6, 0};
    case 160:
    case 161: /* extended echo */
        return (struct places){4, 8};
    default:
        return (struct places){0, 0};
    }
}

static void read_identifier(struct icmpwire_quote *quote)
{
    const uint8_t *message = quote->transport.data;
    struct places at = quote->protocol == ICMPWIRE_PROTOCOL_ICMP ? places4(quote->type) : places6(quote->type);
    if (at.identifier == 0)
        return;
    if (quote->transport.size < at.identifier + (size_t)2 + at.sequence / 8u) {
        quote->identified = ICMPWIRE_CUT_OFF;
        return;
    }
    quote->identified = ICMPWIRE_COMPLETE;
    quote->identifier = icmpwire_peek16(message, at.identifier);
    if (at.sequence)
        quote->sequence = at.sequence == 8 ? icmpwire_peek8(message, 6) : icmpwire_peek16(message, 6);
}

static void read_icmp(struct icmpwire_quote *quote)
{
    if (quote->transport.size < 2) {
        quote->icmp = ICMPWIRE_CUT_OFF;
        return;
    }
    quote->icmp = ICMPWIRE_COMPLETE;
    quote->type = icmpwire_peek8(quote->transport.data, 0);
    quote->code = icmpwire_peek8(quote->transport.data, 1);
    read_identifier(quote);
}

/* Do packets of this protocol begin with a source and a destination port? */
static bool has_ports(uint8_t protocol)
{
    return protocol == ICMPWIRE_PROTOCOL_UDP || protocol == ICMPWIRE_PROTOCOL_TCP ||
           protocol == ICMPWIRE_PROTOCOL_SCTP || protocol == ICMPWIRE_PROTOCOL_DCCP ||
           protocol == ICMPWIRE_PROTOCOL_UDP_LITE;
}

static void read_ports(struct icmpwire_quote *quote)
{
    if (quote->transport.size < 4) {
        quote->ports = ICMPWIRE_CUT_OFF;
        return;
    }
    quote->ports = ICMPWIRE_COMPLETE;
    quote->source_port = icmpwire_peek16(quote->transport.data, 0);
    quote->destination_port = icmpwire_peek16(quote->transport.data, 2);
}

/* The quoted length is a hint: some stacks quote it in host order, or less the header. */
static void limit_to_length(struct icmpwire_chain *chain, struct icmpwire_quote *quote)
{
    quote->total_length = chain->length + (chain->version == 6 ? 40u : 0u);
    if (chain->version == 4 ? chain->length >= chain->at : chain->length != 0)
        icmpwire_chain_limit(chain, quote->total_length);
}

/* RFC 2675 section 3: the length of a jumbogram is in its hop-by-hop options. */
static void limit_to_jumbo(struct icmpwire_chain *chain, struct icmpwire_span header, struct icmpwire_quote *quote)
{
    struct icmpwire_span jumbo = icmpwire_chain_option6(header, ICMPWIRE_IPV6_OPTION_JUMBO_PAYLOAD, 4);
    uint32_t payload = jumbo.data ? icmpwire_peek32(jumbo.data, 0) : 0;
    if (chain->length == 0 && payload > UINT16_MAX && payload <= UINT32_MAX - 40) {
        quote->total_length = payload + 40;
        icmpwire_chain_limit(chain, quote->total_length);
    }
}

/* Down the chain to the transport; false when the octets end on the way. */
static bool follow(struct icmpwire_chain *chain, struct icmpwire_quote *quote)
{
    struct icmpwire_span header;
    while (icmpwire_chain_continues(chain)) {
        uint8_t protocol = chain->protocol;
        if (!icmpwire_chain_step(chain, &header))
            return false;
        if (protocol == ICMPWIRE_PROTOCOL_HOP_BY_HOP)
            limit_to_jumbo(chain, header, quote);
    }
    return true;
}

static void keep(const struct icmpwire_chain *chain, struct icmpwire_quote *quote)
{
    quote->protocol = chain->protocol;
    quote->hop_limit = chain->hop_limit;
    quote->fragment = chain->fragment;
    quote->fragment_offset = chain->fragment_offset;
    quote->source = chain->source;
    quote->destination = chain->destination;
}

struct icmpwire_quote icmpwire_quote_again(struct icmpwire_span datagram)
{
    struct icmpwire_quote quote;
    struct icmpwire_chain chain;
    struct icmpwire_span header;
    uint8_t first = datagram.size ? icmpwire_peek8(datagram.data, 0) : 0;
    memset(&quote, 0, sizeof quote);
    if (first >> 4 != 6 && (first >> 4 != 4 || (first & 15) < 5))
        return quote;
    quote.version = first >> 4;
    quote.chain = ICMPWIRE_CUT_OFF;
    chain = icmpwire_chain_start(datagram, quote.version);
    if (!icmpwire_chain_step(&chain, &header))
        return quote;
    limit_to_length(&chain, &quote);
    if (follow(&chain, &quote)) {
        quote.chain = ICMPWIRE_COMPLETE;
        quote.transport = chain.rest;
    }
    keep(&chain, &quote);
    if (quote.chain != ICMPWIRE_COMPLETE || quote.fragment_offset)
        return quote;
    if (has_ports(quote.protocol))
        read_ports(&quote);
    else if (quote.protocol == ICMPWIRE_PROTOCOL_ICMP || quote.protocol == ICMPWIRE_PROTOCOL_ICMP6)
        read_icmp(&quote);
    return quote;
}

/* Out of line, so that the quick way needs no stack. */
ICMPWIRE_COLD static bool decode_slowly(struct icmpwire_span datagram, struct icmpwire_quote *quote)
{
    *quote = icmpwire_quote_again(datagram);
    return quote->source.size != 0;
}

bool icmpwire_quote_decode(struct icmpwire_span datagram, struct icmpwire_quote *quote)
{
    return icmpwire_quote_quickly(datagram, quote) || decode_slowly(datagram, quote);
}
