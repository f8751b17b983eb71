/* SPDX-License-Identifier: BSD-2-Clause */
#include "icmpwire/flow.h"
#include "icmpwire/option.h"
#include "icmpwire/walk.h"

/* ---- from a packet, whole or quoted ---- */

struct address {
    uint8_t octets[16];
};

static struct address copied(struct icmpwire_span span)
{
    struct address address = {{0}};
    for (size_t i = 0; i < span.size && i < sizeof address.octets; i++)
        address.octets[i] = icmpwire_peek8(span.data, i);
    return address;
}

static void set_addresses(struct icmpwire_tuple *tuple, struct icmpwire_span source, struct icmpwire_span destination)
{
    struct address from = copied(source), to = copied(destination);
    memcpy(tuple->source, from.octets, sizeof tuple->source);
    memcpy(tuple->destination, to.octets, sizeof tuple->destination);
}

/* The ends that the transport sees: behind routing headers and home addresses. A quote is the beginning of a packet,
 * and is read as far as it goes; what cannot be told leaves the addresses of the IP header. */
static void take_addresses(struct icmpwire_tuple *tuple, struct icmpwire_span datagram,
                           const struct icmpwire_quote *quote)
{
    struct icmpwire_span source = quote->source, destination = quote->destination;
    if (quote->version == 6 && icmpwire_peek8(datagram.data, 6) != quote->protocol) {
        struct icmpwire_packet packet;
        struct icmpwire_fault fault;
        (void)icmpwire_packet_decode(datagram.data, datagram.size, SIZE_MAX, &packet, &fault);
        if (packet.original_source.data)
            source = packet.original_source;
        if (packet.final_destination.data)
            destination = packet.final_destination;
    }
    set_addresses(tuple, source, destination);
}

static void take_ports(struct icmpwire_tuple *tuple, const struct icmpwire_quote *quote)
{
    tuple->protocol = quote->protocol;
    tuple->type = quote->type;
    tuple->code = quote->code;
    if (quote->ports == ICMPWIRE_COMPLETE) {
        tuple->source_port = quote->source_port;
        tuple->destination_port = quote->destination_port;
    } else if (quote->identified == ICMPWIRE_COMPLETE) {
        tuple->source_port = quote->identifier;
        tuple->destination_port = quote->identifier;
    }
}

static enum icmpwire_confidence confidence_in(const struct icmpwire_quote *quote)
{
    if (quote->chain != ICMPWIRE_COMPLETE)
        return ICMPWIRE_TUPLE_CHAIN_CUT;
    if (quote->fragment_offset)
        return ICMPWIRE_TUPLE_FRAGMENT;
    if (quote->ports == ICMPWIRE_CUT_OFF || quote->icmp == ICMPWIRE_CUT_OFF || quote->identified == ICMPWIRE_CUT_OFF)
        return ICMPWIRE_TUPLE_PORTS_CUT;
    if (quote->ports == ICMPWIRE_COMPLETE || quote->identified == ICMPWIRE_COMPLETE)
        return ICMPWIRE_TUPLE_COMPLETE;
    return ICMPWIRE_TUPLE_WITHOUT_PORTS;
}

static bool take(struct icmpwire_tuple *tuple, struct icmpwire_span datagram, bool inner)
{
    struct icmpwire_quote quote;
    memset(tuple, 0, sizeof *tuple);
    if (!icmpwire_quote_decode(datagram, &quote))
        return false;
    tuple->version = quote.version;
    tuple->inner = inner;
    tuple->confidence = (uint8_t)confidence_in(&quote);
    take_addresses(tuple, datagram, &quote);
    if (tuple->confidence != ICMPWIRE_TUPLE_CHAIN_CUT)
        take_ports(tuple, &quote);
    return true;
}

/* A packet is read as a quote of itself, so that an error and what it quotes cannot differ. */
bool icmpwire_flow_of_packet(const struct icmpwire_packet *packet, struct icmpwire_tuple *tuple)
{
    return take(tuple, icmpwire_span_of(packet->headers.data, packet->headers.size + packet->payload.size), false);
}

/* ---- from a message ---- */

/* RFC 4861 section 4.6.3: the first redirected header; false when there is none. */
static bool redirected(struct icmpwire_span options, struct icmpwire_span *datagram)
{
    struct icmpwire_option option;
    for (struct icmpwire_span rest = options; rest.size;) {
        rest = icmpwire_option_next(rest, &option);
        if (option.status == ICMPWIRE_OK && option.type == ICMPWIRE_OPTION_REDIRECTED_HEADER) {
            *datagram = option.redirected_header.datagram;
            return true;
        }
    }
    return false;
}

/* What a message quotes; false: it is of a kind that quotes nothing. */
static bool quoted(const struct icmpwire_message *message, struct icmpwire_span *datagram)
{
    switch (message->layout) {
#define QUOTES(NAME, name)                  \
    case ICMPWIRE_LAYOUT_##NAME:            \
        *datagram = message->name.datagram; \
        return true;
        QUOTES(DESTINATION_UNREACHABLE4, destination_unreachable4)
        QUOTES(SOURCE_QUENCH, source_quench)
        QUOTES(REDIRECT4, redirect4)
        QUOTES(TIME_EXCEEDED4, time_exceeded4)
        QUOTES(PARAMETER_PROBLEM4, parameter_problem4)
        QUOTES(CONVERSION_ERROR, conversion_error)
        QUOTES(SECURITY_FAILURE, security_failure)
        QUOTES(DESTINATION_UNREACHABLE6, destination_unreachable6)
        QUOTES(PACKET_TOO_BIG, packet_too_big)
        QUOTES(TIME_EXCEEDED6, time_exceeded6)
        QUOTES(PARAMETER_PROBLEM6, parameter_problem6)
#undef QUOTES
    case ICMPWIRE_LAYOUT_REDIRECT6:
        return redirected(message->redirect6.options, datagram);
    default:
        return false;
    }
}

bool icmpwire_flow_of(const struct icmpwire_packet *packet, const struct icmpwire_message *message,
                      struct icmpwire_tuple *tuple)
{
    struct icmpwire_span datagram;
    if (quoted(message, &datagram))
        return take(tuple, datagram, true);
    return icmpwire_flow_of_packet(packet, tuple);
}

struct icmpwire_tuple icmpwire_flow_reversed(const struct icmpwire_tuple *tuple)
{
    struct icmpwire_tuple reversed = *tuple;
    reversed.source_port = tuple->destination_port;
    reversed.destination_port = tuple->source_port;
    memcpy(reversed.source, tuple->destination, sizeof reversed.source);
    memcpy(reversed.destination, tuple->source, sizeof reversed.destination);
    return reversed;
}
