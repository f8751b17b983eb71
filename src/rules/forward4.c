/* SPDX-License-Identifier: BSD-2-Clause */
/* IPv4 packets for others (ip_forward), and what those hear who sent them. */
#include "ip4.h"
#include "limits.h"
#include "receive.h"

enum {
    UNREACHABLE = 3,
    NETWORK = 0,
    HOST = 1,
    FRAGMENTATION_NEEDED = 4,
    SOURCE_ROUTE_FAILED = 5,
    PROHIBITED = 13,
    REDIRECT = 5,
    FOR_HOST = 1,
    TIME_EXCEEDED = 11,
    DO_NOT_FRAGMENT = 0x4000
};

/* ---- no way ---- */

/* ip_error. The limit is one of its own, on the record of the source. */
static void no_way(struct icmpwire_run *run, const struct icmpwire_input4 *in)
{
    static const uint8_t codes[] = {
        [ICMPWIRE_WAY_NONE] = NETWORK,
        [ICMPWIRE_WAY_UNREACHABLE] = HOST,
        [ICMPWIRE_WAY_PROHIBIT] = PROHIBITED,
    };
    uint32_t cost = (uint32_t)icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_ROUTE_ERROR_COST_MILLISECONDS);
    uint32_t most = (uint32_t)icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_ROUTE_ERROR_BURST_MILLISECONDS);

    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_BLACKHOLE, in->way.kind == ICMPWIRE_WAY_BLACKHOLE))
        return;
    icmpwire_rule(run, ICMPWIRE_RULE_IP4_NO_WAY, true);
    icmpwire_verdict(run, ICMPWIRE_VERDICT_REFUSED);
    if (in->way.kind == ICMPWIRE_WAY_NONE)
        icmpwire_count(run, ICMPWIRE_IPEXT_IN_NO_ROUTES);
    if (icmpwire_peer_allow(run, in->d.source, cost, most))
        icmpwire_error4(run, &in->d, UNREACHABLE, codes[in->way.kind], 0);
}

/* ---- redirects ---- */

static bool redirect_due(struct icmpwire_run *run, struct icmpwire_peer *peer)
{
    uint64_t load = (uint64_t)icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_ROUTE_REDIRECT_LOAD_MILLISECONDS) * 1000;
    uint32_t most = (uint32_t)icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_ROUTE_REDIRECT_NUMBER);
    uint64_t silence = (uint64_t)icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_ROUTE_REDIRECT_SILENCE_MILLISECONDS) * 1000;

    if (run->now - peer->last > silence) {
        peer->tokens = 0;
        peer->redirects = 0;
    }
    if (peer->redirects >= most) {
        peer->last = run->now; /* as long as it goes on, there is no silence */
        return false;
    }
    return peer->redirects == 0 || run->now - peer->last > load << peer->redirects;
}

/* ip_rt_send_redirect: the more were sent, the longer until the next one. */
static void redirect(struct icmpwire_run *run, const struct icmpwire_input4 *in)
{
    struct icmpwire_peer *peer = icmpwire_peer_of(run, in->d.source);

    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_REDIRECT_LIMIT, !redirect_due(run, peer)))
        return;
    icmpwire_rule(run, ICMPWIRE_RULE_IP4_REDIRECT, true);
    icmpwire_error4(run, &in->d, REDIRECT, FOR_HOST, (uint32_t)in->way.next_hop.low);
    peer->last = run->now;
    peer->redirects++;
}

/* ---- forwarding ---- */

static void seal(uint8_t *packet, size_t header)
{
    icmpwire_poke16(packet, 10, 0);
    icmpwire_poke16(packet, 10, (uint16_t)~icmpwire_header_sum(packet, header));
}

static void send_on(struct icmpwire_run *run, struct icmpwire_input4 *in)
{
    struct icmpwire_ip address;

    if (in->d.options) {
        address = icmpwire_source_for(run->host, &in->way, in->way.next_hop);
        icmpwire_ip4_options_forward(in->spare, address, &in->options);
        seal(in->spare, in->d.header);
    }
    icmpwire_rule(run, ICMPWIRE_RULE_IP4_FORWARDED, true);
    icmpwire_verdict(run, ICMPWIRE_VERDICT_FORWARDED);
    icmpwire_rule(run, ICMPWIRE_RULE_IP4_FRAGMENTED, in->d.packet.size > in->way.mtu);
    icmpwire_transmit(run, &in->way, in->spare, in->d.packet.size, in->d.device);
}

/* Is there an error to be sent instead? */
static bool refused(struct icmpwire_run *run, const struct icmpwire_input4 *in)
{
    const struct icmpwire_datagram *d = &in->d;
    bool too_long = d->packet.size > in->way.mtu && icmpwire_peek16(d->packet.data, 6) & DO_NOT_FRAGMENT;

    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_TTL, d->hop_limit <= 1)) {
        icmpwire_count(run, ICMPWIRE_IP_IN_HDR_ERRORS);
        icmpwire_error4(run, d, TIME_EXCEEDED, 0, 0);
        return true;
    }
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_SOURCE_ROUTE_FAILED,
                      d->options && in->options.strict && in->way.gateway)) {
        icmpwire_error4(run, d, UNREACHABLE, SOURCE_ROUTE_FAILED, 0);
        return true;
    }
    icmpwire_count(run, ICMPWIRE_IP_FORW_DATAGRAMS);
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_FRAGMENTATION_NEEDED, too_long)) {
        icmpwire_count(run, ICMPWIRE_IP_FRAG_FAILS);
        icmpwire_error4(run, d, UNREACHABLE, FRAGMENTATION_NEEDED, in->way.mtu);
        return true;
    }
    return false;
}

void icmpwire_ip4_forward(struct icmpwire_run *run, struct icmpwire_input4 *in)
{
    struct icmpwire_datagram *d = &in->d;
    bool source_routed = d->options && in->options.source_route;

    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_NOT_OURS, !d->device->sysctls[ICMPWIRE_DEVICE_IPV4_FORWARDING])) {
        icmpwire_count(run, ICMPWIRE_IP_IN_ADDR_ERRORS);
        return;
    }
    if (in->way.kind != ICMPWIRE_WAY_UNICAST && in->way.kind != ICMPWIRE_WAY_BROADCAST) {
        no_way(run, in);
        return;
    }
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_FORWARD_CAST, d->cast != ICMPWIRE_CAST_HOST) || refused(run, in) ||
        !icmpwire_ip4_own_copy(run, in))
        return;
    icmpwire_poke8(in->spare, 8, --d->hop_limit);
    seal(in->spare, d->header);
    if (in->redirect && !source_routed)
        redirect(run, in);
    send_on(run, in);
}
