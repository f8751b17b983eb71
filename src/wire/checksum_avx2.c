/* SPDX-License-Identifier: BSD-2-Clause */
/* The checksum kernel for x86 with AVX2; empty on other machines. */
#include "checksum_kernels.h"

#if defined(ICMPWIRE_CHECKSUM_HAS_AVX2)
#include <immintrin.h>

#define BLOCK ((size_t)32) /* octets of a vector */

/* 2^15 words of at least -2^15: their sum, even across a vector, stays within 32 bits. */
#define BLOCKS_MAX ((size_t)2048)

#define AVX2 __attribute__((target("avx2")))

/* The 16 words of a block, each less 2^15 because the multiplication takes signed words,
 * added in pairs: 8 sums. */
AVX2 static inline __m256i pair_sums(const uint8_t *data, __m256i bias, __m256i ones)
{
    return _mm256_madd_epi16(_mm256_xor_si256(_mm256_loadu_si256((const void *)data), bias), ones);
}

AVX2 static inline int32_t across(__m256i sums)
{
    __m128i sum = _mm_add_epi32(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
    sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, _MM_SHUFFLE(1, 0, 3, 2)));
    sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, _MM_SHUFFLE(2, 3, 0, 1)));
    return _mm_cvtsi128_si32(sum);
}

/* The blocks beyond a multiple of 4 come first: nothing but the sum across is then left to do
 * behind the loop. */
AVX2 static inline uint64_t sum_blocks(const uint8_t *data, size_t blocks)
{
    __m256i bias = _mm256_set1_epi16(INT16_MIN);
    __m256i ones = _mm256_set1_epi16(1);
    __asm__("" : "+x"(bias), "+x"(ones)); /* or gcc makes both anew behind each branch */
    const uint8_t *const end = data + blocks * BLOCK;
    __m256i a = _mm256_setzero_si256();
    __m256i b = a;
    __m256i c = a;
    __m256i d = a;
    if (blocks % 2 != 0) {
        a = pair_sums(data, bias, ones);
        data += BLOCK;
    }
    if (blocks % 4 >= 2) {
        b = pair_sums(data, bias, ones);
        c = pair_sums(data + BLOCK, bias, ones);
        data += 2 * BLOCK;
    }
    for (; data != end; data += 4 * BLOCK) {
        a = _mm256_add_epi32(a, pair_sums(data, bias, ones));
        b = _mm256_add_epi32(b, pair_sums(data + BLOCK, bias, ones));
        c = _mm256_add_epi32(c, pair_sums(data + 2 * BLOCK, bias, ones));
        d = _mm256_add_epi32(d, pair_sums(data + 3 * BLOCK, bias, ones));
    }
    const int64_t less = (int64_t)(blocks * (BLOCK / 2)) * -INT16_MIN;
    return (uint64_t)(less + across(_mm256_add_epi32(_mm256_add_epi32(a, b), _mm256_add_epi32(c, d))));
}

AVX2 uint64_t icmpwire_checksum_avx2(const uint8_t *data, size_t size, uint64_t sum)
{
    size_t blocks = size / BLOCK;
    for (; blocks > BLOCKS_MAX; blocks -= BLOCKS_MAX, data += BLOCKS_MAX * BLOCK)
        sum = icmpwire_checksum_add(sum, sum_blocks(data, BLOCKS_MAX));
    sum = icmpwire_checksum_add(sum, sum_blocks(data, blocks));
    return icmpwire_checksum_scalar(data + blocks * BLOCK, size % BLOCK, sum);
}

#endif
