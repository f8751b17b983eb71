/* SPDX-License-Identifier: BSD-2-Clause */
/* Lists of options, behind each message that carries one. The first octet says which; the rest is the list. */
#include "block.h"
#include "carriers.h"
#include "read_message.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t head[40] = {0}, *block;
    if (!size)
        return 0;
    size_t which = data[0] % (sizeof option_carriers / sizeof *option_carriers), fixed = option_carriers[which].size;
    head[0] = option_carriers[which].type;
    head[1] = option_carriers[which].code;
    block = block_behind(head, fixed, data + 1, size - 1);
    read_message(ICMPWIRE_ICMP6, (struct icmpwire_span){block, fixed + size - 1});
    (void)reencode_option((struct icmpwire_span){block + fixed, size - 1});
    free(block);
    return 0;
}
