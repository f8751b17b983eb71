/* SPDX-License-Identifier: BSD-2-Clause */
/* Extension structures behind every message that may have one: the first octet says which, the rest is what follows the
 * checksum. */
#include "block.h"
#include "carriers.h"
#include "read_message.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t head[4] = {0}, *block;
    if (!size)
        return 0;
    size_t which = data[0] % (sizeof extension_carriers / sizeof *extension_carriers);
    head[0] = extension_carriers[which].type;
    block = block_behind(head, sizeof head, data + 1, size - 1);
    struct icmpwire_span s = {block, sizeof head + size - 1};
    read_message(extension_carriers[which].family, s);
    (void)icmpwire_checksum_check_extension(icmpwire_span_behind(s, s.size < 8 ? s.size : 8));
    free(block);
    return 0;
}
