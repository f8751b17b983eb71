/* SPDX-License-Identifier: BSD-2-Clause */
#include "batch.h"
#include <stdlib.h>

static bool begin(struct batch *batch, const struct selection *selection, size_t rows)
{
    *batch = (struct batch){.columns = calloc(selection->count ? selection->count : 1, sizeof *batch->columns)};
    if (!batch->columns)
        return false;
    for (; batch->count < selection->count; batch->count++) {
        const struct column *column = selection->columns[batch->count];
        if (!vector_begin(&batch->columns[batch->count], column->layout, column->width, rows))
            return false;
    }
    return true;
}

/* Column by column, as that is faster than row by row, and few rows at once, so that they stay in the cache. */
enum { ROWS_AT_ONCE = 32 };

static bool put(struct batch *batch, const struct selection *selection, const struct row *rows, size_t count)
{
    bool failed = false;
    for (size_t i = 0; i < batch->count; i++) {
        selection->columns[i]->put(&batch->columns[i], rows, count);
        failed = failed || batch->columns[i].failed;
    }
    batch->rows += count;
    return !failed;
}

/* Reads rows from packet *i on, and moves it behind them. */
static size_t read_rows(struct row rows[ROWS_AT_ONCE], const struct selection *selection, const struct chunk *chunk,
                        size_t *i)
{
    size_t count = 0;
    for (; *i < chunk->count && count < ROWS_AT_ONCE; ++*i) {
        struct row *row = &rows[count];
        count +=
            row_read(row, chunk, *i, selection->needs) && (selection->both || row->carried.family == selection->family);
    }
    return count;
}

bool batch_decode(struct batch *batch, const struct selection *selection, const struct chunk *chunk)
{
    struct row rows[ROWS_AT_ONCE];
    bool roomy = begin(batch, selection, chunk->count);
    for (size_t i = 0; i < chunk->count && roomy;) {
        size_t count = read_rows(rows, selection, chunk, &i);
        roomy = put(batch, selection, rows, count);
    }
    if (!roomy)
        batch_end(batch);
    return roomy;
}

void batch_end(struct batch *batch)
{
    for (size_t i = 0; i < batch->count; i++)
        vector_end(&batch->columns[i]);
    free(batch->columns);
    *batch = (struct batch){0};
}
