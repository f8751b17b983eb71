/* SPDX-License-Identifier: BSD-2-Clause */
#include "link.h"
#include <pcap/pcap.h>

enum ethertype {
    ETHERTYPE_IPV4 = 0x0800,
    ETHERTYPE_IPV6 = 0x86dd,
    ETHERTYPE_VLAN = 0x8100,         /* IEEE 802.1Q */
    ETHERTYPE_SERVICE_VLAN = 0x88a8, /* IEEE 802.1ad */
    ETHERTYPE_OLD_QINQ = 0x9100
};

static uint16_t number16(const uint8_t *p)
{
    return (uint16_t)(p[0] << 8 | p[1]);
}

static bool skip(struct octets frame, size_t header, struct octets *packet)
{
    if (frame.captured.size <= header || frame.size <= header)
        return false;
    packet->captured.data = frame.captured.data + header;
    packet->captured.size = frame.captured.size - header;
    packet->size = frame.size - header;
    return true;
}

static bool is_tag(uint16_t type)
{
    return type == ETHERTYPE_VLAN || type == ETHERTYPE_SERVICE_VLAN || type == ETHERTYPE_OLD_QINQ;
}

/* A header of `header` octets that has an Ethernet type at `at`, then any number of VLAN tags. Types below 1,536 are
 * lengths of IEEE 802.3 frames and fall under something else. */
static bool typed(struct octets frame, size_t at, size_t header, struct octets *packet)
{
    uint16_t type;

    if (frame.captured.size < header)
        return false;
    for (type = number16(frame.captured.data + at); is_tag(type); header += 4) {
        if (frame.captured.size < header + 4)
            return false;
        type = number16(frame.captured.data + header + 2);
    }
    return (type == ETHERTYPE_IPV4 || type == ETHERTYPE_IPV6) && skip(frame, header, packet);
}

/* The address family of the system that captured, in its byte order. IPv6 is 24 on NetBSD and OpenBSD, 28 on FreeBSD,
 * 30 on macOS, 10 on Linux, 23 on Windows; IPv4 is 2 everywhere. */
static bool is_ip_family(const uint8_t *p)
{
    uint32_t big = (uint32_t)number16(p) << 16 | number16(p + 2);
    uint32_t little = (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
    uint32_t family = big < little ? big : little;

    return family == 2 || family == 10 || family == 23 || family == 24 || family == 28 || family == 30;
}

static bool loopback(struct octets frame, struct octets *packet)
{
    return frame.captured.size >= 4 && is_ip_family(frame.captured.data) && skip(frame, 4, packet);
}

bool link_known(int link_type)
{
    return link_type == DLT_EN10MB || link_type == DLT_LINUX_SLL || link_type == DLT_LINUX_SLL2 ||
           link_type == DLT_NULL || link_type == DLT_LOOP || link_type == DLT_RAW || link_type == DLT_IPV4 ||
           link_type == DLT_IPV6;
}

bool link_packet(int link_type, struct octets frame, struct octets *packet)
{
    switch (link_type) {
    case DLT_EN10MB:
        return typed(frame, 12, 14, packet);
    case DLT_LINUX_SLL:
        return typed(frame, 14, 16, packet);
    case DLT_LINUX_SLL2:
        return typed(frame, 0, 20, packet);
    case DLT_NULL:
    case DLT_LOOP:
        return loopback(frame, packet);
    default: /* raw IP */
        return skip(frame, 0, packet);
    }
}

/* The types of a packet in a Linux cooked capture. */
enum cooked_type { COOKED_BROADCAST = 1, COOKED_MULTICAST = 2 };

static bool is_cooked_broadcast(unsigned type)
{
    return type == COOKED_BROADCAST || type == COOKED_MULTICAST;
}

bool link_broadcast(int link_type, struct octets frame)
{
    switch (link_type) {
    case DLT_EN10MB: /* the group bit of the destination */
        return frame.captured.size >= 1 && frame.captured.data[0] & 1;
    case DLT_LINUX_SLL:
        return frame.captured.size >= 2 && is_cooked_broadcast(number16(frame.captured.data));
    case DLT_LINUX_SLL2:
        return frame.captured.size >= 11 && is_cooked_broadcast(frame.captured.data[10]);
    default:
        return false;
    }
}
