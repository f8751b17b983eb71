/* SPDX-License-Identifier: BSD-2-Clause */
/* Batches: what to decode in which order, so that the processor can predict what comes next. */
#ifndef ICMPWIRE_BATCH_H
#define ICMPWIRE_BATCH_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { ICMPWIRE_BATCH_MOST = 256 };

/* Orders up to ICMPWIRE_BATCH_MOST messages by their layouts: order[] gets the indices 0 to count - 1, those of one layout
 * together and in the order of arrival. Decoding random traffic one by one in that order costs less than in the order of
 * arrival, though the ordering reads every message's first octet. A message of less
 * than 4 octets counts as one without a layout. Returns how many were ordered. */
ICMPWIRE_API size_t icmpwire_order_by_kind(const enum icmpwire_family family[], const uint8_t *const data[],
                                           const size_t size[], size_t count, uint16_t order[]);

/* The same for packets from their IP headers. Those with IPv4 options or IPv6 extension headers, and those that carry
 * something else, come together as others. */
ICMPWIRE_API size_t icmpwire_order_packets(const uint8_t *const data[], const size_t size[], size_t count,
                                           uint16_t order[]);

#ifdef __cplusplus
}
#endif
#endif
