/* SPDX-License-Identifier: BSD-2-Clause */
#include "icmpwire/flow.h"
#include "icmpwire/walk.h"

/* One to one in the word: multiplying by an odd number (2^32 divided by the golden ratio) carries every bit upwards,
 * the shift brings the upper ones down again. */
static uint32_t mix(uint32_t hash, uint32_t word)
{
    hash = (hash ^ word) * 0x9e3779b1u;
    return hash ^ hash >> 15;
}

/* The last words must reach every bit too. */
static uint32_t finish(uint32_t hash)
{
    return mix(mix(mix(hash, 1), 2), 3);
}

static uint32_t mix_address(uint32_t hash, const uint8_t address[16])
{
    for (size_t i = 0; i < 16; i += 4)
        hash = mix(hash, icmpwire_peek32(address, i));
    return hash;
}

/* The lesser end goes first, whoever sent the packet. */
static bool in_order(const struct icmpwire_tuple *tuple)
{
    int order = memcmp(tuple->source, tuple->destination, sizeof tuple->source);
    return order < 0 || (order == 0 && tuple->source_port <= tuple->destination_port);
}

uint32_t icmpwire_flow_hash(const struct icmpwire_tuple *tuple, uint32_t seed)
{
    bool ordered = in_order(tuple);
    uint32_t lesser = ordered ? tuple->source_port : tuple->destination_port;
    uint32_t greater = ordered ? tuple->destination_port : tuple->source_port;
    uint32_t hash = mix(seed, (uint32_t)tuple->version << 8 | tuple->protocol);
    hash = mix_address(hash, ordered ? tuple->source : tuple->destination);
    hash = mix_address(hash, ordered ? tuple->destination : tuple->source);
    return finish(mix(hash, lesser << 16 | greater));
}
