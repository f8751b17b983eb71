/* SPDX-License-Identifier: BSD-2-Clause */
/* ICMPv6 messages. Each walk starts behind the checksum. */
#ifndef ICMPWIRE_WALKS_ICMP6_H
#define ICMPWIRE_WALKS_ICMP6_H

WALK(destination_unreachable6) /* RFC 4443 section 3.1, RFC 4884 section 4.4 */
{
    U8_AS(length, WORDS(8));
    U24(unused);
    EXTENDED_DATAGRAM(quoted_ipv6, 8);
}

WALK(packet_too_big) /* RFC 4443 section 3.2 */
{
    U32(mtu);
    DATAGRAM(quoted_ipv6);
}

WALK(time_exceeded6) /* RFC 4443 section 3.3, RFC 4884 section 4.5 */
{
    U8_AS(length, WORDS(8));
    U24(unused);
    EXTENDED_DATAGRAM(quoted_ipv6, 8);
}

WALK(parameter_problem6) /* RFC 4443 section 3.4 */
{
    U32(pointer);
    DATAGRAM(quoted_ipv6);
}

#endif
