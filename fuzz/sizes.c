/* SPDX-License-Identifier: BSD-2-Clause */
/* Encoding into rooms of every size: only the one that is needed and larger ones do, and smaller ones stay as they are.
 * The first octet says of which family the message is. */
#include "block.h"

enum { LARGEST = 320 }; /* beyond that only the rooms at both ends, or an input would take too long */

static bool untouched(const uint8_t *out, size_t room)
{
    for (size_t i = 0; i < room; i++)
        if (out[i] != 0xc5)
            return false;
    return true;
}

static void encode_into(const struct icmpwire_message *m, size_t room, struct icmpwire_span octets)
{
    struct icmpwire_fault fault;
    size_t size;
    uint8_t *out = room ? malloc(room) : NULL;
    MUST(out || !room);
    if (room)
        memset(out, 0xc5, room);
    bool good = icmpwire_encode(m, out, room, &size, &fault);
    MUST(size == octets.size && good == (room >= size));
    if (good)
        MUST(out && memcmp(out, octets.data, size) == 0 && untouched(out + size, room - size));
    else
        MUST(fault.status == ICMPWIRE_NO_ROOM && untouched(out, room));
    free(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    if (!size--)
        return 0;
    uint8_t *block = block_of(data + 1, size);
    struct icmpwire_span octets = {block, size};
    if (icmpwire_decode(data[0] % 2 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4, block, size, &m, &fault))
        for (size_t room = 0; room <= size + 8; room++)
            if (room < LARGEST || room + 8 > size)
                encode_into(&m, room, octets);
    free(block);
    return 0;
}
