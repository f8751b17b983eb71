/* SPDX-License-Identifier: BSD-2-Clause */
/* Ten thousand packets of random traffic through everything that an IDS asks, with a tracker that is full from the
 * start: each packet gets its result, the tracker changes none, and nothing is allocated. */
#define _DEFAULT_SOURCE
#include <limits.h>

#include "guarded.h"

#include "made.h"

#include "asked.h"
#include "check/tracker_table.h"
#include "icmpwire/check.h"
#include "icmpwire/tracker.h"

enum { PACKETS = 10000, ENTRIES = 64, FORGOTTEN = 9 * ENTRIES, CANARY = 256 };

static uint32_t seed;

static uint32_t any(void)
{
    return next_random(&seed);
}

/* ---- memory: nobody asks for some while the flood runs ---- */

static void asking_is_noticed(void **state)
{
    void *volatile block;
    (void)state;
    asked = 0;
    counting = true;
    block = malloc(1);
    block = realloc(block, 2);
    free(block);
    block = calloc(1, 1);
    free(block);
    counting = false;
    assert_int_equal(asked, 5);
}

/* ---- the traffic ---- */

enum kind { BUILT, CHANGED, SHORTENED, CUT_OFF, KINDS };

struct made_packet {
    enum kind kind;
    struct icmpwire_message message; /* what it was built from */
    struct icmpwire_span octets;     /* what was captured */
    size_t size;                     /* on the wire */
};

static void change(uint8_t *out, uint32_t size)
{
    for (unsigned changes = 1 + below(4); changes; changes--)
        out[below(size)] = (uint8_t)(below(2) ? any() : below(9));
}

/* Ends the message earlier, and lets the length of the IP header say so. */
static size_t shorten(uint8_t *out, size_t size, bool six)
{
    size_t headers = six ? 40 : 20;
    size_t shorter = headers + below((uint32_t)(size - headers));
    size_t length = six ? shorter - headers : shorter;
    out[six ? 4 : 2] = (uint8_t)(length >> 8);
    out[six ? 5 : 3] = (uint8_t)length;
    return shorter;
}

/* A message of either family between any two addresses: as it is, with octets changed, shortened, or cut off by the
 * capture. */
static struct made_packet make_packet(void)
{
    static uint8_t out[GUARDED_ROOM];
    struct made_packet made;
    struct icmpwire_carrier carrier = {.source = some(16).data, .destination = some(16).data};
    struct icmpwire_fault fault;
    bool six;
    make_message(&made.message);
    six = made.message.family == ICMPWIRE_ICMP6;
    carrier.version = six ? 6 : 4;
    carrier.hop_limit = (uint8_t)(below(2) ? any() : 0);
    MUST(icmpwire_packet_build(&carrier, &made.message, out, sizeof out, &made.size, &fault));
    made.kind = (enum kind)below(KINDS);
    if (made.kind == CHANGED)
        change(out, (uint32_t)made.size);
    if (made.kind == SHORTENED)
        made.size = shorten(out, made.size, six);
    made.octets = guarded(out, made.kind == CUT_OFF ? below((uint32_t)made.size) : made.size);
    return made;
}

static void start_traffic(uint32_t from)
{
    seed = from;
    for (size_t i = 0; i < sizeof octets; i++)
        octets[i] = (uint8_t)any();
}

/* ---- what is told of a packet: two runs give the same digest when they tell the same ---- */

static uint64_t digest_of(uint64_t digest, uint64_t number)
{
    return (digest ^ number) * 0x100000001b3u;
}

static uint64_t digest_of_findings(const struct icmpwire_findings *findings)
{
    uint64_t digest = digest_of(findings->count, findings->severity);
    for (size_t i = 0; i < sizeof findings->set / sizeof *findings->set; i++)
        digest = digest_of(digest, findings->set[i]);
    for (uint32_t i = 0; i < findings->count && i < ICMPWIRE_FINDINGS_KEPT; i++) {
        digest = digest_of(digest, findings->kept[i].number);
        digest = digest_of(digest, findings->kept[i].offset);
        digest = digest_of(digest, findings->kept[i].of_packet);
    }
    return digest;
}

static uint64_t digest_of_alarms(uint64_t digest, const struct icmpwire_alarms *alarms)
{
    for (uint32_t i = 0; i < alarms->count; i++) {
        digest = digest_of(digest, alarms->raised[i].number);
        digest = digest_of(digest, alarms->raised[i].measured);
        for (size_t j = 0; j < sizeof alarms->raised[i].subject; j++)
            digest = digest_of(digest, alarms->raised[i].subject[j]);
    }
    return digest;
}

/* How many packets came to which end. */
struct counts {
    unsigned good, broken, cut, other; /* other: neither ICMP nor ICMPv6, and headers that could not be read */
    unsigned findings, alarms;
};

/* The result of a check, which must say something of every packet. */
struct checked {
    struct icmpwire_packet packet;
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    struct icmpwire_findings findings;
    bool good;
};

static void check(const struct made_packet *made, struct checked *c)
{
    memset(c, 0xee, sizeof *c);
    icmpwire_packet_decode(made->octets.data, made->octets.size, made->size, &c->packet, &c->fault);
    c->good = icmpwire_check(&c->packet, NULL, &c->message, &c->fault, &c->findings);
}

static void count(const struct made_packet *made, const struct checked *c, struct counts *counts)
{
    if (made->kind == BUILT) {
        MUST(c->good);
        same_message(&made->message, &c->message);
    }
    for (unsigned number = 0; number < ICMPWIRE_FINDING_NUMBERS; number++)
        counts->findings += icmpwire_found(&c->findings, (uint16_t)number);
    if (c->good) {
        counts->good++;
    } else if (c->fault.status == ICMPWIRE_CUT) {
        counts->cut++;
    } else if (c->fault.status == ICMPWIRE_BAD_ARGUMENT || !c->packet.payload.data) {
        counts->other++;
    } else {
        must_be_fault(&c->fault, made->size);
        MUST(c->findings.count > 0 && c->findings.severity == ICMPWIRE_INVALID);
        counts->broken++;
    }
}

/* ---- the tracker ---- */

static _Alignas(8) uint8_t memory[(size_t)1 << 16];

/* In the middle of the memory, and full: of hosts that stay busy. */
static struct icmpwire_tracker *full_tracker(int before)
{
    size_t size = icmpwire_tracker_octets(ENTRIES);
    struct icmpwire_tracker *tracker;
    MUST(size + 2 * (size_t)CANARY <= sizeof memory);
    memset(memory, before, sizeof memory);
    tracker = icmpwire_tracker_in(memory + CANARY, size, 5, NULL, NULL);
    MUST(tracker);
    for (uint32_t n = 0; n < ENTRIES + FORGOTTEN; n++) {
        struct icmpwire_track_key key = {.what = ICMPWIRE_TRACK_WHAT(ICMPWIRE_TRACK_HOST, 4, 0), .number = {n, 0}};
        tracker->turn++;
        icmpwire_track_take(tracker, &key);
    }
    MUST(icmpwire_tracker_forgotten(tracker) == FORGOTTEN);
    return tracker;
}

static void must_be_untouched(int before)
{
    size_t end = CANARY + icmpwire_tracker_octets(ENTRIES);
    for (size_t i = 0; i < sizeof memory; i++)
        MUST((i >= CANARY && i < end) || memory[i] == before);
}

static uint32_t track(struct icmpwire_tracker *tracker, uint64_t now, const struct checked *c, uint64_t *digest)
{
    bool icmp = c->packet.protocol == ICMPWIRE_PROTOCOL_ICMP || c->packet.protocol == ICMPWIRE_PROTOCOL_ICMP6;
    struct icmpwire_alarms alarms;
    memset(&alarms, 0xee, sizeof alarms);
    icmpwire_track(tracker, now, &c->packet, icmp && !c->packet.fragment ? &c->message : NULL, &alarms);
    MUST(alarms.count <= ICMPWIRE_ALARMS_MOST);
    *digest = digest_of_alarms(*digest, &alarms);
    return alarms.count;
}

/* ---- the flood ---- */

static uint64_t alone[PACKETS]; /* what a check by itself finds */

static struct counts check_alone(uint32_t from)
{
    struct counts counts = {0};
    start_traffic(from);
    for (unsigned n = 0; n < PACKETS; n++) {
        struct made_packet made = make_packet();
        struct checked c;
        check(&made, &c);
        count(&made, &c, &counts);
        alone[n] = digest_of_findings(&c.findings);
    }
    return counts;
}

/* Packets of one millisecond each: what fills the tracker stays needed for the whole flood. */
static uint64_t flood(uint32_t from, int before, struct counts *counts)
{
    struct icmpwire_tracker *tracker = full_tracker(before);
    uint64_t digest = 0;
    start_traffic(from);
    asked = 0;
    counting = true;
    for (unsigned n = 0; n < PACKETS; n++) {
        struct made_packet made = make_packet();
        struct checked c;
        check(&made, &c);
        counts->alarms += track(tracker, n, &c, &digest);
        count(&made, &c, counts);
        MUST(digest_of_findings(&c.findings) == alone[n]);
        digest = digest_of(digest, alone[n]);
    }
    counting = false;
    must_be_untouched(before);
    MUST(icmpwire_tracker_forgotten(tracker) > FORGOTTEN + PACKETS / 4);
    return digest_of(digest, icmpwire_tracker_forgotten(tracker));
}

static unsigned floods = 1; /* as many, of different traffic */

static void nothing_is_lost(unsigned number)
{
    struct counts by_itself = check_alone(number), counts = {0};
    (void)flood(number, 0xee, &counts);
    assert_int_equal(asked, 0);
    assert_int_equal(counts.good + counts.broken + counts.cut + counts.other, PACKETS);
    assert_int_equal(counts.good, by_itself.good);
    assert_int_equal(counts.broken, by_itself.broken);
    assert_int_equal(counts.cut, by_itself.cut);
    assert_int_equal(counts.other, by_itself.other);
    assert_int_equal(counts.findings, by_itself.findings);
    assert_in_range(counts.good, PACKETS / 3, PACKETS); /* the flood is of all kinds */
    assert_in_range(counts.broken, PACKETS / 10, PACKETS);
    assert_in_range(counts.cut, PACKETS / 5, PACKETS);
    assert_in_range(counts.other, PACKETS / 200, PACKETS);
    assert_in_range(counts.findings, PACKETS, UINT_MAX);
    assert_in_range(counts.alarms, 1, PACKETS);
}

static void nothing_is_ever_lost(void **state)
{
    (void)state;
    for (unsigned number = 1; number <= floods; number++)
        nothing_is_lost(number);
}

static void the_same_again(void **state)
{
    struct counts counts = {0};
    uint64_t digest;
    (void)state;
    (void)check_alone(2);
    digest = flood(2, 0x00, &counts);
    assert_true(flood(2, 0xff, &counts) == digest);
    (void)check_alone(3);
    assert_true(flood(3, 0x00, &counts) != digest);
}

/* test_flood [FLOODS] */
int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(asking_is_noticed),
        cmocka_unit_test(nothing_is_ever_lost),
        cmocka_unit_test(the_same_again),
    };
    if (argc == 2)
        floods = (unsigned)strtoul(argv[1], NULL, 10);
    return cmocka_run_group_tests(tests, guarded_setup, NULL);
}
