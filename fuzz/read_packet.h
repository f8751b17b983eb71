/* SPDX-License-Identifier: BSD-2-Clause */
/* Quoted datagrams and packets: what is told of them lies within them, and each form says the same. */
#ifndef ICMPWIRE_FUZZ_READ_PACKET_H
#define ICMPWIRE_FUZZ_READ_PACKET_H

#include "../tests/must.h"
#include "icmpwire/inline.h"

/* ---- quoted datagrams and packets ---- */

static bool within(struct icmpwire_span part, struct icmpwire_span whole)
{
    uintptr_t at = (uintptr_t)part.data, start = (uintptr_t)whole.data;
    return part.size == 0 || (at >= start && at - start <= whole.size && part.size <= whole.size - (at - start));
}

__attribute__((unused)) static void read_quote(struct icmpwire_span s)
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

__attribute__((unused)) static void read_packet(struct icmpwire_span s, size_t size)
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

#endif
