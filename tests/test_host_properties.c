/* SPDX-License-Identifier: BSD-2-Clause */
/* Random events to hosts of all policies: what must hold does, nothing is allocated, and the size of a host is fixed.
 * The last line is a digest of what came of them, the same on every machine.
 * Usage: test_host_properties [FRAMES [SEED]], frames for each policy. */
#include <inttypes.h>
#include <string.h>
#include <time.h>

#include "asked.h"
#include "host_frames.h"
#include "host_twins.h"
#include "must.h"

enum { FRAMES = 20000, ROUND = 2500 }; /* frames until the host is made anew, in another way */

/* ---- events ---- */

static struct host_twins twins;

static bool decided[ICMPWIRE_RULE_COUNT]; /* in any round */
static uint64_t digest;                   /* of all outcomes of all rounds */

/* What happened in all rounds of a policy. */
struct totals {
    uint64_t events, sent, replied, refused;
};

/* The last packet that the host sent, which errors quote. */
static struct icmpwire_span last_sent(uint8_t kept[FRAME_ROOM], size_t *size)
{
    const struct icmpwire_outcome *outcome = &twins.outcomes[0];

    if (outcome->sent_count && outcome->sent[0].packet.size <= FRAME_ROOM) {
        *size = outcome->sent[0].packet.size;
        memcpy(kept, outcome->sent[0].packet.data, *size);
    }
    return (struct icmpwire_span){kept, *size};
}

static void ping(uint32_t number)
{
    uint8_t version = number & 1 ? 6 : 4;
    const uint8_t message[12] = {version == 6 ? 128 : 8, 0, 0, 0, 0, 0, 0, (uint8_t)number};

    twins_ping(&twins, version, world_address(version, number >> 1), (struct icmpwire_span){message, sizeof message});
}

static void other_event(uint32_t number)
{
    struct icmpwire_ip group = world_address(6, number >> 8);

    if (number % 4 == 0)
        ping(number >> 2);
    else if (number % 4 == 1)
        twins_join(&twins, WORLD_ETH0, group);
    else if (number % 4 == 2)
        twins_leave(&twins, WORLD_ETH0, group);
    else
        twins_wait(&twins, (uint64_t)(number >> 8) % 1000 * 100000);
}

static void run_round(enum icmpwire_host_kind kind, uint32_t seed, unsigned long frames, struct totals *totals)
{
    static uint8_t kept[FRAME_ROOM], out[FRAME_ROOM];
    struct icmpwire_arrival arrival;
    size_t size = 0;

    twins_begin(&twins, kind, (uint8_t)(seed >> 4), seed);
    while (frames--) {
        frame_make(&seed, last_sent(kept, &size), out, &arrival);
        twins_wait(&twins, seed >> 8 & 0x7fff);
        twins_receive(&twins, &arrival);
        if (seed >> 24 < 6)
            other_event(seed >> 4);
    }
    twins_end(&twins);
    digest = (digest ^ twins.digest) * 0x100000001b3u;
    totals->events += twins.events;
    totals->sent += twins.properties.sent;
    totals->replied += twins.properties.replied;
    totals->refused += twins.properties.refused;
    for (size_t i = 0; i < ICMPWIRE_RULE_COUNT; i++)
        decided[i] |= twins.properties.decided[i];
}

static void run_policy(enum icmpwire_host_kind kind, unsigned long frames, uint32_t seed)
{
    struct totals totals = {0, 0, 0, 0};
    struct timespec began, ended;
    double seconds;

    (void)clock_gettime(CLOCK_MONOTONIC, &began);
    counting = true;
    for (unsigned long done = 0; done < frames; done += ROUND)
        run_round(kind, seed++ * 0x9e3779b9u, frames - done < ROUND ? frames - done : ROUND, &totals);
    counting = false;
    (void)clock_gettime(CLOCK_MONOTONIC, &ended);
    seconds = (double)(ended.tv_sec - began.tv_sec) + (double)(ended.tv_nsec - began.tv_nsec) / 1e9;
    printf("%-9s %lu frames, %" PRIu64 " events: %" PRIu64 " replies, %" PRIu64 " refusals, %" PRIu64 " sent; %.1f s\n",
           icmpwire_host_kind_name(kind), frames, totals.events, totals.replied, totals.refused, totals.sent, seconds);
    MUST(totals.replied > 0 && totals.refused > 0 && asked == 0);
}

static void tell_rules(void)
{
    unsigned count = 0;

    printf("rules that never decided:");
    for (unsigned i = 1; i < ICMPWIRE_RULE_COUNT; i++) {
        count += decided[i];
        if (!decided[i])
            printf(" %s", icmpwire_rule_about((enum icmpwire_rule)i)->id);
    }
    printf("\n%u of %u rules decided\n", count, ICMPWIRE_RULE_COUNT - 1u);
}

int main(int argc, char **argv)
{
    unsigned long frames = argc > 1 ? strtoul(argv[1], NULL, 10) : FRAMES;
    uint32_t seed = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 1;

    printf("a host has %zu octets, an outcome %zu\n", sizeof(struct icmpwire_host), sizeof(struct icmpwire_outcome));
    for (int kind = 0; kind < ICMPWIRE_HOST_KINDS; kind++)
        run_policy((enum icmpwire_host_kind)kind, frames, seed);
    tell_rules();
    printf("digest of all outcomes: %016" PRIx64 "\n", digest);
    return 0;
}
