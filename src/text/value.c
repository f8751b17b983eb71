/* SPDX-License-Identifier: BSD-2-Clause */
/* The value of a field as text. */
#include "value.h"
#include "icmpwire/name.h"
#include "icmpwire/text.h"
#include "icmpwire/walk.h"

static void put_rest(struct icmpwire_writer *w, size_t size, size_t limit)
{
    if (size > limit) {
        icmpwire_put_text(w, "... (");
        icmpwire_put_size(w, size);
        icmpwire_put_char(w, ')');
    }
}

void icmpwire_put_octets(struct icmpwire_writer *w, struct icmpwire_span octets, size_t limit)
{
    for (size_t i = 0; i < octets.size && i < limit; i++)
        icmpwire_put_hex(w, icmpwire_peek8(octets.data, i), 2);
    put_rest(w, octets.size, limit);
}

static void put_escaped(struct icmpwire_writer *w, struct icmpwire_span text, size_t limit)
{
    while (text.size && icmpwire_peek8(text.data, text.size - 1) == 0)
        text.size--;
    for (size_t i = 0; i < text.size && i < limit; i++) {
        uint8_t c = icmpwire_peek8(text.data, i);
        if (c == '"' || c == '\\')
            icmpwire_put_char(w, '\\');
        if (c >= 0x20 && c < 0x7f) {
            icmpwire_put_char(w, (char)c);
        } else {
            icmpwire_put_text(w, "\\x");
            icmpwire_put_hex(w, c, 2);
        }
    }
    put_rest(w, text.size, limit);
}

static void put_quoted_text(struct icmpwire_writer *w, struct icmpwire_span text, size_t limit)
{
    icmpwire_put_char(w, '"');
    put_escaped(w, text, limit);
    icmpwire_put_char(w, '"');
}

/* Items of 1, 4 or 16 octets; octets that do not make up an item are left out. */
static void put_list(struct icmpwire_writer *w, struct icmpwire_span list, size_t item, size_t limit)
{
    icmpwire_put_char(w, '[');
    for (size_t at = 0; item <= list.size - at; at += item) {
        if (at)
            icmpwire_put_text(w, ", ");
        if (at >= limit) {
            icmpwire_put_text(w, "...");
            break;
        }
        if (item > 1)
            icmpwire_put_address(w, icmpwire_span_first(icmpwire_span_behind(list, at), item), SIZE_MAX);
        else
            icmpwire_put_unsigned(w, icmpwire_peek8(list.data, at));
    }
    icmpwire_put_char(w, ']');
}

/* A name that cannot be read is shown as its octets. Whether its pointers are allowed was decode's to judge.
 */
static void put_name(struct icmpwire_writer *w, const struct icmpwire_field *field, size_t limit)
{
    bool room = w->used < w->room;
    size_t n = icmpwire_domain_name_text(field->octets, field->whole, 0, room ? w->out + w->used : NULL,
                                         room ? w->room - w->used : 0);
    w->used += n;
    if (!n)
        icmpwire_put_octets(w, field->octets, limit);
}

static void put_number(struct icmpwire_writer *w, const struct icmpwire_field *field)
{
    if (icmpwire_ends_with(field->name, "checksum")) {
        icmpwire_put_text(w, "0x");
        icmpwire_put_hex(w, field->number, 4);
    } else {
        icmpwire_put_unsigned(w, field->number);
    }
}

void icmpwire_put_value(struct icmpwire_writer *w, const struct icmpwire_field *field, size_t limit)
{
    switch (field->kind) {
    case ICMPWIRE_KIND_NUMBER:
        put_number(w, field);
        break;
    case ICMPWIRE_KIND_SIGNED:
        icmpwire_put_signed(w, (int64_t)field->number);
        break;
    case ICMPWIRE_KIND_IPV4:
        icmpwire_put_ipv4(w, (uint32_t)field->number);
        break;
    case ICMPWIRE_KIND_IPV6:
    case ICMPWIRE_KIND_ADDRESS:
        icmpwire_put_address(w, field->octets, limit);
        break;
    case ICMPWIRE_KIND_PREFIX:
        icmpwire_put_prefix(w, field->octets);
        break;
    case ICMPWIRE_KIND_OCTETS:
        icmpwire_put_octets(w, field->octets, limit);
        break;
    case ICMPWIRE_KIND_TEXT:
        put_quoted_text(w, field->octets, limit);
        break;
    case ICMPWIRE_KIND_NAME:
        put_name(w, field, limit);
        break;
    case ICMPWIRE_KIND_DATAGRAM:
        icmpwire_put_quoted(w, field->octets);
        break;
    case ICMPWIRE_KIND_IPV6_LIST:
        put_list(w, field->octets, 16, limit);
        break;
    case ICMPWIRE_KIND_IPV4_LIST:
        put_list(w, field->octets, 4, limit);
        break;
    case ICMPWIRE_KIND_NUMBER8_LIST:
        put_list(w, field->octets, 1, limit);
        break;
    case ICMPWIRE_KIND_GROUP:
    case ICMPWIRE_KIND_LIST:
    case ICMPWIRE_KIND_ELEMENT: /* these hold fields, not a value */
        break;
    }
}

void icmpwire_put_fault(struct icmpwire_writer *w, const struct icmpwire_fault *fault)
{
    icmpwire_put_text(w, icmpwire_status_name(fault->status));
    icmpwire_put_text(w, " at ");
    icmpwire_put_unsigned(w, fault->offset);
    if (*fault->field) {
        icmpwire_put_text(w, " in ");
        icmpwire_put_text(w, fault->field);
    }
}

size_t icmpwire_text_value(const struct icmpwire_field *field, char *out, size_t room)
{
    struct icmpwire_writer w = icmpwire_writer_over(out, room);
    icmpwire_put_value(&w, field, SIZE_MAX);
    return icmpwire_put_end(&w);
}

size_t icmpwire_text_escape(struct icmpwire_span text, char *out, size_t room)
{
    struct icmpwire_writer w = icmpwire_writer_over(out, room);
    put_escaped(&w, text, SIZE_MAX);
    return icmpwire_put_end(&w);
}
