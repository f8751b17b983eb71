/* SPDX-License-Identifier: BSD-2-Clause */
/* The walk's primitives in their slow form: everything but the hot decoding, the job chosen at run time. The same walks
 * (include/icmpwire/walks/) are compiled over these. walk.c has the functions. */
#ifndef ICMPWIRE_SLOW_H
#define ICMPWIRE_SLOW_H

#define ICMPWIRE_WALK_SLOWLY
#include "icmpwire.h"
#include "icmpwire/walk.h"

enum icmpwire_job {
    ICMPWIRE_EXPLAIN, /* read what a hot pass reads, and tell what is wrong */
    ICMPWIRE_VISIT,   /* read, entering the elements of lists, and tell every field */
    ICMPWIRE_ENCODE,  /* write what the struct says */
    ICMPWIRE_BUILD,   /* write, with lengths, counts, padding and checksums filled in */
    ICMPWIRE_FILL,    /* set members by name */
    ICMPWIRE_TELL     /* tell them, and leave them as they are */
};

/* Parts are never open deeper, and no number is told against by one that stands further behind it. */
enum { ICMPWIRE_GROUPS_MAX = 4, ICMPWIRE_NOTES_MAX = 4 };

/* Where a number was read or will be written, in case that something behind it tells against it. */
struct icmpwire_note {
    const char *name;
    uint32_t offset;
};

/* A part that is open: its checksum is filled in when it is left. */
struct icmpwire_group {
    const char *name;
    uint32_t start;
    uint32_t checksum; /* its offset; 0: none, since no part begins with it */
};

/* Lies on the stack of all that is not the hot pass: kept small. */
struct icmpwire_slow {
    uint8_t job;  /* enum icmpwire_job */
    bool failed;  /* sticky: what follows reads nothing and writes nothing */
    bool stopped; /* the visitor has seen enough */
    uint8_t length_unit;
    uint8_t length_excluded;
    uint8_t length_octets;
    uint32_t depth;
    uint32_t noted;
    uint32_t checksum;   /* offset of the outermost one; 0: none */
    uint32_t names_from; /* reading: compression pointers count from here */
    struct icmpwire_fault fault;
    struct icmpwire_group groups[ICMPWIRE_GROUPS_MAX];
    struct icmpwire_note notes[ICMPWIRE_NOTES_MAX]; /* the latest */
    const void *noted_member[ICMPWIRE_NOTES_MAX];
    struct icmpwire_note length_note; /* of the size of the element that is open */

    /* reading: a fence with `left` octets that are there and `missing` ones that the capture lacks */
    struct icmpwire_span whole;
    const uint8_t *at;
    size_t left;
    size_t missing;

    /* writing: beyond the room nothing is written, and `size` counts on */
    uint8_t *out;
    size_t room;
    size_t size;

    union { /* by the job */
        struct {
            icmpwire_visit_fn *visit;
            void *visit_context;
        };
        struct {
            icmpwire_member_fn *tell;
            void *tell_context;
        };
        struct { /* for an ICMPv6 message's checksum */
            const uint8_t *source;
            const uint8_t *destination;
        };
        struct {
            struct icmpwire_value *values;
            size_t value_count;
        };
    };
};

/* What a member is a list of. */
struct icmpwire_list_kind {
    const char *name;
    const char *element;
    icmpwire_reach_fn *reach; /* null: the list knows how many octets each has */
};

/* A list that is visited: what of it is left, and how the walk goes on behind it. */
struct icmpwire_slow_list {
    const struct icmpwire_list_kind *kind;
    struct icmpwire_span rest;
    size_t missing; /* octets of the list that the capture lacks */
    uint32_t each;
    uint32_t index;
    bool active; /* there are elements to visit */
    bool open;   /* one is open */
    bool failed; /* the walk behind the list */
    struct icmpwire_fault fault;
    const uint8_t *at;
    size_t left;
    size_t left_missing;
};

static inline bool icmpwire_slow_reads(const struct icmpwire_slow *w)
{
    return w->job <= ICMPWIRE_VISIT;
}

static inline bool icmpwire_slow_writes(const struct icmpwire_slow *w)
{
    return w->job == ICMPWIRE_ENCODE || w->job == ICMPWIRE_BUILD;
}

/* Fills or tells: no octets are read or written. */
static inline bool icmpwire_slow_names_members(const struct icmpwire_slow *w)
{
    return w->job >= ICMPWIRE_FILL;
}

void icmpwire_slow_number(struct icmpwire_slow *w, void *member, uint8_t member_size, uint8_t octets,
                          enum icmpwire_kind kind, const char *name, const struct icmpwire_bits *bits);
/* The same for a number that building computes. */
void icmpwire_slow_computed(struct icmpwire_slow *w, void *member, uint8_t member_size, uint8_t octets,
                            const char *name, const struct icmpwire_bits *bits, uint64_t value);
void icmpwire_slow_length(struct icmpwire_slow *w, void *member, uint8_t octets, const char *name, uint8_t unit,
                          uint8_t excluded);
void icmpwire_slow_checksum(struct icmpwire_slow *w, void *member, const char *name);
void icmpwire_slow_address(struct icmpwire_slow *w, struct icmpwire_address *address, const char *name);
void icmpwire_slow_optional_address(struct icmpwire_slow *w, struct icmpwire_address *address, const char *name);
/* Read when the condition holds, written also when there is one. */
void icmpwire_slow_address_when(struct icmpwire_slow *w, struct icmpwire_address *address, const char *name,
                                bool condition);
/* n octets that are always there; when written, fewer are padded with zeros, and more fail. */
void icmpwire_slow_fixed(struct icmpwire_slow *w, struct icmpwire_span *span, enum icmpwire_kind kind, const char *name,
                         size_t n);
void icmpwire_slow_self_sized(struct icmpwire_slow *w, struct icmpwire_span *span, enum icmpwire_kind kind,
                              const char *name, icmpwire_reach_fn *reach);
/* Is all that is left zero? Fails where the capture lacks the octets that would tell. */
bool icmpwire_slow_zeros_left(struct icmpwire_slow *w);
/* A member that is not on the wire. */
void icmpwire_slow_shape(struct icmpwire_slow *w, uint8_t *member, const char *name, uint8_t value);
/* n octets; `by` is the member that announced them, or null. */
void icmpwire_slow_span(struct icmpwire_slow *w, struct icmpwire_span *span, enum icmpwire_kind kind, const char *name,
                        size_t n, const void *by);
void icmpwire_slow_rest(struct icmpwire_slow *w, struct icmpwire_span *span, enum icmpwire_kind kind, const char *name);
void icmpwire_slow_tail(struct icmpwire_slow *w, struct icmpwire_span *span, const char *name);
void icmpwire_slow_name(struct icmpwire_slow *w, struct icmpwire_span *span, const char *name, size_t origin,
                        size_t first);
void icmpwire_slow_align(struct icmpwire_slow *w, size_t unit);
bool icmpwire_slow_refused(struct icmpwire_slow *w, enum icmpwire_status status, const void *member, const char *name);
/* Fails at the length of the element. */
bool icmpwire_slow_misfit(struct icmpwire_slow *w);
void icmpwire_slow_enter(struct icmpwire_slow *w, const char *name);
void icmpwire_slow_leave(struct icmpwire_slow *w);
/* Lists of list->kind: to the end of the fence, ... */
void icmpwire_slow_list_begin(struct icmpwire_slow *w, struct icmpwire_slow_list *list, struct icmpwire_span *span);
void icmpwire_slow_array_begin(struct icmpwire_slow *w, struct icmpwire_slow_list *list, struct icmpwire_span *span,
                               size_t each, size_t count, const void *by);
void icmpwire_slow_counted_begin(struct icmpwire_slow *w, struct icmpwire_slow_list *list, struct icmpwire_span *span,
                                 size_t count, const void *by);
void icmpwire_slow_bounded_begin(struct icmpwire_slow *w, struct icmpwire_slow_list *list, struct icmpwire_span *span,
                                 size_t n, const void *by);
void icmpwire_slow_names_begin(struct icmpwire_slow *w, struct icmpwire_slow_list *list, struct icmpwire_span *span);
/* ... or all that is left: a list when the condition holds and it can be framed, otherwise octets. */
void icmpwire_slow_extra_begin(struct icmpwire_slow *w, struct icmpwire_slow_list *list, struct icmpwire_span *span,
                               bool condition);
/* How many elements a list has, as far as it can be framed. */
size_t icmpwire_slow_count(struct icmpwire_span list, icmpwire_reach_fn *reach);
/* Opens the next element, and closes the one before; false behind the last one. */
bool icmpwire_slow_list_more(struct icmpwire_slow *w, struct icmpwire_slow_list *list);
/* The quoted datagram; n octets that `by` announced, or all that is left when by is null; building pads it to `padded`.
 */
void icmpwire_slow_datagram(struct icmpwire_slow *w, struct icmpwire_span *datagram, size_t n, const void *by,
                            size_t padded, icmpwire_reach_fn *reach);
/* Is what is left an extension structure with at least one object? */
bool icmpwire_slow_extension_follows(const struct icmpwire_slow *w, icmpwire_reach_fn *reach);

/* Begins a job over octets, or over an output buffer; null measures. */
void icmpwire_slow_reader(struct icmpwire_slow *w, enum icmpwire_job job, const uint8_t *data, size_t captured,
                          size_t size);
void icmpwire_slow_writer(struct icmpwire_slow *w, bool build, uint8_t *out, size_t room);
void icmpwire_slow_filler(struct icmpwire_slow *w, struct icmpwire_value *values, size_t count);
void icmpwire_slow_teller(struct icmpwire_slow *w, icmpwire_member_fn *tell, void *context);
/* Fills in the size and the checksum of an element or a header that was built. */
void icmpwire_slow_finish_element(struct icmpwire_slow *w);
/* Fills in the checksum of a message that was built. */
void icmpwire_slow_finish_message(struct icmpwire_slow *w, enum icmpwire_family family);
/* An element must use up its fence, and have a length that is possible. */
void icmpwire_slow_finish_reading(struct icmpwire_slow *w, bool impossible);

/* Most of what is encoded is small. It is written to a place of this many octets first, which tells its size as well:
 * when there is no room for it, nothing was written. */
enum { ICMPWIRE_SMALL = 256 };

/* A walk is over a struct that reading changes. Writing leaves it as it is, and takes what the caller keeps. */
static inline void *icmpwire_slow_given(const void *given)
{
    union {
        const void *given;
        void *walked;
    } m = {given};
    return m.walked;
}

/* Where what is written goes on, n octets behind its begin. */
static inline uint8_t *icmpwire_slow_behind(uint8_t *out, size_t n)
{
    return out + n;
}

/* Has all that was written a place? */
static inline bool icmpwire_slow_has_room(const struct icmpwire_slow *w)
{
    return w->size <= w->room;
}

/* RFC 4884 section 5.4: the quoted datagram is padded to the unit and to at least 128 octets. */
static inline size_t icmpwire_padded(size_t size, size_t unit)
{
    size_t padded = (size + unit - 1) / unit * unit;
    return padded < 128 ? 128 : padded;
}

/* RFC 1256 section 3: an entry has at least an address and a preference. */
static inline uint8_t icmpwire_entry_words(uint8_t words)
{
    return words < 2 ? 2 : words;
}

#define ICMPWIRE_SLOW_BUILDS (w->job == ICMPWIRE_BUILD)

#define ICMPWIRE_NUMBER(f, octets, kind, bits) \
    icmpwire_slow_number(w, &m->f, sizeof m->f, octets, ICMPWIRE_KIND_##kind, #f, bits)
#define ICMPWIRE_COMPUTED(f, octets, bits, value) \
    icmpwire_slow_computed(w, &m->f, sizeof m->f, octets, #f, bits, ICMPWIRE_SLOW_BUILDS ? (uint64_t)(value) : 0)

#define U8(f)                       ICMPWIRE_NUMBER(f, 1, NUMBER, NULL)
#define U16(f)                      ICMPWIRE_NUMBER(f, 2, NUMBER, NULL)
#define U24(f)                      ICMPWIRE_NUMBER(f, 3, NUMBER, NULL)
#define U32(f)                      ICMPWIRE_NUMBER(f, 4, NUMBER, NULL)
#define U48(f)                      ICMPWIRE_NUMBER(f, 6, NUMBER, NULL)
#define U64(f)                      ICMPWIRE_NUMBER(f, 8, NUMBER, NULL)
#define I32(f)                      ICMPWIRE_NUMBER(f, 4, SIGNED, NULL)
#define U8_BITS(f, bits)            ICMPWIRE_NUMBER(f, 1, NUMBER, icmpwire_bits_##bits)
#define U16_BITS(f, bits)           ICMPWIRE_NUMBER(f, 2, NUMBER, icmpwire_bits_##bits)
#define U32_BITS(f, bits)           ICMPWIRE_NUMBER(f, 4, NUMBER, icmpwire_bits_##bits)
#define U48_BITS(f, bits)           ICMPWIRE_NUMBER(f, 6, NUMBER, icmpwire_bits_##bits)
#define U8_AS(f, value)             ICMPWIRE_COMPUTED(f, 1, NULL, value)
#define U16_AS(f, value)            ICMPWIRE_COMPUTED(f, 2, NULL, value)
#define U8_BITS_AS(f, bits, value)  ICMPWIRE_COMPUTED(f, 1, icmpwire_bits_##bits, value)
#define U16_BITS_AS(f, bits, value) ICMPWIRE_COMPUTED(f, 2, icmpwire_bits_##bits, value)
#define U8_SIZE(f, unit, excluded)  icmpwire_slow_length(w, &m->f, 1, #f, unit, excluded)
#define U16_SIZE(f, unit, excluded) icmpwire_slow_length(w, &m->f, 2, #f, unit, excluded)
#define CHECKSUM(f)                 icmpwire_slow_checksum(w, &m->f, #f)
#define IPV4(f)                     ICMPWIRE_NUMBER(f, 4, IPV4, NULL)
#define IPV6(f)                     icmpwire_slow_address(w, &m->f, #f)
#define OPTIONAL_IPV6(f)            icmpwire_slow_optional_address(w, &m->f, #f)
#define IPV6_WHEN(f, condition)     icmpwire_slow_address_when(w, &m->f, #f, condition)
#define FIXED(f, kind, n)           icmpwire_slow_fixed(w, &m->f, ICMPWIRE_KIND_##kind, #f, n)
#define PLAIN_NAME(f)               icmpwire_slow_self_sized(w, &m->f, ICMPWIRE_KIND_NAME, #f, icmpwire_reach_plain_name)
#define SHAPE(f, value)             icmpwire_slow_shape(w, &m->f, #f, icmpwire_slow_reads(w) ? (uint8_t)(value) : m->f)
#define SPAN(f, kind, n, by)        icmpwire_slow_span(w, &m->f, ICMPWIRE_KIND_##kind, #f, n, &m->by)
#define REST(f, kind)               icmpwire_slow_rest(w, &m->f, ICMPWIRE_KIND_##kind, #f)
#define TAIL(f)                     icmpwire_slow_tail(w, &m->f, #f)
#define NAME(f, origin, first)      icmpwire_slow_name(w, &m->f, #f, origin, first)
#define ICMPWIRE_EACH(f, element, reach, begin, ...)                          \
    do {                                                                      \
        static const struct icmpwire_list_kind kind_ = {#f, #element, reach}; \
        struct icmpwire_slow_list list_;                                      \
        list_.kind = &kind_;                                                  \
        icmpwire_slow_##begin##_begin(w, &list_, __VA_ARGS__);                \
        while (icmpwire_slow_list_more(w, &list_))                            \
            icmpwire_slow_one_##element(w);                                   \
    } while (0)
#define LIST(f, element)           ICMPWIRE_EACH(f, element, icmpwire_reach_##element, list, &m->f)
#define LIST8(f, element)          LIST(f, element)
#define NAMES(f)                   ICMPWIRE_EACH(f, plain_name, icmpwire_reach_plain_name, names, &m->f)
#define LIST_IN(f, element, n, by) ICMPWIRE_EACH(f, element, icmpwire_reach_##element, bounded, &m->f, n, &m->by)
#define MISFIT(condition)          (icmpwire_slow_reads(w) && (w->failed || ((condition) && icmpwire_slow_misfit(w))))
#define ZEROS_LEFT                 icmpwire_slow_zeros_left(w)
#define LIST_OF(f, element, count, by) \
    ICMPWIRE_EACH(f, element, icmpwire_reach_##element, counted, &m->f, count, &m->by)
#define EXTRA(f, element, condition)       ICMPWIRE_EACH(f, element, icmpwire_reach_##element, extra, &m->f, condition)
#define ENDS(n, said)                      (icmpwire_slow_reads(w) ? LEFT < (n) : (said))
#define LATER                              true
#define COUNT(f, element)                  icmpwire_slow_count(m->f, icmpwire_reach_##element)
#define ARRAY(f, element, each, count, by) ICMPWIRE_EACH(f, element, NULL, array, &m->f, each, count, &m->by)
#define ALIGN(unit)                        icmpwire_slow_align(w, unit)
#define PART(f, layout)                    (icmpwire_slow_enter(w, #f), icmpwire_slow_##layout(w, &m->f), icmpwire_slow_leave(w))
#define PART_RARE(f, layout)               PART(f, layout)
#define BODY(f, layout)                    (icmpwire_slow_enter(w, #f), icmpwire_slow_##layout(w, &m->f, m), icmpwire_slow_leave(w))
#define SAME(walk)                         icmpwire_slow_##walk(w, m, in)
#define REFUSED(condition, why, f) \
    (icmpwire_slow_reads(w) && (w->failed || ((condition) && icmpwire_slow_refused(w, ICMPWIRE_##why, &m->f, #f))))
#define LEFT             (w->left + w->missing)
#define DATAGRAM(header) icmpwire_slow_datagram(w, &m->datagram, 0, NULL, 0, icmpwire_reach_##header)
#define EXTENDED_DATAGRAM(header, unit)                                                                          \
    do {                                                                                                         \
        bool extended = icmpwire_slow_reads(w) ? m->length != 0 : m->extension.objects.data != NULL;             \
        icmpwire_slow_datagram(w, &m->datagram, (size_t)(unit) * m->length, extended ? &m->length : NULL,        \
                               extended ? icmpwire_padded(m->datagram.size, unit) : 0, icmpwire_reach_##header); \
        if (icmpwire_slow_names_members(w) || (extended && (!icmpwire_slow_reads(w) || LEFT)))                   \
            PART(extension, extension);                                                                          \
    } while (0)
#define OPTIONAL_EXTENSION(f)                                                                             \
    do {                                                                                                  \
        bool follows = icmpwire_slow_reads(w) ? icmpwire_slow_extension_follows(w, icmpwire_reach_object) \
                                              : m->f.objects.data != NULL;                                \
        if (follows || icmpwire_slow_names_members(w))                                                    \
            PART(f, extension);                                                                           \
    } while (0)

/* slow_X does a job over a struct; slow_one_X over one that nobody keeps, for the elements of a visited list. */
#define WALK(name) WALK_OF(name, name)
#define WALK_OF(name, structure)                                                               \
    static void icmpwire_slow_##name(struct icmpwire_slow *w, struct icmpwire_##structure *m); \
    __attribute__((unused)) static void icmpwire_slow_one_##name(struct icmpwire_slow *w)      \
    {                                                                                          \
        struct icmpwire_##structure m;                                                         \
        memset(&m, 0, sizeof m);                                                               \
        icmpwire_slow_##name(w, &m);                                                           \
    }                                                                                          \
    __attribute__((unused)) static void icmpwire_slow_##name(struct icmpwire_slow *w, struct icmpwire_##structure *m)
#define WALK_IN(name, owner) WALK_IN_OF(name, name, owner)
#define WALK_IN_OF(name, structure, owner)                                                    \
    static void icmpwire_slow_##name(struct icmpwire_slow *w, struct icmpwire_##structure *m, \
                                     const struct icmpwire_##owner *in)

/* What element.h promises for each element: writing, filling and describing, ... */
#define ICMPWIRE_ELEMENT_WRITTEN(name)                                                                          \
    static ICMPWIRE_APART bool icmpwire_##name##_write(const struct icmpwire_##name *element, bool build,       \
                                                       uint8_t *out, size_t room, size_t *size,                 \
                                                       struct icmpwire_fault *fault)                            \
    {                                                                                                           \
        struct icmpwire_##name m = *element;                                                                    \
        struct icmpwire_slow w;                                                                                 \
        icmpwire_slow_writer(&w, build, out, room);                                                             \
        icmpwire_slow_##name(&w, &m);                                                                           \
        icmpwire_slow_finish_element(&w);                                                                       \
        *size = w.size;                                                                                         \
        *fault = w.fault;                                                                                       \
        return !w.failed;                                                                                       \
    }                                                                                                           \
    bool icmpwire_##name##_encode(const struct icmpwire_##name *element, bool build, uint8_t *out, size_t room, \
                                  size_t *size, struct icmpwire_fault *fault)                                   \
    {                                                                                                           \
        uint8_t small[ICMPWIRE_SMALL];                                                                          \
        return icmpwire_##name##_write(element, build, small, sizeof small, size, fault) &&                     \
               icmpwire_slow_fits(*size, room, fault) &&                                                        \
               (icmpwire_slow_copied(small, *size, out) ||                                                      \
                icmpwire_##name##_write(element, build, out, room, size, fault));                               \
    }                                                                                                           \
    bool icmpwire_##name##_fill(struct icmpwire_##name *element, struct icmpwire_value *values, size_t count,   \
                                struct icmpwire_fault *fault)                                                   \
    {                                                                                                           \
        struct icmpwire_slow w;                                                                                 \
        icmpwire_slow_filler(&w, values, count);                                                                \
        icmpwire_slow_##name(&w, element);                                                                      \
        return icmpwire_slow_all_used(&w, fault);                                                               \
    }                                                                                                           \
    void icmpwire_##name##_describe(struct icmpwire_##name *element, icmpwire_member_fn *tell, void *context)   \
    {                                                                                                           \
        struct icmpwire_slow w;                                                                                 \
        icmpwire_slow_teller(&w, tell, context);                                                                \
        icmpwire_slow_##name(&w, element);                                                                      \
    }

/* ... and explaining. */
#define ELEMENT(name)                                                                      \
    bool icmpwire_##name##_explain(struct icmpwire_span list, struct icmpwire_##name *out, \
                                   struct icmpwire_fault *fault)                           \
    {                                                                                      \
        size_t n = icmpwire_reach_##name(list.data, list.size);                            \
        size_t size = n && n < list.size ? n : list.size;                                  \
        struct icmpwire_slow w;                                                            \
        icmpwire_slow_reader(&w, ICMPWIRE_EXPLAIN, list.data, size, size);                 \
        memset(out, 0, sizeof *out);                                                       \
        icmpwire_slow_##name(&w, out);                                                     \
        icmpwire_slow_finish_reading(&w, n == 0 || (n > size && n != ICMPWIRE_BEYOND));    \
        out->status = (uint8_t)w.fault.status;                                             \
        *fault = w.fault;                                                                  \
        return !w.failed;                                                                  \
    }                                                                                      \
    struct icmpwire_##name icmpwire_##name##_again(struct icmpwire_span element)           \
    {                                                                                      \
        struct icmpwire_##name m;                                                          \
        struct icmpwire_fault fault;                                                       \
        icmpwire_##name##_explain(element, &m, &fault);                                    \
        return m;                                                                          \
    }                                                                                      \
    ICMPWIRE_ELEMENT_WRITTEN(name)

#define ELEMENT_SELF_SIZED(name) ELEMENT(name)

/* Is what was written to the small place all of it? Then it is copied to where it belongs. */
static inline bool icmpwire_slow_copied(const uint8_t *small, size_t size, uint8_t *out)
{
    if (size > ICMPWIRE_SMALL)
        return false;
    if (size)
        memcpy(out, small, size);
    return true;
}
/* Is there room? Otherwise ICMPWIRE_NO_ROOM. */
bool icmpwire_slow_fits(size_t size, size_t room, struct icmpwire_fault *fault);
/* Did every value find its member? Otherwise ICMPWIRE_NO_FIELD and its path. */
bool icmpwire_slow_all_used(const struct icmpwire_slow *w, struct icmpwire_fault *fault);

#endif
