/* SPDX-License-Identifier: BSD-2-Clause */
/* The measure of the others: the least C that does the task. One function reads the wire octets straight into
 * the digest. It checks what keeps it inside the packet, the versions, and nothing else; it fills no struct and
 * dispatches on nothing that the task already knows. */
#include "tasks.h"
#include <stdbool.h>
#include <string.h>

uint8_t bench_out[2048];

uint64_t bench_floor(const uint8_t *data, size_t size)
{
    return size ? data[0] : 0;
}

static inline uint16_t be16(const uint8_t *p)
{
    uint16_t v;
    memcpy(&v, p, sizeof v);
    return __builtin_bswap16(v);
}

static inline uint32_t be32(const uint8_t *p)
{
    uint32_t v;
    memcpy(&v, p, sizeof v);
    return __builtin_bswap32(v);
}

/* Type, code and checksum. */
static inline uint64_t header(const uint8_t *p)
{
    return with(with(p[0], p[1]), be16(p + 2));
}

static inline uint64_t echo(const uint8_t *p, size_t n)
{
    if (n < 8)
        return 0;
    return with(with(with(header(p), be16(p + 4)), be16(p + 6)), n - 8);
}

/* The flow of a quoted IPv4 packet: protocol, addresses, ports. */
static inline uint64_t with_flow(uint64_t digest, const uint8_t *p, size_t n)
{
    size_t ihl = n < 20 ? 0 : (p[0] & 15u) * (size_t)4;
    if (ihl < 20 || p[0] >> 4 != 4 || n < ihl + 4)
        return digest;
    digest = with(with(with(digest, p[9]), be32(p + 12)), be32(p + 16));
    return with(with(digest, be16(p + ihl)), be16(p + ihl + 2));
}

static inline uint64_t unreachable(const uint8_t *p, size_t n)
{
    if (n < 8)
        return 0;
    return with_flow(with(with(header(p), be16(p + 6)), n - 8), p + 8, n - 8);
}

static inline uint64_t with_label(uint64_t digest, uint32_t entry)
{
    return with(with(with(with(digest, entry >> 12), entry >> 9 & 7), entry >> 8 & 1), entry & 0xff);
}

static inline uint64_t with_object(uint64_t digest, const uint8_t *p, size_t length)
{
    digest = with(with(with(digest, length), p[2]), p[3]);
    if (p[2] == 1 && p[3] == 1)
        for (size_t i = 4; i + 4 <= length; i += 4)
            digest = with_label(digest, be32(p + i));
    return digest;
}

static inline uint64_t extended(const uint8_t *p, size_t n)
{
    size_t quoted = n < 8 ? 0 : p[5] * (size_t)4;
    size_t at = 8 + quoted + 4;
    if (n < at || p[8 + quoted] >> 4 != 2)
        return 0;
    uint64_t digest = with_flow(with(with(header(p), p[5]), quoted), p + 8, quoted);
    digest = with(digest, be16(p + at - 2));
    for (size_t length; at < n; at += length) {
        length = n - at < 4 ? 0 : be16(p + at);
        if (length < 4 || length > n - at)
            return 0;
        digest = with_object(digest, p + at, length);
    }
    return digest;
}

static inline uint64_t mix(const uint8_t *p, size_t n)
{
    switch (n ? p[0] : 255) {
    case 3:
        return unreachable(p, n);
    case 8:
        return echo(p, n);
    case 11:
        return extended(p, n);
    default:
        return 0;
    }
}

static inline uint64_t be64(const uint8_t *p)
{
    uint64_t v;
    memcpy(&v, p, sizeof v);
    return __builtin_bswap64(v);
}

static inline uint64_t with_address(uint64_t digest, const uint8_t *p)
{
    return with(with(digest, be64(p)), be64(p + 8));
}

static inline uint64_t with_option(uint64_t digest, const uint8_t *p, size_t n)
{
    digest = with(digest, p[0]);
    switch (p[0]) {
    case 1:
        return with(with(digest, be16(p + 2)), be32(p + 4));
    case 3:
        if (n != 32)
            return 0;
        return with_address(with(with(with(with(digest, p[2]), p[3]), be32(p + 4)), be32(p + 8)), p + 16);
    case 5:
        return with(digest, be32(p + 4));
    case 25:
        digest = with(digest, be32(p + 4));
        for (size_t i = 8; i + 16 <= n; i += 16)
            digest = with_address(digest, p + i);
        return digest;
    default:
        return digest;
    }
}

static inline uint64_t advertisement(const uint8_t *p, size_t n)
{
    if (n < 16)
        return 0;
    uint64_t digest = with(with(with(header(p), p[4]), p[5]), be16(p + 6));
    digest = with(with(digest, be32(p + 8)), be32(p + 12));
    for (size_t at = 16, length; at < n; at += length) {
        length = n - at < 8 ? 0 : p[at + 1] * (size_t)8;
        if (length == 0 || length > n - at)
            return 0;
        digest = with_option(digest, p + at, length);
    }
    return digest;
}

static inline uint64_t report(const uint8_t *p, size_t n)
{
    if (n < 8)
        return 0;
    uint64_t digest = with(header(p), be16(p + 6));
    size_t at = 8;
    for (uint32_t records = be16(p + 6); records; records--) {
        if (n - at < 20)
            return 0;
        size_t sources = be16(p + at + 2), length = 20 + 16 * sources + p[at + 1] * (size_t)4;
        if (length > n - at)
            return 0;
        digest = with_address(with(with(with(digest, p[at]), p[at + 1]), sources), p + at + 4);
        for (size_t i = 0; i < sources; i++)
            digest = with_address(digest, p + at + 20 + 16 * i);
        at += length;
    }
    return digest;
}

/* The message and what is before it; 0 octets when the packet is none of ours. */
static inline uint64_t message6(const uint8_t *p, size_t n)
{
    switch (n ? p[0] : 255) {
    case 134:
        return advertisement(p, n);
    case 143:
        return report(p, n);
    default:
        return 0;
    }
}

static inline uint64_t packet(const uint8_t *p, size_t n)
{
    if (n >= 20 && p[0] == 0x45 && p[9] == 1) {
        size_t total = be16(p + 2);
        if (total < 20 || total > n || be16(p + 6) & 0x3fff)
            return 0;
        return with(mix(p + 20, total - 20), p[8]);
    }
    if (n >= 40 && p[0] >> 4 == 6 && p[6] == 58 && be16(p + 4) <= n - 40)
        return with(message6(p + 40, be16(p + 4)), p[7]);
    return 0;
}

static inline uint64_t sum6(const uint8_t *addresses, const uint8_t *data, size_t size)
{
    uint64_t sum = sum_vector(data, size) + sum_vector(addresses, 32) + size + 58;
    sum = (sum & 0xffff) + (sum >> 16);
    return (sum & 0xffff) + (sum >> 16);
}

static inline bool ip_good(const uint8_t *p, size_t n)
{
    if (n >= 20 && p[0] == 0x45)
        return sum_vector(p + 20, n - 20) == 0xffff;
    return n >= 40 && sum6(p + 8, p + 40, n - 40) == 0xffff;
}

#define icmp4_good(data, size) (sum_vector(data, size) == 0xffff)
#define icmp6_good(data, size) (sum6(bench_addresses, data, size) == 0xffff)

#define TASK(checksum, task)                                         \
    uint64_t hand_##task(const uint8_t *data, size_t size)           \
    {                                                                \
        return task(data, size);                                     \
    }                                                                \
    uint64_t hand_##task##_checked(const uint8_t *data, size_t size) \
    {                                                                \
        return checksum##_good(data, size) ? task(data, size) : 0;   \
    }
#include "tasks.def"

/* The header's sum comes from the values and the payload's from its source: what was just written is not read
 * back. */
uint64_t hand_encode(const uint8_t *data, size_t size)
{
    uint16_t identifier = be16(data + 4), sequence = be16(data + 6);
    uint32_t sum = (uint32_t)sum_vector(data + 8, size - 8) + data[0] * 256u + data[1] + identifier + sequence;
    sum = (sum & 0xffff) + (sum >> 16);
    uint16_t checksum = (uint16_t)~(sum + (sum >> 16));
    uint64_t header = (uint64_t)data[0] << 56 | (uint64_t)data[1] << 48 | (uint64_t)checksum << 32 |
                      (uint64_t)identifier << 16 | sequence;
    header = __builtin_bswap64(header);
    memcpy(bench_out, &header, sizeof header);
    memcpy(bench_out + 8, data + 8, size - 8);
    return size + checksum;
}
