/* SPDX-License-Identifier: BSD-2-Clause */
/* How many of the inputs that have a message with a checksum to check have a right one: who fuzzes what looks at checksums
 * first, and hardly ever has one that is right, tries little. */
#ifndef ICMPWIRE_FUZZ_SHARE_H
#define ICMPWIRE_FUZZ_SHARE_H

#include <stddef.h>
#include <stdint.h>

/* Counts an input; when the program ends, the share is printed in the manner of libFuzzer's statistics. */
void share_count(const char *target, const uint8_t *data, size_t size);

#endif
