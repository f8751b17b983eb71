/* SPDX-License-Identifier: BSD-2-Clause */
/* The packets of a part of a capture that may carry ICMP, copied, so that they can be decoded in another thread. */
#ifndef TABLE_CHUNK_H
#define TABLE_CHUNK_H

#include "capture/carried.h"

struct packet {
    uint64_t number; /* of its frame, from 1 */
    int64_t time;    /* nanoseconds since 1970, UTC */
    size_t at;       /* in the chunk's octets */
    uint32_t captured;
    uint32_t size; /* on the wire */
    bool broadcast;
};

struct chunk {
    uint32_t file; /* which of the table's captures */
    size_t count;
    size_t room; /* for so many packets */
    struct packet *packets;
    size_t used;
    size_t octets_room;
    uint8_t *octets;
};

/* False when there is no memory. Where it is in the chunk is set here. */
bool chunk_add(struct chunk *chunk, const struct packet *packet, struct icmpwire_span octets);

/* Leaves it empty, with its memory, or without. */
void chunk_clear(struct chunk *chunk);
void chunk_end(struct chunk *chunk);

static inline struct octets chunk_octets(const struct chunk *chunk, size_t i)
{
    const struct packet *packet = &chunk->packets[i];
    return (struct octets){{chunk->octets + packet->at, packet->captured}, packet->size};
}

#endif
