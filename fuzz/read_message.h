/* SPDX-License-Identifier: BSD-2-Clause */
/* A message through everything that reads one: each form says the same, and what is accepted encodes to its octets. */
#ifndef ICMPWIRE_FUZZ_READ_MESSAGE_H
#define ICMPWIRE_FUZZ_READ_MESSAGE_H

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

__attribute__((unused)) static void names(struct icmpwire_span list, struct icmpwire_span whole, size_t first,
                                          bool framed)
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

__attribute__((unused)) static void read_message(enum icmpwire_family family, struct icmpwire_span s)
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

#endif
