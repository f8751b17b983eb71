/* SPDX-License-Identifier: BSD-2-Clause */
/* The options that replies and forwarded packets have. */
#include "ip4_options.h"

enum { IP_HEADER = 20, TIMES_OF = 3 };

/* What is being echoed. */
struct echoing {
    const struct icmpwire_datagram *d;
    const struct icmpwire_ip4_options *from;
    struct icmpwire_ip4_echoed *to;
};

static uint8_t octet(const struct echoing *e, size_t at)
{
    return icmpwire_peek8(e->d->packet.data, at);
}

/* Copies the option at a place; returns where it is in the reply, from the start of its IP header. */
static uint8_t copy(const struct echoing *e, uint8_t at)
{
    struct icmpwire_ip4_echoed *to = e->to;
    uint8_t size = octet(e, at + 1u), place = (uint8_t)(IP_HEADER + to->size);

    icmpwire_poke_span(to->octets, to->size, icmpwire_span_first(icmpwire_span_behind(e->d->packet, at), size));
    to->size = (uint8_t)(to->size + size);
    return place;
}

static bool echo_record_route(const struct echoing *e)
{
    uint8_t at = e->from->record_route, size = octet(e, at + 1u), pointer = octet(e, at + 2u), place;

    place = e->to->of.record_route = copy(e, at);
    if (!e->from->wants_address || pointer > size)
        return true;
    if (pointer + 3 > size)
        return false;
    icmpwire_poke8(e->to->octets, place - IP_HEADER + 2u, (uint8_t)(pointer + 4));
    e->to->of.wants_address = true;
    return true;
}

/* A place of its own is left for the time; one by a named host only where that is another one. */
static bool echo_timestamp(struct icmpwire_run *run, const struct echoing *e)
{
    uint8_t at = e->from->timestamp, size = octet(e, at + 1u), pointer = octet(e, at + 2u), place;
    struct icmpwire_ip4_options *of = &e->to->of;
    bool named = (octet(e, at + 3u) & 15) == TIMES_OF;

    place = of->timestamp = copy(e, at);
    if (pointer > size)
        return true;
    if (e->from->wants_stamp_by) {
        if (pointer + 3 > size)
            return false;
        of->wants_stamp_by = true;
        pointer = (uint8_t)(pointer + 4);
    }
    if (e->from->wants_time) {
        if (pointer + 3 > size)
            return false;
        of->wants_time = !named;
        if (named && pointer + 7 <= size &&
            !icmpwire_ip4_of_another_host(run->host, icmpwire_peek_ip4(e->d->packet.data, at + pointer - 1u))) {
            of->wants_time = true;
            pointer = (uint8_t)(pointer + 4);
        }
        if (of->wants_time)
            pointer = (uint8_t)(pointer + 4);
    }
    icmpwire_poke8(e->to->octets, place - IP_HEADER + 2u, pointer);
    return true;
}

/* The way that the packet has come, backwards (RFC 1122 section 3.2.1.8): the places in front of the pointer, without the
 * first one when that is the source itself (RFC 1812 section 5.2.4.1). */
static void echo_source_route(const struct echoing *e)
{
    struct icmpwire_span way = icmpwire_span_behind(e->d->packet, e->from->source_route);
    unsigned size = icmpwire_peek8(way.data, 1), pointer = icmpwire_peek8(way.data, 2);
    unsigned last = (pointer > size ? size + 1 : pointer) - 4, from, places = 1;
    uint8_t *out = icmpwire_octets_from(e->to->octets, e->to->size);

    if (last < 4)
        return;
    for (from = last - 4; from >= 4; from -= 4, places++)
        icmpwire_poke32(out, places * 4u - 1, icmpwire_peek32(way.data, from - 1));
    if (icmpwire_peek32(way.data, from + 3) == (uint32_t)e->d->source.low)
        places--;
    if (!places)
        return;
    e->to->to = icmpwire_peek_ip4(way.data, last - 1);
    e->to->of.source_route = (uint8_t)(IP_HEADER + e->to->size);
    icmpwire_poke8(out, 0, icmpwire_peek8(way.data, 0));
    icmpwire_poke8(out, 1, (uint8_t)(places * 4 + 3));
    icmpwire_poke8(out, 2, 4);
    e->to->size = (uint8_t)(e->to->size + places * 4 + 3);
}

bool icmpwire_ip4_options_echo(struct icmpwire_run *run, const struct icmpwire_datagram *d,
                               struct icmpwire_ip4_echoed *echoed)
{
    struct echoing e = {d, d->options, echoed};

    echoed->size = 0;
    echoed->to = d->source;
    if (!d->options)
        return true;
    memset(echoed->octets, 0, sizeof echoed->octets);
    echoed->of = (struct icmpwire_ip4_options){.next_hop = icmpwire_no_ip()};
    if (d->options->record_route && !echo_record_route(&e))
        return false;
    if (d->options->timestamp && !echo_timestamp(run, &e))
        return false;
    if (d->options->source_route)
        echo_source_route(&e);
    if (d->options->security_label)
        echoed->of.security_label = copy(&e, d->options->security_label);
    echoed->size = (uint8_t)((echoed->size + 3) & ~3);
    return true;
}

static void put_before(uint8_t *options, uint8_t place, unsigned back, uint32_t value)
{
    size_t at = place - IP_HEADER;

    icmpwire_poke32(options, at + icmpwire_peek8(options, at + 2) - back, value);
}

void icmpwire_ip4_options_finish(struct icmpwire_run *run, struct icmpwire_ip source, struct icmpwire_ip destination,
                                 struct icmpwire_ip4_echoed *echoed)
{
    const struct icmpwire_ip4_options *of = &echoed->of;
    size_t at;

    if (!echoed->size)
        return;
    if (of->source_route) {
        at = of->source_route - IP_HEADER;
        icmpwire_poke32(echoed->octets, at + icmpwire_peek8(echoed->octets, at + 1) - 4, (uint32_t)destination.low);
    }
    if (of->wants_address)
        put_before(echoed->octets, of->record_route, 5, (uint32_t)source.low);
    if (of->wants_stamp_by)
        put_before(echoed->octets, of->timestamp, 9, (uint32_t)source.low);
    if (of->wants_time)
        put_before(echoed->octets, of->timestamp, 5, icmpwire_midnight_milliseconds(run->now));
}

/* The place of the next hop, which was read from this very route, gets the address that we send from. */
static void forward_source_route(uint8_t *packet, uint32_t address, const struct icmpwire_ip4_options *options)
{
    uint8_t *way = icmpwire_octets_from(packet, options->source_route);
    unsigned pointer = icmpwire_peek8(way, 2);
    uint32_t next = (uint32_t)options->next_hop.low;

    while (icmpwire_peek32(way, pointer - 1) != next)
        pointer += 4;
    icmpwire_poke32(packet, 16, next);
    icmpwire_poke32(way, pointer - 1, address);
    icmpwire_poke8(way, 2, (uint8_t)(pointer + 4));
}

void icmpwire_ip4_options_forward(uint8_t *packet, struct icmpwire_ip address,
                                  const struct icmpwire_ip4_options *options)
{
    if (options->wants_address)
        put_before(icmpwire_octets_from(packet, IP_HEADER), options->record_route, 5, (uint32_t)address.low);
    if (options->routed)
        forward_source_route(packet, (uint32_t)address.low, options);
    if (options->wants_stamp_by)
        put_before(icmpwire_octets_from(packet, IP_HEADER), options->timestamp, 9, (uint32_t)address.low);
}
