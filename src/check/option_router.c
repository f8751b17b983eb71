/* SPDX-License-Identifier: BSD-2-Clause */
/* Options of RFC 4861, and those by which routers configure hosts. */
#include "option_visit.h"

bool icmpwire_bits_behind(struct icmpwire_span prefix, size_t bits)
{
    size_t octet = bits / 8;
    if (octet >= prefix.size)
        return false;
    if ((icmpwire_peek8(prefix.data, octet) & 0xff >> bits % 8) != 0)
        return true;
    prefix = icmpwire_span_behind(prefix, octet + 1);
    return !icmpwire_zeros(prefix.data, prefix.size);
}

/* ---- RFC 4861 ---- */

static void check_link_layer_address(struct icmpwire_option_visit *v, struct icmpwire_span address)
{
    FOUND_WHEN(address.size == 6 && icmpwire_peek48(address.data, 0) == 0xffffffffffff, LINK_LAYER_BROADCAST,
               "link_layer_address");
}

void icmpwire_check_prefix(struct icmpwire_checker *c, const struct icmpwire_place *place,
                           const struct icmpwire_prefix_information *prefix)
{
    const struct icmpwire_span octets = icmpwire_octets_of(prefix->prefix);
#define FOUND_PREFIX(condition, NAME, path) \
    if (ICMPWIRE_RARE(condition))           \
    icmpwire_find_in(c, ICMPWIRE_FINDING_##NAME, place, "prefix_information." path)
    FOUND_PREFIX(prefix->prefix_length > 128, PREFIX_LENGTH, "prefix_length");
    FOUND_PREFIX(prefix->preferred_lifetime_seconds > prefix->valid_lifetime_seconds, PREFIX_LIFETIMES,
                 "preferred_lifetime_seconds");
    FOUND_PREFIX(icmpwire_is_link_local(octets), PREFIX_LINK_LOCAL, "prefix");
    FOUND_PREFIX(icmpwire_is_multicast(octets), PREFIX_MULTICAST, "prefix");
    FOUND_PREFIX(!ICMPWIRE_PREFIX_ROUTER_ADDRESS(prefix->flags) && icmpwire_bits_behind(octets, prefix->prefix_length),
                 PREFIX_BITS, "prefix");
    FOUND_PREFIX(ICMPWIRE_PREFIX_AUTONOMOUS(prefix->flags) && prefix->prefix_length != 64, PREFIX_NOT_64,
                 "prefix_length");
    FOUND_PREFIX(prefix->reserved2, OPTION_RESERVED, "reserved2");
#undef FOUND_PREFIX
}

static void check_mtu(struct icmpwire_option_visit *v, const struct icmpwire_mtu *mtu)
{
    RESERVED(mtu->reserved, "mtu.reserved");
    FOUND_WHEN(mtu->mtu < 1280, MTU_LOW, "mtu.mtu");
}

/* ---- router configuration ---- */

/* Is it one of the first routes of the message? If not, and its prefix is whole, it may become one. */
static bool route_again(struct icmpwire_options_seen *seen, const struct icmpwire_route_information *route)
{
    const size_t octets = (route->prefix_length + 7u) / 8;
    if (octets > route->prefix.size)
        return false;
    for (size_t i = 0; i < seen->routes; i++)
        if (seen->route_length[i] == route->prefix_length &&
            icmpwire_same_octets(seen->route[i], route->prefix.data, octets))
            return true;
    if (seen->routes < ICMPWIRE_ROUTES_COMPARED) {
        seen->route_length[seen->routes] = route->prefix_length;
        seen->route[seen->routes++] = route->prefix.data;
    }
    return false;
}

static void check_route(struct icmpwire_option_visit *v, const struct icmpwire_route_information *route)
{
    RESERVED(route->flags & 0xe0, "route_information.reserved");
    RESERVED(route->flags & 7, "route_information.reserved2");
    FOUND_WHEN(route->prefix_length > 128, ROUTE_LENGTH, "route_information.prefix_length");
    FOUND_WHEN(ICMPWIRE_ROUTE_PREFERENCE(route->flags) == 2, ROUTE_PREFERENCE, "route_information.preference");
    FOUND_WHEN(icmpwire_bits_behind(route->prefix, route->prefix_length), ROUTE_BITS, "route_information.prefix");
    FOUND_WHEN(route_again(v->seen, route), ROUTE_TWICE, "route_information.prefix");
}

static void check_rdnss(struct icmpwire_option_visit *v, const struct icmpwire_rdnss *rdnss)
{
    struct icmpwire_span rest = rdnss->addresses;
    RESERVED(rdnss->reserved, "rdnss.reserved");
    for (; rest.size >= 16; rest = icmpwire_span_behind(rest, 16))
        if (ICMPWIRE_RARE(icmpwire_is_multicast(icmpwire_span_first(rest, 16)))) {
            FOUND(DNS_SERVER_MULTICAST, "rdnss.addresses");
            return;
        }
}

static void check_flags_extension(struct icmpwire_option_visit *v, const struct icmpwire_flags_extension *extension)
{
    FOUND_WHEN(extension->flags == 0 && icmpwire_zeros(extension->trailing.data, extension->trailing.size),
               FLAGS_EXTENSION_EMPTY, "flags_extension.flags");
    FOUND_WHEN(v->place.index != v->seen->first[ICMPWIRE_OPTION_FLAGS_EXTENSION], FLAGS_EXTENSION_SECOND, "");
}

static void check_portal(struct icmpwire_option_visit *v, struct icmpwire_span uri)
{
    size_t size = uri.size;
    while (size && icmpwire_peek8(uri.data, size - 1) == 0)
        size--;
    FOUND_WHEN(size == 0, PORTAL_EMPTY, "captive_portal.uri");
    FOUND_WHEN(size > 255, PORTAL_LONG, "captive_portal.uri");
}

static bool is_reachable(struct icmpwire_span addresses)
{
    for (; addresses.size >= 16; addresses = icmpwire_span_behind(addresses, 16)) {
        struct icmpwire_span address = icmpwire_span_first(addresses, 16);
        if (!icmpwire_is_multicast(address) && !icmpwire_is_loopback(address) && !icmpwire_is_unspecified(address))
            return true;
    }
    return false;
}

static void check_parameters(struct icmpwire_option_visit *v, struct icmpwire_span parameters)
{
    enum { IPV4_HINT = 4, IPV6_HINT = 6 }; /* RFC 9460 section 14.3.2 */
    struct icmpwire_service_parameter parameter;
    struct icmpwire_place place = {"encrypted_dns.parameters", 0, &v->place};
    uint32_t least = 0;
    for (struct icmpwire_span rest = parameters; rest.size; place.index++) {
        rest = icmpwire_service_parameter_next(rest, &parameter);
        if (parameter.status != ICMPWIRE_OK) {
            v->c->broken = true;
            continue;
        }
        if (parameter.key < least)
            icmpwire_find_in(v->c, ICMPWIRE_FINDING_RESOLVER_ORDER, &place, "key");
        if (parameter.key == IPV4_HINT || parameter.key == IPV6_HINT)
            icmpwire_find_in(v->c, ICMPWIRE_FINDING_RESOLVER_HINTS, &place, "key");
        least = parameter.key + 1u;
    }
}

static void check_resolver(struct icmpwire_option_visit *v, const struct icmpwire_encrypted_dns *resolver)
{
    PADDING(resolver->padding, "encrypted_dns.padding");
    if (resolver->named_only)
        return;
    if (resolver->addresses.size == 0)
        FOUND(RESOLVER_WITHOUT_ADDRESS, "encrypted_dns.addresses_length");
    else if (!is_reachable(resolver->addresses))
        FOUND(RESOLVER_NOT_UNICAST, "encrypted_dns.addresses");
    check_parameters(v, resolver->parameters);
}

/* ---- the options ---- */

void icmpwire_check_router_option(struct icmpwire_option_visit *v, const struct icmpwire_option *option)
{
    switch (option->type) {
    case ICMPWIRE_OPTION_SOURCE_LINK_LAYER_ADDRESS:
    case ICMPWIRE_OPTION_TARGET_LINK_LAYER_ADDRESS:
        check_link_layer_address(v, option->link_layer_address);
        break;
    case ICMPWIRE_OPTION_PREFIX_INFORMATION:
        RESERVED(option->prefix_information.flags & 15, "prefix_information.reserved");
        icmpwire_check_prefix(v->c, &v->place, &option->prefix_information);
        break;
    case ICMPWIRE_OPTION_REDIRECTED_HEADER:
        RESERVED(option->redirected_header.reserved, "redirected_header.reserved");
        break;
    case ICMPWIRE_OPTION_MTU:
        check_mtu(v, &option->mtu);
        break;
    case ICMPWIRE_OPTION_ROUTE_INFORMATION:
        check_route(v, &option->route_information);
        break;
    case ICMPWIRE_OPTION_RDNSS:
        check_rdnss(v, &option->rdnss);
        break;
    case ICMPWIRE_OPTION_FLAGS_EXTENSION:
        check_flags_extension(v, &option->flags_extension);
        break;
    case ICMPWIRE_OPTION_DNSSL:
        RESERVED(option->dnssl.reserved, "dnssl.reserved");
        PADDING(option->dnssl.padding, "dnssl.padding");
        break;
    case ICMPWIRE_OPTION_CAPTIVE_PORTAL:
        check_portal(v, option->captive_portal.uri);
        break;
    case ICMPWIRE_OPTION_PREF64:
        FOUND_WHEN((option->pref64.lifetime_length & 7) > 5, PREF64_CODE, "pref64.prefix_length_code");
        break;
    case ICMPWIRE_OPTION_RESOURCE_DIRECTORY:
        RESERVED(option->resource_directory.reserved, "resource_directory.reserved");
        break;
    case ICMPWIRE_OPTION_ENCRYPTED_DNS:
        check_resolver(v, &option->encrypted_dns);
        break;
    default:
        break;
    }
}
