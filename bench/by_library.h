/* SPDX-License-Identifier: BSD-2-Clause */
/* The decoding tasks by the library, in one text for its ordinary calls and for its inlined walks. Before it
 * is included there are BY(task), DECODE, QUOTE, OBJECT and LABEL: the functions' names, and what they
 * call. */
#include "tasks.h"
#include <icmpwire.h>
#include <icmpwire/inline.h>

/* As a user's hot loop would have it: nothing but the library's own calls is a call. */
#define INLINE static inline __attribute__((always_inline))

INLINE uint64_t header(const struct icmpwire_message *m)
{
    return with(with(m->type, m->code), m->checksum);
}

INLINE uint64_t echo_fields(const struct icmpwire_message *m)
{
    return with(with(with(header(m), m->echo.identifier), m->echo.sequence), m->echo.data.size);
}

INLINE uint64_t with_flow(uint64_t digest, struct icmpwire_span datagram)
{
    struct icmpwire_quote q;
    if (!QUOTE(datagram, &q) || q.version != 4 || q.ports != ICMPWIRE_COMPLETE)
        return digest;
    digest = with(with(digest, q.protocol), icmpwire_peek32(q.source.data, 0));
    digest = with(digest, icmpwire_peek32(q.destination.data, 0));
    return with(with(digest, q.source_port), q.destination_port);
}

INLINE uint64_t unreachable_fields(const struct icmpwire_message *m)
{
    const struct icmpwire_destination_unreachable4 *u = &m->destination_unreachable4;
    return with_flow(with(with(header(m), u->next_hop_mtu), u->datagram.size), u->datagram);
}

INLINE uint64_t with_labels(uint64_t digest, struct icmpwire_span rest)
{
    struct icmpwire_label l;
    while (rest.size) {
        rest = LABEL(rest, &l);
        digest = with(digest, ICMPWIRE_LABEL_VALUE(l.entry));
        digest = with(digest, ICMPWIRE_LABEL_TRAFFIC_CLASS(l.entry));
        digest = with(digest, ICMPWIRE_LABEL_BOTTOM(l.entry));
        digest = with(digest, ICMPWIRE_LABEL_TTL(l.entry));
    }
    return digest;
}

INLINE uint64_t with_objects(uint64_t digest, struct icmpwire_span rest)
{
    struct icmpwire_object o;
    while (rest.size) {
        rest = OBJECT(rest, &o);
        if (o.status)
            return 0;
        digest = with(with(with(digest, o.length), o.class_num), o.c_type);
        if (o.class_num == ICMPWIRE_CLASS_MPLS_LABEL_STACK && o.c_type == 1)
            digest = with_labels(digest, o.label_stack.labels);
    }
    return rest.data ? digest : 0; /* null: no extension, or a broken list */
}

INLINE uint64_t extended_fields(const struct icmpwire_message *m)
{
    const struct icmpwire_time_exceeded4 *t = &m->time_exceeded4;
    uint64_t digest = with_flow(with(with(header(m), t->length), t->datagram.size), t->datagram);
    if (!t->extension.objects.data)
        return 0;
    return with_objects(with(digest, t->extension.checksum), t->extension.objects);
}

INLINE uint64_t mix_fields(const struct icmpwire_message *m)
{
    switch (m->layout) {
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE4:
        return unreachable_fields(m);
    case ICMPWIRE_LAYOUT_ECHO:
        return echo_fields(m);
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED4:
        return extended_fields(m);
    default:
        return 0;
    }
}

#define icmp4_good(data, size) \
    (icmpwire_checksum_check(ICMPWIRE_ICMP4, data, size, NULL, NULL) == ICMPWIRE_CHECKSUM_GOOD)
#define icmp4_family ICMPWIRE_ICMP4

#define TASK(checksum, task)                                                                           \
    uint64_t BY(task)(const uint8_t *data, size_t size)                                                \
    {                                                                                                  \
        struct icmpwire_message m;                                                                     \
        struct icmpwire_fault fault;                                                                   \
        return DECODE_##task(checksum##_family, data, size, &m, &fault) ? task##_fields(&m) : 0;       \
    }                                                                                                  \
    uint64_t BY(task##_checked)(const uint8_t *data, size_t size)                                      \
    {                                                                                                  \
        struct icmpwire_message m;                                                                     \
        struct icmpwire_fault fault;                                                                   \
        if (!checksum##_good(data, size) || !DECODE_##task(checksum##_family, data, size, &m, &fault)) \
            return 0;                                                                                  \
        return task##_fields(&m);                                                                      \
    }
#include "tasks.def"
