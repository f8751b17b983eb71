/* SPDX-License-Identifier: BSD-2-Clause */
/* Community IDs against the values in community/values.txt. */
#define _DEFAULT_SOURCE
#include <stdio.h>

#include <sha1.h>

#include "guarded.h"

#include "icmpwire/flow.h"

enum { ID_ROOM = 2 + 28 + 1 };

static void base64(const uint8_t octets[SHA1_DIGEST_LENGTH], char *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < SHA1_DIGEST_LENGTH; i += 3) {
        uint32_t group = (uint32_t)octets[i] << 16 | (uint32_t)octets[i + 1] << 8;
        bool last = i + 2 == SHA1_DIGEST_LENGTH;
        group |= last ? 0 : octets[i + 2];
        *out++ = digits[group >> 18];
        *out++ = digits[group >> 12 & 63];
        *out++ = digits[group >> 6 & 63];
        *out++ = last ? '=' : digits[group & 63];
    }
    *out = 0;
}

/* "-" when there is none. */
static void id_of(const struct icmpwire_packet *packet, uint16_t seed, enum icmpwire_community_variant variant,
                  char id[ID_ROOM])
{
    struct icmpwire_community input;
    uint8_t digest[SHA1_DIGEST_LENGTH] = {0};
    SHA1_CTX context;
    memset(&input, 0xee, sizeof input);
    if (!icmpwire_community_input(packet, seed, variant, &input)) {
        assert_int_equal(input.size, 0);
        snprintf(id, ID_ROOM, "-");
        return;
    }
    assert_in_range(input.size, 12, ICMPWIRE_COMMUNITY_MOST);
    SHA1Init(&context);
    SHA1Update(&context, input.octets, input.size);
    SHA1Final(digest, &context);
    snprintf(id, ID_ROOM, "1:");
    base64(digest, id + 2);
}

static void expect_id(const char *name, const struct icmpwire_packet *packet, uint16_t seed,
                      enum icmpwire_community_variant variant, const char *expected)
{
    char id[ID_ROOM];
    id_of(packet, seed, variant, id);
    if (strcmp(id, expected) != 0)
        fail_msg("%s: %s instead of %s", name, id, expected);
}

static void listed_values(void **state)
{
    FILE *file = fopen(ICMPWIRE_SOURCE_FOLDER "/tests/community/values.txt", "r");
    char line[1024], name[64], baseline[64], suricata[64], hex[512];
    unsigned seed, count = 0;
    (void)state;
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        struct icmpwire_packet packet;
        struct icmpwire_fault fault;
        struct icmpwire_span octets;
        if (*line == '#')
            continue;
        assert_int_equal(sscanf(line, "%63s %u %63s %63s %511s", name, &seed, baseline, suricata, hex), 5);
        octets = guarded_hex(hex);
        assert_true(icmpwire_packet_decode(octets.data, octets.size, octets.size, &packet, &fault));
        expect_id(name, &packet, (uint16_t)seed, ICMPWIRE_COMMUNITY_ID, baseline);
        expect_id(name, &packet, (uint16_t)seed, ICMPWIRE_COMMUNITY_ID_SURICATA, suricata);
        count++;
    }
    fclose(file);
    assert_true(count > 150);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(listed_values),
    };
    return cmocka_run_group_tests(tests, guarded_setup, NULL);
}
