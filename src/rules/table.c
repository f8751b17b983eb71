/* SPDX-License-Identifier: BSD-2-Clause */
#include "table.h"
#include "icmpwire/host_add.h"

struct icmpwire_device *icmpwire_host_device(struct icmpwire_host *host, uint32_t index)
{
    ICMPWIRE_EACH_DEVICE(host, device)
    if (device->index == index)
        return device;
    return NULL;
}

struct icmpwire_host_address *icmpwire_own_on(struct icmpwire_device *device, struct icmpwire_ip ip)
{
    ICMPWIRE_EACH_ADDRESS(device, address)
    if (icmpwire_same_ip(address->ip, ip))
        return address;
    return NULL;
}

struct icmpwire_host_address *icmpwire_own(struct icmpwire_host *host, struct icmpwire_device *device,
                                           struct icmpwire_ip ip, struct icmpwire_device **found)
{
    struct icmpwire_host_address *own = icmpwire_own_on(device, ip);

    *found = device;
    if (own || (ip.version == 6 && icmpwire_ip_link_local(ip)))
        return own;
    ICMPWIRE_EACH_DEVICE(host, other)
    {
        own = icmpwire_own_on(other, ip);
        *found = other;
        if (own)
            return own;
    }
    return NULL;
}

struct icmpwire_host_group *icmpwire_group_on(struct icmpwire_device *device, struct icmpwire_ip group)
{
    ICMPWIRE_EACH_GROUP(device, each)
    if (icmpwire_same_ip(each->ip, group))
        return each;
    return NULL;
}

/* The last address of a network, or the limited broadcast address. */
static bool broadcast_on(struct icmpwire_device *device, struct icmpwire_ip ip)
{
    ICMPWIRE_EACH_ADDRESS(device, address)
    {
        uint64_t hosts = address->ip.version == 4 ? UINT32_MAX >> address->prefix % 32 : 0;
        if (hosts > 1 && ip.low == (address->ip.low | hosts))
            return true;
    }
    return false;
}

bool icmpwire_ip4_broadcast(struct icmpwire_host *host, struct icmpwire_device *device, struct icmpwire_ip ip)
{
    if (ip.low == UINT32_MAX)
        return true;
    if (device)
        return broadcast_on(device, ip);
    ICMPWIRE_EACH_DEVICE(host, each)
    if (broadcast_on(each, ip))
        return true;
    return false;
}
