/* SPDX-License-Identifier: BSD-2-Clause */
/* A column that is being filled: the buffers of an Arrow array. */
#ifndef TABLE_VECTOR_H
#define TABLE_VECTOR_H

#include "block.h"
#include "texts.h"
#include <string.h>

/* Arrow's layouts. */
enum layout {
    LAYOUT_NUMBER, /* of `width` octets, or places in a dictionary */
    LAYOUT_TEXT,
    LAYOUT_LIST
};

struct vector {
    enum layout layout;
    size_t width; /* of a number, in octets */
    size_t count; /* rows so far */
    size_t nulls;
    size_t used;          /* octets of texts */
    bool failed;          /* there was no memory; what is put now is lost */
    struct block *valid;  /* a bit for each row */
    struct block *values; /* numbers; of texts and lists the offsets, int32_t */
    struct block *octets; /* texts */
    struct vector *items; /* of a list */
    uint8_t last[16];     /* the address whose text stands last in octets */
    size_t last_size;
    size_t last_text;
};

/* `rows` is how many rows will be put at most; of a list's items, a first guess. */
bool vector_begin(struct vector *vector, enum layout layout, size_t width, size_t rows);
void vector_end(struct vector *vector);

/* Whether the row that comes next is null. */
static inline void vector_note(struct vector *vector, bool there)
{
    unsigned char *octet = vector->valid->octets + vector->count / 8;
    unsigned bit = (unsigned)(vector->count % 8);
    *octet = (unsigned char)((bit ? *octet : 0) | (unsigned)there << bit);
    vector->nulls += !there;
    vector->count++;
}

/* Where the row that was noted last ends. */
static inline void vector_offset(struct vector *vector, size_t offset)
{
    int32_t number = (int32_t)offset;
    memcpy(vector->values->octets + vector->count * sizeof number, &number, sizeof number);
}

/* A row of numbers, as wide as the vector has them; inline, as this is most of the work of a table. */
static inline void vector_number(struct vector *vector, bool there, uint64_t number)
{
    unsigned char *at = vector->values->octets + vector->count * vector->width;
    uint8_t number8 = (uint8_t)number;
    uint16_t number16 = (uint16_t)number;
    uint32_t number32 = (uint32_t)number;
    switch (vector->width) {
    case 1:
        memcpy(at, &number8, 1);
        break;
    case 2:
        memcpy(at, &number16, 2);
        break;
    case 4:
        memcpy(at, &number32, 4);
        break;
    default:
        memcpy(at, &number, 8);
    }
    vector_note(vector, there);
}

void vector_text(struct vector *vector, bool there, const char *text, size_t size);

/* Makes room for a text of at most `most` characters; null when there is none. */
char *vector_text_grow(struct vector *vector, size_t most);

/* A text that is written in place: where, and then how long it became. */
static inline char *vector_text_room(struct vector *vector, size_t most)
{
    if (vector->octets->room - vector->used < most)
        return vector_text_grow(vector, most);
    return (char *)vector->octets->octets + vector->used;
}

static inline void vector_text_done(struct vector *vector, bool there, size_t size)
{
    vector->used += size;
    vector_note(vector, there);
    vector_offset(vector, vector->used);
}

/* A row of a list: its items, as they are then put into vector->items, until the row is closed. */
void vector_list(struct vector *vector, bool there);

/* An item of the list that was begun last. */
void vector_item(struct vector *vector, uint64_t number);

#endif
