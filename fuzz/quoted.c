/* SPDX-License-Identifier: BSD-2-Clause */
/* Datagrams as errors quote them, and as packets of their own: all octets are the datagram. */
#include "block.h"
#include "read_message.h"
#include "read_packet.h"

/* An error of this type that quotes all of it. */
static void read_error(enum icmpwire_family family, uint8_t type, const uint8_t *data, size_t size)
{
    const uint8_t head[8] = {type};
    uint8_t *block = block_behind(head, sizeof head, data, size);
    read_message(family, (struct icmpwire_span){block, sizeof head + size});
    free(block);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t *block = block_of(data, size);
    struct icmpwire_span s = {block, size};
    read_quote(s);
    read_packet(s, size);
    read_packet(s, size + 100);
    read_error(ICMPWIRE_ICMP4, 3, data, size);
    read_error(ICMPWIRE_ICMP6, 1, data, size);
    free(block);
    return 0;
}
