/* SPDX-License-Identifier: BSD-2-Clause */
/* The walk's primitives in their hot form: decode, open and measure-the-fixed-part, known where a walk is compiled.
 * This file and its slow counterpart (src/wire/slow.h) are the only code that touches wire octets.
 *
 * A layout is stated once, as a walk that reads like the RFC's figure (include/icmpwire/walks/), and every pass comes
 * from it. claim() holds the one bounds check and is the one place that moves. The first failure sets the remainder to
 * 0, so that every loop ends; what failed, where and in which field is found by walking again, slowly.
 */
#ifndef ICMPWIRE_WALK_H
#define ICMPWIRE_WALK_H

#include "base.h"
#include <string.h>

/* Everything from here to walks/end.h is C that C++ can read, casts included. */
#ifdef __cplusplus
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
#endif

#define ICMPWIRE_INLINE  static inline __attribute__((always_inline, unused))
#define ICMPWIRE_COLD    __attribute__((cold, noinline))
#define ICMPWIRE_APART   __attribute__((noinline)) /* its frame is not its caller's: the stack stays small */
#define ICMPWIRE_RARE(x) __builtin_expect(!!(x), 0)

/* DECODE frames every list before it returns; OPEN leaves that to the iteration, which finds the same faults; LEAST
 * adds up what a layout always has. Every other job is done by the slow form. */
enum icmpwire_pass { ICMPWIRE_DECODE, ICMPWIRE_OPEN, ICMPWIRE_LEAST };

struct icmpwire_walk {
    const uint8_t *at; /* at and left: the two words that a hot pass keeps, in registers */
    size_t left;
    size_t least; /* LEAST only */
    bool failed;
};

/* A number's named bits, most significant first; a null name ends the table. */
struct icmpwire_bits {
    const char *name;
    uint8_t width;
};
#define ICMPWIRE_BITS(name) static const struct icmpwire_bits icmpwire_bits_##name[] __attribute__((unused))

/* ---- octets to numbers; the caller has checked that they are there ---- */

ICMPWIRE_INLINE uint8_t icmpwire_peek8(const uint8_t *p, size_t at)
{
    return p[at];
}

ICMPWIRE_INLINE uint16_t icmpwire_peek16(const uint8_t *p, size_t at)
{
    uint16_t v;
    memcpy(&v, p + at, sizeof v);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    v = __builtin_bswap16(v);
#endif
    return v;
}

ICMPWIRE_INLINE uint32_t icmpwire_peek32(const uint8_t *p, size_t at)
{
    uint32_t v;
    memcpy(&v, p + at, sizeof v);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    v = __builtin_bswap32(v);
#endif
    return v;
}

ICMPWIRE_INLINE uint32_t icmpwire_peek24(const uint8_t *p, size_t at)
{
    return (uint32_t)icmpwire_peek16(p, at) << 8 | p[at + 2];
}

ICMPWIRE_INLINE uint64_t icmpwire_peek48(const uint8_t *p, size_t at)
{
    return (uint64_t)icmpwire_peek16(p, at) << 32 | icmpwire_peek32(p, at + 2);
}

ICMPWIRE_INLINE uint64_t icmpwire_peek64(const uint8_t *p, size_t at)
{
    return (uint64_t)icmpwire_peek32(p, at) << 32 | icmpwire_peek32(p, at + 4);
}

ICMPWIRE_INLINE bool icmpwire_same_octets(const uint8_t *a, const uint8_t *b, size_t n)
{
    return n == 0 || memcmp(a, b, n) == 0;
}

/* ---- spans ---- */

ICMPWIRE_INLINE struct icmpwire_span icmpwire_span_of(const uint8_t *data, size_t size)
{
    struct icmpwire_span s;
    s.data = data;
    s.size = size;
    return s;
}

/* Behind the first n octets, of which there are so many. */
ICMPWIRE_INLINE struct icmpwire_span icmpwire_span_behind(struct icmpwire_span s, size_t n)
{
    return icmpwire_span_of(s.data + n, s.size - n);
}

/* The first n octets, or all when there are fewer. */
ICMPWIRE_INLINE struct icmpwire_span icmpwire_span_first(struct icmpwire_span s, size_t n)
{
    return icmpwire_span_of(s.data, n < s.size ? n : s.size);
}

/* ---- the walk ---- */

ICMPWIRE_INLINE struct icmpwire_walk icmpwire_walk_over(const uint8_t *data, size_t size)
{
    struct icmpwire_walk w;
    w.at = data;
    w.left = size;
    w.least = 0;
    w.failed = false;
    return w;
}

/* How far the first element of a list reaches, of which `left` octets are there: it may answer more than is left. 0:
 * its length is impossible. BEYOND: the octets that say it are not there. */
typedef size_t icmpwire_reach_fn(const uint8_t *list, size_t left);
#define ICMPWIRE_BEYOND SIZE_MAX

/* An element reaches beyond its start and not beyond the end: n - 1 wraps when n is 0, so that one compare does. */
ICMPWIRE_INLINE bool icmpwire_framed(const uint8_t *list, size_t left, icmpwire_reach_fn *reach, size_t *n)
{
    *n = reach(list, left);
    return *n - 1 < left;
}

ICMPWIRE_INLINE bool icmpwire_zeros(const uint8_t *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i])
            return false;
    return true;
}

#ifndef ICMPWIRE_WALK_SLOWLY

ICMPWIRE_INLINE void icmpwire_walk_refuse(struct icmpwire_walk *w)
{
    w->failed = true;
    w->left = 0;
}

ICMPWIRE_INLINE bool icmpwire_walk_refused(struct icmpwire_walk *w)
{
    icmpwire_walk_refuse(w);
    return true;
}

ICMPWIRE_INLINE bool icmpwire_walk_claim(struct icmpwire_walk *w, size_t n)
{
    if (ICMPWIRE_RARE(w->left < n)) {
        icmpwire_walk_refuse(w);
        return false;
    }
    w->at += n;
    w->left -= n;
    return true;
}

#define ICMPWIRE_WALK_NUMBER(bits, octets, type)                                                         \
    ICMPWIRE_INLINE void icmpwire_walk_##bits(struct icmpwire_walk *w, enum icmpwire_pass pass, type *v) \
    {                                                                                                    \
        if (pass == ICMPWIRE_LEAST)                                                                      \
            w->least += octets;                                                                          \
        else if (icmpwire_walk_claim(w, octets))                                                         \
            *v = (type)icmpwire_peek##bits(w->at - octets, 0);                                           \
    }
ICMPWIRE_WALK_NUMBER(8, 1, uint8_t)
ICMPWIRE_WALK_NUMBER(16, 2, uint16_t)
ICMPWIRE_WALK_NUMBER(24, 3, uint32_t)
ICMPWIRE_WALK_NUMBER(32, 4, uint32_t)
ICMPWIRE_WALK_NUMBER(48, 6, uint64_t)
ICMPWIRE_WALK_NUMBER(64, 8, uint64_t)
#undef ICMPWIRE_WALK_NUMBER

ICMPWIRE_INLINE void icmpwire_walk_signed32(struct icmpwire_walk *w, enum icmpwire_pass pass, int32_t *v)
{
    uint32_t u = 0;
    icmpwire_walk_32(w, pass, &u);
    memcpy(v, &u, sizeof u);
}

ICMPWIRE_INLINE void icmpwire_walk_address(struct icmpwire_walk *w, enum icmpwire_pass pass, struct icmpwire_address *a)
{
    if (pass == ICMPWIRE_LEAST)
        w->least += 16;
    else if (icmpwire_walk_claim(w, 16))
        a->octets = w->at - 16;
}

ICMPWIRE_INLINE void icmpwire_walk_span(struct icmpwire_walk *w, enum icmpwire_pass pass, struct icmpwire_span *s,
                                        size_t n)
{
    if (pass == ICMPWIRE_LEAST || w->failed) /* n may come of a number that was not read */
        return;
    if (icmpwire_walk_claim(w, n))
        *s = icmpwire_span_of(w->at - n, n);
}

/* n octets that are always there. */
ICMPWIRE_INLINE void icmpwire_walk_fixed(struct icmpwire_walk *w, enum icmpwire_pass pass, struct icmpwire_span *s,
                                         size_t n)
{
    if (pass == ICMPWIRE_LEAST)
        w->least += n;
    else if (icmpwire_walk_claim(w, n))
        *s = icmpwire_span_of(w->at - n, n);
}

/* An address when there is room for one; otherwise null. */
ICMPWIRE_INLINE void icmpwire_walk_optional_address(struct icmpwire_walk *w, enum icmpwire_pass pass,
                                                    struct icmpwire_address *a)
{
    a->octets = NULL;
    if (pass != ICMPWIRE_LEAST && w->left >= 16)
        icmpwire_walk_address(w, pass, a);
}

/* An address when something else says so; otherwise null. */
ICMPWIRE_INLINE void icmpwire_walk_address_when(struct icmpwire_walk *w, enum icmpwire_pass pass,
                                                struct icmpwire_address *a, bool there)
{
    a->octets = NULL;
    if (pass != ICMPWIRE_LEAST && there)
        icmpwire_walk_address(w, pass, a);
}

/* What `reach` measures. */
ICMPWIRE_INLINE void icmpwire_walk_self_sized(struct icmpwire_walk *w, enum icmpwire_pass pass, struct icmpwire_span *s,
                                              icmpwire_reach_fn *reach)
{
    size_t n;
    if (pass == ICMPWIRE_LEAST)
        return;
    if (ICMPWIRE_RARE(!w->left || !icmpwire_framed(w->at, w->left, reach, &n))) {
        icmpwire_walk_refuse(w);
        return;
    }
    *s = icmpwire_span_of(w->at, n);
    icmpwire_walk_claim(w, n);
}

/* Names without compression up to a zero octet where one would begin, which is padding, or to the end. */
ICMPWIRE_INLINE void icmpwire_walk_names(struct icmpwire_walk *w, enum icmpwire_pass pass, struct icmpwire_span *s,
                                         icmpwire_reach_fn *reach)
{
    const uint8_t *start = w->at;
    if (pass == ICMPWIRE_LEAST)
        return;
    for (size_t n; w->left && icmpwire_peek8(w->at, 0); w->at += n, w->left -= n)
        if (ICMPWIRE_RARE(!icmpwire_framed(w->at, w->left, reach, &n))) {
            icmpwire_walk_refuse(w);
            return;
        }
    *s = icmpwire_span_of(start, (size_t)(w->at - start));
}

/* A list to the end of the fence. */
ICMPWIRE_INLINE void icmpwire_walk_list(struct icmpwire_walk *w, enum icmpwire_pass pass, struct icmpwire_span *s,
                                        icmpwire_reach_fn *reach)
{
    if (pass == ICMPWIRE_LEAST)
        return;
    *s = icmpwire_span_of(w->at, w->left);
    if (pass == ICMPWIRE_DECODE)
        for (size_t n; w->left; w->at += n, w->left -= n)
            if (ICMPWIRE_RARE(!icmpwire_framed(w->at, w->left, reach, &n))) {
                icmpwire_walk_refuse(w);
                return;
            }
    w->left = 0;
}

/* `count` elements; when they are not framed yet, the list reaches to the end and the count ends it. */
ICMPWIRE_INLINE void icmpwire_walk_list_of(struct icmpwire_walk *w, enum icmpwire_pass pass, struct icmpwire_span *s,
                                           icmpwire_reach_fn *reach, uint32_t count)
{
    const uint8_t *start = w->at;
    if (pass == ICMPWIRE_LEAST)
        return;
    if (pass == ICMPWIRE_OPEN) {
        *s = icmpwire_span_of(start, w->left);
        w->at += w->left;
        w->left = 0;
        return;
    }
    for (size_t n; count; count--, w->at += n, w->left -= n)
        if (ICMPWIRE_RARE(!icmpwire_framed(w->at, w->left, reach, &n))) {
            icmpwire_walk_refuse(w);
            return;
        }
    *s = icmpwire_span_of(start, (size_t)(w->at - start));
}

/* The same for options whose second octet counts units of 8 (RFC 4861 section 4.6): half the work of the general case.
 */
ICMPWIRE_INLINE void icmpwire_walk_list8(struct icmpwire_walk *w, enum icmpwire_pass pass, struct icmpwire_span *s)
{
    if (pass == ICMPWIRE_LEAST)
        return;
    *s = icmpwire_span_of(w->at, w->left);
    if (pass == ICMPWIRE_DECODE) {
        size_t units = w->left / 8;
        if (ICMPWIRE_RARE(w->left % 8)) {
            icmpwire_walk_refuse(w);
            return;
        }
        for (size_t n; units; units -= n) {
            n = icmpwire_peek8(w->at, 1);
            if (ICMPWIRE_RARE(n - 1 >= units)) {
                icmpwire_walk_refuse(w);
                return;
            }
            w->at += 8 * n;
        }
    }
    w->left = 0;
}

/* The quoted datagram of an error: all that is left; its IP header, which `reach` measures, must be whole. */
ICMPWIRE_INLINE void icmpwire_walk_quoted(struct icmpwire_walk *w, enum icmpwire_pass pass, struct icmpwire_span *s,
                                          icmpwire_reach_fn *reach)
{
    size_t n;
    if (pass == ICMPWIRE_LEAST)
        return;
    *s = icmpwire_span_of(w->at, w->left);
    w->left = 0;
    if (ICMPWIRE_RARE(!icmpwire_framed(s->data, s->size, reach, &n)))
        icmpwire_walk_refuse(w);
}

/* What the walks are written in.
 * U8 to U64, I32: numbers, host order. _BITS: with named bits. _AS: building computes it. _SIZE: the size of the
 * element in units, less what is excluded. CHECKSUM: over all from the start of the group. IPV4, IPV6: addresses, with
 * _WHEN one that a condition announces. SPAN: n octets, which the field `by` announced. REST: all that is left inside
 * the fence; TAIL: the same, which is usually nothing and then not worth telling. LIST: elements to the end of the
 * fence. ARRAY: `count` elements of `each` octets, which `by` announced. ALIGN: building pads the element with zeros.
 * NAME: a DNS name, whose compression pointers do not go before octet `first`. DATAGRAM: the quoted packet of an error,
 * with its IP header. EXTENDED_DATAGRAM: the same, followed by an extension structure when `length` says so, in units
 * (RFC 4884 section 5). OPTIONAL_EXTENSION: an extension structure when what is left is one. REFUSED: reading, and it
 * cannot go on. */
#define U8(f)                              icmpwire_walk_8(w, pass, &m->f)
#define U16(f)                             icmpwire_walk_16(w, pass, &m->f)
#define U24(f)                             icmpwire_walk_24(w, pass, &m->f)
#define U32(f)                             icmpwire_walk_32(w, pass, &m->f)
#define U48(f)                             icmpwire_walk_48(w, pass, &m->f)
#define U64(f)                             icmpwire_walk_64(w, pass, &m->f)
#define I32(f)                             icmpwire_walk_signed32(w, pass, &m->f)
#define U8_BITS(f, bits)                   U8(f)
#define U16_BITS(f, bits)                  U16(f)
#define U32_BITS(f, bits)                  U32(f)
#define U48_BITS(f, bits)                  U48(f)
#define U8_AS(f, value)                    U8(f)
#define U16_AS(f, value)                   U16(f)
#define U8_BITS_AS(f, bits, value)         U8(f)
#define U16_BITS_AS(f, bits, value)        U16(f)
#define U8_SIZE(f, unit, excluded)         U8(f)
#define U16_SIZE(f, unit, excluded)        U16(f)
#define CHECKSUM(f)                        U16(f)
#define IPV4(f)                            U32(f)
#define IPV6(f)                            icmpwire_walk_address(w, pass, &m->f)
#define OPTIONAL_IPV6(f)                   icmpwire_walk_optional_address(w, pass, &m->f)
#define IPV6_WHEN(f, condition)            icmpwire_walk_address_when(w, pass, &m->f, condition)
#define FIXED(f, kind, n)                  icmpwire_walk_fixed(w, pass, &m->f, n)
#define PLAIN_NAME(f)                      icmpwire_walk_self_sized(w, pass, &m->f, icmpwire_reach_plain_name)
#define SHAPE(f, value)                    ((void)(pass == ICMPWIRE_LEAST || (m->f = (value), true)))
#define SPAN(f, kind, n, by)               icmpwire_walk_span(w, pass, &m->f, n)
#define REST(f, kind)                      icmpwire_walk_span(w, pass, &m->f, w->left)
#define LIST(f, element)                   icmpwire_walk_list(w, pass, &m->f, icmpwire_reach_##element)
#define LIST8(f, element)                  icmpwire_walk_list8(w, pass, &m->f)
#define NAMES(f)                           icmpwire_walk_names(w, pass, &m->f, icmpwire_reach_plain_name)
#define LIST_IN(f, element, n, by)         SPAN(f, OCTETS, n, by)
#define MISFIT(condition)                  REFUSED(condition, BAD_LENGTH, length)
#define ZEROS_LEFT                         icmpwire_zeros(w->at, w->left)
#define LIST_OF(f, element, count, by)     icmpwire_walk_list_of(w, pass, &m->f, icmpwire_reach_##element, count)
#define EXTRA(f, element, condition)       REST(f, OCTETS)
#define LATER                              (pass != ICMPWIRE_LEAST)
#define ENDS(n, said)                      (pass != ICMPWIRE_LEAST && w->left < (n))
#define ARRAY(f, element, each, count, by) icmpwire_walk_span(w, pass, &m->f, (size_t)(each) * (count))
#define ALIGN(unit)                        ((void)0)
#define PART(f, layout)                    icmpwire_walk_##layout(w, &m->f, pass)
#define PART_RARE(f, layout)               ((void)&m->f, (void)(pass == ICMPWIRE_LEAST || icmpwire_walk_refused(w)))
#define BODY(f, layout)                    icmpwire_walk_##layout(w, &m->f, m, pass)
#define SAME(walk)                         icmpwire_walk_##walk(w, m, in, pass)
#define REFUSED(condition, why, f) \
    (pass != ICMPWIRE_LEAST && (w->failed || (ICMPWIRE_RARE(condition) && icmpwire_walk_refused(w))))
#define LEFT                   (w->left)
#define TAIL(f)                REST(f, OCTETS)
#define NAME(f, origin, first) REST(f, NAME)
#define DATAGRAM(header)       icmpwire_walk_quoted(w, pass, &m->datagram, icmpwire_reach_##header)
#define EXTENDED_DATAGRAM(header, unit) \
    icmpwire_walk_extended(w, pass, &m->datagram, &m->extension, (size_t)(unit) * m->length, icmpwire_reach_##header)
#define OPTIONAL_EXTENSION(f) icmpwire_walk_optional_extension(w, pass, &m->f)

/* One walk for each layout, over the struct of its name or of another (WALK_OF). least: how many octets it always has,
 * added up by the compiler out of the walk itself. body: one compare for all of those; the fields' own checks then fold
 * away, and are still there where they do not. */
#define WALK(name) WALK_OF(name, name)
#define WALK_OF(name, structure)                                                                       \
    ICMPWIRE_INLINE void icmpwire_walk_##name(struct icmpwire_walk *w, struct icmpwire_##structure *m, \
                                              enum icmpwire_pass pass);                                \
    ICMPWIRE_INLINE size_t icmpwire_least_##name(void)                                                 \
    {                                                                                                  \
        struct icmpwire_walk w = icmpwire_walk_over(NULL, 0);                                          \
        struct icmpwire_##structure m;                                                                 \
        memset(&m, 0, sizeof m);                                                                       \
        icmpwire_walk_##name(&w, &m, ICMPWIRE_LEAST);                                                  \
        return w.least;                                                                                \
    }                                                                                                  \
    ICMPWIRE_INLINE void icmpwire_body_##name(struct icmpwire_walk *w, struct icmpwire_##structure *m, \
                                              enum icmpwire_pass pass)                                 \
    {                                                                                                  \
        if (ICMPWIRE_RARE(w->left < icmpwire_least_##name()))                                          \
            icmpwire_walk_refuse(w);                                                                   \
        else                                                                                           \
            icmpwire_walk_##name(w, m, pass);                                                          \
    }                                                                                                  \
    ICMPWIRE_INLINE void icmpwire_walk_##name(struct icmpwire_walk *w, struct icmpwire_##structure *m, \
                                              enum icmpwire_pass pass)

/* The same for a body whose shape depends on what it is in. */
#define WALK_IN(name, owner) WALK_IN_OF(name, name, owner)
#define WALK_IN_OF(name, structure, owner)                                                             \
    ICMPWIRE_INLINE void icmpwire_walk_##name(struct icmpwire_walk *w, struct icmpwire_##structure *m, \
                                              const struct icmpwire_##owner *in, enum icmpwire_pass pass)

/* An element of a list: taken off by value. When its body breaks, the slow walk tells what was readable. */
#define ELEMENT(name)                                                                                \
    ICMPWIRE_INLINE struct icmpwire_span icmpwire_broken_##name(struct icmpwire_span list, size_t n, \
                                                                struct icmpwire_##name *element)     \
    {                                                                                                \
        *element = icmpwire_##name##_again(n ? icmpwire_span_first(list, n) : list);                 \
        return n ? icmpwire_span_behind(list, n) : icmpwire_span_of(NULL, 0);                        \
    }                                                                                                \
    ICMPWIRE_INLINE struct icmpwire_span icmpwire_hot_##name(                                        \
        struct icmpwire_span list, struct icmpwire_##name *__restrict element,                       \
        struct icmpwire_span (*broken)(struct icmpwire_span, size_t, struct icmpwire_##name *))      \
    {                                                                                                \
        size_t n;                                                                                    \
        if (ICMPWIRE_RARE(!icmpwire_framed(list.data, list.size, icmpwire_reach_##name, &n)))        \
            return broken(list, 0, element);                                                         \
        struct icmpwire_walk w = icmpwire_walk_over(list.data, n);                                   \
        icmpwire_body_##name(&w, element, ICMPWIRE_DECODE);                                          \
        element->status = ICMPWIRE_OK;                                                               \
        if (ICMPWIRE_RARE(w.failed || w.left))                                                       \
            return broken(list, n, element);                                                         \
        return icmpwire_span_behind(list, n);                                                        \
    }                                                                                                \
    ICMPWIRE_INLINE struct icmpwire_span icmpwire_first_##name(struct icmpwire_span list,            \
                                                               struct icmpwire_##name *element)      \
    {                                                                                                \
        return icmpwire_hot_##name(list, element, icmpwire_broken_##name);                           \
    }

/* The same for an element whose walk measures it: what it takes is how far it reaches. */
#define ELEMENT_SELF_SIZED(name)                                                                     \
    ICMPWIRE_INLINE struct icmpwire_span icmpwire_broken_##name(struct icmpwire_span list, size_t n, \
                                                                struct icmpwire_##name *element)     \
    {                                                                                                \
        (void)n;                                                                                     \
        *element = icmpwire_##name##_again(list);                                                    \
        return icmpwire_span_of(NULL, 0);                                                            \
    }                                                                                                \
    ICMPWIRE_INLINE struct icmpwire_span icmpwire_hot_##name(                                        \
        struct icmpwire_span list, struct icmpwire_##name *__restrict element,                       \
        struct icmpwire_span (*broken)(struct icmpwire_span, size_t, struct icmpwire_##name *))      \
    {                                                                                                \
        struct icmpwire_walk w = icmpwire_walk_over(list.data, list.size);                           \
        icmpwire_body_##name(&w, element, ICMPWIRE_DECODE);                                          \
        element->status = ICMPWIRE_OK;                                                               \
        if (ICMPWIRE_RARE(w.failed))                                                                 \
            return broken(list, 0, element);                                                         \
        return icmpwire_span_of(w.at, w.left);                                                       \
    }                                                                                                \
    ICMPWIRE_INLINE struct icmpwire_span icmpwire_first_##name(struct icmpwire_span list,            \
                                                               struct icmpwire_##name *element)      \
    {                                                                                                \
        return icmpwire_hot_##name(list, element, icmpwire_broken_##name);                           \
    }

#endif
#endif
