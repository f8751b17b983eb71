/* SPDX-License-Identifier: BSD-2-Clause */
/* A message in one line. It knows no layout: what the fields are called and what they hold decides what is
 * said. */
#include "icmpwire/names.h"
#include "icmpwire/text.h"
#include "place.h"

enum {
    NUMBERS = 8,  /* of the message itself */
    ELEMENTS = 4, /* of its lists */
    DETAILS = 9,  /* of each element and the elements within it */
    SHOWN = 64    /* octets of a text or list */
};

struct summary {
    struct icmpwire_writer w;
    struct icmpwire_place place;
    unsigned items; /* said of the message so far */
    unsigned numbers;
    unsigned elements;
    unsigned element_depth; /* of elements that are open */
    unsigned details;
    struct icmpwire_fault fault; /* the first one within an element */
};

static bool is_unused(const char *name)
{
    return icmpwire_begins_with(name, "reserved") || icmpwire_begins_with(name, "unused");
}

static bool is_number(const struct icmpwire_field *field)
{
    return field->kind <= ICMPWIRE_KIND_ADDRESS;
}

/* What a line has no room for: what is unused, what only serves to read the message, flags that are not set,
 * and the next-hop MTU of messages that have none. */
static bool is_dull(const struct icmpwire_field *field)
{
    bool zero = field->number == 0 && field->kind == ICMPWIRE_KIND_NUMBER;
    return is_unused(field->name) || icmpwire_ends_with(field->name, "checksum") ||
           icmpwire_same_text(field->name, "type") || icmpwire_same_text(field->name, "length") ||
           (zero && (field->bit_width < 8 || icmpwire_same_text(field->name, "next_hop_mtu")));
}

static void put_type(struct summary *summary, uint64_t type)
{
    const struct icmpwire_type *info = icmpwire_type_info(summary->place.family, (uint8_t)type);
    icmpwire_put_char(&summary->w, ' ');
    icmpwire_put_text(&summary->w, info->name);
    if (info->standing == ICMPWIRE_UNASSIGNED || info->standing == ICMPWIRE_RESERVED) {
        icmpwire_put_char(&summary->w, ' ');
        icmpwire_put_unsigned(&summary->w, type);
    }
}

/* What code 0 is called where it says nothing. */
static bool says_nothing(const char *name)
{
    return icmpwire_same_text(name, "No Code") || icmpwire_same_text(name, "No Error");
}

static void put_code(struct summary *summary, const struct icmpwire_field *field)
{
    const char *name = icmpwire_place_meaning(&summary->place, field);
    if (name && !says_nothing(name)) {
        icmpwire_put_text(&summary->w, ", ");
        icmpwire_put_text(&summary->w, name);
    } else if (field->number) {
        icmpwire_put_text(&summary->w, ", code ");
        icmpwire_put_unsigned(&summary->w, field->number);
    }
}

static void put_item(struct summary *summary)
{
    icmpwire_put_text(&summary->w, summary->items++ ? ", " : ": ");
}

static void put_octets_of(struct summary *summary, const struct icmpwire_field *field)
{
    bool trailing = icmpwire_same_text(field->name, "trailing");
    if (trailing) {
        icmpwire_put_unsigned(&summary->w, field->octets.size);
        icmpwire_put_text(&summary->w, field->octets.size == 1 ? " trailing octet" : " trailing octets");
    } else {
        icmpwire_put_size(&summary->w, field->octets.size);
        icmpwire_put_text(&summary->w, " of ");
        icmpwire_put_text(&summary->w, field->name);
    }
}

static void put_named(struct summary *summary, const struct icmpwire_field *field)
{
    icmpwire_put_text(&summary->w, field->name);
    if (field->bit_width == 1)
        return;
    icmpwire_put_char(&summary->w, ' ');
    icmpwire_put_value(&summary->w, field, SHOWN);
}

/* A field of the message itself. */
static void put_own(struct summary *summary, const struct icmpwire_field *field)
{
    if (!icmpwire_field_width(field))
        return;
    if (is_number(field) && summary->numbers++ >= NUMBERS)
        return;
    put_item(summary);
    if (field->kind == ICMPWIRE_KIND_DATAGRAM) {
        icmpwire_put_text(&summary->w, "quoting ");
        icmpwire_put_value(&summary->w, field, SHOWN);
    } else if (field->kind == ICMPWIRE_KIND_OCTETS) {
        put_octets_of(summary, field);
    } else {
        put_named(summary, field);
    }
}

/* Within an element: what identifies it. */
static bool is_telling(const struct icmpwire_field *field, const struct icmpwire_place *place)
{
    switch (field->kind) {
    case ICMPWIRE_KIND_IPV4:
    case ICMPWIRE_KIND_IPV6:
    case ICMPWIRE_KIND_ADDRESS:
    case ICMPWIRE_KIND_PREFIX:
    case ICMPWIRE_KIND_TEXT:
    case ICMPWIRE_KIND_NAME:
    case ICMPWIRE_KIND_IPV6_LIST:
    case ICMPWIRE_KIND_IPV4_LIST:
        return icmpwire_field_width(field) != 0;
    default:
        return icmpwire_same_text(field->name, icmpwire_place_entered(place)) ||
               icmpwire_same_text(field->name, "type") || icmpwire_same_text(field->name, "class_num") ||
               icmpwire_same_text(field->name, "interface_index");
    }
}

/* Room for one more, or for the dots that stand for all that has none. */
static bool has_room(struct summary *summary, unsigned *said, unsigned most, const char *dots)
{
    if (*said > most)
        return false;
    if (++*said > most)
        icmpwire_put_text(&summary->w, dots);
    return *said <= most;
}

static bool begin_detail(struct summary *summary)
{
    if (summary->elements > ELEMENTS || !has_room(summary, &summary->details, DETAILS, " ..."))
        return false;
    icmpwire_put_char(&summary->w, ' ');
    return true;
}

static void put_detail(struct summary *summary, const struct icmpwire_field *field)
{
    const char *meaning = icmpwire_place_meaning(&summary->place, field);
    if (!is_telling(field, &summary->place) || !begin_detail(summary))
        return;
    if (meaning)
        icmpwire_put_text(&summary->w, meaning);
    else if (field->kind == ICMPWIRE_KIND_NUMBER &&
             !icmpwire_same_text(field->name, icmpwire_place_entered(&summary->place)))
        put_named(summary, field);
    else
        icmpwire_put_value(&summary->w, field, SHOWN);
}

static void put_element(struct summary *summary, const struct icmpwire_field *field)
{
    summary->details = 0;
    if (has_room(summary, &summary->elements, ELEMENTS, ", ...")) {
        put_item(summary);
        icmpwire_put_text(&summary->w, field->name);
    }
}

/* An element is named; what it holds is, too, except that an extension object says so by its class. */
static void enter(struct summary *summary, const struct icmpwire_field *field)
{
    bool element = field->kind == ICMPWIRE_KIND_ELEMENT;
    bool group =
        field->kind == ICMPWIRE_KIND_GROUP && !icmpwire_same_text(icmpwire_place_entered(&summary->place), "object");
    if (element && !summary->element_depth)
        put_element(summary, field);
    else if (summary->element_depth && (element || group) && begin_detail(summary))
        icmpwire_put_text(&summary->w, field->name);
    summary->element_depth += element;
}

static void put_field(struct summary *summary, const struct icmpwire_field *field)
{
    bool own = icmpwire_place_is_message(&summary->place);
    if (own && icmpwire_same_text(field->name, "type"))
        put_type(summary, field->number);
    else if (own && icmpwire_same_text(field->name, "code"))
        put_code(summary, field);
    else if (own && !is_dull(field))
        put_own(summary, field);
    else if (summary->element_depth)
        put_detail(summary, field);
}

static void visit(void *context, const struct icmpwire_field *field)
{
    struct summary *summary = context;
    if (field->event == ICMPWIRE_FIELD)
        put_field(summary, field);
    else if (field->event == ICMPWIRE_ENTER)
        enter(summary, field);
    else if (field->event == ICMPWIRE_LEAVE)
        summary->element_depth -= field->kind == ICMPWIRE_KIND_ELEMENT;
    else if (field->event == ICMPWIRE_FAULT && summary->fault.status == ICMPWIRE_OK)
        summary->fault = field->fault;
    icmpwire_place_step(&summary->place, field);
}

size_t icmpwire_text_summary(enum icmpwire_family family, const uint8_t *data, size_t captured, size_t size, char *out,
                             size_t room)
{
    struct summary summary = {
        .w = icmpwire_writer_over(out, room),
        .place = icmpwire_place_in_message(family),
    };
    struct icmpwire_fault fault;
    icmpwire_put_text(&summary.w, family == ICMPWIRE_ICMP6 ? "ICMPv6" : "ICMP");
    if (!icmpwire_visit(family, data, captured, size, visit, &summary, &fault))
        summary.fault = fault;
    if (summary.fault.status != ICMPWIRE_OK) {
        icmpwire_put_text(&summary.w, " [");
        icmpwire_put_fault(&summary.w, &summary.fault);
        icmpwire_put_char(&summary.w, ']');
    }
    return icmpwire_put_end(&summary.w);
}
