/* SPDX-License-Identifier: BSD-2-Clause */
/* ICMPv6 by other policies than that of the measured kernel, and what the kernel cannot be made to show. */
#include "host_small.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { UDP = 17, FRAGMENT = 44, ICMP6 = 58, OPTIONS = 60, NO_ICMP6 = 2048 };

static struct small s;

/* The checksum of what is behind `at` octets of the body. */
static void seal(size_t at, uint8_t protocol, size_t checksum_at)
{
    size_t size = s.size - 40 - at;
    uint8_t *message = s.packet + 40 + at;
    uint16_t pseudo = icmpwire_checksum_pseudo6(s.packet + 8, s.packet + 24, (uint32_t)size, protocol);

    small_put16(message + checksum_at, 0);
    small_put16(message + checksum_at, (uint16_t)~icmpwire_checksum_sum(message, size, pseudo));
}

/* A packet from the peer to us with a body, of which what is behind `at` octets is an ICMPv6 message. */
static void receive(uint8_t next, const uint8_t *body, size_t size, size_t at)
{
    memset(s.packet, 0, 40);
    s.packet[0] = 0x60;
    small_put16(s.packet + 4, (uint16_t)size);
    s.packet[6] = next;
    s.packet[7] = 64;
    icmpwire_ip_octets((struct icmpwire_ip){SMALL_GLOBAL, 2, 6}, s.packet + 8);
    icmpwire_ip_octets((struct icmpwire_ip){SMALL_GLOBAL, 1, 6}, s.packet + 24);
    memcpy(s.packet + 40, body, size);
    s.size = 40 + size;
    if (at < size)
        seal(at, ICMP6, 2);
    small_receive(&s);
}

static const uint8_t *sent(void)
{
    return s.outcome.sent_count ? s.outcome.sent[s.outcome.sent_count - 1].packet.data : NULL;
}

static uint64_t counted(uint32_t counter)
{
    return s.host.counters[counter];
}

static void echo(uint8_t code)
{
    const uint8_t body[8] = {128, code, 0, 0, 0, 7, 0, 1};

    receive(ICMP6, body, sizeof body, 0);
}

/* ---- policies ---- */

static void only_documents_forbid_errors_about_redirects(void **state)
{
    static const uint8_t body[48] = {ICMP6, 0, 0x9e, 0, 1, 2, 0, 0, 137};

    (void)state;
    for (int kind = ICMPWIRE_HOST_RFC; kind <= ICMPWIRE_HOST_LINUX6; kind++) {
        small_begin(&s, (enum icmpwire_host_kind)kind);
        receive(OPTIONS, body, sizeof body, 8);
        assert_int_equal(s.outcome.sent_count, kind != ICMPWIRE_HOST_RFC);
        assert_int_equal(s.outcome.verdict, ICMPWIRE_VERDICT_REFUSED);
        assert_int_equal(small_decided(&s, ICMPWIRE_RULE_ICMP6_ERROR_ABOUT_REDIRECT), kind == ICMPWIRE_HOST_RFC);
    }
}

static void documents_ask_for_code_0(void **state)
{
    (void)state;
    for (int kind = ICMPWIRE_HOST_RFC; kind <= ICMPWIRE_HOST_LINUX6; kind++) {
        small_begin(&s, (enum icmpwire_host_kind)kind);
        echo(5);
        assert_int_equal(sent()[41], kind == ICMPWIRE_HOST_RFC ? 0 : 5);
    }
}

static void older_kernels_do_not_know_extended_echo(void **state)
{
    (void)state;
    for (uint8_t type = 160; type <= 161; type++) {
        const uint8_t body[8] = {type, 0, 0, 0, 0, 7, 1, 1};
        small_begin(&s, ICMPWIRE_HOST_LINUX3);
        icmpwire_host_set(&s.host, "net.ipv4.icmp_echo_enable_probe", "1");
        receive(ICMP6, body, sizeof body, 0);
        assert_int_equal(s.outcome.rule, ICMPWIRE_RULE_ICMP6_UNKNOWN);
    }
}

/* Nine options, of which the measured kernel takes eight. */
static void only_newer_kernels_count_options(void **state)
{
    uint8_t body[24 + 8] = {ICMP6, 2};

    (void)state;
    for (size_t i = 0; i < 9; i++)
        body[2 + 2 * i] = 0x1e;
    body[20] = 1;
    body[21] = 2;
    body[24] = 128;
    for (int kind = ICMPWIRE_HOST_RFC; kind <= ICMPWIRE_HOST_LINUX6; kind++) {
        small_begin(&s, (enum icmpwire_host_kind)kind);
        receive(OPTIONS, body, sizeof body, 24);
        assert_int_equal(s.outcome.sent_count, kind != ICMPWIRE_HOST_LINUX6);
    }
}

static void older_kernels_take_first_fragments_without_headers(void **state)
{
    static const uint8_t body[8 + 8] = {6, 0, 0, 1, 0, 0, 0, 9}; /* 8 octets of TCP */

    (void)state;
    for (int kind = ICMPWIRE_HOST_RFC; kind <= ICMPWIRE_HOST_LINUX6; kind++) {
        small_begin(&s, (enum icmpwire_host_kind)kind);
        receive(FRAGMENT, body, sizeof body, NO_ICMP6);
        assert_int_equal(s.outcome.sent_count, kind != ICMPWIRE_HOST_LINUX3);
        assert_int_equal(s.outcome.verdict,
                         kind == ICMPWIRE_HOST_LINUX3 ? ICMPWIRE_VERDICT_KEPT : ICMPWIRE_VERDICT_REFUSED);
    }
}

static void only_newer_kernels_know_segment_routing(void **state)
{
    static const uint8_t body[8 + 8] = {ICMP6, 0, 4, 1, 0, 0, 0, 0, 128};

    (void)state;
    for (int kind = ICMPWIRE_HOST_RFC; kind <= ICMPWIRE_HOST_LINUX6; kind++) {
        small_begin(&s, (enum icmpwire_host_kind)kind);
        receive(43, body, sizeof body, 8);
        assert_int_equal(s.outcome.sent_count, kind != ICMPWIRE_HOST_LINUX6);
    }
}

static void only_documents_do_not_know_pim(void **state)
{
    static const uint8_t body[8] = {0x20};

    (void)state;
    for (int kind = ICMPWIRE_HOST_RFC; kind <= ICMPWIRE_HOST_LINUX6; kind++) {
        small_begin(&s, (enum icmpwire_host_kind)kind);
        receive(103, body, sizeof body, NO_ICMP6);
        assert_int_equal(s.outcome.sent_count, kind == ICMPWIRE_HOST_RFC);
    }
}

static void only_newer_kernels_refuse_next_header_255(void **state)
{
    uint8_t body[8 + 48] = {1};

    (void)state;
    body[8] = 0x60;
    body[14] = 255;
    for (int kind = ICMPWIRE_HOST_RFC; kind <= ICMPWIRE_HOST_LINUX6; kind++) {
        small_begin(&s, (enum icmpwire_host_kind)kind);
        receive(ICMP6, body, sizeof body, 0);
        assert_int_equal(counted(ICMPWIRE_ICMP6_IN_ERRORS), kind == ICMPWIRE_HOST_LINUX6);
    }
}

/* ---- no room, no packet ---- */

static void replies_and_errors_without_room_count_as_errors(void **state)
{
    static const uint8_t body[8] = {0};

    (void)state;
    small_begin(&s, ICMPWIRE_HOST_LINUX6);
    s.outcome.room = 47;
    echo(0);
    assert_int_equal(s.outcome.rule, ICMPWIRE_RULE_ICMP6_ECHO_NO_ROOM);
    assert_int_equal(counted(ICMPWIRE_ICMP6_OUT_ERRORS), 1);
    receive(253, body, sizeof body, NO_ICMP6);
    assert_int_equal(s.outcome.rule, ICMPWIRE_RULE_ICMP6_ERROR_NO_ROOM);
    assert_int_equal(counted(ICMPWIRE_ICMP6_OUT_ERRORS), 2);
    assert_int_equal(counted(ICMPWIRE_ICMP6_OUT_MSGS), 0);
    s.outcome.room = 48;
    echo(0);
    assert_int_equal(s.outcome.sent_count, 1);
}

static void there_is_no_error_about_half_a_header(void **state)
{
    static const uint8_t octets[39] = {0x60};
    struct icmpwire_arrival arrival = {.device = SMALL_LINK, .packet = {octets, sizeof octets}};

    (void)state;
    small_begin(&s, ICMPWIRE_HOST_LINUX6);
    assert_false(icmpwire_provoke(&s.host, s.now, &arrival, 1, 3, 0, &s.outcome));
    assert_int_equal(s.outcome.rule, ICMPWIRE_RULE_ICMP6_ERROR_NO_PACKET);
}

/* ---- what the measured kernel does not have ---- */

static void errors_tell_of_the_device(void **state)
{
    static const uint8_t body[16] = {0x9c, 0x40, 0x82, 0x9a, 0, 16};

    (void)state;
    small_begin(&s, ICMPWIRE_HOST_LINUX6);
    assert_true(icmpwire_host_set(&s.host, "net.ipv6.icmp.errors_extension_mask", "1"));
    receive(UDP, body, sizeof body, NO_ICMP6);
    assert_int_equal(s.outcome.sent_count, 0); /* no checksum */
    seal(0, UDP, 6);
    small_receive(&s);
    assert_int_equal(s.outcome.sent_count, 1);
    assert_true(small_decided(&s, ICMPWIRE_RULE_ICMP6_ERROR_EXTENSION));
    assert_int_equal(sent()[44], 16);                               /* words of 8 octets */
    assert_memory_equal(sent() + 48, s.packet, s.size);             /* the quote */
    assert_int_equal(sent()[48 + s.size], 0);                       /* filled up */
    assert_int_equal(sent()[48 + 128] >> 4, 2);                     /* the version of the structure */
    assert_int_equal(s.outcome.sent[0].packet.size, 48 + 128 + 56); /* index, address, name and MTU */
}

static void parameter_problems_have_no_extension(void **state)
{
    static const uint8_t body[8] = {0};

    (void)state;
    small_begin(&s, ICMPWIRE_HOST_LINUX6);
    assert_true(icmpwire_host_set(&s.host, "net.ipv6.icmp.errors_extension_mask", "1"));
    receive(253, body, sizeof body, NO_ICMP6);
    assert_int_equal(s.outcome.sent[0].packet.size, 48 + s.size);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_documents_forbid_errors_about_redirects),
        cmocka_unit_test(documents_ask_for_code_0),
        cmocka_unit_test(older_kernels_do_not_know_extended_echo),
        cmocka_unit_test(only_newer_kernels_count_options),
        cmocka_unit_test(older_kernels_take_first_fragments_without_headers),
        cmocka_unit_test(only_newer_kernels_know_segment_routing),
        cmocka_unit_test(only_documents_do_not_know_pim),
        cmocka_unit_test(only_newer_kernels_refuse_next_header_255),
        cmocka_unit_test(replies_and_errors_without_room_count_as_errors),
        cmocka_unit_test(there_is_no_error_about_half_a_header),
        cmocka_unit_test(errors_tell_of_the_device),
        cmocka_unit_test(parameter_problems_have_no_extension),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
