/* SPDX-License-Identifier: BSD-2-Clause */
#include "error_extension.h"
#include "icmpwire/checksum.h"
#include "table.h"

enum {
    INCOMING = 1, /* bit of the sysctl */
    HEADER = 4,   /* octets of the structure's header, and of an object's */
    NAME = 20,    /* octets of the name, with its length and padding */
    INDEX_OCTETS = 4,
    MTU_OCTETS = 4,
    VERSION = 2,
    INTERFACE_INFORMATION = 2, /* class; the bits of its type: */
    HAS_MTU = 1,
    HAS_NAME = 2,
    HAS_ADDRESS = 4,
    HAS_INDEX = 8,
    FAMILY4 = 1,
    FAMILY6 = 2
};

static size_t address_size(uint8_t version)
{
    return version == 4 ? 8 : 20;
}

static bool is_told(const struct icmpwire_host_address *address, uint8_t version)
{
    if (address->ip.version != version || address->anycast || icmpwire_ip_loopback(address->ip))
        return false;
    return version == 4 || !icmpwire_ip_link_local(address->ip);
}

static struct icmpwire_ip address_of(const struct icmpwire_device *device, uint8_t version)
{
    for (size_t i = 0; i < ICMPWIRE_HOST_ADDRESSES; i++)
        if (is_told(&device->addresses[i], version))
            return device->addresses[i].ip;
    return icmpwire_no_ip();
}

static size_t size_with(size_t address)
{
    return (size_t)HEADER + HEADER + INDEX_OCTETS + address + NAME + MTU_OCTETS;
}

bool icmpwire_extension_due(const struct icmpwire_run *run, uint8_t version, uint8_t type, size_t room)
{
    bool four = version == 4;
    int32_t mask = icmpwire_sysctl(run, four ? ICMPWIRE_SYSCTL_IPV4_ICMP_ERRORS_EXTENSION_MASK
                                             : ICMPWIRE_SYSCTL_IPV6_ICMP_ERRORS_EXTENSION_MASK);
    bool may = four ? type == 3 || type == 11 || type == 12 : type == 1 || type == 3; /* RFC 4884 section 4 */

    return mask & INCOMING && may && room >= ICMPWIRE_EXTENDED_QUOTE + size_with(address_size(version));
}

size_t icmpwire_extension_size(const struct icmpwire_device *device, uint8_t version)
{
    return size_with(address_of(device, version).version ? address_size(version) : 0);
}

static size_t write_address(uint8_t *out, size_t at, struct icmpwire_ip ip)
{
    if (!ip.version)
        return at;
    icmpwire_poke16(out, at, ip.version == 4 ? FAMILY4 : FAMILY6);
    icmpwire_poke16(out, at + 2, 0);
    if (ip.version == 4)
        icmpwire_poke32(out, at + 4, (uint32_t)ip.low);
    else
        icmpwire_poke_ip6(out, at + 4, ip);
    return at + address_size(ip.version);
}

static size_t write_name(uint8_t *out, size_t at, const char *name)
{
    icmpwire_poke_zeros(out, at, NAME);
    icmpwire_poke8(out, at, NAME);
    for (size_t i = 0; name[i]; i++)
        icmpwire_poke8(out, at + 1 + i, (uint8_t)name[i]);
    return at + NAME;
}

void icmpwire_extension_write(const struct icmpwire_device *device, uint8_t version, uint8_t *out)
{
    struct icmpwire_ip address = address_of(device, version);
    size_t size = icmpwire_extension_size(device, version), at = (size_t)HEADER + HEADER;

    icmpwire_poke32(out, 0, (uint32_t)VERSION << 28);
    icmpwire_poke16(out, HEADER, (uint16_t)(size - HEADER));
    icmpwire_poke8(out, HEADER + 2, INTERFACE_INFORMATION);
    icmpwire_poke8(out, HEADER + 3, HAS_INDEX | HAS_NAME | HAS_MTU | (address.version ? HAS_ADDRESS : 0));
    icmpwire_poke32(out, at, device->index);
    at = write_address(out, at + INDEX_OCTETS, address);
    at = write_name(out, at, device->name);
    icmpwire_poke32(out, at, device->mtu);
    icmpwire_poke16(out, 2, (uint16_t)~icmpwire_checksum_sum(out, size, 0));
}
