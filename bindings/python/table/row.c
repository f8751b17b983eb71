/* SPDX-License-Identifier: BSD-2-Clause */
#include "row.h"
#include "integer.h"
#include <string.h>

/* ---- facts of the message ---- */

static const struct place *seen_place(const struct row *row, enum fact fact)
{
    return row->seen >> fact & 1 && row->places[fact].there ? &row->places[fact] : NULL;
}

bool row_number(const struct row *row, enum fact fact, uint64_t *number)
{
    const struct place *place = seen_place(row, fact);
    if (!place || !place->octets)
        return false;
    *number = core_bits(core_load((const uint8_t *)&row->message + place->at, place->octets), place->bit_shift,
                        place->bit_width);
    return true;
}

bool row_span(const struct row *row, enum fact fact, struct icmpwire_span *span)
{
    const struct place *place = seen_place(row, fact);
    const uint8_t *at = (const uint8_t *)&row->message + (place ? place->at : 0);
    struct icmpwire_address address;
    if (!place || place->octets)
        return false;
    if (place->kind == ICMPWIRE_KIND_IPV6) {
        memcpy(&address, at, sizeof address);
        *span = (struct icmpwire_span){address.octets, address.octets ? 16 : 0};
    } else {
        memcpy(span, at, sizeof *span);
    }
    return span->data != NULL;
}

static struct icmpwire_span next(struct icmpwire_span list, enum element element)
{
    union {
        struct icmpwire_option option;
        struct icmpwire_rpl_option rpl_option;
        struct icmpwire_listener_record record;
        struct icmpwire_object object;
    } any;
    switch (element) {
    case ELEMENT_OPTION:
        return icmpwire_option_next(list, &any.option);
    case ELEMENT_RPL_OPTION:
        return icmpwire_rpl_option_next(list, &any.rpl_option);
    case ELEMENT_RECORD:
        return icmpwire_listener_record_next(list, &any.record);
    default:
        return icmpwire_object_next(list, &any.object);
    }
}

bool row_elements(const struct row *row, enum fact fact, uint64_t *count)
{
    const struct place *place = seen_place(row, fact);
    struct icmpwire_span list;
    *count = 0;
    if (!row_span(row, fact, &list) || place->element == ELEMENT_UNKNOWN)
        return false;
    while (list.size) {
        list = next(list, (enum element)place->element);
        *count += list.data != NULL; /* an element of an impossible length is none */
    }
    return true;
}

/* ---- reading ---- */

struct sight {
    uint32_t seen;
    unsigned elements; /* open ones: their fields are not the message's */
};

static void note(void *context, const struct icmpwire_field *field)
{
    struct sight *sight = context;
    bool element = field->kind == ICMPWIRE_KIND_ELEMENT;
    sight->elements += element && field->event == ICMPWIRE_ENTER;
    sight->elements -= element && field->event == ICMPWIRE_LEAVE;
    if (!sight->elements && (field->event == ICMPWIRE_FIELD || field->event == ICMPWIRE_ENTER))
        sight->seen |= (uint32_t)1 << fact_of_name(field->name);
}

/* What a message has, and a broken one before its fault. */
static uint32_t seen_of(const struct carried *carried)
{
    struct sight sight = {0};
    struct icmpwire_fault fault;
    struct octets octets = carried->message;
    icmpwire_visit(carried->family, octets.captured.data, octets.captured.size, octets.size, note, &sight, &fault);
    return sight.seen;
}

static void decode(struct row *row)
{
    const struct carried *carried = &row->carried;
    struct octets octets = carried->message;
    bool whole = octets.captured.size == octets.size
                     ? icmpwire_decode(carried->family, octets.captured.data, octets.size, &row->message, &row->fault)
                     : icmpwire_decode_captured(carried->family, octets.captured.data, octets.captured.size,
                                                octets.size, &row->message, &row->fault);
    row->seen = whole && !places_vary(&row->message) ? UINT32_MAX : seen_of(carried);
    row->places = places_of(&row->message);
}

static void check_sum(struct row *row)
{
    const struct icmpwire_packet *packet = &row->carried.packet;
    struct octets octets = row->carried.message;
    bool six = packet->version == 6;
    if (row->carried.content == CONTENT_MESSAGE && octets.captured.size >= octets.size)
        row->checksum_state = icmpwire_checksum_check(row->carried.family, octets.captured.data, octets.size,
                                                      six ? packet->original_source.data : NULL,
                                                      six ? packet->final_destination.data : NULL);
}

/* RFC 4861 section 4.6.3: a redirect quotes in an option. */
static bool redirected(const struct row *row, struct icmpwire_span *datagram)
{
    struct icmpwire_span options;
    struct icmpwire_option option;
    if (!row_span(row, FACT_OPTIONS, &options) || row->message.layout != ICMPWIRE_LAYOUT_REDIRECT6)
        return false;
    while (options.size) {
        options = icmpwire_option_next(options, &option);
        if (option.status == ICMPWIRE_OK && option.type == ICMPWIRE_OPTION_REDIRECTED_HEADER) {
            *datagram = option.redirected_header.datagram;
            return true;
        }
    }
    return false;
}

static void read_quote(struct row *row)
{
    struct icmpwire_span datagram;
    if (row_span(row, FACT_DATAGRAM, &datagram) || redirected(row, &datagram))
        row->quoted = icmpwire_quote_decode(datagram, &row->quote);
}

static void check(struct row *row)
{
    struct icmpwire_capture capture = {.link_broadcast = row->frame->broadcast};
    struct icmpwire_message message;
    struct icmpwire_fault fault = row->carried.fault;
    icmpwire_check(&row->carried.packet, &capture, &message, &fault, &row->findings);
}

bool row_read(struct row *row, const struct chunk *chunk, size_t i, unsigned needs)
{
    row->file = chunk->file;
    row->frame = &chunk->packets[i];
    row->fault.status = ICMPWIRE_OK;
    row->seen = 0;
    row->checksum_state = ICMPWIRE_CHECKSUM_UNKNOWN;
    row->quoted = false;
    if (!carried_by(chunk_octets(chunk, i), &row->carried))
        return false;
    if (content_decodes(row->carried.content) && needs & (NEED_MESSAGE | NEED_QUOTE))
        decode(row);
    if (needs & NEED_CHECKSUM)
        check_sum(row);
    if (needs & NEED_QUOTE)
        read_quote(row);
    if (needs & NEED_FINDINGS)
        check(row);
    return true;
}

const struct icmpwire_fault *row_fault(const struct row *row)
{
    if (row->carried.fault.status != ICMPWIRE_OK)
        return &row->carried.fault;
    return row->fault.status != ICMPWIRE_OK ? &row->fault : NULL;
}
