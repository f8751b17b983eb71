/* SPDX-License-Identifier: BSD-2-Clause */
#include "icmpwire/packet.h"
#include "chain.h"
#include "icmpwire/walk.h"
#include "icmpwire/walks/ip.h"
#include "icmpwire/walks/packet.h"

/* A packet on its way to what it carries. */
struct descent {
    struct icmpwire_carried carried;
    struct icmpwire_chain chain;
    size_t size; /* octets on the wire; of the packet, once its length field is known */
};

static bool fail(struct descent *d, enum icmpwire_status status, size_t offset, const char *field)
{
    d->carried.fault.status = status;
    d->carried.fault.offset = (uint32_t)offset;
    d->carried.fault.readable = (uint32_t)d->chain.at;
    d->carried.fault.field = field;
    return false;
}

/* The header ahead is not whole: is it the capture, the packet or the header itself? */
static bool fail_header(struct descent *d)
{
    const struct icmpwire_chain *chain = &d->chain;
    size_t reach = icmpwire_reach_header(chain->protocol, chain->rest.data, chain->rest.size);
    bool beyond = reach == ICMPWIRE_BEYOND;
    size_t needed = beyond ? icmpwire_least_header(chain->protocol) : reach;
    enum icmpwire_status status = beyond ? ICMPWIRE_TRUNCATED : ICMPWIRE_BAD_LENGTH;
    if (needed != 0 && needed <= d->size - chain->at)
        status = ICMPWIRE_CUT;
    return fail(d, status, chain->at, "headers");
}

/* Now it is known where the packet ends. */
static void limit(struct descent *d, size_t end)
{
    d->size = end;
    d->carried.packet.total_length = (uint32_t)end;
    icmpwire_chain_limit(&d->chain, end);
}

/* ---- IP headers ---- */

static bool take_length4(struct descent *d, struct icmpwire_span header)
{
    struct icmpwire_span alert = icmpwire_chain_option4(header, ICMPWIRE_IPV4_OPTION_ROUTER_ALERT, 2);
    size_t total = d->chain.length ? d->chain.length : d->size;
    d->carried.packet.router_alert = alert.data != NULL;
    if (total < header.size || total > d->size)
        return fail(d, ICMPWIRE_BAD_LENGTH, 2, "total_length");
    limit(d, total);
    return true;
}

static bool take_length6(struct descent *d)
{
    bool offloaded = d->chain.length == 0 && d->chain.protocol != ICMPWIRE_PROTOCOL_NO_NEXT;
    size_t total = offloaded ? d->size : d->chain.length + (size_t)40;
    if (total > d->size)
        return fail(d, ICMPWIRE_BAD_LENGTH, 4, "payload_length");
    limit(d, total);
    return true;
}

static bool begin(struct descent *d)
{
    struct icmpwire_packet *packet = &d->carried.packet;
    struct icmpwire_span header;
    uint8_t version;
    if (d->chain.rest.size == 0)
        return fail(d, d->size ? ICMPWIRE_CUT : ICMPWIRE_TRUNCATED, 0, "headers");
    version = icmpwire_peek8(d->chain.rest.data, 0) >> 4;
    if (version != 4 && version != 6)
        return fail(d, ICMPWIRE_BAD_VERSION, 0, "version");
    packet->version = version;
    d->chain = icmpwire_chain_start(d->chain.rest, version);
    if (!icmpwire_chain_step(&d->chain, &header))
        return fail_header(d);
    packet->source = d->chain.source;
    packet->original_source = d->chain.source;
    packet->destination = d->chain.destination;
    packet->final_destination = d->chain.destination;
    return version == 4 ? take_length4(d, header) : take_length6(d);
}

/* ---- extension headers ---- */

/* RFC 2675 section 3: only for more than a payload length can say, and so never next to one. */
static bool take_jumbo(struct descent *d, uint32_t payload)
{
    if (payload <= UINT16_MAX || payload > d->size - 40)
        return fail(d, ICMPWIRE_BAD_LENGTH, 40, "jumbo_payload");
    limit(d, payload + (size_t)40);
    return true;
}

static bool take_hop_by_hop(struct descent *d, struct icmpwire_span header)
{
    struct icmpwire_span alert = icmpwire_chain_option6(header, ICMPWIRE_IPV6_OPTION_ROUTER_ALERT, 2);
    struct icmpwire_span jumbo = icmpwire_chain_option6(header, ICMPWIRE_IPV6_OPTION_JUMBO_PAYLOAD, 4);
    d->carried.packet.router_alert = alert.data != NULL;
    return jumbo.data == NULL || take_jumbo(d, icmpwire_peek32(jumbo.data, 0));
}

static void take_destination_options(struct descent *d, struct icmpwire_span header)
{
    struct icmpwire_span home = icmpwire_chain_option6(header, ICMPWIRE_IPV6_OPTION_HOME_ADDRESS, 16);
    if (home.data)
        d->carried.packet.original_source = home;
}

/* Where the last address of type 3 begins in the header (RFC 6554 section 3); 0: it is compressed, or
 * impossible. */
static size_t last_address_rpl(struct icmpwire_span header, uint8_t segments_left)
{
    uint32_t compression = icmpwire_peek32(header.data, 4);
    size_t each = 16 - (compression >> 28);
    size_t around = 8 + (compression >> 20 & 15) + 16; /* the fixed part, the padding and the last address */
    bool compressed = compression >> 24 & 15;
    if (compressed || header.size < around || (header.size - around) % each ||
        segments_left > (header.size - around) / each + 1)
        return 0;
    return header.size - (around - 8);
}

/* The same for the types that are known. */
static size_t last_address(struct icmpwire_span header)
{
    uint8_t type = icmpwire_peek8(header.data, 2);
    uint8_t segments_left = icmpwire_peek8(header.data, 3);
    size_t addresses = (header.size - 8) / 16;
    if (type == 3)
        return last_address_rpl(header, segments_left);
    if (type == 4) /* RFC 8754 section 2: in reverse, and one segment may be left out */
        return addresses > icmpwire_peek8(header.data, 4) && segments_left <= icmpwire_peek8(header.data, 4) + 1 ? 8
                                                                                                                 : 0;
    if ((type != 0 && type != 2) || header.size % 16 != 8 || segments_left > addresses)
        return 0;
    return header.size - 16;
}

static void take_routing(struct descent *d, struct icmpwire_span header)
{
    size_t at;
    if (icmpwire_peek8(header.data, 3) == 0)
        return;
    at = last_address(header);
    d->carried.packet.final_destination =
        at ? icmpwire_span_first(icmpwire_span_behind(header, at), 16) : icmpwire_span_of(NULL, 0);
}

static bool take(struct descent *d, uint8_t protocol, struct icmpwire_span header)
{
    if (protocol == ICMPWIRE_PROTOCOL_HOP_BY_HOP && d->chain.at == 40 + header.size)
        return take_hop_by_hop(d, header);
    if (protocol == ICMPWIRE_PROTOCOL_DESTINATION_OPTIONS)
        take_destination_options(d, header);
    if (protocol == ICMPWIRE_PROTOCOL_ROUTING)
        take_routing(d, header);
    return true;
}

static bool follow(struct descent *d)
{
    struct icmpwire_span header;
    while (icmpwire_chain_continues(&d->chain)) {
        uint8_t protocol = d->chain.protocol;
        if (!icmpwire_chain_step(&d->chain, &header))
            return fail_header(d);
        if (!take(d, protocol, header))
            return false;
    }
    return true;
}

/* ---- the whole ---- */

static void keep(struct icmpwire_packet *packet, const struct icmpwire_chain *chain)
{
    packet->traffic_class = chain->traffic_class;
    packet->hop_limit = chain->hop_limit;
    packet->protocol = chain->protocol;
    packet->fragment = chain->fragment;
    packet->more_fragments = chain->more_fragments;
    packet->fragment_offset = chain->fragment_offset;
    packet->identification = chain->identification;
}

struct icmpwire_carried icmpwire_packet_again(const uint8_t *data, size_t captured, size_t size)
{
    struct icmpwire_span there = icmpwire_span_first(icmpwire_span_of(data, captured), size);
    struct descent d;
    bool whole;
    memset(&d, 0, sizeof d);
    d.size = size < UINT32_MAX ? size : UINT32_MAX; /* no IP packet is longer */
    d.chain.rest = icmpwire_span_first(there, d.size);
    whole = begin(&d) && follow(&d);
    if (d.chain.version) {
        keep(&d.carried.packet, &d.chain);
        d.carried.packet.headers = icmpwire_span_first(there, d.chain.at);
    }
    if (whole) {
        d.carried.packet.payload = d.chain.rest;
        d.carried.packet.payload_size = d.size - d.chain.at;
    }
    return d.carried;
}

/* Out of line, so that the quick way needs no stack. */
ICMPWIRE_COLD static bool decode_slowly(const uint8_t *data, size_t captured, size_t size,
                                        struct icmpwire_packet *packet, struct icmpwire_fault *fault)
{
    struct icmpwire_carried carried = icmpwire_packet_again(data, captured, size);
    *packet = carried.packet;
    if (carried.fault.status == ICMPWIRE_OK)
        return true;
    *fault = carried.fault;
    return false;
}

bool icmpwire_packet_decode(const uint8_t *data, size_t captured, size_t size, struct icmpwire_packet *packet,
                            struct icmpwire_fault *fault)
{
    return icmpwire_packet_quickly(data, captured, size, packet) || decode_slowly(data, captured, size, packet, fault);
}

/* ---- one header after the other ---- */

/* Reads what is there of a header; false when it breaks a rule of its own. */
static bool read_header(struct icmpwire_span there, struct icmpwire_header *header)
{
#define READ(layout, member)                                      \
    icmpwire_walk_##layout(&w, &header->member, ICMPWIRE_DECODE); \
    header->next = header->member.next_header
    struct icmpwire_walk w = icmpwire_walk_over(there.data, there.size);
    switch (header->protocol) {
    case ICMPWIRE_PROTOCOL_IPV4:
        icmpwire_walk_ipv4(&w, &header->ipv4, ICMPWIRE_DECODE);
        header->next = header->ipv4.protocol;
        break;
    case ICMPWIRE_PROTOCOL_IPV6:
        READ(ipv6, ipv6);
        break;
    case ICMPWIRE_PROTOCOL_HOP_BY_HOP:
    case ICMPWIRE_PROTOCOL_DESTINATION_OPTIONS:
        READ(options_header, options);
        break;
    case ICMPWIRE_PROTOCOL_ROUTING:
        READ(routing_header, routing);
        break;
    case ICMPWIRE_PROTOCOL_FRAGMENT:
        READ(fragment_header, fragment);
        break;
    case ICMPWIRE_PROTOCOL_AUTHENTICATION:
        READ(authentication_header, authentication);
        break;
    default:
        READ(other_header, other);
        break;
    }
#undef READ
    return !w.failed;
}

/* Does an IP header have the version of another? */
static bool wrong_version(const struct icmpwire_header *header)
{
    if (header->protocol == ICMPWIRE_PROTOCOL_IPV4)
        return header->ipv4.version_ihl >> 4 != 4;
    return header->protocol == ICMPWIRE_PROTOCOL_IPV6 && header->ipv6.version_class_label >> 28 != 6;
}

struct icmpwire_span icmpwire_header_next(struct icmpwire_span headers, uint8_t protocol,
                                          struct icmpwire_header *header)
{
    size_t n = icmpwire_reach_header(protocol, headers.data, headers.size);
    bool framed = n - 1 < headers.size;
    bool good;
    memset(header, 0, sizeof *header);
    header->protocol = protocol;
    if (icmpwire_least_header(protocol) == 0) {
        header->status = ICMPWIRE_BAD_ARGUMENT;
        return icmpwire_span_of(NULL, 0);
    }
    good = read_header(framed ? icmpwire_span_first(headers, n) : headers, header);
    if (n == ICMPWIRE_BEYOND)
        header->status = ICMPWIRE_TRUNCATED;
    else if (wrong_version(header))
        header->status = ICMPWIRE_BAD_VERSION;
    else if (!framed || !good)
        header->status = ICMPWIRE_BAD_LENGTH;
    return framed ? icmpwire_span_behind(headers, n) : icmpwire_span_of(NULL, 0);
}
