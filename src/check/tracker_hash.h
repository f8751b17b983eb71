/* SPDX-License-Identifier: BSD-2-Clause */
/* A hash with a secret seed (SipHash with one round for each word and three at the end): who does not know the seed
 * cannot choose what falls together. The same on every machine. */
#ifndef ICMPWIRE_CHECK_TRACKER_HASH_H
#define ICMPWIRE_CHECK_TRACKER_HASH_H

#include "icmpwire/base.h"

struct icmpwire_track_hash {
    uint64_t a, b, c, d;
};

struct icmpwire_track_hash icmpwire_track_hash_begin(uint64_t seed);
void icmpwire_track_hash_word(struct icmpwire_track_hash *hash, uint64_t word);
uint64_t icmpwire_track_hash_end(struct icmpwire_track_hash *hash);

uint64_t icmpwire_track_hash_octets(uint64_t seed, struct icmpwire_span octets);

#endif
