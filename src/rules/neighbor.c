/* SPDX-License-Identifier: BSD-2-Clause */
#include "neighbor.h"
#include "icmpwire/host_add.h"

struct icmpwire_neighbor *icmpwire_neighbor_of(struct icmpwire_host *host, const struct icmpwire_device *device,
                                               struct icmpwire_ip ip)
{
    for (size_t i = 0; i < ICMPWIRE_HOST_NEIGHBORS; i++)
        if (host->neighbors[i].device == device->index && icmpwire_same_ip(host->neighbors[i].ip, ip))
            return &host->neighbors[i];
    return NULL;
}

/* RFC 1112 section 6.4, RFC 2464 section 7 */
static void multicast_mac(struct icmpwire_ip group, uint8_t mac[6])
{
    icmpwire_poke16(mac, 0, group.version == 4 ? 0x0100 : 0x3333);
    icmpwire_poke32(mac, 2, group.version == 4 ? 0x5e000000 | (uint32_t)(group.low & 0x7fffff) : (uint32_t)group.low);
}

void icmpwire_resolve(struct icmpwire_run *run, const struct icmpwire_way *way, const uint8_t *packet, size_t size,
                      const struct icmpwire_device *forwarded_from)
{
    uint16_t type = way->next_hop.version == 4 ? ICMPWIRE_ETHERTYPE_IPV4 : ICMPWIRE_ETHERTYPE_IPV6;
    struct icmpwire_neighbor *neighbor;
    uint8_t mac[6] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff};

    (void)forwarded_from;
    if (way->kind == ICMPWIRE_WAY_MULTICAST) {
        multicast_mac(way->next_hop, mac);
    } else if (way->kind == ICMPWIRE_WAY_UNICAST && !way->device->point_to_point) {
        neighbor = icmpwire_neighbor_of(run->host, way->device, way->next_hop);
        if (!neighbor || neighbor->state != ICMPWIRE_NEIGHBOR_PERMANENT)
            return;
        icmpwire_poke_span(mac, 0, icmpwire_span_of(neighbor->mac, 6));
    }
    icmpwire_send_frame(run, way->device, type, mac, packet, size);
}

bool icmpwire_host_add_neighbor(struct icmpwire_host *host, uint32_t device, struct icmpwire_ip ip,
                                const uint8_t mac[6], enum icmpwire_neighbor_state state, uint64_t now)
{
    for (size_t i = 0; i < ICMPWIRE_HOST_NEIGHBORS; i++) {
        struct icmpwire_neighbor *entry = &host->neighbors[i];
        if (entry->ip.version)
            continue;
        *entry =
            (struct icmpwire_neighbor){.ip = ip, .device = device, .state = (uint8_t)state, .next = ICMPWIRE_NEVER};
        icmpwire_poke_span(entry->mac, 0, icmpwire_span_of(mac, 6));
        entry->confirmed = entry->updated = entry->used = now;
        return true;
    }
    return false;
}
