/* SPDX-License-Identifier: BSD-2-Clause */
/* The host that its properties are tried on: two links, some programs, some routes. */
#ifndef ICMPWIRE_TESTS_HOST_WORLD_H
#define ICMPWIRE_TESTS_HOST_WORLD_H

#include "icmpwire.h"

/* What a host may differ in: bits of a choice. */
enum world_choice {
    WORLD_FORWARDS = 1,
    WORLD_ANSWERS_CASTS = 2, /* icmp_echo_ignore_broadcasts is off */
    WORLD_ANSWERS_PROBES = 4,
    WORLD_REJECTS = 8,
    WORLD_HAS_NO_LIMITS = 16,
    WORLD_HAS_A_NARROW_LINK = 32,
    WORLD_BEGINS_TENTATIVE = 64,
    WORLD_HAS_RESOLVED = 128 /* all its neighbors */
};

enum { WORLD_ETH0 = 2, WORLD_ETH1 = 3, WORLD_START = 1000000000 }; /* indexes; microseconds */

/* Makes the host anew. With an odd seed some sysctls are not at their defaults. */
void world_make(struct icmpwire_host *host, enum icmpwire_host_kind kind, uint8_t choice, uint64_t seed);

/* Addresses that packets may have: ours, neighbors', groups', others'. Any number gives one. */
struct icmpwire_ip world_address(uint8_t version, uint32_t number);

/* Is it an IPv4 address that stands for several hosts of this world? */
bool world_is_cast4(uint32_t address);

extern const uint8_t world_macs[2][6]; /* of the host's links */

#endif
