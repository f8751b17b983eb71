/* SPDX-License-Identifier: BSD-2-Clause */
#include "paths.h"
#include "ip4.h"
#include "neighbor.h"
#include "table.h"
#include "transmit.h"

enum { LEAST_MTU6 = 1280, SECOND = 1000000, REDIRECT_SECONDS = 300 };

/* The record of a destination: a new one where there was none, if need be in place of the one unused for longest. */
static struct icmpwire_path *path_of(struct icmpwire_run *run, struct icmpwire_ip to)
{
    struct icmpwire_host *host = run->host;
    struct icmpwire_path *oldest = host->paths;

    for (struct icmpwire_path *path = host->paths; path < host->paths + host->path_count; path++) {
        if (icmpwire_same_ip(path->to, to))
            return path;
        if (path->used < oldest->used)
            oldest = path;
    }
    if (host->path_count < ICMPWIRE_HOST_PATHS)
        oldest = &host->paths[host->path_count++];
    *oldest = (struct icmpwire_path){.to = to};
    return oldest;
}

static void keep_mtu(struct icmpwire_run *run, struct icmpwire_ip to, uint32_t mtu, int32_t seconds)
{
    struct icmpwire_path *path = path_of(run, to);

    path->mtu = mtu;
    path->until = run->now + (uint64_t)seconds * SECOND;
    path->used = run->now;
}

static void learn_mtu4(struct icmpwire_run *run, struct icmpwire_ip to, uint32_t mtu, uint32_t now)
{
    uint32_t least = (uint32_t)icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_ROUTE_MIN_PMTU);

    if (!icmpwire_rule(run, ICMPWIRE_RULE_PATH_MTU4, mtu <= now))
        return;
    if (mtu < least)
        mtu = least < now ? least : now;
    keep_mtu(run, to, mtu, icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_ROUTE_MTU_EXPIRES));
}

void icmpwire_path_learns_mtu(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct icmpwire_ip to,
                              uint32_t mtu)
{
    struct icmpwire_way way = icmpwire_way_to(run->host, to, d->device, run->now);

    if (way.kind != ICMPWIRE_WAY_UNICAST)
        return;
    if (to.version == 4)
        learn_mtu4(run, to, mtu, way.mtu);
    else if (icmpwire_rule(run, ICMPWIRE_RULE_PATH_MTU6, mtu >= LEAST_MTU6 && mtu < way.mtu))
        keep_mtu(run, to, mtu, icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV6_ROUTE_MTU_EXPIRES));
}

void icmpwire_path_learns_gateway(struct icmpwire_run *run, struct icmpwire_ip to, struct icmpwire_ip gateway,
                                  uint64_t until)
{
    struct icmpwire_path *path = path_of(run, to);

    path->gateway = gateway;
    path->gateway_until = until;
    path->used = run->now;
}

bool icmpwire_path_begins_here(struct icmpwire_run *run, struct icmpwire_device *device, struct icmpwire_ip source)
{
    struct icmpwire_device *found;

    return icmpwire_ip_unspecified(source) || icmpwire_own(run->host, device, source, &found);
}

/* ---- redirects of ICMPv4 ---- */

/* IN_DEV_RX_REDIRECTS: a router believes them only if both say so. */
static bool accepts(const struct icmpwire_run *run, const struct icmpwire_device *device)
{
    if (device->sysctls[ICMPWIRE_DEVICE_IPV4_FORWARDING])
        return icmpwire_both(run, device, ICMPWIRE_DEVICE_IPV4_ACCEPT_REDIRECTS);
    return icmpwire_either(run, device, ICMPWIRE_DEVICE_IPV4_ACCEPT_REDIRECTS);
}

/* inet_addr_onlink: are both in one network of the device? */
static bool share_network(struct icmpwire_device *device, struct icmpwire_ip a, struct icmpwire_ip b)
{
    ICMPWIRE_EACH_ADDRESS(device, own)
    if (icmpwire_in_prefix(a, own->ip, own->prefix) && icmpwire_in_prefix(b, own->ip, own->prefix))
        return true;
    return false;
}

/* ip_fib_check_default: is it the gateway of a route by that device? */
static bool is_known_gateway(const struct icmpwire_host *host, const struct icmpwire_device *device,
                             struct icmpwire_ip gateway)
{
    for (size_t i = 0; i < ICMPWIRE_HOST_ROUTES; i++)
        if (host->routes[i].device == device->index && icmpwire_same_ip(host->routes[i].gateway, gateway))
            return true;
    return false;
}

/* May that address be a gateway? Where media are shared, every single host may. */
static bool gateway_good(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct icmpwire_ip gateway)
{
    struct icmpwire_device *found;

    if (icmpwire_same_ip(gateway, d->source) || icmpwire_ip_multicast(gateway) || gateway.low == UINT32_MAX ||
        gateway.low >> (32 - run->policy->no_host_bits4) == 0)
        return false;
    if (!icmpwire_either(run, d->device, ICMPWIRE_DEVICE_IPV4_SHARED_MEDIA))
        return share_network(d->device, gateway, d->source) &&
               (!icmpwire_either(run, d->device, ICMPWIRE_DEVICE_IPV4_SECURE_REDIRECTS) ||
                is_known_gateway(run->host, d->device, gateway));
    return !icmpwire_own(run->host, d->device, gateway, &found) && !icmpwire_ip4_broadcast(run->host, NULL, gateway);
}

static bool has_mac(const struct icmpwire_neighbor *entry)
{
    return entry->state != ICMPWIRE_NEIGHBOR_NONE && entry->state != ICMPWIRE_NEIGHBOR_INCOMPLETE &&
           entry->state != ICMPWIRE_NEIGHBOR_FAILED;
}

/* Is the link-layer address of the gateway known? If not it is asked for. */
static bool neighbor_known(struct icmpwire_run *run, const struct icmpwire_device *device, struct icmpwire_ip gateway)
{
    struct icmpwire_neighbor *entry = icmpwire_neighbor_make(run->host, device, gateway, run->now);
    bool asked;

    if (!entry || has_mac(entry))
        return entry != NULL;
    asked = entry->state == ICMPWIRE_NEIGHBOR_INCOMPLETE;
    if (!icmpwire_neighbor_ready(run, entry) && !asked)
        icmpwire_neighbor_begin(run, entry);
    return false;
}

/* rt_bind_exception makes a destination on the link its own gateway where something was learnt about it. */
void icmpwire_redirect4(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct icmpwire_ip to)
{
    struct icmpwire_way way = icmpwire_way_to(run->host, to, NULL, run->now);
    struct icmpwire_ip gateway = icmpwire_peek_ip4(d->payload.data, 4);
    unsigned code = icmpwire_peek8(d->payload.data, 1) & 7u;

    if (icmpwire_rule(run, ICMPWIRE_RULE_REDIRECT4_CODE, code > 3) ||
        icmpwire_rule(run, ICMPWIRE_RULE_REDIRECT4_SOURCE,
                      !icmpwire_path_begins_here(run, d->device, icmpwire_peek_ip4(d->payload.data, 20))) ||
        icmpwire_rule(run, ICMPWIRE_RULE_REDIRECT4_SENDER,
                      way.kind != ICMPWIRE_WAY_UNICAST || !(way.gateway || way.path) ||
                          !icmpwire_same_ip(way.next_hop, d->source)) ||
        icmpwire_rule(run, ICMPWIRE_RULE_REDIRECT4_OFF, !accepts(run, d->device)) ||
        icmpwire_rule(run, ICMPWIRE_RULE_REDIRECT4_GATEWAY, !gateway_good(run, d, gateway)))
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_REDIRECT4_NEIGHBOR, !neighbor_known(run, way.device, gateway)))
        return;
    icmpwire_rule(run, ICMPWIRE_RULE_REDIRECT4_TAKEN, true);
    icmpwire_path_learns_gateway(run, to, gateway, run->now + (uint64_t)REDIRECT_SECONDS * SECOND);
}
