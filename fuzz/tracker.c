/* SPDX-License-Identifier: BSD-2-Clause */
/* Packets of any kind, at any time, through two trackers of one seed whose memory held different things before: both
 * raise the same alarms, and no more than they may. The first 4 octets choose the entries, the seed, how the thresholds
 * are and whether routers are known; what follows are records: 2 octets milliseconds since the one before (the top bit:
 * backwards), 2 octets size, a packet. */
#include <stdlib.h>
#include <string.h>

#include "../tests/reencode.h"
#include "icmpwire/tracker.h"

static const uint8_t known[1][16] = {{0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}};

/* Low enough that short inputs raise alarms. */
static struct icmpwire_thresholds thresholds_of(uint8_t choice)
{
    struct icmpwire_thresholds t = icmpwire_tracker_defaults();
    if (choice & 1)
        t.unanswered_requests = t.unsolicited_replies = t.smurf_sources = t.amplified_replies = t.advertisements =
            t.advertising_routers = t.tunnel_messages = t.swept_destinations = t.unreachables = 2;
    if (choice & 2)
        t.window_milliseconds = t.request_milliseconds = t.neighbor_milliseconds = 0;
    if (choice & 4)
        memset(&t, 0, sizeof t);
    if (choice & 8)
        t.tunnel_octets = t.tunnel_entropy_percent = 0;
    return t;
}

static struct icmpwire_tracker *tracker_of(const uint8_t choice[4], size_t octets, int before)
{
    struct icmpwire_thresholds thresholds = thresholds_of(choice[2]);
    struct icmpwire_known_routers routers = {known, choice[3] & 1};
    void *memory = malloc(octets);
    struct icmpwire_tracker *tracker;
    MUST(memory);
    memset(memory, before, octets);
    tracker = icmpwire_tracker_in(memory, octets, choice[1], &thresholds, &routers);
    MUST(tracker);
    return tracker;
}

static void must_be_alarms(const struct icmpwire_alarms *alarms, uint8_t version)
{
    MUST(alarms->count <= ICMPWIRE_ALARMS_MOST);
    for (uint32_t i = 0; i < alarms->count; i++) {
        const struct icmpwire_alarm *alarm = &alarms->raised[i];
        MUST(icmpwire_alarm_kind(alarm->number));
        MUST(alarm->version == version);
        MUST(alarm->threshold != 0 && alarm->measured >= alarm->threshold);
    }
}

static void must_be_same(const struct icmpwire_alarms *a, const struct icmpwire_alarms *b)
{
    MUST(a->count == b->count);
    for (uint32_t i = 0; i < a->count; i++) {
        MUST(a->raised[i].number == b->raised[i].number);
        MUST(a->raised[i].measured == b->raised[i].measured);
        MUST(memcmp(a->raised[i].subject, b->raised[i].subject, 16) == 0);
    }
}

/* The packet in a block of its own size. Broken messages are given as well. */
static void run(struct icmpwire_tracker *const trackers[2], uint64_t now, const uint8_t *data, size_t size)
{
    uint8_t *block = malloc(size);
    struct icmpwire_packet packet;
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    struct icmpwire_alarms alarms[2];
    bool icmp;
    MUST(block != NULL);
    if (size)
        memcpy(block, data, size);
    icmpwire_packet_decode(block, size, size, &packet, &fault);
    icmp = packet.protocol == ICMPWIRE_PROTOCOL_ICMP || packet.protocol == ICMPWIRE_PROTOCOL_ICMP6;
    if (icmp)
        icmpwire_decode_captured(packet.protocol == ICMPWIRE_PROTOCOL_ICMP ? ICMPWIRE_ICMP4 : ICMPWIRE_ICMP6,
                                 packet.payload.data, packet.payload.size, packet.payload_size, &message, &fault);
    for (int i = 0; i < 2; i++) {
        icmpwire_track(trackers[i], now, &packet, icmp ? &message : NULL, &alarms[i]);
        must_be_alarms(&alarms[i], packet.version);
    }
    must_be_same(&alarms[0], &alarms[1]);
    free(block);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct icmpwire_tracker *trackers[2];
    uint64_t now = 0;
    size_t octets;
    if (size < 4)
        return 0;
    octets = icmpwire_tracker_octets(data[0] ? data[0] : 512);
    trackers[0] = tracker_of(data, octets, 0);
    trackers[1] = tracker_of(data, octets, 0xa5);
    for (size_t at = 4, n; size - at >= 4; at += n) {
        uint64_t later = (uint64_t)data[at] << 8 | data[at + 1];
        n = (size_t)data[at + 2] << 8 | data[at + 3];
        at += 4;
        n = n < size - at ? n : size - at;
        now = later & 0x8000 ? now - (later & 0x7fff) * 100 : now + later; /* also below 0: it wraps */
        run(trackers, now, data + at, n);
    }
    MUST(icmpwire_tracker_forgotten(trackers[0]) == icmpwire_tracker_forgotten(trackers[1]));
    free(trackers[0]);
    free(trackers[1]);
    return 0;
}
