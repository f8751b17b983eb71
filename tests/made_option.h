/* SPDX-License-Identifier: BSD-2-Clause */
/* Options of Neighbor Discovery form. */
#ifndef ICMPWIRE_TESTS_MADE_OPTION_H
#define ICMPWIRE_TESTS_MADE_OPTION_H

#include "made_card.h"
#include "made_option_bodies.h"
#include "made_option_secure.h"

static struct icmpwire_span some_options(unsigned least, unsigned most);

/* Within another provisioning domain one has no options. */
MADE_PART(provisioning_domain)
{
    static bool nested;
    NUMBER(flags);
    NUMBER(sequence);
    SPAN(name, some_plain_name());
    PADDING(padding);
    if (ICMPWIRE_PVD_HEADER(a->flags))
        OCTETS(header, 16);
    if (nested) {
        COMPUTED(options.size, 0);
    } else {
        nested = true;
        SPAN(options, some_options(0, 3));
        nested = false;
    }
}

#define OPTION(NAME, f, layout)  \
    case ICMPWIRE_OPTION_##NAME: \
        PART(f, layout);         \
        break;

static void members_body(struct icmpwire_option *a, const struct icmpwire_option *b)
{
    switch (a->type) {
    case ICMPWIRE_OPTION_SOURCE_LINK_LAYER_ADDRESS:
    case ICMPWIRE_OPTION_TARGET_LINK_LAYER_ADDRESS:
        PADDED(link_layer_address);
        break;
    case ICMPWIRE_OPTION_NONCE:
        PADDED(nonce);
        break;
        OPTION(PREFIX_INFORMATION, prefix_information, prefix_information)
        OPTION(REDIRECTED_HEADER, redirected_header, redirected_header)
        OPTION(MTU, mtu, mtu)
        OPTION(SHORTCUT_LIMIT, shortcut_limit, shortcut_limit)
        OPTION(ADVERTISEMENT_INTERVAL, advertisement_interval, advertisement_interval)
        OPTION(HOME_AGENT_INFORMATION, home_agent_information, home_agent_information)
        OPTION(SOURCE_ADDRESS_LIST, address_list, address_list)
        OPTION(TARGET_ADDRESS_LIST, address_list, address_list)
        OPTION(CGA, cga, cga)
        OPTION(RSA_SIGNATURE, rsa_signature, rsa_signature)
        OPTION(TIMESTAMP, timestamp, send_timestamp)
        OPTION(TRUST_ANCHOR, trust_anchor, trust_anchor)
        OPTION(CERTIFICATE, certificate, certificate)
        OPTION(ADDRESS_PREFIX, address_prefix, address_prefix)
        OPTION(NEW_ROUTER_PREFIX, address_prefix, address_prefix)
        OPTION(LINK_LAYER_ADDRESS, fast_link_layer_address, fast_link_layer_address)
        OPTION(ADVERTISEMENT_ACKNOWLEDGMENT, acknowledgment, advertisement_acknowledgment)
        OPTION(PROVISIONING_DOMAIN, provisioning_domain, provisioning_domain)
        OPTION(MOBILITY_ANCHOR_POINT, mobility_anchor_point, mobility_anchor_point)
        OPTION(ROUTE_INFORMATION, route_information, route_information)
        OPTION(RDNSS, rdnss, rdnss)
        OPTION(FLAGS_EXTENSION, flags_extension, flags_extension)
        OPTION(HANDOVER_KEY_REQUEST, handover_key_request, handover_key_request)
        OPTION(HANDOVER_KEY_REPLY, handover_key_reply, handover_key_reply)
        OPTION(HANDOVER_ASSIST, coded_value, coded_value)
        OPTION(MOBILE_NODE_IDENTIFIER, coded_value, coded_value)
        OPTION(DNSSL, dnssl, dnssl)
        OPTION(PROXY_SIGNATURE, rsa_signature, rsa_signature)
        OPTION(ADDRESS_REGISTRATION, address_registration, address_registration)
        OPTION(CONTEXT, context, context)
        OPTION(AUTHORITATIVE_BORDER_ROUTER, border_router, border_router)
        OPTION(CAPABILITY_INDICATION, capability_indication, capability_indication)
        OPTION(CAPTIVE_PORTAL, captive_portal, captive_portal)
        OPTION(PREF64, pref64, pref64)
        OPTION(CRYPTO_ID, crypto_id, crypto_id)
        OPTION(SIGNATURE, neighbor_signature, neighbor_signature)
        OPTION(RESOURCE_DIRECTORY, resource_directory, resource_directory)
        OPTION(CONSISTENT_UPTIME, consistent_uptime, consistent_uptime)
        OPTION(CARD_REQUEST, card_request, card_request)
        OPTION(CARD_REPLY, card_reply, card_reply)
        OPTION(ENCRYPTED_DNS, encrypted_dns, encrypted_dns)
    default:
        PADDED(body);
    }
}

MADE(option)
{
    static const uint8_t others[] = {0, 22, 43, 138, 139, 144, 200, 253, 254, 255};
    CHOSEN(type, below(5) ? 1 + below(42) : others[below(sizeof others)]);
    members_body(a, b);
}
BUILT_LIST(option)

#endif
