/* SPDX-License-Identifier: BSD-2-Clause */
/* Members of structs and elements, against what a vector says of their paths. For one test program: it counts. */
#ifndef ICMPWIRE_TESTS_VECTOR_PLACE_H
#define ICMPWIRE_TESTS_VECTOR_PLACE_H

#include "vector_check.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned compared; /* members that a vector says anything of */

struct place {
    const struct vector *v;
    char path[128]; /* of what the member is in, with its dot: "options[1].mtu." */
};

static struct place inside(const struct place *p, const char *name)
{
    struct place inner = {.v = p->v};
    snprintf(inner.path, sizeof inner.path, "%.80s%.40s.", p->path, name);
    return inner;
}

static struct place element(const struct place *p, const char *list, unsigned index)
{
    char name[64];
    snprintf(name, sizeof name, "%.40s[%u]", list, index);
    return inside(p, name);
}

static void same(const struct place *p, const char *name, struct icmpwire_field field)
{
    char path[192];
    const char *said;
    char *expected, *found;
    size_t size;
    field.name = name;
    size = icmpwire_text_value(&field, NULL, 0);
    snprintf(path, sizeof path, "%s%s", p->path, name);
    said = vector_said(p->v, path);
    if (!said || !*said)
        return;
    compared++;
    expected = vector_expand(p->v, said);
    found = malloc(size + 1);
    if (!found)
        abort();
    icmpwire_text_value(&field, found, size + 1);
    same_text(p->v, path, expected, found);
    free(found);
    free(expected);
}

static void same_value(const struct place *p, const char *name, uint64_t number)
{
    struct icmpwire_field field;
    memset(&field, 0, sizeof field);
    field.number = number;
    same(p, name, field);
}

static void same_span(const struct place *p, const char *name, enum icmpwire_kind kind, struct icmpwire_span octets)
{
    struct icmpwire_field field;
    memset(&field, 0, sizeof field);
    field.kind = kind;
    field.octets = octets;
    field.whole = octets;
    same(p, name, field);
}

static void same_address(const struct place *p, const char *name, struct icmpwire_address address)
{
    struct icmpwire_span octets = {address.octets, address.octets ? 16 : 0};
    same_span(p, name, address.octets ? ICMPWIRE_KIND_IPV6 : ICMPWIRE_KIND_OCTETS, octets);
}

#define VALUE(name, value) same_value(p, name, value)
#define NUMBER(member)     same_value(p, #member, m->member)
#define IPV6(member)       same_address(p, #member, m->member)
#define SPAN(member, kind) same_span(p, #member, ICMPWIRE_KIND_##kind, m->member)
#define MEMBERS(name)      static void members_##name(const struct place *p, const struct icmpwire_##name *m)
#define PART(name, layout)                      \
    do {                                        \
        struct place inner_ = inside(p, #name); \
        members_##layout(&inner_, &m->name);    \
    } while (0)

/* Its octets when it is encoded, and when it is built: its lengths and its padding are what they have to be. */
#define SAME_OCTETS(layout, place, found, octets, expected)                                                          \
    for (int build_ = 0; build_ < 2; build_++) {                                                                     \
        uint8_t out_[2048];                                                                                          \
        size_t size_ = 0;                                                                                            \
        struct icmpwire_fault fault_;                                                                                \
        if (!icmpwire_##layout##_encode(found, build_, out_, sizeof out_, &size_, &fault_) || size_ != (expected) || \
            memcmp(out_, octets, size_) != 0)                                                                        \
            differs((place)->v, "%s is %s otherwise", (place)->path, build_ ? "built" : "encoded");                  \
    }

/* Each element of a list that is not broken: its members, and its octets. */
#define EACH(list, layout)                                                                   \
    do {                                                                                     \
        unsigned index_ = 0;                                                                 \
        for (struct icmpwire_span rest_ = m->list, before_; rest_.size; index_++) {          \
            struct icmpwire_##layout element_;                                               \
            struct place inner_ = element(p, #list, index_);                                 \
            before_ = rest_;                                                                 \
            rest_ = icmpwire_##layout##_next(rest_, &element_);                              \
            if (element_.status != ICMPWIRE_OK)                                              \
                continue;                                                                    \
            members_##layout(&inner_, &element_);                                            \
            SAME_OCTETS(layout, &inner_, &element_, before_.data, before_.size - rest_.size) \
        }                                                                                    \
    } while (0)

#endif
