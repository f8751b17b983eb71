/* SPDX-License-Identifier: BSD-2-Clause */
/* "routes", "neighbours" and "sockets" of a host's configuration. */
#include "config_address.h"
#include "host_config.h"
#include "icmpwire/host.h"

/* Calls `add` for each element of a list. */
static bool each(struct icmpwire_host *host, const struct config_node *root, const char *name, uint64_t now,
                 bool (*add)(struct icmpwire_host *host, const struct config_node *node, uint64_t now))
{
    struct config_node list = config_member(root, name);

    if (!config_array(&list))
        return false;
    for (size_t i = 0; i < config_count(&list); i++) {
        struct config_node node = config_element(&list, i);
        if (!add(host, &node, now))
            return false;
    }
    return true;
}

/* An address in a member; *ip stays as it is when it is not there. */
static bool member_ip(const struct config_node *object, const char *name, struct icmpwire_ip *ip)
{
    struct config_node node = config_member(object, name);

    return !node.value || config_ip(&node, ip);
}

/* ---- routes ---- */

static bool is_within(struct icmpwire_ip ip, const struct icmpwire_host_address *net)
{
    uint8_t a[16], b[16];
    size_t size = icmpwire_ip_octets(ip, a);
    unsigned bits = 0;

    if (net->ip.version != ip.version || icmpwire_ip_octets(net->ip, b) != size)
        return false;
    while (bits < net->prefix && ((a[bits / 8] ^ b[bits / 8]) & 0x80 >> bits % 8) == 0)
        bits++;
    return bits == net->prefix;
}

/* The device on whose link a gateway is, null when there is none. */
static const struct icmpwire_device *device_towards(const struct icmpwire_host *host, struct icmpwire_ip gateway)
{
    for (size_t i = 0; i < ICMPWIRE_HOST_DEVICES; i++)
        for (size_t j = 0; j < ICMPWIRE_HOST_ADDRESSES; j++)
            if (!host->devices[i].loopback && is_within(gateway, &host->devices[i].addresses[j]))
                return &host->devices[i];
    return NULL;
}

/* Reads where a unicast route leads. */
static bool route_way(struct icmpwire_host *host, const struct config_node *node, struct icmpwire_route *route)
{
    const struct icmpwire_device *device = NULL;
    struct config_node via = config_member(node, "via");

    if (!member_ip(node, "via", &route->gateway) || !host_config_device(host, node, "device", &device))
        return false;
    if (via.value && route->gateway.version != route->to.version)
        return config_expected(&via, "an address of the same version as 'to'");
    if (!device && via.value)
        device = device_towards(host, route->gateway);
    if (!device)
        return config_refuse(node, via.value ? "no interface is on the link of 'via': name it as 'device'"
                                             : "'via' or 'device' is missing");
    route->device = device->index;
    return true;
}

static bool add_route(struct icmpwire_host *host, const struct config_node *node, uint64_t now)
{
    struct icmpwire_route route = {.type = ICMPWIRE_ROUTE_UNICAST};
    struct config_node to = config_member(node, "to");
    unsigned type = ICMPWIRE_ROUTE_UNICAST;

    (void)now;
    if (!config_object(node, "to via device type") || !config_needs(node, "to") ||
        !config_prefix(&to, &route.to, &route.prefix) ||
        !config_choice(node, "type", "unicast unreachable prohibit blackhole", &type)) /* in order */
        return false;
    route.type = (uint8_t)type;
    if (type == ICMPWIRE_ROUTE_UNICAST && !route_way(host, node, &route))
        return false;
    if (type != ICMPWIRE_ROUTE_UNICAST && (config_member(node, "via").value || config_member(node, "device").value))
        return config_refuse(node, "a route of this type leads nowhere: no 'via' and no 'device'");
    return icmpwire_host_add_route(host, &route) ||
           config_refuse(node, "there is no room for more than %d routes", ICMPWIRE_HOST_ROUTES);
}

bool host_configure_routes(struct icmpwire_host *host, const struct config_node *root)
{
    return each(host, root, "routes", 0, add_route);
}

/* ---- neighbors ---- */

static bool add_neighbor(struct icmpwire_host *host, const struct config_node *node, uint64_t now)
{
    static const enum icmpwire_neighbor_state states[] = {ICMPWIRE_NEIGHBOR_PERMANENT, ICMPWIRE_NEIGHBOR_REACHABLE,
                                                          ICMPWIRE_NEIGHBOR_STALE};
    struct config_node address = config_member(node, "address"), at = config_member(node, "mac");
    const struct icmpwire_device *device = NULL;
    struct icmpwire_ip ip;
    uint8_t mac[6];
    unsigned state = 0;

    if (!config_object(node, "address device mac state") || !config_needs(node, "address") ||
        !config_needs(node, "device") || !config_needs(node, "mac") || !config_ip(&address, &ip) ||
        !config_mac(&at, mac) || !host_config_device(host, node, "device", &device) ||
        !config_choice(node, "state", "permanent reachable stale", &state))
        return false;
    return icmpwire_host_add_neighbor(host, device->index, ip, mac, states[state], now) ||
           config_refuse(node, "there already, or one more than %d neighbours", ICMPWIRE_HOST_NEIGHBORS);
}

bool host_configure_neighbors(struct icmpwire_host *host, const struct config_node *root, uint64_t now)
{
    return each(host, root, "neighbours", now, add_neighbor);
}

/* ---- sockets ---- */

static bool member_port(const struct config_node *node, const char *name, uint16_t *port)
{
    int64_t number = *port;

    if (!config_integer(node, name, 0, UINT16_MAX, &number))
        return false;
    *port = (uint16_t)number;
    return true;
}

/* The members that only some kinds have. */
static bool socket_kind(const struct config_node *node, struct icmpwire_socket *socket)
{
    static const struct {
        const char *members, *needs;
    } kinds[] = {
        [ICMPWIRE_SOCKET_UDP] = {"protocol family device recverr local remote port remote_port", NULL},
        [ICMPWIRE_SOCKET_TCP] = {"protocol family device recverr local remote port remote_port", NULL},
        [ICMPWIRE_SOCKET_RAW] = {"protocol family device recverr local remote number", "number"},
        [ICMPWIRE_SOCKET_PING] = {"protocol family device recverr local remote identifier", NULL},
    };
    unsigned kind = ICMPWIRE_SOCKET_NONE;
    int64_t number = 0;

    if (!json_is_object(node->value))
        return config_expected(node, "an object");
    if (!config_needs(node, "protocol") || !config_choice(node, "protocol", "udp tcp raw ping", &kind))
        return false;
    socket->kind = (uint8_t)++kind;
    if (!config_object(node, kinds[kind].members) || (kinds[kind].needs && !config_needs(node, kinds[kind].needs)) ||
        !member_port(node, "port", &socket->local_port) || !member_port(node, "identifier", &socket->local_port) ||
        !member_port(node, "remote_port", &socket->remote_port) || !config_integer(node, "number", 0, 255, &number))
        return false;
    socket->number = (uint8_t)number;
    return true;
}

static bool add_socket(struct icmpwire_host *host, const struct config_node *node, uint64_t now)
{
    struct icmpwire_socket socket = {.reports = false};
    const struct icmpwire_device *device = NULL;
    struct config_node local = config_member(node, "local"), remote = config_member(node, "remote");
    struct config_node version = config_member(node, "family");
    int64_t family = 4;
    uint32_t number;

    (void)now;
    if (!socket_kind(node, &socket) || !config_integer(node, "family", 4, 6, &family) ||
        !config_flag(node, "recverr", &socket.reports) || !member_ip(node, "local", &socket.local) ||
        !member_ip(node, "remote", &socket.remote) || !host_config_device(host, node, "device", &device))
        return false;
    if (family == 5)
        return config_expected(&version, "4 or 6");
    socket.version = (uint8_t)family;
    if (local.value && socket.local.version != family)
        return config_expected(&local, family == 4 ? "an IPv4 address" : "an IPv6 address");
    if (remote.value && socket.remote.version != family)
        return config_expected(&remote, family == 4 ? "an IPv4 address" : "an IPv6 address");
    socket.device = device ? device->index : 0;
    return icmpwire_host_add_socket(host, &socket, &number) ||
           config_refuse(node, "there is no room for more than %d sockets", ICMPWIRE_HOST_SOCKETS);
}

bool host_configure_sockets(struct icmpwire_host *host, const struct config_node *root)
{
    return each(host, root, "sockets", 0, add_socket);
}
