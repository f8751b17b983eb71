/* SPDX-License-Identifier: BSD-2-Clause */
#include "icmpwire/sysctl.h"
#include "listener.h"
#include "sysctl_names.h"
#include "text/writer.h"

/* ---- numbers and their ranges ---- */

struct range {
    int32_t least, most;
};

static const struct range host_ranges[ICMPWIRE_SYSCTL_COUNT] = {
#define SYSCTL(NAME, name, fallback, least, most) {least, most},
#include "icmpwire/sysctls.def"
#undef SYSCTL
};

static const struct range device_ranges[ICMPWIRE_DEVICE_SYSCTL_COUNT] = {
#define DEVICE_SYSCTL(NAME, folder, name, fallback, least, most) {least, most},
#include "icmpwire/device_sysctls.def"
#undef DEVICE_SYSCTL
};

/* Reads a number; *text goes behind it. */
static bool read_unsigned(const char **text, uint64_t most, uint64_t *number)
{
    const char *at = *text;

    for (*number = 0; *at >= '0' && *at <= '9'; at++) {
        *number = *number * 10 + (uint64_t)(*at - '0');
        if (*number > most)
            return false;
    }
    if (at == *text)
        return false;
    *text = at;
    return true;
}

static bool read_signed(const char *text, struct range range, int32_t *number)
{
    bool negative = *text == '-';
    uint64_t size;

    text += negative;
    if (!read_unsigned(&text, INT32_MAX, &size) || *text)
        return false;
    *number = negative ? -(int32_t)size : (int32_t)size;
    return *number >= range.least && *number <= range.most;
}

/* ---- net.ipv6.icmp.ratemask: 0-1,3-127 ---- */

static bool read_mask(const char *text, uint64_t mask[4])
{
    uint64_t read[4] = {0}, first, last;

    while (*text) {
        if (!read_unsigned(&text, 255, &first))
            return false;
        last = first;
        if (*text == '-') {
            text++;
            if (!read_unsigned(&text, 255, &last) || last < first)
                return false;
        }
        for (uint64_t bit = first; bit <= last; bit++)
            read[bit / 64] |= (uint64_t)1 << bit % 64;
        if (*text == ',')
            text++;
        else if (*text)
            return false;
    }
    for (size_t i = 0; i < 4; i++)
        mask[i] = read[i];
    return true;
}

static bool mask_has(const uint64_t mask[4], unsigned bit)
{
    return bit < 256 && (mask[bit / 64] >> bit % 64 & 1);
}

static void write_mask(const uint64_t mask[4], struct icmpwire_writer *writer)
{
    const char *comma = "";

    for (unsigned first = 0, last; first < 256; first = last + 1) {
        last = first;
        if (!mask_has(mask, first))
            continue;
        while (mask_has(mask, last + 1))
            last++;
        icmpwire_put_text(writer, comma);
        icmpwire_put_unsigned(writer, first);
        if (last > first) {
            icmpwire_put_char(writer, '-');
            icmpwire_put_unsigned(writer, last);
        }
        comma = ",";
    }
}

/* ---- net.ipv4.ping_group_range: 0 100 ---- */

static bool read_groups(const char *text, uint32_t range[2])
{
    uint64_t low, high;

    if (!read_unsigned(&text, UINT32_MAX, &low))
        return false;
    while (*text == ' ' || *text == '\t')
        text++;
    if (!read_unsigned(&text, UINT32_MAX, &high) || *text)
        return false;
    range[0] = high < low ? 1 : (uint32_t)low; /* an empty range is kept as the kernel keeps it */
    range[1] = high < low ? 0 : (uint32_t)high;
    return true;
}

/* ---- setting ---- */

/* A device that begins or ends to forward joins or leaves the groups of routers. */
static void set_on(struct icmpwire_host *host, struct icmpwire_device *device, enum icmpwire_device_sysctl sysctl,
                   int32_t value)
{
    bool changes = device->index && sysctl == ICMPWIRE_DEVICE_IPV6_FORWARDING && device->sysctls[sysctl] != value;

    device->sysctls[sysctl] = value;
    if (changes)
        icmpwire_router_groups(host, device, value);
}

static void set_all_devices(struct icmpwire_host *host, enum icmpwire_device_sysctl sysctl, int32_t value)
{
    host->all[sysctl] = host->fallback[sysctl] = value;
    for (size_t i = 0; i < ICMPWIRE_HOST_DEVICES; i++)
        set_on(host, &host->devices[i], sysctl, value);
}

/* inet_forward_change: a router does not take redirects unless told to. */
static void set_forwarding4(struct icmpwire_host *host, int32_t value)
{
    if (host->sysctls[ICMPWIRE_SYSCTL_IPV4_IP_FORWARD] == value)
        return;
    set_all_devices(host, ICMPWIRE_DEVICE_IPV4_FORWARDING, value);
    host->all[ICMPWIRE_DEVICE_IPV4_ACCEPT_REDIRECTS] = !value;
    host->sysctls[ICMPWIRE_SYSCTL_IPV4_IP_FORWARD] = value;
}

static bool set_host(struct icmpwire_host *host, uint32_t number, const char *text)
{
    int32_t value;

    if (!read_signed(text, host_ranges[number], &value))
        return false;
    if (number == ICMPWIRE_SYSCTL_IPV4_IP_FORWARD)
        set_forwarding4(host, value);
    host->sysctls[number] = value;
    return true;
}

static bool set_device(struct icmpwire_host *host, struct icmpwire_sysctl_place place, const char *text)
{
    int32_t value;

    if (!read_signed(text, device_ranges[place.number], &value))
        return false;
    if (place.device == ICMPWIRE_SYSCTL_DEFAULT)
        host->fallback[place.number] = value;
    else if (place.device == ICMPWIRE_SYSCTL_ALL && place.number == ICMPWIRE_DEVICE_IPV4_FORWARDING)
        set_forwarding4(host, value);
    else if (place.device == ICMPWIRE_SYSCTL_ALL)
        host->all[place.number] = value;
    else
        set_on(host, &host->devices[place.device], (enum icmpwire_device_sysctl)place.number, value);
    if (place.device == ICMPWIRE_SYSCTL_ALL && place.number == ICMPWIRE_DEVICE_IPV6_FORWARDING)
        set_all_devices(host, ICMPWIRE_DEVICE_IPV6_FORWARDING, value);
    return true;
}

bool icmpwire_host_set(struct icmpwire_host *host, const char *name, const char *value)
{
    struct icmpwire_sysctl_place place = icmpwire_sysctl_find(host, name);

    switch (place.kind) {
    case ICMPWIRE_SYSCTL_OF_HOST:
        return set_host(host, place.number, value);
    case ICMPWIRE_SYSCTL_OF_DEVICE:
        return set_device(host, place, value);
    case ICMPWIRE_SYSCTL_RATEMASK6:
        return read_mask(value, host->ratemask6);
    case ICMPWIRE_SYSCTL_PING_GROUPS:
        return read_groups(value, host->ping_group_range);
    default:
        return false;
    }
}

/* ---- getting ---- */

static int32_t device_value(const struct icmpwire_host *host, struct icmpwire_sysctl_place place)
{
    if (place.device == ICMPWIRE_SYSCTL_ALL)
        return host->all[place.number];
    if (place.device == ICMPWIRE_SYSCTL_DEFAULT)
        return host->fallback[place.number];
    return host->devices[place.device].sysctls[place.number];
}

size_t icmpwire_host_get(const struct icmpwire_host *host, const char *name, char *text, size_t room)
{
    struct icmpwire_sysctl_place place = icmpwire_sysctl_find(host, name);
    struct icmpwire_writer writer = icmpwire_writer_over(text, room);

    if (place.kind == ICMPWIRE_SYSCTL_UNKNOWN)
        return SIZE_MAX;
    if (place.kind == ICMPWIRE_SYSCTL_OF_HOST) {
        icmpwire_put_signed(&writer, host->sysctls[place.number]);
    } else if (place.kind == ICMPWIRE_SYSCTL_OF_DEVICE) {
        icmpwire_put_signed(&writer, device_value(host, place));
    } else if (place.kind == ICMPWIRE_SYSCTL_RATEMASK6) {
        write_mask(host->ratemask6, &writer);
    } else {
        icmpwire_put_unsigned(&writer, host->ping_group_range[0]);
        icmpwire_put_char(&writer, '\t');
        icmpwire_put_unsigned(&writer, host->ping_group_range[1]);
    }
    return icmpwire_put_end(&writer);
}
