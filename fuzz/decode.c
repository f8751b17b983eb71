/* SPDX-License-Identifier: BSD-2-Clause */
/* Octets from anywhere through everything that reads. The first octet says as what, the cases of
 * LLVMFuzzerTestOneInput; the second one how much of it is captured, or which kind of list it is. What follows is copied into a block of its own exact
 * size. */
#include <stdlib.h>
#include <string.h>

#include "../tests/reencode.h"
#include "icmpwire/inline.h"

/* ---- the visitor ---- */

struct tiles {
    struct icmpwire_span whole;
    uint64_t at; /* bit that the next field must begin with */
    bool strict; /* no element has broken off */
    unsigned depth;
};

static void tile(void *context, const struct icmpwire_field *f)
{
    struct tiles *t = context;
    uint64_t end = f->bit_offset + (uint64_t)f->bit_width;
    MUST(end <= t->whole.size * (uint64_t)8 || (f->octets.size == 0 && f->bit_width == 0));
    MUST(f->octets.size <= t->whole.size);
    MUST(f->event == ICMPWIRE_FAULT || (f->name && *f->name));
    if (f->event == ICMPWIRE_ENTER) {
        t->depth++;
    } else if (f->event == ICMPWIRE_LEAVE) {
        MUST(t->depth-- > 0);
    } else if (f->event == ICMPWIRE_FAULT) {
        must_be_fault(&f->fault, t->whole.size);
        t->strict = false;
    } else {
        MUST(f->bit_offset == t->at || (!t->strict && f->bit_offset >= t->at));
        t->at = end;
    }
}

static void visit(enum icmpwire_family family, struct icmpwire_span s, size_t size, bool good)
{
    struct tiles t = {s, 0, true, 0};
    struct icmpwire_fault fault;
    MUST(icmpwire_visit(family, s.data, s.size, size, tile, &t, &fault) == good);
    MUST(t.depth == 0);
    MUST(!good || !t.strict || t.at == s.size * (uint64_t)8);
    if (!good)
        must_be_fault(&fault, s.size);
}

/* ---- names ---- */

static void names(struct icmpwire_span list, struct icmpwire_span whole, size_t first, bool framed)
{
    while (list.size) {
        struct icmpwire_domain_name name;
        struct icmpwire_span behind = icmpwire_domain_name_next(list, whole, first, &name);
        MUST(name.octets.data == list.data && name.octets.size <= list.size);
        MUST(behind.data ? name.octets.size > 0 && name.octets.size + behind.size == list.size : !framed);
        list = behind;
    }
}

/* Pointers count from the message's start, or from what follows the nonce. */
static void names_in(const struct icmpwire_message *m, struct icmpwire_span s)
{
    const struct icmpwire_node_information *node = &m->node_information;
    if (m->layout == ICMPWIRE_LAYOUT_DOMAIN_NAME_REPLY)
        names(m->domain_name_reply.names, s, 12, true);
    if (m->layout == ICMPWIRE_LAYOUT_NODE_INFORMATION && m->type == 140 && m->code == ICMPWIRE_NODE_SUCCESS &&
        node->qtype == ICMPWIRE_NODE_NAMES)
        names(node->names, icmpwire_span_behind(s, 16), 4, true);
}

/* ---- quoted datagrams and packets ---- */

static bool within(struct icmpwire_span part, struct icmpwire_span whole)
{
    uintptr_t at = (uintptr_t)part.data, start = (uintptr_t)whole.data;
    return part.size == 0 || (at >= start && at - start <= whole.size && part.size <= whole.size - (at - start));
}

static void quote(struct icmpwire_span s)
{
    struct icmpwire_quote q, again = icmpwire_quote_again(s), inlined;
    bool good = icmpwire_quote_decode(s, &q);
    MUST(icmpwire_quote_of(s, &inlined) == good);
    MUST(good == (q.version != 0 && q.source.size != 0));
    MUST(q.transport.size == again.transport.size && q.ports == again.ports && q.icmp == again.icmp);
    MUST(q.transport.size == inlined.transport.size && q.source_port == again.source_port);
    MUST(within(q.source, s) && within(q.destination, s) && within(q.transport, s));
}

static void ignore(void *context, const struct icmpwire_field *f)
{
    struct icmpwire_span *s = context;
    if (f->event == ICMPWIRE_FIELD)
        MUST(within(f->octets, *s) && (f->bit_offset + (uint64_t)f->bit_width) <= s->size * (uint64_t)8);
}

static void packet(struct icmpwire_span s, size_t size)
{
    struct icmpwire_packet p, inlined;
    struct icmpwire_fault fault, other;
    struct icmpwire_carried carried = icmpwire_packet_again(s.data, s.size, size);
    bool good = icmpwire_packet_decode(s.data, s.size, size, &p, &fault);
    MUST(good == (carried.fault.status == ICMPWIRE_OK));
    MUST(icmpwire_packet_of(s.data, s.size, size, &inlined, &other) == good);
    MUST(p.protocol == carried.packet.protocol && p.payload_size == carried.packet.payload_size);
    MUST(p.protocol == inlined.protocol && p.payload_size == inlined.payload_size);
    MUST(within(p.headers, s) && within(p.payload, s) && within(p.source, s) && within(p.destination, s));
    if (!good)
        must_be_fault(&fault, s.size);
    good = icmpwire_visit_packet(s.data, s.size, size, ignore, &s, &fault);
    if (!good)
        must_be_fault(&fault, s.size);
}

/* ---- messages ---- */

static void lenient(enum icmpwire_family family, struct icmpwire_span s, bool good)
{
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    enum icmpwire_reading reading;
    bool now = icmpwire_decode_lenient(family, s.data, s.size, &m, &reading, &fault);
    MUST(now || !good);
    MUST(now == good || reading != ICMPWIRE_READING_STRICT);
    if (now)
        reencode_message(&m, s);
    else
        must_be_fault(&fault, s.size);
}

/* What was opened and is then iterated is broken where a decoded message is. */
static void opened(enum icmpwire_family family, struct icmpwire_span s, bool good)
{
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    bool open = icmpwire_open(family, s.data, s.size, &m, &fault);
    if (open)
        MUST(reencode_lists(&m) == good);
    else
        must_be_fault(&fault, s.size);
    MUST(open || !good);
    MUST(icmpwire_inline_open(family, s.data, s.size, &m, &fault) == open);
}

static void message(enum icmpwire_family family, struct icmpwire_span s)
{
    struct icmpwire_message hot, slow;
    struct icmpwire_fault fault, other;
    bool good = icmpwire_decode(family, s.data, s.size, &hot, &fault);
    MUST(icmpwire_decode_captured(family, s.data, s.size, s.size, &slow, &other) == good);
    if (good) {
        compare_message(&hot, &slow);
        reencode_message(&hot, s);
        names_in(&hot, s);
    } else {
        must_be_fault(&fault, s.size);
        MUST(fault.status == other.status && fault.offset == other.offset && fault.readable == other.readable);
    }
    MUST(icmpwire_inline_decode(family, s.data, s.size, &hot, &fault) == good);
    if (good)
        compare_message(&hot, &slow);
    opened(family, s, good);
    lenient(family, s, good);
    visit(family, s, s.size, good);
}

/* A capture that stops short of a good message is cut, and nothing else. */
static void captured(enum icmpwire_family family, struct icmpwire_span s, size_t size)
{
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    bool good = icmpwire_decode_captured(family, s.data, s.size, size, &m, &fault);
    MUST(!good || size <= s.size);
    if (!good)
        must_be_fault(&fault, s.size);
    visit(family, s, size, good);
}

static void cut(enum icmpwire_family family, struct icmpwire_span s, size_t keep)
{
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    bool good = icmpwire_decode(family, s.data, s.size, &m, &fault);
    uint8_t *copy = malloc(keep);
    struct icmpwire_span part = {copy, keep};
    MUST(copy || !keep);
    if (keep)
        memcpy(copy, s.data, keep);
    captured(family, part, s.size);
    if (good) {
        MUST(!icmpwire_decode_captured(family, copy, keep, s.size, &m, &fault));
        MUST(fault.status == ICMPWIRE_CUT);
    }
    captured(family, part, s.size + 1);
    free(copy);
}

/* Every kind of list, as the first octet says. */
static void lists(struct icmpwire_span s, uint8_t kind)
{
    typedef bool reencode_fn(struct icmpwire_span list);
    static reencode_fn *const kinds[] = {
        reencode_object,           reencode_label,
        reencode_option,           reencode_card_suboption,
        reencode_card_attribute,   reencode_agent_extension,
        reencode_ipv4_option,      reencode_ipv6_option,
        reencode_plain_name,       reencode_service_parameter,
        reencode_listener_record,  reencode_listener_extension,
        reencode_prefix_operation, reencode_use_part,
        reencode_prefix_result,    reencode_node_ipv6,
        reencode_node_ipv4,        reencode_locator,
        reencode_mpl_seed,         reencode_rpl_option,
        reencode_rpl_metric,       reencode_rpl_source_route,
    };
    (void)kinds[kind % (sizeof kinds / sizeof *kinds)](s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t *copy;
    struct icmpwire_span s;
    size_t keep;
    if (size < 2)
        return 0;
    copy = malloc(size - 2);
    s = (struct icmpwire_span){copy, size - 2};
    MUST(copy || !s.size);
    if (s.size)
        memcpy(copy, data + 2, s.size);
    keep = s.size * data[1] / 256;
    switch (data[0] % 8) {
    case 0:
    case 1:
        message(data[0] % 2 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4, s);
        break;
    case 2:
    case 3:
        if (s.size)
            cut(data[0] % 2 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4, s, keep);
        break;
    case 4:
        packet(s, s.size + data[1]);
        break;
    case 5:
        quote(s);
        break;
    case 6:
        names(icmpwire_span_behind(s, keep), s, 0, false);
        break;
    default:
        lists(s, data[1]);
        break;
    }
    free(copy);
    return 0;
}
