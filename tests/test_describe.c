/* SPDX-License-Identifier: BSD-2-Clause */
/* What is described of a struct is what a visit tells of the octets, for every vector that decodes: the same members in
 * the same order, and at their places the same values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "vector_check.h"
#include <stdlib.h>
#include <string.h>

enum { MEMBERS_MAX = 64 };

struct described {
    const struct vector *vector;
    struct icmpwire_member members[MEMBERS_MAX];
    size_t count;
    size_t next;    /* the first that the visit has not come to */
    unsigned depth; /* of lists that the visit is in */
    size_t fields;
};

static void keep(void *context, const struct icmpwire_member *member)
{
    struct described *d = context;
    assert_true(d->count < MEMBERS_MAX);
    d->members[d->count++] = *member;
}

static uint64_t number_at(const struct icmpwire_member *m)
{
    uint8_t u8;
    uint16_t u16;
    uint32_t u32;
    uint64_t u64;
    switch (m->octets) {
    case 1:
        memcpy(&u8, m->at, sizeof u8);
        u64 = u8;
        break;
    case 2:
        memcpy(&u16, m->at, sizeof u16);
        u64 = u16;
        break;
    case 4:
        memcpy(&u32, m->at, sizeof u32);
        u64 = u32;
        break;
    default:
        memcpy(&u64, m->at, sizeof u64);
    }
    return m->bit_width < 64 ? u64 >> m->bit_shift & (((uint64_t)1 << m->bit_width) - 1) : u64;
}

static const uint8_t *octets_at(const struct icmpwire_member *m)
{
    struct icmpwire_address address;
    struct icmpwire_span span;
    if (m->kind == ICMPWIRE_KIND_IPV6) {
        memcpy(&address, m->at, sizeof address);
        return address.octets;
    }
    memcpy(&span, m->at, sizeof span);
    return span.data;
}

/* A member that the visit passed over has nothing to tell. */
static bool is_nothing(const struct icmpwire_member *m)
{
    struct icmpwire_span span;
    if (m->event != ICMPWIRE_FIELD)
        return true;
    if (m->octets || m->kind == ICMPWIRE_KIND_IPV6)
        return m->octets ? false : octets_at(m) == NULL;
    memcpy(&span, m->at, sizeof span);
    return span.size == 0;
}

/* Goes on to the member, or the part, of a name. Parts that the visit does not enter are passed over whole. */
static const struct icmpwire_member *find(struct described *d, const struct icmpwire_field *field)
{
    enum icmpwire_event event = field->kind == ICMPWIRE_KIND_GROUP ? ICMPWIRE_ENTER : ICMPWIRE_FIELD;
    for (; d->next < d->count; d->next++) {
        const struct icmpwire_member *m = &d->members[d->next];
        if (m->event == event && strcmp(m->name, field->name) == 0)
            return &d->members[d->next++];
        if (m->event == ICMPWIRE_ENTER)
            while (d->next < d->count && d->members[d->next].event != ICMPWIRE_LEAVE)
                d->next++;
        else if (!is_nothing(m))
            differs(d->vector, "member %s is described and not visited", m->name);
    }
    differs(d->vector, "field %s is visited and not described", field->name);
    return NULL;
}

static void compare(struct described *d, const struct icmpwire_field *field)
{
    const struct icmpwire_member *m = find(d, field);
    d->fields++;
    if (!m)
        return;
    if (field->kind == ICMPWIRE_KIND_LIST || m->element) {
        if (octets_at(m) != field->octets.data)
            differs(d->vector, "list %s is in another place", m->name);
    } else if (m->kind != field->kind) {
        differs(d->vector, "%s is described as kind %d, visited as %d", m->name, (int)m->kind, (int)field->kind);
    } else if (m->octets) {
        uint64_t expected = field->kind == ICMPWIRE_KIND_SIGNED ? (uint32_t)field->number : field->number;
        if (number_at(m) != expected || (m->origin != ICMPWIRE_IMPLIED && m->bit_width != field->bit_width))
            differs(d->vector, "number %s is another one at its place", m->name);
    } else if (octets_at(m) != field->octets.data) {
        differs(d->vector, "%s is in another place", m->name);
    }
}

static void visit(void *context, const struct icmpwire_field *field)
{
    struct described *d = context;
    bool list = field->kind == ICMPWIRE_KIND_LIST;
    if (field->event == ICMPWIRE_ENTER) {
        if (list && d->depth == 0)
            compare(d, field);
        else if (field->kind == ICMPWIRE_KIND_GROUP && d->depth == 0)
            find(d, field);
        d->depth += list;
    } else if (field->event == ICMPWIRE_LEAVE) {
        d->depth -= list;
    } else if (field->event == ICMPWIRE_FIELD && d->depth == 0) {
        compare(d, field);
    }
}

static size_t fields;

static void check(const struct vector *v)
{
    struct described d = {.vector = v};
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    if (v->packet || !vector_decode(v, &message, &fault) || vector_said(v, "lenient"))
        return;
    icmpwire_describe(&message, keep, &d);
    icmpwire_visit(v->family, v->octets, v->size, v->size, visit, &d, &fault);
    fields += d.fields;
}

static void every_vector(void **state)
{
    struct vectors vectors = vectors_load(ICMPWIRE_SOURCE_FOLDER "/tests/vectors");
    (void)state;
    assert_int_equal(vector_check_each(&vectors, check), 0);
    assert_true(fields > 5000);
    vectors_free(&vectors);
}

/* Who says what a member is: drawn from RFC 4884 section 4.1 and RFC 3810 section 5.1. */
static void origins(void **state)
{
    struct described d = {0};
    struct icmpwire_message message = {.family = ICMPWIRE_ICMP4, .type = 3};
    unsigned computed = 0;
    (void)state;
    icmpwire_describe(&message, keep, &d);
    for (size_t i = 0; i < d.count; i++)
        if (strcmp(d.members[i].name, "checksum") == 0 || strcmp(d.members[i].name, "length") == 0) {
            assert_int_equal(d.members[i].origin, ICMPWIRE_COMPUTED);
            computed++;
        } else if (strcmp(d.members[i].name, "next_hop_mtu") == 0) {
            assert_int_equal(d.members[i].origin, ICMPWIRE_GIVEN);
            assert_int_equal(d.members[i].bit_width, 16);
        }
    assert_int_equal(computed, 3); /* the message's checksum and length, the extension structure's checksum */
    message = (struct icmpwire_message){.family = ICMPWIRE_ICMP6, .type = 130};
    d.count = 0;
    icmpwire_describe(&message, keep, &d);
    for (size_t i = 0; i < d.count; i++)
        if (strcmp(d.members[i].name, "version") == 0)
            assert_int_equal(d.members[i].origin, ICMPWIRE_IMPLIED);
        else if (strcmp(d.members[i].name, "number_of_sources") == 0)
            assert_int_equal(d.members[i].origin, ICMPWIRE_COMPUTED);
}

/* Elements: those that the type calls for. */
static void elements(void **state)
{
    struct described d = {0};
    struct icmpwire_option option = {.type = ICMPWIRE_OPTION_MTU};
    (void)state;
    icmpwire_option_describe(&option, keep, &d);
    assert_int_equal(d.count, 6); /* type, length, the part and its end, reserved, mtu */
    assert_string_equal(d.members[4].name, "mtu");
    assert_ptr_equal(d.members[4].at, &option.mtu.mtu);
    option.type = 200;
    d.count = 0;
    icmpwire_option_describe(&option, keep, &d);
    assert_string_equal(d.members[2].name, "body");
    assert_int_equal(d.members[2].kind, ICMPWIRE_KIND_OCTETS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_vector),
        cmocka_unit_test(origins),
        cmocka_unit_test(elements),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
