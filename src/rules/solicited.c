/* SPDX-License-Identifier: BSD-2-Clause */
/* Section H: neighbor solicitations received (RFC 4861 section 7.2.3, RFC 4862 section 5.4.3). */
#include "delayed.h"
#include "discovery.h"
#include "icmpwire/host_add.h"
#include "table.h"

static bool to_solicited_node(struct icmpwire_ip ip)
{
    return ip.high == 0xff02000000000000 && ip.low >> 24 == 0x1ff;
}

/* False when the message is dropped. */
static bool good(struct icmpwire_run *run, struct icmpwire_discovery *message, bool probe)
{
    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_TARGET, icmpwire_ip_multicast(message->target)))
        return false;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_PROBE_DESTINATION, probe && !to_solicited_node(message->d->destination)))
        return false;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_OPTIONS, !icmpwire_discovery_options(message, message->options)))
        return false;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_MAC_LENGTH, !icmpwire_discovery_mac(message, 1)))
        return false;
    return !icmpwire_rule(run, ICMPWIRE_RULE_ND_PROBE_MAC, probe && message->mac);
}

/* ---- duplicate address detection ---- */

static uint64_t nonce_of(const struct icmpwire_discovery *message)
{
    struct icmpwire_span nonce = message->first[14];

    return nonce.size == 8 ? icmpwire_peek64(nonce.data, 0) << 16 >> 16 : 0;
}

/* The target is ours but not yet, or no more: true when there is no answer. */
static bool not_yet(struct icmpwire_run *run, const struct icmpwire_discovery *message, bool probe,
                    struct icmpwire_host_address *own)
{
    uint64_t nonce = nonce_of(message);

    if (!icmpwire_is_tentative(own) && own->state != ICMPWIRE_ADDRESS_OPTIMISTIC)
        return false;
    if (!probe)
        return icmpwire_rule(run, ICMPWIRE_RULE_ND_TENTATIVE, own->state != ICMPWIRE_ADDRESS_OPTIMISTIC);
    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_OWN_NONCE, nonce && nonce == own->nonce))
        return true;
    icmpwire_rule(run, ICMPWIRE_RULE_ND_COLLISION, true);
    icmpwire_address_collided(run, message->device, own);
    return true;
}

/* ---- answers ---- */

void icmpwire_answer_solicitation(struct icmpwire_run *run, struct icmpwire_solicited s)
{
    struct icmpwire_own_advertisement na = {
        .device = s.device, .to = icmpwire_all_nodes(), .target = s.target, .router = s.router};
    struct icmpwire_neighbor *entry;

    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_PROBE_ANSWER, icmpwire_ip_unspecified(s.source))) {
        na.overrides = s.own;
        na.names_mac = true;
        icmpwire_send_advertisement(run, na);
        return;
    }
    entry = s.multicast && !s.mac ? icmpwire_neighbor_of(run->host, s.device, s.source)
                                  : icmpwire_neighbor_make(run->host, s.device, s.source, run->now);
    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_STRANGER, !entry && !s.device->point_to_point))
        return;
    if (entry)
        icmpwire_neighbor_update(
            run, entry,
            (struct icmpwire_neighbor_news){.mac = s.mac, .state = ICMPWIRE_NEIGHBOR_STALE, .overrides = true});
    icmpwire_rule(run, ICMPWIRE_RULE_ND_ANSWER, true);
    na.to = s.source;
    na.solicited = true;
    na.overrides = s.own && s.multicast;
    na.names_mac = s.multicast;
    icmpwire_send_advertisement(run, na);
}

/* An anycast address or one that we speak for as a proxy. Both are answered late when the whole link was asked. */
static void answer_for_others(struct icmpwire_run *run, const struct icmpwire_discovery *message,
                              struct icmpwire_solicited s)
{
    struct icmpwire_host_address *own = icmpwire_own_on(message->device, message->target);
    bool forwards = message->device->sysctls[ICMPWIRE_DEVICE_IPV6_FORWARDING] != 0;
    bool proxied = !own && forwards && icmpwire_is_proxied(run->host, message->device, message->target);

    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_OTHERS, !own && !proxied))
        return;
    icmpwire_rule(run, ICMPWIRE_RULE_ND_ANYCAST, true);
    s.router = !proxied && forwards;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_DELAYED, message->d->cast != ICMPWIRE_CAST_HOST && s.multicast))
        icmpwire_delay_answer(run, s);
    else
        icmpwire_answer_solicitation(run, s);
}

void icmpwire_neighbor_solicited(struct icmpwire_run *run, struct icmpwire_discovery *message)
{
    const struct icmpwire_datagram *d = message->d;
    bool probe = icmpwire_ip_unspecified(d->source);
    struct icmpwire_host_address *own;
    struct icmpwire_solicited s = {.device = message->device, .source = d->source, .target = message->target};

    if (!good(run, message, probe))
        return;
    s.mac = message->mac;
    s.multicast = icmpwire_ip_multicast(d->destination);
    s.router = message->device->sysctls[ICMPWIRE_DEVICE_IPV6_FORWARDING] != 0;
    own = icmpwire_own_on(message->device, message->target);
    if (!own || own->anycast) {
        answer_for_others(run, message, s);
        return;
    }
    s.own = true;
    if (!not_yet(run, message, probe, own))
        icmpwire_answer_solicitation(run, s);
}
