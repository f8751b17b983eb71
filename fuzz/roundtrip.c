/* SPDX-License-Identifier: BSD-2-Clause */
/* What is decoded encodes to the same octets; what is built of it decodes, and is built again to the same octets. The
 * first octet says of which family the message is. */
#include "block.h"
#include "read_message.h"

static const uint8_t address[16] = {0x20, 1, 0xd, 0xb8};

/* The message with lengths, counts and checksum filled in, in a block of its exact size; null: it cannot be built. */
static uint8_t *built(const struct icmpwire_message *m, size_t *size, struct icmpwire_fault *fault)
{
    const uint8_t *ends = m->family == ICMPWIRE_ICMP6 ? address : NULL;
    uint8_t *out;
    if (icmpwire_build(m, ends, ends, NULL, 0, size, fault) || fault->status != ICMPWIRE_NO_ROOM)
        return NULL;
    out = malloc(*size);
    MUST(out != NULL);
    MUST(icmpwire_build(m, ends, ends, out, *size, size, fault));
    return out;
}

static void build_twice(enum icmpwire_family family, const struct icmpwire_message *m)
{
    struct icmpwire_message read;
    struct icmpwire_fault fault;
    size_t size, again;
    uint8_t *one = built(m, &size, &fault), *other;
    if (!one)
        return;
    MUST(icmpwire_decode(family, one, size, &read, &fault));
    other = built(&read, &again, &fault);
    MUST(other && size == again && memcmp(one, other, size) == 0);
    free(one);
    free(other);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    if (!size)
        return 0;
    enum icmpwire_family family = data[0] % 2 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4;
    uint8_t *block = block_of(data + 1, size - 1);
    if (icmpwire_decode(family, block, size - 1, &m, &fault)) {
        reencode_message(&m, (struct icmpwire_span){block, size - 1});
        build_twice(family, &m);
    }
    free(block);
    return 0;
}
