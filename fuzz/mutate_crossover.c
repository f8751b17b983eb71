/* SPDX-License-Identifier: BSD-2-Clause */
#include "mutate.h"
#include <string.h>

/* An element of the other input instead of one of this, or behind it. */
static size_t cross_elements(const struct parts *mine, const struct parts *its, const uint8_t *other, uint8_t *out,
                             size_t size, size_t room, uint32_t *seed)
{
    struct part here = mine->elements[mutate_random(seed) % mine->element_count];
    struct part there = its->elements[mutate_random(seed) % its->element_count];
    if (mutate_random(seed) % 2)
        here.start = here.end;
    return mutate_replace(out, size, room, here, other + there.start, there.end - there.start);
}

/* The beginning of this input and the end of the other one. */
static size_t cross_octets(const uint8_t *other, size_t other_size, uint8_t *out, size_t size, size_t room,
                           uint32_t *seed)
{
    size_t keep = mutate_random(seed) % size, from = mutate_random(seed) % other_size;
    size_t count = other_size - from < room - keep ? other_size - from : room - keep;
    memcpy(out + keep, other + from, count);
    return keep + count;
}

size_t mutate_cross(const char *target, const uint8_t *one, size_t one_size, const uint8_t *other, size_t other_size,
                    uint8_t *out, size_t room, uint32_t seed)
{
    static struct parts mine, its;
    size_t size = one_size < room ? one_size : room;
    memcpy(out, one, size);
    parts_of(target, out, size, &mine);
    parts_of(target, other, other_size, &its);
    if (mine.place.known && its.place.known && mine.element_count && its.element_count)
        size = cross_elements(&mine, &its, other, out, size, room, &seed);
    else if (size && other_size)
        size = cross_octets(other, other_size, out, size, room, &seed);
    if (mutate_random(&seed) % 2)
        mutate_repair(target, out, size);
    return size;
}
