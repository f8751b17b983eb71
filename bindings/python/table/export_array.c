/* SPDX-License-Identifier: BSD-2-Clause */
/* Arrays of the Arrow C data interface. Each holds its buffers by itself, so that consumers may keep any of them. */
#include "batch.h"
#include <stdlib.h>

enum { BUFFERS = 3 };

struct owned {
    const void *buffers[BUFFERS];
    struct block *blocks[BUFFERS];
};

static void release(struct ArrowArray *array)
{
    struct owned *owned = array->private_data;
    for (int64_t i = 0; i < array->n_children; i++) {
        if (array->children[i] && array->children[i]->release)
            array->children[i]->release(array->children[i]);
        free(array->children[i]);
    }
    if (array->dictionary && array->dictionary->release)
        array->dictionary->release(array->dictionary);
    for (int i = 0; i < BUFFERS; i++)
        block_drop(owned->blocks[i]);
    free(array->children);
    free(array->dictionary);
    free(owned);
    array->release = NULL;
}

/* An array with its buffers; a null block is a buffer that is not there. */
static bool begin(struct ArrowArray *array, size_t length, size_t nulls, int64_t buffers, struct block *const blocks[])
{
    struct owned *owned = calloc(1, sizeof *owned);
    if (!owned)
        return false;
    for (int64_t i = 0; i < buffers; i++) {
        owned->blocks[i] = blocks[i] ? block_use(blocks[i]) : NULL;
        owned->buffers[i] = blocks[i] ? blocks[i]->octets : NULL;
    }
    *array = (struct ArrowArray){
        .length = (int64_t)length,
        .null_count = (int64_t)nulls,
        .n_buffers = buffers,
        .buffers = owned->buffers,
        .release = release,
        .private_data = owned,
    };
    return true;
}

static bool room_for_children(struct ArrowArray *array, size_t count)
{
    array->children = calloc(count, sizeof(void *));
    return array->children != NULL;
}

/* The next child, for which there is room; null: no memory. */
static struct ArrowArray *add_child(struct ArrowArray *array)
{
    struct ArrowArray *child = calloc(1, sizeof *child);
    if (child)
        array->children[array->n_children++] = child;
    return child;
}

static bool add_dictionary(struct ArrowArray *array, const struct texts *texts)
{
    struct block *const blocks[] = {NULL, texts->offsets, texts->octets};
    array->dictionary = calloc(1, sizeof *array->dictionary);
    return array->dictionary && begin(array->dictionary, texts->count, 0, 3, blocks);
}

static const struct texts *texts_of(const struct column *column, const struct selection *selection)
{
    return column->words == WORDS_FILES ? &selection->files : words_texts(column->words);
}

static bool export_vector(const struct vector *vector, const struct texts *texts, struct ArrowArray *array)
{
    struct block *const blocks[] = {vector->valid, vector->values, vector->octets};
    bool list = vector->layout == LAYOUT_LIST;
    bool made = begin(array, vector->count, vector->nulls, vector->layout == LAYOUT_TEXT ? 3 : 2, blocks);
    if (made && list) {
        struct block *const items[] = {vector->items->valid, vector->items->values};
        struct ArrowArray *child = room_for_children(array, 1) ? add_child(array) : NULL;
        made = child && begin(child, vector->items->count, vector->items->nulls, 2, items);
        array = made ? child : array;
    }
    return made && (!texts || add_dictionary(array, texts));
}

static bool export_columns(const struct batch *batch, const struct selection *selection, struct ArrowArray *array)
{
    bool made = room_for_children(array, batch->count);
    for (size_t i = 0; i < batch->count && made; i++) {
        const struct column *column = selection->columns[i];
        const struct texts *texts = column->words == WORDS_NONE ? NULL : texts_of(column, selection);
        struct ArrowArray *child = add_child(array);
        made = child && export_vector(&batch->columns[i], texts, child);
    }
    return made;
}

bool export_batch(const struct batch *batch, const struct selection *selection, struct ArrowArray *array)
{
    struct block *const none[] = {NULL};
    if (!begin(array, batch->rows, 0, 1, none))
        return false;
    if (export_columns(batch, selection, array))
        return true;
    release(array);
    return false;
}
