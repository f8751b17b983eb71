/* SPDX-License-Identifier: BSD-2-Clause */
/* The tracker: thresholds at the edge, what belongs together, routers that are known or learned, time. */
#include "tracked.h"

/* ---- thresholds ---- */

/* The alarm comes with the n-th one, once in the window, and again in the next window. */
static void once_for_a_window(void **state)
{
    struct icmpwire_thresholds thresholds = icmpwire_tracker_defaults();
    struct icmpwire_tracker *tracker;
    struct raised raised = {.all = 0};
    uint16_t sequence = 0;
    (void)state;
    thresholds.smurf_sources = 0;
    tracker = tracker_of(64, 1, &thresholds);
    for (unsigned n = 1; n <= 30; n++) {
        send_echo(tracker, n, true, SERVER, HOST, sequence++, &raised);
        assert_int_equal(raised.all, n >= thresholds.unsolicited_replies);
    }
    assert_int_equal(raised.last[ICMPWIRE_ALARM_UNSOLICITED_REPLIES].measured, thresholds.unsolicited_replies);
    send_echo(tracker, thresholds.window_milliseconds, true, SERVER, HOST, sequence++, &raised);
    assert_int_equal(raised.all, 1); /* the last millisecond of the window, which began at 1 */
    for (unsigned n = 1; n <= 30; n++) {
        send_echo(tracker, thresholds.window_milliseconds + n, true, SERVER, HOST, sequence++, &raised);
        assert_int_equal(raised.all, 1u + (n >= thresholds.unsolicited_replies));
    }
}

static void zero_turns_off(void **state)
{
    struct icmpwire_thresholds none;
    struct raised raised = {.all = 0};
    struct icmpwire_tracker *tracker;
    (void)state;
    memset(&none, 0, sizeof none); /* windows and lifetimes of 0 too */
    tracker = tracker_of(64, 1, &none);
    for (unsigned n = 0; n < 1000; n++)
        send_echo(tracker, n, n % 2 != 0, SERVER, HOST + n, (uint16_t)n, &raised);
    assert_int_equal(raised.all, 0);
}

static void answers_are_taken_off(void **state)
{
    struct icmpwire_tracker *tracker = tracker_of(1024, 1, NULL);
    struct raised raised = {.all = 0};
    (void)state;
    for (uint16_t n = 0; n < 49; n++)
        send_echo(tracker, 0, false, HOST, SERVER, n, &raised);
    for (uint16_t n = 0; n < 10; n++)
        send_echo(tracker, 1, true, SERVER, HOST, n, &raised);
    for (uint16_t n = 49; n < 59; n++)
        send_echo(tracker, 2, false, HOST, SERVER, n, &raised);
    assert_int_equal(raised.all, 0);
    send_echo(tracker, 3, true, SERVER, HOST, 0, &raised); /* a second reply takes nothing off */
    send_echo(tracker, 4, false, HOST, SERVER, 59, &raised);
    assert_int_equal(raised.count[ICMPWIRE_ALARM_UNANSWERED_REQUESTS], 1);
    assert_int_equal(raised.all, 1);
}

/* A reply to a request of the window before takes nothing off what counts in this one. */
static void answers_count_in_their_window(void **state)
{
    struct icmpwire_tracker *tracker = tracker_of(1024, 1, NULL);
    struct raised raised = {.all = 0};
    (void)state;
    send_echo(tracker, 0, false, HOST, SERVER, 0, &raised);
    for (uint16_t n = 1; n <= 10; n++)
        send_echo(tracker, 9000, false, HOST, SERVER, n, &raised);
    for (uint16_t n = 11; n < 60; n++)
        send_echo(tracker, 10000, false, HOST, SERVER, n, &raised);
    for (uint16_t n = 1; n <= 10; n++)
        send_echo(tracker, 11000, true, SERVER, HOST, n, &raised);
    assert_int_equal(raised.all, 0);
    send_echo(tracker, 12000, false, HOST, SERVER, 60, &raised);
    assert_int_equal(raised.count[ICMPWIRE_ALARM_UNANSWERED_REQUESTS], 1);
}

/* 10.0.1.3 may be the broadcast address of 10.0.1.0/30, and 10.0.1.2 of nothing. */
static void who_may_answer(void **state)
{
    static const struct {
        uint32_t asked, from;
        bool may;
    } cases[] = {
        {0x0a000103, 0x0a000101, true}, {0x0a000103, 0x0a000104, false}, {0x0a000102, 0x0a000103, false},
        {0x0a000100, 0x0a000103, true}, {0x0a0001ff, 0x0a000101, true},  {0x0a0001ff, 0x0a000201, false},
        {0xffffffff, 0x0a000101, true}, {0xe0000001, 0x0a000101, true},  {0x0a000102, 0x0a000102, true},
        {0x0a00ffff, 0x0a001234, true},
    };
    struct icmpwire_thresholds thresholds = icmpwire_tracker_defaults();
    (void)state;
    thresholds.unsolicited_replies = 1;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct icmpwire_tracker *tracker = tracker_of(64, 1, &thresholds);
        struct raised raised = {.all = 0};
        send_echo(tracker, 0, false, HOST, cases[i].asked, 1, &raised);
        send_echo(tracker, 0, true, cases[i].from, HOST, 1, &raised);
        assert_int_equal(raised.all, !cases[i].may);
    }
}

/* Two hosts are asked with one number: two answers are theirs. */
static void one_number_for_two_hosts(void **state)
{
    struct icmpwire_tracker *tracker = tracker_of(64, 1, NULL);
    struct raised raised = {.all = 0};
    (void)state;
    for (uint32_t n = 0; n < 2; n++) {
        send_echo(tracker, 0, false, HOST, SERVER + n, 1, &raised);
        send_echo(tracker, 0, true, SERVER + n, HOST, 1, &raised);
    }
    for (uint32_t n = 2; n < 5; n++) {
        assert_int_equal(raised.all, 0);
        send_echo(tracker, 0, true, SERVER + n, HOST, 1, &raised);
    }
    assert_int_equal(raised.count[ICMPWIRE_ALARM_AMPLIFIED_REQUEST], 1);
    assert_int_equal(raised.last[ICMPWIRE_ALARM_AMPLIFIED_REQUEST].measured, 4);
}

static void late_replies_are_unsolicited(void **state)
{
    struct icmpwire_thresholds thresholds = icmpwire_tracker_defaults();
    struct icmpwire_tracker *tracker;
    struct raised raised = {.all = 0};
    (void)state;
    thresholds.unsolicited_replies = 1;
    tracker = tracker_of(64, 1, &thresholds);
    send_echo(tracker, 0, false, HOST, SERVER, 1, &raised);
    send_echo(tracker, thresholds.request_milliseconds, true, SERVER, HOST, 1, &raised);
    assert_int_equal(raised.all, 0);
    send_echo(tracker, thresholds.request_milliseconds + 1, true, SERVER, HOST, 1, &raised);
    assert_int_equal(raised.count[ICMPWIRE_ALARM_UNSOLICITED_REPLIES], 1);
}

/* ---- known routers ---- */

static void send_redirect(struct icmpwire_tracker *tracker, uint32_t gateway, struct raised *raised)
{
    struct icmpwire_message message = {
        .family = ICMPWIRE_ICMP4, .layout = ICMPWIRE_LAYOUT_REDIRECT4, .type = ICMPWIRE_ICMP4_REDIRECT, .code = 1};
    static const uint8_t quoted[28] = {0x45, 0, 0, 28, 0, 0, 0, 0, 64, 17};
    message.redirect4.datagram = (struct icmpwire_span){quoted, sizeof quoted};
    send_message(tracker, 0, from_to4(gateway, HOST), &message, raised);
}

static void known_routers(void **state)
{
    static const uint8_t addresses[2][16] = {{10, 0, 0, 254}, {0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}};
    struct icmpwire_known_routers routers = {addresses, 2};
    struct icmpwire_tracker *tracker = icmpwire_tracker_in(memory, icmpwire_tracker_octets(64), 1, NULL, &routers);
    struct raised raised = {.all = 0};
    (void)state;
    send_redirect(tracker, GATEWAY, &raised);
    assert_int_equal(raised.all, 0);
    send_redirect(tracker, SERVER, &raised); /* the first of its kind, and known not to be one */
    assert_int_equal(raised.count[ICMPWIRE_ALARM_ROGUE_REDIRECT], 1);
    routers.addresses++; /* of IPv4 none is known any more: the first one is learned */
    routers.count = 1;
    tracker = icmpwire_tracker_in(memory, icmpwire_tracker_octets(64), 1, NULL, &routers);
    send_redirect(tracker, SERVER, &raised);
    assert_int_equal(raised.all, 1);
    send_redirect(tracker, GATEWAY, &raised);
    assert_int_equal(raised.count[ICMPWIRE_ALARM_ROGUE_REDIRECT], 2);
}

static void send_advertisement(struct icmpwire_tracker *tracker, uint64_t now, uint32_t source, struct raised *raised)
{
    struct icmpwire_message message = {.family = ICMPWIRE_ICMP4,
                                       .layout = ICMPWIRE_LAYOUT_ROUTER_ADVERTISEMENT4,
                                       .type = ICMPWIRE_ICMP4_ROUTER_ADVERTISEMENT};
    send_message(tracker, now, from_to4(source, 0xe0000001), &message, raised);
}

static void routers_are_learned_and_forgotten(void **state)
{
    struct icmpwire_thresholds thresholds = icmpwire_tracker_defaults();
    struct icmpwire_tracker *tracker;
    struct raised raised = {.all = 0};
    (void)state;
    thresholds.learning_milliseconds = 1000;
    thresholds.advertising_routers = 0;
    tracker = tracker_of(256, 1, &thresholds);
    send_advertisement(tracker, 0, GATEWAY, &raised);
    send_advertisement(tracker, 999, SERVER, &raised);
    assert_int_equal(raised.all, 0);
    send_advertisement(tracker, 1000, HOST, &raised);
    assert_int_equal(raised.all, 1);
    send_advertisement(tracker, 1000 + thresholds.router_milliseconds, HOST, &raised); /* they have been silent */
    assert_int_equal(raised.all, 1);
    send_advertisement(tracker, 1500 + thresholds.router_milliseconds, GATEWAY, &raised);
    assert_int_equal(raised.all, 1);
    send_advertisement(tracker, 9000 + thresholds.router_milliseconds, SERVER, &raised);
    assert_int_equal(raised.all, 2);
}

/* No more are learned than there is room for. They are forgotten when they were silent for longer than the limit. */
static void many_routers_are_learned(void **state)
{
    struct icmpwire_thresholds thresholds = icmpwire_tracker_defaults();
    struct icmpwire_tracker *tracker;
    struct raised raised = {.all = 0};
    (void)state;
    thresholds.learning_milliseconds = 1000;
    thresholds.advertising_routers = 0;
    tracker = tracker_of(256, 1, &thresholds);
    for (uint32_t n = 0; n < 20; n++)
        send_advertisement(tracker, 0, SERVER + n, &raised);
    assert_int_equal(raised.count[ICMPWIRE_ALARM_ROGUE_ROUTER], 20 - ICMPWIRE_TRACK_LEARNED);
    send_advertisement(tracker, thresholds.router_milliseconds, HOST, &raised);
    assert_int_equal(raised.count[ICMPWIRE_ALARM_ROGUE_ROUTER], 21 - ICMPWIRE_TRACK_LEARNED);
    send_advertisement(tracker, thresholds.router_milliseconds + 1, HOST + 1, &raised);
    assert_int_equal(raised.count[ICMPWIRE_ALARM_ROGUE_ROUTER], 21 - ICMPWIRE_TRACK_LEARNED);
}

/* ---- time ---- */

static void time_may_do_anything(void **state)
{
    struct icmpwire_tracker *tracker = tracker_of(64, 1, NULL);
    struct raised raised = {.all = 0};
    (void)state;
    send_echo(tracker, UINT64_MAX - 5, false, HOST, SERVER, 1, &raised);
    send_echo(tracker, UINT64_MAX, true, SERVER, HOST, 1, &raised);
    for (uint16_t n = 2; n < 40; n++) { /* it wraps: what was asked before is answered after */
        send_echo(tracker, UINT64_MAX, false, HOST, SERVER, n, &raised);
        send_echo(tracker, n, true, SERVER, HOST, n, &raised);
    }
    for (uint16_t n = 0; n < 9; n++) { /* held: all in one window */
        send_echo(tracker, 100000, true, SERVER, HOST, n, &raised);
        send_echo(tracker, 90000, false, HOST + 1, SERVER, n, &raised);
    }
    assert_int_equal(raised.all, 0);
    send_echo(tracker, 95000, true, SERVER, HOST, 100, &raised);
    assert_int_equal(raised.count[ICMPWIRE_ALARM_UNSOLICITED_REPLIES], 1);
}

/* After a jump back windows still end. */
static void time_may_jump_back(void **state)
{
    struct icmpwire_tracker *tracker = tracker_of(64, 1, NULL);
    struct raised raised = {.all = 0};
    (void)state;
    for (uint16_t n = 0; n < 9; n++)
        send_echo(tracker, 100000, true, SERVER, HOST, n, &raised);
    send_echo(tracker, 0, false, HOST + 1, SERVER, 0, &raised);
    send_echo(tracker, 10000, true, SERVER, HOST, 9, &raised);
    assert_int_equal(raised.all, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(once_for_a_window),
        cmocka_unit_test(zero_turns_off),
        cmocka_unit_test(answers_are_taken_off),
        cmocka_unit_test(answers_count_in_their_window),
        cmocka_unit_test(who_may_answer),
        cmocka_unit_test(one_number_for_two_hosts),
        cmocka_unit_test(late_replies_are_unsolicited),
        cmocka_unit_test(known_routers),
        cmocka_unit_test(routers_are_learned_and_forgotten),
        cmocka_unit_test(many_routers_are_learned),
        cmocka_unit_test(time_may_do_anything),
        cmocka_unit_test(time_may_jump_back),
    };
    return cmocka_run_group_tests(tests, guarded_setup, NULL);
}
