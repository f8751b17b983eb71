/* SPDX-License-Identifier: BSD-2-Clause */
/* The headers that carry a message: IPv4, IPv6, their options and the chain of extension headers. */
#ifndef ICMPWIRE_WALKS_IP_H
#define ICMPWIRE_WALKS_IP_H

ICMPWIRE_BITS(version_ihl) = {{"version", 4}, {"header_words", 4}, {NULL, 0}};
ICMPWIRE_BITS(traffic_class) = {{"dscp", 6}, {"ecn", 2}, {NULL, 0}};
ICMPWIRE_BITS(flags_offset) = {
    {"reserved", 1}, {"dont_fragment", 1}, {"more_fragments", 1}, {"fragment_offset", 13}, {NULL, 0}};
ICMPWIRE_BITS(version_class_label) = {{"version", 4}, {"dscp", 6}, {"ecn", 2}, {"flow_label", 20}, {NULL, 0}};
ICMPWIRE_BITS(offset_more) = {{"fragment_offset", 13}, {"reserved2", 2}, {"more_fragments", 1}, {NULL, 0}};

/* RFC 791 section 3.1: an end of options takes all that follows with it. */
ICMPWIRE_INLINE size_t icmpwire_reach_ipv4_option(const uint8_t *list, size_t left)
{
    size_t length;
    if (left < 1)
        return ICMPWIRE_BEYOND;
    if (icmpwire_peek8(list, 0) == ICMPWIRE_IPV4_OPTION_END)
        return left;
    if (icmpwire_peek8(list, 0) == ICMPWIRE_IPV4_OPTION_NO_OPERATION)
        return 1;
    if (left < 2)
        return ICMPWIRE_BEYOND;
    length = icmpwire_peek8(list, 1);
    return length < 2 ? 0 : length;
}

/* RFC 8200 section 4.2 */
ICMPWIRE_INLINE size_t icmpwire_reach_ipv6_option(const uint8_t *list, size_t left)
{
    if (left < 1)
        return ICMPWIRE_BEYOND;
    if (icmpwire_peek8(list, 0) == ICMPWIRE_IPV6_OPTION_PAD1)
        return 1;
    return left < 2 ? ICMPWIRE_BEYOND : icmpwire_peek8(list, 1) + (size_t)2;
}

/* The octets that a header of the chain always has; 0 for what is not one. */
ICMPWIRE_INLINE size_t icmpwire_least_header(uint8_t protocol)
{
    switch (protocol) {
    case ICMPWIRE_PROTOCOL_IPV4:
        return 20;
    case ICMPWIRE_PROTOCOL_IPV6:
        return 40;
    case ICMPWIRE_PROTOCOL_AUTHENTICATION:
        return 12;
    case ICMPWIRE_PROTOCOL_FRAGMENT:
    case ICMPWIRE_PROTOCOL_HOP_BY_HOP:
    case ICMPWIRE_PROTOCOL_ROUTING:
    case ICMPWIRE_PROTOCOL_DESTINATION_OPTIONS:
    case ICMPWIRE_PROTOCOL_MOBILITY:
    case ICMPWIRE_PROTOCOL_HIP:
    case ICMPWIRE_PROTOCOL_SHIM6:
        return 8;
    default:
        return 0;
    }
}

/* How far a header of the chain reaches, as icmpwire_reach_fn says; 0 also for what is not one. */
ICMPWIRE_INLINE size_t icmpwire_reach_header(uint8_t protocol, const uint8_t *list, size_t left)
{
    size_t least = icmpwire_least_header(protocol);
    size_t size = least;
    if (ICMPWIRE_RARE(left < least))
        return ICMPWIRE_BEYOND;
    if (protocol == ICMPWIRE_PROTOCOL_IPV4)
        size = (icmpwire_peek8(list, 0) & (size_t)15) * 4;
    else if (protocol == ICMPWIRE_PROTOCOL_AUTHENTICATION)
        size = (icmpwire_peek8(list, 1) + (size_t)2) * 4;
    else if (least == 8 && protocol != ICMPWIRE_PROTOCOL_FRAGMENT)
        size = (icmpwire_peek8(list, 1) + (size_t)1) * 8;
    return ICMPWIRE_RARE(size < least) ? 0 : size;
}

WALK(ipv4_option) /* RFC 791 section 3.1 */
{
    U8(type);
    if (m->type > ICMPWIRE_IPV4_OPTION_NO_OPERATION)
        U8_SIZE(length, 1, 0);
    REST(body, OCTETS);
}

WALK(ipv6_option) /* RFC 8200 section 4.2 */
{
    U8(type);
    if (m->type == ICMPWIRE_IPV6_OPTION_PAD1)
        return;
    U8_SIZE(length, 1, 2);
    if (m->type == ICMPWIRE_IPV6_OPTION_ROUTER_ALERT)
        U16(router_alert); /* RFC 2711 section 2.1 */
    else if (m->type == ICMPWIRE_IPV6_OPTION_JUMBO_PAYLOAD)
        U32(jumbo_payload); /* RFC 2675 section 2 */
    else
        REST(body, OCTETS);
}

WALK(ipv4) /* RFC 791 section 3.1 */
{
    U8_BITS_AS(version_ihl, version_ihl, 0x40 | (20 + m->options.size + 3) / 4);
    if (REFUSED(m->version_ihl >> 4 != 4, BAD_VERSION, version_ihl))
        return;
    U8_BITS(traffic_class, traffic_class);
    U16(total_length);
    U16(identification);
    U16_BITS(flags_offset, flags_offset);
    U8(ttl);
    U8(protocol);
    CHECKSUM(header_checksum);
    IPV4(source);
    IPV4(destination);
    LIST(options, ipv4_option);
    ALIGN(4);
}

WALK(ipv6) /* RFC 8200 section 3 */
{
    U32_BITS(version_class_label, version_class_label);
    if (REFUSED(m->version_class_label >> 28 != 6, BAD_VERSION, version_class_label))
        return;
    U16(payload_length);
    U8(next_header);
    U8(hop_limit);
    IPV6(source);
    IPV6(destination);
}

WALK(options_header) /* RFC 8200 sections 4.3, 4.6 */
{
    U8(next_header);
    U8_SIZE(length, 8, 8);
    LIST(options, ipv6_option);
    ALIGN(8);
}

WALK(other_header) /* RFC 6564 section 4 */
{
    U8(next_header);
    U8_SIZE(length, 8, 8);
    REST(body, OCTETS);
    ALIGN(8);
}

WALK(routing_header) /* RFC 8200 section 4.4 */
{
    U8(next_header);
    U8_SIZE(length, 8, 8);
    U8(routing_type);
    U8(segments_left);
    REST(body, OCTETS);
    ALIGN(8);
}

WALK(fragment_header) /* RFC 8200 section 4.5 */
{
    U8(next_header);
    U8(reserved);
    U16_BITS(offset_more, offset_more);
    U32(identification);
}

WALK(authentication_header) /* RFC 4302 section 2 */
{
    U8(next_header);
    U8_SIZE(length, 4, 8);
    U16(reserved);
    U32(spi);
    U32(sequence);
    REST(icv, OCTETS);
    ALIGN(4);
}

ELEMENT(ipv4_option)
ELEMENT(ipv6_option)

#endif
