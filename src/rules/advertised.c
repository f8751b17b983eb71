/* SPDX-License-Identifier: BSD-2-Clause */
/* Section H: neighbor advertisements, received (RFC 4861 section 7.2.5) and sent (section 7.2.4). */
#include "discovery.h"
#include "table.h"

enum { ADVERTISEMENT = 136, FIXED = 24, ROUTER = 0x80, SOLICITED = 0x40, OVERRIDES = 0x20 };

void icmpwire_send_advertisement(struct icmpwire_run *run, struct icmpwire_own_advertisement na)
{
    const struct icmpwire_host_address *own = icmpwire_own_on(na.device, na.target);
    struct icmpwire_way way = {.kind = icmpwire_ip_multicast(na.to) ? ICMPWIRE_WAY_MULTICAST : ICMPWIRE_WAY_UNICAST,
                               .device = na.device};
    struct icmpwire_ip source = na.target;
    struct icmpwire_send6 send;

    if (own && !own->anycast) {
        na.overrides = na.overrides && own->state != ICMPWIRE_ADDRESS_OPTIMISTIC;
        na.names_mac = na.names_mac || na.device->sysctls[ICMPWIRE_DEVICE_IPV6_FORCE_TLLAO];
    } else {
        source = icmpwire_source_for(run->host, &way, na.to);
    }
    na.names_mac = na.names_mac && !na.device->point_to_point;
    if (!source.version ||
        !icmpwire_discovery_begin(run, na.device, source, na.to, na.names_mac ? FIXED + 8 : FIXED, &send))
        return;
    icmpwire_poke8(send.message, 0, ADVERTISEMENT);
    icmpwire_poke8(
        send.message, 4,
        (uint8_t)((na.router ? ROUTER : 0) | (na.solicited ? SOLICITED : 0) | (na.overrides ? OVERRIDES : 0)));
    icmpwire_poke_ip6(send.message, 8, na.target);
    if (na.names_mac)
        icmpwire_put_mac_option(&send, FIXED, 2);
    icmpwire_verdict(run, ICMPWIRE_VERDICT_REPLIED);
    icmpwire_send6(run, &send);
}

/* False when the message is dropped. */
static bool good(struct icmpwire_run *run, struct icmpwire_discovery *message, uint8_t flags)
{
    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_TARGET, icmpwire_ip_multicast(message->target)))
        return false;
    if (icmpwire_rule(run, ICMPWIRE_RULE_NA_SOLICITED_GROUP,
                      (flags & SOLICITED) && icmpwire_ip_multicast(message->d->destination)))
        return false;
    if (icmpwire_rule(run, ICMPWIRE_RULE_NA_UNSOLICITED,
                      !(flags & SOLICITED) && message->device->sysctls[ICMPWIRE_DEVICE_IPV6_DROP_UNSOLICITED_NA]))
        return false;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_OPTIONS, !icmpwire_discovery_options(message, message->options)))
        return false;
    return !icmpwire_rule(run, ICMPWIRE_RULE_ND_MAC_LENGTH, !icmpwire_discovery_mac(message, 2));
}

/* Somebody claims an address of ours. */
static bool about_us(struct icmpwire_run *run, const struct icmpwire_discovery *message)
{
    struct icmpwire_host_address *own = icmpwire_own_on(message->device, message->target);

    if (!own || own->anycast)
        return false;
    if (icmpwire_rule(run, ICMPWIRE_RULE_NA_COLLISION,
                      icmpwire_is_tentative(own) || own->state == ICMPWIRE_ADDRESS_OPTIMISTIC))
        icmpwire_address_collided(run, message->device, own);
    else
        icmpwire_rule(run, ICMPWIRE_RULE_NA_OWN, true);
    return true;
}

/* accept_untracked_na: 1 from anywhere, 2 from addresses of the link's prefixes. */
static bool untracked_accepted(const struct icmpwire_discovery *message)
{
    struct icmpwire_device *device = message->device;
    int32_t how = device->sysctls[ICMPWIRE_DEVICE_IPV6_ACCEPT_UNTRACKED_NA];

    if (!message->mac || !device->sysctls[ICMPWIRE_DEVICE_IPV6_FORWARDING] || how != 2)
        return message->mac && device->sysctls[ICMPWIRE_DEVICE_IPV6_FORWARDING] && how == 1;
    ICMPWIRE_EACH_ADDRESS(device, address)
    if (address->ip.version == 6 && icmpwire_in_prefix(message->d->source, address->ip, address->prefix))
        return true;
    return false;
}

static void update(struct icmpwire_run *run, const struct icmpwire_discovery *message, struct icmpwire_neighbor *entry,
                   uint8_t flags, bool untracked)
{
    bool reachable = (flags & SOLICITED) && !untracked;

    if (icmpwire_rule(run, ICMPWIRE_RULE_NA_TOO_LATE, entry->state == ICMPWIRE_NEIGHBOR_FAILED))
        return;
    icmpwire_verdict(run, ICMPWIRE_VERDICT_DELIVERED);
    if (icmpwire_rule(
            run, ICMPWIRE_RULE_NA_ROUTER_NO_MORE,
            icmpwire_neighbor_update(run, entry,
                                     (struct icmpwire_neighbor_news){.mac = message->mac,
                                                                     .state = reachable ? ICMPWIRE_NEIGHBOR_REACHABLE
                                                                                        : ICMPWIRE_NEIGHBOR_STALE,
                                                                     .overrides = (flags & OVERRIDES) != 0,
                                                                     .weakens = true,
                                                                     .tells_router = true,
                                                                     .router = (flags & ROUTER) != 0})))
        icmpwire_forget_router(run->host, message->device, message->d->source);
}

void icmpwire_neighbor_advertised(struct icmpwire_run *run, struct icmpwire_discovery *message)
{
    uint8_t flags = icmpwire_peek8(message->d->payload.data, 4);
    struct icmpwire_neighbor *entry;
    bool untracked;

    if (!good(run, message, flags) || about_us(run, message))
        return;
    entry = icmpwire_neighbor_of(run->host, message->device, message->target);
    untracked = !entry && icmpwire_rule(run, ICMPWIRE_RULE_NA_UNTRACKED, untracked_accepted(message));
    if (untracked)
        entry = icmpwire_neighbor_make(run->host, message->device, message->target, run->now);
    if (icmpwire_rule(run, ICMPWIRE_RULE_NA_UNKNOWN, !entry))
        return;
    update(run, message, entry, flags, untracked);
}
