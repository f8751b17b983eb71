/* SPDX-License-Identifier: BSD-2-Clause */
/* A message by the fast forms alone, as programs call them, so that very many inputs are tried: the function and the inlined
 * form give one verdict. The first octet says of which family the message is; what else must hold is in forms.c. */
#include "block.h"
#include "icmpwire/inline.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct icmpwire_message inlined; /* set at first: what analysers think of the inlined form needs it */
    struct icmpwire_message called;
    struct icmpwire_fault fault, same;
    if (!size--)
        return 0;
    enum icmpwire_family family = data[0] % 2 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4;
    uint8_t *block = block_of(data + 1, size);
    bool good = icmpwire_decode(family, block, size, &called, &fault);
    MUST(icmpwire_inline_decode(family, block, size, &inlined, &same) == good);
    if (good)
        MUST(called.layout == inlined.layout && called.type == block[0] && called.code == block[1]);
    else
        MUST(fault.status != ICMPWIRE_OK && fault.status == same.status && fault.offset == same.offset &&
             fault.offset <= size);
    free(block);
    return 0;
}
