/* SPDX-License-Identifier: BSD-2-Clause */
/* The slow primitives: failing, claiming, telling, groups, beginning and ending. With walk.h, the other files of
 * walk_*.c and slow.h the only code that touches wire octets. */
#include "walk_parts.h"

/* Octets read or written so far. */
uint32_t icmpwire_slow_offset(const struct icmpwire_slow *w)
{
    return (uint32_t)(icmpwire_slow_reads(w) ? (size_t)(w->at - w->whole.data) : w->size);
}

void icmpwire_slow_fail(struct icmpwire_slow *w, enum icmpwire_status status, uint32_t offset, const char *name,
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

void icmpwire_slow_note(struct icmpwire_slow *w, const void *member, const char *name)
{
    struct icmpwire_note *n = &w->notes[w->noted % ICMPWIRE_NOTES_MAX];
    w->noted_member[w->noted++ % ICMPWIRE_NOTES_MAX] = member;
    n->name = name;
    n->offset = icmpwire_slow_offset(w);
}

/* Fails at the number that is to blame, or here when there is none. */
void icmpwire_slow_blame(struct icmpwire_slow *w, enum icmpwire_status status, const void *member, const char *name)
{
    uint32_t offset = icmpwire_slow_offset(w);
    for (uint32_t i = w->noted; member && i && i + ICMPWIRE_NOTES_MAX > w->noted; i--) {
        if (w->noted_member[(i - 1) % ICMPWIRE_NOTES_MAX] == member) {
            const struct icmpwire_note *n = &w->notes[(i - 1) % ICMPWIRE_NOTES_MAX];
            icmpwire_slow_fail(w, status, n->offset, n->name, offset);
            return;
        }
    }
    icmpwire_slow_fail(w, status, offset, name, offset);
}

bool icmpwire_slow_refused(struct icmpwire_slow *w, enum icmpwire_status status, const void *member, const char *name)
{
    icmpwire_slow_blame(w, status, member, name);
    return true;
}

bool icmpwire_slow_misfit(struct icmpwire_slow *w)
{
    const struct icmpwire_note *length = &w->length_note;
    if (length->name)
        icmpwire_slow_fail(w, ICMPWIRE_BAD_LENGTH, length->offset, length->name, icmpwire_slow_offset(w));
    else
        icmpwire_slow_fail(w, ICMPWIRE_BAD_LENGTH, icmpwire_slow_offset(w), "", icmpwire_slow_offset(w));
    return true;
}

/* The next field is not all there: the capture lacks it; or, in an element that says its own length, that length is to
 * blame; or the message ends. */
void icmpwire_slow_fall_short(struct icmpwire_slow *w, bool beyond, const char *name)
{
    const struct icmpwire_note *length = &w->length_note;
    uint32_t offset = icmpwire_slow_offset(w);
    if (!beyond)
        icmpwire_slow_fail(w, ICMPWIRE_CUT, offset, name, offset);
    else if (length->name)
        icmpwire_slow_fail(w, ICMPWIRE_BAD_LENGTH, length->offset, length->name, offset);
    else
        icmpwire_slow_fail(w, ICMPWIRE_TRUNCATED, offset, name, offset);
}

/* The one check, and the one place that moves. */
bool icmpwire_slow_claim(struct icmpwire_slow *w, size_t n, const char *name)
{
    if (w->failed)
        return false;
    if (w->left < n) {
        icmpwire_slow_fall_short(w, w->left + w->missing < n, name);
        return false;
    }
    w->at += n;
    w->left -= n;
    return true;
}

/* Takes n octets, or as many as were captured of them; then it fails. */
struct icmpwire_span icmpwire_slow_take(struct icmpwire_slow *w, size_t n, const char *name)
{
    struct icmpwire_span s = icmpwire_span_of(w->at, n < w->left ? n : w->left);
    uint32_t offset = icmpwire_slow_offset(w);
    w->at += s.size;
    w->left -= s.size;
    if (s.size < n)
        icmpwire_slow_fail(w, ICMPWIRE_CUT, offset, name, icmpwire_slow_offset(w));
    return s;
}

struct icmpwire_field icmpwire_slow_field(const struct icmpwire_slow *w, enum icmpwire_event event,
                                          enum icmpwire_kind kind, const char *name, const uint8_t *data, size_t size)
{
    struct icmpwire_field f;
    memset(&f, 0, sizeof f);
    f.event = event;
    f.kind = kind;
    f.name = name;
    f.bit_offset = (uint32_t)(data - w->whole.data) * 8;
    f.bit_width = (uint32_t)size * 8;
    f.octets = icmpwire_span_of(data, size);
    f.whole = kind == ICMPWIRE_KIND_NAME ? icmpwire_span_behind(w->whole, w->names_from) : w->whole;
    f.fault.field = "";
    return f;
}

void icmpwire_slow_tell(struct icmpwire_slow *w, const struct icmpwire_field *f)
{
    if (w->job == ICMPWIRE_VISIT && !w->stopped)
        w->visit(w->visit_context, f);
}

void icmpwire_slow_tell_octets(struct icmpwire_slow *w, enum icmpwire_kind kind, const char *name,
                               struct icmpwire_span octets)
{
    if (w->job == ICMPWIRE_VISIT) {
        struct icmpwire_field f = icmpwire_slow_field(w, ICMPWIRE_FIELD, kind, name, octets.data, octets.size);
        icmpwire_slow_tell(w, &f);
    }
}

static void tell_part(struct icmpwire_slow *w, enum icmpwire_event event, const char *name)
{
    struct icmpwire_member m;
    memset(&m, 0, sizeof m);
    m.event = event;
    m.kind = ICMPWIRE_KIND_GROUP;
    m.name = name;
    w->tell(w->tell_context, &m);
}

void icmpwire_slow_enter(struct icmpwire_slow *w, const char *name)
{
    struct icmpwire_group *g = &w->groups[w->depth++];
    g->name = name;
    g->start = (uint32_t)w->size;
    g->checksum = 0;
    if (icmpwire_slow_reads(w)) {
        struct icmpwire_field f = icmpwire_slow_field(w, ICMPWIRE_ENTER, ICMPWIRE_KIND_GROUP, name, w->at, w->left);
        icmpwire_slow_tell(w, &f);
    } else if (w->job == ICMPWIRE_TELL) {
        tell_part(w, ICMPWIRE_ENTER, name);
    }
}

void icmpwire_slow_leave(struct icmpwire_slow *w)
{
    struct icmpwire_group *g = &w->groups[--w->depth];
    if (icmpwire_slow_reads(w)) {
        struct icmpwire_field f = icmpwire_slow_field(w, ICMPWIRE_LEAVE, ICMPWIRE_KIND_GROUP, g->name, w->at, 0);
        icmpwire_slow_tell(w, &f);
    } else if (w->job == ICMPWIRE_TELL) {
        tell_part(w, ICMPWIRE_LEAVE, g->name);
    } else if (g->checksum && icmpwire_slow_has_room(w)) {
        /* 0 would say that none was computed; all ones is the same number (RFC 4884 section 7) */
        uint16_t sum = icmpwire_checksum_sum(w->out + g->start, w->size - g->start, 0);
        icmpwire_slow_rewrite(w, g->checksum, sum == 0xffff ? 0xffff : 0xffffu - sum, 2);
    }
}

void icmpwire_patch(uint8_t *data, const struct icmpwire_field *field, uint64_t value)
{
    uint32_t bit = field->bit_offset + field->bit_width;
    for (uint32_t left = field->bit_width < 64 ? field->bit_width : 64; left; left--, value >>= 1) {
        uint8_t mask = (uint8_t)(0x80u >> --bit % 8);
        data[bit / 8] = (uint8_t)((data[bit / 8] & ~mask) | (value & 1 ? mask : 0));
    }
}

static void finish_length(struct icmpwire_slow *w)
{
    const struct icmpwire_note *length = &w->length_note;
    uint64_t value = (w->size - w->length_excluded) / w->length_unit;
    if (value >> 8 * w->length_octets)
        icmpwire_slow_fail(w, ICMPWIRE_TOO_LONG, length->offset, length->name, length->offset);
    icmpwire_slow_rewrite(w, length->offset, value, w->length_octets);
}

void icmpwire_slow_finish_element(struct icmpwire_slow *w)
{
    if (w->job != ICMPWIRE_BUILD)
        return;
    if (w->length_note.name)
        finish_length(w);
    if (w->checksum && icmpwire_slow_has_room(w))
        icmpwire_slow_rewrite(w, w->checksum, 0xffffu - icmpwire_checksum_sum(w->out, w->size, 0), 2);
}

void icmpwire_slow_finish_message(struct icmpwire_slow *w, enum icmpwire_family family)
{
    if (w->job == ICMPWIRE_BUILD && icmpwire_slow_has_room(w))
        icmpwire_slow_rewrite(w, w->checksum,
                              icmpwire_checksum_compute(family, w->out, w->size, w->source, w->destination), 2);
}

void icmpwire_slow_finish_reading(struct icmpwire_slow *w, bool impossible)
{
    const struct icmpwire_note *length = &w->length_note;
    if (impossible && length->name)
        w->failed = false;
    if (!w->failed && (impossible || w->left + w->missing))
        icmpwire_slow_fail(w, ICMPWIRE_BAD_LENGTH, length->offset, length->name ? length->name : "",
                           icmpwire_slow_offset(w));
}

/* The notes and the groups need no beginning: how many there are says what of them holds. */
static void begin(struct icmpwire_slow *w, enum icmpwire_job job)
{
    w->job = (uint8_t)job;
    w->failed = false;
    memset(&w->fault, 0, sizeof w->fault);
    w->fault.field = "";
    w->depth = 0;
    w->noted = 0;
    memset(&w->length_note, 0, sizeof w->length_note);
    w->whole = icmpwire_span_of(NULL, 0);
    w->names_from = 0;
    w->at = NULL;
    w->left = 0;
    w->missing = 0;
    w->stopped = false;
    w->out = NULL;
    w->room = 0;
    w->size = 0;
    w->checksum = 0;
    w->source = NULL;
    w->destination = NULL;
}

void icmpwire_slow_reader(struct icmpwire_slow *w, enum icmpwire_job job, const uint8_t *data, size_t captured,
                          size_t size)
{
    begin(w, job);
    w->whole = icmpwire_span_of(data, captured < size ? captured : size);
    w->at = data;
    w->left = w->whole.size;
    w->missing = size - w->left;
}

void icmpwire_slow_writer(struct icmpwire_slow *w, bool build, uint8_t *out, size_t room)
{
    begin(w, build ? ICMPWIRE_BUILD : ICMPWIRE_ENCODE);
    w->out = out;
    w->room = room;
}

void icmpwire_slow_filler(struct icmpwire_slow *w, struct icmpwire_value *values, size_t count)
{
    begin(w, ICMPWIRE_FILL);
    w->values = values;
    w->value_count = count;
    for (size_t i = 0; i < count; i++)
        values[i].used = false;
}

void icmpwire_slow_teller(struct icmpwire_slow *w, icmpwire_member_fn *tell, void *context)
{
    begin(w, ICMPWIRE_TELL);
    w->tell = tell;
    w->tell_context = context;
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
