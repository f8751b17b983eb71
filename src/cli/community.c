/* SPDX-License-Identifier: BSD-2-Clause */
#include "community.h"
#include <sha1.h>

/* Base64 of a digest (RFC 4648 section 4). */
static char *write_digest(const uint8_t digest[SHA1_DIGEST_LENGTH + 1], char *out)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    for (int i = 0; i < SHA1_DIGEST_LENGTH; i += 3) {
        unsigned group = (unsigned)digest[i] << 16 | (unsigned)digest[i + 1] << 8 | digest[i + 2];
        for (int shift = 18; shift >= 0; shift -= 6)
            *out++ = letters[group >> shift & 63];
    }
    return out;
}

bool text_of_community(const struct icmpwire_packet *packet, enum icmpwire_community_variant variant,
                       char out[COMMUNITY_TEXT_SIZE])
{
    struct icmpwire_community input;
    uint8_t digest[SHA1_DIGEST_LENGTH + 1] = {0};
    SHA1_CTX context;

    if (!icmpwire_community_input(packet, 0, variant, &input))
        return false;
    SHA1Init(&context);
    SHA1Update(&context, input.octets, input.size);
    SHA1Final(digest, &context);
    out[0] = '1';
    out[1] = ':';
    char *end = write_digest(digest, out + 2);
    end[-1] = '='; /* 20 octets leave one of the last group out */
    end[0] = '\0';
    return true;
}
