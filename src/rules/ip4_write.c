/* SPDX-License-Identifier: BSD-2-Clause */
#include "ip4_write.h"

uint8_t icmpwire_ttl4(const struct icmpwire_run *run, const struct icmpwire_way *way)
{
    if (way->kind == ICMPWIRE_WAY_MULTICAST)
        return 1;
    return (uint8_t)icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_IP_DEFAULT_TTL);
}

size_t icmpwire_ip4_write(uint8_t *packet, size_t size, const struct icmpwire_ip4_header *header)
{
    size_t length = 20 + header->options.size;

    icmpwire_poke8(packet, 0, (uint8_t)(0x40 | length / 4));
    icmpwire_poke8(packet, 1, header->traffic_class);
    icmpwire_poke16(packet, 2, (uint16_t)size);
    icmpwire_poke16(packet, 4, header->identification);
    icmpwire_poke16(packet, 6, header->flags_offset);
    icmpwire_poke8(packet, 8, header->ttl);
    icmpwire_poke8(packet, 9, header->protocol);
    icmpwire_poke16(packet, 10, 0);
    icmpwire_poke32(packet, 12, (uint32_t)header->source.low);
    icmpwire_poke32(packet, 16, (uint32_t)header->destination.low);
    icmpwire_poke_span(packet, 20, header->options);
    icmpwire_poke16(packet, 10, (uint16_t)~icmpwire_header_sum(packet, length));
    return length;
}
