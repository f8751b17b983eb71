/* SPDX-License-Identifier: BSD-2-Clause */
/* Sums by every kernel against the plain 16-bit loop of RFC 1071, up to the edge of readable memory;
 * checksums of known messages; incremental updates against computing anew. */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "icmpwire/checksum.h"
#include "wire/checksum_kernels.h"

#define LENGTHS    2048u
#define ALIGNMENTS 64u
#define LONG       70000u
#define HUGE_SIZE  300001u /* more than a vector kernel takes at once, several times */

/* ---- the reference ---- */

static uint16_t naive(const uint8_t *data, size_t size, uint16_t before)
{
    uint64_t sum = before;
    for (size_t i = 0; i + 1 < size; i += 2)
        sum += (uint64_t)(data[i] << 8 | data[i + 1]);
    if (size % 2 != 0)
        sum += (uint64_t)(data[size - 1] << 8);
    while (sum > 0xffff)
        sum = (sum >> 16) + (sum & 0xffff);
    return (uint16_t)sum;
}

/* What the sum of a kernel, words of the machine's byte order, stands for. */
static uint16_t number_of(uint64_t sum)
{
    const uint16_t word = sum != 0 && sum % 0xffff == 0 ? 0xffff : (uint16_t)(sum % 0xffff);
    uint8_t octets[2];
    memcpy(octets, &word, sizeof octets);
    return (uint16_t)(octets[0] << 8 | octets[1]);
}

/* Fails where a kernel or the library's choice of one is wrong. */
static void check_sum(const uint8_t *data, size_t size)
{
    icmpwire_checksum_kernel *const vector = icmpwire_checksum_vector();
    const uint16_t expected = naive(data, size, 0);
    if (number_of(icmpwire_checksum_scalar(data, size, 0)) != expected)
        fail_msg("scalar kernel, %zu octets", size);
    if (vector != NULL && number_of(vector(data, size, 0)) != expected)
        fail_msg("vector kernel, %zu octets", size);
    if (icmpwire_checksum_sum(data, size, 0) != expected)
        fail_msg("icmpwire_checksum_sum, %zu octets", size);
}

/* ---- memory with nothing readable around it ---- */

struct fenced {
    uint8_t *map;
    size_t mapped;
    size_t page;
    uint8_t *data; /* starts right behind an unreadable page */
    uint8_t *end;  /* and ends right before one */
};

static struct fenced fenced(size_t size)
{
    struct fenced area;
    area.page = (size_t)sysconf(_SC_PAGESIZE);
    const size_t inside = (size + area.page - 1) / area.page * area.page;
    area.mapped = inside + 2 * area.page;
    area.map = mmap(NULL, area.mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_true(area.map != MAP_FAILED);
    area.data = area.map + area.page;
    area.end = area.data + inside;
    assert_int_equal(mprotect(area.map, area.page, PROT_NONE), 0);
    assert_int_equal(mprotect(area.end, area.page, PROT_NONE), 0);
    return area;
}

static void free_fenced(struct fenced area)
{
    assert_int_equal(munmap(area.map, area.mapped), 0);
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static void fill_random(uint8_t *from, const uint8_t *to, uint32_t seed)
{
    while (from != to)
        *from++ = (uint8_t)next_random(&seed);
}

/* ---- sums ---- */

static void every_length_and_alignment(void **unused)
{
    (void)unused;
    const struct fenced area = fenced(LENGTHS + ALIGNMENTS);
    fill_random(area.data, area.end, 1);
    for (size_t size = 0; size <= LENGTHS; size++) {
        for (size_t alignment = 0; alignment < ALIGNMENTS; alignment++)
            check_sum(area.data + alignment, size);
        check_sum(area.end - size, size);
    }
    free_fenced(area);
}

static void long_runs(void **unused)
{
    (void)unused;
    const struct fenced area = fenced(LONG + ALIGNMENTS);
    uint32_t random = 2;
    fill_random(area.data, area.end, 3);
    for (int i = 0; i < 200; i++) {
        const size_t size = next_random(&random) % (LONG + 1);
        check_sum(area.data + next_random(&random) % ALIGNMENTS, size);
        check_sum(area.end - size, size);
    }
    free_fenced(area);
}

/* The words that make sums within a vector largest and smallest, in runs that fill every sum many times over.
 */
static void extreme_octets(void **unused)
{
    (void)unused;
    static const uint8_t octets[] = {0x00, 0x7f, 0x80, 0xff};
    static const size_t sizes[] = {65535, 65536, 65537, 65568, 131072, 131103, HUGE_SIZE - 1, HUGE_SIZE};
    uint8_t *data = malloc(HUGE_SIZE);
    assert_non_null(data);
    for (size_t i = 0; i < sizeof octets; i++) {
        memset(data, octets[i], HUGE_SIZE);
        for (size_t size = 0; size <= LENGTHS; size++)
            check_sum(data, size);
        for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++)
            check_sum(data, sizes[k]);
    }
    free(data);
}

static void two_zeros(void **unused)
{
    (void)unused;
    static const uint8_t zeros[1480];
    uint8_t ones[1480];
    memset(ones, 0xff, sizeof ones);
    assert_int_equal(icmpwire_checksum_sum(NULL, 0, 0), 0);
    assert_int_equal(icmpwire_checksum_sum(NULL, 0, 0xffff), 0xffff);
    for (size_t size = 2; size <= sizeof ones; size += 2) {
        assert_int_equal(icmpwire_checksum_sum(zeros, size, 0), 0);
        assert_int_equal(icmpwire_checksum_sum(zeros, size, 0xffff), 0xffff);
        assert_int_equal(icmpwire_checksum_sum(ones, size, 0), 0xffff);
        assert_int_equal(icmpwire_checksum_sum(ones, size, 0xffff), 0xffff);
        assert_int_equal(icmpwire_checksum_sum(ones, size, 1), 1);
    }
}

/* RFC 1071 section 3 */
static void example_of_the_rfc(void **unused)
{
    (void)unused;
    static const uint8_t data[] = {0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7};
    assert_int_equal(icmpwire_checksum_sum(data, sizeof data, 0), 0xddf2);
    assert_int_equal(icmpwire_checksum_sum(data, 3, 0), 0xf201);
    assert_int_equal(icmpwire_checksum_sum(data, 1, 0x1234), 0x1234);
}

static void sums_chain(void **unused)
{
    (void)unused;
    uint8_t data[517];
    fill_random(data, data + sizeof data, 4);
    const uint16_t whole = naive(data, sizeof data, 0);
    for (size_t split = 0; split <= sizeof data; split += 2) {
        const uint16_t before = icmpwire_checksum_sum(data, split, 0);
        assert_int_equal(icmpwire_checksum_sum(data + split, sizeof data - split, before), whole);
    }
    for (uint32_t before = 0; before <= 0xffff; before++)
        if (icmpwire_checksum_sum(data, 33, (uint16_t)before) != naive(data, 33, (uint16_t)before))
            fail_msg("before 0x%04x", (unsigned)before);
}

/* Carries that a kernel is given come back too. */
static void kernels_add_to_any_sum(void **unused)
{
    (void)unused;
    static const uint64_t sums[] = {1, 0xffff, 0x8000000000000000, 0xfffffffffffffffe, 0xffffffffffffffff};
    icmpwire_checksum_kernel *const kernels[] = {icmpwire_checksum_scalar, icmpwire_checksum_vector()};
    uint8_t data[1480];
    memset(data, 0xff, sizeof data);
    data[7] = 0x3c;
    for (size_t k = 0; k < 2 && kernels[k] != NULL; k++)
        for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
            for (size_t size = 0; size <= sizeof data; size++) {
                const uint16_t expected = naive(data, size, number_of(sums[i]));
                assert_int_equal(number_of(kernels[k](data, size, sums[i])), expected);
            }
}

/* ---- whole messages ---- */

struct sample {
    const char *source; /* null for ICMPv4 */
    const char *destination;
    const char *message;
    uint16_t right; /* what the checksum field must hold */
    enum icmpwire_checksum_state state;
};

#define GOOD ICMPWIRE_CHECKSUM_GOOD
#define BAD  ICMPWIRE_CHECKSUM_BAD

#define ALL_ZERO      "00000000000000000000000000000000"
#define FE80_1        "fe800000000000000000000000000001"
#define FF02_1        "ff020000000000000000000000000001"
#define FF02_2        "ff020000000000000000000000000002"
#define FF02_1_FF00_2 "ff0200000000000000000001ff000002"
#define DB8_1         "20010db8000000000000000000000001"
#define DB8_1_2       "20010db8000000010000000000000002"
#define FF3E_8000_1   "ff3e0000000000000000000080000001"

static const struct sample samples[] = {
    {NULL, NULL, "0800a27f123400016162636465666768696a6b6c6d6e6f70", 0xa27f, GOOD},
    {NULL, NULL, "08004696beefffff78797a", 0x4696, GOOD},
    {NULL, NULL, "0800f7ff00000000", 0xf7ff, GOOD},
    {NULL, NULL, "0800f7ff", 0xf7ff, GOOD},
    {NULL, NULL, "0800b5b3000100016162636465666768696a6b6c6d6e6f70", 0xb4b2, BAD},
    {NULL, NULL, "08000000000100016162636465666768696a6b6c6d6e6f70", 0xb4b2, BAD},
    /* both zeros are right where the other octets sum up to 0xffff, 0 is what a sender writes */
    {NULL, NULL, "08000000f7ff0000", 0x0000, GOOD},
    {NULL, NULL, "0800fffff7ff0000", 0x0000, GOOD},
    /* an echo reply of nothing but zeros: its checksum is 0xffff, and no checksum is a wrong one */
    {NULL, NULL, "0000ffff00000000", 0xffff, GOOD},
    {NULL, NULL, "0000000000000000", 0xffff, BAD},
    {DB8_1_2, DB8_1, "8100cdb6123400016162636465666768696a6b6c6d6e6f70", 0xcdb6, GOOD},
    {DB8_1, DB8_1_2, "8100cdb6123400016162636465666768696a6b6c6d6e6f70", 0xcdb6, GOOD},
    {FE80_1, FF02_1, "8000bdce00010002616263", 0xbdce, GOOD},
    {FE80_1, FF02_2, "98006a3a", 0x6a3a, GOOD},
    {FE80_1, FF3E_8000_1,
     "820011a903e80000ff3e00000000000000000000800000010f7d000220010db8000000000000000000000001"
     "20010db8000000010000000000000002",
     0x11a9, GOOD},
    {FE80_1, FF02_1, "86000ce6400007080000000000000000250368747470733a2f2f63702e6578616d706c652f617069", 0x0ce6, GOOD},
    {ALL_ZERO, FF02_1_FF00_2, "87007c2300000000fe800000000000000000000000000002", 0x7c23, GOOD},
    {DB8_1, DB8_1_2, "80003cb2000100016162636465666768696a6b6c6d6e6f70", 0xe0e9, BAD},
    {FE80_1, FF02_1_FF00_2, "87007d2500000000fe800000000000000000000000000002", 0x7da1, BAD},
};

static size_t octets_of(const char *hex, uint8_t *out)
{
    static const char digits[] = "0123456789abcdef";
    size_t size = 0;
    for (; hex[2 * size] != '\0'; size++) {
        const size_t high = (size_t)(strchr(digits, hex[2 * size]) - digits);
        const size_t low = (size_t)(strchr(digits, hex[2 * size + 1]) - digits);
        out[size] = (uint8_t)(high << 4 | low);
    }
    return size;
}

static void known_messages(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const struct sample *const sample = &samples[i];
        const bool six = sample->source != NULL;
        const enum icmpwire_family family = six ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4;
        uint8_t source[16];
        uint8_t destination[16];
        uint8_t message[256] = {0};
        if (six) {
            octets_of(sample->source, source);
            octets_of(sample->destination, destination);
        }
        const size_t size = octets_of(sample->message, message);
        const uint8_t *const from = six ? source : NULL;
        const uint8_t *const to = six ? destination : NULL;
        assert_int_equal(icmpwire_checksum_compute(family, message, size, from, to), sample->right);
        assert_int_equal(icmpwire_checksum_check(family, message, size, from, to), sample->state);
        message[2] = (uint8_t)(sample->right >> 8);
        message[3] = (uint8_t)sample->right;
        assert_int_equal(icmpwire_checksum_check(family, message, size, from, to), GOOD);
        message[size - 1] ^= 1;
        assert_int_equal(icmpwire_checksum_check(family, message, size, from, to), BAD);
    }
}

static void what_cannot_be_told(void **unused)
{
    (void)unused;
    static const uint8_t message[8] = {0x80};
    static const uint8_t address[16];
    for (size_t size = 0; size < 4; size++) {
        assert_int_equal(icmpwire_checksum_check(ICMPWIRE_ICMP4, message, size, NULL, NULL), ICMPWIRE_CHECKSUM_UNKNOWN);
        assert_int_equal(icmpwire_checksum_check(ICMPWIRE_ICMP6, message, size, address, address),
                         ICMPWIRE_CHECKSUM_UNKNOWN);
        assert_int_equal(icmpwire_checksum_compute(ICMPWIRE_ICMP4, message, size, NULL, NULL), 0);
    }
    assert_int_equal(icmpwire_checksum_check(ICMPWIRE_ICMP6, message, 8, NULL, address), ICMPWIRE_CHECKSUM_UNKNOWN);
    assert_int_equal(icmpwire_checksum_check(ICMPWIRE_ICMP6, message, 8, address, NULL), ICMPWIRE_CHECKSUM_UNKNOWN);
    assert_int_equal(icmpwire_checksum_compute(ICMPWIRE_ICMP6, message, 8, NULL, address), 0);
    /* ICMPv4 has no pseudo-header, whatever is given */
    assert_int_equal(icmpwire_checksum_compute(ICMPWIRE_ICMP4, message, 8, message, message), 0x7fff);
}

/* RFC 8200 section 8.1, laid out in full. */
static void pseudo_header(void **unused)
{
    (void)unused;
    static const uint32_t sizes[] = {0, 4, 1480, 65535, 65536, 0x12345678, 0xffffffff};
    uint32_t random = 5;
    for (int i = 0; i < 200; i++) {
        uint8_t header[40] = {0};
        fill_random(header, header + 32, next_random(&random));
        if (i == 0)
            memset(header, 0, 32);
        if (i == 1)
            memset(header, 0xff, 32);
        const uint32_t size = sizes[(size_t)i % (sizeof sizes / sizeof *sizes)];
        for (int k = 0; k < 4; k++)
            header[32 + k] = (uint8_t)(size >> (24 - 8 * k));
        header[39] = (uint8_t)(i * 58);
        assert_int_equal(icmpwire_checksum_pseudo6(header, header + 16, size, header[39]), naive(header, 40, 0));
    }
}

/* ---- extension structures ---- */

static void extensions(void **unused)
{
    (void)unused;
    static const uint8_t structure[12] = {0x20, 0, 0xcd, 0xf5, 0, 8, 1, 1, 0, 0, 0x11, 0x01};
    uint8_t other[12];
    memcpy(other, structure, sizeof other);
    assert_int_equal(icmpwire_checksum_check_extension((struct icmpwire_span){structure, 12}), GOOD);
    other[2] = 0xcc;
    assert_int_equal(icmpwire_checksum_check_extension((struct icmpwire_span){other, 12}), BAD);
    other[2] = other[3] = 0;
    assert_int_equal(icmpwire_checksum_check_extension((struct icmpwire_span){other, 12}), ICMPWIRE_CHECKSUM_ABSENT);
    other[3] = 1;
    assert_int_equal(icmpwire_checksum_check_extension((struct icmpwire_span){other, 12}), BAD);
    for (size_t size = 0; size < 4; size++)
        assert_int_equal(icmpwire_checksum_check_extension((struct icmpwire_span){structure, size}),
                         ICMPWIRE_CHECKSUM_UNKNOWN);
    other[0] = 0x20, other[1] = 0, other[2] = 0xdf, other[3] = 0xff;
    assert_int_equal(icmpwire_checksum_check_extension((struct icmpwire_span){other, 4}), GOOD);
}

/* ---- updates ---- */

/* A message of two words beside the checksum: `rest` stands for all that does not change. Where all becomes
 * zero the update gives 0 and computing anew 0xffff, as the header says. */
static void every_update(void **unused)
{
    (void)unused;
    static const uint16_t grid[] = {0,      1,      2,      0x00ff, 0x0100, 0x0800, 0x1234, 0x5555, 0x7fff, 0x8000,
                                    0x8001, 0xaaaa, 0xcd7a, 0xdd2f, 0xf7ff, 0xfeff, 0xff00, 0xfffd, 0xfffe, 0xffff};
    const size_t count = sizeof grid / sizeof *grid;
    for (size_t r = 0; r < count; r++)
        for (size_t b = 0; b < count; b++) {
            const uint32_t sum = (uint32_t)grid[r] + grid[b];
            const uint16_t checksum = (uint16_t)~(sum + (sum >> 16));
            for (uint32_t after = 0; after <= 0xffff; after++) {
                const uint32_t new_sum = grid[r] + after;
                const uint16_t anew = (uint16_t)~(new_sum + (new_sum >> 16));
                const uint16_t expected = new_sum == 0 ? 0 : anew;
                if (icmpwire_checksum_update(checksum, grid[b], (uint16_t)after) != expected)
                    fail_msg("rest 0x%04x: 0x%04x to 0x%04x", grid[r], grid[b], (unsigned)after);
            }
        }
}

/* RFC 1624 section 4: the case that equation 2 gets wrong. */
static void update_of_the_rfc(void **unused)
{
    (void)unused;
    assert_int_equal(icmpwire_checksum_update(0xdd2f, 0x5555, 0x3285), 0x0000);
    assert_int_equal(icmpwire_checksum_update(0x0000, 0x3285, 0x5555), 0xdd2f);
}

/* message[from, from + old) is replaced by `fresh` octets, and the checksum must be that of the new message.
 */
static void check_replace(uint8_t *message, size_t size, size_t from, size_t old, const uint8_t *with, size_t fresh)
{
    uint8_t changed[256];
    memcpy(changed, message, from);
    memcpy(changed + from, with, fresh);
    memcpy(changed + from + fresh, message + from + old, size - from - old);
    const uint16_t before = icmpwire_checksum_compute(ICMPWIRE_ICMP4, message, size, NULL, NULL);
    const uint16_t after = icmpwire_checksum_compute(ICMPWIRE_ICMP4, changed, size - old + fresh, NULL, NULL);
    assert_int_equal(icmpwire_checksum_replace(before, (struct icmpwire_span){message + from, old},
                                               (struct icmpwire_span){with, fresh}),
                     after);
}

static void replaced_runs(void **unused)
{
    (void)unused;
    uint8_t message[97];
    uint8_t with[48];
    fill_random(message, message + sizeof message, 6);
    fill_random(with, with + sizeof with, 7);
    for (size_t from = 4; from < 90; from += 2) {
        for (size_t old = 0; from + old <= sizeof message; old += 2)
            for (size_t fresh = 0; fresh <= sizeof with; fresh += 2)
                check_replace(message, sizeof message, from, old, with, fresh);
        for (size_t fresh = 0; fresh <= sizeof with; fresh++) /* the odd end of the message */
            check_replace(message, sizeof message, from, sizeof message - from, with, fresh);
    }
    assert_int_equal(
        icmpwire_checksum_replace(0x1234, (struct icmpwire_span){NULL, 0}, (struct icmpwire_span){NULL, 0}), 0x1234);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_length_and_alignment),
        cmocka_unit_test(long_runs),
        cmocka_unit_test(extreme_octets),
        cmocka_unit_test(two_zeros),
        cmocka_unit_test(example_of_the_rfc),
        cmocka_unit_test(sums_chain),
        cmocka_unit_test(kernels_add_to_any_sum),
        cmocka_unit_test(known_messages),
        cmocka_unit_test(what_cannot_be_told),
        cmocka_unit_test(pseudo_header),
        cmocka_unit_test(extensions),
        cmocka_unit_test(every_update),
        cmocka_unit_test(update_of_the_rfc),
        cmocka_unit_test(replaced_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
