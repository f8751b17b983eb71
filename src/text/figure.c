/* SPDX-License-Identifier: BSD-2-Clause */
#include "figure.h"
#include <string.h>

enum { BITS = ICMPWIRE_FIGURE_BITS, COLUMNS = ICMPWIRE_FIGURE_COLUMNS };

/* ---- lines ---- */

static void put_line(struct icmpwire_figure *figure, const char *columns)
{
    size_t last = COLUMNS;
    while (last && columns[last - 1] == ' ')
        last--;
    icmpwire_put_text(figure->w, "  ");
    for (size_t i = 0; i < last; i++)
        icmpwire_put_char(figure->w, columns[i]);
    icmpwire_put_char(figure->w, '\n');
}

/* Is there a border between a bit and the one above it? */
static bool is_ruled(const struct icmpwire_figure *figure, unsigned bit)
{
    return bit < BITS && figure->above[bit] != figure->here[bit];
}

static bool is_boundary(const uint16_t *cells, unsigned bit)
{
    uint16_t before = bit ? cells[bit - 1] : 0;
    uint16_t behind = bit < BITS ? cells[bit] : 0;
    return before != behind;
}

/* Does a border end, turn or meet another one to the left of a bit? */
static bool is_corner(const struct icmpwire_figure *figure, unsigned bit)
{
    return is_ruled(figure, bit) || (bit && is_ruled(figure, bit - 1)) || is_boundary(figure->above, bit) ||
           is_boundary(figure->here, bit);
}

static void put_border(struct icmpwire_figure *figure)
{
    char columns[COLUMNS];
    for (unsigned bit = 0; bit <= BITS; bit++) {
        columns[(size_t)2 * bit] = is_corner(figure, bit) ? '+' : ' ';
        if (bit < BITS)
            columns[(size_t)2 * bit + 1] = is_ruled(figure, bit) ? '-' : ' ';
    }
    put_line(figure, columns);
}

/* ---- rows ---- */

static void begin_row(struct icmpwire_figure *figure, unsigned bit)
{
    memset(figure->line, ' ', COLUMNS);
    memset(figure->here, 0, sizeof figure->here);
    figure->from = bit;
    figure->to = bit;
}

static void end_row(struct icmpwire_figure *figure)
{
    if (figure->from == figure->to)
        return;
    put_border(figure);
    put_line(figure, figure->line);
    memcpy(figure->above, figure->here, sizeof figure->above);
    begin_row(figure, 0);
}

void icmpwire_figure_begin(struct icmpwire_figure *figure, struct icmpwire_writer *w)
{
    memset(figure, 0, sizeof *figure);
    figure->w = w;
    icmpwire_put_text(w, "   0                   1                   2                   3\n  ");
    for (unsigned bit = 0; bit < BITS; bit++) {
        icmpwire_put_char(w, ' ');
        icmpwire_put_unsigned(w, bit % 10);
    }
    icmpwire_put_char(w, '\n');
    begin_row(figure, 0);
}

void icmpwire_figure_cell(struct icmpwire_figure *figure, unsigned bit)
{
    if (bit != figure->to) {
        icmpwire_figure_close(figure);
        begin_row(figure, bit);
    }
    figure->cell = (uint16_t)(figure->cell % UINT16_MAX + 1);
}

void icmpwire_figure_extend(struct icmpwire_figure *figure, unsigned bits, const char *text, size_t size)
{
    size_t room = 2 * (size_t)bits - 1;
    char *cell = figure->line + (size_t)2 * figure->to;
    if (size > room)
        size = room;
    cell[0] = '|';
    memcpy(cell + 1 + (room - size) / 2, text, size);
    cell[room + 1] = '|';
    for (; bits; bits--)
        figure->here[figure->to++] = figure->cell;
    if (figure->to == BITS)
        end_row(figure);
}

void icmpwire_figure_close(struct icmpwire_figure *figure)
{
    bool drawn = false;
    end_row(figure);
    for (unsigned bit = 0; bit < BITS; bit++)
        drawn = drawn || figure->above[bit];
    if (drawn)
        put_border(figure);
    memset(figure->above, 0, sizeof figure->above);
}
