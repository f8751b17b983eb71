/* SPDX-License-Identifier: BSD-2-Clause */
#include "operations.h"

/* Kept outside of the stack that is measured, as callers may. */
static struct icmpwire_message message;
static struct icmpwire_packet packet;
static struct icmpwire_fault fault;
static struct icmpwire_findings findings;
static struct icmpwire_quote quote;
static uint8_t octets[1 << 17];
static char text[1 << 12];
static volatile size_t kept;

static void decode(const struct input *i)
{
    kept = icmpwire_decode(i->family, i->data, i->size, &message, &fault);
}

static void open_message(const struct input *i)
{
    kept = icmpwire_open(i->family, i->data, i->size, &message, &fault);
}

static void decode_captured(const struct input *i)
{
    kept = icmpwire_decode_captured(i->family, i->data, i->size / 2, i->size, &message, &fault);
}

static void decode_lenient(const struct input *i)
{
    enum icmpwire_reading reading;
    kept = icmpwire_decode_lenient(i->family, i->data, i->size, &message, &reading, &fault);
}

static void encode(const struct input *i)
{
    size_t size;
    if (icmpwire_decode(i->family, i->data, i->size, &message, &fault))
        kept = icmpwire_encode(&message, octets, sizeof octets, &size, &fault);
}

static void ignore(void *context, const struct icmpwire_field *field)
{
    (void)context;
    kept = field->bit_width;
}

static void visit(const struct input *i)
{
    kept = icmpwire_visit(i->family, i->data, i->size, i->size, ignore, NULL, &fault);
}

static void check_message(const struct input *i)
{
    kept = icmpwire_check_message(i->family, i->data, i->size, i->size, &message, &fault, &findings);
}

static void quote_decode(const struct input *i)
{
    struct icmpwire_span datagram = {i->data, i->size};
    kept = icmpwire_quote_decode(datagram, &quote);
}

static void checksum(const struct input *i)
{
    static const uint8_t address[16] = {0xfe, 0x80};
    kept = icmpwire_checksum_compute(i->family, i->data, i->size, address, address);
}

static void text_summary(const struct input *i)
{
    kept = icmpwire_text_summary(i->family, i->data, i->size, i->size, text, sizeof text);
}

static void text_tree(const struct input *i)
{
    kept = icmpwire_text_tree(i->family, i->data, i->size, i->size, text, sizeof text);
}

static void text_bits(const struct input *i)
{
    kept = icmpwire_text_bits(i->family, i->data, i->size, i->size, text, sizeof text);
}

static void packet_decode(const struct input *i)
{
    kept = icmpwire_packet_decode(i->data, i->size, i->size, &packet, &fault);
}

static void check_packet(const struct input *i)
{
    icmpwire_packet_decode(i->data, i->size, i->size, &packet, &fault);
    kept = icmpwire_check(&packet, NULL, &message, &fault, &findings);
}

static void flow_of_packet(const struct input *i)
{
    struct icmpwire_tuple tuple;
    icmpwire_packet_decode(i->data, i->size, i->size, &packet, &fault);
    kept = icmpwire_flow_of_packet(&packet, &tuple);
}

static void visit_packet(const struct input *i)
{
    kept = icmpwire_visit_packet(i->data, i->size, i->size, ignore, NULL, &fault);
}

static void text_packet_tree(const struct input *i)
{
    kept = icmpwire_text_packet_tree(i->data, i->size, i->size, text, sizeof text);
}

static void text_packet_bits(const struct input *i)
{
    kept = icmpwire_text_packet_bits(i->data, i->size, i->size, text, sizeof text);
}

const struct operation operations[] = {
    {"decode", false, decode},
    {"open", false, open_message},
    {"decode-captured", false, decode_captured},
    {"decode-lenient", false, decode_lenient},
    {"encode", false, encode},
    {"visit", false, visit},
    {"check-message", false, check_message},
    {"quote-decode", false, quote_decode},
    {"checksum", false, checksum},
    {"text-summary", false, text_summary},
    {"text-tree", false, text_tree},
    {"text-bits", false, text_bits},
    {"packet-decode", true, packet_decode},
    {"check", true, check_packet},
    {"flow", true, flow_of_packet},
    {"visit-packet", true, visit_packet},
    {"text-packet-tree", true, text_packet_tree},
    {"text-packet-bits", true, text_packet_bits},
};
const size_t operation_count = sizeof operations / sizeof *operations;
