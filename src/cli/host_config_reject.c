/* SPDX-License-Identifier: BSD-2-Clause */
/* "reject" of a host's configuration: rules of the INPUT chain. */
#include "host_config.h"
#include "icmpwire/reject.h"
#include <string.h>

static const struct {
    const char *name;
    uint8_t number;
} protocols[] = {{"icmp", 1}, {"tcp", 6}, {"udp", 17}, {"ipv6-icmp", 58}, {"icmpv6", 58}};

enum { PROTOCOLS = sizeof protocols / sizeof *protocols };

/* A name, or a number. */
static bool read_protocol(const struct config_node *node, uint8_t *protocol)
{
    const char *name = json_string_value(node->value);
    size_t i = 0;

    if (!node->value)
        return true;
    *protocol = (uint8_t)json_integer_value(node->value);
    if (json_is_integer(node->value) && *protocol == json_integer_value(node->value) && *protocol)
        return true;
    while (name && i < PROTOCOLS && strcmp(name, protocols[i].name) != 0)
        i++;
    if (!name || i == PROTOCOLS)
        return config_expected(node, "udp, tcp, icmp, ipv6-icmp or a number from 1 to 255");
    *protocol = protocols[i].number;
    return true;
}

static bool read_way(const struct config_node *object, struct icmpwire_reject *rule)
{
    struct config_node node = config_member(object, "with");
    const char *name = rule->version == 4 ? "icmp-port-unreachable" : "icmp6-port-unreachable";

    if (!config_string(object, "with", &name))
        return false;
    rule->with = (uint8_t)icmpwire_reject_named(rule->version, name);
    return rule->with != ICMPWIRE_REJECT_NONE ||
           config_expected(&node, rule->version == 4 ? "a way to reject of iptables, as icmp-port-unreachable"
                                                     : "a way to reject of ip6tables, as icmp6-port-unreachable");
}

static bool add_rule(struct icmpwire_host *host, const struct config_node *node)
{
    struct config_node family = config_member(node, "family"), protocol = config_member(node, "protocol");
    struct icmpwire_reject rule = {.protocol = 0};
    int64_t version = 4, port = 0;

    if (!config_object(node, "family protocol port with") || !config_integer(node, "family", 4, 6, &version) ||
        !read_protocol(&protocol, &rule.protocol) || !config_integer(node, "port", 0, UINT16_MAX, &port))
        return false;
    if (version == 5)
        return config_expected(&family, "4 or 6");
    rule.version = (uint8_t)version;
    rule.port = (uint16_t)port;
    return read_way(node, &rule) &&
           (icmpwire_host_add_reject(host, &rule) ||
            config_refuse(node, "'port' is for udp and tcp, tcp-reset is for tcp, and there are at most %d rules",
                          ICMPWIRE_HOST_REJECTS));
}

bool host_configure_rejects(struct icmpwire_host *host, const struct config_node *root)
{
    struct config_node list = config_member(root, "reject");

    if (!config_array(&list))
        return false;
    for (size_t i = 0; i < config_count(&list); i++) {
        struct config_node node = config_element(&list, i);
        if (!add_rule(host, &node))
            return false;
    }
    return true;
}
