/* SPDX-License-Identifier: BSD-2-Clause */
/* The walk's primitives, hot and slow: every size of buffer, at the end and at the start of what may be read. */
#define _DEFAULT_SOURCE
#include "guarded.h"

#include "icmpwire/walk.h"
#include "walk_layouts.h"

#include "tiny_walks.h"

/* ---- both forms side by side ---- */

struct tiny {
    struct icmpwire_walk end; /* of a hot walk */
    union {
#define MEMBER(name) struct icmpwire_##name name;
        TINY_LAYOUTS(MEMBER)
#undef MEMBER
    };
};

#define HOT(name)                                                                                     \
    static bool hot_##name(const uint8_t *data, size_t size, struct tiny *t, enum icmpwire_pass pass) \
    {                                                                                                 \
        memset(t, 0, sizeof *t);                                                                      \
        t->end = icmpwire_walk_over(data, size);                                                      \
        icmpwire_body_##name(&t->end, &t->name, pass);                                                \
        return !t->end.failed;                                                                        \
    }
TINY_LAYOUTS(HOT)

struct hot {
    bool (*run)(const uint8_t *data, size_t size, struct tiny *t, enum icmpwire_pass pass);
    size_t size; /* of the struct */
    size_t least;
};
#define ROW(name)   [INDEX_##name] = {hot_##name, sizeof(struct icmpwire_##name), 0},
#define INDEX(name) INDEX_##name,
enum { TINY_LAYOUTS(INDEX) COUNT };
static const struct hot hot[] = {TINY_LAYOUTS(ROW)};

static size_t least_of(int which)
{
    switch (which) {
#define LEAST(name)    \
    case INDEX_##name: \
        return icmpwire_least_##name();
        TINY_LAYOUTS(LEAST)
    default:
        return 0;
    }
}

/* Does it leave nothing behind it? */
static bool takes_all(int which)
{
    return which != INDEX_tiny_numbers && which != INDEX_tiny_bits && which != INDEX_tiny_addresses &&
           which != INDEX_tiny_refused && which != INDEX_tiny_array;
}

static uint8_t *guarded_start; /* nothing before it can be read */

static int setup(void **state)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    uint8_t *pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED || mprotect(pages, page, PROT_NONE))
        return -1;
    guarded_start = pages + page;
    return guarded_setup(state);
}

/* What a slow walk said of one input. */
struct told {
    struct tiny t;
    bool good;
    struct icmpwire_fault fault;
};

static struct told slowly(int which, const uint8_t *data, size_t captured, size_t size)
{
    struct told told;
    memset(&told, 0, sizeof told);
    told.good = tiny_slow[which].read(data, captured, size, &told.t.tiny_numbers, &told.fault);
    if (told.good)
        return told;
    assert_in_range(told.fault.status, ICMPWIRE_TRUNCATED, ICMPWIRE_BAD_FIELD);
    assert_in_range(told.fault.offset, 0, captured);
    assert_in_range(told.fault.readable, 0, captured);
    assert_true(told.fault.offset <= told.fault.readable);
    assert_true(*told.fault.field);
    return told;
}

struct tiling {
    uint64_t next;
    bool broken;
    int depth;
};

static void tile(void *context, const struct icmpwire_field *f)
{
    struct tiling *t = context;
    t->depth += f->event == ICMPWIRE_ENTER ? 1 : f->event == ICMPWIRE_LEAVE ? -1 : 0;
    t->broken |= f->event == ICMPWIRE_FAULT;
    if (f->event != ICMPWIRE_FIELD)
        return;
    assert_true(f->bit_offset == t->next || (t->broken && f->bit_offset > t->next));
    t->next = f->bit_offset + f->bit_width;
}

static void same_as_visited(int which, const uint8_t *data, size_t captured, size_t size, const struct told *told)
{
    struct tiling t = {0, false, 0};
    struct icmpwire_fault fault;
    assert_int_equal(tiny_slow[which].visit(data, captured, size, tile, &t, &fault), told->good);
    assert_int_equal(t.depth, 0);
    if (!told->good) {
        assert_int_equal(fault.status, told->fault.status);
        assert_int_equal(fault.offset, told->fault.offset);
        assert_int_equal(fault.readable, told->fault.readable);
        assert_string_equal(fault.field, told->fault.field);
    }
}

/* A part of a good message is cut; of a bad one, cut or bad in the same way. */
static void cut_everywhere(int which, const uint8_t *data, size_t size, const struct told *whole)
{
    for (size_t captured = 0; captured < size; captured++) {
        uint8_t *at = guarded_end - captured;
        struct told part;
        memmove(at, data, captured);
        part = slowly(which, at, captured, size);
        assert_true(!part.good || !takes_all(which));
        assert_true(part.good || part.fault.status == ICMPWIRE_CUT ||
                    (!whole->good && part.fault.status == whole->fault.status));
        same_as_visited(which, at, captured, size, &part);
    }
}

static void check_at(int which, const uint8_t *data, size_t size)
{
    struct tiny t, opened;
    struct told told = slowly(which, data, size, size);
    bool good = hot[which].run(data, size, &t, ICMPWIRE_DECODE);
    assert_int_equal(good, told.good);
    assert_true(hot[which].run(data, size, &opened, ICMPWIRE_OPEN) || !good);
    assert_true(!good || size >= least_of(which));
    same_as_visited(which, data, size, size, &told);
    if (which == INDEX_tiny_optional && good && !t.tiny_optional.extension.objects.data)
        t.tiny_optional.extension = told.t.tiny_optional.extension; /* there is none, and nothing to compare */
    if (good) {
        uint8_t out[64];
        assert_memory_equal(&t.tiny_numbers, &told.t.tiny_numbers, hot[which].size);
        assert_true(t.end.left == 0 || !takes_all(which));
        memset(out, 0xee, sizeof out);
        size_t written = tiny_slow[which].write(&t.tiny_numbers, false, out);
        assert_int_equal(written + t.end.left, size);
        assert_memory_equal(out, data, written);
        assert_int_equal(out[written], 0xee);
        assert_int_equal(tiny_slow[which].write(&t.tiny_numbers, false, NULL), written);
    }
}

static void check(int which, const uint8_t *octets, size_t size)
{
    struct told told;
    memcpy(guarded_start, octets, size);
    check_at(which, guarded_start, size);
    memcpy(guarded_end - size, octets, size);
    check_at(which, guarded_end - size, size);
    told = slowly(which, guarded_end - size, size, size);
    cut_everywhere(which, octets, size, &told);
}

enum { SIZE_MOST = 40 };

/* Every size, with octets that mean something as lengths, counts, versions and headers. */
static void every_size(void **state)
{
    static const uint8_t telling[] = {0, 1, 2, 3, 4, 5, 7, 8, 16, 0x20, 0x45, 0x46, 0x4f, 0x60, 199, 200, 255};
    uint8_t octets[SIZE_MOST];
    uint32_t seed = 1;
    (void)state;
    for (int which = 0; which < COUNT; which++)
        for (size_t size = 0; size <= sizeof octets; size++)
            for (unsigned round = 0; round < 120; round++) {
                for (size_t i = 0; i < size; i++)
                    octets[i] = round == 0 ? 0 : telling[next_random(&seed) % (round % 2 ? sizeof telling : 9)];
                check(which, octets, size);
            }
}

/* Every pair of first octets: each count, length and unit. */
static void every_beginning(void **state)
{
    uint8_t octets[SIZE_MOST] = {0};
    (void)state;
    for (int which = 0; which < COUNT; which++)
        for (unsigned a = 0; a < 256; a++)
            for (unsigned b = 0; b < 256; b += b < 48 ? 1 : 19) {
                static const size_t sizes[] = {2, 3, 8, 9, 16, 24, SIZE_MOST};
                octets[0] = (uint8_t)a;
                octets[1] = (uint8_t)b;
                for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
                    memcpy(guarded_end - sizes[i], octets, sizes[i]);
                    check_at(which, guarded_end - sizes[i], sizes[i]);
                }
            }
}

/* ---- one by one, against what is meant ---- */

static void fault_is(const struct told *told, enum icmpwire_status status, uint32_t offset, const char *field,
                     uint32_t readable)
{
    assert_false(told->good);
    assert_int_equal(told->fault.status, status);
    assert_int_equal(told->fault.offset, offset);
    assert_string_equal(told->fault.field, field);
    assert_int_equal(told->fault.readable, readable);
}

static struct told of_hex(int which, const char *hex)
{
    struct icmpwire_span s = guarded_hex(hex);
    return slowly(which, s.data, s.size, s.size);
}

static void numbers(void **state)
{
    static const struct {
        const char *name;
        uint32_t at;
    } fields[] = {{"a", 0}, {"b", 1}, {"c", 3}, {"d", 6}, {"e", 10}, {"f", 18}, {"", 22}};
    struct icmpwire_span s = guarded_hex("01 0203 040506 0708090a 0b0c0d0e0f101112 fffffffe");
    struct tiny t;
    (void)state;
    assert_int_equal(least_of(INDEX_tiny_numbers), 22);
    assert_true(hot_tiny_numbers(s.data, s.size, &t, ICMPWIRE_DECODE));
    assert_int_equal(t.tiny_numbers.a, 1);
    assert_int_equal(t.tiny_numbers.b, 0x0203);
    assert_int_equal(t.tiny_numbers.c, 0x040506);
    assert_int_equal(t.tiny_numbers.d, 0x0708090a);
    assert_true(t.tiny_numbers.e == 0x0b0c0d0e0f101112);
    assert_int_equal(t.tiny_numbers.f, -2);
    for (size_t size = 0, field = 0; size < s.size; size++) {
        struct told told = slowly(INDEX_tiny_numbers, s.data, size, size);
        field += size == fields[field + 1].at;
        fault_is(&told, ICMPWIRE_TRUNCATED, fields[field].at, fields[field].name, fields[field].at);
        told = slowly(INDEX_tiny_numbers, s.data, size, size + 1);
        fault_is(&told, size < fields[field + 1].at - 1 ? ICMPWIRE_TRUNCATED : ICMPWIRE_CUT, fields[field].at,
                 fields[field].name, fields[field].at);
        told = slowly(INDEX_tiny_numbers, s.data, size, s.size);
        fault_is(&told, ICMPWIRE_CUT, fields[field].at, fields[field].name, fields[field].at);
        assert_int_equal(told.t.tiny_numbers.a, size >= 1);
        assert_int_equal(told.t.tiny_numbers.b, size >= 3 ? 0x0203 : 0);
        assert_int_equal(told.t.tiny_numbers.f, 0);
    }
}

static void spans(void **state)
{
    struct told told = of_hex(INDEX_tiny_counted, "02 aabb cc");
    (void)state;
    assert_true(told.good);
    assert_int_equal(told.t.tiny_counted.data.size, 2);
    assert_int_equal(told.t.tiny_counted.rest.size, 1);
    told = of_hex(INDEX_tiny_counted, "04 aabb cc"); /* the count is to blame */
    fault_is(&told, ICMPWIRE_BAD_LENGTH, 0, "count", 1);
    told = of_hex(INDEX_tiny_counted, "");
    fault_is(&told, ICMPWIRE_TRUNCATED, 0, "count", 0);
    struct icmpwire_span s = guarded_hex("04 aabb");
    told = slowly(INDEX_tiny_counted, s.data, 3, 5); /* what is captured is kept */
    fault_is(&told, ICMPWIRE_CUT, 1, "data", 3);
    assert_int_equal(told.t.tiny_counted.data.size, 2);
    told = slowly(INDEX_tiny_counted, s.data, 3, 4);
    fault_is(&told, ICMPWIRE_BAD_LENGTH, 0, "count", 1);
}

static void refusals(void **state)
{
    struct told told = of_hex(INDEX_tiny_refused, "0501");
    (void)state;
    fault_is(&told, ICMPWIRE_BAD_VERSION, 0, "version", 1);
    assert_int_equal(told.t.tiny_refused.version, 5);
    told = of_hex(INDEX_tiny_refused, "04");
    fault_is(&told, ICMPWIRE_TRUNCATED, 1, "b", 1);
}

static void framing(void **state)
{
    struct told told;
    (void)state;
    assert_true(of_hex(INDEX_tiny_list, "09").good);
    assert_true(of_hex(INDEX_tiny_list, "09 0002 0003aa").good);
    assert_true(of_hex(INDEX_tiny_list, "09 0001 02").good); /* framing alone: what reaches 1 octet moves on by 1 */
    told = of_hex(INDEX_tiny_list, "09 0002 0000");
    fault_is(&told, ICMPWIRE_BAD_LENGTH, 3, "list", 3);
    told = of_hex(INDEX_tiny_list, "09 0002 0004aa");
    fault_is(&told, ICMPWIRE_BAD_LENGTH, 3, "list", 3);
    told = of_hex(INDEX_tiny_list, "09 0002 00");
    fault_is(&told, ICMPWIRE_TRUNCATED, 3, "list", 4);
    told = of_hex(INDEX_tiny_list, "09 0002 00c8");
    fault_is(&told, ICMPWIRE_TRUNCATED, 3, "list", 5);
    struct icmpwire_span s = guarded_hex("09 0002 0004aa");
    told = slowly(INDEX_tiny_list, s.data, s.size, s.size + 1);
    fault_is(&told, ICMPWIRE_CUT, 3, "list", 6);
    assert_int_equal(told.t.tiny_list.list.size, 5);
}

static void arrays(void **state)
{
    struct told told = of_hex(INDEX_tiny_array, "01 02 01020304 05060708");
    (void)state;
    assert_true(told.good);
    assert_int_equal(told.t.tiny_array.list.size, 8);
    told = of_hex(INDEX_tiny_array, "01 03 01020304 05060708");
    fault_is(&told, ICMPWIRE_BAD_LENGTH, 1, "count", 2);
    assert_true(of_hex(INDEX_tiny_array, "00 ff").good);
    assert_true(of_hex(INDEX_tiny_array, "ff 00").good);
}

static void datagrams(void **state)
{
    struct told told = of_hex(INDEX_tiny_quoted4, "00 45 00*19");
    (void)state;
    assert_true(told.good);
    assert_int_equal(told.t.tiny_quoted4.datagram.size, 20);
    told = of_hex(INDEX_tiny_quoted4, "00 45 00*18");
    fault_is(&told, ICMPWIRE_TRUNCATED, 1, "datagram", 20);
    told = of_hex(INDEX_tiny_quoted4, "00 46 00*22");
    fault_is(&told, ICMPWIRE_TRUNCATED, 1, "datagram", 24);
    told = of_hex(INDEX_tiny_quoted4, "00 44 00*30");
    fault_is(&told, ICMPWIRE_BAD_LENGTH, 1, "datagram", 32);
    assert_true(of_hex(INDEX_tiny_quoted6, "60 00*39").good);
    told = of_hex(INDEX_tiny_quoted6, "60 00*38");
    fault_is(&told, ICMPWIRE_TRUNCATED, 0, "datagram", 39);
    told = of_hex(INDEX_tiny_extended, "06 45 00*22");
    fault_is(&told, ICMPWIRE_BAD_LENGTH, 0, "length", 1);
    told = of_hex(INDEX_tiny_extended, "05 45 00*19 30000000");
    fault_is(&told, ICMPWIRE_BAD_VERSION, 21, "version", 23 + 2);
    told = of_hex(INDEX_tiny_extended, "05 45 00*19");
    assert_true(told.good);
    assert_null(told.t.tiny_extended.extension.objects.data);
    told = of_hex(INDEX_tiny_extended, "05 45 00*19 20000000");
    assert_true(told.good);
    assert_non_null(told.t.tiny_extended.extension.objects.data);
    told = of_hex(INDEX_tiny_optional, "20000000");
    assert_true(told.good && !told.t.tiny_optional.extension.objects.data);
    assert_int_equal(told.t.tiny_optional.trailing.size, 4);
    told = of_hex(INDEX_tiny_optional, "20000000 00040900");
    assert_true(told.good && told.t.tiny_optional.extension.objects.data);
    assert_int_equal(told.t.tiny_optional.trailing.size, 0);
}

/* An element taken off a list: its own faults, and those of its frame. */
static void elements(void **state)
{
    struct icmpwire_tiny_element e = {0};
    struct icmpwire_fault fault;
    struct icmpwire_span list = guarded_hex("01 04 1234 01 05 123456 01 03 12 00 00"), rest;
    (void)state;
    rest = icmpwire_first_tiny_element(list, &e);
    assert_int_equal(e.status, ICMPWIRE_OK);
    assert_int_equal(e.value, 0x1234);
    assert_int_equal(rest.size, 10);
    assert_false(icmpwire_tiny_element_explain(rest, &e, &fault)); /* an octet too many in its frame */
    assert_int_equal(fault.status, ICMPWIRE_BAD_LENGTH);
    assert_int_equal(fault.offset, 1);
    assert_string_equal(fault.field, "length");
    assert_int_equal(fault.readable, 4);
    rest = icmpwire_first_tiny_element(rest, &e);
    assert_int_equal(e.status, ICMPWIRE_BAD_LENGTH);
    assert_int_equal(e.value, 0x1234); /* what was read before holds */
    assert_int_equal(rest.size, 5);
    assert_false(icmpwire_tiny_element_explain(rest, &e, &fault)); /* one too few */
    assert_int_equal(fault.status, ICMPWIRE_BAD_LENGTH);
    assert_int_equal(fault.offset, 1);
    assert_string_equal(fault.field, "length");
    rest = icmpwire_first_tiny_element(rest, &e);
    assert_int_equal(e.status, ICMPWIRE_BAD_LENGTH);
    assert_int_equal(rest.size, 2);
    rest = icmpwire_first_tiny_element(rest, &e);
    assert_int_equal(e.status, ICMPWIRE_BAD_LENGTH); /* a length of 0 */
    assert_null(rest.data);
    assert_int_equal(rest.size, 0);
}

/* Building fills in what is computed, and pads. */
static void building(void **state)
{
    uint8_t out[512], data[300] = {0};
    struct icmpwire_tiny_counted counted = {7, {data, 2}, {data, 1}};
    (void)state;
    assert_int_equal(tiny_slow[INDEX_tiny_counted].write(&counted, false, out), 4);
    assert_int_equal(out[0], 7);
    assert_int_equal(tiny_slow[INDEX_tiny_counted].write(&counted, true, out), 4);
    assert_int_equal(out[0], 2);
    counted.data.size = 255;
    assert_int_equal(tiny_slow[INDEX_tiny_counted].write(&counted, true, out), 257);
    counted.data.size = 256;
    assert_int_equal(tiny_slow[INDEX_tiny_counted].write(&counted, true, out), 0); /* too long */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers),         cmocka_unit_test(spans),    cmocka_unit_test(refusals),
        cmocka_unit_test(framing),         cmocka_unit_test(arrays),   cmocka_unit_test(datagrams),
        cmocka_unit_test(elements),        cmocka_unit_test(building), cmocka_unit_test(every_size),
        cmocka_unit_test(every_beginning),
    };
    return cmocka_run_group_tests(tests, setup, NULL);
}
