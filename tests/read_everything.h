/* SPDX-License-Identifier: BSD-2-Clause */
/* All that can read a packet, one after the other. */
#ifndef ICMPWIRE_TESTS_READ_EVERYTHING_H
#define ICMPWIRE_TESTS_READ_EVERYTHING_H

#include "icmpwire.h"

/* What came of it, as a number: the same octets must give the same, wherever they are. */
uint64_t read_message(enum icmpwire_family family, const uint8_t *data, size_t captured, size_t size);
uint64_t read_packet(const uint8_t *data, size_t captured, size_t size);

#endif
