/* SPDX-License-Identifier: BSD-2-Clause */
/* Bodies of options: prefixes, addresses, names, lifetimes. */
#ifndef ICMPWIRE_TESTS_MADE_OPTION_BODIES_H
#define ICMPWIRE_TESTS_MADE_OPTION_BODIES_H

#include "made_members.h"

MADE(plain_name)
{
    SPAN(octets, some_plain_name());
}
BUILT_LIST(plain_name)

MADE(service_parameter)
{
    NUMBER(key);
    COMPUTED(length, a->value.size);
    SOME(value);
}
BUILT_LIST(service_parameter)

MADE_PART(prefix_information)
{
    NUMBER(prefix_length);
    NUMBER(flags);
    NUMBER(valid_lifetime_seconds);
    NUMBER(preferred_lifetime_seconds);
    NUMBER(reserved2);
    ADDRESS(prefix);
}

MADE_PART(redirected_header)
{
    BITS(reserved, 48);
    PADDED(datagram);
}

MADE_PART(mtu)
{
    NUMBER(reserved);
    NUMBER(mtu);
}

MADE_PART(shortcut_limit)
{
    NUMBER(limit);
    NUMBER(reserved);
    NUMBER(reserved2);
}

MADE_PART(advertisement_interval)
{
    NUMBER(reserved);
    NUMBER(interval_milliseconds);
}

MADE_PART(home_agent_information)
{
    NUMBER(flags);
    NUMBER(preference);
    NUMBER(lifetime_seconds);
}

MADE_PART(address_list)
{
    BITS(reserved, 48);
    OCTETS(addresses, 16 + 16 * below(4));
}

MADE_PART(address_prefix)
{
    NUMBER(option_code);
    NUMBER(prefix_length);
    NUMBER(reserved);
    ADDRESS(address);
}

MADE_PART(fast_link_layer_address)
{
    NUMBER(option_code);
    PADDED(address);
}

MADE_PART(advertisement_acknowledgment)
{
    bool there = b ? a->new_care_of.octets != NULL : below(2);
    NUMBER(option_code);
    CHOSEN(status, there ? below(5) : 3 + below(2)); /* 2: the address is there */
    NUMBER(reserved);
    if (there)
        ADDRESS(new_care_of);
    else
        COMPUTED(new_care_of.octets, NULL);
}

MADE_PART(mobility_anchor_point)
{
    NUMBER(distance_preference);
    NUMBER(flags);
    NUMBER(valid_lifetime_seconds);
    ADDRESS(address);
}

MADE_PART(route_information)
{
    OCTETS(prefix, 8 * below(3));
    CHOSEN(prefix_length, below((uint32_t)a->prefix.size * 8 + 1));
    NUMBER(flags);
    NUMBER(lifetime_seconds);
}

MADE_PART(rdnss)
{
    NUMBER(reserved);
    NUMBER(lifetime_seconds);
    OCTETS(addresses, 16 + 16 * below(4));
}

MADE_PART(flags_extension)
{
    BITS(flags, 48);
    PADDED(trailing);
}

MADE_PART(dnssl)
{
    NUMBER(reserved);
    NUMBER(lifetime_seconds);
    SPAN(names, some_plain_names(1, 4));
    PADDING(padding);
}

MADE_PART(captive_portal)
{
    PADDED(uri);
}

MADE_PART(pref64)
{
    NUMBER(lifetime_length);
    OCTETS(prefix, 12);
}

/* Without addresses and parameters the option reads as one that has the name alone. */
MADE_PART(encrypted_dns)
{
    NUMBER(service_priority);
    NUMBER(lifetime_seconds);
    COMPUTED(adn_length, a->adn.size);
    SPAN(adn, some_plain_name());
    COMPUTED(named_only, a->addresses.size + a->parameters.size == 0);
    if (b && b->named_only)
        return;
    OCTETS(addresses, 16 * below(4));
    SPAN(parameters, some_service_parameters(0, 4));
    COMPUTED(addresses_length, a->addresses.size);
    COMPUTED(parameters_length, a->parameters.size);
    PADDING(padding);
}

MADE_PART(address_registration)
{
    NUMBER(status);
    NUMBER(opaque);
    NUMBER(flags);
    NUMBER(tid);
    NUMBER(lifetime_minutes);
    OCTETS(rovr, 8 + 8 * below(4));
}

MADE_PART(context)
{
    OCTETS(prefix, 8 + 8 * below(2));
    CHOSEN(context_length, below((uint32_t)a->prefix.size * 8 + 1));
    NUMBER(flags);
    NUMBER(reserved2);
    NUMBER(lifetime_minutes);
}

MADE_PART(border_router)
{
    NUMBER(version_low);
    NUMBER(version_high);
    NUMBER(lifetime_minutes);
    ADDRESS(address);
}

MADE_PART(capability_indication)
{
    BITS(capabilities, 48);
    PADDED(trailing);
}

MADE_PART(resource_directory)
{
    NUMBER(reserved);
    NUMBER(valid_lifetime_seconds);
    ADDRESS(address);
}

MADE_PART(consistent_uptime)
{
    NUMBER(uptime);
    NUMBER(sequences);
}

#endif
