/* SPDX-License-Identifier: BSD-2-Clause */
/* The checksum's rivals: RFC 1071 word by word, and the fastest vector code that we could write, for the
 * instruction set that everything here is compiled for and for AVX-512. */
#include "tasks.h"
#include <immintrin.h>
#include <string.h>

/* To 32, then 16 bits: adding the halves swapped leaves the sum with its carry in the upper one. */
static inline uint16_t folded(uint64_t sum)
{
    uint32_t half = (uint32_t)((sum + (sum << 32 | sum >> 32)) >> 32);
    return (uint16_t)((half + (half << 16 | half >> 16)) >> 16);
}

/* Octet by octet pair, the first the more significant: no vectors, no wide loads. */
uint64_t sum_naive(const uint8_t *data, size_t size)
{
    uint64_t sum = 0;
    for (; size > 1; data += 2, size -= 2)
        sum += (uint64_t)(data[0] << 8 | data[1]);
    return folded(size ? sum + ((uint64_t)data[0] << 8) : sum);
}

static inline uint64_t load64(const uint8_t *p)
{
    unsigned long long v;
    memcpy(&v, p, sizeof v);
    return v;
}

/* The last 0 to 7 octets, padded with zeros. */
static inline uint64_t rest(const uint8_t *p, size_t n)
{
    uint32_t four = 0;
    uint16_t two = 0;
    if (n & 4)
        memcpy(&four, p, 4);
    if (n & 2)
        memcpy(&two, p + (n & 4), 2);
    return (uint64_t)four + two + (n & 1 ? p[n - 1] : 0);
}

/* Add with carry, the fastest for what is short. */
static inline uint64_t scalar(const uint8_t *p, size_t n)
{
    unsigned long long sum = 0;
    unsigned char carry = 0;
    for (; n >= 32; p += 32, n -= 32) {
        carry = _addcarry_u64(carry, sum, load64(p), &sum);
        carry = _addcarry_u64(carry, sum, load64(p + 8), &sum);
        carry = _addcarry_u64(carry, sum, load64(p + 16), &sum);
        carry = _addcarry_u64(carry, sum, load64(p + 24), &sum);
    }
    for (; n >= 8; p += 8, n -= 8)
        carry = _addcarry_u64(carry, sum, load64(p), &sum);
    carry = _addcarry_u64(carry, sum, rest(p, n), &sum);
    return sum + carry;
}

/* A word less 0x8000 is a signed number, and madd by one adds pairs of those: 3 operations for 32 octets. */
static inline __m256i pairs(const uint8_t *p)
{
    __m256i words = _mm256_loadu_si256((const __m256i *)(const void *)p);
    return _mm256_madd_epi16(_mm256_xor_si256(words, _mm256_set1_epi16(-0x8000)), _mm256_set1_epi16(1));
}

static inline int64_t lanes(__m256i v)
{
    __m128i half = _mm_add_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
    half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0x4e));
    half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0xb1));
    return _mm_cvtsi128_si32(half);
}

/* For ICMP messages, which are at most 65,535 octets: the 32-bit lanes hold out. */
uint64_t sum_vector(const uint8_t *data, size_t size)
{
    __m256i a = _mm256_setzero_si256(), b = a, c = a, d = a;
    const uint8_t *p = data;
    size_t left = size;
    if (size < 96)
        return __builtin_bswap16(folded(scalar(data, size)));
    for (; left >= 128; p += 128, left -= 128) {
        a = _mm256_add_epi32(a, pairs(p));
        b = _mm256_add_epi32(b, pairs(p + 32));
        c = _mm256_add_epi32(c, pairs(p + 64));
        d = _mm256_add_epi32(d, pairs(p + 96));
    }
    for (; left >= 32; p += 32, left -= 32)
        a = _mm256_add_epi32(a, pairs(p));
    int64_t sum = lanes(_mm256_add_epi32(_mm256_add_epi32(a, b), _mm256_add_epi32(c, d)));
    sum += (int64_t)(size - left) / 2 * 0x8000;
    uint64_t end = scalar(p, left);
    return __builtin_bswap16(folded((uint64_t)sum + (end & 0xffffffff) + (end >> 32)));
}

/* With AVX-512: VNNI adds the products of two words to a lane in one operation, and a mask reads the odd end.
 */
__attribute__((target("avx512bw,avx512vnni"))) uint64_t sum_vector512(const uint8_t *data, size_t size)
{
    const __m512i bias = _mm512_set1_epi16(-0x8000), one = _mm512_set1_epi16(1);
    __m512i a = _mm512_setzero_si512(), b = a;
    const uint8_t *p = data;
    size_t left = size;
    for (; left >= 128; p += 128, left -= 128) {
        a = _mm512_dpwssd_epi32(a, _mm512_xor_si512(_mm512_loadu_si512(p), bias), one);
        b = _mm512_dpwssd_epi32(b, _mm512_xor_si512(_mm512_loadu_si512(p + 64), bias), one);
    }
    for (; left; p += left < 64 ? left : 64, left -= left < 64 ? left : 64) {
        __mmask64 there = left < 64 ? ((uint64_t)1 << left) - 1 : ~(uint64_t)0;
        a = _mm512_dpwssd_epi32(a, _mm512_xor_si512(_mm512_maskz_loadu_epi8(there, p), bias), one);
    }
    int64_t sum = _mm512_reduce_add_epi32(_mm512_add_epi32(a, b));
    sum += (int64_t)((size + 63) / 64) * 32 * 0x8000;
    return __builtin_bswap16(folded((uint64_t)sum));
}
