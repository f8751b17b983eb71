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
    const char *name = kind == ICMPWIRE_KIND_LIST ? list->name : list->element;
    struct icmpwire_field f = icmpwire_slow_field(w, event, kind, name, octets.data, octets.size);
    f.index = kind == ICMPWIRE_KIND_LIST ? 0 : list->index;
    if (event == ICMPWIRE_FAULT)
        f.fault = w->fault;
    icmpwire_slow_tell(w, &f);
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
static bool list_is_read(struct icmpwire_slow *w, struct icmpwire_span *span, const char *name, const char *element)
{
    if (w->job == ICMPWIRE_FILL)
        icmpwire_slow_fill_span(w, span, ICMPWIRE_KIND_LIST, name, element);
    else if (!icmpwire_slow_reads(w))
        icmpwire_slow_put(w, span->data, span->size);
    else
        return !w->failed;
    return false;
}

struct icmpwire_slow_list icmpwire_slow_list_begin(struct icmpwire_slow *w, struct icmpwire_span *span,
                                                   const char *name, const char *element, icmpwire_reach_fn *reach)
{
    struct icmpwire_slow_list list;
    memset(&list, 0, sizeof list);
    if (list_is_read(w, span, name, element)) {
        size_t missing = w->missing;
        *span = icmpwire_span_of(w->at, w->left);
        while (w->left + w->missing)
            frame_one(w, name, reach);
        list = visited(w, *span, missing, name, element);
        list.reach = reach;
    }
    return list;
}

struct icmpwire_slow_list icmpwire_slow_counted_begin(struct icmpwire_slow *w, struct icmpwire_span *span,
                                                      const char *name, const char *element, icmpwire_reach_fn *reach,
                                                      size_t count, const void *by)
{
    struct icmpwire_slow_list list;
    memset(&list, 0, sizeof list);
    if (list_is_read(w, span, name, element)) {
        struct icmpwire_span rest = icmpwire_span_of(w->at, w->left);
        size_t missing = w->missing;
        for (; count && !w->failed; count--) {
            if (w->left + w->missing == 0)
                icmpwire_slow_blame(w, ICMPWIRE_BAD_LENGTH, by, name);
            else
                frame_one(w, name, reach);
        }
        /* after a failure all that is there belongs to the list, as far as anybody can tell */
        *span = w->failed ? rest : icmpwire_span_of(rest.data, rest.size - w->left);
        list = visited(w, *span, w->failed ? missing : 0, name, element);
        list.reach = reach;
    }
    return list;
}

struct icmpwire_slow_list icmpwire_slow_bounded_begin(struct icmpwire_slow *w, struct icmpwire_span *span,
                                                      const char *name, const char *element, icmpwire_reach_fn *reach,
                                                      size_t n, const void *by)
{
    struct icmpwire_slow_list list;
    memset(&list, 0, sizeof list);
    if (!list_is_read(w, span, name, element))
        return list;
    if (w->left + w->missing < n) {
        icmpwire_slow_blame(w, ICMPWIRE_BAD_LENGTH, by, name);
    } else {
        size_t left = w->left, missing = w->missing;
        size_t here = n < left ? n : left;
        w->left = here;
        w->missing = n - here;
        *span = icmpwire_span_of(w->at, here);
        while (w->left + w->missing)
            frame_one(w, name, reach);
        if (!w->failed) {
            w->left = left - here;
            w->missing = missing - (n - here);
        }
        list = visited(w, *span, n - here, name, element);
        list.reach = reach;
    }
    return list;
}

struct icmpwire_slow_list icmpwire_slow_names_begin(struct icmpwire_slow *w, struct icmpwire_span *span,
                                                    const char *name, icmpwire_reach_fn *reach)
{
    static const char element[] = "plain_name";
    struct icmpwire_slow_list list;
    memset(&list, 0, sizeof list);
    if (list_is_read(w, span, name, element)) {
        struct icmpwire_span rest = icmpwire_span_of(w->at, w->left);
        size_t missing = w->missing;
        while (w->left + w->missing && !(w->left && *w->at == 0))
            frame_one(w, name, reach);
        *span = w->failed ? rest : icmpwire_span_of(rest.data, rest.size - w->left);
        list = visited(w, *span, w->failed ? missing : 0, name, element);
        list.reach = reach;
    }
    return list;
}

struct icmpwire_slow_list icmpwire_slow_extra_begin(struct icmpwire_slow *w, struct icmpwire_span *span,
                                                    const char *name, const char *element, icmpwire_reach_fn *reach,
                                                    bool condition)
{
    struct icmpwire_slow_list none;
    struct icmpwire_span rest = icmpwire_span_of(w->at, w->left);
    if (icmpwire_slow_reads(w) && condition && w->left && !w->missing && frames_exactly(rest, reach))
        return icmpwire_slow_list_begin(w, span, name, element, reach);
    memset(&none, 0, sizeof none);
    if (w->tell)
        icmpwire_slow_fill_span(w, span, ICMPWIRE_KIND_OCTETS, name, element);
    else
        icmpwire_slow_tail(w, span, name);
    return none;
}

struct icmpwire_slow_list icmpwire_slow_array_begin(struct icmpwire_slow *w, struct icmpwire_span *span,
                                                    const char *name, const char *element, size_t each, size_t count,
                                                    const void *by)
{
    struct icmpwire_slow_list list;
    memset(&list, 0, sizeof list);
    if (!list_is_read(w, span, name, element))
        return list;
    if (w->left + w->missing < each * count) {
        icmpwire_slow_blame(w, ICMPWIRE_BAD_LENGTH, by, name);
    } else {
        *span = icmpwire_slow_take(w, each * count, name);
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
