/* SPDX-License-Identifier: BSD-2-Clause */
#include "community.h"

enum { DIGEST = 20, WORDS = 80 };

/* ---- SHA-1 (FIPS 180-4) of less than a block, which the input of a Community ID always is ---- */

static uint32_t turned(uint32_t x, unsigned by)
{
    return x << by | x >> (32 - by);
}

/* One block: the octets, the bit that ends them, and how many bits they were. */
static void expand(const struct icmpwire_community *input, uint32_t w[WORDS])
{
    for (size_t i = 0; i < 16; i++)
        w[i] = 0;
    for (size_t i = 0; i < input->size; i++)
        w[i / 4] |= (uint32_t)input->octets[i] << (24 - 8 * (i % 4));
    w[input->size / 4] |= (uint32_t)0x80 << (24 - 8 * (input->size % 4));
    w[15] = (uint32_t)(8 * input->size);
    for (size_t i = 16; i < WORDS; i++)
        w[i] = turned(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
}

static uint32_t mixed(unsigned round, uint32_t b, uint32_t c, uint32_t d)
{
    switch (round / 20) {
    case 0:
        return ((b & c) | (~b & d)) + 0x5a827999;
    case 1:
        return (b ^ c ^ d) + 0x6ed9eba1;
    case 2:
        return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
    default:
        return (b ^ c ^ d) + 0xca62c1d6;
    }
}

static void hash(const struct icmpwire_community *input, uint8_t digest[DIGEST])
{
    static const uint32_t begin[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
    uint32_t w[WORDS], v[5];
    expand(input, w);
    for (unsigned i = 0; i < 5; i++)
        v[i] = begin[i];
    for (unsigned round = 0; round < WORDS; round++) {
        uint32_t first = turned(v[0], 5) + mixed(round, v[1], v[2], v[3]) + v[4] + w[round];
        v[4] = v[3];
        v[3] = v[2];
        v[2] = turned(v[1], 30);
        v[1] = v[0];
        v[0] = first;
    }
    for (unsigned i = 0; i < DIGEST; i++)
        digest[i] = (uint8_t)((begin[i / 4] + v[i / 4]) >> (24 - 8 * (i % 4)));
}

/* ---- the text ---- */

size_t community_text(const struct icmpwire_packet *packet, char out[COMMUNITY_TEXT_SIZE])
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    struct icmpwire_community input;
    uint8_t digest[DIGEST + 1] = {0};
    char *end = out;

    if (!icmpwire_community_input(packet, 0, ICMPWIRE_COMMUNITY_ID, &input))
        return 0;
    hash(&input, digest);
    *end++ = '1';
    *end++ = ':';
    for (unsigned i = 0; i < DIGEST; i += 3) { /* Base64 (RFC 4648 section 4) */
        uint32_t group = (uint32_t)digest[i] << 16 | (uint32_t)digest[i + 1] << 8 | digest[i + 2];
        for (unsigned shift = 24; shift;) {
            shift -= 6;
            *end++ = letters[group >> shift & 63];
        }
    }
    end[-1] = '='; /* 20 octets leave one of the last group out */
    return (size_t)(end - out);
}
