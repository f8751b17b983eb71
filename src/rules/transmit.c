/* SPDX-License-Identifier: BSD-2-Clause */
#include "transmit.h"
#include "fragment.h"
#include "neighbor.h"
#include "receive.h"

uint8_t *icmpwire_packet_room(struct icmpwire_run *run, size_t size)
{
    struct icmpwire_outcome *outcome = run->outcome;

    if (outcome->room - outcome->used < size) {
        outcome->lost++;
        return NULL;
    }
    outcome->used += size;
    return icmpwire_octets_from(outcome->octets, outcome->used - size);
}

void icmpwire_send_frame(struct icmpwire_run *run, const struct icmpwire_device *device, uint16_t ethertype,
                         const uint8_t mac[6], const uint8_t *packet, size_t size)
{
    struct icmpwire_outcome *outcome = run->outcome;
    struct icmpwire_sent *sent = &outcome->sent[outcome->sent_count];

    if (outcome->sent_count == ICMPWIRE_OUTCOME_SENT) {
        outcome->lost++;
        return;
    }
    outcome->sent_count++;
    sent->device = device->index;
    sent->ethertype = ethertype;
    icmpwire_poke_span(sent->destination_mac, 0, icmpwire_span_of(mac, 6));
    sent->packet = icmpwire_span_of(packet, size);
}

void icmpwire_loop_back(struct icmpwire_run *run, const struct icmpwire_device *device, enum icmpwire_cast cast,
                        const uint8_t *packet, size_t size)
{
    struct icmpwire_arrival arrival = {
        .device = device->index,
        .cast = (uint8_t)cast,
        .ethertype = icmpwire_peek8(packet, 0) >> 4 == 4 ? ICMPWIRE_ETHERTYPE_IPV4 : ICMPWIRE_ETHERTYPE_IPV6,
        .packet = icmpwire_span_of(packet, size),
    };

    icmpwire_receive_within(run, &arrival);
}

bool icmpwire_transmit(struct icmpwire_run *run, const struct icmpwire_way *way, const uint8_t *packet, size_t size,
                       const struct icmpwire_device *forwarded_from)
{
    if (way->kind == ICMPWIRE_WAY_LOCAL) {
        icmpwire_loop_back(run, way->device, ICMPWIRE_CAST_HOST, packet, size);
        return true;
    }
    if (size > way->mtu)
        return icmpwire_fragment(run, way, packet, size, forwarded_from);
    icmpwire_resolve(run, way, packet, size, forwarded_from);
    if (way->kind == ICMPWIRE_WAY_BROADCAST && !forwarded_from)
        icmpwire_loop_back(run, way->device, ICMPWIRE_CAST_BROADCAST, packet, size);
    return true;
}
