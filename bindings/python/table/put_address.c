/* SPDX-License-Identifier: BSD-2-Clause */
#include "put_address.h"
#include <string.h>

enum { MOST = 48 };

/* Packets of one flow come together: the address before is often the same, and its text is there. */
static bool repeat(struct vector *vector, const uint8_t *address, size_t size)
{
    bool same = vector->last_size == size && memcmp(vector->last, address, size) == 0;
    char *text = same ? vector_text_room(vector, vector->last_text) : NULL;
    if (!text)
        return false;
    memcpy(text, text - vector->last_text, vector->last_text);
    vector_text_done(vector, true, vector->last_text);
    return true;
}

void put_address(struct vector *vector, struct icmpwire_span address)
{
    const uint8_t *p = address.data;
    if (!p || (address.size != 4 && address.size != 16)) {
        vector_text_done(vector, false, 0);
        return;
    }
    if (repeat(vector, p, address.size))
        return;
    char *text = vector_text_room(vector, MOST);
    size_t size = 0;
    if (text && address.size == 4)
        size = icmpwire_text_ipv4((uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3], text, MOST);
    else if (text)
        size = icmpwire_text_ipv6(p, text, MOST);
    memcpy(vector->last, p, address.size);
    vector->last_size = address.size;
    vector->last_text = size;
    vector_text_done(vector, true, size);
}

void put_ipv4(struct vector *vector, uint32_t address)
{
    uint8_t octets[] = {(uint8_t)(address >> 24), (uint8_t)(address >> 16), (uint8_t)(address >> 8), (uint8_t)address};
    put_address(vector, (struct icmpwire_span){octets, sizeof octets});
}
