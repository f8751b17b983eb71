/* SPDX-License-Identifier: BSD-2-Clause */
/* The tracker's memory: its size, what is forgotten when it is full, and that there is no other. */
#include "tracked.h"

#include <stdlib.h>

#include "check/tracker_hash.h"

/* While the tracker works, asking for memory is a failure, where the C library lets it be watched. symbols.py looks at the
 * library itself. */
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__clang__)
void *__libc_malloc(size_t size);
void *malloc(size_t size)
{
    if (tracking)
        abort();
    return __libc_malloc(size);
}
#endif

/* Every octet counts, and how many there are. */
static void hash_of_octets(void **state)
{
    static const uint8_t zeros[16] = {0};
    uint64_t seen[17 + 16];
    size_t count = 0;
    (void)state;
    for (size_t size = 0; size <= 16; size++)
        seen[count++] = icmpwire_track_hash_octets(1, (struct icmpwire_span){zeros, size});
    for (size_t at = 0; at < 16; at++) {
        uint8_t octets[16] = {0};
        octets[at] = 1;
        seen[count++] = icmpwire_track_hash_octets(1, (struct icmpwire_span){octets, sizeof octets});
    }
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            assert_true(seen[i] != seen[j]);
    assert_true(icmpwire_track_hash_octets(2, (struct icmpwire_span){zeros, 16}) != seen[16]);
}

static void sizes(void **state)
{
    size_t one = icmpwire_tracker_octets(1);
    (void)state;
    assert_int_equal(icmpwire_tracker_octets(0), one);
    assert_int_equal(icmpwire_tracker_octets(8), one);
    assert_true(icmpwire_tracker_octets(9) > one);
    assert_true(icmpwire_tracker_octets(SIZE_MAX) == SIZE_MAX);
    assert_null(icmpwire_tracker_in(memory, one - 1, 1, NULL, NULL));
    assert_null(icmpwire_tracker_in(memory + 4, one, 1, NULL, NULL));
    assert_null(icmpwire_tracker_in(NULL, one, 1, NULL, NULL));
    assert_non_null(icmpwire_tracker_in(memory, one, 1, NULL, NULL));
}

/* Everything that is taken is there, or was counted when it was given up; old entries are given up without counting. */
static void forgotten_is_exact(void **state)
{
    struct icmpwire_tracker *tracker = tracker_of(64, 1, NULL);
    uint64_t there = 0;
    (void)state;
    for (uint32_t n = 0; n < 1000; n++) {
        struct icmpwire_track_key key = {.what = ICMPWIRE_TRACK_WHAT(ICMPWIRE_TRACK_HOST, 4, 0), .number = {n, 0}};
        tracker->turn++;
        assert_null(icmpwire_track_find(tracker, &key));
        icmpwire_track_take(tracker, &key);
        assert_non_null(icmpwire_track_find(tracker, &key));
    }
    for (uint32_t n = 0; n < 1000; n++) {
        struct icmpwire_track_key key = {.what = ICMPWIRE_TRACK_WHAT(ICMPWIRE_TRACK_HOST, 4, 0), .number = {n, 0}};
        there += icmpwire_track_find(tracker, &key) != NULL;
    }
    assert_int_equal(there, 64);
    assert_int_equal(icmpwire_tracker_forgotten(tracker), 1000 - 64);
    tracker->clock += tracker->thresholds.window_milliseconds + 1;
    for (uint32_t n = 0; n < 8; n++) {
        struct icmpwire_track_key key = {.what = ICMPWIRE_TRACK_WHAT(ICMPWIRE_TRACK_FLOW, 4, 0), .number = {n, 0}};
        icmpwire_track_take(tracker, &key);
    }
    assert_int_equal(icmpwire_tracker_forgotten(tracker), 1000 - 64);
}

/* A set keeps the eight that were used last. */
static void least_recently_used_goes(void **state)
{
    struct icmpwire_tracker *tracker = tracker_of(8, 1, NULL);
    struct icmpwire_track_key busy = {.what = ICMPWIRE_TRACK_WHAT(ICMPWIRE_TRACK_HOST, 4, 0), .number = {0, 0}};
    struct icmpwire_track_key key = busy;
    (void)state;
    for (uint32_t n = 0; n < 100; n++) {
        key.number[0] = n;
        tracker->turn++;
        icmpwire_track_take(tracker, &key);
        assert_non_null(icmpwire_track_find(tracker, &busy));
    }
    key.number[0] = 100 - 7; /* the seven beside the busy one */
    assert_non_null(icmpwire_track_find(tracker, &key));
    key.number[0] = 100 - 8;
    assert_null(icmpwire_track_find(tracker, &key));
    assert_int_equal(icmpwire_tracker_forgotten(tracker), 100 - 8);
}

/* One packet of anything: headers that decode, messages of every type, octets that mean nothing. */
static struct icmpwire_span any_packet(uint32_t *seed)
{
    static uint8_t octets[256];
    bool six = next_random(seed) % 2 != 0;
    size_t size = 60 + next_random(seed) % 150;
    for (size_t i = 0; i < size; i++)
        octets[i] = (uint8_t)(next_random(seed) >> 8);
    octets[0] = six ? 0x60 : 0x45;
    octets[six ? 4 : 2] = 0;
    octets[six ? 5 : 3] = (uint8_t)(six ? size - 40 : size);
    octets[6] = six ? ICMPWIRE_PROTOCOL_ICMP6 : 0;
    octets[7] = six ? 255 : 0;
    octets[9] = six ? octets[9] : ICMPWIRE_PROTOCOL_ICMP;
    if (next_random(seed) % 4 == 0) /* other protocols: flows */
        octets[six ? 6 : 9] = ICMPWIRE_PROTOCOL_TCP;
    else if (next_random(seed) % 2 != 0)
        octets[six ? 40 : 20] = (uint8_t)(six ? 128 + next_random(seed) % 10 : next_random(seed) % 19);
    return (struct icmpwire_span){octets, size};
}

/* 10,000 packets of random traffic through a full table: the hosts that are busy all the while lose no alarm. */
static void random_traffic(void **state)
{
    struct icmpwire_tracker *tracker = tracker_of(512, 7, NULL);
    struct raised raised = {.all = 0}, noise = {.all = 0};
    uint32_t seed = 1;
    uint64_t digest;
    (void)state;
    for (unsigned n = 0; n < 10000; n++) {
        track(tracker, n, any_packet(&seed), &noise);
        if (n % 20 == 0) { /* a victim that gets 50 replies each second, a source that asks as much */
            send_echo(tracker, n, true, SERVER, HOST, (uint16_t)n, &raised);
            send_echo(tracker, n, false, GATEWAY, SERVER, (uint16_t)n, &raised);
        }
    }
    assert_int_equal(raised.count[ICMPWIRE_ALARM_UNSOLICITED_REPLIES], 1);
    assert_int_equal(raised.count[ICMPWIRE_ALARM_UNANSWERED_REQUESTS], 1);
    assert_true(icmpwire_tracker_forgotten(tracker) > 1000);
    digest = noise.digest;
    tracker = tracker_of(512, 7, NULL);
    noise = (struct raised){.all = 0};
    seed = 1;
    for (unsigned n = 0; n < 10000; n++) {
        track(tracker, n, any_packet(&seed), &noise);
        if (n % 20 == 0) {
            send_echo(tracker, n, true, SERVER, HOST, (uint16_t)n, &raised);
            send_echo(tracker, n, false, GATEWAY, SERVER, (uint16_t)n, &raised);
        }
    }
    assert_true(noise.all > 100 && digest == noise.digest);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hash_of_octets),     cmocka_unit_test(sizes),
        cmocka_unit_test(forgotten_is_exact), cmocka_unit_test(least_recently_used_goes),
        cmocka_unit_test(random_traffic),
    };
    return cmocka_run_group_tests(tests, guarded_setup, NULL);
}
