/* SPDX-License-Identifier: BSD-2-Clause */
#include "chain.h"
#include "icmpwire/walk.h"
#include "icmpwire/walks/ip.h"

struct icmpwire_chain icmpwire_chain_start(struct icmpwire_span packet, uint8_t version)
{
    struct icmpwire_chain chain;
    memset(&chain, 0, sizeof chain);
    chain.rest = packet;
    chain.protocol = version == 4 ? ICMPWIRE_PROTOCOL_IPV4 : ICMPWIRE_PROTOCOL_IPV6;
    return chain;
}

bool icmpwire_chain_continues(const struct icmpwire_chain *chain)
{
    if (chain->fragment_offset)
        return false;
    switch (chain->protocol) {
    case ICMPWIRE_PROTOCOL_AUTHENTICATION:
        return true;
    case ICMPWIRE_PROTOCOL_IPV4:
    case ICMPWIRE_PROTOCOL_IPV6: /* behind an IP header this is a tunnel's payload */
        return chain->version == 0;
    default:
        return chain->version == 6 && icmpwire_least_header(chain->protocol) != 0;
    }
}

static void take_ipv4(struct icmpwire_chain *chain, struct icmpwire_span header)
{
    struct icmpwire_ipv4 ip;
    struct icmpwire_walk w = icmpwire_walk_over(header.data, header.size);
    memset(&ip, 0, sizeof ip);
    icmpwire_body_ipv4(&w, &ip, ICMPWIRE_OPEN);
    chain->version = 4;
    chain->protocol = ip.protocol;
    chain->traffic_class = ip.traffic_class;
    chain->hop_limit = ip.ttl;
    chain->more_fragments = ip.flags_offset >> 13 & 1;
    chain->fragment_offset = (uint16_t)(ip.flags_offset << 3);
    chain->fragment = chain->more_fragments || chain->fragment_offset;
    chain->length = ip.total_length;
    chain->identification = ip.identification;
    chain->source = icmpwire_span_first(icmpwire_span_behind(header, 12), 4);
    chain->destination = icmpwire_span_first(icmpwire_span_behind(header, 16), 4);
}

static void take_ipv6(struct icmpwire_chain *chain, struct icmpwire_span header)
{
    struct icmpwire_ipv6 ip;
    struct icmpwire_walk w = icmpwire_walk_over(header.data, header.size);
    memset(&ip, 0, sizeof ip);
    icmpwire_body_ipv6(&w, &ip, ICMPWIRE_OPEN);
    chain->version = 6;
    chain->protocol = ip.next_header;
    chain->traffic_class = (uint8_t)(ip.version_class_label >> 20);
    chain->hop_limit = ip.hop_limit;
    chain->length = ip.payload_length;
    chain->source = icmpwire_span_of(ip.source.octets, 16);
    chain->destination = icmpwire_span_of(ip.destination.octets, 16);
}

/* A fragment that is the first and the last is a whole packet (RFC 6946). */
static void take_fragment(struct icmpwire_chain *chain, struct icmpwire_span header)
{
    struct icmpwire_fragment_header fragment;
    struct icmpwire_walk w = icmpwire_walk_over(header.data, header.size);
    memset(&fragment, 0, sizeof fragment);
    icmpwire_body_fragment_header(&w, &fragment, ICMPWIRE_OPEN);
    chain->protocol = fragment.next_header;
    chain->more_fragments = fragment.offset_more & 1;
    chain->fragment_offset = fragment.offset_more & 0xfff8;
    chain->fragment = chain->fragment || chain->more_fragments || chain->fragment_offset;
    chain->identification = fragment.identification;
}

bool icmpwire_chain_step(struct icmpwire_chain *chain, struct icmpwire_span *header)
{
    size_t n = icmpwire_reach_header(chain->protocol, chain->rest.data, chain->rest.size);
    if (n - 1 >= chain->rest.size)
        return false;
    *header = icmpwire_span_first(chain->rest, n);
    chain->rest = icmpwire_span_behind(chain->rest, n);
    chain->at += n;
    if (chain->protocol == ICMPWIRE_PROTOCOL_IPV4)
        take_ipv4(chain, *header);
    else if (chain->protocol == ICMPWIRE_PROTOCOL_IPV6)
        take_ipv6(chain, *header);
    else if (chain->protocol == ICMPWIRE_PROTOCOL_FRAGMENT)
        take_fragment(chain, *header);
    else
        chain->protocol = icmpwire_peek8(header->data, 0);
    return true;
}

void icmpwire_chain_limit(struct icmpwire_chain *chain, size_t end)
{
    chain->rest = icmpwire_span_first(chain->rest, end - chain->at);
}

static struct icmpwire_span find_option(struct icmpwire_span options, icmpwire_reach_fn *reach, uint8_t type,
                                        size_t size)
{
    for (size_t n; options.size && icmpwire_framed(options.data, options.size, reach, &n);
         options = icmpwire_span_behind(options, n))
        if (icmpwire_peek8(options.data, 0) == type && n == size + 2)
            return icmpwire_span_first(icmpwire_span_behind(options, 2), size);
    return icmpwire_span_of(NULL, 0);
}

struct icmpwire_span icmpwire_chain_option6(struct icmpwire_span header, uint8_t type, size_t size)
{
    return find_option(icmpwire_span_behind(header, 2), icmpwire_reach_ipv6_option, type, size);
}

struct icmpwire_span icmpwire_chain_option4(struct icmpwire_span header, uint8_t type, size_t size)
{
    return find_option(icmpwire_span_behind(header, 20), icmpwire_reach_ipv4_option, type, size);
}
