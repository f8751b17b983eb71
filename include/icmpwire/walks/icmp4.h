/* SPDX-License-Identifier: BSD-2-Clause */
/* ICMPv4 messages, and those that ICMPv6 shares. Each walk starts behind the checksum. */
#ifndef ICMPWIRE_WALKS_ICMP4_H
#define ICMPWIRE_WALKS_ICMP4_H

ICMPWIRE_BITS(extended_echo_request) = {{"reserved", 7}, {"local", 1}, {NULL, 0}};
ICMPWIRE_BITS(extended_echo_reply) = {{"state", 3}, {"reserved", 2}, {"active", 1},
                                      {"ipv4", 1},  {"ipv6", 1},     {NULL, 0}};
ICMPWIRE_BITS(originate) = {{"originate_nonstandard", 1}, {"originate_milliseconds", 31}, {NULL, 0}};
ICMPWIRE_BITS(receive) = {{"receive_nonstandard", 1}, {"receive_milliseconds", 31}, {NULL, 0}};
ICMPWIRE_BITS(transmit) = {{"transmit_nonstandard", 1}, {"transmit_milliseconds", 31}, {NULL, 0}};

/* The length attribute (RFC 4884 section 5): words of the padded datagram when an extension structure follows. */
#define WORDS(octets) (m->extension.objects.data ? icmpwire_padded(m->datagram.size, octets) / (octets) : 0)

WALK(message) /* RFC 792, RFC 4443 section 2.1 */
{
    U8(type);
    U8(code);
    CHECKSUM(checksum);
}

WALK(opaque)
{
    REST(body, OCTETS);
}

WALK(echo) /* RFC 792; RFC 4443 section 4.1 */
{
    U16(identifier);
    U16(sequence);
    REST(data, OCTETS);
}

WALK(destination_unreachable4) /* RFC 792, RFC 1191 section 4, RFC 4884 section 4.1 */
{
    U8(unused);
    U8_AS(length, WORDS(4));
    U16(next_hop_mtu);
    EXTENDED_DATAGRAM(quoted_ipv4, 4);
}

WALK(source_quench) /* RFC 792 */
{
    U32(unused);
    DATAGRAM(quoted_ipv4);
}

WALK(redirect4) /* RFC 792 */
{
    IPV4(gateway);
    DATAGRAM(quoted_ipv4);
}

WALK(time_exceeded4) /* RFC 792, RFC 4884 section 4.2 */
{
    U8(unused);
    U8_AS(length, WORDS(4));
    U16(unused2);
    EXTENDED_DATAGRAM(quoted_ipv4, 4);
}

WALK(parameter_problem4) /* RFC 792, RFC 4884 section 4.3 */
{
    U8(pointer);
    U8_AS(length, WORDS(4));
    U16(unused);
    EXTENDED_DATAGRAM(quoted_ipv4, 4);
}

WALK(timestamp) /* RFC 792 */
{
    U16(identifier);
    U16(sequence);
    U32_BITS(originate, originate);
    U32_BITS(receive, receive);
    U32_BITS(transmit, transmit);
    TAIL(trailing);
}

WALK(information) /* RFC 792; RFC 1788 section 2 */
{
    U16(identifier);
    U16(sequence);
    TAIL(trailing);
}

WALK(address_mask) /* RFC 950 appendix I */
{
    U16(identifier);
    U16(sequence);
    IPV4(mask);
    TAIL(trailing);
}

WALK(traceroute) /* RFC 1393 section 2.2 */
{
    U16(identifier);
    U16(unused);
    U16(outbound_hop_count);
    U16(return_hop_count);
    U32(output_link_speed);
    U32(output_link_mtu);
    TAIL(trailing);
}

WALK(conversion_error) /* RFC 1475 section 8 */
{
    U32(pointer);
    REST(datagram, DATAGRAM);
}

WALK(domain_name) /* RFC 1035 section 3.1, RFC 1788 section 3 */
{
    NAME(octets, 0, 12);
}

WALK(domain_name_reply) /* RFC 1788 section 3 */
{
    U16(identifier);
    U16(sequence);
    I32(ttl);
    LIST(names, domain_name);
}

WALK(security_failure) /* RFC 2521 section 2 */
{
    U16(reserved);
    U16(pointer);
    REST(datagram, DATAGRAM);
}

WALK(experimental_mobility) /* RFC 4065 section 8; RFC 4066 section 5.1.1 */
{
    U8(subtype);
    U24(reserved);
    if (m->subtype == ICMPWIRE_SEAMOBY_CARD)
        LIST8(options, option);
    else
        REST(body, OCTETS);
}

WALK(extended_echo_request) /* RFC 8335 section 2 */
{
    U16(identifier);
    U8(sequence);
    U8_BITS(flags, extended_echo_request);
    PART(extension, extension);
}

WALK(extended_echo_reply) /* RFC 8335 section 3 */
{
    U16(identifier);
    U8(sequence);
    U8_BITS(flags, extended_echo_reply);
    OPTIONAL_EXTENSION(extension);
    TAIL(trailing);
}

#endif
