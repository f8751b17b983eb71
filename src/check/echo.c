/* SPDX-License-Identifier: BSD-2-Clause */
/* Echo and extended echo, of both families. */
#include "address.h"
#include "checks.h"

/* ---- echo ---- */

/* What tools that look for hosts and amplifiers send. */
static void check_tools(struct icmpwire_checker *c, const struct icmpwire_echo *echo)
{
    if (echo->data.size == 0)
        icmpwire_find(c,
                      echo->identifier == 666 && echo->sequence == 0 ? ICMPWIRE_FINDING_ECHO_ENUMERATION
                                                                     : ICMPWIRE_FINDING_ECHO_EMPTY,
                      "");
    else if (echo->data.size == 4 && echo->sequence == 0)
        icmpwire_find(c, ICMPWIRE_FINDING_ECHO_AMPLIFIER_SCAN, "");
}

void icmpwire_check_echo(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    bool request = message->type == (c->family == ICMPWIRE_ICMP4 ? (uint8_t)ICMPWIRE_ICMP4_ECHO_REQUEST
                                                                 : (uint8_t)ICMPWIRE_ICMP6_ECHO_REQUEST);
    if (!request) {
        icmpwire_check_sender(c);
        return;
    }
    icmpwire_check_request(c);
    if (c->whole && ICMPWIRE_RARE(message->echo.data.size <= 4))
        check_tools(c, &message->echo);
}

/* ---- extended echo ---- */

static bool is_unicast(struct icmpwire_span a)
{
    return !icmpwire_is_multicast(a) && !icmpwire_is_broadcast(a) && !icmpwire_is_unspecified(a);
}

/* RFC 8335 section 2: one object says which interface; the draft on reflection asks without one. */
static void check_probe_request(struct icmpwire_checker *c, const struct icmpwire_extended_echo_request *request)
{
    struct icmpwire_objects_seen seen;
    if (request->flags & 0xfe)
        icmpwire_find(c, ICMPWIRE_FINDING_RESERVED_SET, "reserved");
    if (!c->whole || !icmpwire_check_extension(c, &request->extension, 0, &seen))
        return;
    if (seen.identifications > 1 || (seen.identifications == 0 && !seen.reflect))
        icmpwire_find(c, ICMPWIRE_FINDING_PROBE_OBJECTS, "extension.objects");
    else if (seen.identifications && !ICMPWIRE_EXTENDED_ECHO_LOCAL(request->flags) && seen.identification_type != 3)
        icmpwire_find(c, ICMPWIRE_FINDING_PROBE_NOT_BY_ADDRESS, "local");
}

static void check_probe_reply(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    const struct icmpwire_extended_echo_reply *reply = &message->extended_echo_reply;
    unsigned state = ICMPWIRE_EXTENDED_ECHO_STATE(reply->flags);
    bool active = ICMPWIRE_EXTENDED_ECHO_ACTIVE(reply->flags);
    struct icmpwire_objects_seen seen;
    if (reply->flags & 0x18)
        icmpwire_find(c, ICMPWIRE_FINDING_RESERVED_SET, "reserved");
    if (state == 7 || (state && (active || message->code)))
        icmpwire_find(c, ICMPWIRE_FINDING_PROBE_STATE, "state");
    if (active && message->code)
        icmpwire_find(c, ICMPWIRE_FINDING_PROBE_ACTIVE, "active");
    if (!active && reply->flags & 3)
        icmpwire_find(c, ICMPWIRE_FINDING_PROBE_INACTIVE, reply->flags & 2 ? "ipv4" : "ipv6");
    if (reply->trailing.size)
        icmpwire_find(c, ICMPWIRE_FINDING_TRAILING, "trailing");
    if (c->whole && reply->extension.objects.data)
        icmpwire_check_extension(c, &reply->extension, 0, &seen);
}

void icmpwire_check_probe(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    if (c->packet && !is_unicast(c->packet->source))
        icmpwire_find_source(c, ICMPWIRE_FINDING_PROBE_NOT_UNICAST);
    if (c->packet && !is_unicast(c->packet->destination))
        icmpwire_find_destination(c, ICMPWIRE_FINDING_PROBE_NOT_UNICAST);
    if (message->layout == ICMPWIRE_LAYOUT_EXTENDED_ECHO_REQUEST)
        check_probe_request(c, &message->extended_echo_request);
    else
        check_probe_reply(c, message);
}
