/* SPDX-License-Identifier: BSD-2-Clause */
#include "carried.h"

/* What a message may be long at most, where only its first fragment is known. */
enum { UNKNOWN_SIZE = 65535 };

enum { PROTOCOL4 = 9, NEXT_HEADER6 = 6 };

bool carried_perhaps(struct octets ip)
{
    bool six = ip.captured.size > 0 && ip.captured.data[0] >> 4 == 6;
    size_t at = six ? NEXT_HEADER6 : PROTOCOL4;

    if (ip.captured.size <= at)
        return true;
    return ip.captured.data[at] != ICMPWIRE_PROTOCOL_TCP && ip.captured.data[at] != ICMPWIRE_PROTOCOL_UDP;
}

static enum content content_of(const struct icmpwire_packet *packet)
{
    if (!packet->fragment)
        return CONTENT_MESSAGE;
    return packet->fragment_offset ? CONTENT_LATER_FRAGMENT : CONTENT_FIRST_FRAGMENT;
}

/* What a packet carries whose first header is not whole: the octet that says it may be there. */
static uint8_t protocol_of_part(const struct icmpwire_packet *packet, struct icmpwire_span captured)
{
    size_t at = packet->version == 6 ? NEXT_HEADER6 : PROTOCOL4;

    return packet->version && captured.size > at ? captured.data[at] : packet->protocol;
}

bool carried_by(struct octets ip, struct carried *carried)
{
    struct icmpwire_packet *packet = &carried->packet;

    carried->fault.status = ICMPWIRE_OK;
    bool whole = icmpwire_packet_decode(ip.captured.data, ip.captured.size, ip.size, packet, &carried->fault);
    if (!whole && packet->headers.size == 0)
        packet->protocol = protocol_of_part(packet, ip.captured);
    if (packet->protocol != ICMPWIRE_PROTOCOL_ICMP && packet->protocol != ICMPWIRE_PROTOCOL_ICMP6)
        return false;
    carried->family = packet->protocol == ICMPWIRE_PROTOCOL_ICMP ? ICMPWIRE_ICMP4 : ICMPWIRE_ICMP6;
    carried->content = whole ? content_of(packet) : CONTENT_BROKEN_PACKET;
    carried->message = (struct octets){packet->payload, packet->payload_size};
    if (carried->content == CONTENT_FIRST_FRAGMENT)
        carried->message.size = UNKNOWN_SIZE;
    return true;
}
