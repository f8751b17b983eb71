/* SPDX-License-Identifier: BSD-2-Clause */
/* Messages that quote a datagram, with or without an extension structure. */
#ifndef ICMPWIRE_TESTS_MADE_ERRORS_H
#define ICMPWIRE_TESTS_MADE_ERRORS_H

#include "made_extension.h"

static struct icmpwire_span some_datagram(bool six)
{
    struct icmpwire_span s = {pool + pooled, (six ? 40 : 20) + below(200)};
    for (size_t i = 0; i < s.size; i++)
        pool[pooled + i] = (uint8_t)any();
    pool[pooled] = six ? 0x60 : 0x45;
    pooled += s.size;
    return s;
}

static void make_extended(struct icmpwire_span *datagram, struct icmpwire_extension *extension, bool six)
{
    *datagram = some_datagram(six);
    if (below(2))
        extension->objects = some_objects(0, 4);
}

static void same_extended(struct icmpwire_span made, const struct icmpwire_extension *a, struct icmpwire_span read,
                          const struct icmpwire_extension *b, bool six)
{
    if (!a->objects.data) {
        MUST(!b->objects.data);
        same_span(made, read);
        return;
    }
    MUST(b->objects.data && read.size >= 128 && read.size % (six ? 8 : 4) == 0);
    same_padded(made, read);
    MUST(b->version == 0x2000 && b->checksum != 0);
    same_span(a->objects, b->objects);
}

#define EXTENDED(six)                                                               \
    (b ? same_extended(a->datagram, &a->extension, b->datagram, &b->extension, six) \
       : make_extended(&a->datagram, &a->extension, six))
#define QUOTED(six) SPAN(datagram, some_datagram(six))

MADE_PART(destination_unreachable4)
{
    NUMBER(unused);
    NUMBER(next_hop_mtu);
    EXTENDED(false);
}

MADE_PART(source_quench)
{
    NUMBER(unused);
    QUOTED(false);
}

MADE_PART(redirect4)
{
    NUMBER(gateway);
    QUOTED(false);
}

MADE_PART(time_exceeded4)
{
    NUMBER(unused);
    NUMBER(unused2);
    EXTENDED(false);
}

MADE_PART(parameter_problem4)
{
    NUMBER(pointer);
    NUMBER(unused);
    EXTENDED(false);
}

MADE_PART(conversion_error)
{
    NUMBER(pointer);
    SOME(datagram);
}

MADE_PART(security_failure)
{
    NUMBER(reserved);
    NUMBER(pointer);
    SOME(datagram);
}

MADE_PART(destination_unreachable6)
{
    BITS(unused, 24);
    EXTENDED(true);
}

MADE_PART(packet_too_big)
{
    NUMBER(mtu);
    QUOTED(true);
}

MADE_PART(time_exceeded6)
{
    BITS(unused, 24);
    EXTENDED(true);
}

MADE_PART(parameter_problem6)
{
    NUMBER(pointer);
    QUOTED(true);
}

#endif
