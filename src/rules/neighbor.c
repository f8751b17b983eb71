/* SPDX-License-Identifier: BSD-2-Clause */
/* The table of neighbors. */
#include "neighbor.h"
#include "icmpwire/host_add.h"
#include "timers.h"

struct icmpwire_neighbor *icmpwire_neighbor_of(struct icmpwire_host *host, const struct icmpwire_device *device,
                                               struct icmpwire_ip ip)
{
    for (size_t i = 0; i < ICMPWIRE_HOST_NEIGHBORS; i++)
        if (host->neighbors[i].device == device->index && icmpwire_same_ip(host->neighbors[i].ip, ip))
            return &host->neighbors[i];
    return NULL;
}

static uint64_t last_touched(const struct icmpwire_neighbor *entry)
{
    uint64_t last = entry->used > entry->updated ? entry->used : entry->updated;

    return last > entry->confirmed ? last : entry->confirmed;
}

/* A free place, else the one whose entry has to go, else null. */
static struct icmpwire_neighbor *place_for_new(struct icmpwire_host *host)
{
    struct icmpwire_neighbor *oldest = NULL;

    for (size_t i = 0; i < ICMPWIRE_HOST_NEIGHBORS; i++) {
        struct icmpwire_neighbor *entry = &host->neighbors[i];
        if (!entry->ip.version)
            return entry;
        if (entry->state != ICMPWIRE_NEIGHBOR_PERMANENT && (!oldest || last_touched(entry) < last_touched(oldest)))
            oldest = entry;
    }
    return oldest;
}

struct icmpwire_neighbor *icmpwire_neighbor_make(struct icmpwire_host *host, const struct icmpwire_device *device,
                                                 struct icmpwire_ip ip, uint64_t now)
{
    struct icmpwire_neighbor *entry = icmpwire_neighbor_of(host, device, ip);

    if (entry)
        return entry;
    entry = place_for_new(host);
    if (!entry)
        return NULL;
    if (entry->ip.version)
        icmpwire_waiting_drop(host, entry);
    *entry = (struct icmpwire_neighbor){
        .ip = ip, .device = device->index, .next = ICMPWIRE_NEVER, .used = now, .updated = now};
    return entry;
}

bool icmpwire_host_add_neighbor(struct icmpwire_host *host, uint32_t device, struct icmpwire_ip ip,
                                const uint8_t mac[6], enum icmpwire_neighbor_state state, uint64_t now)
{
    const struct icmpwire_device *on = icmpwire_host_device(host, device);
    struct icmpwire_neighbor *entry;

    if (!on || !ip.version || !mac ||
        (state != ICMPWIRE_NEIGHBOR_PERMANENT && state != ICMPWIRE_NEIGHBOR_REACHABLE &&
         state != ICMPWIRE_NEIGHBOR_STALE))
        return false;
    entry = icmpwire_neighbor_make(host, on, ip, now);
    if (!entry)
        return false;
    entry->state = (uint8_t)state;
    entry->confirmed = entry->updated = now;
    entry->next = ICMPWIRE_NEVER;
    if (state == ICMPWIRE_NEIGHBOR_REACHABLE)
        entry->next = now + icmpwire_reachable_time(host, on, ip.version);
    icmpwire_poke_span(entry->mac, 0, icmpwire_span_of(mac, 6));
    return true;
}
