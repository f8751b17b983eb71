/* SPDX-License-Identifier: BSD-2-Clause */
/* Octets: addresses, spans, names, quoted datagrams. */
#include "walk_parts.h"

void icmpwire_slow_put(struct icmpwire_slow *w, const uint8_t *data, size_t n)
{
    size_t at = w->size;
    w->size += n;
    if (n == 0 || !icmpwire_slow_has_room(w))
        return;
    if (data)
        memcpy(w->out + at, data, n);
    else
        memset(w->out + at, 0, n);
}

static void tell_octets(struct icmpwire_slow *w, void *member, enum icmpwire_kind kind, const char *name,
                        const char *element, bool optional)
{
    struct icmpwire_member m;
    memset(&m, 0, sizeof m);
    m.event = ICMPWIRE_FIELD;
    m.kind = kind;
    m.name = name;
    m.element = element;
    m.optional = optional;
    m.at = member;
    w->tell(w->tell_context, &m);
}

void icmpwire_slow_fill_span(struct icmpwire_slow *w, struct icmpwire_span *span, enum icmpwire_kind kind,
                             const char *name, const char *element)
{
    const struct icmpwire_value *value;
    if (w->job == ICMPWIRE_TELL) {
        tell_octets(w, span, kind, name, element, false);
        return;
    }
    value = icmpwire_slow_value(w, name);
    if (value)
        *span = value->octets;
}

static void fill_address(struct icmpwire_slow *w, struct icmpwire_address *address, const char *name)
{
    const struct icmpwire_value *value;
    if (w->job == ICMPWIRE_TELL) {
        tell_octets(w, address, ICMPWIRE_KIND_IPV6, name, NULL, false);
        return;
    }
    value = icmpwire_slow_value(w, name);
    if (value)
        address->octets = value->octets.data;
}

void icmpwire_slow_address(struct icmpwire_slow *w, struct icmpwire_address *address, const char *name)
{
    if (icmpwire_slow_reads(w)) {
        if (!icmpwire_slow_claim(w, 16, name))
            return;
        address->octets = w->at - 16;
        icmpwire_slow_tell_octets(w, ICMPWIRE_KIND_IPV6, name, icmpwire_span_of(address->octets, 16));
    } else if (icmpwire_slow_names_members(w)) {
        fill_address(w, address, name);
    } else {
        icmpwire_slow_put(w, address->octets, 16);
    }
}

void icmpwire_slow_address_when(struct icmpwire_slow *w, struct icmpwire_address *address, const char *name,
                                bool condition)
{
    if (w->job == ICMPWIRE_TELL)
        tell_octets(w, address, ICMPWIRE_KIND_IPV6, name, NULL, true);
    else if (condition || icmpwire_slow_names_members(w) || (!icmpwire_slow_reads(w) && address->octets))
        icmpwire_slow_address(w, address, name);
}

void icmpwire_slow_optional_address(struct icmpwire_slow *w, struct icmpwire_address *address, const char *name)
{
    icmpwire_slow_address_when(w, address, name, icmpwire_slow_reads(w) && w->left + w->missing >= 16);
}

/* More than n octets have no place; only what a prefix has behind its length may be cut, when it is zero. */
static void put_fixed(struct icmpwire_slow *w, struct icmpwire_span span, enum icmpwire_kind kind, const char *name,
                      size_t n)
{
    size_t given = span.size < n ? span.size : n;
    bool fits = given == span.size || (kind == ICMPWIRE_KIND_PREFIX && icmpwire_zeros(span.data + n, span.size - n));
    if (!fits)
        icmpwire_slow_fail(w, ICMPWIRE_TOO_LONG, icmpwire_slow_offset(w), name, icmpwire_slow_offset(w));
    icmpwire_slow_put(w, span.data, given);
    icmpwire_slow_put(w, NULL, n - given);
}

void icmpwire_slow_fixed(struct icmpwire_slow *w, struct icmpwire_span *span, enum icmpwire_kind kind, const char *name,
                         size_t n)
{
    if (icmpwire_slow_names_members(w)) {
        icmpwire_slow_fill_span(w, span, kind, name, NULL);
    } else if (!icmpwire_slow_reads(w)) {
        put_fixed(w, *span, kind, name, n);
    } else if (icmpwire_slow_claim(w, n, name)) {
        *span = icmpwire_span_of(w->at - n, n);
        icmpwire_slow_tell_octets(w, kind, name, *span);
    }
}

void icmpwire_slow_span(struct icmpwire_slow *w, struct icmpwire_span *span, enum icmpwire_kind kind, const char *name,
                        size_t n, const void *by)
{
    if (icmpwire_slow_names_members(w)) {
        icmpwire_slow_fill_span(w, span, kind, name, NULL);
        return;
    }
    if (!icmpwire_slow_reads(w)) {
        icmpwire_slow_put(w, span->data, span->size);
        return;
    }
    if (w->failed)
        return;
    if (w->left + w->missing < n) {
        icmpwire_slow_blame(w, ICMPWIRE_BAD_LENGTH, by, name);
        return;
    }
    *span = icmpwire_slow_take(w, n, name);
    icmpwire_slow_tell_octets(w, kind, name, *span);
}

void icmpwire_slow_rest(struct icmpwire_slow *w, struct icmpwire_span *span, enum icmpwire_kind kind, const char *name)
{
    icmpwire_slow_span(w, span, kind, name, w->left + w->missing, NULL);
}

void icmpwire_slow_tail(struct icmpwire_slow *w, struct icmpwire_span *span, const char *name)
{
    if (icmpwire_slow_reads(w) && !w->failed && w->left + w->missing == 0)
        *span = icmpwire_span_of(w->at, 0);
    else
        icmpwire_slow_rest(w, span, ICMPWIRE_KIND_OCTETS, name);
}

void icmpwire_slow_self_sized(struct icmpwire_slow *w, struct icmpwire_span *span, enum icmpwire_kind kind,
                              const char *name, icmpwire_reach_fn *reach)
{
    size_t n = 0;
    if (icmpwire_slow_reads(w) && !w->failed) {
        uint32_t offset = icmpwire_slow_offset(w);
        n = reach(w->at, w->left);
        if (n == ICMPWIRE_BEYOND)
            icmpwire_slow_fail(w, w->missing ? ICMPWIRE_CUT : ICMPWIRE_TRUNCATED, offset, name, offset);
        else if (n == 0 || n > w->left + w->missing)
            icmpwire_slow_fail(w, ICMPWIRE_BAD_LENGTH, offset, name, offset);
    }
    icmpwire_slow_span(w, span, kind, name, n, NULL);
}

void icmpwire_slow_name(struct icmpwire_slow *w, struct icmpwire_span *span, const char *name, size_t origin,
                        size_t first)
{
    struct icmpwire_domain_name checked;
    uint32_t offset = icmpwire_slow_offset(w);
    if (!icmpwire_slow_reads(w)) {
        icmpwire_slow_rest(w, span, ICMPWIRE_KIND_NAME, name);
        return;
    }
    /* what is told of this name counts from its origin */
    w->names_from = origin < w->whole.size ? (uint32_t)origin : 0;
    icmpwire_slow_rest(w, span, ICMPWIRE_KIND_NAME, name);
    if (w->failed || !span->size)
        return;
    icmpwire_domain_name_next(*span, icmpwire_span_behind(w->whole, w->names_from), first, &checked);
    if (checked.status)
        icmpwire_slow_fail(w, (enum icmpwire_status)checked.status, offset, name, offset);
}

bool icmpwire_slow_zeros_left(struct icmpwire_slow *w)
{
    bool zeros = icmpwire_zeros(w->at, w->left);
    if (zeros && w->missing)
        icmpwire_slow_fall_short(w, false, "padding");
    return zeros;
}

void icmpwire_slow_align(struct icmpwire_slow *w, size_t unit)
{
    if (w->job == ICMPWIRE_BUILD)
        icmpwire_slow_put(w, NULL, (unit - w->size % unit) % unit);
}

static void read_datagram(struct icmpwire_slow *w, struct icmpwire_span *datagram, size_t n, const void *by,
                          icmpwire_reach_fn *reach)
{
    static const char name[] = "datagram";
    uint32_t offset = icmpwire_slow_offset(w);
    size_t available = w->left + w->missing;
    if (w->failed)
        return;
    if (by && available < n) {
        icmpwire_slow_blame(w, ICMPWIRE_BAD_LENGTH, by, name);
        return;
    }
    n = by ? n : available;
    *datagram = icmpwire_slow_take(w, n, name);
    icmpwire_slow_tell_octets(w, ICMPWIRE_KIND_DATAGRAM, name, *datagram);
    n = reach(datagram->data, datagram->size);
    if (n == 0)
        icmpwire_slow_fail(w, ICMPWIRE_BAD_LENGTH, offset, name, icmpwire_slow_offset(w));
    else if (n > datagram->size)
        icmpwire_slow_fail(w, ICMPWIRE_TRUNCATED, offset, name, icmpwire_slow_offset(w));
}

void icmpwire_slow_datagram(struct icmpwire_slow *w, struct icmpwire_span *datagram, size_t n, const void *by,
                            size_t padded, icmpwire_reach_fn *reach)
{
    if (icmpwire_slow_reads(w)) {
        read_datagram(w, datagram, n, by, reach);
    } else if (icmpwire_slow_names_members(w)) {
        icmpwire_slow_fill_span(w, datagram, ICMPWIRE_KIND_DATAGRAM, "datagram", NULL);
    } else {
        icmpwire_slow_put(w, datagram->data, datagram->size);
        if (w->job == ICMPWIRE_BUILD && padded > datagram->size)
            icmpwire_slow_put(w, NULL, padded - datagram->size);
    }
}
