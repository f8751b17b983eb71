/* SPDX-License-Identifier: BSD-2-Clause */
/* Messages with random members: built, decoded again, the same. Lists are made of elements that were built one by one;
 * each comes back as what it was made of, and encodes to its octets. What decodes at all encodes to what it was. */
#define _DEFAULT_SOURCE
#include "guarded.h"

#include "made.h"

enum { ROUNDS = 100000 };

static uint32_t seed = 20;

static uint32_t any(void)
{
    return next_random(&seed);
}

/* Opening and iterating, and the slow form, come to the verdict of decoding and to the same members. */
static bool decoded(enum icmpwire_family family, struct icmpwire_span s)
{
    struct icmpwire_message m, slow, open;
    struct icmpwire_fault fault;
    bool good = icmpwire_decode(family, s.data, s.size, &m, &fault);
    if (!good)
        must_be_fault(&fault, s.size);
    MUST(icmpwire_decode_captured(family, s.data, s.size, s.size, &slow, &fault) == good);
    MUST((icmpwire_open(family, s.data, s.size, &open, &fault) && reencode_lists(&open)) == good);
    if (good) {
        compare_message(&m, &slow);
        reencode_message(&m, s);
    }
    return good;
}

static void built_messages(void **state)
{
    static uint8_t out[1 << 17];
    size_t seen[ICMPWIRE_LAYOUT_COUNT] = {0};
    (void)state;
    for (size_t i = 0; i < sizeof octets; i++)
        octets[i] = (uint8_t)any();
    for (unsigned round = 0; round < ROUNDS; round++) {
        struct icmpwire_message made, read;
        struct icmpwire_fault fault;
        struct icmpwire_span s;
        size_t size;
        const uint8_t *address;
        make_message(&made);
        address = made.family == ICMPWIRE_ICMP6 ? octets : NULL;
        MUST(icmpwire_build(&made, address, address, out, sizeof out, &size, &fault));
        s = guarded(out, size);
        MUST(icmpwire_decode((enum icmpwire_family)made.family, s.data, s.size, &read, &fault));
        same_message(&made, &read);
        MUST(decoded((enum icmpwire_family)made.family, s));
        MUST(icmpwire_checksum_check((enum icmpwire_family)made.family, s.data, s.size, address, address) ==
             ICMPWIRE_CHECKSUM_GOOD);
        seen[made.layout]++;
    }
    for (size_t layout = 1; layout < ICMPWIRE_LAYOUT_COUNT; layout++)
        assert_in_range(seen[layout], 100, ROUNDS);
}

/* Octets changed at random: what decodes all the same encodes to what it was. */
static void changed_messages(void **state)
{
    static uint8_t out[1 << 17];
    size_t accepted = 0;
    (void)state;
    for (unsigned round = 0; round < ROUNDS; round++) {
        struct icmpwire_message m;
        struct icmpwire_fault fault;
        struct icmpwire_span s;
        size_t size;
        enum icmpwire_family family;
        make_message(&m);
        family = (enum icmpwire_family)m.family;
        MUST(icmpwire_build(&m, octets, octets, out, sizeof out, &size, &fault));
        for (unsigned changes = 1 + below(3); changes; changes--) {
            size_t at = below((uint32_t)size);
            out[at] = (uint8_t)(below(2) ? any() : below(9));
        }
        s = guarded(out, below(4) ? size : below((uint32_t)size));
        accepted += decoded(family, s);
    }
    assert_in_range(accepted, ROUNDS / 4, ROUNDS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(built_messages), cmocka_unit_test(changed_messages)};
    return cmocka_run_group_tests(tests, guarded_setup, NULL);
}
