/* SPDX-License-Identifier: BSD-2-Clause */
/* Redirects sent: ndisc_send_redirect (RFC 4861 sections 4.5 and 8.2). */
#include "ip6.h"
#include "limits.h"
#include "neighbor.h"
#include "send6.h"
#include "table.h"

enum {
    REDIRECT = 137,
    FIXED = 40,         /* octets of the message before its options */
    TARGET_ADDRESS = 2, /* the link-layer address of the target */
    REDIRECTED_HEADER = 4,
    COST = 1000, /* milliseconds of a peer's tokens */
    BURST = 6,
    MOST = 1280 - 40 - FIXED /* octets of options */
};

static struct icmpwire_ip link_local_of(struct icmpwire_device *device)
{
    ICMPWIRE_EACH_ADDRESS(device, address)
    if (address->ip.version == 6 && icmpwire_ip_link_local(address->ip) && !address->anycast &&
        address->state != ICMPWIRE_ADDRESS_TENTATIVE && address->state != ICMPWIRE_ADDRESS_DUPLICATE)
        return address->ip;
    return icmpwire_no_ip();
}

static bool allowed(struct icmpwire_run *run, struct icmpwire_ip peer)
{
    return icmpwire_peer_allow(run, peer, COST, BURST * COST);
}

/* The target's link-layer address is known, or was. */
static bool is_valid(const struct icmpwire_neighbor *entry)
{
    return entry && entry->state != ICMPWIRE_NEIGHBOR_NONE && entry->state != ICMPWIRE_NEIGHBOR_INCOMPLETE &&
           entry->state != ICMPWIRE_NEIGHBOR_FAILED;
}

/* The packet as far as there is room, in units of 8 octets. */
static void put_packet(uint8_t *option, size_t size, struct icmpwire_span packet)
{
    icmpwire_poke_zeros(option, 0, 8);
    icmpwire_poke8(option, 0, REDIRECTED_HEADER);
    icmpwire_poke8(option, 1, (uint8_t)(size / 8));
    icmpwire_poke_span(option, 8, icmpwire_span_first(packet, size - 8));
}

static void put_mac(uint8_t *option, const uint8_t mac[6])
{
    icmpwire_poke8(option, 0, TARGET_ADDRESS);
    icmpwire_poke8(option, 1, 1);
    icmpwire_poke_span(option, 2, icmpwire_span_of(mac, 6));
}

static void send(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct icmpwire_send6 *out,
                 struct icmpwire_ip target)
{
    const struct icmpwire_neighbor *entry =
        d->device->point_to_point ? NULL : icmpwire_neighbor_of(run->host, d->device, target);
    size_t address = is_valid(entry) ? 8 : 0;
    size_t packet = (d->packet.size + 8 < MOST - address ? d->packet.size + 8 : MOST - address) / 8 * 8;

    if (!icmpwire_send6_begin(run, FIXED + address + packet, out))
        return;
    icmpwire_poke_zeros(out->message, 0, 8);
    icmpwire_poke8(out->message, 0, REDIRECT);
    icmpwire_poke_ip6(out->message, 8, target);
    icmpwire_poke_ip6(out->message, 24, d->destination);
    if (address)
        put_mac(icmpwire_octets_from(out->message, FIXED), entry->mac);
    put_packet(icmpwire_octets_from(out->message, FIXED + address), packet, d->packet);
    icmpwire_rule(run, ICMPWIRE_RULE_IP6_REDIRECT, true);
    icmpwire_send6(run, out);
}

void icmpwire_redirect6(struct icmpwire_run *run, const struct icmpwire_datagram *d, const struct icmpwire_way *way)
{
    struct icmpwire_ip target = way->next_hop;
    struct icmpwire_send6 out = {.header = {.hop_limit = 255, .destination = d->source}};
    struct icmpwire_way *back = &out.way;

    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_REDIRECT_LIMIT, !allowed(run, d->destination)))
        return;
    out.header.source = link_local_of(d->device);
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_REDIRECT_TARGET,
                      !out.header.source.version ||
                          (!icmpwire_same_ip(target, d->destination) && !icmpwire_ip_link_local(target))))
        return;
    *back = icmpwire_way_to(run->host, d->source, d->device, run->now);
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_REDIRECT_SOURCE,
                      (back->kind != ICMPWIRE_WAY_UNICAST && back->kind != ICMPWIRE_WAY_LOCAL) || back->gateway) ||
        icmpwire_rule(run, ICMPWIRE_RULE_IP6_REDIRECT_SOURCE_LIMIT, !allowed(run, d->source)))
        return;
    send(run, d, &out, target);
}
