/* SPDX-License-Identifier: BSD-2-Clause */
/* Visiting messages and packets, and finding fields by their paths. */
#include "layouts.h"

/* Apart from what it is called by, which holds the walk and what it looks for. */
static ICMPWIRE_APART void walk_message(struct icmpwire_slow *w, enum icmpwire_family family)
{
    struct icmpwire_message message;
    memset(&message, 0, sizeof message);
    message.family = (uint8_t)family;
    icmpwire_slow_message_of(w, &message);
}

ICMPWIRE_APART bool icmpwire_visit(enum icmpwire_family family, const uint8_t *data, size_t captured, size_t size,
                                   icmpwire_visit_fn *visit, void *context, struct icmpwire_fault *fault)
{
    struct icmpwire_slow w;
    icmpwire_slow_reader(&w, ICMPWIRE_VISIT, data, captured, size);
    w.visit = visit;
    w.visit_context = context;
    walk_message(&w, family);
    *fault = w.fault;
    return !w.failed;
}

/* ---- paths ---- */

enum { PATH_DEPTH_MAX = 12 }; /* no message nests as deeply */

/* How much of the path the open groups, lists and elements have matched. */
struct search {
    const char *rest;
    struct icmpwire_field *found;
    bool *done;       /* ends the visit */
    uint32_t depth;   /* what is open */
    uint32_t matched; /* of that, from the outside, what the path names */
    const char *before[PATH_DEPTH_MAX];
};

/* The rest of a path behind a name; null when it begins with another. */
static const char *behind_name(const char *path, const char *name)
{
    while (*name && *path == *name) {
        path++;
        name++;
    }
    return *name || (*path && *path != '.' && *path != '[') ? NULL : path;
}

/* The rest of a path behind "[index]". */
static const char *behind_index(const char *path, uint32_t index)
{
    uint64_t number = 0;
    bool digits = false;
    if (*path != '[')
        return NULL;
    for (path++; *path >= '0' && *path <= '9'; path++) {
        if (number <= UINT32_MAX) /* beyond that no index is the same */
            number = number * 10 + (uint64_t)(*path - '0');
        digits = true;
    }
    return digits && *path == ']' && number == index ? path + 1 : NULL;
}

/* A name or an index ends here: so does the path, or a dot and a name follow, or an index. */
static const char *behind_dot(const char *path)
{
    if (!path || *path == '\0' || *path == '[')
        return path;
    return *path == '.' && path[1] && path[1] != '[' ? path + 1 : NULL;
}

static void search_enter(struct search *s, const struct icmpwire_field *field)
{
    if (s->matched == s->depth && s->matched < PATH_DEPTH_MAX) {
        const char *rest = field->kind == ICMPWIRE_KIND_ELEMENT ? behind_dot(behind_index(s->rest, field->index))
                                                                : behind_dot(behind_name(s->rest, field->name));
        if (rest) {
            s->before[s->matched++] = s->rest;
            s->rest = rest;
        }
    }
    s->depth++;
    if (s->matched == s->depth && !*s->rest) {
        *s->found = *field;
        *s->done = true;
    }
}

static void search_leave(struct search *s)
{
    if (s->matched == s->depth)
        s->rest = s->before[--s->matched];
    s->depth--;
}

static void search_step(void *context, const struct icmpwire_field *field)
{
    struct search *s = context;
    const char *rest;
    if (*s->done || field->event == ICMPWIRE_FAULT)
        return;
    if (field->event == ICMPWIRE_ENTER) {
        search_enter(s, field);
    } else if (field->event == ICMPWIRE_LEAVE) {
        search_leave(s);
    } else if (s->matched == s->depth) {
        rest = behind_name(s->rest, field->name);
        if (rest && !*rest) {
            *s->found = *field;
            *s->done = true;
        }
    }
}

bool icmpwire_locate(enum icmpwire_family family, const uint8_t *data, size_t size, const char *path,
                     struct icmpwire_field *field)
{
    struct icmpwire_slow w;
    struct search s;
    icmpwire_slow_reader(&w, ICMPWIRE_VISIT, data, size, size);
    memset(&s, 0, sizeof s);
    s.rest = path;
    s.found = field;
    s.done = &w.stopped;
    w.visit = search_step;
    w.visit_context = &s;
    walk_message(&w, family);
    return w.stopped;
}

/* ---- packets ---- */

/* What a visit of a part adds to the offsets that the visit of the whole packet tells. */
struct shifted {
    icmpwire_visit_fn *visit;
    void *context;
    uint32_t offset;
};

static void shift(void *context, const struct icmpwire_field *field)
{
    const struct shifted *s = context;
    struct icmpwire_field f = *field;
    f.bit_offset += s->offset * 8;
    if (f.event == ICMPWIRE_FAULT) {
        f.fault.offset += s->offset;
        f.fault.readable += s->offset;
    }
    s->visit(s->context, &f);
}

static ICMPWIRE_APART void shift_group(struct shifted *s, enum icmpwire_event event, enum icmpwire_kind kind,
                                       const char *name, uint32_t index, struct icmpwire_span octets)
{
    struct icmpwire_field f;
    memset(&f, 0, sizeof f);
    f.event = event;
    f.kind = kind;
    f.name = name;
    f.index = index;
    f.bit_width = (uint32_t)octets.size * 8;
    f.octets = octets;
    f.whole = octets;
    f.fault.field = "";
    shift(s, &f);
}

static ICMPWIRE_APART void shift_fault(struct shifted *s, const char *name, uint32_t index,
                                       const struct icmpwire_fault *fault)
{
    struct icmpwire_field f;
    memset(&f, 0, sizeof f);
    f.event = ICMPWIRE_FAULT;
    f.kind = ICMPWIRE_KIND_ELEMENT;
    f.name = name;
    f.index = index;
    f.fault = *fault;
    shift(s, &f);
}

static ICMPWIRE_APART void visit_header(struct shifted *s, struct icmpwire_span octets, struct icmpwire_header *header,
                                        uint32_t index)
{
    const char *name = icmpwire_header_name(header->protocol);
    struct icmpwire_slow w;
    icmpwire_slow_reader(&w, ICMPWIRE_VISIT, octets.data, octets.size, octets.size);
    w.visit = shift;
    w.visit_context = s;
    shift_group(s, ICMPWIRE_ENTER, ICMPWIRE_KIND_ELEMENT, name, index, octets);
    icmpwire_slow_header_of(&w, header);
    if (w.failed)
        shift_fault(s, name, index, &w.fault);
    s->offset += (uint32_t)octets.size;
    shift_group(s, ICMPWIRE_LEAVE, ICMPWIRE_KIND_ELEMENT, name, index, icmpwire_span_of(octets.data, 0));
}

static ICMPWIRE_APART void visit_headers(struct shifted *s, const struct icmpwire_packet *packet)
{
    struct icmpwire_span rest = packet->headers;
    struct icmpwire_header header;
    uint32_t index = 0;
    uint8_t protocol = packet->version == 4 ? ICMPWIRE_PROTOCOL_IPV4 : ICMPWIRE_PROTOCOL_IPV6;
    shift_group(s, ICMPWIRE_ENTER, ICMPWIRE_KIND_LIST, "headers", 0, rest);
    while (rest.size) {
        struct icmpwire_span behind = icmpwire_header_next(rest, protocol, &header);
        if (!behind.data)
            break;
        protocol = header.next;
        visit_header(s, icmpwire_span_first(rest, rest.size - behind.size), &header, index++);
        rest = behind;
    }
    shift_group(s, ICMPWIRE_LEAVE, ICMPWIRE_KIND_LIST, "headers", 0, rest);
}

bool icmpwire_visit_packet(const uint8_t *data, size_t captured, size_t size, icmpwire_visit_fn *visit, void *context,
                           struct icmpwire_fault *fault)
{
    struct icmpwire_packet packet;
    bool icmp6;
    bool good = icmpwire_packet_decode(data, captured, size, &packet, fault);
    struct shifted s;
    memset(&s, 0, sizeof s);
    s.visit = visit;
    s.context = context;
    if (packet.headers.size)
        visit_headers(&s, &packet);
    icmp6 = packet.protocol == ICMPWIRE_PROTOCOL_ICMP6;
    if (!good || packet.fragment || !(icmp6 || packet.protocol == ICMPWIRE_PROTOCOL_ICMP))
        return good;
    shift_group(&s, ICMPWIRE_ENTER, ICMPWIRE_KIND_GROUP, "icmp", 0, packet.payload);
    good = icmpwire_visit(icmp6 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4, packet.payload.data, packet.payload.size,
                          packet.payload_size, shift, &s, fault);
    if (!good) {
        fault->offset += s.offset;
        fault->readable += s.offset;
    }
    shift_group(&s, ICMPWIRE_LEAVE, ICMPWIRE_KIND_GROUP, "icmp", 0, icmpwire_span_first(packet.payload, 0));
    return good;
}
