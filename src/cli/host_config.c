/* SPDX-License-Identifier: BSD-2-Clause */
#include "host_config.h"
#include "icmpwire/host.h"
#include <stdio.h>
#include <string.h>

#define POLICIES "rfc linux-3.x linux-6.x" /* in the order of enum icmpwire_host_kind */

/* ---- sysctls ---- */

/* Numbers may be numbers, and everything may be text. */
static bool sysctl_text(const struct config_node *node, char *text, size_t room)
{
    if (json_is_integer(node->value))
        snprintf(text, room, "%lld", (long long)json_integer_value(node->value));
    else if (json_is_string(node->value))
        snprintf(text, room, "%s", json_string_value(node->value));
    else
        return config_expected(node, "a number or a string");
    return true;
}

static bool set_sysctl(struct icmpwire_host *host, const struct config_node *node)
{
    char text[1024];

    if (!sysctl_text(node, text, sizeof text))
        return false;
    return icmpwire_host_set(host, node->member, text) || config_expected(node, "a value in the range of this sysctl");
}

static bool is_known(const struct icmpwire_host *host, const char *name)
{
    return icmpwire_host_get(host, name, NULL, 0) != SIZE_MAX;
}

/* Sets those that are known while there are no devices, so that what is said of "default" holds for all of them; *later
 * gets the others. */
static bool set_sysctls_of_host(struct icmpwire_host *host, const struct config_node *sysctls, json_t *later)
{
    const char *name;
    json_t *value;

    if (sysctls->value && !json_is_object(sysctls->value))
        return config_expected(sysctls, "an object");
    json_object_foreach(sysctls->value, name, value)
    {
        struct config_node node = config_member(sysctls, name);
        if (!is_known(host, name))
            json_object_set(later, name, value);
        else if (!set_sysctl(host, &node))
            return false;
    }
    return true;
}

static bool set_sysctls_of_devices(struct icmpwire_host *host, const struct config_node *sysctls, json_t *later)
{
    const char *name;
    json_t *value;

    json_object_foreach(later, name, value)
    {
        struct config_node node = config_member(sysctls, name);
        if (!is_known(host, name))
            return config_refuse(&node, "unknown sysctl");
        if (!set_sysctl(host, &node))
            return false;
    }
    return true;
}

static bool configure_devices(struct icmpwire_host *host, const struct config_node *root)
{
    struct config_node sysctls = config_member(root, "sysctls");
    json_t *later = json_object();
    bool good = set_sysctls_of_host(host, &sysctls, later) && host_configure_devices(host, root) &&
                set_sysctls_of_devices(host, &sysctls, later);

    json_decref(later);
    return good;
}

/* ---- all of it ---- */

bool host_config_device(struct icmpwire_host *host, const struct config_node *object, const char *name,
                        const struct icmpwire_device **device)
{
    struct config_node node = config_member(object, name);
    const char *text = NULL;

    if (!config_string(object, name, &text))
        return false;
    if (!text)
        return true;
    *device = icmpwire_host_device_named(host, text);
    return *device || config_expected(&node, "the name of an interface");
}

static bool read_policy(const struct config_node *root, const char *name, enum icmpwire_host_kind *kind)
{
    unsigned number = ICMPWIRE_HOST_LINUX6;

    if (!config_choice(root, "policy", POLICIES, &number))
        return false;
    while (name && strcmp(icmpwire_host_kind_name((enum icmpwire_host_kind)number), name) != 0)
        number = (number + 1) % ICMPWIRE_HOST_KINDS;
    *kind = (enum icmpwire_host_kind)number;
    return true;
}

bool host_configure(struct icmpwire_host *host, const struct config_node *root, const char *policy, uint64_t now)
{
    enum icmpwire_host_kind kind;
    int64_t seed = 1;
    bool boot = false;

    if (!config_object(root, "policy seed boot interfaces routes neighbours sockets reject sysctls") ||
        !read_policy(root, policy, &kind) || !config_integer(root, "seed", 0, INT64_MAX, &seed) ||
        !config_flag(root, "boot", &boot))
        return false;
    icmpwire_host_init(host, kind, (uint64_t)seed, now);
    return configure_devices(host, root) && host_configure_addresses(host, root, boot, now) &&
           host_configure_advertising(host, root, boot ? now : 0) && host_configure_routes(host, root) &&
           host_configure_neighbors(host, root, now) && host_configure_sockets(host, root) &&
           host_configure_rejects(host, root);
}
