/* SPDX-License-Identifier: BSD-2-Clause */
#include "headers6.h"

static bool is_extension(uint8_t protocol)
{
    return protocol == ICMPWIRE_NEXT_HOP_BY_HOP || protocol == ICMPWIRE_NEXT_ROUTING ||
           protocol == ICMPWIRE_NEXT_FRAGMENT || protocol == ICMPWIRE_NEXT_AUTHENTICATION ||
           protocol == ICMPWIRE_NEXT_NONE || protocol == ICMPWIRE_NEXT_OPTIONS;
}

static size_t header_size(struct icmpwire_span there, uint8_t protocol)
{
    if (protocol == ICMPWIRE_NEXT_FRAGMENT)
        return 8;
    if (protocol == ICMPWIRE_NEXT_AUTHENTICATION)
        return ((size_t)icmpwire_peek8(there.data, 1) + 2) * 4;
    return ((size_t)icmpwire_peek8(there.data, 1) + 1) * 8;
}

/* Only what is read has to be there: the payload may begin behind the end. */
bool icmpwire_headers6_skip(struct icmpwire_span packet, struct icmpwire_headers6 *headers)
{
    headers->at = 40;
    headers->protocol = icmpwire_peek8(packet.data, 6);
    headers->offset_more = 0;
    while (is_extension(headers->protocol)) {
        bool fragment = headers->protocol == ICMPWIRE_NEXT_FRAGMENT;
        struct icmpwire_span there;
        if (headers->protocol == ICMPWIRE_NEXT_NONE || headers->at + (fragment ? 4 : 2) > packet.size)
            return false;
        there = icmpwire_span_behind(packet, headers->at);
        if (fragment) {
            headers->offset_more = icmpwire_peek16(there.data, 2);
            if (headers->offset_more & 0xfff8)
                return true;
        }
        headers->at += header_size(there, headers->protocol);
        headers->protocol = icmpwire_peek8(there.data, 0);
    }
    return true;
}

size_t icmpwire_headers6_named_at(struct icmpwire_span packet, size_t at)
{
    size_t name = 6, next = 40;

    while (next < at) {
        size_t size = header_size(icmpwire_span_behind(packet, next), icmpwire_peek8(packet.data, name));
        name = next;
        next += size;
    }
    return name;
}
