/* SPDX-License-Identifier: BSD-2-Clause */
/* The checksum kernel for 64-bit Arm; empty on other machines. */
#include "checksum_kernels.h"

#if defined(ICMPWIRE_CHECKSUM_HAS_NEON)
#include <arm_neon.h>

#define BLOCK ((size_t)64) /* octets of four vectors */

/* Adds the four 32-bit words at `data` to two 64-bit sums. */
static inline uint64x2_t add_words(uint64x2_t sums, const uint8_t *data)
{
    return vpadalq_u32(sums, vreinterpretq_u32_u8(vld1q_u8(data)));
}

/* A sum of two lanes has room for 2^29 blocks (32 GiB). */
uint64_t icmpwire_checksum_neon(const uint8_t *data, size_t size, uint64_t sum)
{
    uint64x2_t a = vdupq_n_u64(0);
    uint64x2_t b = a;
    uint64x2_t c = a;
    uint64x2_t d = a;
    for (; size >= BLOCK; size -= BLOCK, data += BLOCK) {
        a = add_words(a, data);
        b = add_words(b, data + 16);
        c = add_words(c, data + 32);
        d = add_words(d, data + 48);
    }
    const uint64x2_t sums = vaddq_u64(vaddq_u64(a, b), vaddq_u64(c, d));
    sum = icmpwire_checksum_add(sum, vgetq_lane_u64(sums, 0));
    sum = icmpwire_checksum_add(sum, vgetq_lane_u64(sums, 1));
    return icmpwire_checksum_scalar(data, size, sum);
}

#endif
