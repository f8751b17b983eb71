/* SPDX-License-Identifier: BSD-2-Clause */
/* Packets on their way to a neighbor, and those that wait until it is found. */
#include "icmpwire/host_add.h"
#include "ip4.h"
#include "ip6.h"
#include "neighbor.h"
#include "receive.h"

/* RFC 1112 section 6.4, RFC 2464 section 7 */
static void multicast_mac(struct icmpwire_ip group, uint8_t mac[6])
{
    icmpwire_poke16(mac, 0, group.version == 4 ? 0x0100 : 0x3333);
    icmpwire_poke32(mac, 2, group.version == 4 ? 0x5e000000 | (uint32_t)(group.low & 0x7fffff) : (uint32_t)group.low);
}

static bool waits_for(const struct icmpwire_waiting *waiting, const struct icmpwire_neighbor *entry)
{
    return waiting->device == entry->device && icmpwire_same_ip(waiting->next_hop, entry->ip);
}

/* A free place; in a full queue, that of the packet that has waited longest. */
static struct icmpwire_waiting *place_to_wait(struct icmpwire_host *host)
{
    struct icmpwire_waiting *oldest = host->waiting;

    for (size_t i = 0; i < ICMPWIRE_HOST_WAITING; i++) {
        struct icmpwire_waiting *each = &host->waiting[i];
        if (!each->device)
            return each;
        if (each->order < oldest->order)
            oldest = each;
    }
    return oldest;
}

static void wait_for(struct icmpwire_run *run, const struct icmpwire_neighbor *entry, struct icmpwire_span packet,
                     const struct icmpwire_device *forwarded_from)
{
    struct icmpwire_waiting *waiting = place_to_wait(run->host);

    if (packet.size > ICMPWIRE_HOST_WAITING_OCTETS)
        return;
    waiting->device = entry->device;
    waiting->size = (uint16_t)packet.size;
    waiting->next_hop = entry->ip;
    waiting->from_device = forwarded_from ? forwarded_from->index : 0;
    waiting->order = run->host->waited++;
    icmpwire_poke_span(waiting->octets, 0, packet);
}

static void to_neighbor(struct icmpwire_run *run, const struct icmpwire_way *way, struct icmpwire_span packet,
                        const struct icmpwire_device *forwarded_from)
{
    struct icmpwire_neighbor *entry = icmpwire_neighbor_make(run->host, way->device, way->next_hop, run->now);
    uint16_t type = way->next_hop.version == 4 ? ICMPWIRE_ETHERTYPE_IPV4 : ICMPWIRE_ETHERTYPE_IPV6;
    uint8_t before;

    if (!entry)
        return;
    before = entry->state;
    if (icmpwire_neighbor_ready(run, entry)) {
        icmpwire_send_frame(run, way->device, type, entry->mac, packet.data, packet.size);
        return;
    }
    if (entry->state != ICMPWIRE_NEIGHBOR_INCOMPLETE)
        return;
    wait_for(run, entry, packet, forwarded_from);
    if (before != ICMPWIRE_NEIGHBOR_INCOMPLETE)
        icmpwire_neighbor_begin(run, entry);
}

void icmpwire_resolve(struct icmpwire_run *run, const struct icmpwire_way *way, const uint8_t *packet, size_t size,
                      const struct icmpwire_device *forwarded_from)
{
    uint16_t type = way->next_hop.version == 4 ? ICMPWIRE_ETHERTYPE_IPV4 : ICMPWIRE_ETHERTYPE_IPV6;
    uint8_t mac[6] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff};

    if (way->kind == ICMPWIRE_WAY_UNICAST && !way->device->point_to_point) {
        to_neighbor(run, way, icmpwire_span_of(packet, size), forwarded_from);
        return;
    }
    if (way->kind == ICMPWIRE_WAY_MULTICAST)
        multicast_mac(way->next_hop, mac);
    icmpwire_send_frame(run, way->device, type, mac, packet, size);
}

/* ---- the queue ---- */

static struct icmpwire_waiting *first_for(struct icmpwire_host *host, const struct icmpwire_neighbor *entry)
{
    struct icmpwire_waiting *first = NULL;

    for (size_t i = 0; i < ICMPWIRE_HOST_WAITING; i++) {
        struct icmpwire_waiting *each = &host->waiting[i];
        if (each->device && waits_for(each, entry) && (!first || each->order < first->order))
            first = each;
    }
    return first;
}

const struct icmpwire_waiting *icmpwire_waiting_newest(const struct icmpwire_host *host,
                                                       const struct icmpwire_neighbor *entry)
{
    const struct icmpwire_waiting *newest = NULL;

    for (size_t i = 0; i < ICMPWIRE_HOST_WAITING; i++) {
        const struct icmpwire_waiting *each = &host->waiting[i];
        if (each->device && waits_for(each, entry) && (!newest || each->order > newest->order))
            newest = each;
    }
    return newest;
}

void icmpwire_waiting_drop(struct icmpwire_host *host, const struct icmpwire_neighbor *entry)
{
    for (size_t i = 0; i < ICMPWIRE_HOST_WAITING; i++)
        if (waits_for(&host->waiting[i], entry))
            host->waiting[i].device = 0;
}

/* Takes the packet out of the queue into the outcome's octets, where it outlives the queue. */
static struct icmpwire_span take(struct icmpwire_run *run, struct icmpwire_waiting *waiting)
{
    uint8_t *packet = icmpwire_packet_room(run, waiting->size);

    waiting->device = 0;
    if (!packet)
        return icmpwire_span_of(NULL, 0);
    icmpwire_poke_span(packet, 0, icmpwire_span_of(waiting->octets, waiting->size));
    return icmpwire_span_of(packet, waiting->size);
}

void icmpwire_waiting_send(struct icmpwire_run *run, const struct icmpwire_neighbor *entry)
{
    struct icmpwire_way way = {
        .kind = ICMPWIRE_WAY_UNICAST, .device = icmpwire_host_device(run->host, entry->device), .next_hop = entry->ip};
    struct icmpwire_waiting *waiting;

    while ((waiting = first_for(run->host, entry)) != NULL) {
        struct icmpwire_span packet = take(run, waiting);
        if (packet.size)
            to_neighbor(run, &way, packet, NULL);
    }
}

/* ---- errors about packets whose neighbor was not found ---- */

static struct icmpwire_datagram datagram(struct icmpwire_span packet, struct icmpwire_device *device)
{
    struct icmpwire_datagram d = icmpwire_peek8(packet.data, 0) >> 4 == 4 ? icmpwire_ip4_datagram(packet, device)
                                                                          : icmpwire_ip6_datagram(packet, device);

    d.class = ICMPWIRE_CLASS_OTHER;
    return d;
}

void icmpwire_waiting_refuse(struct icmpwire_run *run, const struct icmpwire_neighbor *entry)
{
    struct icmpwire_waiting *waiting;

    while ((waiting = first_for(run->host, entry)) != NULL) {
        uint32_t from = waiting->from_device ? waiting->from_device : waiting->device;
        struct icmpwire_span packet = take(run, waiting);
        struct icmpwire_datagram d;
        if (!packet.size)
            continue;
        d = datagram(packet, icmpwire_host_device(run->host, from));
        icmpwire_rule(run, ICMPWIRE_RULE_NEIGHBOR_REFUSED, true);
        if (d.version == 4)
            icmpwire_error4(run, &d, 3, 1, 0);
        else
            icmpwire_error6(run, &d, 1, 3, 0);
    }
}
