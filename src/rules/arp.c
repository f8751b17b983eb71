/* SPDX-License-Identifier: BSD-2-Clause */
/* ARP: requests for our addresses are answered, and who we know is kept up to date. */
#include "arp.h"
#include "neighbor.h"
#include "table.h"

enum { ARP_OCTETS = 28, REQUEST = 1, REPLY = 2, LOCK_MICROSECONDS = 1000000 };

/* What a packet of ours or theirs says. */
struct arp {
    uint16_t operation;
    struct icmpwire_ip sender, target;
    const uint8_t *sender_mac; /* 6 octets */
};

static bool read(struct icmpwire_span packet, struct arp *arp)
{
    const uint8_t *p = packet.data;

    if (packet.size < ARP_OCTETS || icmpwire_peek64(p, 0) >> 16 != 0x000108000604)
        return false;
    arp->operation = icmpwire_peek16(p, 6);
    arp->sender_mac = icmpwire_span_behind(packet, 8).data;
    arp->sender = icmpwire_peek_ip4(p, 14);
    arp->target = icmpwire_peek_ip4(p, 24);
    return arp->operation == REQUEST || arp->operation == REPLY;
}

/* target_mac: null for zeros */
static void send(struct icmpwire_run *run, struct icmpwire_device *device, const struct arp *arp,
                 const uint8_t *target_mac, const uint8_t to[6])
{
    uint8_t *p = icmpwire_packet_room(run, ARP_OCTETS);

    if (!p)
        return;
    icmpwire_poke64(p, 0, 0x000108000604ull << 16 | arp->operation);
    icmpwire_poke_span(p, 8, icmpwire_span_of(device->mac, 6));
    icmpwire_poke32(p, 14, (uint32_t)arp->sender.low);
    icmpwire_poke_zeros(p, 18, 6);
    icmpwire_poke_span(p, 18, icmpwire_span_of(target_mac, target_mac ? 6 : 0));
    icmpwire_poke32(p, 24, (uint32_t)arp->target.low);
    icmpwire_send_frame(run, device, ICMPWIRE_ETHERTYPE_ARP, to, p, ARP_OCTETS);
}

void icmpwire_arp_request(struct icmpwire_run *run, struct icmpwire_device *device, struct icmpwire_ip source,
                          struct icmpwire_ip target, const uint8_t mac[6])
{
    struct arp arp = {.operation = REQUEST, .sender = source, .target = target};

    send(run, device, &arp, NULL, mac);
}

static void answer(struct icmpwire_run *run, struct icmpwire_device *device, const struct arp *arp)
{
    struct arp reply = {.operation = REPLY, .sender = arp->target, .target = arp->sender};

    icmpwire_verdict(run, ICMPWIRE_VERDICT_REPLIED);
    send(run, device, &reply, arp->sender_mac, arp->sender_mac);
}

/* The kernel refuses a request whose sender could not be one: the checks of IPv4 sources. */
static bool sender_good(struct icmpwire_run *run, struct icmpwire_device *device, const struct arp *arp)
{
    struct icmpwire_device *found;

    return arp->sender.low >> 24 != 0 && !icmpwire_ip_loopback(arp->sender) && arp->sender.low >> 28 < 0xe &&
           !icmpwire_own(run->host, device, arp->sender, &found) &&
           !icmpwire_ip4_broadcast(run->host, device, arp->sender);
}

static bool asked_for_us(struct icmpwire_run *run, struct icmpwire_device *device, const struct arp *arp)
{
    struct icmpwire_device *found;

    return arp->operation == REQUEST && icmpwire_own(run->host, device, arp->target, &found);
}

static void learn_request(struct icmpwire_run *run, struct icmpwire_device *device, const struct arp *arp)
{
    struct icmpwire_neighbor *entry = icmpwire_neighbor_make(run->host, device, arp->sender, run->now);

    if (entry)
        icmpwire_neighbor_update(run, entry,
                                 (struct icmpwire_neighbor_news){
                                     .mac = arp->sender_mac, .state = ICMPWIRE_NEIGHBOR_STALE, .overrides = true});
}

/* Whoever speaks is believed if we know it; a quick second answer is not, unless it announces itself. */
static void refresh(struct icmpwire_run *run, struct icmpwire_device *device, const struct arp *arp, uint8_t cast)
{
    struct icmpwire_neighbor *entry = icmpwire_neighbor_of(run->host, device, arp->sender);
    bool announces = icmpwire_same_ip(arp->sender, arp->target);
    bool answers = arp->operation == REPLY && cast == ICMPWIRE_CAST_HOST;

    if (icmpwire_rule(run, ICMPWIRE_RULE_ARP_STRANGER, !entry))
        return;
    icmpwire_rule(run, ICMPWIRE_RULE_ARP_KNOWN, true);
    icmpwire_neighbor_update(
        run, entry,
        (struct icmpwire_neighbor_news){.mac = arp->sender_mac,
                                        .state = answers ? ICMPWIRE_NEIGHBOR_REACHABLE : ICMPWIRE_NEIGHBOR_STALE,
                                        .overrides = announces || run->now > entry->updated + LOCK_MICROSECONDS});
}

void icmpwire_arp_receive(struct icmpwire_run *run, const struct icmpwire_arrival *arrival,
                          struct icmpwire_device *device)
{
    struct arp arp;

    if (arrival->cast == ICMPWIRE_CAST_OTHER || device->loopback || device->point_to_point)
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ARP_MALFORMED, !read(arrival->packet, &arp)))
        return;
    if (icmpwire_ip_multicast(arp.target) || icmpwire_ip_loopback(arp.target))
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ARP_PROBE, icmpwire_ip_unspecified(arp.sender))) {
        if (asked_for_us(run, device, &arp))
            answer(run, device, &arp);
        return;
    }
    if (icmpwire_rule(run, ICMPWIRE_RULE_ARP_ANSWER,
                      asked_for_us(run, device, &arp) && sender_good(run, device, &arp))) {
        learn_request(run, device, &arp);
        answer(run, device, &arp);
        return;
    }
    refresh(run, device, &arp, arrival->cast);
}
