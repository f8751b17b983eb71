/* SPDX-License-Identifier: BSD-2-Clause */
/* Options of candidate access router discovery. */
#ifndef ICMPWIRE_TESTS_MADE_CARD_H
#define ICMPWIRE_TESTS_MADE_CARD_H

#include "made_members.h"

MADE(card_attribute)
{
    CHOSEN(code, 1 + below(0xffff));
    COMPUTED(length, 6 + a->data.size);
    NUMBER(reserved);
    NUMBER(lifetime);
    OCTETS(data, below(SPAN_MAX));
}
BUILT_LIST(card_attribute)

/* Padding behind attributes is one more of them. */
#define ATTRIBUTES SPAN_PADDED(attributes, some_card_attributes(0, 3))

MADE_PART(card_l2_id)
{
    NUMBER(context);
    NUMBER(status_code);
    NUMBER(l2_type);
    PADDED(identifier);
}

MADE_PART(card_address)
{
    NUMBER(context);
    CHOSEN(address_type, 1 + below(3));
    if (a->address_type == 3)
        PADDED(address);
    else
        OCTETS(address, a->address_type == 1 ? 4 : 16);
    if (a->address_type != 3)
        PADDED(padding);
}

MADE_PART(card_capability)
{
    NUMBER(context);
    NUMBER(flags);
    ATTRIBUTES;
}

MADE_PART(card_requirements)
{
    NUMBER(reserved);
    ATTRIBUTES;
}

MADE_PART(card_trusted_anchor)
{
    NUMBER(component);
    PADDED(anchor);
}

MADE_PART(card_certificate)
{
    NUMBER(context);
    NUMBER(reserved);
    NUMBER(all_components);
    NUMBER(component);
    PADDED(certificate);
}

MADE(card_suboption)
{
    CHOSEN(type, below(9));
    switch (a->type) {
    case ICMPWIRE_CARD_L2_ID:
        PART(l2_id, card_l2_id);
        break;
    case ICMPWIRE_CARD_ADDRESS:
        PART(address, card_address);
        break;
    case ICMPWIRE_CARD_CAPABILITY:
        PART(capability, card_capability);
        break;
    case ICMPWIRE_CARD_PREFERENCES:
        PADDED(preferences);
        break;
    case ICMPWIRE_CARD_REQUIREMENTS:
        PART(requirements, card_requirements);
        break;
    case ICMPWIRE_CARD_TRUSTED_ANCHOR:
        PART(trusted_anchor, card_trusted_anchor);
        break;
    case ICMPWIRE_CARD_CERTIFICATE:
        PART(certificate, card_certificate);
        break;
    default:
        PADDED(body);
    }
}
BUILT_LIST(card_suboption)

MADE_PART(card_request)
{
    NUMBER(flags);
    NUMBER(sequence);
    SPAN(suboptions, some_card_suboptions(0, 3));
}

MADE_PART(card_reply)
{
    NUMBER(flags);
    NUMBER(sequence);
    SPAN(suboptions, some_card_suboptions(0, 3));
}

#endif
