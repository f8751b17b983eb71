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

/* ---- frames at random ---- */

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

/* ---- what the frames above do not make ---- */

static void make(uint32_t choice)
{
    now = WORLD_START;
    world_make(&host, ICMPWIRE_HOST_LINUX6, (uint8_t)(choice | WORLD_HAS_RESOLVED | WORLD_HAS_NO_LIMITS), 2);
}

/* A packet that frame_repair makes good comes in; whether it was one that needs room is asserted. */
static void arrives(uint8_t *packet, size_t size, uint16_t ethertype)
{
    struct icmpwire_arrival arrival = {
        .device = WORLD_ETH0, .ethertype = ethertype, .packet = {.data = packet, .size = size}};

    frame_repair(packet, size);
    tries = 0;
    event(&arrival);
    assert_true(tries > 0);
}

static void fragments(void **state)
{
    static const uint8_t header4[20] = {0x45, [8] = 64, 17, [12] = 10, 77, 0, 2, 10, 78, 0, 2};
    static uint8_t packet[FRAME_ROOM] = {0x60, [6] = 58, 64};

    (void)state;
    make(WORLD_FORWARDS | WORLD_HAS_A_NARROW_LINK);
    memcpy(packet, header4, sizeof header4);
    arrives(packet, 1400, ICMPWIRE_ETHERTYPE_IPV4);
    assert_true(outcome.sent_count > 1);
    make(0);
    memset(packet, 0, sizeof packet);
    packet[0] = 0x60;
    packet[6] = 58;
    packet[7] = 64;
    icmpwire_ip_octets(world_address(6, 1), packet + 8);
    icmpwire_ip_octets(world_address(6, 0), packet + 24);
    packet[40] = 128;
    arrives(packet, 1800, ICMPWIRE_ETHERTYPE_IPV6);
    assert_int_equal(outcome.sent_count, 2);
}

/* The first fragment of a packet with options: when its time is over, they are read again. */
static void fragments_with_options(void **state)
{
    uint8_t packet[64] = {0x46, [6] = 0x20, [8] = 64, 17, [12] = 10, 77, 0, 2, 10, 77, 0, 1, 148, 4};

    (void)state;
    make(0);
    arrives(packet, 48, ICMPWIRE_ETHERTYPE_IPV4);
    while (icmpwire_host_next(&host) < now + 31000000) {
        now = icmpwire_host_next(&host);
        event(NULL);
    }
    assert_int_equal(host.counters[ICMPWIRE_ICMPMSG_OUT_TYPE + 11], 1);
}

static void reports_of_version_1(void **state)
{
    const struct icmpwire_ip group = {UINT64_C(0xff02) << 48, 0x99, 6};

    (void)state;
    make(0);
    assert_true(icmpwire_host_set(&host, "net.ipv6.conf.eth0.force_mld_version", "1"));
    assert_true(icmpwire_host_join(&host, WORLD_ETH0, group, now));
    tries = 0;
    while (icmpwire_host_next(&host) < now + 20000000) {
        now = icmpwire_host_next(&host);
        event(NULL);
    }
    assert_true(tries > 0 && host.counters[ICMPWIRE_ICMP6_OUT_TYPE + 131] > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(less_room_than_is_needed),
        cmocka_unit_test(fragments),
        cmocka_unit_test(fragments_with_options),
        cmocka_unit_test(reports_of_version_1),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
