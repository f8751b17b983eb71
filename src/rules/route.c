/* SPDX-License-Identifier: BSD-2-Clause */
/* Looking up routes and choosing source addresses. */
#include "icmpwire/host_add.h"
#include "table.h"
#include "transmit.h"

/* RFC 4861 section 6.3.6: a router that did not answer is the last choice. */
static bool is_lost(const struct icmpwire_host *host, const struct icmpwire_route *route)
{
    for (size_t i = 0; route->to.version == 6 && route->gateway.version && i < ICMPWIRE_HOST_NEIGHBORS; i++)
        if (host->neighbors[i].device == route->device && icmpwire_same_ip(host->neighbors[i].ip, route->gateway))
            return host->neighbors[i].state == ICMPWIRE_NEIGHBOR_FAILED;
    return false;
}

static bool better(const struct icmpwire_host *host, const struct icmpwire_route *one,
                   const struct icmpwire_route *other)
{
    bool lost;

    if (!other || one->prefix != other->prefix)
        return !other || one->prefix > other->prefix;
    lost = is_lost(host, one);
    if (lost != is_lost(host, other))
        return !lost;
    return one->preference > other->preference;
}

static const struct icmpwire_route *route_to(const struct icmpwire_host *host, struct icmpwire_ip to,
                                             const struct icmpwire_device *scope, uint64_t now)
{
    const struct icmpwire_route *best = NULL;

    for (size_t i = 0; i < host->route_end; i++) {
        const struct icmpwire_route *route = &host->routes[i];
        if (route->to.version && route->until > now && icmpwire_in_prefix(to, route->to, route->prefix) &&
            (!scope || !route->device || route->device == scope->index) && better(host, route, best))
            best = route;
    }
    return best;
}

bool icmpwire_is_first_hop(struct icmpwire_host *host, struct icmpwire_ip to, struct icmpwire_ip gateway,
                           const struct icmpwire_device *device, uint64_t now)
{
    const struct icmpwire_route *best = route_to(host, to, device, now);

    for (size_t i = 0; best && i < host->route_end; i++) {
        const struct icmpwire_route *route = &host->routes[i];
        if (route->prefix == best->prefix && route->device == device->index && route->until > now &&
            icmpwire_in_prefix(to, route->to, route->prefix) && icmpwire_same_ip(route->gateway, gateway))
            return true;
    }
    for (size_t i = 0; i < host->path_count; i++)
        if (icmpwire_same_ip(host->paths[i].to, to) && icmpwire_same_ip(host->paths[i].gateway, gateway))
            return true;
    return false;
}

static void apply_path(struct icmpwire_host *host, struct icmpwire_ip to, uint64_t now, struct icmpwire_way *way)
{
    for (size_t i = 0; i < host->path_count; i++) {
        struct icmpwire_path *path = &host->paths[i];
        if (!icmpwire_same_ip(path->to, to))
            continue;
        if (path->gateway.version && path->gateway_until > now) {
            way->next_hop = path->gateway;
            way->gateway = way->path = true;
        }
        way->path = way->path || (path->mtu && path->until > now);
        if (path->mtu && path->mtu < way->mtu && path->until > now)
            way->mtu = path->mtu;
        path->used = now;
    }
}

static uint32_t mtu_of(const struct icmpwire_device *device, uint8_t version)
{
    return version == 6 && device->mtu6 && device->mtu6 < device->mtu ? device->mtu6 : device->mtu;
}

static struct icmpwire_way way_by(uint8_t kind, struct icmpwire_device *device, struct icmpwire_ip next_hop)
{
    return (struct icmpwire_way){
        .kind = kind, .mtu = device ? mtu_of(device, next_hop.version) : 0, .device = device, .next_hop = next_hop};
}

/* The device for a multicast address without a scope: the one that a route names, or the first that is no loopback. */
static struct icmpwire_device *multicast_device(struct icmpwire_host *host, struct icmpwire_ip to, uint64_t now)
{
    const struct icmpwire_route *route = route_to(host, to, NULL, now);

    if (route && route->device)
        return icmpwire_host_device(host, route->device);
    ICMPWIRE_EACH_DEVICE(host, device)
    if (!device->loopback && device->up)
        return device;
    return NULL;
}

static struct icmpwire_way way_by_route(struct icmpwire_host *host, struct icmpwire_ip to,
                                        struct icmpwire_device *scope, uint64_t now)
{
    static const uint8_t kinds[] = {
        [ICMPWIRE_ROUTE_UNICAST] = ICMPWIRE_WAY_UNICAST,
        [ICMPWIRE_ROUTE_UNREACHABLE] = ICMPWIRE_WAY_UNREACHABLE,
        [ICMPWIRE_ROUTE_PROHIBIT] = ICMPWIRE_WAY_PROHIBIT,
        [ICMPWIRE_ROUTE_BLACKHOLE] = ICMPWIRE_WAY_BLACKHOLE,
    };
    bool scoped = to.version == 6 && icmpwire_ip_link_local(to);
    const struct icmpwire_route *route = route_to(host, to, scoped ? scope : NULL, now);
    struct icmpwire_way way;

    if (!route)
        return way_by(ICMPWIRE_WAY_NONE, NULL, to);
    way = way_by(kinds[route->type & 3], icmpwire_host_device(host, route->device), to);
    if (route->gateway.version) {
        way.next_hop = route->gateway;
        way.gateway = true;
    }
    way.anycast = to.version == 6 && !way.gateway && route->prefix < 127 && icmpwire_same_ip(to, route->to);
    if (way.kind == ICMPWIRE_WAY_UNICAST && (!way.device || !way.device->up))
        way.kind = ICMPWIRE_WAY_NONE;
    if (way.kind == ICMPWIRE_WAY_UNICAST)
        apply_path(host, to, now, &way);
    return way;
}

struct icmpwire_way icmpwire_way_to(struct icmpwire_host *host, struct icmpwire_ip to, struct icmpwire_device *scope,
                                    uint64_t now)
{
    struct icmpwire_device *on = scope ? scope : host->devices;

    if (icmpwire_ip_multicast(to)) {
        on = scope ? scope : multicast_device(host, to, now);
        return way_by(on ? ICMPWIRE_WAY_MULTICAST : ICMPWIRE_WAY_NONE, on, to);
    }
    if (icmpwire_own(host, on, to, &on))
        return way_by(ICMPWIRE_WAY_LOCAL, host->devices, to);
    if (to.version == 4 && icmpwire_ip4_broadcast(host, NULL, to)) {
        struct icmpwire_way way = way_by_route(host, to, scope, now);
        if (way.kind == ICMPWIRE_WAY_UNICAST || scope)
            return way_by(ICMPWIRE_WAY_BROADCAST, way.device ? way.device : scope, to);
    }
    return way_by_route(host, to, scope, now);
}

/* ---- source addresses ---- */

/* The first address on the device that is of the same network, or else the first. */
static struct icmpwire_ip source_on(struct icmpwire_device *device, struct icmpwire_ip to)
{
    struct icmpwire_ip first = icmpwire_no_ip();

    ICMPWIRE_EACH_ADDRESS(device, address)
    {
        if (address->ip.version != 4 || icmpwire_ip_loopback(address->ip))
            continue;
        if (icmpwire_in_prefix(to, address->ip, address->prefix))
            return address->ip;
        if (!first.version)
            first = address->ip;
    }
    return first;
}

struct icmpwire_ip icmpwire_source4(struct icmpwire_host *host, struct icmpwire_device *device, struct icmpwire_ip to)
{
    struct icmpwire_ip found = source_on(device, to);

    if (!found.version)
        ICMPWIRE_EACH_DEVICE(host, other)
        {
            found = source_on(other, icmpwire_no_ip());
            if (found.version)
                break;
        }
    return found;
}

static unsigned scope6(struct icmpwire_ip ip)
{
    if (icmpwire_ip_multicast(ip))
        return icmpwire_ip6_multicast_scope(ip);
    return icmpwire_ip_link_local(ip) || icmpwire_ip_loopback(ip) ? 2 : 14;
}

static unsigned common_bits(struct icmpwire_ip a, struct icmpwire_ip b)
{
    unsigned bits = 128;

    while (bits && !icmpwire_in_prefix(a, b, bits))
        bits--;
    return bits;
}

/* RFC 6724 section 5, rules 2, 3, 5 and 8. */
static bool better6(const struct icmpwire_host_address *a, const struct icmpwire_host_address *b, struct icmpwire_ip to)
{
    unsigned of_a = scope6(a->ip), of_b = scope6(b->ip), wanted = scope6(to);

    if (of_a != of_b)
        return of_a < of_b ? of_a >= wanted : of_b < wanted;
    if ((a->state == ICMPWIRE_ADDRESS_DEPRECATED) != (b->state == ICMPWIRE_ADDRESS_DEPRECATED))
        return b->state == ICMPWIRE_ADDRESS_DEPRECATED;
    return common_bits(a->ip, to) > common_bits(b->ip, to);
}

static bool is_source(const struct icmpwire_host_address *address)
{
    return address->ip.version == 6 && !address->anycast && address->state != ICMPWIRE_ADDRESS_TENTATIVE &&
           address->state != ICMPWIRE_ADDRESS_DUPLICATE;
}

static const struct icmpwire_host_address *best6(struct icmpwire_device *device, struct icmpwire_ip to,
                                                 const struct icmpwire_host_address *best)
{
    ICMPWIRE_EACH_ADDRESS(device, address)
    if (is_source(address) && (!best || better6(address, best, to)))
        best = address;
    return best;
}

struct icmpwire_ip icmpwire_source_for(struct icmpwire_host *host, const struct icmpwire_way *way,
                                       struct icmpwire_ip to)
{
    const struct icmpwire_host_address *best;

    if (!way->device)
        return icmpwire_no_ip();
    if (to.version == 4)
        return way->kind == ICMPWIRE_WAY_LOCAL ? to : icmpwire_source4(host, way->device, way->next_hop);
    if (way->kind == ICMPWIRE_WAY_LOCAL)
        return to;
    best = best6(way->device, to, NULL);
    /* An address of another device does where the scope is wider than the link. */
    if ((!best || scope6(best->ip) < scope6(to)) && scope6(to) > 2)
        ICMPWIRE_EACH_DEVICE(host, device)
    best = best6(device, to, best);
    return best ? best->ip : icmpwire_no_ip();
}
