/* SPDX-License-Identifier: BSD-2-Clause */
/* Mobile IPv6, fast handovers, certification paths, ILNP. The messages' walks start behind the checksum. */
#ifndef ICMPWIRE_WALKS_MOBILITY_H
#define ICMPWIRE_WALKS_MOBILITY_H

ICMPWIRE_BITS(home_agent) = {{"mobile_router", 1}, {"reserved", 15}, {NULL, 0}};
ICMPWIRE_BITS(mobile_prefix_advertisement) = {{"managed", 1}, {"other_config", 1}, {"reserved", 14}, {NULL, 0}};
ICMPWIRE_BITS(fast_handover) = {{"r", 1}, {"reserved", 7}, {NULL, 0}};

ICMPWIRE_INLINE size_t icmpwire_reach_locator(const uint8_t *list, size_t left)
{
    (void)list;
    (void)left;
    return 12;
}

WALK(home_agent_request) /* RFC 6275 section 6.5, RFC 3963 section 7.1 */
{
    U16(identifier);
    U16_BITS(flags, home_agent);
    TAIL(trailing);
}

WALK(home_agent_reply) /* RFC 6275 section 6.6, RFC 3963 section 7.2 */
{
    U16(identifier);
    U16_BITS(flags, home_agent);
    if (REFUSED(LEFT % 16, BAD_LENGTH, home_agents))
        return;
    REST(home_agents, IPV6_LIST);
}

WALK(mobile_prefix_solicitation) /* RFC 6275 section 6.7 */
{
    U16(identifier);
    U16(reserved);
    LIST8(options, option);
}

WALK(mobile_prefix_advertisement) /* RFC 6275 section 6.8 */
{
    U16(identifier);
    U16_BITS(flags, mobile_prefix_advertisement);
    LIST8(options, option);
}

WALK(certification_path_solicitation) /* RFC 3971 section 6.4.1 */
{
    U16(identifier);
    U16(component);
    LIST8(options, option);
}

WALK(certification_path_advertisement) /* RFC 3971 section 6.4.2 */
{
    U16(identifier);
    U16(all_components);
    U16(component);
    U16(reserved);
    LIST8(options, option);
}

WALK(fast_handover) /* RFC 5568 section 6.1 */
{
    U8(subtype);
    U8_BITS(flags, fast_handover);
    U16(identifier);
    LIST8(options, option);
}

WALK(locator) /* RFC 6743 section 2 */
{
    FIXED(locator, OCTETS, 8);
    U16(preference);
    U16(lifetime_seconds);
}

WALK(locator_update) /* RFC 6743 section 2 */
{
    U8_AS(number_of_locators, m->locators.size / 12);
    U8(operation);
    U16(reserved);
    ARRAY(locators, locator, 12, m->number_of_locators, number_of_locators);
    TAIL(trailing);
}

ELEMENT(locator)

#endif
