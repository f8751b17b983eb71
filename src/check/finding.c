/* SPDX-License-Identifier: BSD-2-Clause */
#include "finding.h"

/* ---- paths ---- */

enum { PATH_ROOM = 160, PLACES_MOST = 4 };

struct path {
    char text[PATH_ROOM];
    size_t size;
};

static void put(struct path *p, char c)
{
    if (p->size < PATH_ROOM - 1)
        p->text[p->size++] = c;
    p->text[p->size] = '\0';
}

static void put_name(struct path *p, const char *name)
{
    if (*name && p->size)
        put(p, '.');
    while (*name)
        put(p, *name++);
}

static void put_index(struct path *p, uint32_t index)
{
    uint32_t unit = 1;
    while (index / unit >= 10)
        unit *= 10;
    put(p, '[');
    for (; unit; unit /= 10)
        put(p, (char)('0' + index / unit % 10));
    put(p, ']');
}

/* The places from the outermost to this one. */
static void put_places(struct path *p, const struct icmpwire_place *place)
{
    const struct icmpwire_place *places[PLACES_MOST];
    size_t count = 0;
    for (; place && count < PLACES_MOST; place = place->in)
        places[count++] = place;
    while (count) {
        put_name(p, places[--count]->list);
        put_index(p, places[count]->index);
    }
}

/* The name behind the last dot. */
static const char *last_name(const char *path)
{
    const char *name = path;
    for (; *path; path++)
        if (*path == '.')
            name = path + 1;
    return name;
}

/* ---- adding ---- */

static void add(struct icmpwire_findings *findings, const struct icmpwire_finding *finding)
{
    const struct icmpwire_finding_kind *kind = icmpwire_finding_info(finding->number);
    findings->set[finding->number / 64] |= (uint64_t)1 << (finding->number % 64);
    if (kind && kind->severity > findings->severity)
        findings->severity = kind->severity;
    if (findings->count < ICMPWIRE_FINDINGS_KEPT)
        findings->kept[findings->count] = *finding;
    findings->count++;
}

static uint32_t offset_of(const struct icmpwire_checker *c, const struct icmpwire_place *place, const char *path)
{
    struct path p = {"", 0};
    struct icmpwire_field field;
    if (!place && !*path)
        return 0;
    put_places(&p, place);
    put_name(&p, path);
    return icmpwire_locate(c->family, c->data, c->captured, p.text, &field) ? field.bit_offset / 8 : 0;
}

void icmpwire_find_in(struct icmpwire_checker *c, uint16_t number, const struct icmpwire_place *place, const char *path)
{
    struct icmpwire_finding finding = {number, false, 0, last_name(*path || !place ? path : place->list)};
    if (c->findings->count < ICMPWIRE_FINDINGS_KEPT) /* what nobody sees is not looked up */
        finding.offset = offset_of(c, place, path);
    add(c->findings, &finding);
}

void icmpwire_find(struct icmpwire_checker *c, uint16_t number, const char *path)
{
    icmpwire_find_in(c, number, NULL, path);
}

/* ---- headers ---- */

void icmpwire_find_carrier(struct icmpwire_checker *c, uint16_t number, size_t offset, const char *field)
{
    struct icmpwire_finding finding = {number, true, (uint32_t)offset, field};
    add(c->findings, &finding);
}

void icmpwire_find_hop_limit(struct icmpwire_checker *c, uint16_t number)
{
    bool ipv4 = c->packet->version == 4;
    icmpwire_find_carrier(c, number, ipv4 ? 8 : 7, ipv4 ? "ttl" : "hop_limit");
}

void icmpwire_find_source(struct icmpwire_checker *c, uint16_t number)
{
    icmpwire_find_carrier(c, number, c->packet->version == 4 ? 12 : 8, "source");
}

void icmpwire_find_destination(struct icmpwire_checker *c, uint16_t number)
{
    icmpwire_find_carrier(c, number, c->packet->version == 4 ? 16 : 24, "destination");
}

/* ---- faults ---- */

static bool is_named(const char *name, const char *other)
{
    for (; *name == *other; name++, other++)
        if (!*name)
            return true;
    return false;
}

/* An option of Neighbor Discovery form that says that it has no length at all. */
static bool is_empty_option(const struct icmpwire_checker *c, const struct icmpwire_fault *fault)
{
    return c->family == ICMPWIRE_ICMP6 && fault->status == ICMPWIRE_BAD_LENGTH && is_named(fault->field, "options") &&
           fault->offset + (size_t)2 <= c->captured && icmpwire_peek8(c->data, fault->offset + (size_t)1) == 0;
}

static uint16_t number_of_fault(const struct icmpwire_checker *c, const struct icmpwire_fault *fault)
{
    bool quoted = is_named(fault->field, "datagram");
    bool listed = is_named(fault->field, "options") || is_named(fault->field, "records");
    if (is_empty_option(c, fault))
        return ICMPWIRE_FINDING_OPTION_WITHOUT_LENGTH;
    switch (fault->status) {
    case ICMPWIRE_TRUNCATED:
        if (listed)
            return ICMPWIRE_FINDING_ELEMENT_TRUNCATED;
        return quoted ? ICMPWIRE_FINDING_QUOTE_TRUNCATED : ICMPWIRE_FINDING_TRUNCATED;
    case ICMPWIRE_BAD_VERSION:
        return ICMPWIRE_FINDING_BAD_VERSION;
    default:
        return quoted ? ICMPWIRE_FINDING_QUOTE_HEADER_LENGTH : ICMPWIRE_FINDING_BAD_LENGTH;
    }
}

void icmpwire_find_fault(struct icmpwire_checker *c, const struct icmpwire_fault *fault)
{
    struct icmpwire_finding finding = {number_of_fault(c, fault), false, fault->offset, fault->field};
    add(c->findings, &finding);
}

static void find_broken_element(void *context, const struct icmpwire_field *field)
{
    struct icmpwire_checker *c = context;
    struct icmpwire_finding finding = {ICMPWIRE_FINDING_ELEMENT_BAD_LENGTH, false, field->fault.offset,
                                       field->fault.field};
    if (field->event != ICMPWIRE_FAULT || field->fault.status == ICMPWIRE_CUT)
        return;
    if (field->fault.status == ICMPWIRE_TRUNCATED)
        finding.number = ICMPWIRE_FINDING_ELEMENT_TRUNCATED;
    else if (field->fault.status == ICMPWIRE_BAD_FIELD)
        finding.number = ICMPWIRE_FINDING_ELEMENT_BAD_FIELD;
    add(c->findings, &finding);
}

void icmpwire_find_broken_elements(struct icmpwire_checker *c)
{
    struct icmpwire_fault fault;
    icmpwire_visit(c->family, c->data, c->captured, c->size, find_broken_element, c, &fault);
}
