/* SPDX-License-Identifier: BSD-2-Clause */
#include "send6.h"
#include "icmpwire/checksum.h"

static void write_header(struct icmpwire_send6 *send)
{
    const struct icmpwire_ip6_header *header = &send->header;

    icmpwire_poke32(send->packet, 0, 6u << 28 | (uint32_t)header->traffic_class << 20 | header->flow_label);
    icmpwire_poke16(send->packet, 4, (uint16_t)send->size);
    icmpwire_poke8(send->packet, 6, 58);
    icmpwire_poke8(send->packet, 7, header->hop_limit);
    icmpwire_poke_ip6(send->packet, 8, header->source);
    icmpwire_poke_ip6(send->packet, 24, header->destination);
}

uint8_t icmpwire_hop_limit6(const struct icmpwire_way *way)
{
    if (way->device->hop_limit)
        return way->device->hop_limit;
    return (uint8_t)way->device->sysctls[ICMPWIRE_DEVICE_IPV6_HOP_LIMIT];
}

bool icmpwire_send6_begin(struct icmpwire_run *run, size_t size, struct icmpwire_send6 *send)
{
    send->size = size;
    send->packet = icmpwire_packet_room(run, 40 + size);
    if (!send->packet)
        return false;
    send->message = icmpwire_octets_from(send->packet, 40);
    return true;
}

void icmpwire_send6(struct icmpwire_run *run, struct icmpwire_send6 *send)
{
    uint16_t pseudo;

    write_header(send);
    pseudo = icmpwire_checksum_pseudo6(icmpwire_octets_from(send->packet, 8), icmpwire_octets_from(send->packet, 24),
                                       (uint32_t)send->size, 58);
    icmpwire_poke16(send->message, 2, 0);
    icmpwire_poke16(send->message, 2, (uint16_t)~icmpwire_checksum_sum(send->message, send->size, pseudo));
    icmpwire_count6(run, send->way.device, ICMPWIRE_ICMP6_OUT_MSGS);
    icmpwire_count6(run, send->way.device, ICMPWIRE_ICMP6_OUT_TYPE + (uint32_t)icmpwire_peek8(send->message, 0));
    icmpwire_transmit(run, &send->way, send->packet, 40 + send->size, NULL);
}
