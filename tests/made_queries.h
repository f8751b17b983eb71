/* SPDX-License-Identifier: BSD-2-Clause */
/* Echo, its extended form, mobility, and ICMPv4's other queries. */
#ifndef ICMPWIRE_TESTS_MADE_QUERIES_H
#define ICMPWIRE_TESTS_MADE_QUERIES_H

#include "made_extension.h"
#include "made_option.h"

MADE_PART(opaque)
{
    SOME(body);
}

MADE_PART(echo)
{
    NUMBER(identifier);
    NUMBER(sequence);
    SOME(data);
}

MADE_PART(extended_echo_request)
{
    NUMBER(identifier);
    NUMBER(sequence);
    NUMBER(flags);
    SPAN(extension.objects, some_objects(0, 3));
}

MADE_PART(extended_echo_reply)
{
    NUMBER(identifier);
    NUMBER(sequence);
    NUMBER(flags);
    if (b ? a->extension.objects.data != NULL : below(2))
        SPAN(extension.objects, some_objects(1, 3));
    else
        OCTETS(trailing, below(8)); /* too little to be a structure */
    COMPUTED(extension.objects.size, a->extension.objects.size);
    COMPUTED(trailing.size, a->trailing.size);
}

MADE_PART(experimental_mobility)
{
    CHOSEN(subtype, below(3));
    BITS(reserved, 24);
    if (a->subtype == ICMPWIRE_SEAMOBY_CARD)
        SPAN(options, some_options(0, 4));
    else
        SOME(body);
}

MADE_PART(router_solicitation4)
{
    NUMBER(reserved);
    SOME(trailing);
}

MADE_PART(timestamp)
{
    NUMBER(identifier);
    NUMBER(sequence);
    NUMBER(originate);
    NUMBER(receive);
    NUMBER(transmit);
    SOME(trailing);
}

MADE_PART(information)
{
    NUMBER(identifier);
    NUMBER(sequence);
    SOME(trailing);
}

MADE_PART(address_mask)
{
    NUMBER(identifier);
    NUMBER(sequence);
    NUMBER(mask);
    SOME(trailing);
}

MADE_PART(traceroute)
{
    NUMBER(identifier);
    NUMBER(unused);
    NUMBER(outbound_hop_count);
    NUMBER(return_hop_count);
    NUMBER(output_link_speed);
    NUMBER(output_link_mtu);
    SOME(trailing);
}

static struct icmpwire_span some_names(void)
{
    static const uint8_t names[] = "\4host\7example\0\1a\300\14"; /* two, the second one compressed */
    struct icmpwire_span list = {names, below(2) ? sizeof names - 1 : 0};
    return list;
}

MADE_PART(domain_name_reply)
{
    NUMBER(identifier);
    NUMBER(sequence);
    NUMBER(ttl);
    SPAN(names, some_names());
}

#endif
