/* SPDX-License-Identifier: BSD-2-Clause */
/* Error messages of both families: their own fields, and when there should have been none. The quoted packet is
 * quote.c's. */
#include "address.h"
#include "quoted.h"

enum {
    SIZE_MOST_IPV4 = 576,  /* RFC 1812 section 4.3.2.3 */
    SIZE_MOST_IPV6 = 1280, /* RFC 4443 section 2.4 c */
    MTU_LEAST_IPV4 = 68,   /* RFC 791 section 3.2 */
    MTU_ALL_TAKE = 576,    /* RFC 791 section 3.1: what every host must be able to receive */
    HEADER = 8             /* of an error, before the quoted packet */
};

/* ---- whom it goes to and how long it is ---- */

static void check_size(struct icmpwire_checker *c)
{
    bool ipv4 = c->family == ICMPWIRE_ICMP4;
    size_t most = ipv4 ? SIZE_MOST_IPV4 : SIZE_MOST_IPV6;
    size_t size = c->packet ? c->packet->total_length : c->size + (ipv4 ? 20u : 40u);
    if (ICMPWIRE_RARE(size > most) && !c->fragmented)
        icmpwire_find(c, ipv4 ? ICMPWIRE_FINDING_ERROR_ABOVE_576 : ICMPWIRE_FINDING_ERROR_ABOVE_1280, "");
}

static void check_addresses(struct icmpwire_checker *c)
{
    if (!c->packet)
        return;
    icmpwire_check_sender(c);
    if (ICMPWIRE_RARE(icmpwire_is_multicast(c->packet->destination) || icmpwire_is_broadcast(c->packet->destination) ||
                      icmpwire_is_unspecified(c->packet->destination) || c->capture->link_broadcast))
        icmpwire_find_destination(c, ICMPWIRE_FINDING_ERROR_DESTINATION);
}

/* ---- fields ---- */

static void check_unused(struct icmpwire_checker *c, uint32_t value, const char *field)
{
    if (ICMPWIRE_RARE(value))
        icmpwire_find(c, ICMPWIRE_FINDING_RESERVED_SET, field);
}

/* A packet that is not longer than the MTU would have fitted. */
static void check_mtu_of(struct icmpwire_checker *c, const struct icmpwire_quoted *q, uint32_t mtu, const char *field)
{
    if (q->there && q->total_length && !q->fragment && mtu >= q->total_length)
        icmpwire_find(c, ICMPWIRE_FINDING_MTU_NOT_BELOW_PACKET, field);
}

static void check_unreachable4(struct icmpwire_checker *c, const struct icmpwire_message *message,
                               const struct icmpwire_quoted *q)
{
    const struct icmpwire_destination_unreachable4 *error = &message->destination_unreachable4;
    static const uint16_t prohibited[] = {ICMPWIRE_FINDING_PROHIBITED_NET, ICMPWIRE_FINDING_PROHIBITED_HOST};
    uint16_t mtu = error->next_hop_mtu;
    check_unused(c, error->unused, "unused");
    if (message->code == 9 || message->code == 10)
        icmpwire_find(c, prohibited[message->code - 9], "code");
    else if (message->code == 13)
        icmpwire_find(c, ICMPWIRE_FINDING_PROHIBITED, "code");
    if (message->code != 4) {
        check_unused(c, mtu, "next_hop_mtu");
        return;
    }
    if (c->readable < HEADER)
        return;
    if (mtu == 0)
        icmpwire_find(c, ICMPWIRE_FINDING_MTU_ZERO, "next_hop_mtu");
    else if (mtu < MTU_LEAST_IPV4)
        icmpwire_find(c, ICMPWIRE_FINDING_MTU_BELOW_68, "next_hop_mtu");
    else if (mtu < MTU_ALL_TAKE)
        icmpwire_find(c, ICMPWIRE_FINDING_MTU_BELOW_576, "next_hop_mtu");
    check_mtu_of(c, q, mtu, "next_hop_mtu");
}

static void check_redirect4(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    uint32_t gateway = message->redirect4.gateway;
    if (message->code <= 3)
        icmpwire_find(c, message->code & 1 ? ICMPWIRE_FINDING_REDIRECT_HOST : ICMPWIRE_FINDING_REDIRECT_NET, "code");
    if (c->readable >= HEADER && (gateway == 0 || gateway >= 0xe0000000 || gateway >> 24 == 127))
        icmpwire_find(c, ICMPWIRE_FINDING_REDIRECT_GATEWAY, "gateway");
}

/* With code 1 the pointer is an option type (RFC 1108 section 2.8.1); codes that nobody knows have no pointer either. */
static void check_parameter_problem4(struct icmpwire_checker *c, const struct icmpwire_message *message,
                                     const struct icmpwire_quoted *q)
{
    const struct icmpwire_parameter_problem4 *error = &message->parameter_problem4;
    check_unused(c, error->unused, "unused");
    if (message->code == 0 && q->there && error->pointer >= q->header)
        icmpwire_find(c, ICMPWIRE_FINDING_POINTER_OUTSIDE, "pointer");
}

static void check_packet_too_big(struct icmpwire_checker *c, uint32_t mtu, const struct icmpwire_quoted *q)
{
    if (c->readable < HEADER)
        return;
    if (ICMPWIRE_RARE(mtu < SIZE_MOST_IPV6))
        icmpwire_find(c, ICMPWIRE_FINDING_MTU_BELOW_1280, "mtu");
    check_mtu_of(c, q, mtu, "mtu");
}

static void check_pointer(struct icmpwire_checker *c, uint32_t pointer, struct icmpwire_span datagram)
{
    if (c->whole && pointer >= datagram.size)
        icmpwire_find(c, ICMPWIRE_FINDING_POINTER_OUTSIDE, "pointer");
}

static void check_fields(struct icmpwire_checker *c, const struct icmpwire_message *message,
                         const struct icmpwire_quoted *q)
{
    switch ((enum icmpwire_layout)message->layout) {
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE4:
        check_unreachable4(c, message, q);
        break;
    case ICMPWIRE_LAYOUT_SOURCE_QUENCH:
        check_unused(c, message->source_quench.unused, "unused");
        break;
    case ICMPWIRE_LAYOUT_REDIRECT4:
        check_redirect4(c, message);
        break;
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED4:
        check_unused(c, message->time_exceeded4.unused, "unused");
        check_unused(c, message->time_exceeded4.unused2, "unused2");
        break;
    case ICMPWIRE_LAYOUT_PARAMETER_PROBLEM4:
        check_parameter_problem4(c, message, q);
        break;
    case ICMPWIRE_LAYOUT_CONVERSION_ERROR:
        check_pointer(c, message->conversion_error.pointer, q->datagram);
        break;
    case ICMPWIRE_LAYOUT_SECURITY_FAILURE:
        check_unused(c, message->security_failure.reserved, "reserved");
        if (message->security_failure.pointer)
            check_pointer(c, message->security_failure.pointer, q->datagram);
        break;
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE6:
        check_unused(c, message->destination_unreachable6.unused, "unused");
        break;
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED6:
        check_unused(c, message->time_exceeded6.unused, "unused");
        break;
    case ICMPWIRE_LAYOUT_PACKET_TOO_BIG:
        check_packet_too_big(c, message->packet_too_big.mtu, q);
        break;
    default: /* parameter problem: RFC 7112 section 5 */
        if (message->code == 3 && message->parameter_problem6.pointer)
            icmpwire_find(c, ICMPWIRE_FINDING_CHAIN_POINTER, "pointer");
    }
}

void icmpwire_check_errors(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    struct icmpwire_quoted q;
    icmpwire_quoted_of(message, &q);
    check_size(c);
    check_addresses(c);
    icmpwire_check_quoted(c, message, &q);
    check_fields(c, message, &q);
}
