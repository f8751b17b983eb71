/* SPDX-License-Identifier: BSD-2-Clause */
/* Structs made of arbitrary numbers, and what must come back of them. Each layout is stated once, over `a` and `b`:
 * where b is null it fills a, otherwise b is what was read of what a built.
 * Whoever includes this says where the numbers come from: any(), and fills `octets`. */
#ifndef ICMPWIRE_TESTS_MADE_MEMBERS_H
#define ICMPWIRE_TESTS_MADE_MEMBERS_H

#include <string.h>

#include "reencode.h"

enum { SPAN_MAX = 48 };

static uint32_t any(void);
static uint8_t octets[1 << 12]; /* what spans borrow from */
static uint8_t pool[1 << 18];   /* the lists of the message at hand */
static size_t pooled;

static uint64_t any64(void)
{
    uint64_t high = any();
    return high << 32 | any();
}

static uint32_t below(uint32_t n)
{
    return any() % n;
}

static struct icmpwire_span some(size_t size)
{
    struct icmpwire_span s = {octets + below((uint32_t)(sizeof octets - size)), size};
    return s;
}

static struct icmpwire_span some_or_none(void)
{
    return some(below(3) ? below(SPAN_MAX) : 0);
}

/* Names without compression; the one at the end is followed by a second zero octet where node information wants it. */
static struct icmpwire_span some_plain_name(void)
{
    static const uint8_t names[][20] = {"\4host\7example", "\1a", "\2xn\3org\4home", "\12underscore"};
    struct icmpwire_span s = {names[below(sizeof names / sizeof *names)], 0};
    s.size = strlen((const char *)s.data) + 1;
    return s;
}

/* ---- equal members ---- */

static void same_span(struct icmpwire_span made, struct icmpwire_span read)
{
    MUST(made.size == read.size);
    MUST(!made.size || memcmp(made.data, read.data, made.size) == 0);
}

/* What building padded with zeros. */
static void same_padded(struct icmpwire_span made, struct icmpwire_span read)
{
    MUST(made.size <= read.size);
    for (size_t i = made.size; i < read.size; i++)
        MUST(read.data[i] == 0);
    read.size = made.size;
    same_span(made, read);
}

static void same_address(struct icmpwire_address made, struct icmpwire_address read)
{
    MUST(!made.octets == !read.octets);
    MUST(!made.octets || memcmp(made.octets, read.octets, 16) == 0);
}

/* ---- layouts ---- */

#define MADE(name)                                                                                  \
    static void members_##name(struct icmpwire_##name *a, const struct icmpwire_##name *b);         \
    static void make_##name(struct icmpwire_##name *m)                                              \
    {                                                                                               \
        members_##name(m, NULL);                                                                    \
    }                                                                                               \
    static void same_##name(const struct icmpwire_##name *made, const struct icmpwire_##name *read) \
    {                                                                                               \
        struct icmpwire_##name copy = *made;                                                        \
        members_##name(&copy, read);                                                                \
    }                                                                                               \
    static void members_##name(struct icmpwire_##name *a, const struct icmpwire_##name *b)

/* A part of something else. _IN: what the part is in says what it holds. */
#define MADE_PART(name) static void members_##name(struct icmpwire_##name *a, const struct icmpwire_##name *b)
#define MADE_PART_IN(name, owner)                                                          \
    static void members_##name(struct icmpwire_##name *a, const struct icmpwire_##name *b, \
                               const struct icmpwire_##owner *in)

#define CHOSEN(f, value)     (b ? MUST(a->f == b->f) : (void)(a->f = (__typeof__(a->f))(value)))
#define NUMBER(f)            CHOSEN(f, any())
#define BITS(f, n)           CHOSEN(f, any64() & (((uint64_t)1 << (n)) - 1))
#define COMPUTED(f, value)   (b ? MUST(b->f == (value)) : (void)0)
#define ADDRESS(f)           (b ? same_address(a->f, b->f) : (void)(a->f.octets = some(16).data))
#define SPAN(f, made)        (b ? same_span(a->f, b->f) : (void)(a->f = (made)))
#define SPAN_PADDED(f, made) (b ? same_padded(a->f, b->f) : (void)(a->f = (made)))
#define OCTETS(f, n)         SPAN(f, some(n))
#define SOME(f)              SPAN(f, some_or_none())
#define PADDED(f)            SPAN_PADDED(f, some_or_none())
#define PADDING(f)           (b ? same_padded(a->f, b->f) : (void)0)
#define PART(f, layout)      members_##layout(&a->f, b ? &b->f : NULL)
#define PART_IN(f, layout)   members_##layout(&a->f, b ? &b->f : NULL, a)

/* A list of elements that were built one by one; each is taken off again and compared with what it was made of. */
#define BUILT_LIST(name)                                                                             \
    static struct icmpwire_span some_##name##s(unsigned least, unsigned most)                        \
    {                                                                                                \
        struct icmpwire_##name made[8];                                                              \
        struct icmpwire_span list, rest;                                                             \
        struct icmpwire_fault fault;                                                                 \
        unsigned count = least + below(most + 1 - least);                                            \
        size_t written, needed, all = 0;                                                             \
        for (unsigned i = 0; i < count; i++) {                                                       \
            memset(&made[i], 0, sizeof made[i]);                                                     \
            make_##name(&made[i]);                                                                   \
        }                                                                                            \
        list.data = pool + pooled;                                                                   \
        for (unsigned i = 0; i < count; i++, all += written, pooled += written) {                    \
            MUST(!icmpwire_##name##_encode(&made[i], true, NULL, 0, &needed, &fault) &&              \
                 fault.status == ICMPWIRE_NO_ROOM);                                                  \
            MUST(needed <= sizeof pool - pooled);                                                    \
            MUST(icmpwire_##name##_encode(&made[i], true, pool + pooled, needed, &written, &fault)); \
            MUST(written == needed);                                                                 \
        }                                                                                            \
        list.size = all;                                                                             \
        rest = list;                                                                                 \
        for (unsigned i = 0; i < count; i++) {                                                       \
            struct icmpwire_##name read;                                                             \
            rest = icmpwire_##name##_next(rest, &read);                                              \
            MUST(read.status == ICMPWIRE_OK && rest.data);                                           \
            same_##name(&made[i], &read);                                                            \
        }                                                                                            \
        MUST(rest.size == 0);                                                                        \
        MUST(reencode_##name(list));                                                                 \
        return list;                                                                                 \
    }

#endif
