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

/* ---- most addresses are not ours, which a bit tells at once ---- */

static uint64_t hint(struct icmpwire_ip ip)
{
    return (uint64_t)1 << (ip.low * UINT64_C(0x9e3779b97f4a7c15) >> 58);
}

void icmpwire_note_own(struct icmpwire_host *host, struct icmpwire_ip ip, uint8_t prefix)
{
    host->own_hint |= hint(ip);
    if (ip.version == 4)
        host->broadcast_hint |=
            hint(icmpwire_ip4((uint32_t)ip.low | (prefix ? UINT32_MAX >> prefix % 32 : UINT32_MAX)));
}

/* RFC 4862 section 5.4: what comes for an address that is not known to be unique is not for us. */
static struct icmpwire_host_address *usable_on(struct icmpwire_device *device, struct icmpwire_ip ip)
{
    struct icmpwire_host_address *own = icmpwire_own_on(device, ip);

    return own && own->state != ICMPWIRE_ADDRESS_TENTATIVE && own->state != ICMPWIRE_ADDRESS_DUPLICATE ? own : NULL;
}

struct icmpwire_host_address *icmpwire_own(struct icmpwire_host *host, struct icmpwire_device *device,
                                           struct icmpwire_ip ip, struct icmpwire_device **found)
{
    struct icmpwire_host_address *own;

    *found = device;
    if (!(host->own_hint & hint(ip)))
        return NULL;
    own = usable_on(device, ip);
    if (own || (ip.version == 6 && icmpwire_ip_link_local(ip)))
        return own;
    ICMPWIRE_EACH_DEVICE(host, other)
    {
        own = usable_on(other, ip);
        *found = other;
        if (own)
            return own;
    }
    return NULL;
}

struct icmpwire_host_group *icmpwire_group_on(struct icmpwire_device *device, struct icmpwire_ip group)
{
    ICMPWIRE_EACH_GROUP(device, each)
    if (each->users && icmpwire_same_ip(each->ip, group))
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
    if (!(host->broadcast_hint & hint(ip)))
        return false;
    if (device)
        return broadcast_on(device, ip);
    ICMPWIRE_EACH_DEVICE(host, each)
    if (broadcast_on(each, ip))
        return true;
    return false;
}
