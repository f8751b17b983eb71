/* SPDX-License-Identifier: BSD-2-Clause */
#include "vector.h"
#include <stdlib.h>
#include <string.h>

enum { TEXT_GUESS = 16 }; /* octets of a text, most often */

static bool make_room(struct vector *vector, size_t rows)
{
    bool offsets = vector->layout != LAYOUT_NUMBER;
    size_t values = offsets ? (rows + 1) * sizeof(int32_t) : rows * vector->width;
    return block_grow(&vector->valid, (rows + 7) / 8) && block_grow(&vector->values, values);
}

static bool make(struct vector *vector, size_t rows)
{
    const int32_t first_offset = 0;
    bool offsets = vector->layout != LAYOUT_NUMBER;
    vector->valid = block_new((rows + 7) / 8);
    vector->values = block_new(offsets ? (rows + 1) * sizeof first_offset : rows * vector->width);
    if (!vector->valid || !vector->values)
        return false;
    if (offsets)
        memcpy(vector->values->octets, &first_offset, sizeof first_offset);
    if (vector->layout == LAYOUT_TEXT)
        vector->octets = block_new(rows * TEXT_GUESS);
    if (vector->layout == LAYOUT_LIST)
        vector->items = calloc(1, sizeof *vector->items);
    return offsets ? vector->octets || vector->items : true;
}

bool vector_begin(struct vector *vector, enum layout layout, size_t width, size_t rows)
{
    *vector = (struct vector){.layout = layout, .width = width};
    bool made = make(vector, rows) && (!vector->items || vector_begin(vector->items, LAYOUT_NUMBER, width, rows / 8));
    if (!made)
        vector_end(vector);
    return made;
}

static void drop_blocks(struct vector *vector)
{
    block_drop(vector->valid);
    block_drop(vector->values);
    block_drop(vector->octets);
}

void vector_end(struct vector *vector)
{
    drop_blocks(vector);
    if (vector->items)
        drop_blocks(vector->items);
    free(vector->items);
    *vector = (struct vector){0};
}

char *vector_text_grow(struct vector *vector, size_t most)
{
    if (most > INT32_MAX - vector->used || !block_grow(&vector->octets, vector->used + most)) {
        vector->failed = true;
        return NULL;
    }
    return (char *)vector->octets->octets + vector->used;
}

void vector_text(struct vector *vector, bool there, const char *text, size_t size)
{
    char *room = there ? vector_text_room(vector, size) : NULL;
    if (room)
        memcpy(room, text, size);
    vector_text_done(vector, there, room ? size : 0);
}

void vector_list(struct vector *vector, bool there)
{
    vector_note(vector, there);
    vector_offset(vector, vector->items->count);
}

void vector_item(struct vector *vector, uint64_t number)
{
    if (!make_room(vector->items, vector->items->count + 1)) {
        vector->failed = true;
        return;
    }
    vector_number(vector->items, true, number);
    vector_offset(vector, vector->items->count);
}
