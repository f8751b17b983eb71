/* SPDX-License-Identifier: BSD-2-Clause */
#include "chunk.h"
#include <stdlib.h>
#include <string.h>

static bool grow(void **memory, size_t *room, size_t needed, size_t size)
{
    void *grown;
    size_t more = needed + needed / 2 + 64;
    if (needed <= *room)
        return true;
    grown = realloc(*memory, more * size);
    if (!grown)
        return false;
    *memory = grown;
    *room = more;
    return true;
}

static bool make_room(struct chunk *chunk, size_t octets)
{
    void *packets = chunk->packets, *copies = chunk->octets;
    bool roomy = grow(&packets, &chunk->room, chunk->count + 1, sizeof *chunk->packets);
    chunk->packets = packets;
    roomy = roomy && grow(&copies, &chunk->octets_room, chunk->used + octets, 1);
    chunk->octets = copies;
    return roomy;
}

bool chunk_add(struct chunk *chunk, const struct packet *packet, struct icmpwire_span octets)
{
    bool full = chunk->count == chunk->room || chunk->octets_room - chunk->used < octets.size;
    if (full && !make_room(chunk, octets.size))
        return false;
    chunk->packets[chunk->count] = *packet;
    chunk->packets[chunk->count++].at = chunk->used;
    memcpy(chunk->octets + chunk->used, octets.data, octets.size);
    chunk->used += octets.size;
    return true;
}

void chunk_clear(struct chunk *chunk)
{
    chunk->count = 0;
    chunk->used = 0;
}

void chunk_end(struct chunk *chunk)
{
    free(chunk->packets);
    free(chunk->octets);
    *chunk = (struct chunk){0};
}
