/* SPDX-License-Identifier: BSD-2-Clause */
/* The visitor: fields tile the message; they can be located, overwritten and filled in by name. */
#define _DEFAULT_SOURCE
#include "guarded.h"

#include <stdio.h>

#include "icmpwire.h"
#include "vectors.h"

static uint8_t six[16] = {0x20, 0x01, 0x0d, 0xb8, [15] = 1};

/* ---- a visit, kept ---- */

enum { FIELDS_MAX = 2048, DEPTH_MAX = 16 };

struct kept {
    struct icmpwire_field fields[FIELDS_MAX];
    char paths[FIELDS_MAX][160]; /* of what is a field, a list, a group or an element */
    size_t count;
    size_t ends[DEPTH_MAX]; /* of the path, by depth */
    char path[160];
    unsigned depth;
};
static struct kept kept;

static void append_name(const struct icmpwire_field *f)
{
    size_t at = strlen(kept.path);
    if (f->kind == ICMPWIRE_KIND_ELEMENT)
        (void)snprintf(kept.path + at, sizeof kept.path - at, "[%u]", f->index);
    else
        (void)snprintf(kept.path + at, sizeof kept.path - at, "%s%s", at ? "." : "", f->name);
}

static void keep(void *context, const struct icmpwire_field *f)
{
    size_t at = strlen(kept.path);
    (void)context;
    assert_true(kept.count < FIELDS_MAX);
    if (f->event == ICMPWIRE_ENTER || f->event == ICMPWIRE_FIELD)
        append_name(f);
    if (f->event == ICMPWIRE_LEAVE)
        kept.path[kept.ends[--kept.depth]] = '\0';
    if (f->event == ICMPWIRE_ENTER)
        kept.ends[kept.depth++] = at;
    memcpy(kept.paths[kept.count], kept.path, sizeof kept.path);
    kept.fields[kept.count++] = *f;
    if (f->event == ICMPWIRE_FIELD)
        kept.path[at] = '\0';
}

static bool visit(enum icmpwire_family family, struct icmpwire_span s, struct icmpwire_fault *fault)
{
    bool good;
    kept.count = 0;
    kept.depth = 0;
    kept.path[0] = '\0';
    good = icmpwire_visit(family, s.data, s.size, s.size, keep, NULL, fault);
    assert_int_equal(kept.depth, 0);
    return good;
}

/* A group begins and ends where its first and last fields do. */
static void tiles(struct icmpwire_span s)
{
    uint64_t next = 0;
    bool broken = false;
    for (size_t i = 0; i < kept.count; i++) {
        const struct icmpwire_field *f = &kept.fields[i];
        broken |= f->event == ICMPWIRE_FAULT;
        if (f->event == ICMPWIRE_FAULT)
            continue;
        assert_true(f->bit_offset == next || (broken && f->bit_offset > next));
        if (f->bit_offset > next)
            broken = false; /* what is left of the broken element was passed over; whatever follows it tiles again */
        next = f->bit_offset + (f->event == ICMPWIRE_FIELD ? f->bit_width : 0u);
        if (f->kind == ICMPWIRE_KIND_NAME) /* of node information: what follows the nonce (RFC 4620 section 6.3) */
            assert_ptr_equal(f->whole.data + f->whole.size, s.data + s.size);
        else
            assert_ptr_equal(f->whole.data, s.data);
        if (f->octets.size) {
            assert_ptr_equal(f->octets.data, s.data + (f->octets.data - s.data));
            assert_true(f->octets.data >= s.data && f->octets.data + f->octets.size <= s.data + s.size);
        }
    }
    assert_int_equal(next, s.size * 8);
}

/* ---- located, and overwritten ---- */

static bool is_number(const struct icmpwire_field *f)
{
    return f->kind == ICMPWIRE_KIND_NUMBER || f->kind == ICMPWIRE_KIND_SIGNED || f->kind == ICMPWIRE_KIND_IPV4;
}

/* Flips each bit of a number: it alone is changed, and octets outside of it are not. */
static void overwrite(struct icmpwire_span s, const struct icmpwire_field *f)
{
    uint8_t copy[4096], other[4096];
    uint64_t mask = f->bit_width == 64 ? UINT64_MAX : ((uint64_t)1 << f->bit_width) - 1;
    assert_true(s.size <= sizeof copy);
    memcpy(copy, s.data, s.size);
    icmpwire_patch(copy, f, f->number);
    assert_memory_equal(copy, s.data, s.size);
    icmpwire_patch(copy, f, ~f->number);
    memcpy(other, copy, s.size);
    for (uint64_t i = 0; i < s.size * 8; i++) {
        bool inside = i >= f->bit_offset && i < f->bit_offset + (uint64_t)f->bit_width;
        unsigned changed = (unsigned)(copy[i / 8] ^ s.data[i / 8]) >> (7 - i % 8) & 1;
        assert_int_equal(changed, inside);
    }
    icmpwire_patch(copy, f, f->number & mask);
    assert_memory_equal(copy, s.data, s.size);
}

static void located(enum icmpwire_family family, struct icmpwire_span s)
{
    for (size_t i = 0; i < kept.count; i++) {
        const struct icmpwire_field *f = &kept.fields[i];
        struct icmpwire_field found;
        if (f->event != ICMPWIRE_FIELD && f->event != ICMPWIRE_ENTER)
            continue;
        assert_true(icmpwire_locate(family, s.data, s.size, kept.paths[i], &found));
        assert_string_equal(found.name, f->name);
        assert_int_equal(found.bit_offset, f->bit_offset);
        assert_int_equal(found.bit_width, f->bit_width);
        assert_int_equal(found.kind, f->kind);
        assert_true(found.number == f->number);
        if (f->event == ICMPWIRE_FIELD && is_number(f))
            overwrite(s, &found);
    }
}

static void every_vector(void **state)
{
    struct vectors vectors = vectors_load(ICMPWIRE_SOURCE_FOLDER "/tests/vectors");
    size_t valid = 0;
    (void)state;
    for (size_t i = 0; i < vectors.count; i++) {
        const struct vector *v = &vectors.all[i];
        struct icmpwire_span s = {v->octets, v->size};
        struct icmpwire_message m;
        struct icmpwire_fault fault, other;
        bool good = icmpwire_decode(v->family, s.data, s.size, &m, &other);
        vector_working_on(v);
        assert_int_equal(visit(v->family, s, &fault), good);
        if (good) {
            tiles(s);
            valid++;
        } else {
            assert_int_equal(fault.status, other.status);
            assert_int_equal(fault.offset, other.offset);
        }
        if (s.size <= 1024)
            located(v->family, s);
    }
    assert_true(valid > 100);
    vectors_free(&vectors);
}

/* ---- single things ---- */

static const char *const whole_message =
    "0300 0000 0020 05dc 4500001c 00*4 4011 0000 c0000201 c6336407 d903829a00080000 00*100 "
    "2000 0000 0008 0101 000191ff 0008 0101 00029101 0008 0401 00000028";

static void number_at(struct icmpwire_span s, const char *path, uint32_t bit, uint32_t width, uint64_t number)
{
    struct icmpwire_field f;
    assert_true(icmpwire_locate(ICMPWIRE_ICMP4, s.data, s.size, path, &f));
    assert_int_equal(f.bit_offset, bit);
    assert_int_equal(f.bit_width, width);
    assert_true(f.number == number);
}

static void paths(void **state)
{
    struct icmpwire_span s = guarded_hex(whole_message);
    struct icmpwire_field f;
    static const char *const none[] = {"",
                                       "typ",
                                       "types",
                                       "version",
                                       "extension.objects[3]",
                                       "extension.objects[x].length",
                                       "extension.objects[].length",
                                       "extension.objects[0",
                                       "extension.objects.length",
                                       "objects[0].length",
                                       "extension.objects[4294967296].length",
                                       "extension[0]",
                                       ".type",
                                       "type.",
                                       "extension..version",
                                       "extension.objects[0]length",
                                       "extension.objects.[0].length",
                                       "extension."};
    (void)state;
    number_at(s, "type", 0, 8, 3);
    number_at(s, "length", 40, 8, 32);
    number_at(s, "next_hop_mtu", 48, 16, 1500);
    number_at(s, "extension.version", 8 * 136, 4, 2);
    number_at(s, "extension.objects[0].length", 8 * 140, 16, 8);
    number_at(s, "extension.objects[1].label_stack.labels[0].label", 8 * 152, 20, 0x29);
    number_at(s, "extension.objects[1].label_stack.labels[0].bottom", 8 * 152 + 23, 1, 1);
    number_at(s, "extension.objects[2].extended_information.pointer", 8 * 160, 32, 40);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(icmpwire_locate(ICMPWIRE_ICMP4, s.data, s.size, none[i], &f));
}

static void before_a_fault(void **state)
{
    struct icmpwire_span s = guarded_hex("0800 0000 1234 00");
    struct icmpwire_field f;
    (void)state;
    assert_true(icmpwire_locate(ICMPWIRE_ICMP4, s.data, s.size, "identifier", &f));
    assert_false(icmpwire_locate(ICMPWIRE_ICMP4, s.data, s.size, "sequence", &f));
    assert_false(icmpwire_locate(ICMPWIRE_ICMP4, s.data, s.size, "data", &f));
}

static void wide_patch(void **state)
{
    uint8_t octets[10] = {0xa5, 0, 0, 0, 0, 0, 0, 0, 0, 0x5a};
    static const uint8_t want[10] = {0xa5, 1, 2, 3, 4, 5, 6, 7, 8, 0x5a};
    struct icmpwire_field f;
    (void)state;
    memset(&f, 0, sizeof f);
    f.bit_offset = 8;
    f.bit_width = 64;
    icmpwire_patch(octets, &f, 0x0102030405060708);
    assert_memory_equal(octets, want, sizeof octets);
    f.bit_offset = 4; /* across octets */
    icmpwire_patch(octets, &f, UINT64_MAX);
    assert_int_equal(octets[0], 0xaf);
    assert_int_equal(octets[7], 0xff);
    assert_int_equal(octets[8], 0xf8);
    f.bit_offset = 13;
    f.bit_width = 1;
    icmpwire_patch(octets, &f, 0xfffffffe); /* only the lowest bit counts */
    assert_int_equal(octets[1], 0xfb);
}

/* A broken element says so within itself, and those behind it are told all the same. */
static void broken_element(void **state)
{
    struct icmpwire_span s = guarded_hex("2a00 0000 0001 0000 2000 0000 0008 0301 65746830 0008 0303 0001 0400 "
                                         "0008 0302 00000007");
    struct icmpwire_fault fault;
    size_t at = 0, faults = 0;
    (void)state;
    assert_true(visit(ICMPWIRE_ICMP4, s, &fault)); /* the second says 4 octets of address and has none */
    for (size_t i = 0; i < kept.count; i++)
        if (kept.fields[i].event == ICMPWIRE_FAULT) {
            faults++;
            at = i;
        }
    assert_int_equal(faults, 1);
    assert_string_equal(kept.paths[at], "extension.objects[1]");
    assert_int_equal(kept.fields[at].fault.status, ICMPWIRE_BAD_LENGTH);
    assert_string_equal(kept.fields[at].fault.field, "address_length");
    assert_int_equal(kept.fields[at].fault.offset, 26);
    assert_int_equal(kept.fields[at].fault.readable, 28);
    number_at(s, "extension.objects[1].interface_identification.afi", 8 * 24, 16, 1);
    number_at(s, "extension.objects[2].interface_identification.interface_index", 8 * 32, 32, 7);
}

/* ---- filling ---- */

static bool fill(struct icmpwire_message *m, enum icmpwire_family family, uint8_t type, struct icmpwire_value *values,
                 size_t count, struct icmpwire_fault *fault)
{
    memset(m, 0, sizeof *m);
    m->family = (uint8_t)family;
    m->type = type;
    return icmpwire_fill(m, values, count, fault);
}

#define FILL(m, family, type, values, fault) fill(m, family, type, values, sizeof(values) / sizeof *(values), fault)

static void filled(void **state)
{
    static const uint8_t octets[] = {0, 8, 3, 2, 0, 0, 0, 7};
    struct icmpwire_value values[] = {{.path = "identifier", .number = 0x1234},
                                      {.path = "local", .number = 1},
                                      {.path = "extension.objects", .octets = {octets, sizeof octets}},
                                      {.path = "code", .number = 1},
                                      {.path = "sequence", .number = 9}};
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    (void)state;
    assert_true(FILL(&m, ICMPWIRE_ICMP4, 42, values, &fault));
    assert_int_equal(m.layout, ICMPWIRE_LAYOUT_EXTENDED_ECHO_REQUEST);
    assert_int_equal(m.code, 1);
    assert_int_equal(m.extended_echo_request.identifier, 0x1234);
    assert_int_equal(m.extended_echo_request.sequence, 9);
    assert_int_equal(m.extended_echo_request.flags, 1);
    assert_ptr_equal(m.extended_echo_request.extension.objects.data, octets);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        assert_true(values[i].used);
    values[2].path = "objects"; /* plain names find it as well */
    assert_true(FILL(&m, ICMPWIRE_ICMP6, 160, values, &fault));
    assert_ptr_equal(m.extended_echo_request.extension.objects.data, octets);
}

static void unknown_name(void **state)
{
    struct icmpwire_value values[] = {{.path = "sequence", .number = 7}, {.path = "sequense", .number = 8}};
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    (void)state;
    assert_false(FILL(&m, ICMPWIRE_ICMP4, 8, values, &fault));
    assert_int_equal(fault.status, ICMPWIRE_NO_FIELD);
    assert_string_equal(fault.field, "sequense");
    assert_int_equal(m.echo.sequence, 7); /* the others are set */
    assert_true(values[0].used && !values[1].used);
    values[1].path = "extension.sequence";
    assert_false(FILL(&m, ICMPWIRE_ICMP4, 8, values, &fault));
    values[1].path = "sequence"; /* twice is once too many */
    assert_false(FILL(&m, ICMPWIRE_ICMP4, 8, values, &fault));
}

/* Every message that decodes can be made again from the names and values that the visit told. */
static void filled_from_visit(enum icmpwire_family family, struct icmpwire_span s)
{
    struct icmpwire_value values[FIELDS_MAX];
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    uint8_t out[4096];
    size_t count = 0, size;
    unsigned lists = 0;
    assert_true(visit(family, s, &fault));
    for (size_t i = 0; i < kept.count; i++) {
        const struct icmpwire_field *f = &kept.fields[i];
        bool list = f->kind == ICMPWIRE_KIND_LIST;
        if (list && f->event == ICMPWIRE_LEAVE)
            lists--;
        if (!lists && (f->event == ICMPWIRE_FIELD || (list && f->event == ICMPWIRE_ENTER))) {
            memset(&values[count], 0, sizeof *values);
            values[count].path = kept.paths[i];
            values[count].number = f->number;
            values[count++].octets = f->octets;
        }
        if (list && f->event == ICMPWIRE_ENTER)
            lists++;
    }
    assert_true(fill(&m, family, s.data[0], values, count, &fault));
    assert_true(icmpwire_encode(&m, out, sizeof out, &size, &fault));
    assert_int_equal(size, s.size);
    assert_memory_equal(out, s.data, size);
}

static void filled_vectors(void **state)
{
    struct vectors vectors = vectors_load(ICMPWIRE_SOURCE_FOLDER "/tests/vectors");
    (void)state;
    for (size_t i = 0; i < vectors.count; i++) {
        const struct vector *v = &vectors.all[i];
        struct icmpwire_span s = {v->octets, v->size};
        struct icmpwire_message m;
        struct icmpwire_fault fault;
        vector_working_on(v);
        if (s.size <= 4096 && icmpwire_decode(v->family, s.data, s.size, &m, &fault))
            filled_from_visit(v->family, s);
    }
    vectors_free(&vectors);
}

static void filled_element(void **state)
{
    struct icmpwire_value values[] = {{.path = "class_num", .number = 2},
                                      {.path = "c_type", .number = 0x0c},
                                      {.path = "interface_information.interface_index", .number = 7},
                                      {.path = "address", .octets = {six, 16}}};
    struct icmpwire_object object;
    struct icmpwire_fault fault;
    uint8_t out[64];
    size_t size;
    (void)state;
    memset(&object, 0, sizeof object);
    assert_true(icmpwire_object_fill(&object, values, 4, &fault));
    assert_true(icmpwire_object_encode(&object, true, out, sizeof out, &size, &fault));
    assert_int_equal(size, 4 + 4 + 4 + 16);
    assert_int_equal(out[7], 7);
    assert_int_equal(out[9], 2); /* AFI of IPv6 */
    values[3].path = "mtu";      /* not one of its parts */
    assert_false(icmpwire_object_fill(&object, values, 4, &fault));
    assert_string_equal(fault.field, "mtu");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_vector), cmocka_unit_test(paths),          cmocka_unit_test(before_a_fault),
        cmocka_unit_test(wide_patch),   cmocka_unit_test(broken_element), cmocka_unit_test(filled),
        cmocka_unit_test(unknown_name), cmocka_unit_test(filled_vectors), cmocka_unit_test(filled_element),
    };
    return cmocka_run_group_tests(tests, guarded_setup, NULL);
}
