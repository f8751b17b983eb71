/* SPDX-License-Identifier: BSD-2-Clause */
/* The captures of tests/tracker through the tracker: each raises what it shows, and the benign ones nothing. */
#include "tracked.h"

#include <stdio.h>

static uint32_t little32(const uint8_t *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static struct raised replay(const char *name, size_t entries, uint64_t seed)
{
    static uint8_t file[(size_t)1 << 18];
    struct icmpwire_tracker *tracker = tracker_of(entries, seed, NULL);
    struct raised raised = {.all = 0};
    char path[512];
    size_t size, at, n;
    FILE *stream;
    (void)snprintf(path, sizeof path, ICMPWIRE_SOURCE_FOLDER "/tests/tracker/%s.pcap", name);
    stream = fopen(path, "rb");
    if (!stream)
        fail_msg("%s cannot be read", path);
    size = fread(file, 1, sizeof file, stream);
    (void)fclose(stream);
    assert_true(size > 24 && size < sizeof file);
    for (at = 24; at < size; at += 16 + n) {
        n = little32(file + at + 8);
        assert_true(at + 16 + n <= size);
        track(tracker, (uint64_t)little32(file + at) * 1000 + little32(file + at + 4) / 1000,
              guarded(file + at + 16, n), &raised);
    }
    assert_int_equal(icmpwire_tracker_forgotten(tracker), 0);
    return raised;
}

/* What each capture raises: exactly these, each once for each subject. */
static const struct {
    const char *name;
    struct {
        uint8_t alarm;
        uint8_t times;
    } raises[3];
} captures[] = {
#define ONE(NAME) {{ICMPWIRE_ALARM_##NAME, 1}}
    {"unanswered-requests", ONE(UNANSWERED_REQUESTS)},
    {"unanswered-requests-benign", {{0, 0}}},
    {"unsolicited-replies", ONE(UNSOLICITED_REPLIES)},
    {"unsolicited-replies-benign", {{0, 0}}},
    {"mismatched-replies", ONE(UNSOLICITED_REPLIES)},
    {"smurf", ONE(SMURF)},
    {"smurf-benign", {{0, 0}}},
    {"amplified-request", ONE(AMPLIFIED_REQUEST)},
    {"amplified-request6", ONE(AMPLIFIED_REQUEST)},
    {"amplified-request-benign", {{0, 0}}},
    {"rogue-redirect", ONE(ROGUE_REDIRECT)},
    {"rogue-redirect-benign", {{0, 0}}},
    {"rogue-redirect6", ONE(ROGUE_REDIRECT)},
    {"rogue-redirect6-benign", {{0, 0}}},
    {"rogue-router", ONE(ROGUE_ROUTER)},
    {"rogue-router-benign", {{0, 0}}},
    {"advertisement-flood", ONE(ADVERTISEMENT_FLOOD)},
    {"advertisement-flood-benign", {{0, 0}}},
    {"many-routers", {{ICMPWIRE_ALARM_MANY_ROUTERS, 1}, {ICMPWIRE_ALARM_ROGUE_ROUTER, 4}}},
    {"many-routers-benign", {{0, 0}}},
    {"neighbor-spoofed", ONE(NEIGHBOR_SPOOFED)},
    {"neighbor-spoofed-otherwise", {{ICMPWIRE_ALARM_NEIGHBOR_SPOOFED, 2}}},
    {"neighbor-spoofed-benign", {{0, 0}}},
    {"address-refused", ONE(ADDRESS_REFUSED)},
    {"address-refused-by-test", ONE(ADDRESS_REFUSED)},
    {"address-refused-benign", {{0, 0}}},
    {"echo-data-changed", ONE(ECHO_DATA_CHANGED)},
    {"echo-data-changed-short", ONE(ECHO_DATA_CHANGED)},
    {"echo-data-changed-benign", {{0, 0}}},
    {"echo-tunnel", ONE(ECHO_TUNNEL)},
    {"echo-tunnel-benign", {{0, 0}}},
    {"sweep", ONE(SWEEP)},
    {"sweep6", ONE(SWEEP)},
    {"sweep-benign", {{0, 0}}},
    {"small-path-mtu", ONE(SMALL_PATH_MTU)},
    {"small-path-mtu6", ONE(SMALL_PATH_MTU)},
    {"small-path-mtu-benign", {{0, 0}}},
    {"unknown-flow", ONE(UNKNOWN_FLOW)},
    {"unknown-flow-benign", {{0, 0}}},
    {"implausible-sequence", ONE(IMPLAUSIBLE_SEQUENCE)},
    {"implausible-sequence-syn", ONE(IMPLAUSIBLE_SEQUENCE)},
    {"implausible-sequence-cut", {{ICMPWIRE_ALARM_IMPLAUSIBLE_SEQUENCE, 2}}},
    {"implausible-sequence-benign", {{0, 0}}},
    {"unreachable-flood", ONE(UNREACHABLE_FLOOD)},
    {"unreachable-flood-benign", {{0, 0}}},
#undef ONE
};
enum { CAPTURES = sizeof captures / sizeof *captures };

static unsigned expected(size_t capture, unsigned alarm)
{
    for (int i = 0; i < 3; i++)
        if (alarm != 0 && captures[capture].raises[i].alarm == alarm)
            return captures[capture].raises[i].times;
    return 0;
}

static void captures_raise_what_they_show(void **state)
{
    (void)state;
    for (size_t i = 0; i < CAPTURES; i++) {
        struct raised raised = replay(captures[i].name, 2048, 1);
        for (unsigned alarm = 0; alarm < ICMPWIRE_ALARM_NUMBERS; alarm++)
            if (raised.count[alarm] != expected(i, alarm))
                fail_msg("%s: alarm %u %u times", captures[i].name, alarm, raised.count[alarm]);
    }
}

static void every_alarm_has_its_captures(void **state)
{
    (void)state;
    for (unsigned alarm = 0; alarm < ICMPWIRE_ALARM_NUMBERS; alarm++) {
        const struct icmpwire_finding_kind *kind = icmpwire_alarm_kind((uint16_t)alarm);
        char benign[64];
        unsigned found = 0;
        if (!kind)
            continue;
        (void)snprintf(benign, sizeof benign, "%s-benign", kind->keyword);
        for (size_t i = 0; i < CAPTURES; i++)
            found += (strcmp(captures[i].name, kind->keyword) == 0 && expected(i, alarm) != 0) ||
                     strcmp(captures[i].name, benign) == 0;
        assert_int_equal(found, 2);
    }
    assert_null(icmpwire_alarm_kind(0));
    assert_null(icmpwire_alarm_kind(ICMPWIRE_ALARM_NUMBERS));
}

static void subjects(void **state)
{
    static const uint8_t host[16] = {192, 0, 2, 10};
    static const uint8_t attacker[16] = {0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x66};
    static const uint8_t link[16] = {0};
    struct raised raised = replay("smurf", 64, 1);
    (void)state;
    assert_memory_equal(raised.last[ICMPWIRE_ALARM_SMURF].subject, host, 16);
    assert_int_equal(raised.last[ICMPWIRE_ALARM_SMURF].version, 4);
    raised = replay("rogue-redirect6", 64, 1);
    assert_memory_equal(raised.last[ICMPWIRE_ALARM_ROGUE_REDIRECT].subject, attacker, 16);
    assert_int_equal(raised.last[ICMPWIRE_ALARM_ROGUE_REDIRECT].version, 6);
    raised = replay("many-routers", 64, 1);
    assert_memory_equal(raised.last[ICMPWIRE_ALARM_MANY_ROUTERS].subject, link, 16);
}

/* What the memory held before does not matter, and while nothing is forgotten the seed does not either. */
static void same_input_same_alarms(void **state)
{
    (void)state;
    for (size_t i = 0; i < CAPTURES; i++) {
        uint64_t digest = replay(captures[i].name, 2048, 1).digest;
        assert_true(digest == replay(captures[i].name, 2048, 1).digest);
        assert_true(digest == replay(captures[i].name, 2048, 0x123456789abcdef0).digest);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(captures_raise_what_they_show),
        cmocka_unit_test(every_alarm_has_its_captures),
        cmocka_unit_test(subjects),
        cmocka_unit_test(same_input_same_alarms),
    };
    return cmocka_run_group_tests(tests, guarded_setup, NULL);
}
