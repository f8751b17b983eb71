/* SPDX-License-Identifier: BSD-2-Clause */
#include "reassembly.h"

enum { SECOND = 1000000, NOT_ECN_CAPABLE = 1, CONGESTED = 8 };

/* ---- finding a place ---- */

static bool same(const struct icmpwire_reassembly *r, const struct icmpwire_fragment *f)
{
    return r->identification == f->identification && r->protocol == f->protocol && r->scope == f->scope && !r->whole &&
           icmpwire_same_ip(r->source, f->d->source) && icmpwire_same_ip(r->destination, f->d->destination);
}

/* Only what says that it is empty is set: the octets stay as they are. */
static void begin(struct icmpwire_run *run, struct icmpwire_reassembly *r, const struct icmpwire_fragment *f)
{
    r->source = f->d->source;
    r->destination = f->d->destination;
    r->identification = f->identification;
    r->scope = f->scope;
    r->protocol = f->protocol;
    r->whole = r->has_first = r->has_last = false;
    r->ecn = r->stretches = 0;
    r->header = r->first_size = 0;
    r->end = r->have = r->largest = r->largest_unfragmentable = 0;
    r->since = run->now;
    r->until = run->now + (uint64_t)f->seconds * SECOND;
}

static void give_up(struct icmpwire_run *run, struct icmpwire_reassembly *r)
{
    icmpwire_count(run, r->source.version == 4 ? ICMPWIRE_IP_REASM_FAILS : ICMPWIRE_IP6_REASM_FAILS);
    icmpwire_reassembly_free(r);
}

/* The datagram that a fragment belongs to, a new one if need be. Null: all are being delivered. */
static struct icmpwire_reassembly *datagram_of(struct icmpwire_run *run, const struct icmpwire_fragment *f)
{
    struct icmpwire_reassembly *r, *best = NULL, *all = run->host->reassemblies;

    for (r = all; r < all + ICMPWIRE_HOST_REASSEMBLIES; r++) {
        if (r->source.version && same(r, f))
            return r;
        if (!r->whole && (!best || (best->source.version && (!r->source.version || r->since < best->since))))
            best = r;
    }
    if (best && best->source.version)
        give_up(run, best);
    if (best)
        begin(run, best, f);
    return best;
}

/* ---- where it fits ---- */

static struct icmpwire_stretch *last_of(struct icmpwire_reassembly *r)
{
    struct icmpwire_stretch *last = NULL;

    for (uint8_t i = 0; i < r->stretches; i++)
        if (!last || r->stretch[i].to > last->to)
            last = &r->stretch[i];
    return last;
}

static bool add_stretch(struct icmpwire_reassembly *r, uint32_t from, uint32_t to)
{
    if (r->stretches == ICMPWIRE_HOST_STRETCHES)
        return false;
    r->stretch[r->stretches++] = (struct icmpwire_stretch){from, to};
    return true;
}

static enum icmpwire_fragment_fate overlap(struct icmpwire_run *run, const struct icmpwire_reassembly *r)
{
    if (r->source.version == 4)
        icmpwire_count(run, ICMPWIRE_IPEXT_REASM_OVERLAPS);
    return ICMPWIRE_FRAGMENT_DISCARDED;
}

/* inet_frag_queue_insert: what is wholly within one stretch is there already; anything else in common is an overlap.
 * Stretches grow at the end of the last one alone. */
static enum icmpwire_fragment_fate insert(struct icmpwire_run *run, struct icmpwire_reassembly *r, uint32_t from,
                                          uint32_t to)
{
    struct icmpwire_stretch *last = last_of(r);

    if (last && to > last->to) {
        if (from < last->to)
            return overlap(run, r);
        if (from == last->to) {
            last->to = to;
            return ICMPWIRE_FRAGMENT_KEPT;
        }
    }
    for (uint8_t i = 0; i < r->stretches; i++) {
        struct icmpwire_stretch s = r->stretch[i];
        if (to > s.from && from < s.to)
            return from >= s.from && to <= s.to ? ICMPWIRE_FRAGMENT_DUPLICATE : overlap(run, r);
    }
    return add_stretch(r, from, to) ? ICMPWIRE_FRAGMENT_KEPT : ICMPWIRE_FRAGMENT_DISCARDED;
}

/* The end of the payload must be the same for all. */
static bool end_fits(struct icmpwire_reassembly *r, const struct icmpwire_fragment *f, uint32_t to)
{
    if (!f->more) {
        if (to < r->end || (r->has_last && to != r->end))
            return false;
        r->has_last = true;
        r->end = to;
    } else if (to > r->end) {
        if (r->has_last)
            return false;
        r->end = to;
    }
    return to != f->offset;
}

/* ---- keeping it ---- */

static void keep_first(struct icmpwire_reassembly *r, const struct icmpwire_fragment *f)
{
    struct icmpwire_span quote = icmpwire_span_first(f->d->packet, ICMPWIRE_HOST_WAITING_OCTETS);

    r->has_first = true;
    r->header = (uint16_t)f->header.size;
    icmpwire_poke_span(r->octets, ICMPWIRE_HOST_HEADER_OCTETS - f->header.size, f->header);
    icmpwire_poke_span(r->first, 0, quote);
    r->first_size = (uint16_t)quote.size;
    r->cast = f->d->cast;
    icmpwire_poke_span(r->source_mac, 0, icmpwire_span_of(f->d->source_mac, 6));
}

static void keep(struct icmpwire_reassembly *r, const struct icmpwire_fragment *f)
{
    uint32_t size = (uint32_t)(f->header.size + f->payload.size);

    icmpwire_poke_span(r->octets, (size_t)ICMPWIRE_HOST_HEADER_OCTETS + f->offset, f->payload);
    r->have += (uint32_t)f->payload.size;
    r->ecn |= (uint8_t)(1 << (f->d->traffic_class & 3));
    r->device = f->d->device->index;
    r->largest = size > r->largest ? size : r->largest;
    if (f->unfragmentable && size > r->largest_unfragmentable)
        r->largest_unfragmentable = size;
    if (f->offset == 0)
        keep_first(r, f);
}

enum icmpwire_fragment_fate icmpwire_reassemble(struct icmpwire_run *run, const struct icmpwire_fragment *f,
                                                struct icmpwire_reassembly **of)
{
    struct icmpwire_reassembly *r = datagram_of(run, f);
    uint32_t to = f->offset + (uint32_t)f->payload.size;
    enum icmpwire_fragment_fate fate = ICMPWIRE_FRAGMENT_DISCARDED;

    if (!r)
        return fate;
    if (f->header.size <= ICMPWIRE_HOST_HEADER_OCTETS && to <= ICMPWIRE_HOST_DATAGRAM_OCTETS && end_fits(r, f, to))
        fate = insert(run, r, f->offset, to);
    if (fate == ICMPWIRE_FRAGMENT_DISCARDED)
        give_up(run, r);
    if (fate != ICMPWIRE_FRAGMENT_KEPT)
        return fate;
    keep(r, f);
    if (!r->has_first || !r->has_last || r->have != r->end)
        return fate;
    r->whole = true;
    *of = r;
    return ICMPWIRE_FRAGMENT_WHOLE;
}

uint8_t *icmpwire_reassembled(struct icmpwire_reassembly *reassembly, size_t *size)
{
    *size = (size_t)reassembly->header + reassembly->end;
    return icmpwire_octets_from(reassembly->octets, ICMPWIRE_HOST_HEADER_OCTETS - (size_t)reassembly->header);
}

void icmpwire_reassembly_free(struct icmpwire_reassembly *reassembly)
{
    reassembly->source = icmpwire_no_ip();
    reassembly->whole = false;
}

unsigned icmpwire_reassembly_ecn(const struct icmpwire_reassembly *reassembly)
{
    uint8_t seen = reassembly->ecn;

    if (seen & NOT_ECN_CAPABLE && seen != NOT_ECN_CAPABLE)
        return 4;
    return seen & CONGESTED && seen != CONGESTED ? 3 : 0;
}

/* ---- timers ---- */

uint64_t icmpwire_reassembly_next(const struct icmpwire_host *host)
{
    uint64_t next = ICMPWIRE_NEVER;

    for (size_t i = 0; i < ICMPWIRE_HOST_REASSEMBLIES; i++)
        if (host->reassemblies[i].source.version && host->reassemblies[i].until < next)
            next = host->reassemblies[i].until;
    return next;
}

void icmpwire_reassembly_tick(struct icmpwire_run *run)
{
    for (size_t i = 0; i < ICMPWIRE_HOST_REASSEMBLIES; i++) {
        struct icmpwire_reassembly *r = &run->host->reassemblies[i];
        if (!r->source.version || r->until > run->now)
            continue;
        r->whole = true;
        if (r->source.version == 4)
            icmpwire_reassembly_expired4(run, r);
        else
            icmpwire_reassembly_expired6(run, r);
        icmpwire_reassembly_free(r);
    }
}
