/* SPDX-License-Identifier: BSD-2-Clause */
/* "interfaces" of a host's configuration. */
#include "config_address.h"
#include "host_config.h"
#include <string.h>

enum { MTU_LEAST = 68, MTU_MOST = 65535, MTU_USUAL = 1500, FIRST_INDEX = 2 };

/* ---- devices ---- */

static bool name_fits(struct icmpwire_host *host, const struct config_node *node)
{
    const char *name = json_string_value(node->value);

    if (!name || !*name || strlen(name) >= ICMPWIRE_HOST_NAME || strpbrk(name, "=/. \t\n"))
        return config_expected(node, "a name of 1 to 15 characters without '=', '/', '.' and spaces");
    if (strcmp(name, "all") == 0 || strcmp(name, "default") == 0)
        return config_refuse(node, "'%s' is not a name for an interface: sysctls have it for others", name);
    return !icmpwire_host_device_named(host, name) || config_refuse(node, "an interface '%s' is there already", name);
}

static bool configure_device(struct icmpwire_host *host, const struct config_node *node)
{
    struct config_node name = config_member(node, "name"), at = config_member(node, "mac");
    int64_t index = FIRST_INDEX + (int64_t)node->index, mtu = MTU_USUAL;
    uint8_t mac[6];
    bool up = true;

    if (!config_object(node, "name index mac mtu up addresses anycast groups advertise") ||
        !config_needs(node, "name") || !name_fits(host, &name) ||
        !config_integer(node, "index", 1, INT32_MAX, &index) ||
        !config_integer(node, "mtu", MTU_LEAST, MTU_MOST, &mtu) || !config_flag(node, "up", &up) ||
        (at.value && !config_mac(&at, mac)))
        return false;
    if (at.value && mac[0] & 1)
        return config_expected(&at, "the MAC address of one interface, not of a group");
    if (icmpwire_host_device(host, (uint32_t)index))
        return config_refuse(node, "index %lld is taken", (long long)index);
    struct icmpwire_device *device = icmpwire_host_add_device(host, json_string_value(name.value), (uint32_t)index,
                                                              at.value ? mac : NULL, (uint32_t)mtu);
    if (!device)
        return config_refuse(node, "there is no room for more than %d interfaces", ICMPWIRE_HOST_DEVICES - 1);
    device->up = up;
    return true;
}

bool host_configure_devices(struct icmpwire_host *host, const struct config_node *root)
{
    struct config_node list = config_member(root, "interfaces");

    if (!config_needs(root, "interfaces") || !config_array(&list))
        return false;
    if (!config_count(&list))
        return config_expected(&list, "one interface or more");
    for (size_t i = 0; i < config_count(&list); i++) {
        struct config_node node = config_element(&list, i);
        if (!configure_device(host, &node))
            return false;
    }
    return true;
}

/* ---- addresses ---- */

/* A device while its addresses are read. */
struct place {
    struct icmpwire_host *host;
    uint32_t device;
    bool boot;
    uint64_t now;
};

static bool add_address(const struct place *place, const struct config_node *node)
{
    struct icmpwire_ip ip;
    uint8_t bits;

    if (!config_prefix(node, &ip, &bits))
        return false;
    return icmpwire_host_add_address(place->host, place->device, ip, bits, place->boot, place->now) ||
           config_refuse(node, "not an address for a host, there already, or one more than %d on an interface",
                         ICMPWIRE_HOST_ADDRESSES);
}

static bool add_anycast(const struct place *place, const struct config_node *node)
{
    struct icmpwire_ip ip;

    if (!config_ip(node, &ip))
        return false;
    if (ip.version != 6)
        return config_expected(node, "an IPv6 address");
    return icmpwire_host_add_anycast(place->host, place->device, ip) ||
           config_refuse(node, "not an anycast address, there already, or one more than %d on an interface",
                         ICMPWIRE_HOST_ADDRESSES);
}

static bool join(const struct place *place, const struct config_node *node)
{
    struct icmpwire_ip ip;

    return config_ip(node, &ip) &&
           (icmpwire_host_join(place->host, place->device, ip, place->now) ||
            config_refuse(node, "not a multicast group, or one more than %d on an interface", ICMPWIRE_HOST_GROUPS));
}

static bool each(const struct place *place, const struct config_node *interface, const char *name,
                 bool (*add)(const struct place *place, const struct config_node *node))
{
    struct config_node list = config_member(interface, name);

    if (!config_array(&list))
        return false;
    for (size_t i = 0; i < config_count(&list); i++) {
        struct config_node node = config_element(&list, i);
        if (!add(place, &node))
            return false;
    }
    return true;
}

bool host_configure_addresses(struct icmpwire_host *host, const struct config_node *root, bool boot, uint64_t now)
{
    struct config_node list = config_member(root, "interfaces");

    for (size_t i = 0; i < config_count(&list); i++) {
        struct config_node node = config_element(&list, i);
        const char *name = json_string_value(config_member(&node, "name").value);
        /* What joins at time 0 has told the link long ago. */
        struct place place = {host, icmpwire_host_device_named(host, name)->index, boot, boot ? now : 0};
        if (!each(&place, &node, "addresses", add_address) || !each(&place, &node, "anycast", add_anycast) ||
            !each(&place, &node, "groups", join))
            return false;
    }
    return true;
}
