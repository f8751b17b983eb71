/* SPDX-License-Identifier: BSD-2-Clause */
#include "place.h"
#include "icmpwire/names.h"
#include "icmpwire/option.h"
#include "icmpwire/packet.h"

struct icmpwire_place icmpwire_place_in_message(enum icmpwire_family family)
{
    return (struct icmpwire_place){.family = family};
}

struct icmpwire_place icmpwire_place_in_packet(const uint8_t *data, size_t captured, size_t size)
{
    struct icmpwire_packet packet;
    struct icmpwire_fault fault;
    icmpwire_packet_decode(data, captured, size, &packet, &fault);
    return (struct icmpwire_place){
        .family = packet.protocol == ICMPWIRE_PROTOCOL_ICMP6 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4,
        .message_depth = 1,
    };
}

bool icmpwire_place_is_message(const struct icmpwire_place *place)
{
    return place->depth == place->message_depth;
}

static void enter(struct icmpwire_place *place, const struct icmpwire_field *field)
{
    if (place->depth < ICMPWIRE_PLACE_DEPTH)
        place->entered[place->depth] = field->name;
    place->depth++;
    if (field->kind != ICMPWIRE_KIND_LIST)
        place->indent++;
}

static void leave(struct icmpwire_place *place, const struct icmpwire_field *field)
{
    place->depth--;
    if (field->kind != ICMPWIRE_KIND_LIST)
        place->indent--;
}

void icmpwire_place_step(struct icmpwire_place *place, const struct icmpwire_field *field)
{
    if (field->event == ICMPWIRE_ENTER)
        enter(place, field);
    else if (field->event == ICMPWIRE_LEAVE)
        leave(place, field);
    else if (field->event == ICMPWIRE_FIELD && field->kind == ICMPWIRE_KIND_NUMBER) {
        if (icmpwire_place_is_message(place) && icmpwire_same_text(field->name, "type"))
            place->type = (uint8_t)field->number;
        else if (icmpwire_same_text(field->name, "class_num"))
            place->class_num = (uint8_t)field->number;
    }
}

const char *icmpwire_place_entered(const struct icmpwire_place *place)
{
    return place->depth && place->depth <= ICMPWIRE_PLACE_DEPTH ? place->entered[place->depth - 1] : "";
}

/* Elements of lists whose type has a name. */
static const struct typed_element {
    const char *element;
    const char *(*name)(uint8_t type);
} typed_elements[] = {
    {"option", icmpwire_option_name},
    {"nested_option", icmpwire_option_name},
    {"listener_record", icmpwire_record_name},
    {"agent_extension", icmpwire_agent_extension_name},
    {"card_suboption", icmpwire_card_suboption_name},
    {"rpl_option", icmpwire_rpl_option_name},
};

static const char *element_type_name(const char *element, uint8_t type)
{
    for (size_t i = 0; i < sizeof typed_elements / sizeof *typed_elements; i++)
        if (icmpwire_same_text(typed_elements[i].element, element))
            return typed_elements[i].name(type);
    return NULL;
}

/* RFC 4191 section 2.1: a signed number of two bits. */
static const char *preference_name(uint8_t bits)
{
    switch (bits) {
    case 0:
        return "medium";
    case 1:
        return "high";
    case 3:
        return "low";
    default:
        return "reserved";
    }
}

const char *icmpwire_place_meaning(const struct icmpwire_place *place, const struct icmpwire_field *field)
{
    uint8_t number = (uint8_t)field->number;
    if (field->kind == ICMPWIRE_KIND_NUMBER && field->bit_width == 2 && icmpwire_same_text(field->name, "preference"))
        return preference_name(number);
    if (field->kind == ICMPWIRE_KIND_NUMBER && field->bit_width == 32 && field->number == ICMPWIRE_INFINITE &&
        icmpwire_ends_with(field->name, "lifetime_seconds"))
        return "infinite";
    if (field->kind != ICMPWIRE_KIND_NUMBER || field->bit_width != 8)
        return NULL;
    if (icmpwire_place_is_message(place)) {
        if (icmpwire_same_text(field->name, "type"))
            return icmpwire_type_info(place->family, number)->name;
        return icmpwire_same_text(field->name, "code") ? icmpwire_code_name(place->family, place->type, number) : NULL;
    }
    if (icmpwire_same_text(field->name, "type"))
        return element_type_name(icmpwire_place_entered(place), number);
    if (icmpwire_same_text(field->name, "class_num"))
        return icmpwire_object_name(number);
    if (icmpwire_same_text(field->name, "c_type"))
        return icmpwire_object_c_type_name(place->class_num, number);
    if (icmpwire_same_text(field->name, "protocol") || icmpwire_same_text(field->name, "next_header"))
        return icmpwire_protocol_name(number);
    return NULL;
}

uint64_t icmpwire_field_width(const struct icmpwire_field *field)
{
    bool number =
        field->kind == ICMPWIRE_KIND_NUMBER || field->kind == ICMPWIRE_KIND_SIGNED || field->kind == ICMPWIRE_KIND_IPV4;
    return number ? field->bit_width : (uint64_t)field->octets.size * 8;
}

void icmpwire_put_offset(struct icmpwire_writer *w, const struct icmpwire_field *field)
{
    char text[16];
    struct icmpwire_writer number = icmpwire_writer_over(text, sizeof text);
    size_t start = w->used;
    icmpwire_put_unsigned(&number, field->bit_offset / 8);
    icmpwire_put_many(w, ' ', number.used < 4 ? 4 - number.used : 0);
    icmpwire_put_unsigned(w, field->bit_offset / 8);
    if (icmpwire_field_width(field) % 8 || field->bit_offset % 8) {
        icmpwire_put_char(w, '.');
        icmpwire_put_unsigned(w, field->bit_offset % 8);
    }
    icmpwire_put_up_to(w, start, 6);
}

void icmpwire_put_element(struct icmpwire_writer *w, const struct icmpwire_place *place, uint32_t index)
{
    icmpwire_put_text(w, icmpwire_place_entered(place));
    icmpwire_put_char(w, '[');
    icmpwire_put_unsigned(w, index);
    icmpwire_put_char(w, ']');
}

void icmpwire_put_fault_line(struct icmpwire_writer *w, const struct icmpwire_fault *fault)
{
    icmpwire_put_text(w, "!  ");
    icmpwire_put_fault(w, fault);
    icmpwire_put_char(w, '\n');
}
