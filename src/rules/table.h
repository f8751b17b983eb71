/* SPDX-License-Identifier: BSD-2-Clause */
/* Looking things up in a host's tables. */
#ifndef ICMPWIRE_RULES_TABLE_H
#define ICMPWIRE_RULES_TABLE_H

#include "run.h"

/* The device's own address that is `ip`, null when it has none. */
struct icmpwire_host_address *icmpwire_own_on(struct icmpwire_device *device, struct icmpwire_ip ip);

/* The same on any device, if it is in use: neither tentative nor a duplicate; link-local addresses of IPv6 on `device` alone. *found gets the device. */
struct icmpwire_host_address *icmpwire_own(struct icmpwire_host *host, struct icmpwire_device *device,
                                           struct icmpwire_ip ip, struct icmpwire_device **found);

/* The device's membership, null when it is not in the group. */
struct icmpwire_host_group *icmpwire_group_on(struct icmpwire_device *device, struct icmpwire_ip group);

/* Is it the limited broadcast address, or that of a network of ours (RFC 1122 section 3.3.6)? On `device`, or on any
 * when that is null. */
bool icmpwire_ip4_broadcast(struct icmpwire_host *host, struct icmpwire_device *device, struct icmpwire_ip ip);

/* Notes that a place of a table is in use: those who look things up go no further than the last one. */
ICMPWIRE_INLINE void icmpwire_in_use(uint16_t *end, size_t place)
{
    if (place >= *end)
        *end = (uint16_t)(place + 1);
}

/* Notes that a device has got an address: icmpwire_own and icmpwire_ip4_broadcast find none that was not noted. */
void icmpwire_note_own(struct icmpwire_host *host, struct icmpwire_ip ip, uint8_t prefix);

/* No device is ever taken away. */
#define ICMPWIRE_EACH_DEVICE(host, device) \
    for (struct icmpwire_device *device = (host)->devices; device < (host)->devices + (host)->device_end; device++)

/* `address`, or the next one behind it that is in use; behind the last one there is none. */
ICMPWIRE_INLINE struct icmpwire_host_address *icmpwire_used_address(struct icmpwire_device *device,
                                                                    struct icmpwire_host_address *address)
{
    while (address < device->addresses + device->address_end && !address->ip.version)
        address++;
    return address;
}

#define ICMPWIRE_EACH_ADDRESS(device, address)                                                         \
    for (struct icmpwire_host_address *address = icmpwire_used_address((device), (device)->addresses); \
         address < (device)->addresses + (device)->address_end;                                        \
         address = icmpwire_used_address((device), address + 1))

#define ICMPWIRE_EACH_GROUP(device, group)                                                                      \
    for (struct icmpwire_host_group *group = (device)->groups; group < (device)->groups + ICMPWIRE_HOST_GROUPS; \
         group++)                                                                                               \
        if (group->ip.version)

#endif
