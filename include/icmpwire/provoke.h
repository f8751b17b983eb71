/* SPDX-License-Identifier: BSD-2-Clause */
/* The sending side alone: somebody else has found that a packet deserves an ICMP error. */
#ifndef ICMPWIRE_PROVOKE_H
#define ICMPWIRE_PROVOKE_H

#include "host.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Sends an error about a packet that arrived, if all rules about errors allow it (icmp_send, icmpv6_send): type and code
 * are those of the error, info is its MTU, its pointer (octets from the start of the IP header) or its gateway, 0 where
 * it has none. The packet is ICMPv4's or ICMPv6's case by its IP version. True when an error was made; the outcome says
 * which rule decided. */
ICMPWIRE_API bool icmpwire_provoke(struct icmpwire_host *host, uint64_t now, const struct icmpwire_arrival *arrival,
                                   uint8_t type, uint8_t code, uint32_t info, struct icmpwire_outcome *outcome);

#ifdef __cplusplus
}
#endif
#endif
