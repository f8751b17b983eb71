/* SPDX-License-Identifier: BSD-2-Clause */
/* The columns that a table can have: columns.def, and how their cells are written. */
#ifndef TABLE_COLUMN_H
#define TABLE_COLUMN_H

#include "row.h"
#include "vector.h"
#include "words.h"

/* Writes the cells of some rows. */
typedef void column_fn(struct vector *vector, const struct row *rows, size_t count);

/* CELLS(name) { ... } says how one cell is written: of `row` into `vector`. The loop is here, for the compiler to keep
 * what does not change out of it. */
#define CELLS(name)                                                                 \
    static inline void cell_##name(struct vector *vector, const struct row *row);   \
    void column_##name(struct vector *vector, const struct row *rows, size_t count) \
    {                                                                               \
        for (size_t i = 0; i < count; i++)                                          \
            cell_##name(vector, &rows[i]);                                          \
    }                                                                               \
    static inline void cell_##name(struct vector *vector, const struct row *row)

struct column {
    const char *name;
    const char *type;   /* for people */
    const char *format; /* of Arrow; of a dictionary the one of its indices, of a list that of its items */
    enum layout layout;
    size_t width;
    enum words words;
    bool usual;
    bool nullable;
    unsigned needs; /* enum need */
    const char *description;
    column_fn *put;
};

extern const struct column COLUMNS[];
extern const size_t COLUMN_COUNT;

#define COLUMN(name, TYPE, WORDS, WHEN, NULLS, needs, description) column_fn column_##name;
#include "columns.def"
#undef COLUMN

#endif
