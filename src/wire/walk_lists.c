/* SPDX-License-Identifier: BSD-2-Clause */
/* Lists: framed when they are read, their elements entered when they are visited. */
#include "walk_parts.h"

static bool frames_exactly(struct icmpwire_span list, icmpwire_reach_fn *reach)
{
    for (size_t n; list.size; list = icmpwire_span_behind(list, n))
        if (!icmpwire_framed(list.data, list.size, reach, &n))
            return false;
    return true;
}

bool icmpwire_slow_extension_follows(const struct icmpwire_slow *w, icmpwire_reach_fn *reach)
{
    struct icmpwire_span rest = icmpwire_span_of(w->at, w->left);
    if (w->failed || w->missing || w->left < 8 || icmpwire_peek8(w->at, 0) >> 4 != 2)
        return false;
    return frames_exactly(icmpwire_span_behind(rest, 4), reach);
}

/* Passes over the first element of what is left. */
static void frame_one(struct icmpwire_slow *w, const char *name, icmpwire_reach_fn *reach)
{
    size_t n = reach(w->at, w->left);
    uint32_t offset = icmpwire_slow_offset(w);
    bool lies = n == 0 || (n != ICMPWIRE_BEYOND && n > w->left + w->missing);
    if (!lies && n <= w->left) {
        w->at += n;
        w->left -= n;
    } else if (lies) {
        icmpwire_slow_fail(w, ICMPWIRE_BAD_LENGTH, offset, name, offset);
    } else {
        icmpwire_slow_fail(w, w->missing ? ICMPWIRE_CUT : ICMPWIRE_TRUNCATED, offset, name, offset + (uint32_t)w->left);
    }
}

size_t icmpwire_slow_count(struct icmpwire_span list, icmpwire_reach_fn *reach)
{
    size_t count = 0;
    for (size_t n; list.size && icmpwire_framed(list.data, list.size, reach, &n); count++)
        list = icmpwire_span_behind(list, n);
    return count;
}

static void tell_at(struct icmpwire_slow *w, enum icmpwire_event event, enum icmpwire_kind kind,
                    const struct icmpwire_slow_list *list, struct icmpwire_span octets)
{
    const char *name = kind == ICMPWIRE_KIND_LIST ? list->kind->name : list->kind->element;
    struct icmpwire_field f = icmpwire_slow_field(w, event, kind, name, octets.data, octets.size);
    f.index = kind == ICMPWIRE_KIND_LIST ? 0 : list->index;
    if (event == ICMPWIRE_FAULT)
        f.fault = w->fault;
    icmpwire_slow_tell(w, &f);
}

/* A list that the walk has passed over: when it is visited, its elements follow. */
static void visited(struct icmpwire_slow *w, struct icmpwire_slow_list *list, struct icmpwire_span all, size_t missing)
{
    list->rest = all;
    list->missing = missing;
    list->index = 0;
    list->active = w->job == ICMPWIRE_VISIT;
    list->open = false;
    list->failed = w->failed;
    list->fault = w->fault;
    list->at = w->at;
    list->left = w->left;
    list->left_missing = w->missing;
    if (list->active)
        tell_at(w, ICMPWIRE_ENTER, ICMPWIRE_KIND_LIST, list, all);
}

/* What filling and writing do with a list; true: it is read. */
static bool list_is_read(struct icmpwire_slow *w, struct icmpwire_slow_list *list, struct icmpwire_span *span)
{
    list->active = false;
    if (icmpwire_slow_names_members(w))
        icmpwire_slow_fill_span(w, span, ICMPWIRE_KIND_LIST, list->kind->name, list->kind->element);
    else if (!icmpwire_slow_reads(w))
        icmpwire_slow_put(w, span->data, span->size);
    else
        return !w->failed;
    return false;
}

void icmpwire_slow_list_begin(struct icmpwire_slow *w, struct icmpwire_slow_list *list, struct icmpwire_span *span)
{
    if (list_is_read(w, list, span)) {
        size_t missing = w->missing;
        *span = icmpwire_span_of(w->at, w->left);
        while (w->left + w->missing)
            frame_one(w, list->kind->name, list->kind->reach);
        visited(w, list, *span, missing);
    }
}

void icmpwire_slow_counted_begin(struct icmpwire_slow *w, struct icmpwire_slow_list *list, struct icmpwire_span *span,
                                 size_t count, const void *by)
{
    if (list_is_read(w, list, span)) {
        struct icmpwire_span rest = icmpwire_span_of(w->at, w->left);
        size_t missing = w->missing;
        for (; count && !w->failed; count--) {
            if (w->left + w->missing == 0)
                icmpwire_slow_blame(w, ICMPWIRE_BAD_LENGTH, by, list->kind->name);
            else
                frame_one(w, list->kind->name, list->kind->reach);
        }
        /* after a failure all that is there belongs to the list, as far as anybody can tell */
        *span = w->failed ? rest : icmpwire_span_of(rest.data, rest.size - w->left);
        visited(w, list, *span, w->failed ? missing : 0);
    }
}

void icmpwire_slow_bounded_begin(struct icmpwire_slow *w, struct icmpwire_slow_list *list, struct icmpwire_span *span,
                                 size_t n, const void *by)
{
    if (!list_is_read(w, list, span))
        return;
    if (w->left + w->missing < n) {
        icmpwire_slow_blame(w, ICMPWIRE_BAD_LENGTH, by, list->kind->name);
    } else {
        size_t left = w->left, missing = w->missing;
        size_t here = n < left ? n : left;
        w->left = here;
        w->missing = n - here;
        *span = icmpwire_span_of(w->at, here);
        while (w->left + w->missing)
            frame_one(w, list->kind->name, list->kind->reach);
        if (!w->failed) {
            w->left = left - here;
            w->missing = missing - (n - here);
        }
        visited(w, list, *span, n - here);
    }
}

void icmpwire_slow_names_begin(struct icmpwire_slow *w, struct icmpwire_slow_list *list, struct icmpwire_span *span)
{
    if (list_is_read(w, list, span)) {
        struct icmpwire_span rest = icmpwire_span_of(w->at, w->left);
        size_t missing = w->missing;
        while (w->left + w->missing && !(w->left && *w->at == 0))
            frame_one(w, list->kind->name, list->kind->reach);
        *span = w->failed ? rest : icmpwire_span_of(rest.data, rest.size - w->left);
        visited(w, list, *span, w->failed ? missing : 0);
    }
}

void icmpwire_slow_extra_begin(struct icmpwire_slow *w, struct icmpwire_slow_list *list, struct icmpwire_span *span,
                               bool condition)
{
    struct icmpwire_span rest = icmpwire_span_of(w->at, w->left);
    if (icmpwire_slow_reads(w) && condition && w->left && !w->missing && frames_exactly(rest, list->kind->reach)) {
        icmpwire_slow_list_begin(w, list, span);
        return;
    }
    list->active = false;
    if (w->job == ICMPWIRE_TELL)
        icmpwire_slow_fill_span(w, span, ICMPWIRE_KIND_OCTETS, list->kind->name, list->kind->element);
    else
        icmpwire_slow_tail(w, span, list->kind->name);
}

void icmpwire_slow_array_begin(struct icmpwire_slow *w, struct icmpwire_slow_list *list, struct icmpwire_span *span,
                               size_t each, size_t count, const void *by)
{
    if (!list_is_read(w, list, span))
        return;
    size_t size = each * count;
    if (w->left + w->missing < size) {
        icmpwire_slow_blame(w, ICMPWIRE_BAD_LENGTH, by, list->kind->name);
    } else {
        list->each = (uint32_t)each;
        *span = icmpwire_slow_take(w, size, list->kind->name);
        visited(w, list, *span, size - span->size);
    }
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
    size_t n = list->kind->reach && left ? list->kind->reach(list->rest.data, left) : list->each;
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
    if (!list->active || w->stopped)
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
