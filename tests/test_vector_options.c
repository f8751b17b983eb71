/* SPDX-License-Identifier: BSD-2-Clause */
/* Every vector of Neighbor Discovery: what decode puts into the struct, what the iterations put into each option, and
 * that each option encodes to its octets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "vector_place.h"

static struct vectors vectors;
static bool whole[256]; /* types of options that are not broken */

/* ---- RFC 4861, mobility, inverse discovery ---- */

MEMBERS(prefix_information)
{
    NUMBER(prefix_length);
    VALUE("on_link", ICMPWIRE_PREFIX_ON_LINK(m->flags));
    VALUE("autonomous", ICMPWIRE_PREFIX_AUTONOMOUS(m->flags));
    VALUE("router_address", ICMPWIRE_PREFIX_ROUTER_ADDRESS(m->flags));
    VALUE("dhcp6_preferred", ICMPWIRE_PREFIX_DHCP6_PREFERRED(m->flags));
    NUMBER(valid_lifetime_seconds);
    NUMBER(preferred_lifetime_seconds);
    NUMBER(reserved2);
    IPV6(prefix);
}

MEMBERS(redirected_header)
{
    char *found = vector_hex(m->datagram.data, m->datagram.size);
    char path[192];
    char *expected;
    snprintf(path, sizeof path, "%sdatagram", p->path);
    expected = vector_expand(p->v, vector_said(p->v, path) ? vector_said(p->v, path) : "");
    if (*expected)
        same_text(p->v, path, expected, found);
    free(expected);
    free(found);
    NUMBER(reserved);
}

MEMBERS(mtu)
{
    NUMBER(reserved);
    NUMBER(mtu);
}

MEMBERS(shortcut_limit)
{
    NUMBER(limit);
    NUMBER(reserved);
    NUMBER(reserved2);
}

MEMBERS(advertisement_interval)
{
    NUMBER(reserved);
    NUMBER(interval_milliseconds);
}

MEMBERS(home_agent_information)
{
    VALUE("mobile_router", m->flags >> 15);
    VALUE("reserved", m->flags & 0x7fff);
    NUMBER(preference);
    NUMBER(lifetime_seconds);
}

MEMBERS(address_list)
{
    NUMBER(reserved);
    SPAN(addresses, IPV6_LIST);
}

MEMBERS(address_prefix)
{
    NUMBER(option_code);
    NUMBER(prefix_length);
    NUMBER(reserved);
    IPV6(address);
}

MEMBERS(fast_link_layer_address)
{
    NUMBER(option_code);
    SPAN(address, OCTETS);
}

MEMBERS(advertisement_acknowledgment)
{
    NUMBER(option_code);
    NUMBER(status);
    NUMBER(reserved);
    IPV6(new_care_of);
}

MEMBERS(mobility_anchor_point)
{
    VALUE("distance", m->distance_preference >> 4);
    VALUE("preference", m->distance_preference & 15);
    VALUE("r", m->flags >> 7);
    NUMBER(valid_lifetime_seconds);
    IPV6(address);
}

MEMBERS(handover_key_request)
{
    NUMBER(pad_length);
    VALUE("algorithm", m->algorithm >> 4);
    SPAN(key, OCTETS);
    SPAN(padding, OCTETS);
}

MEMBERS(handover_key_reply)
{
    NUMBER(pad_length);
    VALUE("algorithm", m->algorithm >> 4);
    NUMBER(lifetime_seconds);
    SPAN(key, OCTETS);
    SPAN(padding, OCTETS);
}

MEMBERS(coded_value)
{
    NUMBER(option_code);
    NUMBER(value_length);
    SPAN(value, OCTETS);
    SPAN(padding, OCTETS);
}

/* ---- secure neighbor discovery ---- */

MEMBERS(cga)
{
    NUMBER(pad_length);
    NUMBER(reserved);
    SPAN(modifier, OCTETS);
    SPAN(subnet_prefix, PREFIX);
    NUMBER(collision_count);
    SPAN(key, OCTETS);
    SPAN(padding, OCTETS);
}

MEMBERS(rsa_signature)
{
    NUMBER(reserved);
    SPAN(key_hash, OCTETS);
    SPAN(signature, OCTETS);
}

MEMBERS(send_timestamp)
{
    NUMBER(reserved);
    NUMBER(seconds);
    NUMBER(fraction);
}

MEMBERS(trust_anchor)
{
    NUMBER(name_type);
    NUMBER(pad_length);
    same_span(p, "name", m->name_type == ICMPWIRE_TRUST_ANCHOR_FQDN ? ICMPWIRE_KIND_NAME : ICMPWIRE_KIND_OCTETS,
              m->name);
    SPAN(padding, OCTETS);
}

MEMBERS(certificate)
{
    NUMBER(certificate_type);
    NUMBER(reserved);
    SPAN(certificate, OCTETS);
}

/* ---- router configuration ---- */

MEMBERS(route_information)
{
    NUMBER(prefix_length);
    VALUE("preference", ICMPWIRE_ROUTE_PREFERENCE(m->flags));
    NUMBER(lifetime_seconds);
    SPAN(prefix, PREFIX);
}

MEMBERS(rdnss)
{
    NUMBER(reserved);
    NUMBER(lifetime_seconds);
    SPAN(addresses, IPV6_LIST);
}

MEMBERS(flags_extension)
{
    NUMBER(flags);
    SPAN(trailing, OCTETS);
}

/* A name has no encoder: it is its octets. */
MEMBERS(dnssl)
{
    unsigned index = 0;
    NUMBER(reserved);
    NUMBER(lifetime_seconds);
    for (struct icmpwire_span rest = m->names; rest.size; index++) {
        struct icmpwire_plain_name name;
        struct place inner = element(p, "names", index);
        rest = icmpwire_plain_name_next(rest, &name);
        same_span(&inner, "octets", ICMPWIRE_KIND_NAME, name.octets);
    }
    SPAN(padding, OCTETS);
}

MEMBERS(captive_portal)
{
    SPAN(uri, TEXT);
}

MEMBERS(pref64)
{
    VALUE("scaled_lifetime", ICMPWIRE_PREF64_LIFETIME_SECONDS(m->lifetime_length) / 8);
    VALUE("prefix_length_code", m->lifetime_length & 7);
    SPAN(prefix, PREFIX);
}

MEMBERS(service_parameter)
{
    NUMBER(key);
    NUMBER(length);
    SPAN(value, OCTETS);
}

MEMBERS(encrypted_dns)
{
    NUMBER(service_priority);
    NUMBER(lifetime_seconds);
    NUMBER(adn_length);
    SPAN(adn, NAME);
    NUMBER(named_only);
    if (!m->named_only) {
        NUMBER(addresses_length);
        SPAN(addresses, IPV6_LIST);
        NUMBER(parameters_length);
        EACH(parameters, service_parameter);
    }
    SPAN(padding, OCTETS);
}

/* ---- low-power networks ---- */

MEMBERS(address_registration)
{
    NUMBER(status);
    NUMBER(opaque);
    VALUE("crypto", ICMPWIRE_REGISTRATION_CRYPTO(m->flags));
    VALUE("p_field", ICMPWIRE_REGISTRATION_P(m->flags));
    VALUE("i_field", ICMPWIRE_REGISTRATION_I(m->flags));
    VALUE("r", ICMPWIRE_REGISTRATION_R(m->flags));
    VALUE("t", ICMPWIRE_REGISTRATION_T(m->flags));
    NUMBER(tid);
    NUMBER(lifetime_minutes);
    SPAN(rovr, OCTETS);
}

MEMBERS(context)
{
    NUMBER(context_length);
    VALUE("reserved", m->flags >> 5);
    VALUE("compression", m->flags >> 4 & 1);
    VALUE("context_identifier", m->flags & 15);
    NUMBER(reserved2);
    NUMBER(lifetime_minutes);
    SPAN(prefix, PREFIX);
}

MEMBERS(border_router)
{
    NUMBER(version_low);
    NUMBER(version_high);
    NUMBER(lifetime_minutes);
    IPV6(address);
}

MEMBERS(capability_indication)
{
    VALUE("experiments", m->capabilities >> 40);
    VALUE("x", m->capabilities >> 39 & 1);
    VALUE("f", m->capabilities >> 31 & 1);
    VALUE("reserved", m->capabilities & 0x7fffffff);
    SPAN(trailing, OCTETS);
}

MEMBERS(crypto_id)
{
    VALUE("reserved", m->key_length >> 11);
    VALUE("key_length", m->key_length & 0x7ff);
    NUMBER(crypto_type);
    NUMBER(modifier);
    NUMBER(registration_length);
    SPAN(key, OCTETS);
    SPAN(padding, OCTETS);
}

MEMBERS(neighbor_signature)
{
    VALUE("reserved", m->signature_length >> 11);
    VALUE("signature_length", m->signature_length & 0x7ff);
    NUMBER(reserved2);
    SPAN(signature, OCTETS);
    SPAN(padding, OCTETS);
}

MEMBERS(resource_directory)
{
    NUMBER(reserved);
    NUMBER(valid_lifetime_seconds);
    IPV6(address);
}

MEMBERS(consistent_uptime)
{
    VALUE("exponent", m->uptime >> 10);
    VALUE("mantissa", m->uptime & 0x3ff);
    VALUE("s", m->sequences >> 31);
    VALUE("u", m->sequences >> 30 & 1);
    VALUE("nssi", m->sequences >> 12 & 0xfff);
    VALUE("peer_nssi", m->sequences & 0xfff);
}

/* ---- candidate access router discovery ---- */

MEMBERS(card_attribute)
{
    NUMBER(code);
    if (m->code) {
        NUMBER(length);
        NUMBER(reserved);
        NUMBER(lifetime);
    }
    SPAN(data, OCTETS);
}

MEMBERS(card_l2_id)
{
    NUMBER(context);
    NUMBER(status_code);
    NUMBER(l2_type);
    SPAN(identifier, OCTETS);
}

MEMBERS(card_address)
{
    NUMBER(context);
    NUMBER(address_type);
    SPAN(address, ADDRESS);
    SPAN(padding, OCTETS);
}

MEMBERS(card_capability)
{
    NUMBER(context);
    VALUE("preferences", m->flags >> 7);
    EACH(attributes, card_attribute);
}

MEMBERS(card_requirements)
{
    NUMBER(reserved);
    EACH(attributes, card_attribute);
}

MEMBERS(card_trusted_anchor)
{
    NUMBER(component);
    SPAN(anchor, OCTETS);
}

MEMBERS(card_certificate)
{
    NUMBER(context);
    NUMBER(reserved);
    NUMBER(all_components);
    NUMBER(component);
    SPAN(certificate, OCTETS);
}

MEMBERS(card_suboption)
{
    NUMBER(type);
    NUMBER(length);
    if (m->type == ICMPWIRE_CARD_L2_ID)
        PART(l2_id, card_l2_id);
    else if (m->type == ICMPWIRE_CARD_ADDRESS)
        PART(address, card_address);
    else if (m->type == ICMPWIRE_CARD_CAPABILITY)
        PART(capability, card_capability);
    else if (m->type == ICMPWIRE_CARD_PREFERENCES)
        SPAN(preferences, OCTETS);
    else if (m->type == ICMPWIRE_CARD_REQUIREMENTS)
        PART(requirements, card_requirements);
    else if (m->type == ICMPWIRE_CARD_TRUSTED_ANCHOR)
        PART(trusted_anchor, card_trusted_anchor);
    else if (m->type == ICMPWIRE_CARD_CERTIFICATE)
        PART(certificate, card_certificate);
    else
        SPAN(body, OCTETS);
}

MEMBERS(card_request)
{
    VALUE("version", m->flags >> 13);
    VALUE("preferences", m->flags >> 12 & 1);
    VALUE("trusted_anchor", m->flags >> 9 & 1);
    NUMBER(sequence);
    EACH(suboptions, card_suboption);
}

MEMBERS(card_reply)
{
    VALUE("version", m->flags >> 13);
    VALUE("l2_ids", m->flags >> 10 & 1);
    NUMBER(sequence);
    EACH(suboptions, card_suboption);
}

/* ---- options ---- */

#define OPTION(NAME, member, layout) \
    case ICMPWIRE_OPTION_##NAME:     \
        PART(member, layout);        \
        break;

/* Every option but a provisioning domain. */
static bool members_known(const struct place *p, const struct icmpwire_option *m)
{
    switch (m->type) {
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
        return false;
    }
    return true;
}

static void members_plain(const struct place *p, const struct icmpwire_option *m)
{
    NUMBER(type);
    NUMBER(length);
    if (m->type == ICMPWIRE_OPTION_SOURCE_LINK_LAYER_ADDRESS || m->type == ICMPWIRE_OPTION_TARGET_LINK_LAYER_ADDRESS)
        SPAN(link_layer_address, ADDRESS);
    else if (m->type == ICMPWIRE_OPTION_NONCE)
        SPAN(nonce, OCTETS);
    else if (!members_known(p, m) && m->type != ICMPWIRE_OPTION_PROVISIONING_DOMAIN)
        SPAN(body, OCTETS);
}

/* A provisioning domain in another is not looked into: its octets are a body, whatever the struct says. */
static void nested_options(const struct place *p, const struct icmpwire_provisioning_domain *m)
{
    unsigned index = 0;
    for (struct icmpwire_span rest = m->options; rest.size; index++) {
        struct icmpwire_option option;
        struct place inner = element(p, "options", index);
        rest = icmpwire_option_next(rest, &option);
        if (option.status == ICMPWIRE_OK)
            members_plain(&inner, &option);
    }
}

MEMBERS(provisioning_domain)
{
    VALUE("http", ICMPWIRE_PVD_HTTP(m->flags));
    VALUE("legacy", ICMPWIRE_PVD_LEGACY(m->flags));
    VALUE("header_follows", ICMPWIRE_PVD_HEADER(m->flags));
    VALUE("delay", ICMPWIRE_PVD_DELAY(m->flags));
    NUMBER(sequence);
    SPAN(name, NAME);
    SPAN(padding, OCTETS);
    if (ICMPWIRE_PVD_HEADER(m->flags))
        SPAN(header, OCTETS);
    nested_options(p, m);
}

MEMBERS(option)
{
    whole[m->type] = true;
    members_plain(p, m);
    if (m->type == ICMPWIRE_OPTION_PROVISIONING_DOMAIN)
        PART(provisioning_domain, provisioning_domain);
}

/* ---- messages ---- */

MEMBERS(solicitation)
{
    NUMBER(reserved);
    EACH(options, option);
}

MEMBERS(router_advertisement6)
{
    NUMBER(cur_hop_limit);
    VALUE("managed", ICMPWIRE_RA_MANAGED(m->flags));
    VALUE("other_config", ICMPWIRE_RA_OTHER_CONFIG(m->flags));
    VALUE("home_agent", ICMPWIRE_RA_HOME_AGENT(m->flags));
    VALUE("preference", ICMPWIRE_RA_PREFERENCE(m->flags));
    VALUE("proxy", ICMPWIRE_RA_PROXY(m->flags));
    VALUE("snac", ICMPWIRE_RA_SNAC(m->flags));
    NUMBER(router_lifetime_seconds);
    NUMBER(reachable_time_milliseconds);
    NUMBER(retrans_timer_milliseconds);
    EACH(options, option);
}

MEMBERS(neighbor_solicitation)
{
    NUMBER(reserved);
    IPV6(target);
    EACH(options, option);
}

MEMBERS(neighbor_advertisement)
{
    VALUE("router", ICMPWIRE_NA_ROUTER(m->flags));
    VALUE("solicited", ICMPWIRE_NA_SOLICITED(m->flags));
    VALUE("override", ICMPWIRE_NA_OVERRIDE(m->flags));
    IPV6(target);
    EACH(options, option);
}

MEMBERS(redirect6)
{
    NUMBER(reserved);
    IPV6(target);
    IPV6(destination);
    EACH(options, option);
}

static void check_members(const struct vector *v)
{
    struct place p = {.v = v};
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    if (!vector_decode(v, &m, &fault))
        return;
    if (m.layout == ICMPWIRE_LAYOUT_SOLICITATION)
        members_solicitation(&p, &m.solicitation);
    else if (m.layout == ICMPWIRE_LAYOUT_ROUTER_ADVERTISEMENT6)
        members_router_advertisement6(&p, &m.router_advertisement6);
    else if (m.layout == ICMPWIRE_LAYOUT_NEIGHBOR_SOLICITATION)
        members_neighbor_solicitation(&p, &m.neighbor_solicitation);
    else if (m.layout == ICMPWIRE_LAYOUT_NEIGHBOR_ADVERTISEMENT)
        members_neighbor_advertisement(&p, &m.neighbor_advertisement);
    else if (m.layout == ICMPWIRE_LAYOUT_REDIRECT6)
        members_redirect6(&p, &m.redirect6);
}

static void test_members(void **state)
{
    (void)state;
    assert_int_equal(vector_check_each(&vectors, check_members), 0);
    assert_true(compared > 700);
}

/* Each option that has a layout is there whole at least once, and so are the experiments. */
static void test_every_option(void **state)
{
    static const uint8_t others[] = {138, 139, 144, 253, 254};
    (void)state;
    for (unsigned type = 1; type <= 42; type++)
        if (!whole[type] && type != 22)
            fail_msg("no vector has a whole option of type %u", type);
    for (size_t i = 0; i < sizeof others; i++)
        assert_true(whole[others[i]]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members),
        cmocka_unit_test(test_every_option),
    };
    int failed;
    vectors = vectors_load(ICMPWIRE_SOURCE_FOLDER "/tests/vectors");
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    vectors_free(&vectors);
    return failed;
}
