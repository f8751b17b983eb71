/* SPDX-License-Identifier: BSD-2-Clause */
/* Ping sockets where tests/kernel/run-ping cannot show them: a full table, identifiers that run out, no room. */
#include "host_small.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct small s;
static const uint32_t group = 7;
static const uint8_t echo[8] = {8, 0, 0, 0, 0, 0, 0, 1};

static uint32_t opened(uint8_t version)
{
    uint32_t number = ICMPWIRE_HOST_SOCKETS;

    assert_int_equal(icmpwire_ping_open(&s.host, version, &group, 1, &number, &s.outcome), 0);
    return number;
}

static void begin(enum icmpwire_host_kind kind)
{
    small_begin(&s, kind);
    assert_true(icmpwire_host_set(&s.host, "net.ipv4.ping_group_range", "0 100"));
}

static int32_t send(uint32_t number, const uint8_t *octets, size_t size)
{
    struct icmpwire_span message = {.data = octets, .size = size};

    return icmpwire_ping_send(&s.host, s.now, number, icmpwire_ip4(SMALL_PEER), 0, message, &s.outcome);
}

static void a_full_table_is_said(void **state)
{
    uint32_t number;

    (void)state;
    begin(ICMPWIRE_HOST_LINUX6);
    for (uint32_t i = 0; i < ICMPWIRE_HOST_SOCKETS; i++)
        assert_int_equal(opened(4), i);
    assert_int_equal(icmpwire_ping_open(&s.host, 4, &group, 1, &number, &s.outcome), ICMPWIRE_ERROR_ENOBUFS);
    icmpwire_ping_close(&s.host, 5);
    assert_int_equal(opened(6), 5);
}

static void other_versions_and_no_groups(void **state)
{
    uint32_t number;

    (void)state;
    begin(ICMPWIRE_HOST_LINUX6);
    assert_int_equal(icmpwire_ping_open(&s.host, 5, &group, 1, &number, &s.outcome), ICMPWIRE_ERROR_EAFNOSUPPORT);
    assert_int_equal(icmpwire_ping_open(&s.host, 4, NULL, 0, &number, &s.outcome), ICMPWIRE_ERROR_EACCES);
    assert_int_equal(s.outcome.rule, ICMPWIRE_RULE_PING_GROUP);
}

static void identifiers_go_round_and_are_never_0(void **state)
{
    uint32_t first, second;

    (void)state;
    begin(ICMPWIRE_HOST_LINUX6);
    first = opened(4);
    second = opened(6);
    s.host.next_ping = 0xfffe;
    assert_int_equal(icmpwire_ping_bind(&s.host, first, (struct icmpwire_ip){0, 0, 4}, 0, 1, &s.outcome), 0);
    assert_int_equal(send(opened(4), echo, sizeof echo), 0);
    assert_int_equal(s.host.sockets[2].local_port, 0xffff);
    assert_int_equal(icmpwire_ping_bind(&s.host, second, (struct icmpwire_ip){0, 0, 6}, 0, 0, &s.outcome), 0);
    assert_int_equal(s.host.sockets[second].local_port, 2);
}

static void numbers_that_are_none(void **state)
{
    const struct icmpwire_ip any = {0, 0, 4};
    uint32_t number;

    (void)state;
    begin(ICMPWIRE_HOST_LINUX6);
    number = opened(4);
    icmpwire_ping_close(&s.host, number);
    for (uint32_t i = 0; i < 2; i++, number = 4000000000) {
        icmpwire_ping_close(&s.host, number);
        assert_int_equal(send(number, echo, sizeof echo), ICMPWIRE_ERROR_EAFNOSUPPORT);
        assert_int_equal(icmpwire_ping_bind(&s.host, number, any, 0, 0, &s.outcome), ICMPWIRE_ERROR_EAFNOSUPPORT);
        assert_int_equal(icmpwire_ping_connect(&s.host, s.now, number, any, 0, &s.outcome),
                         ICMPWIRE_ERROR_EAFNOSUPPORT);
    }
}

static void addresses_of_the_other_version(void **state)
{
    const struct icmpwire_ip six = {SMALL_GLOBAL, 1, 6};
    uint32_t number;

    (void)state;
    begin(ICMPWIRE_HOST_LINUX6);
    number = opened(4);
    assert_int_equal(icmpwire_ping_bind(&s.host, number, six, 0, 0, &s.outcome), ICMPWIRE_ERROR_EAFNOSUPPORT);
    assert_int_equal(icmpwire_ping_connect(&s.host, s.now, number, six, 0, &s.outcome), ICMPWIRE_ERROR_EAFNOSUPPORT);
}

static void older_kernels_send_echo_requests_alone(void **state)
{
    static const uint8_t extended[8] = {42, 0, 0, 0, 0, 0, 0, 1};

    (void)state;
    begin(ICMPWIRE_HOST_LINUX3);
    assert_int_equal(send(opened(4), echo, sizeof echo), 0);
    assert_int_equal(send(opened(4), extended, sizeof extended), ICMPWIRE_ERROR_EINVAL);
    assert_int_equal(s.outcome.rule, ICMPWIRE_RULE_PING_TYPE);
}

static void without_room_a_frame_is_lost(void **state)
{
    (void)state;
    begin(ICMPWIRE_HOST_LINUX6);
    s.outcome.room = 27;
    assert_int_equal(send(opened(4), echo, sizeof echo), 0);
    assert_int_equal(s.outcome.lost, 1);
    assert_int_equal(s.outcome.sent_count, 0);
}

static void the_longest_message_goes_out_in_fragments(void **state)
{
    static uint8_t octets[65535] = {8};

    (void)state;
    begin(ICMPWIRE_HOST_LINUX6);
    assert_int_equal(send(opened(4), octets, sizeof octets - 19), ICMPWIRE_ERROR_EMSGSIZE);
    assert_int_equal(send(opened(4), octets, sizeof octets - 20), 0);
    assert_int_equal(s.outcome.sent_count, 45);
}

static void names_of_numbers(void **state)
{
    (void)state;
    assert_string_equal(icmpwire_error_name(ICMPWIRE_ERROR_ECONNREFUSED), "ECONNREFUSED");
    assert_string_equal(icmpwire_error_name(0), "");
    assert_string_equal(icmpwire_error_name(-1), "");
    assert_int_equal(icmpwire_socket_error_of(4, 3, 3).number, 111);
    assert_true(icmpwire_socket_error_of(4, 3, 3).fatal);
    assert_int_equal(icmpwire_socket_error_of(4, 8, 0).number, 0);
    assert_int_equal(icmpwire_socket_error_of(7, 3, 3).number, 0);
    assert_int_equal(icmpwire_socket_error_of(6, 1, 200).number, ICMPWIRE_ERROR_EPROTO);
}

static void files_tell_how_long_they_are(void **state)
{
    char text[64];
    size_t whole;

    (void)state;
    begin(ICMPWIRE_HOST_LINUX6);
    opened(4);
    whole = icmpwire_sockets_print(&s.host, ICMPWIRE_FILE_ICMP, NULL, 0);
    assert_int_equal(whole, 2 * 128);
    assert_int_equal(icmpwire_sockets_print(&s.host, ICMPWIRE_FILE_ICMP, text, sizeof text), whole);
    assert_int_equal(strlen(text), sizeof text - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_table_is_said),
        cmocka_unit_test(other_versions_and_no_groups),
        cmocka_unit_test(identifiers_go_round_and_are_never_0),
        cmocka_unit_test(numbers_that_are_none),
        cmocka_unit_test(addresses_of_the_other_version),
        cmocka_unit_test(older_kernels_send_echo_requests_alone),
        cmocka_unit_test(without_room_a_frame_is_lost),
        cmocka_unit_test(the_longest_message_goes_out_in_fragments),
        cmocka_unit_test(names_of_numbers),
        cmocka_unit_test(files_tell_how_long_they_are),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
