/* SPDX-License-Identifier: BSD-2-Clause */
/* The orders of batches: every index once, kinds together, arrival order kept within a kind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <icmpwire.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = ICMPWIRE_BATCH_MOST };

static uint8_t octets[MOST + 1][64];
static const uint8_t *data[MOST + 1];
static size_t sizes[MOST + 1];
static enum icmpwire_family families[MOST + 1];
static uint16_t order[MOST + 1];

static void check_order(size_t count, const uint8_t kinds[])
{
    bool seen[MOST] = {false};
    bool closed[ICMPWIRE_LAYOUT_COUNT] = {false};
    for (size_t i = 0; i < count; i++) {
        assert_true(order[i] < count);
        assert_false(seen[order[i]]);
        seen[order[i]] = true;
        if (i && kinds[order[i]] == kinds[order[i - 1]]) {
            assert_true(order[i] > order[i - 1]);
        } else {
            assert_false(closed[kinds[order[i]]]);
            closed[kinds[order[i]]] = true;
        }
    }
}

static uint8_t kind(enum icmpwire_family family, uint8_t type)
{
    enum icmpwire_layout layout = icmpwire_layout_of(family, type);
    return layout == ICMPWIRE_LAYOUT_OPAQUE ? 0 : (uint8_t)layout;
}

static void messages(void **state)
{
    uint8_t kinds[MOST + 1];
    (void)state;
    srand(1);
    for (int round = 0; round < 200; round++) {
        size_t count = (size_t)rand() % (MOST + 1);
        for (size_t i = 0; i < count; i++) {
            families[i] = rand() & 1 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4;
            octets[i][0] = (uint8_t)(rand() % 4 ? rand() % 16 + 128 * (families[i] == ICMPWIRE_ICMP6) : rand());
            data[i] = octets[i];
            sizes[i] = (size_t)rand() % 12;
            kinds[i] = sizes[i] < 4 ? 0 : kind(families[i], octets[i][0]);
        }
        assert_int_equal(icmpwire_order_by_kind(families, data, sizes, count, order), count);
        check_order(count, kinds);
    }
}

static void packets(void **state)
{
    uint8_t kinds[MOST];
    (void)state;
    srand(2);
    for (size_t i = 0; i < MOST; i++) {
        bool six = rand() & 1;
        memset(octets[i], 0, sizeof octets[i]);
        octets[i][0] = six ? 0x60 : 0x45;
        octets[i][six ? 6 : 9] = (uint8_t)(rand() % 8 ? (six ? 58 : 1) : 17);
        octets[i][six ? 40 : 20] = (uint8_t)(rand() % 16 + 128 * six);
        data[i] = octets[i];
        sizes[i] = rand() % 8 ? sizeof octets[i] : 0;
        kinds[i] = sizes[i] && octets[i][six ? 6 : 9] != 17
                       ? kind(six ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4, octets[i][six ? 40 : 20])
                       : 0;
    }
    assert_int_equal(icmpwire_order_packets(data, sizes, MOST, order), MOST);
    check_order(MOST, kinds);
}

/* More than a batch: only the first ones are ordered. */
static void too_many(void **state)
{
    (void)state;
    for (size_t i = 0; i < MOST + 1; i++) {
        data[i] = octets[i];
        sizes[i] = 0;
        families[i] = ICMPWIRE_ICMP4;
    }
    order[MOST] = 0xbeef;
    assert_int_equal(icmpwire_order_by_kind(families, data, sizes, MOST + 1, order), MOST);
    assert_int_equal(icmpwire_order_packets(data, sizes, MOST + 1, order), MOST);
    assert_int_equal(order[MOST], 0xbeef);
    assert_int_equal(icmpwire_order_by_kind(families, data, sizes, 0, order), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages),
        cmocka_unit_test(packets),
        cmocka_unit_test(too_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
