/* SPDX-License-Identifier: BSD-2-Clause */
/* The packets that errors quote: whether they are whole enough, and whether there may be an error about them. */
#include "quoted.h"
#include "address.h"
#include "icmpwire/quote.h"
#include "icmpwire/walks/ip.h"

enum {
    QUOTED_LEAST = 8,          /* octets behind the IPv4 header (RFC 792; RFC 1122 section 3.2.2) */
    PADDED_LEAST = 128,        /* octets before an extension structure (RFC 4884 section 5.1) */
    LEGACY_STRUCTURE = 136,    /* where it is without a length attribute (RFC 4884 section 5.5) */
    LEGACY_LEAST = 144,        /* octets of a message that holds one */
    IPV6_ROOM = 1280 - 40 - 8, /* for a quoted packet (RFC 4443 section 2.4 c) */
    TOO_BIG = 2,
    UNRECOGNIZED_OPTION = 2, /* code of a parameter problem */
    LIMIT_REACHED = 8        /* code of a destination unreachable (RFC 8883 section 3) */
};

void icmpwire_quoted_of(const struct icmpwire_message *message, struct icmpwire_quoted *q)
{
#define QUOTED(name) q->datagram = message->name.datagram
#define EXTENDED(name, words)                \
    QUOTED(name);                            \
    q->extension = &message->name.extension; \
    q->unit = words;                         \
    q->length = message->name.length
    q->extension = NULL;
    q->unit = 0;
    q->length = 0;
    q->there = false;
    q->fragment = false;
    q->later = false;
    q->typed = false;
    switch ((enum icmpwire_layout)message->layout) {
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE4:
        EXTENDED(destination_unreachable4, 4);
        break;
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED4:
        EXTENDED(time_exceeded4, 4);
        break;
    case ICMPWIRE_LAYOUT_PARAMETER_PROBLEM4:
        EXTENDED(parameter_problem4, 4);
        break;
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE6:
        EXTENDED(destination_unreachable6, 8);
        break;
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED6:
        EXTENDED(time_exceeded6, 8);
        break;
    case ICMPWIRE_LAYOUT_SOURCE_QUENCH:
        QUOTED(source_quench);
        break;
    case ICMPWIRE_LAYOUT_REDIRECT4:
        QUOTED(redirect4);
        break;
    case ICMPWIRE_LAYOUT_CONVERSION_ERROR:
        QUOTED(conversion_error);
        break;
    case ICMPWIRE_LAYOUT_SECURITY_FAILURE:
        QUOTED(security_failure);
        break;
    case ICMPWIRE_LAYOUT_PACKET_TOO_BIG:
        QUOTED(packet_too_big);
        break;
    default:
        QUOTED(parameter_problem6);
    }
#undef EXTENDED
#undef QUOTED
}

/* ---- may there be an error about it? ---- */

/* Errors of either family; those of ICMPv6 are the types below 128 and, for this, redirects (RFC 4443 section 2.4 e). */
static bool is_error(const struct icmpwire_quoted *quote)
{
    if (quote->protocol == ICMPWIRE_PROTOCOL_ICMP6)
        return quote->type < 128 || quote->type == ICMPWIRE_ICMP6_REDIRECT;
    switch (quote->type) {
    case ICMPWIRE_ICMP4_DESTINATION_UNREACHABLE:
    case ICMPWIRE_ICMP4_SOURCE_QUENCH:
    case ICMPWIRE_ICMP4_REDIRECT:
    case ICMPWIRE_ICMP4_TIME_EXCEEDED:
    case ICMPWIRE_ICMP4_PARAMETER_PROBLEM:
    case ICMPWIRE_ICMP4_CONVERSION_ERROR:
    case ICMPWIRE_ICMP4_PHOTURIS:
        return true;
    default:
        return false;
    }
}

/* RFC 4443 section 2.4 e: a packet too big, and an unrecognized option whose type asks for it, are told of packets to
 * groups as well. An option that was not quoted is given the benefit of the doubt. */
static bool may_answer_group(const struct icmpwire_message *message, const struct icmpwire_quoted *q)
{
    uint32_t pointer;
    if (message->family != ICMPWIRE_ICMP6)
        return false;
    if (message->type == TOO_BIG)
        return true;
    if (message->layout != ICMPWIRE_LAYOUT_PARAMETER_PROBLEM6 || message->code != UNRECOGNIZED_OPTION)
        return false;
    pointer = message->parameter_problem6.pointer;
    return pointer >= q->datagram.size || icmpwire_peek8(q->datagram.data, pointer) >> 6 == 2;
}

/* A source that is not one node. On a loopback interface a host may tell itself of its own packets. */
static bool is_no_sender(const struct icmpwire_checker *c, struct icmpwire_span source)
{
    if (icmpwire_is_unspecified(source) || icmpwire_is_multicast(source) || icmpwire_is_reserved(source))
        return true;
    return icmpwire_is_loopback(source) && !(c->packet && icmpwire_is_same_address(source, c->packet->destination));
}

static void check_cause(struct icmpwire_checker *c, const struct icmpwire_message *message,
                        const struct icmpwire_quoted *q)
{
    if (ICMPWIRE_RARE(q->typed) && is_error(q))
        icmpwire_find(c, ICMPWIRE_FINDING_ERROR_ABOUT_ERROR, "datagram");
    if (ICMPWIRE_RARE(q->later && q->version == 4))
        icmpwire_find(c, ICMPWIRE_FINDING_ERROR_ABOUT_FRAGMENT, "datagram");
    if (ICMPWIRE_RARE(icmpwire_is_multicast(q->destination) || icmpwire_is_broadcast(q->destination)) &&
        !may_answer_group(message, q))
        icmpwire_find(c, ICMPWIRE_FINDING_ERROR_ABOUT_GROUP, "datagram");
    if (ICMPWIRE_RARE(is_no_sender(c, q->source)))
        icmpwire_find(c, ICMPWIRE_FINDING_ERROR_ABOUT_NOBODY, "datagram");
    else if (c->packet && ICMPWIRE_RARE(!icmpwire_is_same_address(q->source, c->packet->destination) &&
                                        !(c->packet->final_destination.data &&
                                          icmpwire_is_same_address(q->source, c->packet->final_destination))))
        icmpwire_find(c, ICMPWIRE_FINDING_QUOTE_OF_ANOTHER, "datagram");
}

/* ---- is it whole enough? ---- */

static size_t lesser(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* How much of the quoted packet should be there, as far as it says how long it was. */
static size_t wanted(const struct icmpwire_checker *c, const struct icmpwire_message *message,
                     const struct icmpwire_quoted *q)
{
    size_t whole = q->total_length;
    size_t headers = c->packet ? c->packet->headers.size - 40 : 0; /* extension headers of the error itself */
    if (message->family == ICMPWIRE_ICMP4)
        return lesser(whole, (size_t)q->header + QUOTED_LEAST);
    if (q->extension && q->extension->objects.data)
        return lesser(whole, PADDED_LEAST);
    return lesser(whole, headers < IPV6_ROOM ? IPV6_ROOM - headers : 0);
}

static void check_extent(struct icmpwire_checker *c, const struct icmpwire_message *message,
                         const struct icmpwire_quoted *q)
{
    if (c->whole && ICMPWIRE_RARE(q->datagram.size < wanted(c, message, q)))
        icmpwire_find(
            c, message->family == ICMPWIRE_ICMP4 ? ICMPWIRE_FINDING_QUOTE_SHORT : ICMPWIRE_FINDING_QUOTE_NOT_FULL,
            "datagram");
}

/* ---- what it says of itself ---- */

static void read_ipv4(struct icmpwire_quoted *q)
{
    const uint8_t *ip = q->datagram.data;
    uint16_t flags_offset;
    q->header = (icmpwire_peek8(ip, 0) & 15u) * 4u;
    if (ICMPWIRE_RARE(q->header < 20 || q->header > q->datagram.size))
        return;
    flags_offset = icmpwire_peek16(ip, 6);
    q->there = true;
    q->total_length = icmpwire_peek16(ip, 2);
    q->fragment = (flags_offset & 0x3fff) != 0;
    q->later = (flags_offset & 0x1fff) != 0;
    q->protocol = icmpwire_peek8(ip, 9);
    q->source = icmpwire_span_first(icmpwire_span_behind(q->datagram, 12), 4);
    q->destination = icmpwire_span_first(icmpwire_span_behind(q->datagram, 16), 4);
}

/* Behind extension headers the transport has to be looked for. */
ICMPWIRE_COLD static void read_chain(struct icmpwire_quoted *q)
{
    struct icmpwire_quote quote;
    if (!icmpwire_quote_decode(q->datagram, &quote))
        return;
    q->protocol = quote.protocol;
    q->fragment = quote.fragment;
    q->later = quote.fragment_offset != 0;
    q->total_length = quote.total_length;
    q->typed = quote.icmp == ICMPWIRE_COMPLETE;
    q->type = quote.type;
}

static void read_ipv6(struct icmpwire_quoted *q)
{
    const uint8_t *ip = q->datagram.data;
    uint16_t payload;
    q->header = 40;
    if (ICMPWIRE_RARE(q->datagram.size < 40))
        return;
    payload = icmpwire_peek16(ip, 4);
    q->there = true;
    q->total_length = payload ? payload + 40u : 0;
    q->protocol = icmpwire_peek8(ip, 6);
    q->source = icmpwire_span_first(icmpwire_span_behind(q->datagram, 8), 16);
    q->destination = icmpwire_span_first(icmpwire_span_behind(q->datagram, 24), 16);
}

/* A conversion error may quote what was to be converted, of any version. */
static void read_quote(struct icmpwire_checker *c, const struct icmpwire_message *message, struct icmpwire_quoted *q)
{
    q->version = message->family == ICMPWIRE_ICMP4 ? 4 : 6;
    if (ICMPWIRE_RARE(q->datagram.size == 0))
        return;
    if (ICMPWIRE_RARE(icmpwire_peek8(q->datagram.data, 0) >> 4 != q->version)) {
        if (message->layout != ICMPWIRE_LAYOUT_CONVERSION_ERROR)
            icmpwire_find(c, ICMPWIRE_FINDING_QUOTE_VERSION, "datagram");
        return;
    }
    if (q->version == 4)
        read_ipv4(q);
    else
        read_ipv6(q);
    if (!q->there)
        return;
    if (q->protocol == ICMPWIRE_PROTOCOL_ICMP || q->protocol == ICMPWIRE_PROTOCOL_ICMP6) {
        q->typed = !q->later && q->datagram.size > q->header;
        q->type = q->typed ? icmpwire_peek8(q->datagram.data, q->header) : 0;
    } else if (ICMPWIRE_RARE(icmpwire_least_header(q->protocol) == 8 ||
                             q->protocol == ICMPWIRE_PROTOCOL_AUTHENTICATION)) {
        read_chain(q);
    }
}

/* ---- what follows it ---- */

/* A structure that a receiver finds only when it looks for it. */
static void check_legacy(struct icmpwire_checker *c)
{
    struct icmpwire_message message;
    enum icmpwire_reading reading;
    struct icmpwire_fault fault;
    if (icmpwire_peek8(c->data, LEGACY_STRUCTURE) >> 4 == 2 &&
        icmpwire_decode_lenient(c->family, c->data, c->size, &message, &reading, &fault) &&
        reading != ICMPWIRE_READING_STRICT)
        icmpwire_find(c, ICMPWIRE_FINDING_EXTENSION_WITHOUT_LENGTH, "length");
}

static void check_structure(struct icmpwire_checker *c, const struct icmpwire_message *message,
                            const struct icmpwire_quoted *q)
{
    struct icmpwire_objects_seen seen;
    bool judged;
    if ((size_t)q->length * q->unit < PADDED_LEAST)
        icmpwire_find(c, ICMPWIRE_FINDING_QUOTE_UNPADDED, "length");
    judged = icmpwire_check_extension(c, q->extension, q->there ? q->version : 0, &seen);
    if (message->layout == ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE6 && message->code == LIMIT_REACHED && judged &&
        !seen.pointer)
        icmpwire_find(c, ICMPWIRE_FINDING_POINTER_MISSING, "extension.objects");
}

static void check_behind(struct icmpwire_checker *c, const struct icmpwire_message *message,
                         const struct icmpwire_quoted *q)
{
    if (q->extension->objects.data)
        check_structure(c, message, q);
    else if (message->layout == ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE6 && message->code == LIMIT_REACHED)
        icmpwire_find(c, ICMPWIRE_FINDING_POINTER_MISSING, "code");
    else if (q->length == 0 && c->size >= LEGACY_LEAST && message->layout != ICMPWIRE_LAYOUT_PARAMETER_PROBLEM4)
        check_legacy(c);
}

void icmpwire_check_quoted(struct icmpwire_checker *c, const struct icmpwire_message *message,
                           struct icmpwire_quoted *q)
{
    read_quote(c, message, q);
    if (q->there) {
        check_cause(c, message, q);
        check_extent(c, message, q);
    }
    if (q->unit && c->whole)
        check_behind(c, message, q);
}
