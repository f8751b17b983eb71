/* SPDX-License-Identifier: BSD-2-Clause */
/* IP addresses as numbers, in host order: what the rules compare, mask and keep in tables. */
#ifndef ICMPWIRE_IP_H
#define ICMPWIRE_IP_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* An address of either version. An IPv4 address is the low 32 bits of `low`; all zeros is no address. */
struct icmpwire_ip {
    uint64_t high;
    uint64_t low;
    uint8_t version; /* 4 or 6; 0: none */
};

ICMPWIRE_API struct icmpwire_ip icmpwire_ip4(uint32_t address);

/* From 16 octets in network order. */
ICMPWIRE_API struct icmpwire_ip icmpwire_ip6(const uint8_t octets[16]);

/* Writes the 4 or 16 octets of an address in network order, and returns how many. */
ICMPWIRE_API size_t icmpwire_ip_octets(struct icmpwire_ip ip, uint8_t octets[16]);

#ifdef __cplusplus
}
#endif
#endif
