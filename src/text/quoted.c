/* SPDX-License-Identifier: BSD-2-Clause */
/* The packet that an error quotes, as a few words. */
#include "icmpwire/names.h"
#include "icmpwire/packet.h"
#include "value.h"

static const char *const protocol_names[] = {
    [ICMPWIRE_PROTOCOL_HOP_BY_HOP] = "Hop-by-Hop Options",
    [ICMPWIRE_PROTOCOL_ICMP] = "ICMP",
    [2] = "IGMP",
    [ICMPWIRE_PROTOCOL_IPV4] = "IPv4",
    [ICMPWIRE_PROTOCOL_TCP] = "TCP",
    [ICMPWIRE_PROTOCOL_UDP] = "UDP",
    [ICMPWIRE_PROTOCOL_DCCP] = "DCCP",
    [ICMPWIRE_PROTOCOL_IPV6] = "IPv6",
    [ICMPWIRE_PROTOCOL_ROUTING] = "Routing",
    [ICMPWIRE_PROTOCOL_FRAGMENT] = "Fragment",
    [47] = "GRE",
    [ICMPWIRE_PROTOCOL_ESP] = "ESP",
    [ICMPWIRE_PROTOCOL_AUTHENTICATION] = "AH",
    [ICMPWIRE_PROTOCOL_ICMP6] = "ICMPv6",
    [ICMPWIRE_PROTOCOL_NO_NEXT] = "No Next Header",
    [ICMPWIRE_PROTOCOL_DESTINATION_OPTIONS] = "Destination Options",
    [89] = "OSPF",
    [103] = "PIM",
    [112] = "VRRP",
    [ICMPWIRE_PROTOCOL_SCTP] = "SCTP",
    [ICMPWIRE_PROTOCOL_MOBILITY] = "Mobility",
    [ICMPWIRE_PROTOCOL_UDP_LITE] = "UDP-Lite",
    [ICMPWIRE_PROTOCOL_HIP] = "HIP",
    [ICMPWIRE_PROTOCOL_SHIM6] = "Shim6",
};

const char *icmpwire_protocol_name(uint8_t protocol)
{
    return protocol < sizeof protocol_names / sizeof *protocol_names ? protocol_names[protocol] : NULL;
}

static void put_protocol(struct icmpwire_writer *w, uint8_t protocol)
{
    const char *name = icmpwire_protocol_name(protocol);
    icmpwire_put_char(w, ' ');
    if (name) {
        icmpwire_put_text(w, name);
    } else {
        icmpwire_put_text(w, "protocol ");
        icmpwire_put_unsigned(w, protocol);
    }
}

/* "192.0.2.1:53", "[2001:db8::1]:53", or without ports the address alone */
static void put_end_point(struct icmpwire_writer *w, struct icmpwire_span address, bool with_port, uint16_t port)
{
    bool brackets = with_port && address.size == 16;
    if (brackets)
        icmpwire_put_char(w, '[');
    icmpwire_put_address(w, address, 16);
    if (brackets)
        icmpwire_put_char(w, ']');
    if (with_port) {
        icmpwire_put_char(w, ':');
        icmpwire_put_unsigned(w, port);
    }
}

static void put_labelled(struct icmpwire_writer *w, const char *label, uint64_t number)
{
    icmpwire_put_text(w, label);
    icmpwire_put_unsigned(w, number);
}

/* The first thing behind the addresses that the quoted octets do not reach. */
static const char *what_is_cut(const struct icmpwire_quote *quote)
{
    if (quote->chain == ICMPWIRE_CUT_OFF)
        return ", headers cut";
    if (quote->ports == ICMPWIRE_CUT_OFF)
        return ", ports cut";
    if (quote->icmp == ICMPWIRE_CUT_OFF)
        return ", type cut";
    return quote->identified == ICMPWIRE_CUT_OFF ? ", identifier cut" : "";
}

static void put_flow(struct icmpwire_writer *w, const struct icmpwire_quote *quote)
{
    bool ports = quote->ports == ICMPWIRE_COMPLETE;
    put_protocol(w, quote->protocol);
    if (quote->icmp == ICMPWIRE_COMPLETE) {
        bool six = quote->protocol == ICMPWIRE_PROTOCOL_ICMP6;
        icmpwire_put_char(w, ' ');
        icmpwire_put_text(w, icmpwire_type_info(six ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4, quote->type)->name);
    }
    icmpwire_put_char(w, ' ');
    put_end_point(w, quote->source, ports, quote->source_port);
    icmpwire_put_text(w, " > ");
    put_end_point(w, quote->destination, ports, quote->destination_port);
    if (quote->identified == ICMPWIRE_COMPLETE) {
        put_labelled(w, ", identifier ", quote->identifier);
        put_labelled(w, ", sequence ", quote->sequence);
    }
    if (quote->fragment)
        put_labelled(w, ", fragment at ", quote->fragment_offset);
    icmpwire_put_text(w, what_is_cut(quote));
}

/* Of the quoted packet, not of the zeros that may pad it: "28 octets", "28 of 1500 octets". */
static void put_quoted_size(struct icmpwire_writer *w, uint64_t quoted, uint64_t total)
{
    icmpwire_put_text(w, ", ");
    if (total > quoted)
        put_labelled(w, "", quoted);
    if (total > quoted)
        icmpwire_put_text(w, " of ");
    icmpwire_put_size(w, total ? total : quoted);
}

void icmpwire_put_quoted(struct icmpwire_writer *w, struct icmpwire_span datagram)
{
    struct icmpwire_quote quote;
    bool whole = icmpwire_quote_decode(datagram, &quote);
    if (!quote.version) {
        icmpwire_put_text(w, "no IP header");
    } else {
        icmpwire_put_text(w, quote.version == 4 ? "IPv4" : "IPv6");
        if (whole)
            put_flow(w, &quote);
        else
            icmpwire_put_text(w, " header cut");
    }
    put_quoted_size(w, datagram.size, quote.total_length);
}
