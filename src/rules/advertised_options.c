/* SPDX-License-Identifier: BSD-2-Clause */
/* Section H: the options of router advertisements: routes (RFC 4191), prefixes (RFC 4861 section 6.3.4, RFC 4862
 * section 5.5.3) and the MTU. */
#include "discovery.h"
#include "icmpwire/host_add.h"
#include "own_address.h"
#include "table.h"

enum { PREFIX_OPTION = 3, ROUTE_OPTION = 24, MTU_OPTION = 5, LEAST_MTU = 1280, TWO_HOURS = 7200 };
enum { ON_LINK = 0x80, AUTONOMOUS = 0x40 };

static bool too_short_lived(const struct icmpwire_device *device, uint32_t seconds)
{
    return seconds && seconds < (uint32_t)device->sysctls[ICMPWIRE_DEVICE_IPV6_ACCEPT_RA_MIN_LFT];
}

/* ---- routes ---- */

/* rt6_route_rcv: the prefix is as long as the option has octets for. */
static bool route_fits(struct icmpwire_span option, bool slack)
{
    size_t most = slack && option.size == 16 ? 128 : (option.size - 8) * 8;

    return option.size <= 24 && icmpwire_peek8(option.data, 2) <= most;
}

static struct icmpwire_ip prefix_of(struct icmpwire_span option)
{
    struct icmpwire_ip prefix = {0, 0, 6};

    if (option.size >= 16)
        prefix.high = icmpwire_peek64(option.data, 8);
    if (option.size >= 24)
        prefix.low = icmpwire_peek64(option.data, 16);
    return icmpwire_ip_net(prefix, icmpwire_peek8(option.data, 2));
}

static void take_route(struct icmpwire_run *run, const struct icmpwire_discovery *message, struct icmpwire_span option)
{
    const struct icmpwire_device *device = message->device;
    uint8_t bits = icmpwire_peek8(option.data, 2), preference = icmpwire_peek8(option.data, 3) >> 3 & 3;
    uint32_t lifetime = icmpwire_peek32(option.data, 4);

    if (icmpwire_rule(run, ICMPWIRE_RULE_RA_ROUTE_UNWANTED,
                      (!bits && !device->sysctls[ICMPWIRE_DEVICE_IPV6_ACCEPT_RA_DEFRTR]) ||
                          too_short_lived(device, lifetime) ||
                          bits < device->sysctls[ICMPWIRE_DEVICE_IPV6_ACCEPT_RA_RT_INFO_MIN_PLEN] ||
                          bits > device->sysctls[ICMPWIRE_DEVICE_IPV6_ACCEPT_RA_RT_INFO_MAX_PLEN]))
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_RA_ROUTE_MALFORMED,
                      !route_fits(option, run->policy->route_prefix_slack) || preference == 2))
        return;
    icmpwire_rule(run, ICMPWIRE_RULE_RA_ROUTE, true);
    icmpwire_learn_route(run, (struct icmpwire_route){.to = prefix_of(option),
                                                      .prefix = bits,
                                                      .preference = (int8_t)(preference == 3 ? -1 : preference),
                                                      .device = device->index,
                                                      .gateway = message->d->source,
                                                      .until = icmpwire_lifetime_end(run->now, lifetime)});
}

static void take_routes(struct icmpwire_run *run, const struct icmpwire_discovery *message)
{
    for (struct icmpwire_span rest = message->options; rest.size;) {
        struct icmpwire_span option = icmpwire_discovery_option(rest);
        if (icmpwire_peek8(option.data, 0) == ROUTE_OPTION)
            take_route(run, message, option);
        rest = icmpwire_span_behind(rest, option.size);
    }
}

/* ---- prefixes ---- */

/* What a prefix option says. */
struct prefix {
    struct icmpwire_ip net;
    uint8_t bits, flags;
    uint32_t valid, preferred; /* seconds */
};

/* RFC 4862 section 5.5.3 e: who is not authenticated cannot make a valid lifetime of more than two hours shorter than
 * that. */
static uint32_t valid_seconds(uint64_t now, const struct icmpwire_host_address *address, uint32_t said)
{
    uint64_t left = address->valid_until > now ? (address->valid_until - now) / 1000000 : 0;
    uint64_t least = left < TWO_HOURS ? left : TWO_HOURS;

    return said > least ? said : (uint32_t)least;
}

static struct icmpwire_ip interface_address(const struct icmpwire_device *device, struct icmpwire_ip net)
{
    uint64_t mac = (uint64_t)icmpwire_peek16(device->mac, 0) << 32 | icmpwire_peek32(device->mac, 2);

    net.low = ((mac >> 24) << 40 | 0xfffe000000 | (mac & 0xffffff)) ^ 0x0200000000000000;
    return net;
}

static void take_address(struct icmpwire_run *run, const struct icmpwire_discovery *message, struct prefix prefix)
{
    struct icmpwire_device *device = message->device;
    struct icmpwire_ip ip = interface_address(device, prefix.net);
    struct icmpwire_host_address *address = icmpwire_own_on(device, ip);
    uint32_t valid = prefix.valid;

    if (address && !address->learned)
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_RA_ADDRESS_REFRESHED, address != NULL)) {
        valid = valid_seconds(run->now, address, valid);
    } else {
        address = valid ? icmpwire_address_form(run, device, ip, message->mac != NULL) : NULL;
        if (icmpwire_rule(run, ICMPWIRE_RULE_RA_ADDRESS_REFUSED, !address))
            return;
        icmpwire_rule(run, ICMPWIRE_RULE_RA_ADDRESS, true);
    }
    address->valid_until = icmpwire_lifetime_end(run->now, valid);
    address->preferred_until = icmpwire_lifetime_end(run->now, prefix.preferred);
    if (address->state == ICMPWIRE_ADDRESS_PREFERRED || address->state == ICMPWIRE_ADDRESS_DEPRECATED)
        address->state = prefix.preferred ? ICMPWIRE_ADDRESS_PREFERRED : ICMPWIRE_ADDRESS_DEPRECATED;
}

static void take_prefix(struct icmpwire_run *run, const struct icmpwire_discovery *message, struct icmpwire_span option)
{
    const struct icmpwire_device *device = message->device;
    struct prefix prefix;

    if (icmpwire_rule(run, ICMPWIRE_RULE_RA_PREFIX_SHORT, option.size < 32))
        return;
    prefix = (struct prefix){.net = icmpwire_peek_ip6(option.data, 16),
                             .bits = icmpwire_peek8(option.data, 2),
                             .flags = icmpwire_peek8(option.data, 3),
                             .valid = icmpwire_peek32(option.data, 4),
                             .preferred = icmpwire_peek32(option.data, 8)};
    if (icmpwire_rule(run, ICMPWIRE_RULE_RA_PREFIX_BAD,
                      icmpwire_ip_link_local(prefix.net) || icmpwire_ip_multicast(prefix.net) ||
                          prefix.preferred > prefix.valid || prefix.bits > 128 ||
                          too_short_lived(device, prefix.valid)))
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_RA_ON_LINK, (prefix.flags & ON_LINK) != 0))
        icmpwire_learn_route(run, (struct icmpwire_route){.to = icmpwire_ip_net(prefix.net, prefix.bits),
                                                          .prefix = prefix.bits,
                                                          .device = device->index,
                                                          .until = icmpwire_lifetime_end(run->now, prefix.valid)});
    if (icmpwire_rule(run, ICMPWIRE_RULE_RA_AUTONOMOUS,
                      (prefix.flags & AUTONOMOUS) && device->sysctls[ICMPWIRE_DEVICE_IPV6_AUTOCONF] &&
                          prefix.bits == 64 && !device->point_to_point))
        take_address(run, message, prefix);
}

static void take_prefixes(struct icmpwire_run *run, const struct icmpwire_discovery *message)
{
    for (struct icmpwire_span rest = message->options; rest.size;) {
        struct icmpwire_span option = icmpwire_discovery_option(rest);
        if (icmpwire_peek8(option.data, 0) == PREFIX_OPTION)
            take_prefix(run, message, option);
        rest = icmpwire_span_behind(rest, option.size);
    }
}

/* ---- MTU ---- */

static void take_mtu(struct icmpwire_run *run, const struct icmpwire_discovery *message)
{
    struct icmpwire_device *device = message->device;
    struct icmpwire_span option = message->first[MTU_OPTION];
    uint32_t mtu = option.data ? icmpwire_peek32(option.data, 4) : 0;

    if (!option.data || !device->sysctls[ICMPWIRE_DEVICE_IPV6_ACCEPT_RA_MTU])
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_RA_MTU_BAD, mtu < LEAST_MTU || mtu > device->mtu))
        return;
    icmpwire_rule(run, ICMPWIRE_RULE_RA_MTU, true);
    device->mtu6 = mtu;
    device->sysctls[ICMPWIRE_DEVICE_IPV6_MTU] = (int32_t)mtu;
}

void icmpwire_advertised_options(struct icmpwire_run *run, const struct icmpwire_discovery *message)
{
    const struct icmpwire_device *device = message->device;
    bool ours = icmpwire_own_on(message->device, message->d->source) &&
                !device->sysctls[ICMPWIRE_DEVICE_IPV6_ACCEPT_RA_FROM_LOCAL];

    if (!ours && device->sysctls[ICMPWIRE_DEVICE_IPV6_ACCEPT_RA_RTR_PREF])
        take_routes(run, message);
    if (device->sysctls[ICMPWIRE_DEVICE_IPV6_ACCEPT_RA_PINFO])
        take_prefixes(run, message);
    take_mtu(run, message);
}
