/* SPDX-License-Identifier: BSD-2-Clause */
#include "parts.h"
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 16, NONE = PARTS_ELEMENTS };

struct taking {
    struct parts *parts;
    size_t open[DEEPEST]; /* elements that were entered, or NONE */
    unsigned depth;
};

/* The bit of the input where this bit of the message is; those of a head that the target adds are at none. */
static bool in_input(const struct place *place, uint64_t bit, uint64_t *found)
{
    *found = bit + 8 * (uint64_t)place->at - 8 * (uint64_t)place->head_size;
    return bit >= 8 * (uint64_t)place->head_size;
}

static bool begins_with(const char *name, const char *word)
{
    while (*word && *name == *word)
        name++, word++;
    return !*word;
}

static void enter(struct taking *t, const struct icmpwire_field *f)
{
    struct parts *p = t->parts;
    uint64_t bit;
    bool there = in_input(&p->place, f->bit_offset, &bit);
    if (f->kind == ICMPWIRE_KIND_GROUP && f->name && begins_with(f->name, "extension") && there)
        p->extension.start = (size_t)(bit / 8);
    if (t->depth < DEEPEST) {
        bool kept = f->kind == ICMPWIRE_KIND_ELEMENT && there && p->element_count < PARTS_ELEMENTS;
        t->open[t->depth] = kept ? p->element_count : NONE;
        if (kept)
            p->elements[p->element_count++] = (struct part){(size_t)(bit / 8), 0, t->depth};
    }
    t->depth++;
}

/* Not by strstr: engines watch what is compared there. */
static bool is_length(const char *name)
{
    for (; *name; name++)
        if (begins_with(name, "length") || begins_with(name, "count"))
            return true;
    return false;
}

static void note_number(struct parts *p, const struct icmpwire_field *f, uint64_t bit)
{
    struct icmpwire_field field = *f;
    field.bit_offset = (uint32_t)bit;
    if (p->field_count < PARTS_FIELDS)
        p->fields[p->field_count++] = field;
    if (p->length_count < PARTS_FIELDS && is_length(f->name))
        p->lengths[p->length_count++] = field;
}

static void note(void *context, const struct icmpwire_field *f)
{
    struct taking *t = context;
    uint64_t bit;
    if (f->event == ICMPWIRE_ENTER)
        enter(t, f);
    else if (f->event == ICMPWIRE_LEAVE)
        t->depth--;
    if (f->event != ICMPWIRE_FIELD || !in_input(&t->parts->place, f->bit_offset, &bit))
        return;
    size_t end = (size_t)((bit + (uint64_t)f->bit_width + 7) / 8);
    for (unsigned depth = 0; depth < t->depth && depth < DEEPEST;
         depth++) /* an element ends where its last field does */
        if (t->open[depth] != NONE)
            t->parts->elements[t->open[depth]].end = end;
    if (f->kind == ICMPWIRE_KIND_DATAGRAM)
        t->parts->quote = (struct part){(size_t)(bit / 8), end, 0};
    if (t->parts->extension.start)
        t->parts->extension.end = end;
    if (f->bit_width && f->bit_width <= 64 && f->name)
        note_number(t->parts, f, bit);
}

static void keep_whole_elements(struct parts *p, size_t size)
{
    size_t kept = 0;
    for (size_t i = 0; i < p->element_count; i++)
        if (p->elements[i].end > p->elements[i].start && p->elements[i].end <= size)
            p->elements[kept++] = p->elements[i];
    p->element_count = kept;
    if (p->quote.end > size)
        p->quote = (struct part){0};
    if (p->extension.end > size)
        p->extension = (struct part){0};
}

void parts_of(const char *target, const uint8_t *data, size_t size, struct parts *p)
{
    struct taking taking = {.parts = p};
    struct icmpwire_fault fault;
    p->place = place_of(target, data, size);
    p->field_count = p->length_count = p->element_count = 0;
    p->quote = p->extension = (struct part){0};
    if (!p->place.known || p->place.at >= size) {
        p->place.known = false;
        return;
    }
    size_t own = size - p->place.at, whole = p->place.head_size + own;
    uint8_t *block = NULL;
    if (p->place.head_size) {
        block = malloc(whole);
        if (!block)
            abort();
        memcpy(block, p->place.head, p->place.head_size);
        memcpy(block + p->place.head_size, data + p->place.at, own);
    }
    icmpwire_visit(p->place.family, block ? block : data + p->place.at, whole, whole, note, &taking, &fault);
    free(block);
    keep_whole_elements(p, size);
}
