/* SPDX-License-Identifier: BSD-2-Clause */
/* Every vector cut at every length, against pages that must not be touched, at 16 alignments, and as a capture that
 * ends early. Nothing is read beyond, what was read before a fault holds, and a cut capture is told from a short
 * message. */
#define _DEFAULT_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fields.h"
#include "vectors.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PAGES = 4 };

static struct vectors vectors;
static uint8_t *first; /* octets between two pages that must not be touched */
static uint8_t *behind;

static void map_pages(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    uint8_t *all = mmap(NULL, (PAGES + 2) * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_true((void *)all != MAP_FAILED);
    first = all + page;
    behind = first + PAGES * page;
    assert_int_equal(mprotect(first, PAGES * page, PROT_READ | PROT_WRITE), 0);
}

/* ---- all that reads a message ---- */

static unsigned walk_objects(struct icmpwire_span rest)
{
    unsigned count = 0;
    while (rest.size) {
        struct icmpwire_object object;
        rest = icmpwire_object_next(rest, &object);
        count++;
        if (object.status || object.class_num != ICMPWIRE_CLASS_MPLS_LABEL_STACK || object.c_type != 1)
            continue;
        for (struct icmpwire_span labels = object.label_stack.labels; labels.size; count++) {
            struct icmpwire_label label;
            labels = icmpwire_label_next(labels, &label);
        }
    }
    return count;
}

#define WALKED(LAYOUT, name, list)                                   \
    case ICMPWIRE_LAYOUT_##LAYOUT:                                   \
        for (struct icmpwire_span rest = list; rest.size; count++) { \
            struct icmpwire_##name element;                          \
            rest = icmpwire_##name##_next(rest, &element);           \
        }                                                            \
        return count;

/* Pointers count from octet `origin` of the message, and lead to `least` behind that or further. */
static unsigned walk_names(struct icmpwire_span names, struct icmpwire_span whole, size_t origin, size_t least)
{
    struct icmpwire_span message = {whole.data + origin, whole.size - origin};
    unsigned count = 0;
    for (struct icmpwire_span rest = names; rest.size; count++) {
        struct icmpwire_domain_name name;
        rest = icmpwire_domain_name_next(rest, message, least, &name);
    }
    return count;
}

static unsigned walk_lists(const struct icmpwire_message *m, struct icmpwire_span whole)
{
    unsigned count = 0;
    switch (m->layout) {
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE4:
        return walk_objects(m->destination_unreachable4.extension.objects);
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED4:
        return walk_objects(m->time_exceeded4.extension.objects);
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED6:
        return walk_objects(m->time_exceeded6.extension.objects);
    case ICMPWIRE_LAYOUT_EXTENDED_ECHO_REQUEST:
        return walk_objects(m->extended_echo_request.extension.objects);
    case ICMPWIRE_LAYOUT_DOMAIN_NAME_REPLY:
        return walk_names(m->domain_name_reply.names, whole, 0, 12);
    case ICMPWIRE_LAYOUT_NODE_INFORMATION:
        return walk_names(m->node_information.names, whole, 16, 4);
        WALKED(ROUTER_ADVERTISEMENT4, agent_extension, m->router_advertisement4.extensions)
        WALKED(EXPERIMENTAL_MOBILITY, option, m->experimental_mobility.options)
        WALKED(MULTICAST_LISTENER_QUERY, listener_extension, m->multicast_listener_query.extra)
        WALKED(MULTICAST_LISTENER_REPORT2, listener_record, m->multicast_listener_report2.records)
        WALKED(ROUTER_RENUMBERING, prefix_operation, m->router_renumbering.operations)
        WALKED(CERTIFICATION_PATH_ADVERTISEMENT, option, m->certification_path_advertisement.options)
        WALKED(FAST_HANDOVER, option, m->fast_handover.options)
        WALKED(LOCATOR_UPDATE, locator, m->locator_update.locators)
        WALKED(DUPLICATE_ADDRESS, option, m->duplicate_address.options)
        WALKED(MPL_CONTROL, mpl_seed, m->mpl_control.seeds)
    default:
        return 0;
    }
}

/* What came of it, as a number: equal octets must give equal numbers, wherever they are. */
static uint64_t read_all(const struct vector *v, const uint8_t *data, size_t n)
{
    struct icmpwire_message m;
    struct icmpwire_fault fault = {.status = ICMPWIRE_OK};
    struct icmpwire_quote quote;
    enum icmpwire_reading reading = ICMPWIRE_READING_STRICT;
    struct icmpwire_span whole = {data, n};
    uint64_t result;
    memset(&m, 0, sizeof m);
    icmpwire_decode(v->family, data, n, &m, &fault);
    result = (uint64_t)fault.status << 32 | fault.offset << 16 | fault.readable;
    memset(&m, 0, sizeof m);
    if (icmpwire_open(v->family, data, n, &m, &fault))
        result = result * 31 + walk_lists(&m, whole);
    icmpwire_decode_lenient(v->family, data, n, &m, &reading, &fault);
    result = result * 31 + (uint64_t)reading;
    result = result * 2 + icmpwire_quote_decode(whole, &quote);
    return result * 31 + (uint64_t)icmpwire_checksum_check(v->family, data, n, v->source, v->destination);
}

/* ---- what was read holds ---- */

#define HOLDS(condition, v, n)                                                                               \
    do {                                                                                                     \
        if (!(condition))                                                                                    \
            fail_msg("%s:%u: %s, %zu octets: %s", (v)->file, (v)->line, (v)->name, (size_t)(n), #condition); \
    } while (0)

/* Extensions that fill what is left are a list; with more behind them they are octets (RFC 9279 section 3). */
static bool in_octets(const struct seen_fields *whole, const struct seen_field *field)
{
    char list[256];
    const struct seen_field *octets;
    snprintf(list, sizeof list, "%.*s", (int)strcspn(field->path, "["), field->path);
    octets = fields_find(whole, list);
    return octets && octets->begin <= field->begin && octets->end >= field->end;
}

/* A MAC or signature is the last octets of a secure RPL message, so that the end says where the body before it ends
 * (RFC 6550 section 6.1). */
static bool moves_with_end(const struct seen_fields *whole, const struct seen_field *field)
{
    return fields_find(whole, "authentication") &&
           (strcmp(field->path, "body") == 0 || strcmp(field->path, "authentication") == 0);
}

/* Fields that end before the cut are those of the whole message; what reaches it may have been longer. */
static void check_fields(const struct vector *v, size_t n, const struct seen_fields *whole,
                         const struct seen_fields *seen)
{
    for (size_t i = 0; i < seen->count; i++) {
        const struct seen_field *field = &seen->all[i];
        const struct seen_field *same;
        if (field->fault || field->end >= n * 8 || moves_with_end(whole, field))
            continue;
        same = fields_find(whole, field->path);
        if (!same && in_octets(whole, field))
            continue;
        if (!same || same->begin != field->begin || strcmp(same->value, field->value) != 0)
            fail_msg("%s:%u: %s, %zu octets: %s = %s, and it is %s", v->file, v->line, v->name, n, field->path,
                     field->value, same ? same->value : "not there");
    }
}

static bool told(const struct seen_fields *seen, const struct seen_field *field)
{
    for (size_t i = 0; i < seen->count; i++)
        if (!seen->all[i].fault && seen->all[i].begin <= field->begin && seen->all[i].end >= field->end)
            return true;
    return false;
}

/* And none that was readable is missing, though it may be part of a field that could not be told apart yet. Of the
 * element that a list breaks off at, not all need be told. */
static void check_readable(const struct vector *v, size_t n, const struct seen_fields *whole,
                           const struct seen_fields *seen)
{
    for (size_t i = 0; i < whole->count; i++) {
        const struct seen_field *field = &whole->all[i];
        bool broken_off = field->begin >= seen->fault.offset * 8 && strchr(field->path, '[');
        if (!field->fault && field->end <= seen->fault.readable * 8 && !broken_off && !told(seen, field))
            fail_msg("%s:%u: %s, %zu octets: %s is not there, and %u octets are readable", v->file, v->line, v->name, n,
                     field->path, seen->fault.readable);
    }
}

/* A message that is really shorter. */
static void check_short(const struct vector *v, const uint8_t *data, size_t n, const struct seen_fields *whole)
{
    struct icmpwire_message m;
    struct icmpwire_fault fault = {.status = ICMPWIRE_OK};
    struct seen_fields seen = fields_visit(v->family, data, n, n);
    bool good = icmpwire_decode(v->family, data, n, &m, &fault);
    HOLDS(good == seen.whole, v, n);
    if (!good) {
        HOLDS(fault.status != ICMPWIRE_OK && fault.status != ICMPWIRE_CUT, v, n);
        HOLDS(fault.offset <= n && fault.readable <= n, v, n);
        HOLDS(fault.status == seen.fault.status && fault.offset == seen.fault.offset, v, n);
        HOLDS(fault.readable == seen.fault.readable && strcmp(fault.field, seen.fault.field) == 0, v, n);
        check_readable(v, n, whole, &seen);
    }
    check_fields(v, n, whole, &seen);
    fields_free(&seen);
}

/* A capture that ends early: nothing else is wrong but what the whole message has wrong as well. */
static void check_captured(const struct vector *v, const uint8_t *data, size_t n, const struct seen_fields *whole)
{
    struct icmpwire_message m;
    struct icmpwire_fault fault = {.status = ICMPWIRE_OK};
    struct seen_fields seen = fields_visit(v->family, data, n, v->size);
    bool good = icmpwire_decode_captured(v->family, data, n, v->size, &m, &fault);
    HOLDS(!good && !seen.whole, v, n);
    HOLDS(fault.offset <= n && fault.readable <= n, v, n);
    HOLDS(fault.status == seen.fault.status && fault.offset == seen.fault.offset, v, n);
    HOLDS(fault.readable == seen.fault.readable, v, n);
    if (fault.status != ICMPWIRE_CUT) {
        HOLDS(!whole->whole, v, n);
        HOLDS(fault.status == whole->fault.status && fault.offset == whole->fault.offset, v, n);
        HOLDS(strcmp(fault.field, whole->fault.field) == 0, v, n);
    }
    check_readable(v, n, whole, &seen);
    check_fields(v, n, whole, &seen);
    fields_free(&seen);
}

static void test_truncation(void **state)
{
    (void)state;
    for (size_t i = 0; i < vectors.count; i++) {
        const struct vector *v = &vectors.all[i];
        struct seen_fields whole = fields_visit(v->family, v->octets, v->size, v->size);
        vector_working_on(v);
        for (size_t n = 0; n <= v->size; n++) {
            uint8_t *data = behind - n;
            if (n)
                memcpy(data, v->octets, n);
            check_short(v, data, n, &whole);
            if (n < v->size)
                check_captured(v, data, n, &whole);
        }
        fields_free(&whole);
    }
}

/* ---- wherever it is, whatever is around it ---- */

static void test_alignment(void **state)
{
    (void)state;
    for (size_t i = 0; i < vectors.count; i++) {
        const struct vector *v = &vectors.all[i];
        vector_working_on(v);
        for (size_t n = 0; n <= v->size; n++) {
            uint64_t expected;
            memset(behind - n - 16, 0, n + 16);
            memcpy(behind - n, v->octets, n);
            expected = read_all(v, behind - n, n);
            memset(first, 0xff, n + 32);
            for (size_t shift = 0; shift < 16; shift++) {
                memset(first, 0xff, shift);
                memcpy(first + shift, v->octets, n);
                HOLDS(read_all(v, first + shift, n) == expected, v, n);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_truncation), cmocka_unit_test(test_alignment)};
    int failed;
    map_pages();
    vectors = vectors_load(ICMPWIRE_SOURCE_FOLDER "/tests/vectors");
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    vectors_free(&vectors);
    return failed;
}
