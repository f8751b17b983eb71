/* SPDX-License-Identifier: BSD-2-Clause */
/* The Internet checksum (RFC 1071) and its incremental update (RFC 1624). */
#include "icmpwire/checksum.h"

#include <string.h>

#include "checksum_kernels.h"

enum {
    FIELD_END = 4,    /* the checksum is octets 2 and 3, in a message and in an extension structure */
    VECTOR_FROM = 192 /* octets: below, setting up vectors takes longer than the scalar sum */
};

/* ---- words of the machine's byte order ---- */

static inline uint64_t word64(const uint8_t *data)
{
    uint64_t word;
    memcpy(&word, data, sizeof word);
    return word;
}

/* The last 0 to 7 octets, an odd one padded behind with zero. */
static inline uint64_t last_words(const uint8_t *data, size_t size)
{
    uint32_t four = 0;
    uint16_t two = 0;
    uint16_t one = 0;
    if ((size & 4) != 0)
        memcpy(&four, data, 4);
    if ((size & 2) != 0)
        memcpy(&two, data + (size & 4), 2);
    if ((size & 1) != 0)
        memcpy(&one, data + (size & 6), 1);
    return (uint64_t)four + two + one;
}

/* Carries are counted apart, so that no addition waits for one; compilers make add and adc of it. */
static inline uint64_t add_scalar(const uint8_t *data, size_t size, uint64_t sum)
{
    uint64_t other = 0;
    uint64_t carries = 0;
    uint64_t other_carries = 0;
    for (; size >= 32; size -= 32, data += 32) {
        const uint64_t words[4] = {word64(data), word64(data + 8), word64(data + 16), word64(data + 24)};
        sum += words[0];
        carries += sum < words[0];
        other += words[1];
        other_carries += other < words[1];
        sum += words[2];
        carries += sum < words[2];
        other += words[3];
        other_carries += other < words[3];
    }
    for (; size >= 8; size -= 8, data += 8) {
        const uint64_t word = word64(data);
        sum += word;
        carries += sum < word;
    }
    return icmpwire_checksum_add(icmpwire_checksum_add(sum, other), last_words(data, size) + carries + other_carries);
}

uint64_t icmpwire_checksum_scalar(const uint8_t *data, size_t size, uint64_t sum)
{
    return add_scalar(data, size, sum);
}

static inline uint64_t add_octets(const uint8_t *data, size_t size, uint64_t sum)
{
    icmpwire_checksum_kernel *const vector = size >= VECTOR_FROM ? icmpwire_checksum_vector() : NULL;
    return vector != NULL ? vector(data, size, sum) : add_scalar(data, size, sum);
}

/* Adding the swapped halves brings the carry of the lower half into the upper one, which is kept. */
static inline uint16_t fold(uint64_t sum)
{
    const uint32_t half = (uint32_t)((sum + (sum << 32 | sum >> 32)) >> 32);
    return (uint16_t)((half + (half << 16 | half >> 16)) >> 16);
}

/* Between the machine's byte order and numbers; its own inverse. */
static inline uint16_t swap_if_little_endian(uint16_t word)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (uint16_t)(word << 8 | word >> 8);
#else
    return word;
#endif
}

/* ---- numbers ---- */

static inline uint16_t number16(const uint8_t *data)
{
    return (uint16_t)(data[0] << 8 | data[1]);
}

static inline uint16_t not16(uint16_t number)
{
    return (uint16_t)(number ^ 0xffff);
}

static inline uint16_t add16(uint16_t a, uint16_t b)
{
    const uint32_t sum = (uint32_t)a + b;
    return (uint16_t)((sum + (sum >> 16)) & 0xffff);
}

uint16_t icmpwire_checksum_sum(const uint8_t *data, size_t size, uint16_t before)
{
    return swap_if_little_endian(fold(add_octets(data, size, swap_if_little_endian(before))));
}

uint16_t icmpwire_checksum_pseudo6(const uint8_t *source, const uint8_t *destination, uint32_t size,
                                   uint8_t next_header)
{
    const uint64_t addresses = icmpwire_checksum_scalar(destination, 16, icmpwire_checksum_scalar(source, 16, 0));
    return add16(swap_if_little_endian(fold(addresses)), fold((uint64_t)size + next_header));
}

/* The sum of what the checksum covers beside the message. */
static inline uint16_t pseudo(enum icmpwire_family family, const uint8_t *source, const uint8_t *destination,
                              size_t size)
{
    enum { ICMP6_PROTOCOL = 58 };
    return family == ICMPWIRE_ICMP6 ? icmpwire_checksum_pseudo6(source, destination, (uint32_t)size, ICMP6_PROTOCOL)
                                    : 0;
}

static inline bool computable(enum icmpwire_family family, size_t size, const uint8_t *source,
                              const uint8_t *destination)
{
    return size >= FIELD_END && (family != ICMPWIRE_ICMP6 || (source != NULL && destination != NULL));
}

uint16_t icmpwire_checksum_compute(enum icmpwire_family family, const uint8_t *data, size_t size, const uint8_t *source,
                                   const uint8_t *destination)
{
    if (!computable(family, size, source, destination))
        return 0;
    const uint16_t before = add16(pseudo(family, source, destination, size), number16(data));
    return not16(icmpwire_checksum_sum(data + FIELD_END, size - FIELD_END, before));
}

/* The field makes the sum the one's complement of zero. A sum of plain zero comes only of zeros all over, and
 * that is bad: the checksum of nothing but zeros is 0xffff. */
static inline enum icmpwire_checksum_state verdict(uint16_t sum)
{
    return sum == 0xffff ? ICMPWIRE_CHECKSUM_GOOD : ICMPWIRE_CHECKSUM_BAD;
}

enum icmpwire_checksum_state icmpwire_checksum_check(enum icmpwire_family family, const uint8_t *data, size_t size,
                                                     const uint8_t *source, const uint8_t *destination)
{
    if (!computable(family, size, source, destination))
        return ICMPWIRE_CHECKSUM_UNKNOWN;
    return verdict(icmpwire_checksum_sum(data, size, pseudo(family, source, destination, size)));
}

enum icmpwire_checksum_state icmpwire_checksum_check_extension(struct icmpwire_span structure)
{
    if (structure.size < FIELD_END)
        return ICMPWIRE_CHECKSUM_UNKNOWN;
    if (number16(structure.data + 2) == 0)
        return ICMPWIRE_CHECKSUM_ABSENT;
    return verdict(icmpwire_checksum_sum(structure.data, structure.size, 0));
}

/* Equation 3: ~(~checksum + ~before + after). With a right checksum its sum never is 0: of the two zeros of one's
 * complement it takes 0xffff, as the sum of a message that is not all zeros does, so that the checksum is the 0 that
 * computing it anew gives. Subtracting instead (RFC 1141) leaves 0xffff there. */
uint16_t icmpwire_checksum_update(uint16_t checksum, uint16_t before, uint16_t after)
{
    return not16(add16(add16(not16(checksum), not16(before)), after));
}

uint16_t icmpwire_checksum_replace(uint16_t checksum, struct icmpwire_span before, struct icmpwire_span after)
{
    return icmpwire_checksum_update(checksum, icmpwire_checksum_sum(before.data, before.size, 0),
                                    icmpwire_checksum_sum(after.data, after.size, 0));
}
