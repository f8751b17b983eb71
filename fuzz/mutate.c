/* SPDX-License-Identifier: BSD-2-Clause */
#include "mutate.h"
#include <stdlib.h>
#include <string.h>

uint32_t mutate_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

size_t mutate_replace(uint8_t *data, size_t size, size_t room, struct part part, const uint8_t *with, size_t count)
{
    size_t rest = size - part.end;
    if (part.start + count + rest > room)
        return size;
    memmove(data + part.start + count, data + part.end, rest);
    memmove(data + part.start, with, count);
    return part.start + count + rest;
}

static void put16(uint8_t *at, uint16_t value)
{
    at[0] = (uint8_t)(value >> 8);
    at[1] = (uint8_t)value;
}

/* The structure's checksum is its second 16 bits (RFC 4884 section 7). */
static void repair_extension(const struct parts *p, uint8_t *data)
{
    uint8_t *structure = data + p->extension.start;
    size_t size = p->extension.end - p->extension.start;
    if (p->extension.end < p->extension.start + 4)
        return;
    put16(structure + 2, 0);
    put16(structure + 2, icmpwire_checksum_compute(ICMPWIRE_ICMP4, structure, size, NULL, NULL));
}

void mutate_repair(const char *target, uint8_t *data, size_t size)
{
    static struct parts p;
    struct place place = place_of(target, data, size);
    if (!place.known || place.at >= size)
        return;
    if (place_may_extend(&place, place.head_size ? place.head[0] : data[place.at])) {
        parts_of(target, data, size, &p);
        if (p.extension.end)
            repair_extension(&p, data);
    }
    if (place.head_size == 0 && place.at + 4 <= size && (place.family == ICMPWIRE_ICMP4 || place.source))
        put16(data + place.at + 2, icmpwire_checksum_compute(place.family, data + place.at, size - place.at,
                                                             place.source, place.destination));
}

/* ---- one mutation each; they return the new size ---- */

typedef size_t mutate_one_fn(struct parts *p, uint8_t *data, size_t size, size_t room, uint32_t *seed);

static size_t set_field(struct parts *p, uint8_t *data, size_t size, size_t room, uint32_t *seed)
{
    if (!p->field_count)
        return size;
    const struct icmpwire_field *field = &p->fields[mutate_random(seed) % p->field_count];
    const uint64_t values[] = {0,
                               1,
                               2,
                               field->number - 1,
                               field->number + 1,
                               UINT64_MAX,
                               0x80,
                               mutate_random(seed) & 0xff,
                               mutate_random(seed),
                               (uint64_t)mutate_random(seed) << 32};
    (void)room;
    icmpwire_patch(data, field, values[mutate_random(seed) % (sizeof values / sizeof *values)]);
    return size;
}

static size_t set_length(struct parts *p, uint8_t *data, size_t size, size_t room, uint32_t *seed)
{
    if (!p->length_count)
        return size;
    const struct icmpwire_field *field = &p->lengths[mutate_random(seed) % p->length_count];
    const uint64_t values[] = {0, 1, field->number - 1, field->number + 1, 255};
    (void)room;
    icmpwire_patch(data, field, values[mutate_random(seed) % (sizeof values / sizeof *values)]);
    return size;
}

static struct part any_element(const struct parts *p, uint32_t *seed)
{
    return p->element_count ? p->elements[mutate_random(seed) % p->element_count] : (struct part){0};
}

static size_t leave_out(struct parts *p, uint8_t *data, size_t size, size_t room, uint32_t *seed)
{
    return mutate_replace(data, size, room, any_element(p, seed), data, 0);
}

static size_t double_it(struct parts *p, uint8_t *data, size_t size, size_t room, uint32_t *seed)
{
    struct part one = any_element(p, seed);
    size_t length = one.end - one.start;
    if (size + length > room)
        return size;
    memmove(data + one.end + length, data + one.end, size - one.end);
    memcpy(data + one.end, data + one.start, length);
    return size + length;
}

/* Exchanges an element and the one behind it. */
static size_t swap(struct parts *p, uint8_t *data, size_t size, size_t room, uint32_t *seed)
{
    struct part one = any_element(p, seed);
    size_t length = one.end - one.start;
    uint8_t *copy;
    (void)room;
    for (size_t i = 0; i < p->element_count; i++) {
        if (p->elements[i].start != one.end || p->elements[i].depth != one.depth || !(copy = malloc(length + 1)))
            continue;
        memcpy(copy, data + one.start, length);
        memmove(data + one.start, data + one.end, p->elements[i].end - one.end);
        memcpy(data + p->elements[i].end - length, copy, length);
        free(copy);
        break;
    }
    return size;
}

/* An element gets some octets more or less, and in half of the cases its length, in octets or in units of 8, says so. */
static size_t resize(struct parts *p, uint8_t *data, size_t size, size_t room, uint32_t *seed)
{
    static const uint8_t zero[64];
    struct part one = any_element(p, seed);
    size_t octets = (size_t)1 << mutate_random(seed) % 6;
    bool more = mutate_random(seed) % 2, told = mutate_random(seed) % 2;
    if (!one.end || (!more && octets > one.end - one.start))
        return size;
    for (size_t i = 0; told && i < p->length_count; i++) {
        size_t at = p->lengths[i].bit_offset / 8;
        uint64_t step = octets >= 8 ? octets / 8 : octets;
        if (at >= one.start && at < one.end)
            icmpwire_patch(data, &p->lengths[i], more ? p->lengths[i].number + step : p->lengths[i].number - step);
    }
    one.start = more ? one.end : one.end - octets;
    return mutate_replace(data, size, room, one, zero, more ? octets : 0);
}

/* Another type or code, and the body stays: they are the first octets of a message, or of the input. */
static size_t change_kind(struct parts *p, uint8_t *data, size_t size, size_t room, uint32_t *seed)
{
    size_t at = p->place.head_size ? 0 : p->place.at + mutate_random(seed) % 2;
    (void)room;
    if (at < size)
        data[at] = (uint8_t)(mutate_random(seed) % 3 ? mutate_random(seed) : mutate_random(seed) % 8);
    return size;
}

static size_t cut_off(struct parts *p, uint8_t *data, size_t size, size_t room, uint32_t *seed)
{
    (void)data, (void)room;
    return size - p->place.at > 1 ? p->place.at + 1 + mutate_random(seed) % (size - p->place.at - 1) : size;
}

/* The message becomes what it quotes behind the IP header, or quotes itself there. */
static size_t wrap(struct parts *p, uint8_t *data, size_t size, size_t room, uint32_t *seed)
{
    size_t header = p->place.family == ICMPWIRE_ICMP6 ? 40 : 20;
    size_t quoted = p->quote.end - p->quote.start, own = size - p->place.at;
    if (quoted <= header)
        return size;
    p->quote.start += header;
    if (mutate_random(seed) % 2)
        return mutate_replace(data, size, room, (struct part){p->place.at, size, 0}, data + p->quote.start,
                              quoted - header);
    uint8_t *copy = malloc(own);
    if (!copy)
        return size;
    memcpy(copy, data + p->place.at, own);
    size = mutate_replace(data, size, room, p->quote, copy, own);
    free(copy);
    return size;
}

size_t mutate(const char *target, uint8_t *data, size_t size, size_t room, uint32_t seed, mutate_plain_fn *plain)
{
    static mutate_one_fn *const kinds[] = {set_field, set_field, set_length,  set_length, leave_out, double_it,
                                           swap,      resize,    change_kind, cut_off,    wrap};
    enum { PLAIN = 8 }; /* so many of the engine's own beside these */
    static struct parts p;
    uint32_t what = mutate_random(&seed) % (sizeof kinds / sizeof *kinds + PLAIN);
    p.place.known = false;
    if (what < sizeof kinds / sizeof *kinds)
        parts_of(target, data, size, &p);
    size = p.place.known ? kinds[what](&p, data, size, room, &seed) : plain(data, size, room);
    if (mutate_random(&seed) % 2)
        mutate_repair(target, data, size);
    return size;
}
