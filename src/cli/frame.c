/* SPDX-License-Identifier: BSD-2-Clause */
#include "frame.h"
#include "complain.h"
#include <stdlib.h>
#include <string.h>

/* The extension structure of a message; null where its layout has none. */
static const struct icmpwire_extension *extension_of(const struct icmpwire_message *message)
{
    switch (message->layout) {
    case ICMPWIRE_LAYOUT_EXTENDED_ECHO_REQUEST:
        return &message->extended_echo_request.extension;
    case ICMPWIRE_LAYOUT_EXTENDED_ECHO_REPLY:
        return &message->extended_echo_reply.extension;
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE4:
        return &message->destination_unreachable4.extension;
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED4:
        return &message->time_exceeded4.extension;
    case ICMPWIRE_LAYOUT_PARAMETER_PROBLEM4:
        return &message->parameter_problem4.extension;
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE6:
        return &message->destination_unreachable6.extension;
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED6:
        return &message->time_exceeded6.extension;
    default:
        return NULL;
    }
}

/* ---- lenient reading: the octets are corrected in a copy, so that everything behind sees a message of RFC 4884 ----
 */

/* Octets from the message to the datagram, and from the extension structure to its objects. */
enum { DATAGRAM_AT = 8, OBJECTS_IN_STRUCTURE = 4 };

static void check_extension(struct frame *frame, const struct icmpwire_message *message)
{
    const struct icmpwire_extension *extension = extension_of(message);
    struct icmpwire_span octets = frame->message.captured;

    frame->extended = extension && extension->objects.data;
    if (!frame->extended || octets.size < frame->message.size)
        return;
    size_t at = (size_t)(extension->objects.data - octets.data) - OBJECTS_IN_STRUCTURE;
    frame->extension_state =
        icmpwire_checksum_check_extension((struct icmpwire_span){octets.data + at, octets.size - at});
}

static void correct_length(struct frame *frame, const struct icmpwire_message *message)
{
    struct icmpwire_span octets = frame->message.captured;
    const struct icmpwire_extension *extension = extension_of(message);
    bool icmp4 = frame->family == ICMPWIRE_ICMP4;
    /* Corrected octets are the packet's, or without one the message's. */
    struct icmpwire_span all = frame->ip.captured.data ? frame->ip.captured : octets;
    size_t before = (size_t)(octets.data - all.data);

    if (!extension || !extension->objects.data)
        return;
    size_t datagram = (size_t)(extension->objects.data - octets.data) - OBJECTS_IN_STRUCTURE - DATAGRAM_AT;
    frame->corrected = allocate(NULL, all.size);
    memcpy(frame->corrected, all.data, all.size);
    uint8_t *copy = frame->corrected + before;
    uint8_t *length = copy + (icmp4 ? 5 : 4);
    frame->length_on_wire = *length;
    *length = (uint8_t)(datagram / (icmp4 ? 4 : 8));
    frame->message.captured.data = copy;
    if (frame->ip.captured.data)
        frame->ip.captured.data = frame->corrected;
}

static void read_leniently(struct frame *frame)
{
    struct icmpwire_span octets = frame->message.captured;
    struct icmpwire_message message;
    struct icmpwire_fault fault = {0};
    bool whole = icmpwire_decode_lenient(frame->family, octets.data, octets.size, &message, &frame->reading, &fault);

    if (!whole || frame->reading == ICMPWIRE_READING_STRICT)
        return;
    frame->fault = fault;
    check_extension(frame, &message); /* before the octets move */
    correct_length(frame, &message);
}

/* ---- the message ---- */

static void check(struct frame *frame, const uint8_t *source, const uint8_t *destination)
{
    struct icmpwire_span octets = frame->message.captured;

    if (octets.size >= 4)
        frame->checksum = (uint16_t)(octets.data[2] << 8 | octets.data[3]);
    if (octets.size < frame->message.size || frame->content != CONTENT_MESSAGE)
        return;
    frame->checksum_state = icmpwire_checksum_check(frame->family, octets.data, octets.size, source, destination);
    if (frame->checksum_state == ICMPWIRE_CHECKSUM_GOOD || frame->checksum_state == ICMPWIRE_CHECKSUM_BAD)
        frame->checksum_expected =
            icmpwire_checksum_compute(frame->family, octets.data, octets.size, source, destination);
}

static void read_message(struct frame *frame)
{
    struct icmpwire_span octets = frame->message.captured;
    struct icmpwire_message message;
    bool whole = octets.size == frame->message.size;

    icmpwire_decode_captured(frame->family, octets.data, octets.size, frame->message.size, &message, &frame->fault);
    check_extension(frame, &message);
    if (frame->lenient && whole)
        read_leniently(frame);
}

void frame_of_message(struct frame *frame, enum icmpwire_family family, struct octets message)
{
    frame->family = family;
    frame->content = CONTENT_MESSAGE;
    frame->message = message;
    check(frame, frame->source, frame->destination);
    read_message(frame);
}

/* ---- the packet ---- */

bool frame_of_packet(struct frame *frame, struct octets ip)
{
    struct carried carried;

    bool carries = carried_by(ip, &carried);
    frame->ip = ip;
    frame->packet = carried.packet;
    frame->packet_fault = carried.fault;
    if (!carries)
        return false;
    frame->content = carried.content;
    frame->family = carried.family;
    frame->message = carried.message;
    if (!content_decodes(frame->content))
        return true;
    const struct icmpwire_packet *packet = &frame->packet;
    check(frame, packet->version == 6 ? packet->original_source.data : NULL,
          packet->version == 6 ? packet->final_destination.data : NULL);
    read_message(frame);
    return true;
}

/* ---- faults ---- */

static void note_fault(void *context, const struct icmpwire_field *field)
{
    bool *seen = context;

    *seen = *seen || (field->event == ICMPWIRE_FAULT && field->fault.status != ICMPWIRE_CUT);
}

static bool broken(const struct icmpwire_fault *fault)
{
    return fault->status != ICMPWIRE_OK && fault->status != ICMPWIRE_CUT;
}

bool frame_faulty(const struct frame *frame)
{
    struct icmpwire_fault fault;
    bool seen = broken(&frame->packet_fault) || broken(&frame->fault) ||
                frame->checksum_state == ICMPWIRE_CHECKSUM_BAD || frame->extension_state == ICMPWIRE_CHECKSUM_BAD;

    if (!seen && frame->message.captured.data && frame->content != CONTENT_LATER_FRAGMENT)
        icmpwire_visit(frame->family, frame->message.captured.data, frame->message.captured.size, frame->message.size,
                       note_fault, &seen, &fault);
    return seen;
}

void frame_free(struct frame *frame)
{
    free(frame->corrected);
    frame->corrected = NULL;
}
