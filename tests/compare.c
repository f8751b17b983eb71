/* SPDX-License-Identifier: BSD-2-Clause */
/* The walks once more, over two structs: what one form of the walks read and what the other one did. */
#include "compare.h"

#define ICMPWIRE_WALK_SLOWLY
#include "icmpwire/walk.h"

static void same_span(struct icmpwire_span one, struct icmpwire_span other)
{
    MUST(one.size == other.size);
    MUST(!one.size || one.data == other.data);
}

static void same_extension(const struct icmpwire_extension *one, const struct icmpwire_extension *other)
{
    MUST(!one->objects.data == !other->objects.data);
    if (!one->objects.data)
        return;
    MUST(one->version == other->version && one->checksum == other->checksum);
    same_span(one->objects, other->objects);
}

#define NUMBERS(f)                         MUST(m->f == o->f)
#define SPANS(f)                           same_span(m->f, o->f)
#define U8(f)                              NUMBERS(f)
#define U16(f)                             NUMBERS(f)
#define U24(f)                             NUMBERS(f)
#define U32(f)                             NUMBERS(f)
#define U48(f)                             NUMBERS(f)
#define U64(f)                             NUMBERS(f)
#define I32(f)                             NUMBERS(f)
#define U8_BITS(f, bits)                   NUMBERS(f)
#define U16_BITS(f, bits)                  NUMBERS(f)
#define U32_BITS(f, bits)                  NUMBERS(f)
#define U48_BITS(f, bits)                  NUMBERS(f)
#define U8_AS(f, value)                    NUMBERS(f)
#define U16_AS(f, value)                   NUMBERS(f)
#define U8_BITS_AS(f, bits, value)         NUMBERS(f)
#define U16_BITS_AS(f, bits, value)        NUMBERS(f)
#define U8_SIZE(f, unit, excluded)         NUMBERS(f)
#define U16_SIZE(f, unit, excluded)        NUMBERS(f)
#define CHECKSUM(f)                        NUMBERS(f)
#define IPV4(f)                            NUMBERS(f)
#define IPV6(f)                            NUMBERS(f.octets)
#define OPTIONAL_IPV6(f)                   NUMBERS(f.octets)
#define IPV6_WHEN(f, condition)            NUMBERS(f.octets)
#define SHAPE(f, value)                    NUMBERS(f)
#define FIXED(f, kind, n)                  ((void)(n), SPANS(f))
#define SPAN(f, kind, n, by)               ((void)(n), SPANS(f))
#define PLAIN_NAME(f)                      SPANS(f)
#define REST(f, kind)                      SPANS(f)
#define TAIL(f)                            SPANS(f)
#define NAME(f, origin, first)             SPANS(f)
#define NAMES(f)                           SPANS(f)
#define LIST(f, element)                   SPANS(f)
#define LIST8(f, element)                  SPANS(f)
#define LIST_IN(f, element, n, by)         SPANS(f)
#define LIST_OF(f, element, count, by)     SPANS(f)
#define EXTRA(f, element, condition)       SPANS(f)
#define ARRAY(f, element, each, count, by) SPANS(f)
#define ALIGN(unit)                        ((void)0)
#define LEFT                               ((size_t)0)
#define ZEROS_LEFT                         true
#define LATER                              true
#define ENDS(n, said)                      (said)
#define MISFIT(condition)                  ((void)(condition), false)
#define REFUSED(condition, why, f)         ((void)(condition), false)
#define PART(f, layout)                    over_##layout(&m->f, &o->f)
#define PART_RARE(f, layout)               PART(f, layout)
#define BODY(f, layout)                    over_##layout(&m->f, &o->f, m)
#define SAME(walk)                         over_##walk(m, o, in)
#define DATAGRAM(header)                   SPANS(datagram)
#define EXTENDED_DATAGRAM(header, unit)    (SPANS(datagram), same_extension(&m->extension, &o->extension))
#define OPTIONAL_EXTENSION(f)              same_extension(&m->f, &o->f)

#define WALK(name) WALK_OF(name, name)
#define WALK_OF(name, structure)                                                    \
    __attribute__((unused)) static void over_##name(struct icmpwire_##structure *m, \
                                                    const struct icmpwire_##structure *o)
#define WALK_IN(name, owner) WALK_IN_OF(name, name, owner)
#define WALK_IN_OF(name, structure, owner)                                                        \
    static void over_##name(struct icmpwire_##structure *m, const struct icmpwire_##structure *o, \
                            const struct icmpwire_##owner *in)
#define ELEMENT(name)                                                                           \
    void compare_##name(const struct icmpwire_##name *one, const struct icmpwire_##name *other) \
    {                                                                                           \
        struct icmpwire_##name copy = *one;                                                     \
        MUST(one->status == other->status);                                                     \
        over_##name(&copy, other);                                                              \
    }

#define ELEMENT_SELF_SIZED(name) ELEMENT(name)

#include "icmpwire/walks/name.h"

#include "icmpwire/walks/ip.h"

#include "icmpwire/walks/quote.h"

#include "icmpwire/walks/extension.h"

#include "icmpwire/walks/option.h"

#include "icmpwire/walks/icmp4.h"

#include "icmpwire/walks/router.h"

#include "icmpwire/walks/icmp6.h"

#include "icmpwire/walks/discovery.h"

#include "icmpwire/walks/listener.h"

#include "icmpwire/walks/renumbering.h"

#include "icmpwire/walks/node.h"

#include "icmpwire/walks/mobility.h"

#include "icmpwire/walks/lowpan.h"

#include "icmpwire/walks/rpl.h"

#define BODY_PLAIN(name) over_##name(&copy.name, &other->name)
#define BODY_LISTS(name) over_##name(&copy.name, &other->name)
#define BODY_RARE(name)  over_##name(&copy.name, &other->name)
#define BODY_CODED(name) over_##name(&copy.name, &other->name, other)

void compare_message(const struct icmpwire_message *one, const struct icmpwire_message *other)
{
    struct icmpwire_message copy = *one;
    MUST(one->family == other->family && one->layout == other->layout);
    over_message(&copy, other);
    switch (one->layout) {
#define LAYOUT(NAME, name, lists) \
    case ICMPWIRE_LAYOUT_##NAME:  \
        BODY_##lists(name);       \
        break;
#include "icmpwire/layouts.def"
#undef LAYOUT
    default:
        MUST(false);
    }
}
