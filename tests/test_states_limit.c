/* SPDX-License-Identifier: BSD-2-Clause */
/* All states of the limit of errors to one host: tokens, in steps of a quarter of what an error costs. */
#include "nd_packets.h"
#include "state_search.h"

enum { COST = 1000, MOST = 6 * COST };

static const uint64_t waits[] = {0, 250, 500, 1000, 1750, 6000, 60000}; /* milliseconds before the next error */
enum { EVENTS = sizeof waits / sizeof waits[0] };

static const struct icmpwire_peer *peer_of(const struct icmpwire_host *host)
{
    static const struct icmpwire_peer full = {.tokens = MOST};

    return host->peers[0].ip.version ? &host->peers[0] : &full;
}

static bool apply(struct searched *state, int event)
{
    struct nd_packet packet = nd_udp();

    search_wait(state, waits[event] * 1000);
    search_receive(state, nd_span(&packet), ICMPWIRE_CAST_HOST);
    return true;
}

static uint64_t key(const struct searched *state)
{
    return (uint64_t)peer_of(&state->host)->tokens | (uint64_t)(state->host.peers[0].ip.version != 0) << 32;
}

static void holds(const struct searched *state)
{
    MUST(peer_of(&state->host)->tokens >= 0 && peer_of(&state->host)->tokens <= MOST);
}

/* One is sent exactly when there is enough for it, and is paid for; time adds tokens up to the most. */
static void step(const struct searched *before, int event, const struct searched *after)
{
    int64_t there = peer_of(&before->host)->tokens + (int64_t)waits[event];
    bool enough;

    there = there > MOST ? MOST : there;
    enough = there >= COST;
    MUST(after->outcome.sent_count == enough);
    MUST(peer_of(&after->host)->tokens == there - (enough ? COST : 0));
}

static void begin(struct searched *state)
{
    const uint8_t mac[6] = {2, 0, 0, 0, 0, 2};

    search_host(state, ICMPWIRE_HOST_LINUX6);
    MUST(icmpwire_host_set(&state->host, "net.ipv6.icmp.ratelimit", "1000"));
    MUST(icmpwire_host_set(&state->host, "net.ipv4.icmp_msgs_per_sec", "1000000"));
    MUST(icmpwire_host_set(&state->host, "net.ipv4.icmp_msgs_burst", "1000000"));
    MUST(icmpwire_host_add_neighbor(&state->host, SEARCH_DEVICE, icmpwire_ip6(nd_peer_global), mac,
                                    ICMPWIRE_NEIGHBOR_PERMANENT, state->now));
}

int main(void)
{
    struct search search = {.name = "limit of errors to one host",
                            .events = EVENTS,
                            .begin = begin,
                            .apply = apply,
                            .key = key,
                            .holds = holds,
                            .step = step};

    MUST(search_all(&search) == 22);
    return 0;
}
