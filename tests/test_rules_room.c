/* SPDX-License-Identifier: BSD-2-Clause */
/* An outcome with less room than what an event makes: nothing is written behind it, and what is missing is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "host_frames.h"
#include "host_world.h"

enum { WHOLE = 262144, FRAMES = 400, WORLDS = 12, STEP = 250000, CANARY = 0xa5 };

static struct icmpwire_host host, copy;
static struct icmpwire_outcome outcome;
static uint8_t whole[WHOLE], room[WHOLE];
static uint64_t now;
static unsigned tries;

/* What happens: a frame arrives or, without one, timers are due. */
static void happen(struct icmpwire_host *to, const struct icmpwire_arrival *arrival)
{
    if (arrival)
        icmpwire_receive(to, now, arrival, &outcome);
    else
        icmpwire_tick(to, now, &outcome);
}

static void happens_in(size_t octets, const struct icmpwire_arrival *arrival)
{
    memcpy(&copy, &host, sizeof copy);
    memset(room, CANARY, sizeof room);
    outcome.octets = room;
    outcome.room = octets;
    happen(&copy, arrival);
    assert_true(outcome.used <= octets);
    assert_true(outcome.lost > 0);
    for (size_t i = octets; i < octets + 2048; i++)
        assert_int_equal(room[i], CANARY);
    for (uint32_t i = 0; i < outcome.sent_count; i++)
        assert_true(outcome.sent[i].packet.data >= room &&
                    outcome.sent[i].packet.data + outcome.sent[i].packet.size <= room + octets);
}

/* Tries an event with every room in which one thing less fits than before, and then lets it happen. */
static void event(const struct icmpwire_arrival *arrival)
{
    size_t used;

    memcpy(&copy, &host, sizeof copy);
    outcome.octets = whole;
    outcome.room = WHOLE;
    happen(&copy, arrival);
    for (used = outcome.used; used; used = outcome.used, tries++)
        happens_in(used - 1, arrival);
    outcome.octets = whole;
    outcome.room = WHOLE;
    happen(&host, arrival);
}

static void less_room_than_is_needed(void **state)
{
    uint32_t seed = 1;

    (void)state;
    for (unsigned world = 0; world < WORLDS; world++) {
        now = WORLD_START;
        world_make(&host, (enum icmpwire_host_kind)(world % 3), (uint8_t)(world * 37 | WORLD_HAS_NO_LIMITS), world);
        for (unsigned i = 0; i < FRAMES; i++) {
            uint8_t frame[FRAME_ROOM];
            struct icmpwire_arrival arrival = {0};
            frame_make(&seed, (struct icmpwire_span){NULL, 0}, frame, &arrival);
            event(&arrival);
            now += STEP;
            if (icmpwire_host_next(&host) <= now)
                event(NULL);
        }
    }
    assert_true(tries > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(less_room_than_is_needed)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
