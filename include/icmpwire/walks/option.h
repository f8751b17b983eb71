/* SPDX-License-Identifier: BSD-2-Clause */
/* Options of Neighbor Discovery form. */
#ifndef ICMPWIRE_WALKS_OPTION_H
#define ICMPWIRE_WALKS_OPTION_H

ICMPWIRE_BITS(card_request) = {
    {"version", 3},  {"preferences", 1}, {"capabilities", 1}, {"access_router", 1}, {"trusted_anchor", 1},
    {"reserved", 9}, {NULL, 0}};
ICMPWIRE_BITS(card_reply) = {{"version", 3}, {"preferences", 1}, {"unsolicited", 1},
                             {"l2_ids", 1},  {"reserved", 10},   {NULL, 0}};
ICMPWIRE_BITS(card_capability) = {{"preferences", 1}, {"reserved", 7}, {NULL, 0}};

/* RFC 4861 section 4.6, RFC 4066 section 5.1.3: the second octet counts units of 8. */
ICMPWIRE_INLINE size_t icmpwire_reach_option(const uint8_t *list, size_t left)
{
    return left < 2 ? ICMPWIRE_BEYOND : (size_t)8 * icmpwire_peek8(list, 1);
}

ICMPWIRE_INLINE size_t icmpwire_reach_card_suboption(const uint8_t *list, size_t left)
{
    return icmpwire_reach_option(list, left);
}

/* RFC 4066 section 5.1.3.3: code 0 ends the list, the rest is padding. */
ICMPWIRE_INLINE size_t icmpwire_reach_card_attribute(const uint8_t *list, size_t left)
{
    size_t length;
    if (left < 2)
        return ICMPWIRE_BEYOND;
    if (icmpwire_peek16(list, 0) == 0)
        return left;
    if (left < 3)
        return ICMPWIRE_BEYOND;
    length = icmpwire_peek8(list, 2);
    return length < 6 ? 0 : length;
}

WALK(card_attribute) /* RFC 4066 section 5.1.3.3 */
{
    U16(code);
    if (m->code == 0) {
        REST(data, OCTETS);
        return;
    }
    U8_SIZE(length, 1, 0);
    U8(reserved);
    U16(lifetime);
    REST(data, OCTETS);
}

WALK(card_l2_id) /* RFC 4066 section 5.1.3.1 */
{
    U8(context);
    U8(result);
    U16(l2_type);
    REST(identifier, OCTETS);
}

WALK(card_address) /* RFC 4066 section 5.1.3.2 */
{
    U8(context);
    U8(address_type);
    SPAN(address, ADDRESS, m->address_type == 1 ? 4 : m->address_type == 2 ? 16 : LEFT, address_type);
    REST(padding, OCTETS);
}

WALK(card_capability) /* RFC 4066 section 5.1.3.3 */
{
    U8(context);
    U8_BITS(flags, card_capability);
    LIST(attributes, card_attribute);
}

WALK(card_requirements) /* RFC 4066 section 5.1.3.5 */
{
    U16(reserved);
    LIST(attributes, card_attribute);
}

WALK(card_trusted_anchor) /* RFC 4066 section 5.1.3.6 */
{
    U16(component);
    REST(anchor, OCTETS);
}

WALK(card_certificate) /* RFC 4066 section 5.1.3.7 */
{
    U8(context);
    U8(reserved);
    U16(all_components);
    U16(component);
    REST(certificate, OCTETS);
}

WALK(card_suboption) /* RFC 4066 section 5.1.3 */
{
    U8(type);
    U8_SIZE(length, 8, 0);
    if (m->type == ICMPWIRE_CARD_L2_ID)
        PART(l2_id, card_l2_id);
    else if (m->type == ICMPWIRE_CARD_ADDRESS)
        PART(address, card_address);
    else if (m->type == ICMPWIRE_CARD_CAPABILITY)
        PART(capability, card_capability);
    else if (m->type == ICMPWIRE_CARD_PREFERENCES)
        REST(preferences, OCTETS);
    else if (m->type == ICMPWIRE_CARD_REQUIREMENTS)
        PART(requirements, card_requirements);
    else if (m->type == ICMPWIRE_CARD_TRUSTED_ANCHOR)
        PART(trusted_anchor, card_trusted_anchor);
    else if (m->type == ICMPWIRE_CARD_CERTIFICATE)
        PART(certificate, card_certificate);
    else
        REST(body, OCTETS);
    ALIGN(8);
}

WALK(card_request) /* RFC 4066 section 5.1.2.1 */
{
    U16_BITS(flags, card_request);
    U32(sequence);
    LIST(suboptions, card_suboption);
}

WALK(card_reply) /* RFC 4066 section 5.1.2.2 */
{
    U16_BITS(flags, card_reply);
    U32(sequence);
    LIST(suboptions, card_suboption);
}

WALK(option) /* RFC 4861 section 4.6 */
{
    U8(type);
    U8_SIZE(length, 8, 0);
    if (m->type == ICMPWIRE_OPTION_CARD_REQUEST)
        PART(card_request, card_request);
    else if (m->type == ICMPWIRE_OPTION_CARD_REPLY)
        PART(card_reply, card_reply);
    else
        REST(body, OCTETS);
    ALIGN(8);
}

ELEMENT(card_attribute)
ELEMENT(card_suboption)
ELEMENT(option)

#endif
