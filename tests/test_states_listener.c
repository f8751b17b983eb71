/* SPDX-License-Identifier: BSD-2-Clause */
/* All states of a multicast listener: queries and reports of both versions, groups joined and left. */
#include "nd_packets.h"
#include "state_search.h"

enum event {
    TICK,
    LONG_TIME, /* all that queriers said is over */
    GENERAL_QUERY,
    GROUP_QUERY,
    SOURCE_QUERY,
    GENERAL_QUERY1,
    GROUP_QUERY1,
    REPORTED, /* by another, version 1 */
    JOINED,
    LEFT,
    EVENTS
};

static const uint8_t group[16] = {0xff, 2, [14] = 0x12, [15] = 0x34};
static const uint8_t source[16] = {0x20, 1, 0xd, 0xb8, [15] = 9};

/* A message of MLD behind a hop-by-hop header with a router alert. about: null, all groups; sources: 0 or 1. */
static struct nd_packet message(uint8_t type, const uint8_t *about, size_t size, uint8_t sources)
{
    static const uint8_t alert[8] = {58, 0, 5, 2, 0, 0, 1, 0};
    struct nd_packet packet = {.size = 0};
    uint8_t *p = packet.octets;

    p[40] = type;
    p[44] = 0x03; /* 1,000 milliseconds */
    p[45] = 0xe8;
    if (about)
        memcpy(p + 48, about, 16);
    p[64] = 2;
    p[65] = 125;
    p[67] = sources;
    if (sources)
        memcpy(p + 68, source, 16);
    nd_finish(&packet, nd_peer, about ? about : nd_all_nodes, 1, size);
    memmove(p + 48, p + 40, size);
    memcpy(p + 40, alert, sizeof alert);
    p[5] = (uint8_t)(size + 8);
    p[6] = 0;
    packet.size += 8;
    return packet;
}

static const struct icmpwire_host_group *group_of(const struct icmpwire_host *host)
{
    static const struct icmpwire_host_group none = {.next_report = ICMPWIRE_NEVER};

    for (size_t i = 0; i < ICMPWIRE_HOST_GROUPS; i++)
        if (host->devices[1].groups[i].ip.low == 0x1234)
            return &host->devices[1].groups[i];
    return &none;
}

static bool receive(struct searched *state, struct nd_packet packet)
{
    search_receive(state, nd_span(&packet), ICMPWIRE_CAST_MULTICAST);
    return true;
}

static bool apply(struct searched *state, int event)
{
    uint16_t users = group_of(&state->host)->users;

    switch ((enum event)event) {
    case TICK:
        return search_tick(state);
    case LONG_TIME:
        search_wait(state, 1000000000);
        return true;
    case GENERAL_QUERY:
        return receive(state, message(130, NULL, 28, 0));
    case GROUP_QUERY:
        return receive(state, message(130, group, 28, 0));
    case SOURCE_QUERY:
        return receive(state, message(130, group, 44, 1));
    case GENERAL_QUERY1:
        return receive(state, message(130, NULL, 24, 0));
    case GROUP_QUERY1:
        return receive(state, message(130, group, 24, 0));
    case REPORTED:
        return receive(state, message(131, group, 24, 0));
    case JOINED:
        return users == 0 && icmpwire_host_join(&state->host, SEARCH_DEVICE, icmpwire_ip6(group), state->now);
    case LEFT:
        return users == 1 && icmpwire_host_leave(&state->host, SEARCH_DEVICE, icmpwire_ip6(group), state->now);
    default:
        return false;
    }
}

static uint64_t key_of_group(const struct icmpwire_host_group *g)
{
    return (uint64_t)(g->users != 0) | (uint64_t)g->last_reporter << 1 | (uint64_t)g->for_sources << 2 |
           (uint64_t)g->source_count << 3 | (uint64_t)g->changes << 7 | (uint64_t)g->unsolicited << 11 |
           (uint64_t)(g->next_report != ICMPWIRE_NEVER) << 15;
}

/* The group above, that of our own addresses, and the device. */
static uint64_t key(const struct searched *state)
{
    const struct icmpwire_device *device = &state->host.devices[1];
    uint64_t own = 0;

    for (size_t i = 0; i < ICMPWIRE_HOST_GROUPS; i++)
        if (device->groups[i].ip.version == 6 && device->groups[i].ip.low >> 24 == 0x1ff)
            own = key_of_group(&device->groups[i]);
    return key_of_group(group_of(&state->host)) | own << 16 | (uint64_t)(state->now < device->version1_until) << 32 |
           (uint64_t)(device->next_general_report != ICMPWIRE_NEVER) << 33 |
           (uint64_t)(device->next_changes != ICMPWIRE_NEVER) << 34 | (uint64_t)device->change_rounds << 35 |
           (uint64_t)(device->next_initial != ICMPWIRE_NEVER) << 40;
}

static void holds(const struct searched *state)
{
    const struct icmpwire_host_group *g = group_of(&state->host);
    const struct icmpwire_device *device = &state->host.devices[1];

    MUST(g->changes <= device->robustness && g->unsolicited <= device->robustness);
    MUST(g->next_report == ICMPWIRE_NEVER || g->next_report > state->now || g->next_report == state->now);
    MUST(!g->for_sources || g->source_count > 0);
    MUST(!device->change_rounds || device->next_changes != ICMPWIRE_NEVER);
}

/* Reports are sent by timers alone, of one version at a time. */
static void step(const struct searched *before, int event, const struct searched *after)
{
    bool reports =
        before->host.counters[ICMPWIRE_ICMP6_OUT_TYPE + 143] + before->host.counters[ICMPWIRE_ICMP6_OUT_TYPE + 131] !=
        after->host.counters[ICMPWIRE_ICMP6_OUT_TYPE + 143] + after->host.counters[ICMPWIRE_ICMP6_OUT_TYPE + 131];

    MUST(!reports || event == TICK || event == LONG_TIME);
    if (event == LONG_TIME)
        MUST(icmpwire_host_next(&after->host) == ICMPWIRE_NEVER);
}

static void begin(struct searched *state)
{
    search_host(state, ICMPWIRE_HOST_LINUX6);
}

int main(void)
{
    struct search search = {
        .name = "listener", .events = EVENTS, .begin = begin, .apply = apply, .key = key, .holds = holds, .step = step};

    MUST(search_all(&search) == 84);
    return 0;
}
