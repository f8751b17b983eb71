/* SPDX-License-Identifier: BSD-2-Clause */
/* A line for each field. */
#include "icmpwire/packet.h"
#include "icmpwire/text.h"
#include "place.h"

enum {
    NAME_COLUMN = 26, /* names are padded to here, their indentation included */
    SHOWN = 32        /* octets of a field of variable size */
};

struct tree {
    struct icmpwire_writer w;
    struct icmpwire_place place;
};

/* What stands beside a number: what it means, or the same in hexadecimal where that says more. */
static void put_beside(struct tree *tree, const struct icmpwire_field *field)
{
    const char *meaning = icmpwire_place_meaning(&tree->place, field);
    bool hex = field->kind == ICMPWIRE_KIND_NUMBER && field->number > 9 && field->bit_width >= 16 &&
               !icmpwire_ends_with(field->name, "checksum");
    if (meaning) {
        icmpwire_put_text(&tree->w, " (");
        icmpwire_put_text(&tree->w, meaning);
        icmpwire_put_char(&tree->w, ')');
    } else if (hex) {
        icmpwire_put_text(&tree->w, " (0x");
        icmpwire_put_hex(&tree->w, field->number, 1);
        icmpwire_put_char(&tree->w, ')');
    }
}

static void put_field(struct tree *tree, const struct icmpwire_field *field, size_t start)
{
    icmpwire_put_text(&tree->w, field->name);
    icmpwire_put_up_to(&tree->w, start, NAME_COLUMN);
    icmpwire_put_text(&tree->w, "  ");
    if (icmpwire_field_width(field) || field->kind == ICMPWIRE_KIND_NUMBER) /* a version is not on the wire */
        icmpwire_put_value(&tree->w, field, SHOWN);
    else
        icmpwire_put_text(&tree->w, "none");
    put_beside(tree, field);
    icmpwire_put_char(&tree->w, '\n');
}

static void put_entered(struct tree *tree, const struct icmpwire_field *field)
{
    if (field->kind == ICMPWIRE_KIND_ELEMENT) {
        icmpwire_put_element(&tree->w, &tree->place, field->index);
        icmpwire_put_text(&tree->w, "  ");
    }
    icmpwire_put_text(&tree->w, field->name);
    icmpwire_put_char(&tree->w, '\n');
}

/* A list shows as its elements, and the end of a part by the indentation of what follows. */
static bool has_line(const struct icmpwire_field *field)
{
    return field->event == ICMPWIRE_FIELD || (field->event == ICMPWIRE_ENTER && field->kind != ICMPWIRE_KIND_LIST);
}

static void put_line(struct tree *tree, const struct icmpwire_field *field)
{
    size_t start;
    icmpwire_put_offset(&tree->w, field);
    icmpwire_put_text(&tree->w, "  ");
    start = tree->w.used;
    icmpwire_put_many(&tree->w, ' ', (size_t)2 * tree->place.indent);
    if (field->event == ICMPWIRE_FIELD)
        put_field(tree, field, start);
    else
        put_entered(tree, field);
}

static void put_fault(struct tree *tree, const struct icmpwire_fault *fault)
{
    icmpwire_put_many(&tree->w, ' ', 8 + (size_t)2 * tree->place.indent);
    icmpwire_put_fault_line(&tree->w, fault);
}

static void visit(void *context, const struct icmpwire_field *field)
{
    struct tree *tree = context;
    if (has_line(field))
        put_line(tree, field);
    else if (field->event == ICMPWIRE_FAULT)
        put_fault(tree, &field->fault);
    icmpwire_place_step(&tree->place, field);
}

static size_t finish(struct tree *tree, bool whole, const struct icmpwire_fault *fault)
{
    tree->place.indent = 0;
    if (!whole)
        put_fault(tree, fault);
    return icmpwire_put_end(&tree->w);
}

size_t icmpwire_text_tree(enum icmpwire_family family, const uint8_t *data, size_t captured, size_t size, char *out,
                          size_t room)
{
    struct icmpwire_fault fault;
    struct tree tree = {icmpwire_writer_over(out, room), icmpwire_place_in_message(family)};
    return finish(&tree, icmpwire_visit(family, data, captured, size, visit, &tree, &fault), &fault);
}

size_t icmpwire_text_packet_tree(const uint8_t *data, size_t captured, size_t size, char *out, size_t room)
{
    struct icmpwire_fault fault;
    struct tree tree = {icmpwire_writer_over(out, room), icmpwire_place_in_packet(data, captured, size)};
    return finish(&tree, icmpwire_visit_packet(data, captured, size, visit, &tree, &fault), &fault);
}
