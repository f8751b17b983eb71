/* SPDX-License-Identifier: BSD-2-Clause */
/* All states of an address: one that is made of a router's prefix, and a link-local one whose end of detection has
 * routers asked for (RFC 4862, RFC 7527, RFC 7559). */
#include "nd_packets.h"
#include "state_search.h"

enum event {
    TICK,
    PROBE_OF_ANOTHER,
    PROBE_WITHOUT_NONCE,
    PROBE_COMES_BACK,
    ASKED,
    CLAIMED,
    PREFIX, /* for 10,000 seconds, and preferred for 5,000 */
    PREFIX_DEPRECATED /* for 10,000 seconds */,
    PREFIX_OVER,
    EVENTS
};

static const uint8_t net[16] = {0x20, 1, 0xd, 0xb8, 0, 0x55};
static const uint8_t of_prefix[16] = {0x20, 1, 0xd, 0xb8, 0, 0x55, [11] = 0xff, [12] = 0xfe, [15] = 1};
static const uint8_t *target;

static const struct icmpwire_host_address *address_of(const struct icmpwire_host *host)
{
    static const struct icmpwire_host_address none;
    struct icmpwire_ip ip = icmpwire_ip6(target);

    for (size_t i = 0; i < ICMPWIRE_HOST_ADDRESSES; i++) {
        const struct icmpwire_host_address *address = &host->devices[1].addresses[i];
        if (address->ip.version == 6 && address->ip.high == ip.high && address->ip.low == ip.low)
            return address;
    }
    return &none;
}

static bool receive(struct searched *state, struct nd_packet packet)
{
    search_receive(state, nd_span(&packet), ICMPWIRE_CAST_MULTICAST);
    return true;
}

/* How much of a lifetime is left: none, less than two hours, more, no end. */
static uint64_t left(const struct searched *state, uint64_t until)
{
    if (until == ICMPWIRE_NEVER)
        return 3;
    return until <= state->now ? 0 : until - state->now > 7200000000 ? 2 : 1;
}

static uint64_t key(const struct searched *state)
{
    const struct icmpwire_host_address *address = address_of(&state->host);
    const struct icmpwire_device *device = &state->host.devices[1];
    uint64_t routers = (device->solicitations & 15u) | (uint64_t)device->heard_router << 4 |
                       (uint64_t)(device->next_solicitation != ICMPWIRE_NEVER) << 5;

    if (!address->ip.version)
        return 1u << 31;
    return address->state | (uint64_t)address->probes << 4 | (uint64_t)(address->nonce != 0) << 8 |
           (uint64_t)(address->next_probe != ICMPWIRE_NEVER) << 9 | left(state, address->valid_until) << 10 |
           left(state, address->preferred_until) << 12 | routers << 16;
}

/* Timers up to the first one that changes the address or the questions for routers; groups have others. */
static bool tick(struct searched *state)
{
    uint64_t before = key(state);

    while (search_tick(state))
        if (key(state) != before)
            return true;
    return false;
}

static bool apply(struct searched *state, int event)
{
    uint64_t nonce = address_of(&state->host)->nonce;

    switch ((enum event)event) {
    case TICK:
        return tick(state);
    case PROBE_OF_ANOTHER:
        return receive(state, nd_probe(target, 0x010203040506));
    case PROBE_WITHOUT_NONCE:
        return receive(state, nd_probe(target, 0));
    case PROBE_COMES_BACK:
        return nonce && receive(state, nd_probe(target, nonce));
    case ASKED:
        return receive(state, nd_message(135, 0, target, 2, nd_peer, nd_solicited_node_1));
    case CLAIMED:
        return receive(state, nd_message(136, 0x20, target, 2, nd_peer, nd_all_nodes));
    case PREFIX:
        return target == of_prefix && receive(state, nd_prefix(net, 0x40, 10000, 5000));
    case PREFIX_DEPRECATED:
        return target == of_prefix && receive(state, nd_prefix(net, 0x40, 10000, 0));
    case PREFIX_OVER:
        return receive(state, nd_prefix(net, 0x40, 0, 0));
    default:
        return false;
    }
}

static bool is_used(const struct icmpwire_host_address *address)
{
    return address->ip.version &&
           (address->state == ICMPWIRE_ADDRESS_PREFERRED || address->state == ICMPWIRE_ADDRESS_DEPRECATED);
}

static void holds(const struct searched *state)
{
    const struct icmpwire_host_address *address = address_of(&state->host);

    MUST(state->host.devices[1].solicitations <= 3);
    if (!address->ip.version)
        return;
    MUST(address->state != ICMPWIRE_ADDRESS_TENTATIVE || (address->nonce && address->next_probe != ICMPWIRE_NEVER));
    MUST(!is_used(address) || (!address->nonce && !address->probes && address->next_probe == ICMPWIRE_NEVER));
    MUST(address->state != ICMPWIRE_ADDRESS_DUPLICATE || (!address->learned && address->next_probe == ICMPWIRE_NEVER));
    MUST(address->valid_until > state->now);
    MUST(address->state != ICMPWIRE_ADDRESS_PREFERRED || address->preferred_until > state->now);
}

/* What an address may become, and by what. */
static void check_change(const struct icmpwire_host_address *was, int event, const struct icmpwire_host_address *is)
{
    bool collides = event == PROBE_OF_ANOTHER || event == PROBE_WITHOUT_NONCE || event == CLAIMED;

    if (!was->ip.version) {
        MUST(!is->ip.version || (event >= PREFIX && is->state == ICMPWIRE_ADDRESS_TENTATIVE));
    } else if (was->state == ICMPWIRE_ADDRESS_TENTATIVE) {
        MUST(!collides || !is->ip.version || is->state == ICMPWIRE_ADDRESS_DUPLICATE);
        MUST(collides || is->ip.version);
        MUST(!is_used(is) || (event == TICK && was->probes == 0));
    } else if (was->state == ICMPWIRE_ADDRESS_DUPLICATE) {
        MUST(is->state == ICMPWIRE_ADDRESS_DUPLICATE);
    } else {
        MUST(is_used(is) || (event == TICK && was->learned));
    }
}

static void step(const struct searched *before, int event, const struct searched *after)
{
    const struct icmpwire_host_address *was = address_of(&before->host), *is = address_of(&after->host);

    check_change(was, event, is);
    if (event == ASKED || event == PROBE_OF_ANOTHER || event == PROBE_WITHOUT_NONCE)
        MUST(after->outcome.sent_count == is_used(was));
    if (event >= PREFIX && is_used(was) && is_used(is)) /* RFC 4862 section 5.5.3 e */
        MUST(left(after, is->valid_until) >= 1 &&
             (is->valid_until >= was->valid_until || is->valid_until >= after->now + 7200000000));
}

static void begin_of_prefix(struct searched *state)
{
    const struct icmpwire_ip peer = {0xfe80000000000000, 2, 6};
    const uint8_t mac[6] = {2, 0, 0, 0, 0, 2};

    search_host(state, ICMPWIRE_HOST_LINUX6);
    MUST(icmpwire_host_set(&state->host, "net.ipv6.conf.eth0.dad_transmits", "2"));
    MUST(icmpwire_host_add_neighbor(&state->host, SEARCH_DEVICE, peer, mac, ICMPWIRE_NEIGHBOR_PERMANENT, state->now));
}

static void begin_link_local(struct searched *state)
{
    const struct icmpwire_ip peer = {0xfe80000000000000, 2, 6};
    const uint8_t mac[6] = {2, 0, 0, 0, 0, 2};

    search_bare_host(state, ICMPWIRE_HOST_LINUX6);
    MUST(icmpwire_host_set(&state->host, "net.ipv6.conf.eth0.router_solicitations", "3"));
    MUST(icmpwire_host_set(&state->host, "net.ipv6.conf.eth0.autoconf", "0"));
    MUST(icmpwire_host_add_neighbor(&state->host, SEARCH_DEVICE, peer, mac, ICMPWIRE_NEIGHBOR_PERMANENT, state->now));
    MUST(icmpwire_host_add_address(&state->host, SEARCH_DEVICE, icmpwire_ip6(nd_host), 64, true, state->now));
    MUST(icmpwire_host_next(&state->host) != ICMPWIRE_NEVER);
}

int main(void)
{
    struct search search = {.name = "address of a prefix",
                            .events = EVENTS,
                            .begin = begin_of_prefix,
                            .apply = apply,
                            .key = key,
                            .holds = holds,
                            .step = step};

    target = of_prefix;
    MUST(search_all(&search) == 13);
    search.name = "link-local address, and routers asked for";
    search.begin = begin_link_local;
    target = nd_host;
    MUST(search_all(&search) == 18);
    return 0;
}
