/* SPDX-License-Identifier: BSD-2-Clause */
/* What a host is given: devices, addresses, groups, routes, sockets. */
#include "icmpwire/host_add.h"
#include "listener.h"
#include "own_address.h"
#include "table.h"
#include "text/writer.h"

#define MULTICAST4 0xe0000000 /* and what is above it, is no address of a host */

/* ---- devices ---- */

struct icmpwire_device *icmpwire_host_device_named(struct icmpwire_host *host, const char *name)
{
    ICMPWIRE_EACH_DEVICE(host, device)
    if (icmpwire_same_text(device->name, name))
        return device;
    return NULL;
}

static bool name_fits(const char *name)
{
    size_t size = 0;

    while (size < ICMPWIRE_HOST_NAME && name[size])
        size++;
    return size > 0 && size < ICMPWIRE_HOST_NAME;
}

static void begin_device(const struct icmpwire_host *host, struct icmpwire_device *device)
{
    memcpy(device->sysctls, host->fallback, sizeof device->sysctls); /* a loop would become memmove */
    device->robustness = 2;
    device->query_interval_milliseconds = 125000;
    device->query_response_milliseconds = 10000;
    device->next_solicitation = device->next_general_report = ICMPWIRE_NEVER;
    device->next_changes = device->next_initial = device->next_listener = ICMPWIRE_NEVER;
}

struct icmpwire_device *icmpwire_host_add_device(struct icmpwire_host *host, const char *name, uint32_t index,
                                                 const uint8_t mac[6], uint32_t mtu)
{
    struct icmpwire_writer writer;

    if (!index || mtu < 68 || !name_fits(name) || icmpwire_host_device(host, index) ||
        icmpwire_host_device_named(host, name))
        return NULL;
    for (size_t i = 0; i < ICMPWIRE_HOST_DEVICES; i++) {
        struct icmpwire_device *device = &host->devices[i];
        if (device->index)
            continue;
        icmpwire_in_use(&host->device_end, i);
        *device = (struct icmpwire_device){.index = index, .up = true, .point_to_point = !mac, .mtu = mtu};
        writer = icmpwire_writer_over(device->name, sizeof device->name);
        icmpwire_put_text(&writer, name);
        icmpwire_put_end(&writer);
        if (mac)
            icmpwire_poke_span(device->mac, 0, icmpwire_span_of(mac, 6));
        begin_device(host, device);
        icmpwire_host_join(host, index, icmpwire_all_nodes(), 0);
        icmpwire_host_join(host, index, icmpwire_ip4(0xe0000001), 0);
        if (device->sysctls[ICMPWIRE_DEVICE_IPV6_FORWARDING])
            icmpwire_router_groups(host, device, true);
        return device;
    }
    return NULL;
}

/* ---- routes ---- */

static struct icmpwire_route *free_route(struct icmpwire_host *host)
{
    for (size_t i = 0; i < ICMPWIRE_HOST_ROUTES; i++)
        if (!host->routes[i].to.version)
            return &host->routes[i];
    return NULL;
}

static bool route_fits(struct icmpwire_host *host, const struct icmpwire_route *route)
{
    uint8_t version = route->to.version, gateway = route->gateway.version;

    return (version == 4 || version == 6) && route->prefix <= (version == 4 ? 32 : 128) &&
           (!gateway || gateway == version) && route->type <= ICMPWIRE_ROUTE_BLACKHOLE &&
           (route->type != ICMPWIRE_ROUTE_UNICAST || icmpwire_host_device(host, route->device));
}

bool icmpwire_host_add_route(struct icmpwire_host *host, const struct icmpwire_route *route)
{
    struct icmpwire_route *place = free_route(host);

    if (!place || !route_fits(host, route))
        return false;
    *place = *route;
    place->to = icmpwire_ip_net(route->to, route->prefix);
    place->until = ICMPWIRE_NEVER;
    icmpwire_in_use(&host->route_end, (size_t)(place - host->routes));
    return true;
}

/* ---- addresses ---- */

static struct icmpwire_host_address *free_address(struct icmpwire_device *device)
{
    for (size_t i = 0; i < ICMPWIRE_HOST_ADDRESSES; i++)
        if (!device->addresses[i].ip.version)
            return &device->addresses[i];
    return NULL;
}

static bool address_fits(struct icmpwire_ip ip, uint8_t prefix)
{
    if (ip.version == 4)
        return prefix <= 32 && ip.low && ip.low < MULTICAST4;
    return ip.version == 6 && prefix <= 128 && !icmpwire_ip_multicast(ip) && !icmpwire_ip_unspecified(ip);
}

static void put_address(struct icmpwire_host *host, struct icmpwire_device *on, struct icmpwire_host_address *address,
                        struct icmpwire_ip ip, uint8_t prefix)
{
    *address = (struct icmpwire_host_address){.ip = ip,
                                              .prefix = prefix,
                                              .next_probe = ICMPWIRE_NEVER,
                                              .preferred_until = ICMPWIRE_NEVER,
                                              .valid_until = ICMPWIRE_NEVER};
    icmpwire_in_use(&on->address_end, (size_t)(address - on->addresses));
    icmpwire_note_own(host, ip, prefix);
}

static bool optimistic(const struct icmpwire_host *host, const struct icmpwire_device *device)
{
    return host->all[ICMPWIRE_DEVICE_IPV6_OPTIMISTIC_DAD] || device->sysctls[ICMPWIRE_DEVICE_IPV6_OPTIMISTIC_DAD];
}

/* Nothing is changed before all places are there: that in the group is asked for last. */
bool icmpwire_host_add_address(struct icmpwire_host *host, uint32_t device, struct icmpwire_ip ip, uint8_t prefix,
                               bool tentative, uint64_t now)
{
    struct icmpwire_device *on = icmpwire_host_device(host, device);
    struct icmpwire_host_address *address = on ? free_address(on) : NULL;
    struct icmpwire_route route = {.to = ip, .prefix = prefix, .device = device};

    if (!address || !address_fits(ip, prefix) || icmpwire_own_on(on, ip) || !free_route(host) ||
        (ip.version == 6 && !on->loopback && !icmpwire_host_join(host, device, icmpwire_solicited_node(ip), now)))
        return false;
    icmpwire_host_add_route(host, &route);
    put_address(host, on, address, ip, prefix);
    if (tentative && ip.version == 6) {
        address->state = optimistic(host, on) ? ICMPWIRE_ADDRESS_OPTIMISTIC : ICMPWIRE_ADDRESS_TENTATIVE;
        icmpwire_address_begin(host, on, address, now);
    }
    if (ip.version == 6 && on->sysctls[ICMPWIRE_DEVICE_IPV6_FORWARDING])
        icmpwire_router_group(host, on, address, true);
    return true;
}

bool icmpwire_host_add_anycast(struct icmpwire_host *host, uint32_t device, struct icmpwire_ip ip)
{
    struct icmpwire_device *on = icmpwire_host_device(host, device);
    struct icmpwire_host_address *address = on ? free_address(on) : NULL;

    if (!address || ip.version != 6 || !address_fits(ip, 128) || icmpwire_own_on(on, ip) ||
        !icmpwire_host_join(host, device, icmpwire_solicited_node(ip), 0))
        return false;
    put_address(host, on, address, ip, 128);
    address->anycast = true;
    return true;
}

/* ---- sockets ---- */

static bool socket_fits(const struct icmpwire_socket *socket)
{
    uint8_t version = socket->version;

    return socket->kind > ICMPWIRE_SOCKET_NONE && socket->kind <= ICMPWIRE_SOCKET_PING &&
           (version == 4 || version == 6) && (!socket->local.version || socket->local.version == version) &&
           (!socket->remote.version || socket->remote.version == version);
}

bool icmpwire_host_add_socket(struct icmpwire_host *host, const struct icmpwire_socket *socket, uint32_t *number)
{
    if (!socket_fits(socket))
        return false;
    for (size_t i = 0; i < ICMPWIRE_HOST_SOCKETS; i++) {
        if (host->sockets[i].kind != ICMPWIRE_SOCKET_NONE)
            continue;
        host->sockets[i] = *socket;
        icmpwire_in_use(&host->socket_end, i);
        *number = (uint32_t)i;
        return true;
    }
    return false;
}
