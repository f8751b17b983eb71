/* SPDX-License-Identifier: BSD-2-Clause */
/* ICMPv4 queries and replies. */
#include "address.h"
#include "checks.h"
#include "icmpwire/name.h"

enum {
    DAY_MILLISECONDS = 86400000,
    DOMAIN_NAMES = 12 /* where they begin in the message, and pointers may lead */
};

static void check_trailing(struct icmpwire_checker *c, struct icmpwire_span trailing)
{
    if (ICMPWIRE_RARE(trailing.size))
        icmpwire_find(c, ICMPWIRE_FINDING_TRAILING, "trailing");
}

/* RFC 792: milliseconds since midnight, unless the top bit says that they are not. */
static void check_time(struct icmpwire_checker *c, uint32_t time, const char *field)
{
    if (!ICMPWIRE_TIMESTAMP_NONSTANDARD(time) && time >= DAY_MILLISECONDS)
        icmpwire_find(c, ICMPWIRE_FINDING_TIME_BEYOND_DAY, field);
}

static void check_timestamp(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    const struct icmpwire_timestamp *timestamp = &message->timestamp;
    if (message->type == ICMPWIRE_ICMP4_TIMESTAMP)
        icmpwire_check_request(c);
    else
        icmpwire_check_sender(c);
    check_time(c, timestamp->originate, "originate_milliseconds");
    check_time(c, timestamp->receive, "receive_milliseconds");
    check_time(c, timestamp->transmit, "transmit_milliseconds");
    check_trailing(c, timestamp->trailing);
}

/* The information request of a host that does not know its network goes to everybody; that for a name must not. */
static void check_information(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    if (message->type == ICMPWIRE_ICMP4_DOMAIN_NAME_REQUEST)
        icmpwire_check_request(c);
    check_trailing(c, message->information.trailing);
}

static bool is_contiguous(uint32_t mask)
{
    uint32_t host = ~mask;
    return (host & (host + 1)) == 0;
}

/* RFC 950 appendix I, RFC 1122 section 3.2.2.9: a request may hold anything. */
static void check_mask(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    uint32_t mask = message->address_mask.mask;
    check_trailing(c, message->address_mask.trailing);
    if (message->type != ICMPWIRE_ICMP4_ADDRESS_MASK_REPLY)
        return;
    if (!is_contiguous(mask))
        icmpwire_find(c, ICMPWIRE_FINDING_MASK_NOT_CONTIGUOUS, "mask");
    if (mask == 0xffffffff || (mask && mask >> 24 != 0xff))
        icmpwire_find(c, ICMPWIRE_FINDING_MASK_IMPOSSIBLE, "mask");
}

static void check_traceroute(struct icmpwire_checker *c, const struct icmpwire_traceroute *traceroute)
{
    if (traceroute->unused)
        icmpwire_find(c, ICMPWIRE_FINDING_RESERVED_SET, "unused");
    check_trailing(c, traceroute->trailing);
}

/* RFC 1788 section 3: each name is judged with the message that its pointers lead into. */
static void check_domain_names(struct icmpwire_checker *c, struct icmpwire_span names)
{
    struct icmpwire_span message = icmpwire_span_of(c->data, c->captured);
    for (struct icmpwire_span rest = names; rest.size && !c->broken;) {
        struct icmpwire_domain_name name;
        rest = icmpwire_domain_name_next(rest, message, DOMAIN_NAMES, &name);
        c->broken = name.status != ICMPWIRE_OK;
    }
}

void icmpwire_check_icmp4(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    switch ((enum icmpwire_layout)message->layout) {
    case ICMPWIRE_LAYOUT_TIMESTAMP:
        check_timestamp(c, message);
        break;
    case ICMPWIRE_LAYOUT_INFORMATION:
        check_information(c, message);
        break;
    case ICMPWIRE_LAYOUT_ADDRESS_MASK:
        check_mask(c, message);
        break;
    case ICMPWIRE_LAYOUT_TRACEROUTE:
        check_traceroute(c, &message->traceroute);
        break;
    default:
        if (c->whole)
            check_domain_names(c, message->domain_name_reply.names);
    }
}
