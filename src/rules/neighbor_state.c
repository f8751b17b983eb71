/* SPDX-License-Identifier: BSD-2-Clause */
/* Neighbor unreachability detection: RFC 4861 section 7.3 and appendix C, as the kernel's neighbor cache has it. */
#include "icmpwire/host_add.h"
#include "neighbor.h"
#include "timers.h"

enum { LEAST_WAIT_MICROSECONDS = 10000 };

/* ---- settings of the two families ---- */

static int32_t setting(const struct icmpwire_device *device, uint8_t version, enum icmpwire_device_sysctl of4,
                       enum icmpwire_device_sysctl of6)
{
    return device->sysctls[version == 4 ? of4 : of6];
}

static uint64_t wait_between(const struct icmpwire_device *device, uint8_t version)
{
    uint64_t wait = 1000 * (uint64_t)setting(device, version, ICMPWIRE_DEVICE_IPV4_NEIGH_RETRANS_TIME_MS,
                                             ICMPWIRE_DEVICE_IPV6_NEIGH_RETRANS_TIME_MS);

    return wait > LEAST_WAIT_MICROSECONDS ? wait : LEAST_WAIT_MICROSECONDS;
}

static uint64_t delay_time(const struct icmpwire_device *device, uint8_t version)
{
    return 1000000 * (uint64_t)setting(device, version, ICMPWIRE_DEVICE_IPV4_NEIGH_DELAY_FIRST_PROBE_TIME,
                                       ICMPWIRE_DEVICE_IPV6_NEIGH_DELAY_FIRST_PROBE_TIME);
}

/* How many solicitations go out in its state before the neighbor is given up. */
static int32_t most_probes(const struct icmpwire_device *device, const struct icmpwire_neighbor *entry)
{
    if (entry->state == ICMPWIRE_NEIGHBOR_PROBE)
        return setting(device, entry->ip.version, ICMPWIRE_DEVICE_IPV4_NEIGH_UCAST_SOLICIT,
                       ICMPWIRE_DEVICE_IPV6_NEIGH_UCAST_SOLICIT);
    return setting(device, entry->ip.version, ICMPWIRE_DEVICE_IPV4_NEIGH_MCAST_SOLICIT,
                   ICMPWIRE_DEVICE_IPV6_NEIGH_MCAST_SOLICIT);
}

uint64_t icmpwire_reachable_time(struct icmpwire_host *host, const struct icmpwire_device *device, uint8_t version)
{
    uint32_t base = (uint32_t)setting(device, version, ICMPWIRE_DEVICE_IPV4_NEIGH_BASE_REACHABLE_TIME_MS,
                                      ICMPWIRE_DEVICE_IPV6_NEIGH_BASE_REACHABLE_TIME_MS);

    return 1000 * ((uint64_t)base / 2 + icmpwire_random_below(host, base));
}

/* ---- changing states ---- */

static void enter(struct icmpwire_run *run, struct icmpwire_neighbor *entry, enum icmpwire_neighbor_state state,
                  uint64_t next)
{
    entry->state = (uint8_t)state;
    entry->updated = run->now;
    entry->next = next;
    entry->probes = 0;
}

static void ask(struct icmpwire_run *run, const struct icmpwire_device *device, struct icmpwire_neighbor *entry)
{
    entry->next = run->now + wait_between(device, entry->ip.version);
    entry->probes++;
    icmpwire_solicit(run, entry);
}

static bool has_mac(const struct icmpwire_neighbor *entry)
{
    return entry->state == ICMPWIRE_NEIGHBOR_REACHABLE || entry->state == ICMPWIRE_NEIGHBOR_STALE ||
           entry->state == ICMPWIRE_NEIGHBOR_DELAY || entry->state == ICMPWIRE_NEIGHBOR_PROBE;
}

bool icmpwire_neighbor_ready(struct icmpwire_run *run, struct icmpwire_neighbor *entry)
{
    const struct icmpwire_device *device = icmpwire_host_device(run->host, entry->device);

    if (entry->state == ICMPWIRE_NEIGHBOR_PERMANENT || entry->state == ICMPWIRE_NEIGHBOR_REACHABLE)
        return true;
    entry->used = run->now;
    if (icmpwire_rule(run, ICMPWIRE_RULE_NEIGHBOR_DELAY, entry->state == ICMPWIRE_NEIGHBOR_STALE))
        enter(run, entry, ICMPWIRE_NEIGHBOR_DELAY, run->now + delay_time(device, entry->ip.version));
    if (has_mac(entry) || entry->state == ICMPWIRE_NEIGHBOR_INCOMPLETE)
        return has_mac(entry);
    enter(run, entry, ICMPWIRE_NEIGHBOR_INCOMPLETE, ICMPWIRE_NEVER);
    if (!most_probes(device, entry))
        entry->state = ICMPWIRE_NEIGHBOR_FAILED;
    return false;
}

void icmpwire_neighbor_begin(struct icmpwire_run *run, struct icmpwire_neighbor *entry)
{
    icmpwire_rule(run, ICMPWIRE_RULE_NEIGHBOR_ASKED, true);
    ask(run, icmpwire_host_device(run->host, entry->device), entry);
}

/* ---- news ---- */

static bool same_mac(const uint8_t *a, const uint8_t *b)
{
    return icmpwire_peek32(a, 0) == icmpwire_peek32(b, 0) && icmpwire_peek16(a, 4) == icmpwire_peek16(b, 4);
}

static void accept(struct icmpwire_run *run, struct icmpwire_neighbor *entry, struct icmpwire_neighbor_news news,
                   bool changed)
{
    const struct icmpwire_device *device = icmpwire_host_device(run->host, entry->device);
    bool waited = !has_mac(entry);

    if (changed)
        icmpwire_poke_span(entry->mac, 0, icmpwire_span_of(news.mac, 6));
    if (icmpwire_rule(run, ICMPWIRE_RULE_NEIGHBOR_REACHABLE, news.state == ICMPWIRE_NEIGHBOR_REACHABLE)) {
        entry->confirmed = run->now;
        enter(run, entry, ICMPWIRE_NEIGHBOR_REACHABLE,
              run->now + icmpwire_reachable_time(run->host, device, entry->ip.version));
    } else if (icmpwire_rule(run, ICMPWIRE_RULE_NEIGHBOR_STALE, waited || changed)) {
        enter(run, entry, ICMPWIRE_NEIGHBOR_STALE, ICMPWIRE_NEVER);
    }
    if (waited)
        icmpwire_waiting_send(run, entry);
}

bool icmpwire_neighbor_update(struct icmpwire_run *run, struct icmpwire_neighbor *entry,
                              struct icmpwire_neighbor_news news)
{
    bool changed = news.mac && (!has_mac(entry) || !same_mac(news.mac, entry->mac));
    bool was_router = entry->is_router;

    if (icmpwire_rule(run, ICMPWIRE_RULE_NEIGHBOR_PERMANENT, entry->state == ICMPWIRE_NEIGHBOR_PERMANENT))
        return false;
    if (!has_mac(entry) && !news.mac)
        return false;
    if (icmpwire_rule(run, ICMPWIRE_RULE_NEIGHBOR_DOUBTED, has_mac(entry) && changed && !news.overrides)) {
        if (news.weakens && entry->state == ICMPWIRE_NEIGHBOR_REACHABLE)
            enter(run, entry, ICMPWIRE_NEIGHBOR_STALE, ICMPWIRE_NEVER);
        return false;
    }
    if (news.tells_router)
        entry->is_router = news.router;
    accept(run, entry, news, changed);
    return was_router && !entry->is_router;
}

/* ---- time ---- */

static void give_up(struct icmpwire_run *run, struct icmpwire_neighbor *entry)
{
    enter(run, entry, ICMPWIRE_NEIGHBOR_FAILED, ICMPWIRE_NEVER);
    icmpwire_waiting_refuse(run, entry);
}

static void expire(struct icmpwire_run *run, struct icmpwire_neighbor *entry)
{
    const struct icmpwire_device *device = icmpwire_host_device(run->host, entry->device);
    uint64_t delay = delay_time(device, entry->ip.version);

    if (entry->state == ICMPWIRE_NEIGHBOR_REACHABLE) {
        if (icmpwire_rule(run, ICMPWIRE_RULE_NEIGHBOR_IN_USE, run->now <= entry->used + delay))
            enter(run, entry, ICMPWIRE_NEIGHBOR_DELAY, run->now + delay);
        else
            enter(run, entry, ICMPWIRE_NEIGHBOR_STALE, ICMPWIRE_NEVER);
        return;
    }
    if (icmpwire_rule(run, ICMPWIRE_RULE_NEIGHBOR_PROBED, entry->state == ICMPWIRE_NEIGHBOR_DELAY))
        enter(run, entry, ICMPWIRE_NEIGHBOR_PROBE, ICMPWIRE_NEVER);
    if (icmpwire_rule(run, ICMPWIRE_RULE_NEIGHBOR_FAILED, entry->probes >= most_probes(device, entry)))
        give_up(run, entry);
    else
        ask(run, device, entry);
}

uint64_t icmpwire_neighbors_next(const struct icmpwire_host *host)
{
    uint64_t next = ICMPWIRE_NEVER;

    for (size_t i = 0; i < ICMPWIRE_HOST_NEIGHBORS; i++)
        if (host->neighbors[i].ip.version)
            next = icmpwire_earlier(next, host->neighbors[i].next);
    return next;
}

void icmpwire_neighbors_tick(struct icmpwire_run *run)
{
    for (size_t i = 0; i < ICMPWIRE_HOST_NEIGHBORS; i++)
        if (run->host->neighbors[i].ip.version && run->host->neighbors[i].next <= run->now)
            expire(run, &run->host->neighbors[i]);
}
