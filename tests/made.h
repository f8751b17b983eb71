/* SPDX-License-Identifier: BSD-2-Clause */
/* Messages of every layout made of arbitrary numbers, and the comparison with what was decoded. */
#ifndef ICMPWIRE_TESTS_MADE_H
#define ICMPWIRE_TESTS_MADE_H

#include "made_discovery.h"
#include "made_errors.h"
#include "made_listener.h"
#include "made_nodes.h"
#include "made_queries.h"
#include "made_router.h"
#include "made_rpl.h"

#define MEMBERS_PLAIN(name) members_##name(&a->name, b ? &b->name : NULL)
#define MEMBERS_LISTS(name) MEMBERS_PLAIN(name)
#define MEMBERS_RARE(name)  MEMBERS_PLAIN(name)
#define MEMBERS_CODED(name) members_##name(&a->name, b ? &b->name : NULL, a)

static void members_message(struct icmpwire_message *a, const struct icmpwire_message *b)
{
    switch (a->layout) {
#define LAYOUT(NAME, name, lists) \
    case ICMPWIRE_LAYOUT_##NAME:  \
        MEMBERS_##lists(name);    \
        break;
#include "icmpwire/layouts.def"
#undef LAYOUT
    default:
        MUST(false);
    }
}

static void make_message(struct icmpwire_message *m)
{
    memset(m, 0, sizeof *m);
    pooled = 0;
    do {
        m->family = (uint8_t)below(2);
        m->type = (uint8_t)any();
        m->layout = (uint8_t)icmpwire_layout_of((enum icmpwire_family)m->family, m->type);
    } while (m->layout == ICMPWIRE_LAYOUT_OPAQUE && below(20)); /* most types have no layout */
    m->code = (uint8_t)(below(4) ? below(12) | (below(3) ? 0 : 0x80) : any()); /* those that have a meaning, often */
    members_message(m, NULL);
}

static void same_message(const struct icmpwire_message *made, const struct icmpwire_message *read)
{
    struct icmpwire_message copy = *made;
    MUST(made->family == read->family && made->layout == read->layout);
    MUST(made->type == read->type && made->code == read->code);
    members_message(&copy, read);
}

#endif
