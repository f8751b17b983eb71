/* SPDX-License-Identifier: BSD-2-Clause */
/* Options of Neighbor Discovery form. */
#ifndef ICMPWIRE_WALKS_OPTION_H
#define ICMPWIRE_WALKS_OPTION_H

ICMPWIRE_BITS(prefix_information) = {{"on_link", 1},         {"autonomous", 1}, {"router_address", 1},
                                     {"dhcp6_preferred", 1}, {"reserved", 4},   {NULL, 0}};
ICMPWIRE_BITS(home_agent_information) = {{"mobile_router", 1}, {"reserved", 15}, {NULL, 0}};
ICMPWIRE_BITS(distance_preference) = {{"distance", 4}, {"preference", 4}, {NULL, 0}};
ICMPWIRE_BITS(mobility_anchor_point) = {{"r", 1}, {"reserved", 7}, {NULL, 0}};
ICMPWIRE_BITS(handover_key) = {{"algorithm", 4}, {"reserved", 4}, {NULL, 0}};
ICMPWIRE_BITS(provisioning_domain) = {{"http", 1},     {"legacy", 1}, {"header_follows", 1},
                                      {"reserved", 9}, {"delay", 4},  {NULL, 0}};
ICMPWIRE_BITS(route_information) = {{"reserved", 3}, {"preference", 2}, {"reserved2", 3}, {NULL, 0}};
ICMPWIRE_BITS(pref64) = {{"scaled_lifetime", 13}, {"prefix_length_code", 3}, {NULL, 0}};
ICMPWIRE_BITS(address_registration) = {{"reserved", 1}, {"crypto", 1}, {"p_field", 2}, {"i_field", 2},
                                       {"r", 1},        {"t", 1},      {NULL, 0}};
ICMPWIRE_BITS(context) = {{"reserved", 3}, {"compression", 1}, {"context_identifier", 4}, {NULL, 0}};
ICMPWIRE_BITS(capability_indication) = {{"experiments", 8}, {"x", 1}, {"a", 1}, {"d", 1}, {"l", 1},         {"b", 1},
                                        {"p", 1},           {"e", 1}, {"g", 1}, {"f", 1}, {"reserved", 31}, {NULL, 0}};
ICMPWIRE_BITS(key_length) = {{"reserved", 5}, {"key_length", 11}, {NULL, 0}};
ICMPWIRE_BITS(signature_length) = {{"reserved", 5}, {"signature_length", 11}, {NULL, 0}};
ICMPWIRE_BITS(uptime) = {{"exponent", 6}, {"mantissa", 10}, {NULL, 0}};
ICMPWIRE_BITS(sequences) = {{"s", 1}, {"u", 1}, {"reserved", 6}, {"nssi", 12}, {"peer_nssi", 12}, {NULL, 0}};
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

/* RFC 9460 section 2.2 */
ICMPWIRE_INLINE size_t icmpwire_reach_service_parameter(const uint8_t *list, size_t left)
{
    return left < 4 ? ICMPWIRE_BEYOND : 4 + (size_t)icmpwire_peek16(list, 2);
}

/* What fills n octets up to a multiple of 8. */
#define PADDING(n) ((8 - (n) % 8) % 8)
/* The padding that is given, and what fills n octets and it up. */
#define PAD_LENGTH(n) (m->padding.size + PADDING((n) + m->padding.size))

ICMPWIRE_INLINE size_t icmpwire_reach_card_suboption(const uint8_t *list, size_t left)
{
    return icmpwire_reach_option(list, left);
}

/* RFC 4066 section 5.1.3.3: code 0 ends the list, the rest is padding. */
ICMPWIRE_INLINE size_t icmpwire_reach_card_attribute(const uint8_t *list, size_t left)
{
    size_t length;
    if (left == 1 && icmpwire_peek8(list, 0) == 0)
        return 1;
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
    if (ENDS(2, m->code == 0 && m->length == 1) && ZEROS_LEFT) { /* an octet of padding */
        m->length = 1;
        REST(data, OCTETS);
        return;
    }
    U16(code);
    if (m->code == 0) {
        m->length = 0;
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
    U8(status_code);
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

WALK(prefix_information) /* RFC 4861 section 4.6.2 */
{
    U8(prefix_length);
    U8_BITS(flags, prefix_information);
    U32(valid_lifetime_seconds);
    U32(preferred_lifetime_seconds);
    U32(reserved2);
    IPV6(prefix);
}

WALK(redirected_header) /* RFC 4861 section 4.6.3 */
{
    U48(reserved);
    REST(datagram, DATAGRAM);
}

WALK(mtu) /* RFC 4861 section 4.6.4 */
{
    U16(reserved);
    U32(mtu);
}

WALK(shortcut_limit) /* RFC 2491 section 7.1 */
{
    U8(limit);
    U8(reserved);
    U32(reserved2);
}

WALK(advertisement_interval) /* RFC 6275 section 7.3 */
{
    U16(reserved);
    U32(interval_milliseconds);
}

WALK(home_agent_information) /* RFC 6275 section 7.4 */
{
    U16_BITS(flags, home_agent_information);
    U16(preference);
    U16(lifetime_seconds);
}

WALK(address_list) /* RFC 3122 section 3.1 */
{
    U48(reserved);
    if (MISFIT(LEFT == 0 || LEFT % 16))
        return;
    REST(addresses, IPV6_LIST);
}

WALK(cga) /* RFC 3971 section 5.1, RFC 3972 section 3 */
{
    U8_AS(pad_length, PAD_LENGTH(29 + m->key.size));
    U8(reserved);
    FIXED(modifier, OCTETS, 16);
    FIXED(subnet_prefix, PREFIX, 8);
    U8(collision_count);
    if (REFUSED(m->pad_length >= LEFT, BAD_LENGTH, pad_length)) /* there is always a key */
        return;
    SPAN(key, OCTETS, LEFT - m->pad_length, pad_length);
    TAIL(padding);
}

WALK(rsa_signature) /* RFC 3971 section 5.2 */
{
    U16(reserved);
    FIXED(key_hash, OCTETS, 16);
    REST(signature, OCTETS);
}

WALK(send_timestamp) /* RFC 3971 section 5.3.1 */
{
    U48(reserved);
    U48(seconds);
    U16(fraction);
}

/* Does a name without compression begin there, and end there? Octets behind it do not matter. */
ICMPWIRE_INLINE bool icmpwire_whole_name(struct icmpwire_span octets)
{
    size_t n;
    return icmpwire_framed(octets.data, octets.size, icmpwire_reach_plain_name, &n);
}

WALK(trust_anchor) /* RFC 3971 section 6.4.3 */
{
    U8(name_type);
    U8_AS(pad_length, PAD_LENGTH(4 + m->name.size));
    if (m->name_type == ICMPWIRE_TRUST_ANCHOR_FQDN)
        SPAN(name, NAME, LEFT - m->pad_length, pad_length);
    else
        SPAN(name, OCTETS, LEFT - m->pad_length, pad_length);
    if (REFUSED(m->name_type == ICMPWIRE_TRUST_ANCHOR_FQDN && !icmpwire_whole_name(m->name), BAD_LENGTH, pad_length))
        return;
    TAIL(padding);
}

WALK(certificate) /* RFC 3971 section 6.4.4 */
{
    U8(certificate_type);
    U8(reserved);
    REST(certificate, OCTETS);
}

WALK(address_prefix) /* RFC 5568 section 6.4.1 */
{
    U8(option_code);
    U8(prefix_length);
    U32(reserved);
    IPV6(address);
}

WALK(fast_link_layer_address) /* RFC 5568 section 6.4.3 */
{
    U8(option_code);
    REST(address, OCTETS);
}

WALK(advertisement_acknowledgment) /* RFC 5568 section 6.4.6 */
{
    U8(option_code);
    U8(status);
    U32(reserved);
    if (MISFIT(m->status == 2 && LEFT < 16))
        return;
    OPTIONAL_IPV6(new_care_of);
}

WALK(mobility_anchor_point) /* RFC 5380 section 5 */
{
    U8_BITS(distance_preference, distance_preference);
    U8_BITS(flags, mobility_anchor_point);
    U32(valid_lifetime_seconds);
    IPV6(address);
}

WALK(route_information) /* RFC 4191 section 2.3 */
{
    U8(prefix_length);
    U8_BITS(flags, route_information);
    U32(lifetime_seconds);
    if (MISFIT(LEFT > 16 || (m->prefix_length > 0 && LEFT < 8) || (m->prefix_length > 64 && LEFT < 16)))
        return;
    REST(prefix, PREFIX);
}

WALK(rdnss) /* RFC 8106 section 5.1 */
{
    U16(reserved);
    U32(lifetime_seconds);
    if (MISFIT(LEFT == 0 || LEFT % 16))
        return;
    REST(addresses, IPV6_LIST);
}

WALK(flags_extension) /* RFC 5175 section 4 */
{
    U48(flags);
    TAIL(trailing);
}

WALK(handover_key_request) /* RFC 5269 section 3.1 */
{
    U8_AS(pad_length, PAD_LENGTH(4 + m->key.size));
    U8_BITS(algorithm, handover_key);
    SPAN(key, OCTETS, LEFT - m->pad_length, pad_length);
    TAIL(padding);
}

WALK(handover_key_reply) /* RFC 5269 section 3.2 */
{
    U8_AS(pad_length, PAD_LENGTH(6 + m->key.size));
    U8_BITS(algorithm, handover_key);
    U16(lifetime_seconds);
    SPAN(key, OCTETS, LEFT - m->pad_length, pad_length);
    TAIL(padding);
}

WALK(coded_value) /* RFC 5271 sections 4.1, 4.2 */
{
    U8(option_code);
    U8_AS(value_length, m->value.size);
    SPAN(value, OCTETS, m->value_length, value_length);
    TAIL(padding);
}

WALK(plain_name) /* RFC 1035 section 3.1 */
{
    PLAIN_NAME(octets);
}

WALK(dnssl) /* RFC 8106 section 5.2 */
{
    U16(reserved);
    U32(lifetime_seconds);
    if (MISFIT(LEFT == 0))
        return;
    NAMES(names);
    TAIL(padding);
}

WALK(address_registration) /* RFC 6775 section 4.1, RFC 8505 section 4.1 */
{
    U8(status);
    U8(opaque);
    U8_BITS(flags, address_registration);
    U8(tid);
    U16(lifetime_minutes);
    if (MISFIT(LEFT < 8 || LEFT > 32))
        return;
    REST(rovr, OCTETS);
}

WALK(context) /* RFC 6775 section 4.2 */
{
    U8(context_length);
    U8_BITS(flags, context);
    U16(reserved2);
    U16(lifetime_minutes);
    if (MISFIT(LEFT < 8 || LEFT > 16 || (m->context_length > 64 && LEFT < 16)))
        return;
    REST(prefix, PREFIX);
}

WALK(border_router) /* RFC 6775 section 4.3 */
{
    U16(version_low);
    U16(version_high);
    U16(lifetime_minutes);
    IPV6(address);
}

WALK(capability_indication) /* RFC 7400 section 3.3 */
{
    U48_BITS(capabilities, capability_indication);
    TAIL(trailing);
}

WALK(captive_portal) /* RFC 8910 section 2.3 */
{
    REST(uri, TEXT);
}

WALK(pref64) /* RFC 8781 section 4 */
{
    U16_BITS(lifetime_length, pref64);
    FIXED(prefix, PREFIX, 12);
}

WALK(crypto_id) /* RFC 8928 section 4.3 */
{
    U16_BITS_AS(key_length, key_length, (m->key_length & 0xf800u) | m->key.size);
    U8(crypto_type);
    U8(modifier);
    U8(registration_length);
    SPAN(key, OCTETS, m->key_length & 0x7ffu, key_length);
    TAIL(padding);
}

WALK(neighbor_signature) /* RFC 8928 section 4.4 */
{
    U16_BITS_AS(signature_length, signature_length, (m->signature_length & 0xf800u) | m->signature.size);
    U32(reserved2);
    SPAN(signature, OCTETS, m->signature_length & 0x7ffu, signature_length);
    TAIL(padding);
}

WALK(resource_directory) /* RFC 9176 section 4.1.1 */
{
    U16(reserved);
    U32(valid_lifetime_seconds);
    IPV6(address);
}

WALK(consistent_uptime) /* RFC 9685 */
{
    U16_BITS(uptime, uptime);
    U32_BITS(sequences, sequences);
}

WALK(service_parameter) /* RFC 9460 section 2.2 */
{
    U16(key);
    U16_SIZE(length, 1, 4);
    REST(value, OCTETS);
}

WALK(encrypted_dns) /* RFC 9463 section 3.1 */
{
    U16(service_priority);
    U32(lifetime_seconds);
    U16_AS(adn_length, m->adn.size);
    SPAN(adn, NAME, m->adn_length, adn_length);
    if (REFUSED(icmpwire_reach_plain_name(m->adn.data, m->adn.size) != m->adn.size, BAD_LENGTH, adn_length))
        return;
    SHAPE(named_only, LEFT < 2 || ZEROS_LEFT);
    if (LATER && !m->named_only) {
        U16_AS(addresses_length, m->addresses.size);
        if (REFUSED(m->addresses_length % 16, BAD_LENGTH, addresses_length))
            return;
        SPAN(addresses, IPV6_LIST, m->addresses_length, addresses_length);
        U16_AS(parameters_length, m->parameters.size);
        LIST_IN(parameters, service_parameter, m->parameters_length, parameters_length);
    }
    TAIL(padding);
}

/* The options that arrive in volume, and those without a layout. */
#define ICMPWIRE_FREQUENT_OPTIONS                     \
    case ICMPWIRE_OPTION_SOURCE_LINK_LAYER_ADDRESS:   \
    case ICMPWIRE_OPTION_TARGET_LINK_LAYER_ADDRESS:   \
        REST(link_layer_address, ADDRESS);            \
        break;                                        \
    case ICMPWIRE_OPTION_PREFIX_INFORMATION:          \
        PART(prefix_information, prefix_information); \
        break;                                        \
    case ICMPWIRE_OPTION_MTU:                         \
        PART(mtu, mtu);                               \
        break;                                        \
    case ICMPWIRE_OPTION_NONCE:                       \
        REST(nonce, OCTETS);                          \
        break;                                        \
    case ICMPWIRE_OPTION_ROUTE_INFORMATION:           \
        PART(route_information, route_information);   \
        break;                                        \
    case ICMPWIRE_OPTION_RDNSS:                       \
        PART(rdnss, rdnss);                           \
        break;                                        \
    case ICMPWIRE_OPTION_DNSSL:                       \
        PART(dnssl, dnssl);                           \
        break;                                        \
    default:                                          \
        REST(body, OCTETS);                           \
        break
#define ICMPWIRE_RARE_OPTION(NAME, f, layout) \
    case ICMPWIRE_OPTION_##NAME:              \
        PART_RARE(f, layout);                 \
        break;
#define ICMPWIRE_RARE_OPTIONS                                                                        \
    ICMPWIRE_RARE_OPTION(REDIRECTED_HEADER, redirected_header, redirected_header)                    \
    ICMPWIRE_RARE_OPTION(SHORTCUT_LIMIT, shortcut_limit, shortcut_limit)                             \
    ICMPWIRE_RARE_OPTION(ADVERTISEMENT_INTERVAL, advertisement_interval, advertisement_interval)     \
    ICMPWIRE_RARE_OPTION(HOME_AGENT_INFORMATION, home_agent_information, home_agent_information)     \
    ICMPWIRE_RARE_OPTION(SOURCE_ADDRESS_LIST, address_list, address_list)                            \
    ICMPWIRE_RARE_OPTION(TARGET_ADDRESS_LIST, address_list, address_list)                            \
    ICMPWIRE_RARE_OPTION(CGA, cga, cga)                                                              \
    ICMPWIRE_RARE_OPTION(RSA_SIGNATURE, rsa_signature, rsa_signature)                                \
    ICMPWIRE_RARE_OPTION(TIMESTAMP, timestamp, send_timestamp)                                       \
    ICMPWIRE_RARE_OPTION(TRUST_ANCHOR, trust_anchor, trust_anchor)                                   \
    ICMPWIRE_RARE_OPTION(CERTIFICATE, certificate, certificate)                                      \
    ICMPWIRE_RARE_OPTION(ADDRESS_PREFIX, address_prefix, address_prefix)                             \
    ICMPWIRE_RARE_OPTION(NEW_ROUTER_PREFIX, address_prefix, address_prefix)                          \
    ICMPWIRE_RARE_OPTION(LINK_LAYER_ADDRESS, fast_link_layer_address, fast_link_layer_address)       \
    ICMPWIRE_RARE_OPTION(ADVERTISEMENT_ACKNOWLEDGMENT, acknowledgment, advertisement_acknowledgment) \
    ICMPWIRE_RARE_OPTION(MOBILITY_ANCHOR_POINT, mobility_anchor_point, mobility_anchor_point)        \
    ICMPWIRE_RARE_OPTION(FLAGS_EXTENSION, flags_extension, flags_extension)                          \
    ICMPWIRE_RARE_OPTION(HANDOVER_KEY_REQUEST, handover_key_request, handover_key_request)           \
    ICMPWIRE_RARE_OPTION(HANDOVER_KEY_REPLY, handover_key_reply, handover_key_reply)                 \
    ICMPWIRE_RARE_OPTION(HANDOVER_ASSIST, coded_value, coded_value)                                  \
    ICMPWIRE_RARE_OPTION(MOBILE_NODE_IDENTIFIER, coded_value, coded_value)                           \
    ICMPWIRE_RARE_OPTION(PROXY_SIGNATURE, rsa_signature, rsa_signature)                              \
    ICMPWIRE_RARE_OPTION(ADDRESS_REGISTRATION, address_registration, address_registration)           \
    ICMPWIRE_RARE_OPTION(CONTEXT, context, context)                                                  \
    ICMPWIRE_RARE_OPTION(AUTHORITATIVE_BORDER_ROUTER, border_router, border_router)                  \
    ICMPWIRE_RARE_OPTION(CAPABILITY_INDICATION, capability_indication, capability_indication)        \
    ICMPWIRE_RARE_OPTION(CAPTIVE_PORTAL, captive_portal, captive_portal)                             \
    ICMPWIRE_RARE_OPTION(PREF64, pref64, pref64)                                                     \
    ICMPWIRE_RARE_OPTION(CRYPTO_ID, crypto_id, crypto_id)                                            \
    ICMPWIRE_RARE_OPTION(SIGNATURE, neighbor_signature, neighbor_signature)                          \
    ICMPWIRE_RARE_OPTION(RESOURCE_DIRECTORY, resource_directory, resource_directory)                 \
    ICMPWIRE_RARE_OPTION(CONSISTENT_UPTIME, consistent_uptime, consistent_uptime)                    \
    ICMPWIRE_RARE_OPTION(CARD_REQUEST, card_request, card_request)                                   \
    ICMPWIRE_RARE_OPTION(CARD_REPLY, card_reply, card_reply)                                         \
    ICMPWIRE_RARE_OPTION(ENCRYPTED_DNS, encrypted_dns, encrypted_dns)

/* An option within a provisioning domain: another provisioning domain in there is ignored (RFC 8801 section 3.1). */
WALK_OF(nested_option, option)
{
    U8(type);
    U8_SIZE(length, 8, 0);
    switch (m->type) {
        ICMPWIRE_RARE_OPTIONS
        ICMPWIRE_FREQUENT_OPTIONS;
    }
    ALIGN(8);
}

ICMPWIRE_INLINE size_t icmpwire_reach_nested_option(const uint8_t *list, size_t left)
{
    return icmpwire_reach_option(list, left);
}

WALK(provisioning_domain) /* RFC 8801 section 3.1 */
{
    U16_BITS(flags, provisioning_domain);
    U16(sequence);
    PLAIN_NAME(name);
    SPAN(padding, OCTETS, PADDING(6 + m->name.size), name);
    ALIGN(8);
    if (ICMPWIRE_PVD_HEADER(m->flags))
        FIXED(header, OCTETS, 16);
    LIST8(options, nested_option);
}

WALK(option) /* RFC 4861 section 4.6 */
{
    U8(type);
    U8_SIZE(length, 8, 0);
    switch (m->type) {
        ICMPWIRE_RARE_OPTIONS
        ICMPWIRE_RARE_OPTION(PROVISIONING_DOMAIN, provisioning_domain, provisioning_domain)
        ICMPWIRE_FREQUENT_OPTIONS;
    }
    ALIGN(8);
}

ELEMENT(card_attribute)
ELEMENT(card_suboption)
ELEMENT(plain_name)
ELEMENT(service_parameter)
ELEMENT(option)

#ifndef ICMPWIRE_WALK_SLOWLY

/* An option that nobody has looked into: for callers that want few of them, and know which. */
struct icmpwire_option_view {
    uint8_t type;
    struct icmpwire_span body; /* behind type and length */
};

/* Takes the first option off a list, as icmpwire_option_next does, without its body. */
ICMPWIRE_INLINE struct icmpwire_span icmpwire_view_option(struct icmpwire_span list, struct icmpwire_option_view *view)
{
    size_t n;
    if (ICMPWIRE_RARE(!icmpwire_framed(list.data, list.size, icmpwire_reach_option, &n))) {
        view->type = 0;
        view->body = icmpwire_span_of(NULL, 0);
        return view->body;
    }
    view->type = icmpwire_peek8(list.data, 0);
    view->body = icmpwire_span_behind(icmpwire_span_first(list, n), 2);
    return icmpwire_span_behind(list, n);
}

/* A body of that layout; false: it is broken, icmpwire_option_explain says how. */
#define ICMPWIRE_BODY_OF(name)                                                                        \
    ICMPWIRE_INLINE bool icmpwire_##name##_of(struct icmpwire_span body, struct icmpwire_##name *out) \
    {                                                                                                 \
        struct icmpwire_walk w = icmpwire_walk_over(body.data, body.size);                            \
        icmpwire_body_##name(&w, out, ICMPWIRE_DECODE);                                               \
        return !ICMPWIRE_RARE(w.failed || w.left);                                                    \
    }
ICMPWIRE_BODY_OF(prefix_information)
ICMPWIRE_BODY_OF(mtu)
ICMPWIRE_BODY_OF(route_information)
ICMPWIRE_BODY_OF(rdnss)
ICMPWIRE_BODY_OF(dnssl)
#undef ICMPWIRE_BODY_OF

#endif

#endif
