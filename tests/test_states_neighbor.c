/* SPDX-License-Identifier: BSD-2-Clause */
/* All states of a neighbor, and every step between them compared with RFC 4861 appendix C, row by row. */
#include "nd_packets.h"
#include "state_search.h"
#include <stdio.h>

enum { A = 0xa, B = 0xb }; /* last octets of MACs */
enum { ROUTER = 0x80, SOLICITED = 0x40, OVERRIDE = 0x20 };
enum { MOST_WAITING = 2 };

/* ---- events ---- */

enum kind { SEND, TIME, SOLICITATION, ADVERTISEMENT, FROM_ROUTER };

struct event {
    uint8_t kind; /* enum kind */
    uint8_t flags;
    uint8_t mac; /* 0: none told */
};

static const struct event events[] = {
    {SEND, 0, 0},         {TIME, 0, 0},        {SOLICITATION, 0, A},
    {SOLICITATION, 0, B}, {FROM_ROUTER, 0, A}, {FROM_ROUTER, 0, 0},
#define ADVERTISEMENTS(mac)                                                                   \
    {ADVERTISEMENT, 0, mac}, {ADVERTISEMENT, SOLICITED, mac}, {ADVERTISEMENT, OVERRIDE, mac}, \
        {ADVERTISEMENT, SOLICITED | OVERRIDE, mac}, {ADVERTISEMENT, ROUTER, mac},             \
        {ADVERTISEMENT, ROUTER | SOLICITED, mac}, {ADVERTISEMENT, ROUTER | OVERRIDE, mac},    \
    {                                                                                         \
        ADVERTISEMENT, ROUTER | SOLICITED | OVERRIDE, mac                                     \
    }
    ADVERTISEMENTS(0),    ADVERTISEMENTS(A),   ADVERTISEMENTS(B),
};
enum { EVENTS = sizeof events / sizeof events[0] };

static const struct icmpwire_neighbor *entry_of(const struct icmpwire_host *host)
{
    static const struct icmpwire_neighbor none;

    for (size_t i = 0; i < ICMPWIRE_HOST_NEIGHBORS; i++)
        if (host->neighbors[i].ip.version == 6 && host->neighbors[i].ip.low == 2)
            return &host->neighbors[i];
    return &none;
}

static unsigned waiting(const struct icmpwire_host *host)
{
    unsigned found = 0;

    for (size_t i = 0; i < ICMPWIRE_HOST_WAITING; i++)
        found += host->waiting[i].device != 0;
    return found;
}

static bool apply(struct searched *state, int number)
{
    const struct event *event = &events[number];
    struct nd_packet packet;

    switch (event->kind) {
    case SEND: /* the reply is the packet */
        if (waiting(&state->host) == MOST_WAITING)
            return false;
        packet = nd_echo(nd_peer, nd_host);
        search_receive(state, nd_span(&packet), ICMPWIRE_CAST_HOST);
        return true;
    case TIME:
        return search_tick(state);
    case SOLICITATION: /* it is answered: a packet to the neighbor follows */
        packet = nd_message(135, 0, nd_host, event->mac, nd_peer, nd_solicited_node_1);
        search_receive(state, nd_span(&packet), ICMPWIRE_CAST_MULTICAST);
        return true;
    case FROM_ROUTER:
        packet = nd_message(134, 0, NULL, event->mac, nd_peer, nd_all_nodes);
        search_receive(state, nd_span(&packet), ICMPWIRE_CAST_MULTICAST);
        return true;
    default:
        packet = nd_message(136, event->flags, nd_peer, event->mac, nd_peer, nd_host);
        search_receive(state, nd_span(&packet), ICMPWIRE_CAST_HOST);
        return true;
    }
}

/* ---- states ---- */

static bool has_mac(const struct icmpwire_neighbor *entry)
{
    return entry->state == ICMPWIRE_NEIGHBOR_REACHABLE || entry->state == ICMPWIRE_NEIGHBOR_STALE ||
           entry->state == ICMPWIRE_NEIGHBOR_DELAY || entry->state == ICMPWIRE_NEIGHBOR_PROBE;
}

/* Was it used so shortly before its time ends that its delay begins then? */
static bool in_use(const struct icmpwire_neighbor *entry)
{
    return entry->state == ICMPWIRE_NEIGHBOR_REACHABLE && entry->next <= entry->used + 5000000;
}

static uint64_t key(const struct searched *state)
{
    const struct icmpwire_neighbor *entry = entry_of(&state->host);

    return entry->state | (uint64_t)(has_mac(entry) ? entry->mac[5] : 0) << 8 | (uint64_t)entry->probes << 16 |
           (uint64_t)entry->is_router << 24 | (uint64_t)waiting(&state->host) << 32 | (uint64_t)in_use(entry) << 40;
}

static void holds(const struct searched *state)
{
    const struct icmpwire_neighbor *entry = entry_of(&state->host);
    bool timed = entry->state == ICMPWIRE_NEIGHBOR_INCOMPLETE || entry->state == ICMPWIRE_NEIGHBOR_REACHABLE ||
                 entry->state == ICMPWIRE_NEIGHBOR_DELAY || entry->state == ICMPWIRE_NEIGHBOR_PROBE;

    MUST(!entry->ip.version || (entry->next != ICMPWIRE_NEVER) == timed);
    MUST(waiting(&state->host) == 0 || entry->state == ICMPWIRE_NEIGHBOR_INCOMPLETE);
    MUST(entry->state != ICMPWIRE_NEIGHBOR_INCOMPLETE || waiting(&state->host) > 0);
    MUST(entry->probes <= 3);
    MUST(entry->probes == 0 || entry->state == ICMPWIRE_NEIGHBOR_INCOMPLETE || entry->state == ICMPWIRE_NEIGHBOR_PROBE);
    MUST(!entry->ip.version || entry->next > state->now);
}

/* ---- appendix C ---- */

enum mac { ANY_MAC, NO_MAC, SAME_MAC, OTHER_MAC };
enum { NONE = 1, INCOMPLETE = 2, REACHABLE = 4, STALE = 8, DELAY = 16, PROBE = 32, FAILED = 64 };
enum { KNOWN = REACHABLE | STALE | DELAY | PROBE, ANY = -1, SAME = 0 };

/* A row: in one of these states such an event leads to `to` (SAME: the state stays). What the kernel does otherwise
 * than the appendix stands first and says why. */
static struct row {
    int from;
    int kind;
    int solicited, overrides; /* of advertisements; ANY */
    int mac;
    int last; /* of timers: the last probe was sent, or the neighbor was not used of late; ANY */
    int to;
    const char *text;
    unsigned hits;
} rows[] = {
    /* other than the appendix */
    {NONE | FAILED, ADVERTISEMENT, ANY, ANY, ANY_MAC, ANY, SAME, "section 7.2.5: who is not asked for is not learned",
     0},
    {NONE | FAILED, FROM_ROUTER, ANY, ANY, NO_MAC, ANY, SAME, "a message without a MAC teaches nothing", 0},
    {INCOMPLETE | KNOWN, FROM_ROUTER, ANY, ANY, NO_MAC, ANY, SAME, "a message without a MAC teaches nothing", 0},
    {REACHABLE, ADVERTISEMENT, ANY, 0, OTHER_MAC, ANY, STALE, "section 7.2.5 I: whatever S says", 0},
    {KNOWN, ADVERTISEMENT, 1, ANY, NO_MAC, ANY, REACHABLE, "section 7.2.5 II: no MAC is the same MAC", 0},
    {REACHABLE, TIME, ANY, ANY, ANY_MAC, 0, DELAY, "the kernel: it was used of late, so the delay begins at once", 0},
    /* the appendix */
    {NONE | FAILED, SEND, ANY, ANY, ANY_MAC, ANY, INCOMPLETE, "packet to send: multicast solicitation", 0},
    {INCOMPLETE, SEND, ANY, ANY, ANY_MAC, ANY, SAME, "one more packet waits", 0},
    {INCOMPLETE, TIME, ANY, ANY, ANY_MAC, 0, SAME, "retransmit timeout, less than N: solicitation", 0},
    {INCOMPLETE, TIME, ANY, ANY, ANY_MAC, 1, FAILED, "retransmit timeout, N: discarded, errors", 0},
    {INCOMPLETE, ADVERTISEMENT, ANY, ANY, NO_MAC, ANY, SAME, "advertisement without a MAC", 0},
    {INCOMPLETE, ADVERTISEMENT, 0, ANY, ANY_MAC, ANY, DELAY, "S=0: STALE; what waited is sent: DELAY", 0},
    {INCOMPLETE, ADVERTISEMENT, 1, ANY, ANY_MAC, ANY, REACHABLE, "S=1: what waited is sent", 0},
    {KNOWN, ADVERTISEMENT, 1, 0, SAME_MAC, ANY, REACHABLE, "S=1 O=0, same MAC", 0},
    {KNOWN, ADVERTISEMENT, ANY, ANY, NO_MAC, ANY, SAME, "no MAC: the router flag alone", 0},
    {STALE | DELAY | PROBE, ADVERTISEMENT, 1, 0, OTHER_MAC, ANY, SAME, "S=1 O=0, other MAC", 0},
    {KNOWN, ADVERTISEMENT, 1, 1, ANY_MAC, ANY, REACHABLE, "S=1 O=1: recorded", 0},
    {KNOWN, ADVERTISEMENT, 0, 0, ANY_MAC, ANY, SAME, "S=0 O=0", 0},
    {KNOWN, ADVERTISEMENT, 0, 1, SAME_MAC, ANY, SAME, "S=0 O=1, same MAC", 0},
    {KNOWN, ADVERTISEMENT, 0, 1, OTHER_MAC, ANY, STALE, "S=0 O=1, other MAC: recorded", 0},
    {REACHABLE, TIME, ANY, ANY, ANY_MAC, 1, STALE, "N seconds since it was confirmed", 0},
    {STALE, SEND, ANY, ANY, ANY_MAC, ANY, DELAY, "packet to send: the delay begins", 0},
    {REACHABLE | DELAY | PROBE, SEND, ANY, ANY, ANY_MAC, ANY, SAME, "packet to send", 0},
    {DELAY, TIME, ANY, ANY, ANY_MAC, ANY, PROBE, "delay timeout: unicast solicitation", 0},
    {PROBE, TIME, ANY, ANY, ANY_MAC, 0, SAME, "retransmit timeout, less than N: unicast solicitation", 0},
    {PROBE, TIME, ANY, ANY, ANY_MAC, 1, FAILED, "retransmit timeout, N: discarded", 0},
    {INCOMPLETE, FROM_ROUTER, ANY, ANY, ANY_MAC, ANY, DELAY, "recorded: STALE; what waited is sent: DELAY", 0},
    {NONE | FAILED, FROM_ROUTER, ANY, ANY, ANY_MAC, ANY, STALE, "entry created", 0},
    {KNOWN, FROM_ROUTER, ANY, ANY, OTHER_MAC, ANY, STALE, "recorded", 0},
    {KNOWN, FROM_ROUTER, ANY, ANY, SAME_MAC, ANY, SAME, "same MAC", 0},
    /* a solicitation is answered by a packet: entry created or recorded as above, then one is sent */
    {NONE | FAILED | INCOMPLETE | STALE, SOLICITATION, ANY, ANY, ANY_MAC, ANY, DELAY, "STALE, and the answer is sent",
     0},
    {KNOWN, SOLICITATION, ANY, ANY, OTHER_MAC, ANY, DELAY, "recorded: STALE, and the answer is sent", 0},
    {REACHABLE | DELAY | PROBE, SOLICITATION, ANY, ANY, SAME_MAC, ANY, SAME, "same MAC", 0},
};
enum { ROWS = sizeof rows / sizeof rows[0] };

static int state_bit(const struct icmpwire_neighbor *entry)
{
    static const int bits[] = {NONE, INCOMPLETE, REACHABLE, STALE, DELAY, PROBE, FAILED};

    return bits[entry->state];
}

static int mac_of(const struct icmpwire_neighbor *entry, const struct event *event)
{
    if (!event->mac)
        return NO_MAC;
    return has_mac(entry) && entry->mac[5] == event->mac ? SAME_MAC : OTHER_MAC;
}

static int is_last(const struct icmpwire_neighbor *entry)
{
    return entry->state == ICMPWIRE_NEIGHBOR_REACHABLE ? !in_use(entry) : entry->probes == 3;
}

static bool same(int wanted, int there)
{
    return wanted == ANY || wanted == there;
}

static struct row *row_for(const struct icmpwire_neighbor *entry, const struct event *event)
{
    for (int i = 0; i < ROWS; i++) {
        struct row *row = &rows[i];
        bool advertised = event->kind != ADVERTISEMENT || (same(row->solicited, (event->flags & SOLICITED) != 0) &&
                                                           same(row->overrides, (event->flags & OVERRIDE) != 0));
        if ((row->from & state_bit(entry)) && row->kind == event->kind && advertised &&
            (row->mac == ANY_MAC || row->mac == mac_of(entry, event)) &&
            (event->kind != TIME || same(row->last, is_last(entry))))
            return row;
    }
    return NULL;
}

/* The MAC is recorded where the row says so, and only there. */
static void check_mac(const struct icmpwire_neighbor *before, const struct event *event,
                      const struct icmpwire_neighbor *after)
{
    bool refused = event->kind == ADVERTISEMENT && !(event->flags & OVERRIDE) && has_mac(before);

    if (!has_mac(after))
        return;
    MUST(after->mac[5] == (event->mac && !refused ? event->mac : before->mac[5]));
}

static void step(const struct searched *before, int number, const struct searched *after)
{
    const struct icmpwire_neighbor *was = entry_of(&before->host), *is = entry_of(&after->host);
    struct row *row = row_for(was, &events[number]);
    int to;

    MUST(row != NULL);
    row->hits++;
    to = row->to == SAME ? state_bit(was) : row->to;
    if (state_bit(is) != to)
        (void)fprintf(stderr, "state %u event %d: state %u, appendix C: %s\n", was->state, number, is->state,
                      row->text);
    MUST(state_bit(is) == to);
    check_mac(was, &events[number], is);
    if (has_mac(is) && waiting(&before->host)) /* all that waited is sent */
        MUST(after->outcome.sent_count >= waiting(&before->host) && waiting(&after->host) == 0);
}

/* ---- the two times that a neighbor is reachable ---- */

static void begin(struct searched *state)
{
    search_host(state, ICMPWIRE_HOST_LINUX6);
    MUST(icmpwire_host_set(&state->host, "net.ipv6.conf.eth0.accept_ra", "0"));
    /* Errors about what waited in vain are limited in time, which is not looked at here. */
    MUST(icmpwire_host_set(&state->host, "net.ipv6.icmp.ratelimit", "0"));
}

static void begin_short(struct searched *state)
{
    begin(state);
    MUST(icmpwire_host_set(&state->host, "net.ipv6.neigh.eth0.base_reachable_time_ms", "1000"));
}

int main(void)
{
    struct search search = {.name = "neighbor, reachable for half a minute",
                            .events = EVENTS,
                            .begin = begin,
                            .apply = apply,
                            .key = key,
                            .holds = holds,
                            .step = step};

    MUST(search_all(&search) == 39);
    search.name = "neighbor, reachable for a second";
    search.begin = begin_short;
    MUST(search_all(&search) == 39);
    for (int i = 0; i < ROWS; i++) {
        printf("%5u steps: %s\n", rows[i].hits, rows[i].text);
        MUST(rows[i].hits > 0);
    }
    return 0;
}
