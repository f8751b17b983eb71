/* SPDX-License-Identifier: BSD-2-Clause */
/* A counting sort by layout, without a branch that depends on the traffic. */
#include "icmpwire/batch.h"
#include "icmpwire/packet.h"
#include "icmpwire/walk.h"
#include "table.h"

struct kinds {
    uint8_t of[ICMPWIRE_BATCH_MOST];
};

/* Places indices by the kinds of their messages. */
static size_t place(const struct kinds *kinds, size_t count, uint16_t order[])
{
    uint16_t at[ICMPWIRE_LAYOUT_COUNT] = {0};
    uint16_t next = 0;
    for (size_t i = 0; i < count; i++)
        at[kinds->of[i]]++;
    for (size_t k = 0; k < ICMPWIRE_LAYOUT_COUNT; k++) {
        uint16_t n = at[k];
        at[k] = next;
        next = (uint16_t)(next + n);
    }
    for (size_t i = 0; i < count; i++)
        order[at[kinds->of[i]]++] = (uint16_t)i;
    return count;
}

size_t icmpwire_order_by_kind(const enum icmpwire_family family[], const uint8_t *const data[], const size_t size[],
                              size_t count, uint16_t order[])
{
    static const uint8_t none[4];
    struct kinds kinds;
    if (count > ICMPWIRE_BATCH_MOST)
        count = ICMPWIRE_BATCH_MOST;
    for (size_t i = 0; i < count; i++) {
        bool whole = size[i] >= 4;
        uint8_t layout = icmpwire_layouts[family[i] & 1][icmpwire_peek8(whole ? data[i] : none, 0)];
        kinds.of[i] = whole ? layout : 0;
    }
    return place(&kinds, count, order);
}

/* The layout of what a packet carries right behind its IP header; 0 for every other packet. */
static uint8_t kind_of_packet(const uint8_t *data, size_t size)
{
    static const uint8_t none[24];
    const uint8_t *p = size >= sizeof none ? data : none;
    bool four = icmpwire_peek8(p, 0) == 0x45;
    bool six = (icmpwire_peek8(p, 0) >> 4 == 6) & (size >= 44);
    uint8_t protocol = icmpwire_peek8(p, four ? 9 : 6);
    uint8_t layout = icmpwire_layouts[six][icmpwire_peek8(p, four ? 20 : six ? 40 : 0)];
    bool icmp = (four & (protocol == ICMPWIRE_PROTOCOL_ICMP)) | (six & (protocol == ICMPWIRE_PROTOCOL_ICMP6));
    return icmp ? layout : 0;
}

size_t icmpwire_order_packets(const uint8_t *const data[], const size_t size[], size_t count, uint16_t order[])
{
    struct kinds kinds;
    if (count > ICMPWIRE_BATCH_MOST)
        count = ICMPWIRE_BATCH_MOST;
    for (size_t i = 0; i < count; i++)
        kinds.of[i] = kind_of_packet(data[i], size[i]);
    return place(&kinds, count, order);
}
