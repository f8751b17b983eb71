/* SPDX-License-Identifier: BSD-2-Clause */
#include "tracker_table.h"
#include "tracker_hash.h"
#include <string.h>

static uint64_t hash_of(const struct icmpwire_tracker *tracker, const struct icmpwire_track_key *key)
{
    struct icmpwire_track_hash hash = icmpwire_track_hash_begin(tracker->seed);
    icmpwire_track_hash_word(&hash, key->what);
    icmpwire_track_hash_word(&hash, (uint64_t)key->number[0] << 32 | key->number[1]);
    for (int i = 0; i < 4; i++)
        icmpwire_track_hash_word(&hash, (uint64_t)key->one.word[i] << 32 | key->two.word[i]);
    return icmpwire_track_hash_end(&hash);
}

/* How long after its last use an entry still counts. */
static uint64_t lifetime(const struct icmpwire_thresholds *thresholds, uint32_t what)
{
    switch (what >> 16) {
    case ICMPWIRE_TRACK_REQUEST:
    case ICMPWIRE_TRACK_ANSWER:
        return thresholds->request_milliseconds;
    case ICMPWIRE_TRACK_NEIGHBOR:
        return thresholds->neighbor_milliseconds;
    case ICMPWIRE_TRACK_PROBE:
        return thresholds->probe_milliseconds;
    case ICMPWIRE_TRACK_FLOW:
        return thresholds->flow_milliseconds;
    default:
        return thresholds->window_milliseconds;
    }
}

static bool is_alive(const struct icmpwire_tracker *tracker, const struct icmpwire_track_entry *entry)
{
    return entry->turn != 0 && tracker->clock - entry->used <= lifetime(&tracker->thresholds, entry->key.what);
}

static struct icmpwire_track_entry *set_of(const struct icmpwire_tracker *tracker, uint64_t hash)
{
    return tracker->entries + hash % tracker->sets * ICMPWIRE_TRACK_WAYS;
}

/* The other bits of the hash choose the set. */
static uint32_t tag_of(uint64_t hash)
{
    return (uint32_t)(hash >> 32);
}

static struct icmpwire_track_entry *look(struct icmpwire_track_entry *set, uint64_t hash,
                                         const struct icmpwire_track_key *key)
{
    for (int i = 0; i < ICMPWIRE_TRACK_WAYS; i++)
        if (set[i].tag == tag_of(hash) && set[i].turn != 0 && memcmp(&set[i].key, key, sizeof *key) == 0)
            return &set[i];
    return NULL;
}

struct icmpwire_track_entry *icmpwire_track_find(struct icmpwire_tracker *tracker, const struct icmpwire_track_key *key)
{
    uint64_t hash = hash_of(tracker, key);
    struct icmpwire_track_entry *entry = look(set_of(tracker, hash), hash, key);
    if (!entry || !is_alive(tracker, entry))
        return NULL;
    entry->turn = tracker->turn;
    return entry;
}

/* What a new entry replaces: a free or an old one, or else the one that was used longest ago. */
static struct icmpwire_track_entry *victim_of(struct icmpwire_tracker *tracker, struct icmpwire_track_entry *set)
{
    struct icmpwire_track_entry *oldest = set;
    for (int i = 0; i < ICMPWIRE_TRACK_WAYS; i++) {
        if (!is_alive(tracker, &set[i]))
            return &set[i];
        if (set[i].turn < oldest->turn)
            oldest = &set[i];
    }
    tracker->forgotten++;
    return oldest;
}

static void begin(const struct icmpwire_tracker *tracker, struct icmpwire_track_entry *entry,
                  const struct icmpwire_track_key *key, uint32_t tag)
{
    memset(entry, 0, sizeof *entry);
    entry->key = *key;
    entry->tag = tag;
    entry->turn = tracker->turn;
    entry->started = tracker->clock;
    entry->epoch = tracker->turn;
}

struct icmpwire_track_entry *icmpwire_track_take(struct icmpwire_tracker *tracker, const struct icmpwire_track_key *key)
{
    uint64_t hash = hash_of(tracker, key);
    struct icmpwire_track_entry *set = set_of(tracker, hash);
    struct icmpwire_track_entry *entry = look(set, hash, key);
    if (!entry)
        begin(tracker, entry = victim_of(tracker, set), key, tag_of(hash));
    else if (!is_alive(tracker, entry))
        begin(tracker, entry, key, tag_of(hash));
    entry->turn = tracker->turn;
    entry->used = tracker->clock;
    return entry;
}

struct icmpwire_track_entry *icmpwire_track_window(struct icmpwire_tracker *tracker,
                                                   const struct icmpwire_track_key *key)
{
    struct icmpwire_track_entry *entry = icmpwire_track_take(tracker, key);
    if (tracker->clock - entry->started >= tracker->thresholds.window_milliseconds)
        begin(tracker, entry, key, entry->tag);
    entry->used = tracker->clock;
    return entry;
}

bool icmpwire_track_first(uint64_t *counted, const struct icmpwire_track_entry *owner)
{
    bool first = *counted != owner->epoch;
    *counted = owner->epoch;
    return first;
}
