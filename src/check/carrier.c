/* SPDX-License-Identifier: BSD-2-Clause */
/* The headers of the packet that carries a message. */
#include "address.h"
#include "checks.h"

/* ---- options of IPv4 ---- */

enum {
    IPV4_RECORD_ROUTE = 7,   /* RFC 791 section 3.1 */
    IPV4_TIMESTAMP = 68,     /* RFC 791 section 3.1 */
    IPV4_LOOSE_ROUTE = 131,  /* RFC 791 section 3.1 */
    IPV4_STRICT_ROUTE = 137, /* RFC 791 section 3.1 */
    IPV6_ROUTING_TYPE_0 = 0, /* RFC 5095 */
    ICMP6_HEADER = 4         /* RFC 7112 section 3: type, code and checksum */
};

/* RFC 791: pointers begin at 4, those of timestamps at 5, and lead to whole entries of at least 4 octets. */
static bool has_bad_pointer(const struct icmpwire_ipv4_option *option)
{
    uint8_t pointer;
    if (option->body.size < 1)
        return false;
    pointer = icmpwire_peek8(option->body.data, 0);
    if (pointer < (option->type == IPV4_TIMESTAMP ? 5 : 4))
        return true;
    return pointer <= option->length && (option->length + 1u - pointer) % 4 != 0;
}

static void check_ipv4_options(struct icmpwire_checker *c, struct icmpwire_span options)
{
    size_t all = options.size;
    for (struct icmpwire_span rest = options; rest.size;) {
        struct icmpwire_ipv4_option option;
        size_t offset = 20 + all - rest.size;
        rest = icmpwire_ipv4_option_next(rest, &option);
        if (option.status != ICMPWIRE_OK)
            continue;
        if (option.type == IPV4_LOOSE_ROUTE || option.type == IPV4_STRICT_ROUTE)
            icmpwire_find_carrier(c, ICMPWIRE_FINDING_SOURCE_ROUTE, offset, "options");
        if (option.type == IPV4_RECORD_ROUTE)
            icmpwire_find_carrier(c, ICMPWIRE_FINDING_RECORD_ROUTE, offset, "options");
        if ((option.type == IPV4_RECORD_ROUTE || option.type == IPV4_TIMESTAMP) && has_bad_pointer(&option))
            icmpwire_find_carrier(c, ICMPWIRE_FINDING_ROUTE_POINTER, offset + 2, "options");
    }
}

/* ---- the chain ---- */

static void check_fragment_header(struct icmpwire_checker *c, const struct icmpwire_fragment_header *fragment,
                                  size_t offset)
{
    c->fragmented = true;
    if (fragment->offset_more & 6 || fragment->reserved)
        icmpwire_find_carrier(c, ICMPWIRE_FINDING_HEADER_RESERVED, fragment->reserved ? offset + 1 : offset + 3,
                              fragment->reserved ? "reserved" : "reserved2");
    if (!(fragment->offset_more & 0xfff9))
        icmpwire_find_carrier(c, ICMPWIRE_FINDING_ATOMIC_FRAGMENT, offset, "headers");
}

static void check_header(struct icmpwire_checker *c, const struct icmpwire_header *header, size_t offset)
{
    if (header->status != ICMPWIRE_OK)
        icmpwire_find_carrier(c, ICMPWIRE_FINDING_HEADER_OPTIONS, offset, "options");
    else if (header->protocol == ICMPWIRE_PROTOCOL_IPV4)
        check_ipv4_options(c, header->ipv4.options);
    else if (header->protocol == ICMPWIRE_PROTOCOL_FRAGMENT)
        check_fragment_header(c, &header->fragment, offset);
    else if (header->protocol == ICMPWIRE_PROTOCOL_ROUTING && header->routing.routing_type == IPV6_ROUTING_TYPE_0)
        icmpwire_find_carrier(c, ICMPWIRE_FINDING_ROUTING_DEPRECATED, offset + 2, "routing_type");
}

static void check_chain(struct icmpwire_checker *c)
{
    uint8_t protocol = c->packet->version == 4 ? ICMPWIRE_PROTOCOL_IPV4 : ICMPWIRE_PROTOCOL_IPV6;
    size_t all = c->packet->headers.size;
    for (struct icmpwire_span rest = c->packet->headers; rest.size;) {
        struct icmpwire_header header;
        size_t offset = all - rest.size;
        rest = icmpwire_header_next(rest, protocol, &header);
        check_header(c, &header, offset);
        protocol = header.next;
    }
}

/* RFC 7112 section 5: the first fragment holds all headers, and that of ICMPv6. */
static void check_fragment(struct icmpwire_checker *c)
{
    const struct icmpwire_packet *packet = c->packet;
    bool ipv4 = packet->version == 4;
    c->fragmented = true;
    icmpwire_find_carrier(c, ICMPWIRE_FINDING_FRAGMENTED, ipv4 ? 6 : 0, ipv4 ? "fragment_offset" : "headers");
    if (!ipv4 && !packet->fragment_offset && packet->payload_size < ICMP6_HEADER)
        icmpwire_find_carrier(c, ICMPWIRE_FINDING_FIRST_FRAGMENT_SHORT, packet->headers.size, "headers");
}

void icmpwire_check_broken_carrier(struct icmpwire_checker *c, const struct icmpwire_fault *fault)
{
    const struct icmpwire_packet *packet = c->packet;
    bool first = packet->version == 6 && packet->more_fragments && !packet->fragment_offset;
    uint16_t number = ICMPWIRE_FINDING_HEADER_BAD_LENGTH;
    if (fault->status == ICMPWIRE_CUT)
        return;
    if (fault->status == ICMPWIRE_TRUNCATED)
        number = first ? ICMPWIRE_FINDING_FIRST_FRAGMENT_SHORT : ICMPWIRE_FINDING_HEADER_TRUNCATED;
    else if (fault->status == ICMPWIRE_BAD_VERSION)
        number = ICMPWIRE_FINDING_HEADER_BAD_VERSION;
    else if (first)
        number = ICMPWIRE_FINDING_FIRST_FRAGMENT_SHORT;
    icmpwire_find_carrier(c, number, fault->offset, fault->field);
}

/* ---- addresses ---- */

void icmpwire_check_carrier(struct icmpwire_checker *c)
{
    const struct icmpwire_packet *packet = c->packet;
    bool ipv4 = packet->version == 4;
    if (ICMPWIRE_RARE(ipv4 != (c->family == ICMPWIRE_ICMP4)))
        icmpwire_find_carrier(c, ipv4 ? ICMPWIRE_FINDING_ICMP6_IN_IPV4 : ICMPWIRE_FINDING_ICMP4_IN_IPV6, ipv4 ? 9 : 6,
                              ipv4 ? "protocol" : "next_header");
    if (ICMPWIRE_RARE(packet->fragment))
        check_fragment(c);
    if (ICMPWIRE_RARE(packet->headers.size != (ipv4 ? 20 : 40)))
        check_chain(c);
    if (ICMPWIRE_RARE(icmpwire_is_multicast(packet->source) || icmpwire_is_broadcast(packet->source)))
        icmpwire_find_source(c, ICMPWIRE_FINDING_SOURCE_GROUP);
}

void icmpwire_check_request(struct icmpwire_checker *c)
{
    struct icmpwire_span destination;
    icmpwire_check_sender(c);
    if (!c->packet)
        return;
    destination = c->packet->destination;
    if (ICMPWIRE_RARE(icmpwire_is_multicast(destination)))
        icmpwire_find_destination(c, ICMPWIRE_FINDING_REQUEST_TO_MULTICAST);
    else if (ICMPWIRE_RARE(icmpwire_is_broadcast(destination) || c->capture->link_broadcast))
        icmpwire_find_destination(c, ICMPWIRE_FINDING_REQUEST_TO_BROADCAST);
}
