/* SPDX-License-Identifier: BSD-2-Clause */
/* The decoding tasks by the library, in one text for its ordinary calls and for its inlined walks. Before it
 * is included there are BY(task), DECODE_task, PACKET, QUOTE, OBJECT, LABEL, OPTION and RECORD: the functions' names, and what they
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

INLINE uint64_t with_address(uint64_t digest, const uint8_t *octets)
{
    return with(with(digest, icmpwire_peek64(octets, 0)), icmpwire_peek64(octets, 8));
}

INLINE uint64_t with_addresses(uint64_t digest, struct icmpwire_span list)
{
    for (; list.size >= 16; list = icmpwire_span_behind(list, 16))
        digest = with_address(digest, list.data);
    return digest;
}

INLINE uint64_t with_prefix(uint64_t digest, const struct icmpwire_prefix_information *p)
{
    digest = with(with(digest, p->prefix_length), p->flags);
    digest = with(with(digest, p->valid_lifetime_seconds), p->preferred_lifetime_seconds);
    return with_address(digest, p->prefix.octets);
}

INLINE uint64_t with_address6(uint64_t digest, struct icmpwire_span address)
{
    return with(with(digest, icmpwire_peek16(address.data, 0)), icmpwire_peek32(address.data, 2));
}

#ifdef VIEWS
INLINE uint64_t with_option(uint64_t digest, const struct icmpwire_option_view *o)
{
    struct icmpwire_prefix_information prefix;
    struct icmpwire_mtu mtu;
    struct icmpwire_rdnss rdnss;
    digest = with(digest, o->type);
    switch (o->type) {
    case ICMPWIRE_OPTION_SOURCE_LINK_LAYER_ADDRESS:
        return with_address6(digest, o->body);
    case ICMPWIRE_OPTION_PREFIX_INFORMATION:
        return icmpwire_prefix_information_of(o->body, &prefix) ? with_prefix(digest, &prefix) : 0;
    case ICMPWIRE_OPTION_MTU:
        return icmpwire_mtu_of(o->body, &mtu) ? with(digest, mtu.mtu) : 0;
    case ICMPWIRE_OPTION_RDNSS:
        return icmpwire_rdnss_of(o->body, &rdnss)
                   ? with_addresses(with(digest, rdnss.lifetime_seconds), rdnss.addresses)
                   : 0;
    default:
        return digest;
    }
}

INLINE uint64_t with_options(uint64_t digest, struct icmpwire_span rest)
{
    struct icmpwire_option_view o;
    while (rest.size) {
        rest = icmpwire_view_option(rest, &o);
        digest = with_option(digest, &o);
    }
    return rest.data ? digest : 0;
}
#else
INLINE uint64_t with_option(uint64_t digest, const struct icmpwire_option *o)
{
    digest = with(digest, o->type);
    switch (o->type) {
    case ICMPWIRE_OPTION_SOURCE_LINK_LAYER_ADDRESS:
        return with_address6(digest, o->link_layer_address);
    case ICMPWIRE_OPTION_PREFIX_INFORMATION:
        return with_prefix(digest, &o->prefix_information);
    case ICMPWIRE_OPTION_MTU:
        return with(digest, o->mtu.mtu);
    case ICMPWIRE_OPTION_RDNSS:
        return with_addresses(with(digest, o->rdnss.lifetime_seconds), o->rdnss.addresses);
    default:
        return digest;
    }
}

INLINE uint64_t with_options(uint64_t digest, struct icmpwire_span rest)
{
    struct icmpwire_option o;
    while (rest.size) {
        rest = OPTION(rest, &o);
        if (o.status)
            return 0;
        digest = with_option(digest, &o);
    }
    return rest.data ? digest : 0;
}
#endif

INLINE uint64_t advertisement_fields(const struct icmpwire_message *m)
{
    const struct icmpwire_router_advertisement6 *a = &m->router_advertisement6;
    uint64_t digest = with(with(with(header(m), a->cur_hop_limit), a->flags), a->router_lifetime_seconds);
    digest = with(with(digest, a->reachable_time_milliseconds), a->retrans_timer_milliseconds);
    return with_options(digest, a->options);
}

INLINE uint64_t report_fields(const struct icmpwire_message *m)
{
    const struct icmpwire_multicast_listener_report2 *r = &m->multicast_listener_report2;
    struct icmpwire_listener_record record;
    uint64_t digest = with(header(m), r->number_of_records);
    struct icmpwire_span rest = r->records;
    for (uint32_t i = r->number_of_records; i; i--) {
        rest = RECORD(rest, &record);
        if (!rest.data || record.status)
            return 0;
        digest = with(with(with(digest, record.type), record.aux_data_words), record.number_of_sources);
        digest = with_addresses(with_address(digest, record.group.octets), record.sources);
    }
    return digest;
}

INLINE uint64_t packet_fields(const struct icmpwire_message *m)
{
    switch (m->layout) {
    case ICMPWIRE_LAYOUT_ROUTER_ADVERTISEMENT6:
        return advertisement_fields(m);
    case ICMPWIRE_LAYOUT_MULTICAST_LISTENER_REPORT2:
        return report_fields(m);
    default:
        return mix_fields(m);
    }
}

/* A packet from its IP header: the hop limit and the message, whose checksum is verified when `checked`. */
INLINE uint64_t packet_digest(const uint8_t *data, size_t size, bool checked)
{
    struct icmpwire_packet p;
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    if (!PACKET(data, size, size, &p, &fault))
        return 0;
    enum icmpwire_family family = p.protocol == ICMPWIRE_PROTOCOL_ICMP6 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4;
    if (checked && icmpwire_checksum_check(family, p.payload.data, p.payload.size, p.original_source.data,
                                           p.final_destination.data) != ICMPWIRE_CHECKSUM_GOOD)
        return 0;
    if (!DECODE_packet(family, p.payload.data, p.payload.size, &m, &fault))
        return 0;
    return with(packet_fields(&m), p.hop_limit);
}

#define icmp4_good(data, size) \
    (icmpwire_checksum_check(ICMPWIRE_ICMP4, data, size, NULL, NULL) == ICMPWIRE_CHECKSUM_GOOD)
#define icmp6_good(data, size)                                                                     \
    (icmpwire_checksum_check(ICMPWIRE_ICMP6, data, size, bench_addresses, bench_addresses + 16) == \
     ICMPWIRE_CHECKSUM_GOOD)

#define DECODED(family, task)                                                         \
    uint64_t BY(task)(const uint8_t *data, size_t size)                               \
    {                                                                                 \
        struct icmpwire_message m;                                                    \
        struct icmpwire_fault fault;                                                  \
        return DECODE_##task(family, data, size, &m, &fault) ? task##_fields(&m) : 0; \
    }
#define TASK_icmp4(task) DECODED(ICMPWIRE_ICMP4, task) CHECKED(ICMPWIRE_ICMP4, icmp4, task)
#define TASK_icmp6(task) DECODED(ICMPWIRE_ICMP6, task) CHECKED(ICMPWIRE_ICMP6, icmp6, task)
#define CHECKED(family, checksum, task)                                                     \
    uint64_t BY(task##_checked)(const uint8_t *data, size_t size)                           \
    {                                                                                       \
        struct icmpwire_message m;                                                          \
        struct icmpwire_fault fault;                                                        \
        if (!checksum##_good(data, size) || !DECODE_##task(family, data, size, &m, &fault)) \
            return 0;                                                                       \
        return task##_fields(&m);                                                           \
    }
#define TASK_ip(task)                                             \
    uint64_t BY(task)(const uint8_t *data, size_t size)           \
    {                                                             \
        return packet_digest(data, size, false);                  \
    }                                                             \
    uint64_t BY(task##_checked)(const uint8_t *data, size_t size) \
    {                                                             \
        return packet_digest(data, size, true);                   \
    }
#define TASK(checksum, task) TASK_##checksum(task)
#include "tasks.def"
