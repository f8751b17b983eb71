/* SPDX-License-Identifier: BSD-2-Clause */
/* Neighbor Discovery, mobility and whatever else is some numbers and options. */
#ifndef ICMPWIRE_TESTS_MADE_DISCOVERY_H
#define ICMPWIRE_TESTS_MADE_DISCOVERY_H

#include "made_option.h"

#define OPTIONS SPAN(options, some_options(0, 4))

MADE_PART(solicitation)
{
    NUMBER(reserved);
    OPTIONS;
}

MADE_PART(router_advertisement6)
{
    NUMBER(cur_hop_limit);
    NUMBER(flags);
    NUMBER(router_lifetime_seconds);
    NUMBER(reachable_time_milliseconds);
    NUMBER(retrans_timer_milliseconds);
    OPTIONS;
}

MADE_PART(neighbor_solicitation)
{
    NUMBER(reserved);
    ADDRESS(target);
    OPTIONS;
}

MADE_PART(neighbor_advertisement)
{
    NUMBER(flags);
    ADDRESS(target);
    OPTIONS;
}

MADE_PART(redirect6)
{
    NUMBER(reserved);
    ADDRESS(target);
    ADDRESS(destination);
    OPTIONS;
}

MADE_PART(mobile_prefix_solicitation)
{
    NUMBER(identifier);
    NUMBER(reserved);
    OPTIONS;
}

MADE_PART(mobile_prefix_advertisement)
{
    NUMBER(identifier);
    NUMBER(flags);
    OPTIONS;
}

MADE_PART(certification_path_solicitation)
{
    NUMBER(identifier);
    NUMBER(component);
    OPTIONS;
}

MADE_PART(certification_path_advertisement)
{
    NUMBER(identifier);
    NUMBER(all_components);
    NUMBER(component);
    NUMBER(reserved);
    OPTIONS;
}

MADE_PART(fast_handover)
{
    NUMBER(subtype);
    NUMBER(flags);
    NUMBER(identifier);
    OPTIONS;
}

MADE_PART_IN(duplicate_address, message)
{
    size_t suffix = ICMPWIRE_DUPLICATE_ADDRESS_SUFFIX(in->code);
    NUMBER(status);
    NUMBER(tid);
    NUMBER(lifetime_minutes);
    if (suffix > 4) {
        SOME(body);
        return;
    }
    OCTETS(rovr, suffix ? 8 * suffix : 8);
    ADDRESS(registered_address);
    OPTIONS;
}

#endif
