/* SPDX-License-Identifier: BSD-2-Clause */
/* Numbers: read, told, written, computed and filled. */
#include "walk_parts.h"

/* A number that a walk comes by. */
struct number {
    void *member;
    const char *name;
    const struct icmpwire_bits *bits; /* null: it has no named ones */
    enum icmpwire_kind kind;
    enum icmpwire_origin origin;
    uint8_t member_size;
    uint8_t octets; /* on the wire */
};

static uint64_t load(const void *member, uint8_t size)
{
    uint64_t u64;
    uint32_t u32;
    uint16_t u16;
    uint8_t u8;
    switch (size) {
    case 1:
        memcpy(&u8, member, sizeof u8);
        return u8;
    case 2:
        memcpy(&u16, member, sizeof u16);
        return u16;
    case 4:
        memcpy(&u32, member, sizeof u32);
        return u32;
    default:
        memcpy(&u64, member, sizeof u64);
        return u64;
    }
}

static void store(void *member, uint8_t size, uint64_t value)
{
    uint32_t u32 = (uint32_t)(value & UINT32_MAX);
    uint16_t u16 = (uint16_t)(value & UINT16_MAX);
    uint8_t u8 = (uint8_t)(value & UINT8_MAX);
    switch (size) {
    case 1:
        memcpy(member, &u8, sizeof u8);
        break;
    case 2:
        memcpy(member, &u16, sizeof u16);
        break;
    case 4:
        memcpy(member, &u32, sizeof u32);
        break;
    default:
        memcpy(member, &value, sizeof value);
    }
}

static void tell_bits(struct icmpwire_slow *w, struct icmpwire_field *f, const struct icmpwire_bits *bits)
{
    uint64_t number = f->number;
    uint32_t left = f->bit_width;
    for (; bits->name; bits++) {
        left -= bits->width;
        f->name = bits->name;
        f->bit_width = bits->width;
        f->number = number >> left & (((uint64_t)1 << bits->width) - 1);
        icmpwire_slow_tell(w, f);
        f->bit_offset += bits->width;
    }
}

/* Tells a number that was read. */
static ICMPWIRE_APART void tell_number(struct icmpwire_slow *w, const struct number *n, uint64_t value)
{
    struct icmpwire_field f = icmpwire_slow_field(w, ICMPWIRE_FIELD, n->kind, n->name, w->at - n->octets, n->octets);
    f.number = n->kind == ICMPWIRE_KIND_SIGNED ? (uint64_t)(int64_t)(int32_t)value : value;
    if (n->bits)
        tell_bits(w, &f, n->bits);
    else
        icmpwire_slow_tell(w, &f);
}

static void read_number(struct icmpwire_slow *w, const struct number *n)
{
    uint64_t value = 0;
    icmpwire_slow_note(w, n->member, n->name);
    if (!icmpwire_slow_claim(w, n->octets, n->name))
        return;
    for (uint8_t i = n->octets; i; i--)
        value = value << 8 | *(w->at - i);
    store(n->member, n->member_size, value);
    if (w->job == ICMPWIRE_VISIT)
        tell_number(w, n, value);
}

void icmpwire_slow_put_number(struct icmpwire_slow *w, uint64_t value, uint8_t octets)
{
    size_t at = w->size;
    w->size += octets;
    icmpwire_slow_rewrite(w, at, value, octets);
}

void icmpwire_slow_rewrite(struct icmpwire_slow *w, size_t at, uint64_t value, uint8_t octets)
{
    if (w->room < octets || at > w->room - octets)
        return;
    for (uint8_t *to = w->out + at + octets; octets; octets--, value >>= 8)
        *--to = (uint8_t)(value & UINT8_MAX);
}

static void put_checked(struct icmpwire_slow *w, uint64_t value, uint8_t octets, const char *name)
{
    if (octets < 8 && value >> 8 * octets)
        icmpwire_slow_fail(w, ICMPWIRE_TOO_LONG, icmpwire_slow_offset(w), name, icmpwire_slow_offset(w));
    icmpwire_slow_put_number(w, value, octets);
}

static bool same_text(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return *a == *b;
}

/* Does a path name this member: all its groups and its name, or its name alone? */
static bool names(const struct icmpwire_slow *w, const char *path, const char *name)
{
    const char *rest = path;
    for (uint32_t i = 0; i < w->depth; i++) {
        const char *group = w->groups[i].name;
        const char *at = rest;
        while (*group && *at == *group) {
            at++;
            group++;
        }
        if (*group || *at != '.')
            return same_text(path, name);
        rest = at + 1;
    }
    return same_text(rest, name) || same_text(path, name);
}

struct icmpwire_value *icmpwire_slow_value(struct icmpwire_slow *w, const char *name)
{
    for (size_t i = 0; i < w->value_count; i++)
        if (!w->values[i].used && names(w, w->values[i].path, name)) {
            w->values[i].used = true;
            return &w->values[i];
        }
    return NULL;
}

/* Has one of the bits the number's own name? Then that is what the name means, as in a visit. */
static bool bits_named(const struct icmpwire_bits *bits, const char *name)
{
    for (; bits && bits->name; bits++)
        if (same_text(bits->name, name))
            return true;
    return false;
}

/* Tells a number, or its named bits. */
static ICMPWIRE_APART void tell_member(struct icmpwire_slow *w, const struct number *n)
{
    const struct icmpwire_bits *bits = n->bits;
    struct icmpwire_member m;
    memset(&m, 0, sizeof m);
    m.event = ICMPWIRE_FIELD;
    m.kind = n->kind;
    m.origin = n->origin;
    m.name = n->name;
    m.at = n->member;
    m.octets = n->member_size;
    m.bit_width = (uint8_t)(n->octets * 8);
    if (!bits)
        w->tell(w->tell_context, &m);
    for (m.bit_shift = m.bit_width; bits && bits->name; bits++) {
        m.name = bits->name;
        m.bit_width = bits->width;
        m.bit_shift = (uint8_t)(m.bit_shift - bits->width);
        w->tell(w->tell_context, &m);
    }
}

static ICMPWIRE_APART void fill_number(struct icmpwire_slow *w, const struct number *n)
{
    const struct icmpwire_bits *bits = n->bits;
    const struct icmpwire_value *value = bits_named(bits, n->name) ? NULL : icmpwire_slow_value(w, n->name);
    uint64_t number = value ? value->number : load(n->member, n->member_size);
    uint32_t left = n->octets * 8u;
    for (; bits && bits->name; bits++) {
        uint64_t mask = ((uint64_t)1 << bits->width) - 1;
        left -= bits->width;
        value = icmpwire_slow_value(w, bits->name);
        if (value)
            number = (number & ~(mask << left)) | (value->number & mask) << left;
    }
    store(n->member, n->member_size, number);
}

static ICMPWIRE_APART void walk_number(struct icmpwire_slow *w, const struct number *n)
{
    if (icmpwire_slow_reads(w))
        read_number(w, n);
    else if (w->job == ICMPWIRE_TELL)
        tell_member(w, n);
    else if (w->job == ICMPWIRE_FILL)
        fill_number(w, n);
    else
        icmpwire_slow_put_number(w, load(n->member, n->member_size), n->octets);
}

void icmpwire_slow_number(struct icmpwire_slow *w, void *member, uint8_t member_size, uint8_t octets,
                          enum icmpwire_kind kind, const char *name, const struct icmpwire_bits *bits)
{
    struct number n = {member, name, bits, kind, ICMPWIRE_GIVEN, member_size, octets};
    walk_number(w, &n);
}

void icmpwire_slow_computed(struct icmpwire_slow *w, void *member, uint8_t member_size, uint8_t octets,
                            const char *name, const struct icmpwire_bits *bits, uint64_t value)
{
    struct number n = {member, name, bits, ICMPWIRE_KIND_NUMBER, ICMPWIRE_COMPUTED, member_size, octets};
    if (w->job == ICMPWIRE_BUILD)
        put_checked(w, value, octets, name);
    else
        walk_number(w, &n);
}

void icmpwire_slow_length(struct icmpwire_slow *w, void *member, uint8_t octets, const char *name, uint8_t unit,
                          uint8_t excluded)
{
    struct number n = {member, name, NULL, ICMPWIRE_KIND_NUMBER, ICMPWIRE_COMPUTED, octets, octets};
    uint32_t offset = icmpwire_slow_offset(w);
    w->length_unit = unit;
    w->length_excluded = excluded;
    w->length_octets = octets;
    walk_number(w, &n);
    if (w->failed)
        return;
    w->length_note.name = name;
    w->length_note.offset = offset;
}

void icmpwire_slow_checksum(struct icmpwire_slow *w, void *member, const char *name)
{
    struct number n = {member, name, NULL, ICMPWIRE_KIND_NUMBER, ICMPWIRE_COMPUTED, 2, 2};
    if (w->job == ICMPWIRE_BUILD) {
        *(w->depth ? &w->groups[w->depth - 1].checksum : &w->checksum) = (uint32_t)w->size;
        icmpwire_slow_put_number(w, 0, 2);
    } else {
        walk_number(w, &n);
    }
}

void icmpwire_slow_shape(struct icmpwire_slow *w, uint8_t *member, const char *name, uint8_t value)
{
    struct number n = {member, name, NULL, ICMPWIRE_KIND_NUMBER, ICMPWIRE_IMPLIED, 1, 1};
    if (icmpwire_slow_names_members(w))
        walk_number(w, &n);
    if (!icmpwire_slow_reads(w) || w->failed)
        return;
    *member = value;
    n.octets = 0;
    if (w->job == ICMPWIRE_VISIT)
        tell_number(w, &n, value);
}
