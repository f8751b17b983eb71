/* SPDX-License-Identifier: BSD-2-Clause */
/* The slow primitives. With walk.h the only code that touches wire octets. */
#include "slow.h"

/* ---- small things ---- */

static bool same_text(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return *a == *b;
}

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
    uint32_t u32 = (uint32_t)value;
    uint16_t u16 = (uint16_t)value;
    uint8_t u8 = (uint8_t)value;
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

/* Octets read or written so far. */
static uint32_t offset_now(const struct icmpwire_slow *w)
{
    return (uint32_t)(icmpwire_slow_reads(w) ? (size_t)(w->at - w->whole.data) : w->size);
}

/* ---- failing ---- */

static void fail(struct icmpwire_slow *w, enum icmpwire_status status, uint32_t offset, const char *name,
                 uint32_t readable)
{
    if (w->failed)
        return;
    w->failed = true;
    w->left = 0;
    w->missing = 0;
    w->fault.status = status;
    w->fault.offset = offset;
    w->fault.field = name;
    w->fault.readable = readable;
}

static void note(struct icmpwire_slow *w, const void *member, const char *name)
{
    struct icmpwire_note *n = &w->notes[w->noted++ % ICMPWIRE_NOTES_MAX];
    n->member = member;
    n->name = name;
    n->offset = offset_now(w);
}

/* Fails at the number that is to blame, or here when there is none. */
static void blame(struct icmpwire_slow *w, enum icmpwire_status status, const void *member, const char *name)
{
    uint32_t offset = offset_now(w);
    for (uint32_t i = w->noted; member && i && i + ICMPWIRE_NOTES_MAX > w->noted; i--) {
        const struct icmpwire_note *n = &w->notes[(i - 1) % ICMPWIRE_NOTES_MAX];
        if (n->member == member) {
            fail(w, status, n->offset, n->name, offset);
            return;
        }
    }
    fail(w, status, offset, name, offset);
}

bool icmpwire_slow_refused(struct icmpwire_slow *w, enum icmpwire_status status, const void *member, const char *name)
{
    blame(w, status, member, name);
    return true;
}

/* ---- reading ---- */

/* The one check, and the one place that moves. */
static bool claim(struct icmpwire_slow *w, size_t n, const char *name)
{
    if (w->failed)
        return false;
    if (w->left < n) {
        fail(w, w->left + w->missing < n ? ICMPWIRE_TRUNCATED : ICMPWIRE_CUT, offset_now(w), name, offset_now(w));
        return false;
    }
    w->at += n;
    w->left -= n;
    return true;
}

/* ---- telling ---- */

static struct icmpwire_field field_at(const struct icmpwire_slow *w, enum icmpwire_event event, enum icmpwire_kind kind,
                                      const char *name, const uint8_t *data, size_t size)
{
    struct icmpwire_field f;
    memset(&f, 0, sizeof f);
    f.event = event;
    f.kind = kind;
    f.name = name;
    f.bit_offset = (uint32_t)(data - w->whole.data) * 8;
    f.bit_width = (uint32_t)size * 8;
    f.octets = icmpwire_span_of(data, size);
    f.whole = w->whole;
    f.fault.field = "";
    return f;
}

static void tell(struct icmpwire_slow *w, const struct icmpwire_field *f)
{
    if (w->job == ICMPWIRE_VISIT)
        w->visit(w->context, f);
}

static void tell_bits(struct icmpwire_slow *w, struct icmpwire_field f, const struct icmpwire_bits *bits)
{
    uint64_t number = f.number;
    uint32_t left = f.bit_width;
    for (; bits->name; bits++) {
        left -= bits->width;
        f.name = bits->name;
        f.bit_width = bits->width;
        f.number = number >> left & (((uint64_t)1 << bits->width) - 1);
        tell(w, &f);
        f.bit_offset += bits->width;
    }
}

static void read_number(struct icmpwire_slow *w, void *member, uint8_t member_size, uint8_t octets,
                        enum icmpwire_kind kind, const char *name, const struct icmpwire_bits *bits)
{
    struct icmpwire_field f;
    uint64_t value = 0;
    note(w, member, name);
    if (!claim(w, octets, name))
        return;
    for (uint8_t i = octets; i; i--)
        value = value << 8 | *(w->at - i);
    store(member, member_size, value);
    f = field_at(w, ICMPWIRE_FIELD, kind, name, w->at - octets, octets);
    f.number = kind == ICMPWIRE_KIND_SIGNED ? (uint64_t)(int64_t)(int32_t)value : value;
    if (bits)
        tell_bits(w, f, bits);
    else
        tell(w, &f);
}

/* Takes n octets, or as many as were captured of them; then it fails. */
static struct icmpwire_span take(struct icmpwire_slow *w, size_t n, const char *name)
{
    struct icmpwire_span s = icmpwire_span_of(w->at, n < w->left ? n : w->left);
    uint32_t offset = offset_now(w);
    w->at += s.size;
    w->left -= s.size;
    if (s.size < n)
        fail(w, ICMPWIRE_CUT, offset, name, offset_now(w));
    return s;
}

/* ---- writing ---- */

static void put_number(struct icmpwire_slow *w, uint64_t value, uint8_t octets)
{
    for (uint8_t i = octets; i; i--, w->size++)
        if (w->out)
            w->out[w->size] = (uint8_t)(value >> 8 * (i - 1));
}

static void put_octets(struct icmpwire_slow *w, const uint8_t *data, size_t n)
{
    if (w->out && n) {
        if (data)
            memcpy(w->out + w->size, data, n);
        else
            memset(w->out + w->size, 0, n);
    }
    w->size += n;
}

static void rewrite_number(struct icmpwire_slow *w, size_t at, uint64_t value, uint8_t octets)
{
    for (uint8_t i = octets; w->out && i; i--, at++)
        w->out[at] = (uint8_t)(value >> 8 * (i - 1));
}

static void put_checked(struct icmpwire_slow *w, uint64_t value, uint8_t octets, const char *name)
{
    if (octets < 8 && value >> 8 * octets)
        fail(w, ICMPWIRE_TOO_LONG, offset_now(w), name, offset_now(w));
    put_number(w, value, octets);
}

/* ---- filling ---- */

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

static struct icmpwire_value *value_for(struct icmpwire_slow *w, const char *name)
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

static void fill_number(struct icmpwire_slow *w, void *member, uint8_t member_size, uint8_t octets, const char *name,
                        const struct icmpwire_bits *bits)
{
    const struct icmpwire_value *value = bits_named(bits, name) ? NULL : value_for(w, name);
    uint64_t number = value ? value->number : load(member, member_size);
    uint32_t left = octets * 8u;
    for (; bits && bits->name; bits++) {
        uint64_t mask = ((uint64_t)1 << bits->width) - 1;
        left -= bits->width;
        value = value_for(w, bits->name);
        if (value)
            number = (number & ~(mask << left)) | (value->number & mask) << left;
    }
    store(member, member_size, number);
}

static void fill_span(struct icmpwire_slow *w, struct icmpwire_span *span, const char *name)
{
    const struct icmpwire_value *value = value_for(w, name);
    if (value)
        *span = value->octets;
}

/* ---- numbers ---- */

void icmpwire_slow_number(struct icmpwire_slow *w, void *member, uint8_t member_size, uint8_t octets,
                          enum icmpwire_kind kind, const char *name, const struct icmpwire_bits *bits)
{
    if (icmpwire_slow_reads(w))
        read_number(w, member, member_size, octets, kind, name, bits);
    else if (w->job == ICMPWIRE_FILL)
        fill_number(w, member, member_size, octets, name, bits);
    else
        put_number(w, load(member, member_size), octets);
}

void icmpwire_slow_computed(struct icmpwire_slow *w, void *member, uint8_t member_size, uint8_t octets,
                            const char *name, const struct icmpwire_bits *bits, uint64_t value)
{
    if (w->job == ICMPWIRE_BUILD)
        put_checked(w, value, octets, name);
    else
        icmpwire_slow_number(w, member, member_size, octets, ICMPWIRE_KIND_NUMBER, name, bits);
}

void icmpwire_slow_length(struct icmpwire_slow *w, void *member, uint8_t octets, const char *name, size_t unit,
                          size_t excluded)
{
    w->length_note.member = member;
    w->length_note.name = name;
    w->length_note.offset = offset_now(w);
    w->length_unit = unit;
    w->length_excluded = excluded;
    w->length_octets = octets;
    icmpwire_slow_number(w, member, octets, octets, ICMPWIRE_KIND_NUMBER, name, NULL);
}

void icmpwire_slow_checksum(struct icmpwire_slow *w, void *member, const char *name)
{
    if (w->job == ICMPWIRE_BUILD) {
        *(w->depth ? &w->groups[w->depth - 1].checksum : &w->checksum) = w->size;
        put_number(w, 0, 2);
    } else {
        icmpwire_slow_number(w, member, 2, 2, ICMPWIRE_KIND_NUMBER, name, NULL);
    }
}

/* ---- octets ---- */

void icmpwire_slow_address(struct icmpwire_slow *w, struct icmpwire_address *address, const char *name)
{
    struct icmpwire_span span = icmpwire_span_of(address->octets, 16);
    if (icmpwire_slow_reads(w)) {
        struct icmpwire_field f;
        if (!claim(w, 16, name))
            return;
        address->octets = w->at - 16;
        f = field_at(w, ICMPWIRE_FIELD, ICMPWIRE_KIND_IPV6, name, w->at - 16, 16);
        tell(w, &f);
    } else if (w->job == ICMPWIRE_FILL) {
        fill_span(w, &span, name);
        address->octets = span.data;
    } else {
        put_octets(w, address->octets, 16);
    }
}

void icmpwire_slow_span(struct icmpwire_slow *w, struct icmpwire_span *span, enum icmpwire_kind kind, const char *name,
                        size_t n, const void *by)
{
    struct icmpwire_field f;
    if (w->job == ICMPWIRE_FILL) {
        fill_span(w, span, name);
        return;
    }
    if (!icmpwire_slow_reads(w)) {
        put_octets(w, span->data, span->size);
        return;
    }
    if (w->failed)
        return;
    if (w->left + w->missing < n) {
        blame(w, ICMPWIRE_BAD_LENGTH, by, name);
        return;
    }
    *span = take(w, n, name);
    f = field_at(w, ICMPWIRE_FIELD, kind, name, span->data, span->size);
    tell(w, &f);
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

void icmpwire_slow_name(struct icmpwire_slow *w, struct icmpwire_span *span, const char *name, size_t first)
{
    struct icmpwire_domain_name checked;
    uint32_t offset = offset_now(w);
    icmpwire_slow_rest(w, span, ICMPWIRE_KIND_NAME, name);
    if (!icmpwire_slow_reads(w) || w->failed)
        return;
    icmpwire_domain_name_next(*span, w->whole, first, &checked);
    if (checked.status)
        fail(w, (enum icmpwire_status)checked.status, offset, name, offset);
}

void icmpwire_slow_align(struct icmpwire_slow *w, size_t unit)
{
    if (w->job == ICMPWIRE_BUILD)
        put_octets(w, NULL, (unit - w->size % unit) % unit);
}

static void read_datagram(struct icmpwire_slow *w, struct icmpwire_span *datagram, size_t n, const void *by,
                          icmpwire_reach_fn *reach)
{
    static const char name[] = "datagram";
    uint32_t offset = offset_now(w);
    struct icmpwire_field f;
    size_t available = w->left + w->missing;
    if (w->failed)
        return;
    if (by && available < n) {
        blame(w, ICMPWIRE_BAD_LENGTH, by, name);
        return;
    }
    n = by ? n : available;
    *datagram = take(w, n, name);
    f = field_at(w, ICMPWIRE_FIELD, ICMPWIRE_KIND_DATAGRAM, name, datagram->data, datagram->size);
    tell(w, &f);
    n = reach(datagram->data, datagram->size);
    if (n == 0)
        fail(w, ICMPWIRE_BAD_LENGTH, offset, name, offset_now(w));
    else if (n > datagram->size)
        fail(w, ICMPWIRE_TRUNCATED, offset, name, offset_now(w));
}

void icmpwire_slow_datagram(struct icmpwire_slow *w, struct icmpwire_span *datagram, size_t n, const void *by,
                            size_t padded, icmpwire_reach_fn *reach)
{
    if (icmpwire_slow_reads(w)) {
        read_datagram(w, datagram, n, by, reach);
    } else if (w->job == ICMPWIRE_FILL) {
        fill_span(w, datagram, "datagram");
    } else {
        put_octets(w, datagram->data, datagram->size);
        if (w->job == ICMPWIRE_BUILD && padded > datagram->size)
            put_octets(w, NULL, padded - datagram->size);
    }
}

bool icmpwire_slow_extension_follows(const struct icmpwire_slow *w, icmpwire_reach_fn *reach)
{
    struct icmpwire_span rest = icmpwire_span_of(w->at, w->left);
    if (w->failed || w->missing || w->left < 8 || icmpwire_peek8(w->at, 0) >> 4 != 2)
        return false;
    rest = icmpwire_span_behind(rest, 4);
    for (size_t n; rest.size; rest = icmpwire_span_behind(rest, n))
        if (!icmpwire_framed(rest.data, rest.size, reach, &n))
            return false;
    return true;
}

/* ---- groups ---- */

void icmpwire_slow_enter(struct icmpwire_slow *w, const char *name)
{
    struct icmpwire_group *g = &w->groups[w->depth++];
    g->name = name;
    g->start = w->size;
    g->checksum = 0;
    if (icmpwire_slow_reads(w)) {
        struct icmpwire_field f = field_at(w, ICMPWIRE_ENTER, ICMPWIRE_KIND_GROUP, name, w->at, w->left);
        tell(w, &f);
    }
}

void icmpwire_slow_leave(struct icmpwire_slow *w)
{
    struct icmpwire_group *g = &w->groups[--w->depth];
    if (icmpwire_slow_reads(w)) {
        struct icmpwire_field f = field_at(w, ICMPWIRE_LEAVE, ICMPWIRE_KIND_GROUP, g->name, w->at, 0);
        tell(w, &f);
    } else if (g->checksum && w->out) {
        /* 0 would say that none was computed; all ones is the same number (RFC 4884 section 7) */
        uint16_t sum = icmpwire_checksum_sum(w->out + g->start, w->size - g->start, 0);
        rewrite_number(w, g->checksum, sum == 0xffff ? 0xffff : 0xffffu - sum, 2);
    }
}

/* ---- lists ---- */

static void frame(struct icmpwire_slow *w, const char *name, icmpwire_reach_fn *reach)
{
    while (w->left + w->missing) {
        size_t n = reach(w->at, w->left);
        uint32_t offset = offset_now(w);
        bool lies = n == 0 || (n != ICMPWIRE_BEYOND && n > w->left + w->missing);
        if (!lies && n <= w->left) {
            w->at += n;
            w->left -= n;
        } else if (lies) {
            fail(w, ICMPWIRE_BAD_LENGTH, offset, name, offset);
        } else {
            fail(w, w->missing ? ICMPWIRE_CUT : ICMPWIRE_TRUNCATED, offset, name, offset + (uint32_t)w->left);
        }
    }
}

static void tell_at(struct icmpwire_slow *w, enum icmpwire_event event, enum icmpwire_kind kind,
                    const struct icmpwire_slow_list *list, struct icmpwire_span octets)
{
    const char *name = kind == ICMPWIRE_KIND_LIST ? list->name : list->element;
    struct icmpwire_field f = field_at(w, event, kind, name, octets.data, octets.size);
    f.index = kind == ICMPWIRE_KIND_LIST ? 0 : list->index;
    if (event == ICMPWIRE_FAULT)
        f.fault = w->fault;
    tell(w, &f);
}

/* A list that the walk has passed over: when it is visited, its elements follow. */
static struct icmpwire_slow_list visited(struct icmpwire_slow *w, struct icmpwire_span all, size_t missing,
                                         const char *name, const char *element)
{
    struct icmpwire_slow_list list;
    memset(&list, 0, sizeof list);
    list.name = name;
    list.element = element;
    list.rest = all;
    list.missing = missing;
    list.active = w->job == ICMPWIRE_VISIT;
    list.failed = w->failed;
    list.fault = w->fault;
    list.at = w->at;
    list.left = w->left;
    list.left_missing = w->missing;
    tell_at(w, ICMPWIRE_ENTER, ICMPWIRE_KIND_LIST, &list, all);
    return list;
}

/* What filling and writing do with a list; true: it is read. */
static bool list_is_read(struct icmpwire_slow *w, struct icmpwire_span *span, const char *name)
{
    if (w->job == ICMPWIRE_FILL)
        fill_span(w, span, name);
    else if (!icmpwire_slow_reads(w))
        put_octets(w, span->data, span->size);
    else
        return !w->failed;
    return false;
}

struct icmpwire_slow_list icmpwire_slow_list_begin(struct icmpwire_slow *w, struct icmpwire_span *span,
                                                   const char *name, const char *element, icmpwire_reach_fn *reach)
{
    struct icmpwire_slow_list list;
    memset(&list, 0, sizeof list);
    if (list_is_read(w, span, name)) {
        size_t missing = w->missing;
        *span = icmpwire_span_of(w->at, w->left);
        frame(w, name, reach);
        list = visited(w, *span, missing, name, element);
        list.reach = reach;
    }
    return list;
}

struct icmpwire_slow_list icmpwire_slow_array_begin(struct icmpwire_slow *w, struct icmpwire_span *span,
                                                    const char *name, const char *element, size_t each, size_t count,
                                                    const void *by)
{
    struct icmpwire_slow_list list;
    memset(&list, 0, sizeof list);
    if (!list_is_read(w, span, name))
        return list;
    if (w->left + w->missing < each * count) {
        blame(w, ICMPWIRE_BAD_LENGTH, by, name);
    } else {
        *span = take(w, each * count, name);
        list = visited(w, *span, each * count - span->size, name, element);
        list.each = each;
    }
    return list;
}

static void close_element(struct icmpwire_slow *w, struct icmpwire_slow_list *list)
{
    struct icmpwire_span here = icmpwire_span_of(w->at, 0);
    icmpwire_slow_finish_reading(w, false);
    if (w->failed)
        tell_at(w, ICMPWIRE_FAULT, ICMPWIRE_KIND_ELEMENT, list, here);
    tell_at(w, ICMPWIRE_LEAVE, ICMPWIRE_KIND_ELEMENT, list, here);
    list->index++;
    list->open = false;
}

/* A fence of n octets around the next element; false when there is no such element. */
static bool open_element(struct icmpwire_slow *w, struct icmpwire_slow_list *list)
{
    size_t left = list->rest.size;
    size_t n = list->reach && left ? list->reach(list->rest.data, left) : list->each;
    if (!left || !n || n == ICMPWIRE_BEYOND || n > left + list->missing)
        return false;
    w->at = list->rest.data;
    w->left = n < left ? n : left;
    w->missing = n - w->left;
    w->failed = false;
    w->noted = 0;
    memset(&w->fault, 0, sizeof w->fault);
    memset(&w->length_note, 0, sizeof w->length_note);
    list->rest = icmpwire_span_behind(list->rest, w->left);
    list->open = true;
    tell_at(w, ICMPWIRE_ENTER, ICMPWIRE_KIND_ELEMENT, list, icmpwire_span_of(w->at, w->left));
    return true;
}

bool icmpwire_slow_list_more(struct icmpwire_slow *w, struct icmpwire_slow_list *list)
{
    if (!list->active)
        return false;
    if (list->open)
        close_element(w, list);
    if (open_element(w, list))
        return true;
    w->failed = list->failed;
    w->fault = list->fault;
    w->at = list->at;
    w->left = list->left;
    w->missing = list->left_missing;
    w->noted = 0;
    tell_at(w, ICMPWIRE_LEAVE, ICMPWIRE_KIND_LIST, list, icmpwire_span_of(w->at, 0));
    return false;
}

void icmpwire_slow_finish_reading(struct icmpwire_slow *w, bool impossible)
{
    const struct icmpwire_note *length = &w->length_note;
    if (impossible && length->name)
        w->failed = false;
    if ((impossible && length->name) || (!w->failed && w->left + w->missing))
        fail(w, ICMPWIRE_BAD_LENGTH, length->offset, length->name ? length->name : "", offset_now(w));
}

/* ---- overwriting ---- */

void icmpwire_patch(uint8_t *data, const struct icmpwire_field *field, uint64_t value)
{
    uint32_t bit = field->bit_offset + field->bit_width;
    for (uint32_t left = field->bit_width < 64 ? field->bit_width : 64; left; left--, value >>= 1) {
        uint8_t mask = (uint8_t)(0x80u >> --bit % 8);
        data[bit / 8] = (uint8_t)((data[bit / 8] & ~mask) | (value & 1 ? mask : 0));
    }
}

/* ---- beginning and ending ---- */

static void finish_length(struct icmpwire_slow *w)
{
    const struct icmpwire_note *length = &w->length_note;
    uint64_t value = (w->size - w->length_excluded) / w->length_unit;
    if (value >> 8 * w->length_octets)
        fail(w, ICMPWIRE_TOO_LONG, length->offset, length->name, length->offset);
    rewrite_number(w, length->offset, value, w->length_octets);
}

void icmpwire_slow_finish_element(struct icmpwire_slow *w)
{
    if (w->job != ICMPWIRE_BUILD)
        return;
    if (w->length_note.name)
        finish_length(w);
    if (w->checksum && w->out)
        rewrite_number(w, w->checksum, 0xffffu - icmpwire_checksum_sum(w->out, w->size, 0), 2);
}

void icmpwire_slow_finish_message(struct icmpwire_slow *w, enum icmpwire_family family)
{
    if (w->job == ICMPWIRE_BUILD && w->out)
        rewrite_number(w, w->checksum, icmpwire_checksum_compute(family, w->out, w->size, w->source, w->destination),
                       2);
}

static struct icmpwire_slow blank(enum icmpwire_job job)
{
    struct icmpwire_slow w;
    memset(&w, 0, sizeof w);
    w.job = job;
    w.fault.field = "";
    return w;
}

struct icmpwire_slow icmpwire_slow_reader(enum icmpwire_job job, const uint8_t *data, size_t captured, size_t size)
{
    struct icmpwire_slow w = blank(job);
    w.whole = icmpwire_span_of(data, captured < size ? captured : size);
    w.at = data;
    w.left = w.whole.size;
    w.missing = size - w.left;
    return w;
}

struct icmpwire_slow icmpwire_slow_writer(bool build, uint8_t *out)
{
    struct icmpwire_slow w = blank(build ? ICMPWIRE_BUILD : ICMPWIRE_ENCODE);
    w.out = out;
    return w;
}

struct icmpwire_slow icmpwire_slow_filler(struct icmpwire_value *values, size_t count)
{
    struct icmpwire_slow w = blank(ICMPWIRE_FILL);
    w.values = values;
    w.value_count = count;
    for (size_t i = 0; i < count; i++)
        values[i].used = false;
    return w;
}

bool icmpwire_slow_fits(size_t size, size_t room, struct icmpwire_fault *fault)
{
    if (size <= room)
        return true;
    fault->status = ICMPWIRE_NO_ROOM;
    return false;
}

bool icmpwire_slow_all_used(const struct icmpwire_slow *w, struct icmpwire_fault *fault)
{
    *fault = w->fault;
    for (size_t i = 0; i < w->value_count; i++)
        if (!w->values[i].used) {
            fault->status = ICMPWIRE_NO_FIELD;
            fault->field = w->values[i].path;
            return false;
        }
    return true;
}
