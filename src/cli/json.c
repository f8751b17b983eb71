/* SPDX-License-Identifier: BSD-2-Clause */
#include "json.h"
#include "json_line.h"
#include "json_tree.h"
#include "json_value.h"
#include "show.h"
#include <string.h>

#define SCHEMA "icmpwire-decode/1"

static json_t *optional(bool there, uint64_t number)
{
    return there ? json_of_number(number) : json_null();
}

/* ---- the packet ---- */

static json_t *json_of_fragment(const struct icmpwire_packet *packet)
{
    if (!packet->fragment)
        return json_null();
    return json_pack("{s:i, s:b, s:o}", "offset", (int)packet->fragment_offset, "more", (int)packet->more_fragments,
                     "identification", json_of_number(packet->identification));
}

static json_t *json_of_packet(const struct frame *frame)
{
    const struct icmpwire_packet *packet = &frame->packet;

    if (!frame->ip.captured.data)
        return json_null();
    return json_pack("{s:i, s:o, s:o, s:o, s:i, s:i, s:i, s:o, s:b, s:o}", "version", (int)packet->version, "source",
                     json_of_address(packet->source), "destination", json_of_address(packet->destination),
                     "final_destination", json_of_address(packet->final_destination), "hop_limit",
                     (int)packet->hop_limit, "traffic_class", (int)packet->traffic_class, "protocol",
                     (int)packet->protocol, "total_length", json_of_number(packet->total_length), "router_alert",
                     (int)packet->router_alert, "headers", json_tree_of_headers(frame->ip, packet->headers));
}

/* ---- the quoted datagram ---- */

static const char *text_of_extent(uint8_t extent)
{
    return extent == ICMPWIRE_COMPLETE ? "complete" : extent == ICMPWIRE_CUT_OFF ? "cut" : "absent";
}

static json_t *json_of_quoted_icmp(const struct icmpwire_quote *quote)
{
    if (quote->icmp != ICMPWIRE_COMPLETE)
        return json_null();
    bool identified = quote->identified == ICMPWIRE_COMPLETE;
    return json_pack("{s:i, s:i, s:o, s:o}", "type", (int)quote->type, "code", (int)quote->code, "identifier",
                     optional(identified, quote->identifier), "sequence", optional(identified, quote->sequence));
}

static json_t *json_of_ports(const struct icmpwire_quote *quote)
{
    if (quote->ports != ICMPWIRE_COMPLETE)
        return json_null();
    return json_pack("{s:i, s:i}", "source", (int)quote->source_port, "destination", (int)quote->destination_port);
}

static json_t *json_of_quote(struct icmpwire_span datagram)
{
    struct icmpwire_quote quote;

    if (!datagram.data)
        return json_null();
    bool header = icmpwire_quote_decode(datagram, &quote);
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:{s:s, s:s, s:s, s:s}}", "version",
                     optional(quote.version != 0, quote.version), "source", json_of_address(quote.source),
                     "destination", json_of_address(quote.destination), "protocol", optional(header, quote.protocol),
                     "hop_limit", optional(header, quote.hop_limit), "total_length",
                     optional(header, quote.total_length), "fragment_offset",
                     optional(header && quote.fragment, quote.fragment_offset), "ports", json_of_ports(&quote), "icmp",
                     json_of_quoted_icmp(&quote), "extents", "chain", text_of_extent(quote.chain), "ports",
                     text_of_extent(quote.ports), "icmp", text_of_extent(quote.icmp), "identifier",
                     text_of_extent(quote.identified));
}

/* ---- the message ---- */

static const char *text_of_state(enum icmpwire_checksum_state state)
{
    static const char *const names[] = {
        [ICMPWIRE_CHECKSUM_UNKNOWN] = "unknown",
        [ICMPWIRE_CHECKSUM_GOOD] = "good",
        [ICMPWIRE_CHECKSUM_BAD] = "bad",
        [ICMPWIRE_CHECKSUM_ABSENT] = "absent",
    };
    return names[state];
}

static json_t *json_of_checksum(const struct frame *frame)
{
    bool known = frame->checksum_state == ICMPWIRE_CHECKSUM_GOOD || frame->checksum_state == ICMPWIRE_CHECKSUM_BAD;

    return json_pack("{s:o, s:o, s:s}", "value", optional(frame->message.captured.size >= 4, frame->checksum),
                     "expected", optional(known, frame->checksum_expected), "status",
                     text_of_state(frame->checksum_state));
}

/* Type and code with their names, as far as they were captured. */
static void add_type(json_t *icmp, const struct frame *frame)
{
    struct icmpwire_span octets = frame->message.captured;
    bool typed = octets.size >= 1, coded = octets.size >= 2;
    const char *code_name = coded ? icmpwire_code_name(frame->family, octets.data[0], octets.data[1]) : NULL;

    json_object_set_new(icmp, "family", json_string(frame->family == ICMPWIRE_ICMP4 ? "icmp4" : "icmp6"));
    json_object_set_new(icmp, "type", optional(typed, typed ? octets.data[0] : 0));
    json_object_set_new(icmp, "code", optional(coded, coded ? octets.data[1] : 0));
    json_object_set_new(icmp, "name",
                        typed ? json_string(icmpwire_type_info(frame->family, octets.data[0])->name) : json_null());
    json_object_set_new(icmp, "code_name", code_name ? json_string(code_name) : json_null());
}

static json_t *json_of_message(const struct frame *frame)
{
    struct icmpwire_span datagram = {NULL, 0};

    if (frame->content == CONTENT_LATER_FRAGMENT || frame->content == CONTENT_BROKEN_PACKET)
        return json_null();
    json_t *icmp = json_object();
    add_type(icmp, frame);
    json_object_set_new(icmp, "checksum", json_of_checksum(frame));
    json_object_set_new(icmp, "extension_checksum",
                        frame->extended ? json_string(text_of_state(frame->extension_state)) : json_null());
    json_object_set_new(icmp, "reading", json_string(text_of_reading(frame->reading)));
    if (frame->reading != ICMPWIRE_READING_STRICT)
        json_object_set_new(icmp, "length_on_wire", json_of_number(frame->length_on_wire));
    json_object_set_new(icmp, "options", json_array());
    json_object_set_new(icmp, "records", json_array());
    json_object_set_new(icmp, "objects", json_array());
    json_object_set_new(icmp, "fields", json_tree_of_message(frame->family, frame->message, icmp, &datagram));
    json_object_set_new(icmp, "quoted", json_of_quote(datagram));
    json_object_set_new(icmp, "fault", json_of_fault(&frame->fault, "icmp"));
    return icmp;
}

/* ---- the frame ---- */

static void add_origin(json_t *object, const struct frame *frame)
{
    char time[TIME_TEXT_SIZE];

    json_object_set_new(object, "schema", json_string(SCHEMA));
    if (frame->file) {
        text_of_time(frame->seconds, frame->nanoseconds, time);
        json_object_set_new(object, "file",
                            json_of_text((struct icmpwire_span){(const uint8_t *)frame->file, strlen(frame->file)}));
    } else {
        json_object_set_new(object, "file", json_null());
    }
    json_object_set_new(object, "frame", json_of_number(frame->number));
    json_object_set_new(object, "time", frame->file ? json_string(time) : json_null());
    json_object_set_new(object, "captured", json_of_number(frame->octets.captured.size));
    json_object_set_new(object, "length", json_of_number(frame->octets.size));
}

void json_print_frame(const struct frame *frame)
{
    json_t *object = json_object();
    bool packet_broken = frame->packet_fault.status != ICMPWIRE_OK;

    add_origin(object, frame);
    json_object_set_new(object, "ip", json_of_packet(frame));
    json_object_set_new(object, "fragment", json_of_fragment(&frame->packet));
    json_object_set_new(object, "icmp", json_of_message(frame));
    json_object_set_new(object, "fault",
                        packet_broken ? json_of_fault(&frame->packet_fault, "ip")
                                      : json_of_fault(&frame->fault, "icmp"));
    json_print_line(object);
}
