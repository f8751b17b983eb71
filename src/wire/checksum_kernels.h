/* SPDX-License-Identifier: BSD-2-Clause */
/* How octets are summed: one kernel for every machine, one for each set of vector instructions that pays.
 *
 * A kernel sums words of the machine's own byte order. RFC 1071 section 2 (B) allows it: the 16-bit sum comes
 * out with its octets swapped, and is swapped once at the end. 2^16, 2^32 and 2^64 are all 1 modulo 2^16 - 1:
 * words may have any size and carries may be kept anywhere, as long as each returns as 1 and a sum that is not
 * zero never becomes zero.
 */
#ifndef ICMPWIRE_WIRE_CHECKSUM_KERNELS_H
#define ICMPWIRE_WIRE_CHECKSUM_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__) || defined(__i386__)
#define ICMPWIRE_CHECKSUM_HAS_AVX2 1
#elif defined(__aarch64__) && defined(__ARM_NEON) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define ICMPWIRE_CHECKSUM_HAS_NEON 1
#endif

/* Adds octets to `sum`; each carry comes back as 1. */
typedef uint64_t icmpwire_checksum_kernel(const uint8_t *data, size_t size, uint64_t sum);
icmpwire_checksum_kernel icmpwire_checksum_scalar;
icmpwire_checksum_kernel icmpwire_checksum_avx2;
icmpwire_checksum_kernel icmpwire_checksum_neon;

static inline uint64_t icmpwire_checksum_add(uint64_t a, uint64_t b)
{
    const uint64_t sum = a + b;
    return sum + (sum < b);
}

/* The vector kernel that this machine can run, or null. */
static inline icmpwire_checksum_kernel *icmpwire_checksum_vector(void)
{
#if defined(ICMPWIRE_CHECKSUM_HAS_AVX2)
    return __builtin_cpu_supports("avx2") ? icmpwire_checksum_avx2 : NULL;
#elif defined(ICMPWIRE_CHECKSUM_HAS_NEON)
    return icmpwire_checksum_neon;
#else
    return NULL;
#endif
}

#endif
