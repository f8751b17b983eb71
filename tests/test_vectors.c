/* SPDX-License-Identifier: BSD-2-Clause */
/* Every vector through the library: decode, visit, locate, checksums, lenient decoding. */
#define _DEFAULT_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fields.h"
#include "vector_check.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct vectors vectors;

/* ---- faults ---- */

static void check_decode(const struct vector *v)
{
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    bool good = vector_decode(v, &message, &fault);
    same_fault(v, "decode: fault", good, &fault);
    if (!good && (fault.readable > v->size || fault.offset > v->size))
        differs(v, "offset = %u and readable = %u lie beyond the end", fault.offset, fault.readable);
    if (good && (message.type != v->octets[0] || message.family != v->family))
        differs(v, "type or family of the message");
    if (good && message.layout != icmpwire_layout_of(v->family, message.type))
        differs(v, "layout of the message");
}

/* Opening leaves only the framing of lists undone. */
static void check_open(const struct vector *v)
{
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    if (icmpwire_open(v->family, v->octets, v->size, &message, &fault)) {
        const char *expected = vector_said(v, "fault");
        if (expected && !strstr(expected, "objects") && !strstr(expected, "extensions") && !strstr(expected, "names") &&
            !strstr(expected, "options") && !strstr(expected, "records"))
            differs(v, "open finds no fault");
    } else {
        same_fault(v, "open: fault", false, &fault);
    }
}

/* ---- fields ---- */

static void check_line(const struct vector *v, const struct seen_fields *seen, const struct vector_line *line)
{
    const struct seen_field *field = fields_find(seen, line->key);
    char *expected = vector_expand(v, line->value);
    same_text(v, line->key, expected, field ? field->value : "");
    free(expected);
}

static void check_visit(const struct vector *v)
{
    struct seen_fields seen = fields_visit(v->family, v->octets, v->size, v->size);
    same_fault(v, "visit: fault", seen.whole, &seen.fault);
    for (size_t i = 0; i < v->count; i++)
        if (vector_line_is_field(&v->lines[i]))
            check_line(v, &seen, &v->lines[i]);
    same_element_faults(v, &seen);
    fields_free(&seen);
}

static void check_locate(const struct vector *v)
{
    struct seen_fields seen = fields_visit(v->family, v->octets, v->size, v->size);
    for (size_t i = 0; i < seen.count; i++) {
        struct icmpwire_field field;
        const struct seen_field *expected = fields_find(&seen, seen.all[i].path);
        if (seen.all[i].fault)
            continue;
        if (!icmpwire_locate(v->family, v->octets, v->size, seen.all[i].path, &field))
            differs(v, "%s is not located", seen.all[i].path);
        else if (field.bit_offset != expected->begin || field.bit_offset + field.bit_width != expected->end)
            differs(v, "%s is located elsewhere", seen.all[i].path);
    }
    fields_free(&seen);
}

/* ---- checksums ---- */

static const char *state_name(enum icmpwire_checksum_state state)
{
    static const char *const names[] = {"unknown", "good", "bad", "absent"};
    return names[state];
}

static void check_checksum(const struct vector *v)
{
    const uint8_t *source = v->has_addresses ? v->source : NULL;
    const uint8_t *destination = v->has_addresses ? v->destination : NULL;
    enum icmpwire_checksum_state state = icmpwire_checksum_check(v->family, v->octets, v->size, source, destination);
    uint16_t sum = icmpwire_checksum_compute(v->family, v->octets, v->size, source, destination);
    same_text(v, "checksum", vector_said(v, "checksum"), state_name(state));
    if (state == ICMPWIRE_CHECKSUM_GOOD && sum != (v->octets[2] << 8 | v->octets[3]))
        differs(v, "checksum 0x%04x is computed", sum);
}

static void check_extension_checksum(const struct vector *v)
{
    const char *expected = vector_said(v, "extension-checksum");
    struct icmpwire_field version;
    struct icmpwire_span structure;
    if (!expected)
        return;
    if (!icmpwire_locate(v->family, v->octets, v->size, "extension.version", &version)) {
        differs(v, "there is no extension structure");
        return;
    }
    structure.data = v->octets + version.bit_offset / 8;
    structure.size = v->size - version.bit_offset / 8;
    same_text(v, "extension-checksum", expected, state_name(icmpwire_checksum_check_extension(structure)));
}

/* ---- lenient decoding ---- */

static void check_lenient_structure(const struct vector *v, const struct icmpwire_message *m, const char *name)
{
    struct icmpwire_span datagram;
    const struct icmpwire_extension *extension = vector_extension(m, &datagram);
    size_t at = 0;
    char found[64];
    if (!extension || !extension->objects.data) {
        differs(v, "lenient decoding has no structure");
        return;
    }
    at = (size_t)(extension->objects.data - v->octets) - 4;
    snprintf(found, sizeof found, "%s %zu", name, at);
    same_text(v, "lenient", vector_said(v, "lenient"), found);
    if (datagram.data != v->octets + 8 || datagram.size != at - 8)
        differs(v, "the datagram does not end where the structure begins");
    if (extension->objects.size != v->size - at - 4)
        differs(v, "the objects do not end where the message ends");
    for (struct icmpwire_span rest = extension->objects; rest.size;) {
        struct icmpwire_object object;
        rest = icmpwire_object_next(rest, &object);
        if (object.status != ICMPWIRE_OK)
            differs(v, "an object in the structure is broken");
    }
}

static void check_lenient(const struct vector *v)
{
    static const char *const names[] = {"strict", "legacy", "fixed", "octets"};
    const char *expected = vector_said(v, "lenient");
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    enum icmpwire_reading reading = ICMPWIRE_READING_STRICT;
    bool good = icmpwire_decode_lenient(v->family, v->octets, v->size, &message, &reading, &fault);
    if (!expected || strcmp(expected, "strict") == 0) {
        same_text(v, "lenient", "strict", names[reading]);
        same_fault(v, "lenient: fault", good, &fault);
    } else if (!good) {
        differs(v, "lenient decoding fails");
    } else {
        check_lenient_structure(v, &message, names[reading]);
    }
}

/* ---- quoted datagrams ---- */

static void same_address(const struct vector *v, const char *key, struct icmpwire_span address)
{
    const char *expected = vector_said(v, key);
    char text[64] = "";
    if (address.size == 16)
        icmpwire_text_ipv6(address.data, text, sizeof text);
    else if (address.size == 4)
        snprintf(text, sizeof text, "%u.%u.%u.%u", address.data[0], address.data[1], address.data[2], address.data[3]);
    if (expected)
        same_text(v, key, expected, text);
}

static void check_quote(const struct vector *v)
{
    struct icmpwire_field datagram;
    struct icmpwire_quote quote;
    if (!vector_said(v, "quote.protocol"))
        return;
    if (!icmpwire_locate(v->family, v->octets, v->size, "datagram", &datagram) ||
        !icmpwire_quote_decode(datagram.octets, &quote)) {
        differs(v, "the quoted datagram cannot be read");
        return;
    }
    same_number(v, "quote.protocol", quote.protocol);
    same_number(v, "quote.hop_limit", quote.hop_limit);
    same_number(v, "quote.source_port", quote.source_port);
    same_number(v, "quote.destination_port", quote.destination_port);
    same_address(v, "quote.source", quote.source);
    same_address(v, "quote.destination", quote.destination);
}

/* ---- */

#define TEST(name)                                                      \
    static void test_##name(void **state)                               \
    {                                                                   \
        (void)state;                                                    \
        assert_int_equal(vector_check_each(&vectors, check_##name), 0); \
    }
TEST(decode)
TEST(open)
TEST(visit)
TEST(locate)
TEST(checksum)
TEST(extension_checksum)
TEST(lenient)
TEST(quote)

static const uint8_t types4[] = {253, 254, 255};
static const uint8_t types6[] = {1, 2, 3, 4, 100, 101, 127, 200, 201, 255};

static void test_every_type(void **state)
{
    bool there[2][256] = {{false}};
    (void)state;
    for (size_t i = 0; i < vectors.count; i++)
        if (vectors.all[i].size)
            there[vectors.all[i].family][vectors.all[i].octets[0]] = true;
    for (unsigned type = 0; type <= 43; type++)
        if (!there[ICMPWIRE_ICMP4][type])
            fail_msg("no vector of ICMPv4 type %u", type);
    for (unsigned type = 128; type <= 161; type++)
        if (!there[ICMPWIRE_ICMP6][type])
            fail_msg("no vector of ICMPv6 type %u", type);
    for (size_t i = 0; i < sizeof types4; i++)
        assert_true(there[ICMPWIRE_ICMP4][types4[i]]);
    for (size_t i = 0; i < sizeof types6; i++)
        assert_true(there[ICMPWIRE_ICMP6][types6[i]]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decode),
        cmocka_unit_test(test_open),
        cmocka_unit_test(test_visit),
        cmocka_unit_test(test_locate),
        cmocka_unit_test(test_checksum),
        cmocka_unit_test(test_lenient),
        cmocka_unit_test(test_extension_checksum),
        cmocka_unit_test(test_quote),
        cmocka_unit_test(test_every_type),
    };
    int failed;
    vectors = vectors_load(ICMPWIRE_SOURCE_FOLDER "/tests/vectors");
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    vectors_free(&vectors);
    return failed;
}
