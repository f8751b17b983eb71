/* SPDX-License-Identifier: BSD-2-Clause */
/* The bit diagram: which cells a message has and what they say. */
#include "figure.h"
#include "icmpwire/packet.h"
#include "icmpwire/text.h"
#include "icmpwire/walk.h"
#include "place.h"

enum {
    BITS = ICMPWIRE_FIGURE_BITS,
    LONG = 4 * BITS, /* a wider field is drawn as its first octets, a row about it, and its last octets */
    SHOWN = 32       /* octets of a field of variable size in the legend */
};

/* What a cell says. */
struct label {
    char text[ICMPWIRE_FIGURE_COLUMNS];
    size_t size;    /* of the whole text */
    bool shortened; /* the legend says it in full */
};

struct bits {
    struct icmpwire_writer w;
    struct icmpwire_place place;
    struct icmpwire_figure figure;
    bool legend_begun;
};

/* ---- where a field lies ---- */

static unsigned column_of(const struct icmpwire_field *field)
{
    return field->bit_offset % BITS;
}

/* Bits that a field of so many still takes of a row, from a column on. */
static unsigned bits_in_row(unsigned column, uint64_t width)
{
    return width < BITS - column ? (unsigned)width : BITS - column;
}

/* The row of the field that its label stands in: of two the wider one, otherwise one in the middle, which is
 * full. */
static unsigned labelled_row(unsigned column, uint64_t width)
{
    unsigned first = bits_in_row(column, width);
    unsigned rows = (unsigned)((column + width + BITS - 1) / BITS);
    return rows == 2 ? width - first > first : (rows - 1) / 2;
}

/* How many characters that row has room for. */
static size_t label_room(unsigned column, uint64_t width)
{
    unsigned row = labelled_row(column, width);
    for (; row; row--) {
        width -= bits_in_row(column, width);
        column = 0;
    }
    return (size_t)2 * bits_in_row(column, width) - 1;
}

/* ---- what cells say ---- */

static struct icmpwire_writer over(struct label *label)
{
    return icmpwire_writer_over(label->text, sizeof label->text);
}

static void put_named(struct icmpwire_writer *w, const struct icmpwire_field *field)
{
    icmpwire_put_text(w, field->name);
    icmpwire_put_text(w, ": ");
    icmpwire_put_value(w, field, SHOWN);
}

/* Name and value where they fit, otherwise the value, otherwise the name. */
static struct label label_of(const struct icmpwire_field *field, size_t room)
{
    struct label label;
    struct icmpwire_writer w = over(&label);
    put_named(&w, field);
    label.shortened = w.used > room;
    if (label.shortened) {
        w = over(&label);
        icmpwire_put_value(&w, field, SHOWN);
    }
    if (w.used > room) {
        w = over(&label);
        icmpwire_put_text(&w, field->name);
    }
    label.size = icmpwire_put_end(&w);
    return label;
}

static struct label label_of_octets(struct icmpwire_span octets)
{
    struct label label = {.shortened = false};
    struct icmpwire_writer w = over(&label);
    icmpwire_put_octets(&w, octets, octets.size);
    label.size = icmpwire_put_end(&w);
    return label;
}

static struct label label_of_long(const struct icmpwire_field *field)
{
    struct label label = {.shortened = field->kind != ICMPWIRE_KIND_OCTETS};
    struct icmpwire_writer w = over(&label);
    icmpwire_put_text(&w, "... ");
    icmpwire_put_text(&w, field->name);
    icmpwire_put_text(&w, ", ");
    icmpwire_put_size(&w, field->octets.size);
    icmpwire_put_text(&w, " ...");
    label.size = icmpwire_put_end(&w);
    return label;
}

/* ---- fields ---- */

static ICMPWIRE_APART void draw_short(struct bits *bits, const struct icmpwire_field *field, uint64_t width)
{
    unsigned column = column_of(field);
    unsigned labelled = labelled_row(column, width);
    struct label label = label_of(field, label_room(column, width));
    icmpwire_figure_cell(&bits->figure, column);
    for (unsigned row = 0; width; row++) {
        unsigned taken = bits_in_row(column, width);
        icmpwire_figure_extend(&bits->figure, taken, label.text, row == labelled ? label.size : 0);
        width -= taken;
        column = 0;
    }
}

static ICMPWIRE_APART void draw_long(struct bits *bits, const struct icmpwire_field *field, uint64_t width)
{
    unsigned column = column_of(field);
    unsigned first = BITS - column;
    unsigned last = (unsigned)((width - first) % BITS ? (width - first) % BITS : BITS);
    struct label begin = label_of_octets(icmpwire_span_first(field->octets, first / 8));
    struct label middle = label_of_long(field);
    struct label end = label_of_octets(icmpwire_span_behind(field->octets, field->octets.size - last / 8));
    icmpwire_figure_cell(&bits->figure, column);
    icmpwire_figure_extend(&bits->figure, first, begin.text, begin.size);
    icmpwire_figure_extend(&bits->figure, BITS, middle.text, middle.size);
    icmpwire_figure_extend(&bits->figure, last, end.text, end.size);
}

static void put_title(struct bits *bits, const struct icmpwire_field *field)
{
    if (field->kind == ICMPWIRE_KIND_ELEMENT) {
        icmpwire_put_element(&bits->w, &bits->place, field->index);
        icmpwire_put_text(&bits->w, ": ");
    }
    icmpwire_put_text(&bits->w, field->name);
    icmpwire_put_char(&bits->w, '\n');
}

static void draw(void *context, const struct icmpwire_field *field)
{
    struct bits *bits = context;
    uint64_t width = icmpwire_field_width(field);
    if (field->event != ICMPWIRE_FIELD)
        icmpwire_figure_close(&bits->figure);
    if (field->event == ICMPWIRE_ENTER && field->kind != ICMPWIRE_KIND_LIST)
        put_title(bits, field);
    else if (field->event == ICMPWIRE_FAULT)
        icmpwire_put_fault_line(&bits->w, &field->fault);
    else if (field->event == ICMPWIRE_FIELD && width > LONG)
        draw_long(bits, field, width);
    else if (field->event == ICMPWIRE_FIELD && width)
        draw_short(bits, field, width);
    icmpwire_place_step(&bits->place, field);
}

/* The second visit: a line for each field that its cell does not say in full. */
static void explain(void *context, const struct icmpwire_field *field)
{
    struct bits *bits = context;
    uint64_t width = icmpwire_field_width(field);
    bool shortened = false;
    if (field->event == ICMPWIRE_FIELD && width)
        shortened = width > LONG ? label_of_long(field).shortened
                                 : label_of(field, label_room(column_of(field), width)).shortened;
    if (!shortened)
        return;
    if (!bits->legend_begun)
        icmpwire_put_char(&bits->w, '\n');
    bits->legend_begun = true;
    icmpwire_put_offset(&bits->w, field);
    icmpwire_put_text(&bits->w, "  ");
    put_named(&bits->w, field);
    icmpwire_put_char(&bits->w, '\n');
}

static void end_drawing(struct bits *bits, bool whole, const struct icmpwire_fault *fault)
{
    icmpwire_figure_close(&bits->figure);
    if (!whole)
        icmpwire_put_fault_line(&bits->w, fault);
}

size_t icmpwire_text_bits(enum icmpwire_family family, const uint8_t *data, size_t captured, size_t size, char *out,
                          size_t room)
{
    struct icmpwire_fault fault;
    struct bits bits = {.w = icmpwire_writer_over(out, room), .place = icmpwire_place_in_message(family)};
    icmpwire_figure_begin(&bits.figure, &bits.w);
    end_drawing(&bits, icmpwire_visit(family, data, captured, size, draw, &bits, &fault), &fault);
    icmpwire_visit(family, data, captured, size, explain, &bits, &fault);
    return icmpwire_put_end(&bits.w);
}

size_t icmpwire_text_packet_bits(const uint8_t *data, size_t captured, size_t size, char *out, size_t room)
{
    struct icmpwire_fault fault;
    struct bits bits = {.w = icmpwire_writer_over(out, room), .place = icmpwire_place_in_packet(data, captured, size)};
    icmpwire_figure_begin(&bits.figure, &bits.w);
    end_drawing(&bits, icmpwire_visit_packet(data, captured, size, draw, &bits, &fault), &fault);
    icmpwire_visit_packet(data, captured, size, explain, &bits, &fault);
    return icmpwire_put_end(&bits.w);
}
