/* SPDX-License-Identifier: BSD-2-Clause */
/* The fault is planted: an ICMPv4 extended echo reply that is well formed, with a good checksum and a code of a table
 * query's error, has one octet behind it read. A fuzzer that does not find this in seconds does not look. */
#include "block.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static volatile uint8_t seen;
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    uint8_t *block = block_of(data, size);
    if (icmpwire_decode(ICMPWIRE_ICMP4, block, size, &m, &fault) && m.type == 43 && m.code == 4 &&
        icmpwire_checksum_check(ICMPWIRE_ICMP4, block, size, NULL, NULL) == ICMPWIRE_CHECKSUM_GOOD)
        seen = block[size];
    (void)seen;
    free(block);
    return 0;
}
