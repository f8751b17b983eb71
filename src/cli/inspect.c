/* SPDX-License-Identifier: BSD-2-Clause */
#include "inspect.h"
#include "icmpwire/names.h"

static bool carries_icmp(const struct icmpwire_packet *packet)
{
    return packet->protocol == ICMPWIRE_PROTOCOL_ICMP || packet->protocol == ICMPWIRE_PROTOCOL_ICMP6;
}

static enum inspected what_of(const struct inspection *it)
{
    /* What hides behind a chain of headers that the first fragment does not hold may be ICMPv6 (RFC 7112). */
    bool hidden = icmpwire_found(&it->findings, ICMPWIRE_FINDING_FIRST_FRAGMENT_SHORT);

    if (!it->packet.payload.data)
        return carries_icmp(&it->packet) || hidden ? INSPECTED_BROKEN_PACKET : INSPECTED_NOTHING;
    if (!carries_icmp(&it->packet))
        return INSPECTED_NOTHING;
    return it->packet.fragment_offset ? INSPECTED_LATER_FRAGMENT : INSPECTED_MESSAGE;
}

static void note_type(struct inspection *it)
{
    struct icmpwire_span octets = it->packet.payload;

    it->typed = it->what == INSPECTED_MESSAGE && octets.size >= 1;
    it->coded = it->what == INSPECTED_MESSAGE && octets.size >= 2;
    it->type = it->typed ? octets.data[0] : 0;
    it->code = it->coded ? octets.data[1] : 0;
}

/* What hosts make something of: a whole message. Of one that the capture cut, what it is about is enough, unless it is an
 * error, whose quoted datagram would seem to be too short. */
static bool is_effective(const struct inspection *it)
{
    if (it->packet.fragment || icmpwire_found(&it->findings, ICMPWIRE_FINDING_CHECKSUM_BAD))
        return false;
    return it->fault.status == ICMPWIRE_OK ||
           (it->fault.status == ICMPWIRE_CUT &&
            icmpwire_type_info(it->family, it->type)->message_class != ICMPWIRE_CLASS_ERROR);
}

static void track(struct inspection *it, struct icmpwire_tracker *tracker)
{
    uint64_t milliseconds = (uint64_t)it->seconds * 1000 + it->nanoseconds / 1000000;

    if (!it->packet.payload.data || (it->what == INSPECTED_NOTHING && it->partial))
        return;
    if (it->what == INSPECTED_NOTHING || it->packet.fragment)
        icmpwire_track(tracker, milliseconds, &it->packet, NULL, &it->alarms);
    else if (is_effective(it))
        icmpwire_track(tracker, milliseconds, &it->packet, &it->message, &it->alarms);
}

void inspect(struct inspection *it, int link_type, struct icmpwire_tracker *tracker)
{
    struct icmpwire_capture capture = {.link_broadcast = link_broadcast(link_type, it->octets)};
    struct octets ip;

    it->what = INSPECTED_NOTHING;
    it->findings.count = 0;
    it->alarms.count = 0;
    it->fault = (struct icmpwire_fault){0};
    if (!link_packet(link_type, it->octets, &ip))
        return;
    icmpwire_packet_decode(ip.captured.data, ip.captured.size, ip.size, &it->packet, &it->fault);
    icmpwire_check(&it->packet, &capture, &it->message, &it->fault, &it->findings);
    it->family = it->packet.protocol == ICMPWIRE_PROTOCOL_ICMP ? ICMPWIRE_ICMP4 : ICMPWIRE_ICMP6;
    it->what = what_of(it);
    if (it->what == INSPECTED_NOTHING)
        it->findings = (struct icmpwire_findings){0};
    note_type(it);
    if (tracker)
        track(it, tracker);
}

bool inspection_flow(const struct inspection *it, struct icmpwire_tuple *tuple)
{
    if (it->what == INSPECTED_MESSAGE && it->coded)
        return icmpwire_flow_of(&it->packet, &it->message, tuple);
    return it->packet.payload.data && icmpwire_flow_of_packet(&it->packet, tuple);
}
