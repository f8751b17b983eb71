/* SPDX-License-Identifier: BSD-2-Clause */
/* Bodies of options with keys, signatures and padding of their own. */
#ifndef ICMPWIRE_TESTS_MADE_OPTION_SECURE_H
#define ICMPWIRE_TESTS_MADE_OPTION_SECURE_H

#include "made_members.h"

/* What fills n octets up to a multiple of 8. */
static size_t up_to_8(size_t n)
{
    return (8 - n % 8) % 8;
}

/* What is given as padding, and what fills n octets and it up to a multiple of 8. */
#define DECLARED_PADDING(n)                                                     \
    do {                                                                        \
        SPAN_PADDED(padding, some(below(20)));                                  \
        COMPUTED(pad_length, a->padding.size + up_to_8((n) + a->padding.size)); \
        COMPUTED(padding.size, b->pad_length);                                  \
    } while (0)

MADE_PART(cga)
{
    NUMBER(reserved);
    OCTETS(modifier, 16);
    OCTETS(subnet_prefix, 8);
    NUMBER(collision_count);
    OCTETS(key, 1 + below(SPAN_MAX));
    DECLARED_PADDING(29 + a->key.size);
}

MADE_PART(rsa_signature)
{
    NUMBER(reserved);
    OCTETS(key_hash, 16);
    PADDED(signature);
}

MADE_PART(send_timestamp)
{
    BITS(reserved, 48);
    BITS(seconds, 48);
    NUMBER(fraction);
}

MADE_PART(trust_anchor)
{
    CHOSEN(name_type, below(2) ? ICMPWIRE_TRUST_ANCHOR_FQDN : any());
    SPAN(name, a->name_type == ICMPWIRE_TRUST_ANCHOR_FQDN ? some_plain_name() : some_or_none());
    DECLARED_PADDING(4 + a->name.size);
}

MADE_PART(certificate)
{
    NUMBER(certificate_type);
    NUMBER(reserved);
    PADDED(certificate);
}

MADE_PART(handover_key_request)
{
    NUMBER(algorithm);
    SOME(key);
    DECLARED_PADDING(4 + a->key.size);
}

MADE_PART(handover_key_reply)
{
    NUMBER(algorithm);
    NUMBER(lifetime_seconds);
    SOME(key);
    DECLARED_PADDING(6 + a->key.size);
}

MADE_PART(coded_value)
{
    NUMBER(option_code);
    COMPUTED(value_length, a->value.size);
    SOME(value);
    PADDED(padding);
}

/* Building keeps the reserved bits above the length. */
MADE_PART(crypto_id)
{
    SOME(key);
    CHOSEN(key_length, (any() & 0xf800u) | a->key.size);
    NUMBER(crypto_type);
    NUMBER(modifier);
    NUMBER(registration_length);
    PADDED(padding);
}

MADE_PART(neighbor_signature)
{
    SOME(signature);
    CHOSEN(signature_length, (any() & 0xf800u) | a->signature.size);
    NUMBER(reserved2);
    PADDED(padding);
}

#endif
