/* SPDX-License-Identifier: BSD-2-Clause */
/* Rows decoded into columns, and their export by the Arrow C data interface. Nothing here needs Python. */
#ifndef TABLE_BATCH_H
#define TABLE_BATCH_H

#include "arrow.h"
#include "column.h"

/* Which columns a table has. */
struct selection {
    size_t count;
    const struct column **columns;
    unsigned needs;              /* enum need, of all of them */
    enum icmpwire_family family; /* only messages of this one, unless: */
    bool both;
    struct texts files; /* the captures */
};

struct batch {
    size_t rows;
    size_t count;
    struct vector *columns;
};

/* False when there is no memory. */
bool batch_decode(struct batch *batch, const struct selection *selection, const struct chunk *chunk);
void batch_end(struct batch *batch);

/* False when there is no memory; then there is nothing to release. An array may outlive its batch, which may be
 * exported again. */
bool export_schema(const struct selection *selection, struct ArrowSchema *schema);
bool export_batch(const struct batch *batch, const struct selection *selection, struct ArrowArray *array);

#endif
