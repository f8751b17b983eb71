/* SPDX-License-Identifier: BSD-2-Clause */
/* The data of echo messages: is it returned, and does it look like something that is carried through a tunnel? */
#include "icmpwire/walk.h"
#include "tracker.h"
#include "tracker_hash.h"

enum {
    INSPECTED_MOST = 512, /* octets of each message: what a message costs has a bound */
    HEAD = 64,
    START = 8,
    JUDGED_LEAST = 16 /* octets that say anything about noise */
};

/* On the wire: perhaps the capture was cut. */
static uint32_t size_of(const struct icmpwire_tracking *t)
{
    size_t captured = t->message->echo.data.size;
    return (uint32_t)(t->packet->payload_size >= 8 + captured ? t->packet->payload_size - 8 : captured);
}

static struct icmpwire_track_data data_of(const struct icmpwire_tracking *t)
{
    struct icmpwire_span inspected = icmpwire_span_first(t->message->echo.data, INSPECTED_MOST);
    struct icmpwire_track_data d;
    d.hash = icmpwire_track_hash_octets(t->tracker->seed, inspected);
    d.head_hash = d.hash;
    if (inspected.size > HEAD)
        d.head_hash = icmpwire_track_hash_octets(t->tracker->seed, icmpwire_span_first(inspected, HEAD));
    d.start = inspected.size >= START ? icmpwire_peek64(inspected.data, 0) : 0;
    d.inspected = (uint32_t)inspected.size;
    d.size = size_of(t);
    return d;
}

void icmpwire_track_echo_asked(const struct icmpwire_tracking *t, struct icmpwire_track_request *request)
{
    request->data = data_of(t);
}

/* RFC 1122 section 3.2.2.6: the data is returned. Some hosts return only its beginning; nobody adds to it. What the
 * capture cut off is not judged. */
static bool is_returned(const struct icmpwire_track_data *asked, const struct icmpwire_track_data *got)
{
    if (got->size > asked->size)
        return false;
    if (got->size == asked->size && got->inspected == asked->inspected)
        return got->hash == asked->hash;
    if (got->inspected >= HEAD && asked->inspected >= HEAD)
        return got->head_hash == asked->head_hash;
    return got->inspected < START || asked->inspected < START || got->start == asked->start;
}

void icmpwire_track_echo_answered(const struct icmpwire_tracking *t, const struct icmpwire_track_request *request)
{
    struct icmpwire_track_data got = data_of(t);
    /* With several requests of these numbers under way, nobody knows which one is answered. */
    if (request->waiting > 1 || !icmpwire_track_same(&request->destination, &t->source))
        return;
    if (!is_returned(&request->data, &got))
        icmpwire_track_count(t, ICMPWIRE_ALARM_ECHO_DATA_CHANGED, &t->destination);
}

/* ---- tunnels ---- */

/* The logarithm to base 2 of a number from 1 on, in units of 1/256: digit by digit, by squaring. */
static uint32_t log2_of(uint64_t n)
{
    uint32_t whole = 63 - (uint32_t)__builtin_clzll(n);
    uint64_t x = whole > 31 ? n >> (whole - 31) : n << (31 - whole); /* from 1 to 2, in units of 2^-31 */
    uint32_t digits = 0;
    for (int i = 0; i < 8; i++) {
        x = x * x >> 31;
        digits = digits << 1 | (uint32_t)(x >> 32);
        x >>= x >> 32;
    }
    return whole << 8 | digits;
}

/* Of all pairs among the differences between neighboring octets, how many are equal? One in 256 of noise, more of
 * anything else. Differences, because the counting patterns of ping have every octet equally often. */
static void compare_octets(struct icmpwire_span data, struct icmpwire_track_pair *pair)
{
    uint16_t times[256] = {0};
    uint64_t count = data.size - 1; /* of differences */
    for (size_t i = 0; i < count; i++)
        pair->equal += times[(uint8_t)(icmpwire_peek8(data.data, i + 1) - icmpwire_peek8(data.data, i))]++;
    pair->compared += count * (count - 1) / 2;
}

/* The entropy of order 2 (the negative logarithm of the chance that two are equal), in percent of that of noise. */
static uint32_t entropy_of(const struct icmpwire_track_pair *pair)
{
    enum { GREATEST = 8 << 8 };
    uint32_t entropy = GREATEST;
    if (pair->compared == 0)
        return 0;
    if (pair->equal != 0)
        entropy = log2_of(pair->compared) - log2_of(pair->equal);
    return 100 * (entropy < GREATEST ? entropy : GREATEST) / GREATEST;
}

void icmpwire_track_echo_pair(const struct icmpwire_tracking *t, const struct icmpwire_track_address *asking,
                              struct icmpwire_track_pair *pair)
{
    const struct icmpwire_thresholds *limit = &t->tracker->thresholds;
    struct icmpwire_span data = icmpwire_span_first(t->message->echo.data, INSPECTED_MOST);
    icmpwire_track_add(&pair->messages);
    pair->octets += size_of(t);
    if (data.size >= JUDGED_LEAST)
        compare_octets(data, pair);
    if (pair->messages >= limit->tunnel_messages && pair->octets >= (uint64_t)limit->tunnel_octets * pair->messages &&
        entropy_of(pair) >= limit->tunnel_entropy_percent)
        icmpwire_track_raise(t, ICMPWIRE_ALARM_ECHO_TUNNEL, asking, pair->messages);
}
