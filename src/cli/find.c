/* SPDX-License-Identifier: BSD-2-Clause */
#include "find.h"
#include <string.h>

enum { LEVELS_MAX = 32 };

struct search {
    struct icmpwire_field open[LEVELS_MAX]; /* what was entered and not left */
    size_t depth;
    const struct step *steps;
    size_t count;
    const char *name;
    struct icmpwire_field *field;
    bool found;
};

/* Is what is open the element that the steps lead to, and groups of it? *groups: where those begin. */
static bool is_there(const struct search *s, size_t *groups)
{
    size_t step = 0;

    *groups = 0;
    for (size_t i = 0; i < s->depth; i++) {
        if (s->open[i].kind != ICMPWIRE_KIND_ELEMENT)
            continue;
        /* An element is opened within its list. */
        if (step == s->count || strcmp(s->open[i - 1].name, s->steps[step].list) != 0 ||
            s->open[i].index != s->steps[step].index)
            return false;
        step++;
        *groups = i + 1;
    }
    return step == s->count;
}

/* Is it the field's own name, or that with the groups before it? */
static bool is_name(const struct search *s, size_t groups, const char *own)
{
    const char *rest = s->name;

    if (strcmp(rest, own) == 0)
        return true;
    for (; groups < s->depth; groups++) {
        size_t size = strlen(s->open[groups].name);
        if (strncmp(rest, s->open[groups].name, size) != 0 || rest[size] != '.')
            return false;
        rest += size + 1;
    }
    return strcmp(rest, own) == 0;
}

static void look(void *context, const struct icmpwire_field *field)
{
    struct search *s = context;
    bool named =
        field->event == ICMPWIRE_FIELD || (field->event == ICMPWIRE_ENTER && field->kind == ICMPWIRE_KIND_LIST);
    size_t groups;

    if (named && !s->found && is_there(s, &groups) && is_name(s, groups, field->name)) {
        *s->field = *field;
        s->found = true;
    }
    if (field->event == ICMPWIRE_ENTER && s->depth < LEVELS_MAX)
        s->open[s->depth++] = *field;
    else if (field->event == ICMPWIRE_LEAVE)
        s->depth--;
}

bool find_field(enum icmpwire_family family, struct icmpwire_span message, const struct step *steps, size_t count,
                const char *name, struct icmpwire_field *field)
{
    struct search search = {.steps = steps, .count = count, .name = name, .field = field};
    struct icmpwire_fault fault;

    icmpwire_visit(family, message.data, message.size, message.size, look, &search, &fault);
    return search.found;
}
