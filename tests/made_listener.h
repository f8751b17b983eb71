/* SPDX-License-Identifier: BSD-2-Clause */
/* Multicast listener and multicast router discovery. */
#ifndef ICMPWIRE_TESTS_MADE_LISTENER_H
#define ICMPWIRE_TESTS_MADE_LISTENER_H

#include "made_members.h"

MADE(listener_record)
{
    NUMBER(type);
    COMPUTED(aux_data_words, (a->aux_data.size + 3) / 4);
    COMPUTED(number_of_sources, a->sources.size / 16);
    ADDRESS(group);
    OCTETS(sources, 16 * below(4));
    PADDED(aux_data);
}
BUILT_LIST(listener_record)

MADE(listener_extension)
{
    NUMBER(type);
    COMPUTED(length, a->value.size);
    SOME(value);
}
BUILT_LIST(listener_extension)

/* Extensions where a flag announces them; otherwise whatever follows. */
static struct icmpwire_span some_extra(bool extended)
{
    return extended && below(4) ? some_listener_extensions(0, 3) : some_or_none();
}

/* Building takes version 0 for 2. */
MADE_PART(multicast_listener_query)
{
    if (!b)
        a->version = (uint8_t)below(3);
    COMPUTED(version, a->version ? a->version : 2);
    NUMBER(maximum_response_code);
    NUMBER(reserved);
    ADDRESS(group);
    if (a->version == 1)
        return;
    NUMBER(flags);
    NUMBER(qqic);
    COMPUTED(number_of_sources, a->sources.size / 16);
    OCTETS(sources, 16 * below(5));
    SPAN(extra, some_extra(ICMPWIRE_QUERY_EXTENDED(a->flags)));
}

MADE_PART(multicast_listener_report)
{
    NUMBER(maximum_response_delay);
    NUMBER(reserved);
    ADDRESS(group);
    SOME(trailing);
}

MADE_PART(multicast_listener_report2)
{
    NUMBER(flags);
    SPAN(records, some_listener_records(0, 4));
    SPAN(extra, some_extra(ICMPWIRE_REPORT_EXTENDED(a->flags)));
}

MADE_PART(multicast_router_advertisement)
{
    NUMBER(query_interval_seconds);
    NUMBER(robustness);
    SOME(trailing);
}

MADE_PART(multicast_router_solicitation)
{
    SOME(trailing);
}

#endif
