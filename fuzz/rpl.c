/* SPDX-License-Identifier: BSD-2-Clause */
/* RPL control messages: the first octet is the code, the rest is what follows the checksum. */
#include "block.h"
#include "read_message.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t head[4] = {155}, *block;
    if (!size)
        return 0;
    head[1] = data[0];
    block = block_behind(head, sizeof head, data + 1, size - 1);
    read_message(ICMPWIRE_ICMP6, (struct icmpwire_span){block, sizeof head + size - 1});
    (void)reencode_rpl_option((struct icmpwire_span){block + sizeof head, size - 1});
    free(block);
    return 0;
}
