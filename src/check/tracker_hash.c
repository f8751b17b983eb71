/* SPDX-License-Identifier: BSD-2-Clause */
#include "tracker_hash.h"
#include "icmpwire/walk.h"

static uint64_t rotate(uint64_t x, unsigned by)
{
    return x << by | x >> (64 - by);
}

static void round_of(struct icmpwire_track_hash *h)
{
    h->a += h->b;
    h->c += h->d;
    h->b = rotate(h->b, 13) ^ h->a;
    h->d = rotate(h->d, 16) ^ h->c;
    h->a = rotate(h->a, 32);
    h->c += h->b;
    h->a += h->d;
    h->b = rotate(h->b, 17) ^ h->c;
    h->d = rotate(h->d, 21) ^ h->a;
    h->c = rotate(h->c, 32);
}

struct icmpwire_track_hash icmpwire_track_hash_begin(uint64_t seed)
{
    /* The constants keep a seed of 0 from making a state of zeros; SipHash has them. */
    return (struct icmpwire_track_hash){seed ^ 0x736f6d6570736575, ~seed ^ 0x646f72616e646f6d,
                                        seed ^ 0x6c7967656e657261, ~seed ^ 0x7465646279746573};
}

void icmpwire_track_hash_word(struct icmpwire_track_hash *hash, uint64_t word)
{
    hash->d ^= word;
    round_of(hash);
    hash->a ^= word;
}

uint64_t icmpwire_track_hash_end(struct icmpwire_track_hash *hash)
{
    hash->c ^= 0xff;
    for (int i = 0; i < 3; i++)
        round_of(hash);
    return hash->a ^ hash->b ^ hash->c ^ hash->d;
}

uint64_t icmpwire_track_hash_octets(uint64_t seed, struct icmpwire_span octets)
{
    struct icmpwire_track_hash hash = icmpwire_track_hash_begin(seed);
    uint64_t last = (uint64_t)octets.size << 56; /* so that zeros at the end count */
    size_t at = 0;
    for (; octets.size - at >= 8; at += 8)
        icmpwire_track_hash_word(&hash, icmpwire_peek64(octets.data, at));
    for (; at < octets.size; at++)
        last = (last & 0xff00000000000000) | (last << 8 & 0x00ffffffffffffff) | icmpwire_peek8(octets.data, at);
    icmpwire_track_hash_word(&hash, last);
    return icmpwire_track_hash_end(&hash);
}
