/* SPDX-License-Identifier: BSD-2-Clause */
/* The Internet checksum (RFC 1071) as ICMP uses it: compute, check, update. */
#ifndef ICMPWIRE_CHECKSUM_H
#define ICMPWIRE_CHECKSUM_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

enum icmpwire_checksum_state {
    ICMPWIRE_CHECKSUM_UNKNOWN = 0, /* cannot be told: octets are missing, or the addresses */
    ICMPWIRE_CHECKSUM_GOOD = 1,
    ICMPWIRE_CHECKSUM_BAD = 2,
    ICMPWIRE_CHECKSUM_ABSENT = 3 /* 0 in an extension structure: not computed (RFC 4884 section 7) */
};

/* The one's complement sum of the octets as 16-bit numbers, the first octet of each pair the more significant, an odd
 * last octet padded with zero; folded to 16 bits, not complemented. `before` is the sum of what comes before, an even
 * number of octets. */
ICMPWIRE_API uint16_t icmpwire_checksum_sum(const uint8_t *data, size_t size, uint16_t before);

/* The sum of the pseudo-header (RFC 8200 section 8.1) of an upper-layer packet of `size` octets: 16 octets each of the
 * source and of the final destination. */
ICMPWIRE_API uint16_t icmpwire_checksum_pseudo6(const uint8_t *source, const uint8_t *destination, uint32_t size,
                                                uint8_t next_header);

/* What the checksum field of a whole message must hold; the field itself counts as zero. ICMPv6 needs the addresses,
 * 16 octets each; null for ICMPv4. 0 for a message shorter than 4 octets, which has no such field, and for ICMPv6
 * without addresses. */
ICMPWIRE_API uint16_t icmpwire_checksum_compute(enum icmpwire_family family, const uint8_t *data, size_t size,
                                                const uint8_t *source, const uint8_t *destination);

/* Is the checksum of a whole message right? UNKNOWN for ICMPv6 without addresses, and for less than 4 octets. */
ICMPWIRE_API enum icmpwire_checksum_state icmpwire_checksum_check(enum icmpwire_family family, const uint8_t *data,
                                                                  size_t size, const uint8_t *source,
                                                                  const uint8_t *destination);

/* The same for an extension structure (RFC 4884 section 7), from its version to its end. */
ICMPWIRE_API enum icmpwire_checksum_state icmpwire_checksum_check_extension(struct icmpwire_span structure);

/* The checksum after one aligned 16-bit field changed (RFC 1624, equation 3). It is 0 also where the whole message is
 * zeros now, as only an ICMPv4 echo reply can be; the 0xffff that belongs there comes of icmpwire_checksum_compute. */
ICMPWIRE_API uint16_t icmpwire_checksum_update(uint16_t checksum, uint16_t before, uint16_t after);

/* The checksum after a run of octets that began at an even offset changed; sizes may differ, and must be even unless
 * the run is the end of the message. The size in a pseudo-header is not updated. */
ICMPWIRE_API uint16_t icmpwire_checksum_replace(uint16_t checksum, struct icmpwire_span before,
                                                struct icmpwire_span after);

#ifdef __cplusplus
}
#endif
#endif
