/* SPDX-License-Identifier: BSD-2-Clause */
#include "icmpwire/ip.h"
#include "octets.h"

struct icmpwire_ip icmpwire_ip4(uint32_t address)
{
    return (struct icmpwire_ip){0, address, 4};
}

struct icmpwire_ip icmpwire_ip6(const uint8_t octets[16])
{
    return icmpwire_peek_ip6(octets, 0);
}

size_t icmpwire_ip_octets(struct icmpwire_ip ip, uint8_t octets[16])
{
    if (ip.version == 4) {
        icmpwire_poke32(octets, 0, (uint32_t)ip.low);
        return 4;
    }
    icmpwire_poke_ip6(octets, 0, ip);
    return 16;
}
