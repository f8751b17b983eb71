/* SPDX-License-Identifier: BSD-2-Clause */
/* Messages whose members come from the input: built into rooms of every kind, decoded, and the same again. */
#include <stdlib.h>

#include "../tests/made.h"

static const uint8_t *input;
static size_t left;

/* The next number of the input; 0 when it is used up. One octet says how wide it is. */
static uint32_t any(void)
{
    uint32_t number = 0;
    size_t width;
    if (!left)
        return 0;
    width = 1 + *input % 4;
    for (left--, input++; left && width; left--, width--)
        number = number << 8 | *input++;
    return number;
}

/* In a block of its exact size. */
static void write_exactly(const struct icmpwire_message *m, const uint8_t *address, size_t size)
{
    struct icmpwire_message read;
    struct icmpwire_fault fault;
    struct icmpwire_span s;
    uint8_t *out = malloc(size);
    MUST(out != NULL);
    s.data = out;
    MUST(icmpwire_build(m, address, address, out, size, &s.size, &fault) && s.size == size);
    MUST(icmpwire_decode((enum icmpwire_family)m->family, s.data, s.size, &read, &fault));
    same_message(m, &read);
    reencode_message(&read, s);
    MUST(icmpwire_checksum_check((enum icmpwire_family)m->family, s.data, s.size, address, address) ==
         ICMPWIRE_CHECKSUM_GOOD);
    free(out);
}

/* One octet too few: nothing is written. */
static void write_too_small(const struct icmpwire_message *m, const uint8_t *address, size_t size)
{
    struct icmpwire_fault fault;
    size_t needed;
    uint8_t *out = malloc(size - 1);
    MUST(out != NULL);
    memset(out, 0xc5, size - 1);
    MUST(!icmpwire_build(m, address, address, out, size - 1, &needed, &fault));
    MUST(fault.status == ICMPWIRE_NO_ROOM && needed == size);
    for (size_t i = 0; i < size - 1; i++)
        MUST(out[i] == 0xc5);
    free(out);
}

/* As the members say, wrong lengths included: whatever that decodes to. */
static void write_plainly(const struct icmpwire_message *m)
{
    struct icmpwire_message read;
    struct icmpwire_fault fault;
    struct icmpwire_span s;
    uint8_t *out;
    MUST(!icmpwire_encode(m, NULL, 0, &s.size, &fault) && fault.status == ICMPWIRE_NO_ROOM);
    out = malloc(s.size);
    MUST(out != NULL);
    MUST(icmpwire_encode(m, out, s.size, &s.size, &fault));
    s.data = out;
    if (icmpwire_decode((enum icmpwire_family)m->family, out, s.size, &read, &fault))
        reencode_message(&read, s);
    else
        must_be_fault(&fault, s.size);
    free(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    const uint8_t *address;
    size_t needed;
    input = data;
    left = size;
    for (size_t i = 0; i < sizeof octets; i++) /* what spans hold: the input itself, again and again */
        octets[i] = size ? data[i % size] : 0;
    make_message(&m);
    address = m.family == ICMPWIRE_ICMP6 ? octets : NULL;
    MUST(!icmpwire_build(&m, address, address, NULL, 0, &needed, &fault) && fault.status == ICMPWIRE_NO_ROOM);
    write_exactly(&m, address, needed);
    write_too_small(&m, address, needed);
    write_plainly(&m);
    return 0;
}
