/* SPDX-License-Identifier: BSD-2-Clause */
/* Options of low-power networks (6LoWPAN). */
#include "option_visit.h"

static void check_solicited_registration(struct icmpwire_option_visit *v,
                                         const struct icmpwire_address_registration *option)
{
    enum { UNICAST, MULTICAST, ANYCAST, PREFIX };
    const struct icmpwire_packet *packet = icmpwire_ipv6_of(v->c);
    const bool extended = ICMPWIRE_REGISTRATION_T(option->flags) != 0;
    const unsigned kind = extended ? ICMPWIRE_REGISTRATION_P(option->flags) : UNICAST;
    const unsigned bits = option->status & 0x7f;
    const bool multicast = icmpwire_is_multicast(icmpwire_octets_of(v->message->neighbor_solicitation.target));
    FOUND_WHEN(kind != PREFIX && option->status, REGISTRATION_STATUS, "address_registration.status");
    FOUND_WHEN(kind == PREFIX && (bits < 16 || bits > 120), REGISTRATION_PREFIX_LENGTH, "address_registration.status");
    FOUND_WHEN(extended && (kind == MULTICAST) != multicast, REGISTRATION_P_FIELD, "address_registration.p_field");
    if (!packet)
        return;
    if (ICMPWIRE_RARE(icmpwire_is_unspecified(packet->source)))
        FOUND(REGISTRATION_FROM_NOWHERE, "");
    else
        FOUND_WHEN(extended && !icmpwire_is_link_local(packet->source), REGISTRATION_SOURCE, "");
}

static void check_registration(struct icmpwire_option_visit *v, const struct icmpwire_address_registration *option)
{
    enum { REFRESH_ASKED_FOR = 11 };
    const bool extended = ICMPWIRE_REGISTRATION_T(option->flags) != 0;
    v->seen->registrations++;
    v->seen->crypto_registration |= ICMPWIRE_REGISTRATION_CRYPTO(option->flags) != 0;
    v->seen->multicast_registration |= extended && ICMPWIRE_REGISTRATION_P(option->flags) == 1;
    RESERVED(option->flags & 0x80, "address_registration.reserved");
    FOUND_WHEN(!extended && option->rovr.size != 8, REGISTRATION_LENGTH, "length");
    FOUND_WHEN(ICMPWIRE_REGISTRATION_I(option->flags), REGISTRATION_I_FIELD, "address_registration.i_field");
    if (v->carrier == ICMPWIRE_CARRIES_NS) {
        check_solicited_registration(v, option);
    } else if (v->carrier == ICMPWIRE_CARRIES_NA) {
        RESERVED(option->status & 0xc0, "address_registration.status");
        FOUND_WHEN((option->status & 0x3f) == REFRESH_ASKED_FOR &&
                       !icmpwire_is_link_local(icmpwire_octets_of(v->message->neighbor_advertisement.target)),
                   REGISTRATION_REFRESH, "address_registration.status");
    }
}

static void check_context(struct icmpwire_option_visit *v, const struct icmpwire_context *context)
{
    enum { CONTEXTS = 16 };
    RESERVED(context->flags & 0xe0, "context.reserved");
    RESERVED(context->reserved2, "context.reserved2");
    FOUND_WHEN(context->context_length > 128, CONTEXT_LENGTH, "context.context_length");
    FOUND_WHEN(icmpwire_bits_behind(context->prefix, context->context_length), CONTEXT_BITS, "context.prefix");
    FOUND_WHEN(++v->seen->contexts == CONTEXTS + 1, CONTEXT_COUNT, "");
}

static void check_crypto_id(struct icmpwire_option_visit *v, const struct icmpwire_crypto_id *option)
{
    enum { ECDSA256, ED25519, ECDSA25519 };
    const size_t size = option->key.size;
    const bool compressed = option->crypto_type == ECDSA256 || option->crypto_type == ECDSA25519;
    RESERVED(option->key_length & 0xf800, "crypto_id.reserved");
    FOUND_WHEN((compressed && size != 33 && size != 65) || (option->crypto_type == ED25519 && size != 32),
               CRYPTO_KEY_LENGTH, "crypto_id.key_length");
    PADDING(option->padding, "crypto_id.padding");
}

static void check_signature(struct icmpwire_option_visit *v, const struct icmpwire_neighbor_signature *option)
{
    RESERVED(option->signature_length & 0xf800, "neighbor_signature.reserved");
    RESERVED(option->reserved2, "neighbor_signature.reserved2");
    PADDING(option->padding, "neighbor_signature.padding");
}

static void check_uptime(struct icmpwire_option_visit *v, const struct icmpwire_consistent_uptime *uptime)
{
    const struct icmpwire_packet *packet = icmpwire_ipv6_of(v->c);
    RESERVED(uptime->sequences & 0x3f000000, "consistent_uptime.reserved");
    FOUND_WHEN(uptime->sequences >> 30 & 1 && packet && icmpwire_is_multicast(packet->destination), UPTIME_MULTICAST,
               "consistent_uptime.u");
}

void icmpwire_check_lowpan_option(struct icmpwire_option_visit *v, const struct icmpwire_option *option)
{
    switch (option->type) {
    case ICMPWIRE_OPTION_ADDRESS_REGISTRATION:
        check_registration(v, &option->address_registration);
        break;
    case ICMPWIRE_OPTION_CONTEXT:
        check_context(v, &option->context);
        break;
    case ICMPWIRE_OPTION_CRYPTO_ID:
        check_crypto_id(v, &option->crypto_id);
        break;
    case ICMPWIRE_OPTION_SIGNATURE:
        check_signature(v, &option->neighbor_signature);
        break;
    case ICMPWIRE_OPTION_CONSISTENT_UPTIME:
        check_uptime(v, &option->consistent_uptime);
        break;
    default:
        break;
    }
}
