/* SPDX-License-Identifier: BSD-2-Clause */
/* The inline form of icmpwire_packet_decode. Behind walks/ip.h. */
#ifndef ICMPWIRE_WALKS_PACKET_H
#define ICMPWIRE_WALKS_PACKET_H

/* What both versions have in common when nothing stands between the IP header and the payload. */
ICMPWIRE_INLINE void icmpwire_packet_plain(struct icmpwire_packet *packet, struct icmpwire_span there, size_t header,
                                           uint32_t total, struct icmpwire_span source,
                                           struct icmpwire_span destination)
{
    packet->fragment = false;
    packet->more_fragments = false;
    packet->router_alert = false;
    packet->fragment_offset = 0;
    packet->total_length = total;
    packet->source = source;
    packet->destination = destination;
    packet->original_source = source;
    packet->final_destination = destination;
    packet->headers = icmpwire_span_of(there.data, header);
    packet->payload = icmpwire_span_behind(icmpwire_span_first(there, total), header);
    packet->payload_size = total - header;
}

/* IPv4 without options, not a fragment. */
ICMPWIRE_INLINE bool icmpwire_packet_plain4(struct icmpwire_span there, size_t size, struct icmpwire_packet *packet)
{
    struct icmpwire_ipv4 ip;
    struct icmpwire_walk w = icmpwire_walk_over(there.data, 20);
    icmpwire_body_ipv4(&w, &ip, ICMPWIRE_OPEN);
    if (ICMPWIRE_RARE(w.failed || ip.flags_offset & 0x3fff || ip.total_length < 20 || ip.total_length > size ||
                      ip.protocol == ICMPWIRE_PROTOCOL_AUTHENTICATION))
        return false;
    packet->version = 4;
    packet->traffic_class = ip.traffic_class;
    packet->hop_limit = ip.ttl;
    packet->protocol = ip.protocol;
    packet->identification = ip.identification;
    icmpwire_packet_plain(packet, there, 20, ip.total_length, icmpwire_span_first(icmpwire_span_behind(there, 12), 4),
                          icmpwire_span_first(icmpwire_span_behind(there, 16), 4));
    return true;
}

/* IPv6 with ICMPv6 right behind its header. */
ICMPWIRE_INLINE bool icmpwire_packet_plain6(struct icmpwire_span there, size_t size, struct icmpwire_packet *packet)
{
    struct icmpwire_ipv6 ip;
    struct icmpwire_walk w = icmpwire_walk_over(there.data, 40);
    icmpwire_body_ipv6(&w, &ip, ICMPWIRE_OPEN);
    if (w.failed || ICMPWIRE_RARE(ip.next_header != ICMPWIRE_PROTOCOL_ICMP6 || ip.payload_length == 0 ||
                                  ip.payload_length > size - 40))
        return false;
    packet->version = 6;
    packet->traffic_class = (uint8_t)(ip.version_class_label >> 20);
    packet->hop_limit = ip.hop_limit;
    packet->protocol = ICMPWIRE_PROTOCOL_ICMP6;
    packet->identification = 0;
    icmpwire_packet_plain(packet, there, 40, ip.payload_length + 40u, icmpwire_span_of(ip.source.octets, 16),
                          icmpwire_span_of(ip.destination.octets, 16));
    return true;
}

/* Decodes the plainest packets; false for all others. */
ICMPWIRE_INLINE bool icmpwire_packet_quickly(const uint8_t *data, size_t captured, size_t size,
                                             struct icmpwire_packet *packet)
{
    struct icmpwire_span there = icmpwire_span_first(icmpwire_span_of(data, captured), size);
    if (there.size >= 20 && icmpwire_peek8(data, 0) == 0x45)
        return icmpwire_packet_plain4(there, size, packet);
    return there.size >= 40 && icmpwire_packet_plain6(there, size, packet);
}

/* icmpwire_packet_decode, inline. */
ICMPWIRE_INLINE bool icmpwire_packet_of(const uint8_t *data, size_t captured, size_t size,
                                        struct icmpwire_packet *packet, struct icmpwire_fault *fault)
{
    struct icmpwire_carried carried;
    if (!ICMPWIRE_RARE(!icmpwire_packet_quickly(data, captured, size, packet)))
        return true;
    carried = icmpwire_packet_again(data, captured, size);
    *packet = carried.packet;
    if (carried.fault.status == ICMPWIRE_OK)
        return true;
    *fault = carried.fault;
    return false;
}

#endif
