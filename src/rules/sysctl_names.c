/* SPDX-License-Identifier: BSD-2-Clause */
#include "sysctl_names.h"

static const char *const host_names[ICMPWIRE_SYSCTL_COUNT] = {
#define SYSCTL(NAME, name, fallback, least, most) name,
#include "icmpwire/sysctls.def"
#undef SYSCTL
};

static const struct {
    const char *folder;
    const char *name;
} device_names[ICMPWIRE_DEVICE_SYSCTL_COUNT] = {
#define DEVICE_SYSCTL(NAME, folder, name, fallback, least, most) {folder, name},
#include "icmpwire/device_sysctls.def"
#undef DEVICE_SYSCTL
};

/* How many characters of `name` the text takes when it begins with it, 0 when it does not. A slash is a dot. */
static size_t taken(const char *name, const char *text)
{
    size_t i = 0;

    for (; text[i]; i++)
        if (name[i] != text[i] && !(name[i] == '/' && text[i] == '.'))
            return 0;
    return i;
}

static bool is(const char *name, const char *text)
{
    size_t size = taken(name, text);

    return size && !name[size];
}

static bool at_separator(const char *name)
{
    return *name == '.' || *name == '/';
}

/* Where the name of a device that stands at `name` ends, 0 when it does not stand there. */
static size_t device_at(const struct icmpwire_host *host, const char *name, uint32_t *device)
{
    static const char *const special[] = {"all", "default"};

    for (uint32_t i = 0; i < ICMPWIRE_HOST_DEVICES + 2; i++) {
        const char *text = i < ICMPWIRE_HOST_DEVICES ? host->devices[i].name : special[i - ICMPWIRE_HOST_DEVICES];
        size_t size = taken(name, text);
        if (size && at_separator(&name[size])) {
            *device = i;
            return size;
        }
    }
    return 0;
}

static bool is_of_device(const struct icmpwire_host *host, const char *name, uint32_t number, uint32_t *device)
{
    size_t folder = taken(name, device_names[number].folder);
    size_t size;

    if (!folder || !at_separator(&name[folder]))
        return false;
    name = &name[folder + 1];
    size = device_at(host, name, device);
    return size && is(&name[size + 1], device_names[number].name);
}

struct icmpwire_sysctl_place icmpwire_sysctl_find(const struct icmpwire_host *host, const char *name)
{
    struct icmpwire_sysctl_place place = {ICMPWIRE_SYSCTL_OF_HOST, 0, 0};

    for (; place.number < ICMPWIRE_SYSCTL_COUNT; place.number++)
        if (is(name, host_names[place.number]))
            return place;
    place.kind = ICMPWIRE_SYSCTL_OF_DEVICE;
    for (place.number = 0; place.number < ICMPWIRE_DEVICE_SYSCTL_COUNT; place.number++)
        if (is_of_device(host, name, place.number, &place.device))
            return place;
    place.kind = ICMPWIRE_SYSCTL_UNKNOWN;
    if (is(name, "net.ipv6.icmp.ratemask"))
        place.kind = ICMPWIRE_SYSCTL_RATEMASK6;
    else if (is(name, "net.ipv4.ping_group_range"))
        place.kind = ICMPWIRE_SYSCTL_PING_GROUPS;
    return place;
}
