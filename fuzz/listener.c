/* SPDX-License-Identifier: BSD-2-Clause */
/* Multicast listener queries and reports: the first octet says which, the rest is what follows the checksum. */
#include "block.h"
#include "carriers.h"
#include "read_message.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t head[4] = {0}, *block;
    if (!size)
        return 0;
    head[0] = listener_types[data[0] % sizeof listener_types];
    block = block_behind(head, sizeof head, data + 1, size - 1);
    read_message(ICMPWIRE_ICMP6, (struct icmpwire_span){block, sizeof head + size - 1});
    free(block);
    return 0;
}
