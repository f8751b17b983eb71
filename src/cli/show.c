/* SPDX-License-Identifier: BSD-2-Clause */
#include "show.h"
#include <stdio.h>

void text_of_time(time_t seconds, uint32_t nanoseconds, char out[TIME_TEXT_SIZE])
{
    struct tm utc;
    size_t size = gmtime_r(&seconds, &utc) ? strftime(out, TIME_TEXT_SIZE, "%Y-%m-%dT%H:%M:%S", &utc) : 0;

    if (size)
        snprintf(out + size, TIME_TEXT_SIZE - size, ".%09uZ", (unsigned)nanoseconds);
    else /* a year beyond what the C library can count */
        snprintf(out, TIME_TEXT_SIZE, "@%lld.%09u", (long long)seconds, (unsigned)nanoseconds);
}

const char *text_of_reading(enum icmpwire_reading reading)
{
    static const char *const names[] = {
        [ICMPWIRE_READING_STRICT] = "strict",
        [ICMPWIRE_READING_LEGACY] = "legacy",
        [ICMPWIRE_READING_FIXED] = "fixed",
        [ICMPWIRE_READING_OCTETS] = "octets",
    };
    return names[reading];
}

static void show_origin(const struct frame *frame)
{
    char time[TIME_TEXT_SIZE], source[ADDRESS_TEXT_SIZE], destination[ADDRESS_TEXT_SIZE];

    if (frame->named)
        printf("%s:", frame->file);
    printf("%llu ", (unsigned long long)frame->number);
    if (frame->file) {
        text_of_time(frame->seconds, frame->nanoseconds, time);
        printf("%s ", time);
    }
    if (!frame->ip.captured.data)
        return;
    text_of_address(frame->packet.source, source);
    text_of_address(frame->packet.destination, destination);
    printf("%s > %s ", source, destination);
}

static void show_message_line(const struct frame *frame, struct text *text)
{
    struct icmpwire_span octets = frame->message.captured;
    size_t size;

    do
        size =
            icmpwire_text_summary(frame->family, octets.data, octets.size, frame->message.size, text->data, text->room);
    while (text_grow(text, size));
    fputs(text->data, stdout);
    if (frame->content == CONTENT_FIRST_FRAGMENT)
        fputs(" (first fragment)", stdout);
    if (frame->checksum_state == ICMPWIRE_CHECKSUM_BAD)
        printf(", bad checksum 0x%04x, expected 0x%04x", (unsigned)frame->checksum, (unsigned)frame->checksum_expected);
    if (frame->extension_state == ICMPWIRE_CHECKSUM_BAD)
        fputs(", bad extension checksum", stdout);
    if (frame->reading != ICMPWIRE_READING_STRICT)
        printf(", %s reading: length %u on the wire", text_of_reading(frame->reading), (unsigned)frame->length_on_wire);
}

static void show_line(const struct frame *frame, struct text *text)
{
    const char *family = frame->family == ICMPWIRE_ICMP4 ? "ICMP" : "ICMPv6";
    char fault[FAULT_TEXT_SIZE];

    show_origin(frame);
    if (frame->content == CONTENT_LATER_FRAGMENT) {
        printf("%s fragment at octet %u, %zu octets", family, (unsigned)frame->packet.fragment_offset,
               frame->message.size);
    } else if (frame->content == CONTENT_BROKEN_PACKET) {
        text_of_fault(&frame->packet_fault, fault);
        printf("%s in a broken packet: %s", family, fault);
    } else {
        show_message_line(frame, text);
    }
    putchar('\n');
}

static size_t packet_text(const struct frame *frame, enum show_form form, struct text *text)
{
    struct octets ip = frame->ip;

    return (form == SHOW_TREE ? icmpwire_text_packet_tree : icmpwire_text_packet_bits)(
        ip.captured.data, ip.captured.size, ip.size, text->data, text->room);
}

static size_t message_text(const struct frame *frame, enum show_form form, struct text *text)
{
    struct icmpwire_span octets = frame->message.captured;

    return (form == SHOW_TREE ? icmpwire_text_tree : icmpwire_text_bits)(frame->family, octets.data, octets.size,
                                                                         frame->message.size, text->data, text->room);
}

/* The text of a packet includes its message, unless that is only the first fragment of one. */
static void show_details(const struct frame *frame, enum show_form form, struct text *text)
{
    size_t size;

    if (frame->ip.captured.data) {
        do
            size = packet_text(frame, form, text);
        while (text_grow(text, size));
        fputs(text->data, stdout);
    }
    if (!frame->ip.captured.data || frame->content == CONTENT_FIRST_FRAGMENT) {
        do
            size = message_text(frame, form, text);
        while (text_grow(text, size));
        fputs(text->data, stdout);
    }
    putchar('\n');
}

void show_frame(const struct frame *frame, enum show_form form, struct text *text)
{
    show_line(frame, text);
    if (form != SHOW_LINE)
        show_details(frame, form, text);
}
