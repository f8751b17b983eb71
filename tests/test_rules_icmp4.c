/* SPDX-License-Identifier: BSD-2-Clause */
/* ICMPv4 by other policies than that of the measured kernel, and tables that fill up. */
#include "host_small.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { BROADCAST = 0x0a4d00ff, PROBE = 42, LOCAL = 1 };

static struct small s;

static void message(uint8_t type, uint8_t code, uint32_t to)
{
    const uint8_t octets[8] = {type, code, 0, 0, 0, 7, 0, 1};

    small_icmp4(&s, SMALL_PEER, to, octets, sizeof octets);
}

/* ---- receiving ---- */

static void older_kernels_look_at_the_type_first(void **state)
{
    (void)state;
    small_begin(&s, ICMPWIRE_HOST_LINUX3);
    message(19, 0, BROADCAST);
    assert_int_equal(s.outcome.rule, ICMPWIRE_RULE_ICMP4_UNKNOWN);
    small_begin(&s, ICMPWIRE_HOST_LINUX6);
    message(19, 0, BROADCAST);
    assert_int_equal(s.outcome.rule, ICMPWIRE_RULE_ICMP4_BROADCAST);
    assert_int_equal(s.host.counters[ICMPWIRE_ICMP_IN_ERRORS], 1);
}

static void older_kernels_do_not_know_extended_echo(void **state)
{
    (void)state;
    for (unsigned type = PROBE; type <= PROBE + 1; type++) {
        small_begin(&s, ICMPWIRE_HOST_LINUX3);
        icmpwire_host_set(&s.host, "net.ipv4.icmp_echo_enable_probe", "1");
        message((uint8_t)type, 0, SMALL_OURS);
        assert_int_equal(s.outcome.rule, ICMPWIRE_RULE_ICMP4_UNKNOWN);
        assert_int_equal(s.host.counters[ICMPWIRE_ICMP_IN_ERRORS], 1);
    }
}

static void documents_ask_for_code_0(void **state)
{
    (void)state;
    small_begin(&s, ICMPWIRE_HOST_RFC);
    message(8, 5, SMALL_OURS);
    assert_int_equal(small_sent4(&s)[1], 0);
    small_begin(&s, ICMPWIRE_HOST_LINUX3);
    message(8, 5, SMALL_OURS);
    assert_int_equal(small_sent4(&s)[1], 5);
}

static void replies_count_as_their_type_elsewhere(void **state)
{
    static const uint8_t request[20] = {13, 0, 0, 0, 0, 7, 0, 1};

    (void)state;
    for (int kind = ICMPWIRE_HOST_RFC; kind <= ICMPWIRE_HOST_LINUX6; kind++) {
        uint32_t type = kind == ICMPWIRE_HOST_LINUX6 ? 0 : 14;
        small_begin(&s, (enum icmpwire_host_kind)kind);
        small_icmp4(&s, SMALL_PEER, SMALL_OURS, request, sizeof request);
        assert_int_equal(s.host.counters[ICMPWIRE_ICMPMSG_OUT_TYPE + type], 1);
        assert_int_equal(small_sent4(&s)[0], 14);
    }
}

/* An error that quotes a packet of ours. */
static void error(uint8_t type, uint8_t code, uint32_t rest, uint32_t to, uint8_t protocol)
{
    uint8_t octets[8 + 28] = {type, code};

    small_put32(octets + 4, rest);
    small_header4(octets + 8, SMALL_OURS, to, protocol, 8);
    small_icmp4(&s, SMALL_PEER, SMALL_OURS, octets, sizeof octets);
}

static void only_newer_kernels_refuse_protocol_255(void **state)
{
    (void)state;
    for (int kind = ICMPWIRE_HOST_RFC; kind <= ICMPWIRE_HOST_LINUX6; kind++) {
        small_begin(&s, (enum icmpwire_host_kind)kind);
        error(3, 1, 0, SMALL_PEER, 255);
        assert_int_equal(s.host.counters[ICMPWIRE_ICMP_IN_ERRORS], kind == ICMPWIRE_HOST_LINUX6);
    }
}

static void documents_ignore_source_quench(void **state)
{
    struct icmpwire_socket socket = {.kind = ICMPWIRE_SOCKET_PING, .version = 4, .reports = true};
    uint8_t octets[8 + 28] = {4};
    uint32_t number;

    (void)state;
    small_header4(octets + 8, SMALL_OURS, SMALL_PEER, 1, 8);
    octets[28] = 8;
    for (int kind = ICMPWIRE_HOST_RFC; kind <= ICMPWIRE_HOST_LINUX6; kind++) {
        small_begin(&s, (enum icmpwire_host_kind)kind);
        assert_true(icmpwire_host_add_socket(&s.host, &socket, &number));
        small_icmp4(&s, SMALL_PEER, SMALL_OURS, octets, sizeof octets);
        assert_int_equal(s.outcome.notice_count, kind != ICMPWIRE_HOST_RFC);
    }
}

/* ---- paths ---- */

static uint32_t mtu_of(uint32_t address)
{
    for (uint32_t i = 0; i < s.host.path_count; i++)
        if (s.host.paths[i].to.low == address)
            return s.host.paths[i].mtu;
    return 0;
}

static void paths_push_out_the_one_unused_for_longest(void **state)
{
    const uint32_t first = 0x0a4d0010;

    (void)state;
    small_begin(&s, ICMPWIRE_HOST_LINUX6);
    for (uint32_t i = 0; i <= ICMPWIRE_HOST_PATHS; i++) {
        s.now++;
        error(3, 4, 600 + i, first + i, 1); /* about an echo reply, type 0 */
    }
    assert_int_equal(s.host.path_count, ICMPWIRE_HOST_PATHS);
    assert_int_equal(mtu_of(first), 0);
    for (uint32_t i = 1; i <= ICMPWIRE_HOST_PATHS; i++)
        assert_int_equal(mtu_of(first + i), 600 + i);
}

/* ---- extended echo by the document ---- */

static const uint8_t *probe(uint8_t flags, const char *object, size_t size)
{
    uint8_t octets[64] = {PROBE, 0, 0, 0, 0, 7, 1, flags, 0x20};

    memcpy(octets + 12, object, size);
    small_icmp4(&s, SMALL_PEER, SMALL_OURS, octets, 12 + size);
    return small_sent4(&s);
}

static void begin_probe(enum icmpwire_host_kind kind)
{
    small_begin(&s, kind);
    icmpwire_host_set(&s.host, "net.ipv4.icmp_echo_enable_probe", "1");
}

#define ABOUT_PEER   "\0\14\3\3\0\1\4\0\12\115\0\2"
#define ABOUT_NOBODY "\0\14\3\3\0\1\4\0\12\115\0\11"
#define ABOUT_INDEX  "\0\10\3\2\0\0\0\2"
#define OTHER_CLASS  "\0\10\4\2\0\0\0\2"

static void neighbors_are_told_of(void **state)
{
    const uint8_t *reply;

    (void)state;
    begin_probe(ICMPWIRE_HOST_RFC);
    reply = probe(0, ABOUT_PEER, 12);
    assert_int_equal(reply[1], 0);
    assert_int_equal(reply[7] >> 5, 2); /* reachable */
    s.host.neighbors[0].state = ICMPWIRE_NEIGHBOR_STALE;
    assert_int_equal(probe(0, ABOUT_PEER, 12)[7] >> 5, 3);
    assert_int_equal(probe(0, ABOUT_NOBODY, 12)[1], 3);
    assert_int_equal(probe(0, ABOUT_INDEX, 8)[1], 1);
    begin_probe(ICMPWIRE_HOST_LINUX6);
    assert_null(probe(0, ABOUT_PEER, 12));
}

static void an_address_of_two_devices_is_not_unique(void **state)
{
    static const uint8_t mac[6] = {2, 0, 0, 0, 1, 1};
    static const char about_ours[] = "\0\14\3\3\0\1\4\0\12\115\0\1";
    static const struct {
        enum icmpwire_host_kind kind;
        uint8_t code;
    } rows[] = {{ICMPWIRE_HOST_RFC, 4}, {ICMPWIRE_HOST_LINUX6, 0}};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        begin_probe(rows[i].kind);
        assert_int_equal(probe(LOCAL, about_ours, 12)[1], 0);
        icmpwire_host_add_device(&s.host, "eth1", 3, mac, 1500);
        icmpwire_host_add_address(&s.host, 3, icmpwire_ip4(SMALL_OURS), 32, false, s.now);
        assert_int_equal(probe(LOCAL, about_ours, 12)[1], rows[i].code);
    }
}

static void documents_look_at_the_structure(void **state)
{
    (void)state;
    begin_probe(ICMPWIRE_HOST_RFC);
    assert_int_equal(probe(LOCAL, ABOUT_INDEX, 8)[1], 0);
    assert_int_equal(probe(LOCAL, OTHER_CLASS, 8)[1], 1);
    begin_probe(ICMPWIRE_HOST_LINUX6);
    assert_int_equal(probe(LOCAL, OTHER_CLASS, 8)[1], 0);
}

static void documents_do_not_answer_probes_to_many(void **state)
{
    static const uint8_t octets[20] = {PROBE, 0, 0, 0, 0, 7, 1, LOCAL, 0x20, 0, 0, 0, 0, 8, 3, 2, 0, 0, 0, 2};

    (void)state;
    for (int kind = ICMPWIRE_HOST_RFC; kind <= ICMPWIRE_HOST_LINUX6; kind += 2) {
        begin_probe((enum icmpwire_host_kind)kind);
        small_icmp4(&s, SMALL_PEER, BROADCAST, octets, sizeof octets);
        assert_int_equal(s.outcome.sent_count, kind == ICMPWIRE_HOST_LINUX6);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(older_kernels_look_at_the_type_first),
        cmocka_unit_test(older_kernels_do_not_know_extended_echo),
        cmocka_unit_test(documents_ask_for_code_0),
        cmocka_unit_test(replies_count_as_their_type_elsewhere),
        cmocka_unit_test(only_newer_kernels_refuse_protocol_255),
        cmocka_unit_test(documents_ignore_source_quench),
        cmocka_unit_test(paths_push_out_the_one_unused_for_longest),
        cmocka_unit_test(neighbors_are_told_of),
        cmocka_unit_test(an_address_of_two_devices_is_not_unique),
        cmocka_unit_test(documents_look_at_the_structure),
        cmocka_unit_test(documents_do_not_answer_probes_to_many),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
