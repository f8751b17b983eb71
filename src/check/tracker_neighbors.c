/* SPDX-License-Identifier: BSD-2-Clause */
/* Neighbors: two link-layer addresses for one address, and addresses that are refused to who tests them. */
#include "icmpwire/walk.h"
#include "tracker.h"
#include "tracker_hash.h"

struct icmpwire_span icmpwire_track_option(struct icmpwire_span options, uint8_t type)
{
    struct icmpwire_option option;
    for (int i = 0; i < ICMPWIRE_TRACK_OPTIONS && options.size; i++) {
        options = icmpwire_option_next(options, &option);
        if (option.type == type && option.status == ICMPWIRE_OK)
            return option.type == ICMPWIRE_OPTION_NONCE ? option.nonce : option.link_layer_address;
    }
    return icmpwire_span_of(NULL, 0);
}

/* Without the override flag an advertisement changes nothing that is known (RFC 4861 section 7.2.5): proxies and
 * anycast addresses have several link-layer addresses that way. */
void icmpwire_track_claim(const struct icmpwire_tracking *t, const struct icmpwire_track_address *address,
                          struct icmpwire_span link_layer, bool override)
{
    struct icmpwire_track_key key = icmpwire_track_key_of(t, ICMPWIRE_TRACK_NEIGHBOR, address);
    struct icmpwire_track_entry *neighbor;
    uint64_t before, now;
    if (link_layer.size == 0)
        return;
    now = icmpwire_track_hash_octets(t->tracker->seed, link_layer) | 1; /* 0 is none */
    neighbor = icmpwire_track_find(t->tracker, &key);
    if (neighbor && !override)
        return;
    neighbor = icmpwire_track_take(t->tracker, &key);
    before = neighbor->link_layer;
    neighbor->link_layer = now;
    if (before != 0 && before != now)
        icmpwire_track_count(t, ICMPWIRE_ALARM_NEIGHBOR_SPOOFED, address);
}

/* A test for duplicates that is running; null: none is. */
static const struct icmpwire_track_entry *running(const struct icmpwire_tracking *t,
                                                  const struct icmpwire_track_key *probe)
{
    const struct icmpwire_track_entry *entry = icmpwire_track_find(t->tracker, probe);
    bool over = !entry || t->tracker->clock - entry->used >= t->tracker->thresholds.probe_milliseconds;
    return over ? NULL : entry;
}

/* RFC 4862 section 5.4.3: a second one who tests the address makes the first give it up. The same solicitation again is
 * one that came back (RFC 7527): that has the same nonce. */
static void test(const struct icmpwire_tracking *t, const struct icmpwire_track_address *target)
{
    struct icmpwire_track_key key = icmpwire_track_key_of(t, ICMPWIRE_TRACK_PROBE, target);
    struct icmpwire_span options = t->message->neighbor_solicitation.options;
    uint64_t nonce =
        icmpwire_track_hash_octets(t->tracker->seed, icmpwire_track_option(options, ICMPWIRE_OPTION_NONCE));
    const struct icmpwire_track_entry *before = running(t, &key);
    if (before && before->nonce != nonce)
        icmpwire_track_count(t, ICMPWIRE_ALARM_ADDRESS_REFUSED, target);
    icmpwire_track_take(t->tracker, &key)->nonce = nonce;
}

/* RFC 4862 section 5.4.2: a solicitation from nowhere tests its target for duplicates. */
static void solicitation(const struct icmpwire_tracking *t, const struct icmpwire_track_address *target)
{
    struct icmpwire_span options = t->message->neighbor_solicitation.options;
    if (icmpwire_track_same(&t->source, &icmpwire_track_nowhere))
        test(t, target);
    else
        icmpwire_track_claim(t, &t->source, icmpwire_track_option(options, ICMPWIRE_OPTION_SOURCE_LINK_LAYER_ADDRESS),
                             true);
}

/* RFC 4861 section 7.2.4: who tests has no address yet and is answered by multicast. Without the override flag it may be
 * an optimistic node that announces its own address (RFC 4429, RFC 9131). */
static bool refuses(const struct icmpwire_tracking *t, const struct icmpwire_track_key *probe)
{
    return ICMPWIRE_NA_OVERRIDE(t->message->neighbor_advertisement.flags) && t->destination.word[0] >> 24 == 0xff &&
           running(t, probe);
}

static void advertisement(const struct icmpwire_tracking *t, const struct icmpwire_track_address *target)
{
    const struct icmpwire_neighbor_advertisement *m = &t->message->neighbor_advertisement;
    struct icmpwire_track_key key = icmpwire_track_key_of(t, ICMPWIRE_TRACK_PROBE, target);
    if (refuses(t, &key))
        icmpwire_track_count(t, ICMPWIRE_ALARM_ADDRESS_REFUSED, target);
    icmpwire_track_claim(t, target, icmpwire_track_option(m->options, ICMPWIRE_OPTION_TARGET_LINK_LAYER_ADDRESS),
                         ICMPWIRE_NA_OVERRIDE(m->flags));
}

void icmpwire_track_neighbor(const struct icmpwire_tracking *t)
{
    bool soliciting = t->message->layout == ICMPWIRE_LAYOUT_NEIGHBOR_SOLICITATION;
    struct icmpwire_address octets =
        soliciting ? t->message->neighbor_solicitation.target : t->message->neighbor_advertisement.target;
    struct icmpwire_track_address target;
    if (!octets.octets) /* the message ended before it */
        return;
    target = icmpwire_track_address_of(icmpwire_span_of(octets.octets, 16));
    (soliciting ? solicitation : advertisement)(t, &target);
}
