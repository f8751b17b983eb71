/* SPDX-License-Identifier: BSD-2-Clause */
/* What a draft says of fields that building computes: written over the built message. */
#ifndef CLI_OVERRIDE_H
#define CLI_OVERRIDE_H

#include "draft.h"

/* Checks that each value of the draft suits the field that it names, and writes the numbers that building set
 * otherwise: lengths, counts, checksums. Checksums that the draft does not name are made right again. An ICMPv6 message
 * needs the 16 octets each of source and destination. On false it has complained. */
bool override_fields(const struct draft *draft, enum icmpwire_family family, uint8_t *octets, size_t size,
                     const uint8_t *source, const uint8_t *destination);

#endif
