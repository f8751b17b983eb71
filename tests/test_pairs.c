/* SPDX-License-Identifier: BSD-2-Clause */
/* Which message answers which: the types, and what a reply must repeat. */
#define _DEFAULT_SOURCE
#include <stdlib.h>

#include "guarded.h"

#include "icmpwire/flow.h"

/* ---- types ---- */

static void reply_types(void **state)
{
    static const uint8_t pairs[2][13][2] = {
        {{8, 0}, {10, 9}, {13, 14}, {15, 16}, {17, 18}, {37, 38}, {42, 43}},
        {{128, 129},
         {130, 131},
         {133, 134},
         {135, 136},
         {139, 140},
         {141, 142},
         {144, 145},
         {146, 147},
         {148, 149},
         {152, 151},
         {157, 158},
         {160, 161}},
    };
    (void)state;
    for (unsigned type = 0; type < 256; type++)
        for (unsigned family = 0; family < 2; family++) {
            unsigned reply = 77, expected = 77;
            bool found = false;
            for (size_t i = 0; i < 13; i++)
                if (pairs[family][i][0] == type && type != 0) {
                    expected = pairs[family][i][1];
                    found = true;
                }
            assert_int_equal(icmpwire_reply_type((enum icmpwire_family)family, (uint8_t)type, &reply), found);
            assert_int_equal(reply, expected);
        }
}

/* ---- a message between two addresses ---- */

struct side {
    struct icmpwire_packet packet;
    struct icmpwire_message message;
};

/* The packet has no more than what pairing looks at. `addresses`: source and destination. */
static struct side side(const char *addresses, enum icmpwire_family family, const char *message)
{
    static uint8_t kept[64][128]; /* what the spans of the sides of a test borrow */
    static unsigned next;
    uint8_t *octets = kept[next++ % 64];
    size_t each = family == ICMPWIRE_ICMP4 ? 4 : 16, size;
    struct icmpwire_fault fault;
    struct side side;
    memset(&side, 0, sizeof side);
    assert_int_equal(from_hex(addresses, octets, 128), 2 * each);
    size = from_hex(message, octets + 2 * each, 128 - 2 * each);
    side.packet.version = each == 4 ? 4 : 6;
    side.packet.source = side.packet.original_source = (struct icmpwire_span){octets, each};
    side.packet.destination = side.packet.final_destination = (struct icmpwire_span){octets + each, each};
    side.packet.payload = (struct icmpwire_span){octets + 2 * each, size};
    (void)icmpwire_decode(family, octets + 2 * each, size, &side.message, &fault);
    return side;
}

static bool answers(struct side request, struct side reply)
{
    return icmpwire_answers(&request.packet, &request.message, &reply.packet, &reply.message);
}

#define A4                        "c0000201 "
#define B4                        "c6336407 "
#define C4                        "cb007101 "
#define NONE4                     "00000000 "
#define ALL4                      "ffffffff "
#define GROUP4                    "e0000001 "
#define SUBNET4                   "c00002ff "
#define MADE4(addresses, message) side(addresses, ICMPWIRE_ICMP4, message)
#define MADE6(addresses, message) side(addresses, ICMPWIRE_ICMP6, message)

#define ECHO4  "0800 0000 abcd 0001 6161"
#define REPLY4 "0000 0000 abcd 0001 6161"

static void echo(void **state)
{
    struct side request = MADE4(A4 B4, ECHO4);
    (void)state;
    assert_true(answers(request, MADE4(B4 A4, REPLY4)));
    assert_true(answers(request, MADE4(B4 A4, "0000 0000 abcd 0001"))); /* whatever its data */
    assert_false(answers(request, MADE4(C4 A4, REPLY4)));
    assert_false(answers(request, MADE4(B4 C4, REPLY4)));
    assert_false(answers(request, MADE4(A4 B4, REPLY4)));
    assert_false(answers(request, MADE4(B4 A4, "0000 0000 abcd 0002")));
    assert_false(answers(request, MADE4(B4 A4, "0000 0000 abce 0001")));
    assert_false(answers(request, MADE4(B4 A4, ECHO4)));
    assert_false(answers(request, request));
    assert_false(answers(MADE4(B4 A4, REPLY4), request));
    assert_false(answers(request, MADE4(B4 A4, "0e00 0000 abcd 0001 00*12"))); /* a timestamp reply */
}

static void echo_to_many(void **state)
{
    (void)state;
    assert_true(answers(MADE4(A4 ALL4, ECHO4), MADE4(C4 A4, REPLY4)));
    assert_true(answers(MADE4(A4 GROUP4, ECHO4), MADE4(C4 A4, REPLY4)));
    assert_true(answers(MADE4(A4 NONE4, ECHO4), MADE4(C4 A4, REPLY4)));
    assert_false(answers(MADE4(A4 ALL4, ECHO4), MADE4(C4 B4, REPLY4)));
    assert_false(answers(MADE4(A4 SUBNET4, ECHO4), MADE4(C4 A4, REPLY4))); /* not to be told from a host's */
}

static void every_query_of_ipv4(void **state)
{
    static const char *const pairs[][2] = {
        {"0d00 0000 abcd 0001 00*12", "0e00 0000 abcd 0001 00*12"},
        {"0f00 0000 abcd 0001", "1000 0000 abcd 0001"},
        {"1100 0000 abcd 0001 00000000", "1200 0000 abcd 0001 ffffff00"},
        {"2500 0000 abcd 0001", "2600 0000 abcd 0001 00000000"},
        {"2a00 0000 abcd 0101 2000 0000 0008 0302 00000001", "2b00 0000 abcd 0140"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct side request = MADE4(A4 B4, pairs[i][0]), reply = MADE4(B4 A4, pairs[i][1]), other = reply;
        assert_true(answers(request, reply));
        assert_false(answers(MADE4(A4 C4, pairs[i][0]), reply));
        other.message.information.identifier++; /* every layout here begins with it */
        assert_false(answers(request, other));
        other = MADE4(B4 A4, "0000 0000 abcd 0001");
        assert_false(answers(request, other));
    }
    /* RFC 792: who does not know its address asks from 0.0.0.0 */
    assert_true(answers(MADE4(NONE4 ALL4, pairs[2][0]), MADE4(B4 ALL4, pairs[2][1])));
}

static void routers_of_ipv4(void **state)
{
    const char *solicitation = "0a00 0000 00000000", *advertisement = "0900 0000 0102 0708 c0000201 00000000";
    (void)state;
    assert_true(answers(MADE4(A4 "e0000002", solicitation), MADE4(B4 GROUP4, advertisement)));
    assert_true(answers(MADE4(A4 ALL4, solicitation), MADE4(B4 A4, advertisement)));
    assert_true(answers(MADE4(NONE4 ALL4, solicitation), MADE4(B4 ALL4, advertisement)));
    assert_false(answers(MADE4(A4 ALL4, solicitation), MADE4(B4 C4, advertisement)));
}

/* ---- IPv6 ---- */

#define A6        "20010db8 00*11 01 "
#define B6        "20010db8 00*11 02 "
#define C6        "20010db8 00*11 03 "
#define NONE6     "00*16 "
#define GROUP6(n) "ff02 00*13 " n " "
#define LISTENERS "ff02 00*13 16 "

static void queries_of_ipv6(void **state)
{
    static const char *const pairs[][2] = {
        {"8000 0000 abcd 0001 61", "8100 0000 abcd 0001 61"},
        {"8b00 0000 0000 0000 0102030405060708", "8c00 0000 0000 0000 0102030405060708"},
        {"9200 0000 abcd 0000", "9300 0000 abcd 0000"},
        {"a000 0000 abcd 0101 2000 0000 0008 0302 00000001", "a100 0000 abcd 0140"},
    };
    static const char *const others[] = {"8100 0000 abcd 0002 61", "8c00 0000 0000 0000 0102030405060709",
                                         "9300 0000 abce 0000", "a100 0000 abcd 0240"};
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct side request = MADE6(A6 B6, pairs[i][0]);
        assert_true(answers(request, MADE6(B6 A6, pairs[i][1])));
        assert_false(answers(request, MADE6(B6 A6, others[i])));
        assert_false(answers(request, MADE6(C6 A6, pairs[i][1])));
        assert_false(answers(request, MADE6(B6 C6, pairs[i][1])));
        assert_true(answers(MADE6(A6 GROUP6("01"), pairs[i][0]), MADE6(C6 A6, pairs[i][1])));
    }
    /* an anycast address is asked, a home agent's own answers */
    assert_true(answers(MADE6(A6 B6, "9000 0000 abcd 0000"), MADE6(C6 A6, "9100 0000 abcd 0000")));
    assert_false(answers(MADE6(A6 B6, "9000 0000 abcd 0000"), MADE6(C6 A6, "9100 0000 abce 0000")));
    assert_false(answers(MADE6(A6 B6, "9000 0000 abcd 0000"), MADE6(C6 B6, "9100 0000 abcd 0000")));
}

/* A mobile node asks from its care-of address and is answered at its home address. */
static void home_addresses(void **state)
{
    struct side request = MADE6(A6 B6, "9200 0000 abcd 0000"), reply = MADE6(B6 A6, "9300 0000 abcd 0000"), home;
    (void)state;
    home = MADE6(C6 C6, "");
    request.packet.original_source = home.packet.source;
    assert_false(answers(request, reply));
    reply.packet.final_destination = home.packet.source;
    assert_true(answers(request, reply));
    reply.packet.final_destination = (struct icmpwire_span){NULL, 0}; /* cannot be told */
    assert_false(answers(request, reply));
}

#define NS(target)        "8700 0000 00000000 " target
#define NA(flags, target) "8800 0000 " flags "000000 " target

static void neighbors(void **state)
{
    struct side request = MADE6(A6 "ff02 00*9 01ff 000002", NS(B6)),
                probe = MADE6(NONE6 "ff02 00*9 01ff 000002", NS(B6));
    (void)state;
    assert_true(answers(request, MADE6(B6 A6, NA("60", B6))));
    assert_true(answers(request, MADE6(C6 A6, NA("60", B6)))); /* from another of its addresses */
    assert_true(answers(MADE6(A6 B6, NS(B6)), MADE6(B6 A6, NA("40", B6))));
    assert_false(answers(request, MADE6(B6 A6, NA("60", C6))));
    assert_false(answers(request, MADE6(B6 A6, NA("20", B6)))); /* not solicited */
    assert_false(answers(request, MADE6(B6 C6, NA("60", B6))));
    assert_true(answers(probe, MADE6(B6 GROUP6("01"), NA("20", B6))));
    assert_false(answers(probe, MADE6(B6 GROUP6("01"), NA("60", B6))));
    assert_false(answers(request, MADE6(B6 A6, "8800 0000 60000000 20010db8"))); /* broken before the target */
    assert_false(answers(MADE6(A6 B6, "8700 0000 00000000"), MADE6(B6 A6, "8800 0000 60000000")));
}

#define RA "8600 0000 40 00 0708 00000000 00000000"

static void routers(void **state)
{
    (void)state;
    assert_true(answers(MADE6(A6 GROUP6("02"), "8500 0000 00000000"), MADE6(B6 A6, RA)));
    assert_true(answers(MADE6(A6 GROUP6("02"), "8500 0000 00000000"), MADE6(B6 GROUP6("01"), RA)));
    assert_true(answers(MADE6(NONE6 GROUP6("02"), "8500 0000 00000000"), MADE6(B6 GROUP6("01"), RA)));
    assert_false(answers(MADE6(A6 GROUP6("02"), "8500 0000 00000000"), MADE6(B6 C6, RA)));
    assert_true(answers(MADE6(A6 GROUP6("01"), "8d00 0000 00000000"), MADE6(B6 A6, "8e00 0000 00000000")));
    assert_false(answers(MADE6(A6 GROUP6("01"), "8d00 0000 00000000"), MADE6(B6 C6, "8e00 0000 00000000")));
    assert_true(answers(MADE6(A6 GROUP6("02"), "9800 0000"), MADE6(B6 GROUP6("6a"), "9714 0000 007d 0002")));
    assert_true(answers(MADE6(A6 GROUP6("02"), "9400 0000 abcd ffff"),
                        MADE6(B6 "ff02 00*9 01ff 000001", "9500 0000 abcd 0001 0000 0000")));
    assert_false(answers(MADE6(A6 GROUP6("02"), "9400 0000 abcd ffff"),
                         MADE6(B6 GROUP6("01"), "9500 0000 0000 0001 0000 0000")));
    assert_true(answers(MADE6(NONE6 GROUP6("02"), "9400 0000 abcd ffff"),
                        MADE6(B6 GROUP6("01"), "9500 0000 0000 0001 0000 0000")));
}

#define QUERY(group)         "8200 0000 03e8 0000 " group
#define REPORT(group)        "8300 0000 0000 0000 " group
#define REPORT2(kind, group) "8f00 0000 0000 0001 " kind "00 0000 " group
#define GROUP_A              "ff05 00*12 0101 "
#define GROUP_B              "ff05 00*12 0102 "

static void listeners(void **state)
{
    struct side general = MADE6(A6 GROUP6("01"), QUERY(NONE6)), specific = MADE6(A6 GROUP_A, QUERY(GROUP_A));
    (void)state;
    assert_true(answers(general, MADE6(B6 GROUP_A, REPORT(GROUP_A))));
    assert_true(answers(specific, MADE6(B6 GROUP_A, REPORT(GROUP_A))));
    assert_false(answers(specific, MADE6(B6 GROUP_B, REPORT(GROUP_B))));
    assert_true(answers(general, MADE6(B6 LISTENERS, REPORT2("02", GROUP_B))));
    assert_true(answers(specific, MADE6(B6 LISTENERS, REPORT2("01", GROUP_A))));
    assert_false(answers(specific, MADE6(B6 LISTENERS, REPORT2("01", GROUP_B))));
    assert_false(answers(specific, MADE6(B6 LISTENERS, REPORT2("04", GROUP_A)))); /* a change, not the state */
    assert_false(answers(general, MADE6(B6 LISTENERS, "8f00 0000 0000 0000")));
    assert_false(answers(general, MADE6(B6 GROUP6("02"), "8400 0000 0000 0000 " GROUP_A))); /* done */
}

static void duplicate_addresses(void **state)
{
    const char *request = "9d00 0000 0000 000a 0102030405060708 " C6;
    (void)state;
    assert_true(answers(MADE6(A6 B6, request), MADE6(B6 A6, "9e00 0000 0100 000a 0102030405060708 " C6)));
    assert_false(answers(MADE6(A6 B6, request), MADE6(B6 A6, "9e00 0000 0100 000a 0102030405060709 " C6)));
    assert_false(answers(MADE6(A6 B6, request), MADE6(B6 A6, "9e00 0000 0100 000a 0102030405060708 " B6)));
    assert_false(answers(MADE6(A6 B6, request), MADE6(C6 A6, "9e00 0000 0100 000a 0102030405060708 " C6)));
    assert_false(answers(MADE6(A6 B6, request), MADE6(B6 A6, "9e00 0000 0100 000a 01020304")));
}

static void families_do_not_mix(void **state)
{
    struct side request = MADE4(A4 B4, "8000 0000 abcd 0001");
    (void)state;
    assert_false(answers(request, MADE6(B6 A6, "8100 0000 abcd 0001")));
    assert_false(answers(request, MADE4(B4 A4, "8100 0000 abcd 0001")));
}

/* Any two messages, broken ones among them: it answers at most what pairs, and reads nothing that is not there. */
static void arbitrary_messages(void **state)
{
    uint32_t seed = 0x9d2c5681;
    (void)state;
    for (unsigned round = 0; round < 20000; round++) {
        enum icmpwire_family family = (enum icmpwire_family)(round & 1);
        struct side sides[2];
        for (unsigned i = 0; i < 2; i++) {
            uint8_t octets[64];
            size_t size = 1 + next_random(&seed) % sizeof octets;
            struct icmpwire_fault fault;
            struct icmpwire_span there;
            uint8_t *own;
            for (size_t at = 0; at < size; at++)
                octets[at] = (uint8_t)next_random(&seed);
            octets[0] = (uint8_t)(family == ICMPWIRE_ICMP4 ? octets[0] % 44 : 128 + octets[0] % 34);
            sides[i] = family == ICMPWIRE_ICMP4 ? MADE4(A4 B4, "") : MADE6(A6 B6, "");
            own = malloc(size);
            assert_non_null(own);
            memcpy(own, octets, size);
            there = (struct icmpwire_span){own, size};
            (void)icmpwire_decode(family, there.data, there.size, &sides[i].message, &fault);
            sides[i].packet.payload = there;
        }
        if (answers(sides[0], sides[1])) {
            unsigned reply;
            assert_true(icmpwire_reply_type(family, sides[0].message.type, &reply));
            assert_true(sides[1].message.type == reply || sides[1].message.type == 143);
        }
        for (unsigned i = 0; i < 2; i++)
            free((void *)(uintptr_t)sides[i].packet.payload.data);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reply_types),
        cmocka_unit_test(echo),
        cmocka_unit_test(echo_to_many),
        cmocka_unit_test(every_query_of_ipv4),
        cmocka_unit_test(routers_of_ipv4),
        cmocka_unit_test(queries_of_ipv6),
        cmocka_unit_test(home_addresses),
        cmocka_unit_test(neighbors),
        cmocka_unit_test(routers),
        cmocka_unit_test(listeners),
        cmocka_unit_test(duplicate_addresses),
        cmocka_unit_test(families_do_not_mix),
        cmocka_unit_test(arbitrary_messages),
    };
    return cmocka_run_group_tests(tests, guarded_setup, NULL);
}
