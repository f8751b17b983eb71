/* SPDX-License-Identifier: BSD-2-Clause */
/* Who is a router: the caller says, or it is learned; and who advertises itself or redirects without being one. */
#include "icmpwire/walk.h"
#include "tracker.h"

/* ---- what the caller knows ---- */

/* An IPv6 address whose last 12 octets are zero is no router's. */
static bool is_version4(const uint8_t address[16])
{
    return icmpwire_zeros(icmpwire_span_behind(icmpwire_span_of(address, 16), 4).data, 12);
}

/* Does the caller know routers of the packet's version, and is this one of them? */
static bool caller_knows(const struct icmpwire_tracking *t, bool *listed)
{
    const struct icmpwire_known_routers *known = &t->tracker->known;
    bool any = false;
    *listed = false;
    for (size_t i = 0; i < known->count; i++) {
        const uint8_t *octets = known->addresses[i];
        struct icmpwire_track_address address = icmpwire_track_address_of(icmpwire_span_of(octets, 16));
        if (is_version4(octets) != (t->packet->version == 4))
            continue;
        any = true;
        *listed |= icmpwire_track_same(&address, &t->source);
    }
    return any;
}

/* ---- what is learned ---- */

static void drop_silent(const struct icmpwire_tracker *tracker, struct icmpwire_track_learned *learned)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < learned->count; i++)
        if (tracker->clock - learned->router[i].heard <= tracker->thresholds.router_milliseconds)
            learned->router[kept++] = learned->router[i];
    learned->count = kept;
}

static bool has_learned(const struct icmpwire_track_learned *learned, const struct icmpwire_track_address *source)
{
    for (uint32_t i = 0; i < learned->count; i++)
        if (icmpwire_track_same(&learned->router[i].address, source))
            return true;
    return false;
}

/* Is the source one that was learned, or can it be learned now? */
static bool learn(const struct icmpwire_tracking *t, struct icmpwire_track_learned *learned)
{
    uint32_t i = 0;
    drop_silent(t->tracker, learned);
    if (learned->count == 0)
        learned->since = t->tracker->clock;
    while (i < learned->count && !icmpwire_track_same(&learned->router[i].address, &t->source))
        i++;
    if (i == ICMPWIRE_TRACK_LEARNED)
        return false;
    if (i == learned->count) {
        if (i != 0 && t->tracker->clock - learned->since >= t->tracker->thresholds.learning_milliseconds)
            return false;
        learned->count++;
        learned->router[i].address = t->source;
    }
    learned->router[i].heard = t->tracker->clock;
    return true;
}

static bool is_router(const struct icmpwire_tracking *t)
{
    bool listed;
    if (caller_knows(t, &listed))
        return listed;
    return learn(t, &t->tracker->advertisers[t->packet->version == 6]);
}

static bool is_first_hop(const struct icmpwire_tracking *t)
{
    struct icmpwire_track_learned *advertisers = &t->tracker->advertisers[t->packet->version == 6];
    bool listed;
    if (caller_knows(t, &listed))
        return listed;
    drop_silent(t->tracker, advertisers);
    if (advertisers->count != 0)
        return has_learned(advertisers, &t->source);
    return learn(t, &t->tracker->redirectors[t->packet->version == 6]);
}

/* ---- messages ---- */

void icmpwire_track_advertisement(const struct icmpwire_tracking *t)
{
    struct icmpwire_track_key key = icmpwire_track_key_of(t, ICMPWIRE_TRACK_ROUTER, &t->source);
    uint64_t *counted = &icmpwire_track_take(t->tracker, &key)->counted;
    if (icmpwire_track_first(counted, icmpwire_track_host(t, &icmpwire_track_nowhere)))
        icmpwire_track_count(t, ICMPWIRE_ALARM_MANY_ROUTERS, &icmpwire_track_nowhere);
    icmpwire_track_count(t, ICMPWIRE_ALARM_ADVERTISEMENT_FLOOD, &t->source);
    if (!is_router(t))
        icmpwire_track_count(t, ICMPWIRE_ALARM_ROGUE_ROUTER, &t->source);
    if (t->message->layout == ICMPWIRE_LAYOUT_ROUTER_ADVERTISEMENT6)
        icmpwire_track_claim(
            t, &t->source,
            icmpwire_track_option(t->message->router_advertisement6.options, ICMPWIRE_OPTION_SOURCE_LINK_LAYER_ADDRESS),
            true);
}

static struct icmpwire_span redirected(struct icmpwire_span options)
{
    struct icmpwire_option option;
    for (int i = 0; i < ICMPWIRE_TRACK_OPTIONS && options.size; i++) {
        options = icmpwire_option_next(options, &option);
        if (option.type == ICMPWIRE_OPTION_REDIRECTED_HEADER && option.status == ICMPWIRE_OK)
            return option.redirected_header.datagram;
    }
    return icmpwire_span_of(NULL, 0);
}

void icmpwire_track_redirect(const struct icmpwire_tracking *t)
{
    if (!is_first_hop(t))
        icmpwire_track_count(t, ICMPWIRE_ALARM_ROGUE_REDIRECT, &t->source);
    if (t->message->layout == ICMPWIRE_LAYOUT_REDIRECT6)
        icmpwire_track_error(t, redirected(t->message->redirect6.options));
}
