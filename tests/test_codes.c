/* SPDX-License-Identifier: BSD-2-Clause */
/* The floating-point codes of multicast listener discovery: every code, and every value there is a code for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "icmpwire/listener.h"
#include "icmpwire/option.h"

enum { RESPONSE_MOST = 8387584, INTERVAL_MOST = 31744 };

/* The figures of RFC 3810: 1, exp, mant; the value is (mant | 0x1000) << (exp + 3), or with 0x10 for the interval. Here
 * it is worked out by doubling. */
static uint32_t expected_value(uint32_t code, uint32_t linear_below, uint32_t mantissas)
{
    uint32_t exponent = (code - linear_below) / mantissas;
    uint32_t value = code % mantissas + mantissas;
    if (code < linear_below)
        return code;
    for (uint32_t i = 0; i < exponent + 3; i++)
        value *= 2;
    return value;
}

static void test_response_values(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 65535; code++)
        assert_int_equal(icmpwire_response_milliseconds((uint16_t)code), expected_value(code, 32768, 4096));
}

static void test_interval_values(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 255; code++)
        assert_int_equal(icmpwire_interval_seconds((uint8_t)code), expected_value(code, 128, 16));
}

/* By hand, from the figures. */
static void test_known_values(void **state)
{
    (void)state;
    assert_int_equal(icmpwire_response_milliseconds(0), 0);
    assert_int_equal(icmpwire_response_milliseconds(0x7fff), 32767);
    assert_int_equal(icmpwire_response_milliseconds(0x8000), 32768);
    assert_int_equal(icmpwire_response_milliseconds(0x8001), 32776);
    assert_int_equal(icmpwire_response_milliseconds(0x8123), 35096);
    assert_int_equal(icmpwire_response_milliseconds(0x8fff), 65528);
    assert_int_equal(icmpwire_response_milliseconds(0x9000), 65536);
    assert_int_equal(icmpwire_response_milliseconds(0xffff), RESPONSE_MOST);
    assert_int_equal(icmpwire_interval_seconds(0), 0);
    assert_int_equal(icmpwire_interval_seconds(0x7f), 127);
    assert_int_equal(icmpwire_interval_seconds(0x80), 128);
    assert_int_equal(icmpwire_interval_seconds(0x8f), 248);
    assert_int_equal(icmpwire_interval_seconds(0x90), 256);
    assert_int_equal(icmpwire_interval_seconds(0x9a), 416);
    assert_int_equal(icmpwire_interval_seconds(0xff), INTERVAL_MOST);
}

/* A greater code stands for more. */
static void test_monotone(void **state)
{
    (void)state;
    for (uint32_t code = 1; code <= 65535; code++)
        assert_true(icmpwire_response_milliseconds((uint16_t)(code - 1)) <
                    icmpwire_response_milliseconds((uint16_t)code));
    for (uint32_t code = 1; code <= 255; code++)
        assert_true(icmpwire_interval_seconds((uint8_t)(code - 1)) < icmpwire_interval_seconds((uint8_t)code));
}

/* The greatest code that stands for no more than the value; `code` goes along with it. */
static void test_response_codes(void **state)
{
    uint32_t code = 0;
    (void)state;
    for (uint32_t value = 0; value <= RESPONSE_MOST + 1; value++) {
        if (code < 65535 && expected_value(code + 1, 32768, 4096) <= value)
            code++;
        if (icmpwire_response_code(value) != code)
            fail_msg("%u ms: code %u, not %u", value, icmpwire_response_code(value), code);
    }
    assert_int_equal(code, 65535);
}

static void test_interval_codes(void **state)
{
    uint32_t code = 0;
    (void)state;
    for (uint32_t value = 0; value <= 65535; value++) {
        if (code < 255 && expected_value(code + 1, 128, 16) <= value)
            code++;
        if (icmpwire_interval_code((uint16_t)value) != code)
            fail_msg("%u s: code %u, not %u", value, icmpwire_interval_code((uint16_t)value), code);
    }
    assert_int_equal(code, 255);
}

static void test_clamped(void **state)
{
    (void)state;
    assert_int_equal(icmpwire_response_code(RESPONSE_MOST - 1), 65534);
    assert_int_equal(icmpwire_response_code(RESPONSE_MOST), 65535);
    for (uint32_t bit = 24; bit < 32; bit++)
        assert_int_equal(icmpwire_response_code((uint32_t)1 << bit), 65535);
    assert_int_equal(icmpwire_response_code(UINT32_MAX), 65535);
    assert_int_equal(icmpwire_interval_code(INTERVAL_MOST - 1), 254);
    assert_int_equal(icmpwire_interval_code(INTERVAL_MOST), 255);
    assert_int_equal(icmpwire_interval_code(UINT16_MAX), 255);
}

static void test_round_trip(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 65535; code++)
        assert_int_equal(icmpwire_response_code(icmpwire_response_milliseconds((uint16_t)code)), code);
    for (uint32_t code = 0; code <= 255; code++)
        assert_int_equal(icmpwire_interval_code(icmpwire_interval_seconds((uint8_t)code)), code);
}

/* RFC 8781 section 4: 13 bits count 8 seconds each, 3 bits select the length of the prefix. */
static void pref64_lifetimes(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 0xffff; code++) {
        uint32_t seconds = (code >> 3) * 8;
        assert_int_equal(ICMPWIRE_PREF64_LIFETIME_SECONDS(code), seconds);
        assert_int_equal(ICMPWIRE_PREF64_LENGTH_CODE(code), code % 8);
        assert_int_equal(icmpwire_pref64_lifetime_length(seconds, (uint8_t)(code % 8)), code);
    }
    for (uint32_t seconds = 0; seconds <= 70000; seconds++) {
        uint32_t units = seconds / 8 + (seconds % 8 != 0);
        assert_int_equal(icmpwire_pref64_lifetime_length(seconds, 0) >> 3, units > 8191 ? 8191 : units);
    }
    assert_int_equal(icmpwire_pref64_lifetime_length(UINT32_MAX, 5), 0xfffd);
}

static void pref64_lengths(void **state)
{
    static const uint8_t lengths[8] = {96, 64, 56, 48, 40, 32, 0, 0};
    (void)state;
    for (unsigned code = 0; code < 256; code++)
        assert_int_equal(icmpwire_pref64_prefix_length((uint8_t)code), code < 8 ? lengths[code] : 0);
    for (unsigned length = 0; length < 256; length++) {
        unsigned code = 0;
        while (code < 6 && lengths[code] != length)
            code++;
        assert_int_equal(icmpwire_pref64_length_code((uint8_t)length), code < 6 ? code : 7);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_response_values), cmocka_unit_test(test_interval_values),
        cmocka_unit_test(test_known_values),    cmocka_unit_test(test_monotone),
        cmocka_unit_test(test_response_codes),  cmocka_unit_test(test_interval_codes),
        cmocka_unit_test(test_clamped),         cmocka_unit_test(test_round_trip),
        cmocka_unit_test(pref64_lifetimes),     cmocka_unit_test(pref64_lengths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
