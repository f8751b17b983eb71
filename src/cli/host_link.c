/* SPDX-License-Identifier: BSD-2-Clause */
#include "host_link.h"
#include <pcap/dlt.h>
#include <string.h>

int host_link_type(const struct icmpwire_device *device)
{
    return device->point_to_point ? DLT_RAW : DLT_EN10MB;
}

static enum icmpwire_cast cast_of(const struct icmpwire_device *device, const uint8_t *destination)
{
    static const uint8_t everybody[6] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff};

    if (memcmp(destination, device->mac, 6) == 0)
        return ICMPWIRE_CAST_HOST;
    if (memcmp(destination, everybody, 6) == 0)
        return ICMPWIRE_CAST_BROADCAST;
    return destination[0] & 1 ? ICMPWIRE_CAST_MULTICAST : ICMPWIRE_CAST_OTHER;
}

static uint16_t ethertype_of(uint8_t first)
{
    return first >> 4 == 6 ? ICMPWIRE_ETHERTYPE_IPV6 : ICMPWIRE_ETHERTYPE_IPV4;
}

bool host_link_arrival(const struct icmpwire_device *device, struct icmpwire_span frame,
                       struct icmpwire_arrival *arrival)
{
    const uint8_t *octets = frame.data;
    size_t header = device->point_to_point ? 0 : ETHERNET_HEADER;

    *arrival = (struct icmpwire_arrival){.device = device->index, .cast = ICMPWIRE_CAST_HOST};
    if (frame.size < header || !frame.size)
        return false;
    if (header) {
        arrival->cast = (uint8_t)cast_of(device, octets);
        arrival->ethertype = (uint16_t)(octets[12] << 8 | octets[13]);
        memcpy(arrival->source_mac, octets + 6, 6);
    } else {
        arrival->ethertype = ethertype_of(octets[0]);
    }
    arrival->packet = (struct icmpwire_span){octets + header, frame.size - header};
    return true;
}

size_t host_link_frame(const struct icmpwire_device *device, const struct icmpwire_sent *sent, uint8_t *frame)
{
    size_t header = device->point_to_point ? 0 : ETHERNET_HEADER;

    if (header) {
        memcpy(frame, sent->destination_mac, 6);
        memcpy(frame + 6, device->mac, 6);
        frame[12] = (uint8_t)(sent->ethertype >> 8);
        frame[13] = (uint8_t)(sent->ethertype & 0xff);
    }
    memcpy(frame + header, sent->packet.data, sent->packet.size);
    return header + sent->packet.size;
}
