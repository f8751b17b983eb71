/* SPDX-License-Identifier: BSD-2-Clause */
#include "describe.h"
#include <string.h>

enum core_kind core_kind_of(const struct icmpwire_member *m)
{
    if (m->element)
        return strcmp(m->element, "plain_name") == 0 || strcmp(m->element, "domain_name") == 0 ||
                       strcmp(m->element, "node_name") == 0
                   ? CORE_NAME_LIST
                   : CORE_LIST;
    switch (m->kind) {
    case ICMPWIRE_KIND_NUMBER:
    case ICMPWIRE_KIND_SIGNED:
        return CORE_NUMBER;
    case ICMPWIRE_KIND_IPV4:
        return CORE_IPV4;
    case ICMPWIRE_KIND_IPV6:
        return CORE_IPV6;
    case ICMPWIRE_KIND_ADDRESS:
        return CORE_ADDRESS;
    case ICMPWIRE_KIND_PREFIX:
        return CORE_PREFIX;
    case ICMPWIRE_KIND_TEXT:
        return CORE_TEXT;
    case ICMPWIRE_KIND_NAME:
        return CORE_NAME;
    case ICMPWIRE_KIND_IPV6_LIST:
        return CORE_IPV6_LIST;
    case ICMPWIRE_KIND_IPV4_LIST:
        return CORE_IPV4_LIST;
    case ICMPWIRE_KIND_NUMBER8_LIST:
        return CORE_NUMBER_LIST;
    default:
        return CORE_OCTETS;
    }
}

/* ---- which fields there are ---- */

struct there {
    const struct core_shape *shape;
    const char *base;
    uint8_t *kinds;
};

static void note_there(void *context, const struct icmpwire_member *m)
{
    const struct there *t = context;
    size_t offset = (size_t)((const char *)m->at - t->base);
    for (unsigned i = 0; m->at && i < t->shape->count; i++) {
        const struct core_field *f = &t->shape->fields[i];
        if (f->offset == offset && f->shift == m->bit_shift && strstr(f->text, m->name))
            t->kinds[i] = (uint8_t)(f->kind == CORE_PART_OF ? CORE_PART_OF : core_kind_of(m));
    }
}

void core_describe(const struct core_shape *shape, union core_struct *s, icmpwire_member_fn *tell, void *context)
{
    if (shape->unit == CORE_ELEMENT)
        shape->element->describe(s, tell, context);
    else if (shape->unit == CORE_HEADER)
        icmpwire_header_describe(&s->header, tell, context);
    else
        icmpwire_describe(&s->message, tell, context);
}

void core_kinds_there(const struct core_shape *shape, const union core_struct *value, uint8_t kinds[CORE_FIELDS_MAX])
{
    union core_struct s = *value;
    struct there t = {shape, (const char *)&s, kinds};
    memset(kinds, CORE_MISSING, CORE_FIELDS_MAX * sizeof *kinds);
    core_describe(shape, &s, note_there, &t);
}
