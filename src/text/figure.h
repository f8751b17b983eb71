/* SPDX-License-Identifier: BSD-2-Clause */
/* Rows of 32 bits with a cell for each field, as RFCs draw them. A bit takes two columns, a row is held until
 * it is full. */
#ifndef ICMPWIRE_TEXT_FIGURE_H
#define ICMPWIRE_TEXT_FIGURE_H

#include "writer.h"

enum { ICMPWIRE_FIGURE_BITS = 32, ICMPWIRE_FIGURE_COLUMNS = 2 * ICMPWIRE_FIGURE_BITS + 1 };

struct icmpwire_figure {
    struct icmpwire_writer *w;
    unsigned from; /* the bits of this row that are taken: from here ... */
    unsigned to;   /* ... to before this one */
    uint16_t cell; /* the one begun last; after many they count from 1 again, as two rows have few */
    uint16_t above[ICMPWIRE_FIGURE_BITS]; /* which cell takes a bit of the row above, 0 for none */
    uint16_t here[ICMPWIRE_FIGURE_BITS];  /* and of this row */
    char line[ICMPWIRE_FIGURE_COLUMNS];   /* this row's text */
};

/* Draws the ruler. */
void icmpwire_figure_begin(struct icmpwire_figure *figure, struct icmpwire_writer *w);
/* A new cell begins at a bit of the row; where that is not the next one, what is drawn is closed first. */
void icmpwire_figure_cell(struct icmpwire_figure *figure, unsigned bit);
/* The cell takes so many bits more, all in this row; the text is centred in them and cut off at their end. */
void icmpwire_figure_extend(struct icmpwire_figure *figure, unsigned bits, const char *text, size_t size);
/* Closes what is drawn: a line of text follows, or nothing. */
void icmpwire_figure_close(struct icmpwire_figure *figure);

#endif
