/* SPDX-License-Identifier: BSD-2-Clause */
/* "advertise" of an interface. */
#include "host_config.h"

#define MEMBERS "lifetime hop_limit preference managed other mtu reachable retransmit valid preferred"

static bool read_long(const struct config_node *node, const char *name, uint32_t *value)
{
    int64_t number = *value;

    if (!config_integer(node, name, 0, UINT32_MAX, &number))
        return false;
    *value = (uint32_t)number;
    return true;
}

static bool read_numbers(const struct config_node *node, struct icmpwire_advertising *says)
{
    static const int8_t preferences[] = {0, 1, -1};
    int64_t lifetime = 1800, hop_limit = 64;
    unsigned preference = 0;

    if (!config_integer(node, "lifetime", 0, UINT16_MAX, &lifetime) ||
        !config_integer(node, "hop_limit", 0, UINT8_MAX, &hop_limit) ||
        !config_choice(node, "preference", "medium high low", &preference))
        return false;
    says->lifetime = (uint16_t)lifetime;
    says->hop_limit = (uint8_t)hop_limit;
    says->preference = preferences[preference];
    return read_long(node, "mtu", &says->mtu) && read_long(node, "reachable", &says->reachable) &&
           read_long(node, "retransmit", &says->retransmit) && read_long(node, "valid", &says->valid) &&
           read_long(node, "preferred", &says->preferred);
}

static bool advertise(struct icmpwire_host *host, const struct config_node *interface, uint64_t now)
{
    struct config_node node = config_member(interface, "advertise");
    const char *name = json_string_value(config_member(interface, "name").value);
    struct icmpwire_advertising says = {.valid = 2592000, .preferred = 604800}; /* RFC 4861 section 6.2.1 */

    if (!node.value)
        return true;
    if (!config_object(&node, MEMBERS) || !config_flag(&node, "managed", &says.managed) ||
        !config_flag(&node, "other", &says.other) || !read_numbers(&node, &says))
        return false;
    if (says.preferred > says.valid)
        return config_refuse(&node, "'preferred' is longer than 'valid'");
    return icmpwire_host_advertise(host, icmpwire_host_device_named(host, name)->index, &says, now) ||
           config_refuse(&node, "there is no room for the group of all routers");
}

bool host_configure_advertising(struct icmpwire_host *host, const struct config_node *root, uint64_t now)
{
    struct config_node list = config_member(root, "interfaces");

    for (size_t i = 0; i < config_count(&list); i++) {
        struct config_node node = config_element(&list, i);
        if (!advertise(host, &node, now))
            return false;
    }
    return true;
}
