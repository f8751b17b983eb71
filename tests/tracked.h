/* SPDX-License-Identifier: BSD-2-Clause */
/* A tracker for tests, messages for it, and what alarms they raise. */
#ifndef ICMPWIRE_TESTS_TRACKED_H
#define ICMPWIRE_TESTS_TRACKED_H

#include "guarded.h"

#include "check/tracker.h"
#include "icmpwire.h"
#include "icmpwire/tracker.h"

static bool tracking; /* while the tracker works */

static _Alignas(8) uint8_t memory[(size_t)1 << 20];

struct raised {
    unsigned count[ICMPWIRE_ALARM_NUMBERS];
    struct icmpwire_alarm last[ICMPWIRE_ALARM_NUMBERS];
    unsigned all;
    uint64_t digest; /* of all alarms in their order */
};

static struct icmpwire_tracker *tracker_of(size_t entries, uint64_t seed, const struct icmpwire_thresholds *thresholds)
{
    size_t octets = icmpwire_tracker_octets(entries);
    struct icmpwire_tracker *tracker;
    assert_true(octets <= sizeof memory);
    memset(memory, 0xee, sizeof memory);
    tracker = icmpwire_tracker_in(memory, octets, seed, thresholds, NULL);
    assert_non_null(tracker);
    return tracker;
}

static void note(struct raised *raised, const struct icmpwire_alarms *alarms)
{
    assert_true(alarms->count <= ICMPWIRE_ALARMS_MOST);
    for (uint32_t i = 0; i < alarms->count; i++) {
        const struct icmpwire_alarm *alarm = &alarms->raised[i];
        assert_non_null(icmpwire_alarm_kind(alarm->number));
        assert_true(alarm->threshold != 0 && alarm->measured >= alarm->threshold);
        raised->count[alarm->number]++;
        raised->last[alarm->number] = *alarm;
        raised->all++;
        for (int j = 0; j < 16; j++)
            raised->digest = raised->digest * 31 + alarm->subject[j];
        raised->digest = (raised->digest * 31 + alarm->number) * 31 + alarm->measured;
    }
}

/* Decodes an IP packet and tracks it. */
static void track(struct icmpwire_tracker *tracker, uint64_t now, struct icmpwire_span octets, struct raised *raised)
{
    struct icmpwire_packet packet;
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    struct icmpwire_alarms alarms;
    bool four, icmp;
    icmpwire_packet_decode(octets.data, octets.size, octets.size, &packet, &fault);
    four = packet.protocol == ICMPWIRE_PROTOCOL_ICMP;
    icmp = !packet.fragment && (four || packet.protocol == ICMPWIRE_PROTOCOL_ICMP6);
    if (icmp)
        icmpwire_decode(four ? ICMPWIRE_ICMP4 : ICMPWIRE_ICMP6, packet.payload.data, packet.payload.size, &message,
                        &fault);
    memset(&alarms, 0xee, sizeof alarms);
    tracking = true;
    icmpwire_track(tracker, now, &packet, icmp ? &message : NULL, &alarms);
    tracking = false;
    note(raised, &alarms);
}

/* ---- messages made here ---- */

struct addresses {
    uint8_t source[16];
    uint8_t destination[16];
};

static struct addresses from_to4(uint32_t source, uint32_t destination)
{
    struct addresses a = {{0}, {0}};
    for (int i = 0; i < 4; i++) {
        a.source[i] = (uint8_t)(source >> (24 - 8 * i));
        a.destination[i] = (uint8_t)(destination >> (24 - 8 * i));
    }
    return a;
}

static void send_message(struct icmpwire_tracker *tracker, uint64_t now, struct addresses a,
                         const struct icmpwire_message *message, struct raised *raised)
{
    struct icmpwire_carrier carrier = {
        .version = message->family == ICMPWIRE_ICMP6 ? 6 : 4, .source = a.source, .destination = a.destination};
    static uint8_t octets[2048];
    struct icmpwire_fault fault;
    size_t size;
    assert_true(icmpwire_packet_build(&carrier, message, octets, sizeof octets, &size, &fault));
    track(tracker, now, guarded(octets, size), raised);
}

static inline void send_echo(struct icmpwire_tracker *tracker, uint64_t now, bool reply, uint32_t source,
                             uint32_t destination, uint16_t sequence, struct raised *raised)
{
    struct icmpwire_message message = {.family = ICMPWIRE_ICMP4,
                                       .layout = ICMPWIRE_LAYOUT_ECHO,
                                       .type = reply ? ICMPWIRE_ICMP4_ECHO_REPLY : ICMPWIRE_ICMP4_ECHO_REQUEST};
    message.echo.sequence = sequence;
    send_message(tracker, now, from_to4(source, destination), &message, raised);
}

enum { HOST = 0x0a000001, SERVER = 0x0a000102, GATEWAY = 0x0a0000fe };

#endif
