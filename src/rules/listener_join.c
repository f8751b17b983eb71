/* SPDX-License-Identifier: BSD-2-Clause */
/* Section I: joining and leaving groups. */
#include "icmpwire/host_add.h"
#include "listener.h"
#include "table.h"

enum { UNSOLICITED = 2 /* reports of version 1 of a group just joined */ };

/* mld_ifc_event */
static void report_change(struct icmpwire_device *device, struct icmpwire_host_group *group, uint64_t now)
{
    group->changes = device->change_rounds = device->robustness;
    device->next_changes = now + LISTENER_LATENCY;
}

static struct icmpwire_host_group *place_for(struct icmpwire_device *device, struct icmpwire_ip ip)
{
    struct icmpwire_host_group *place = NULL;

    for (size_t i = ICMPWIRE_HOST_GROUPS; i-- > 0;)
        if (!device->groups[i].ip.version)
            place = &device->groups[i];
    ICMPWIRE_EACH_GROUP(device, group)
    if (icmpwire_same_ip(group->ip, ip))
        return group;
    if (place)
        *place = (struct icmpwire_host_group){.ip = ip, .next_report = ICMPWIRE_NEVER};
    return place;
}

static void report_joined(const struct icmpwire_host *host, struct icmpwire_device *device,
                          struct icmpwire_host_group *group, uint64_t now)
{
    if (icmpwire_listener_version1(host, device, now)) {
        group->unsolicited = UNSOLICITED;
        group->next_report = now;
    } else {
        report_change(device, group, now);
    }
    icmpwire_listener_rearm(device);
}

bool icmpwire_host_join(struct icmpwire_host *host, uint32_t device, struct icmpwire_ip group, uint64_t now)
{
    struct icmpwire_device *on = icmpwire_host_device(host, device);
    struct icmpwire_host_group *place = on && icmpwire_ip_multicast(group) ? place_for(on, group) : NULL;

    if (!place || place->users == UINT16_MAX)
        return false;
    if (place->users++ == 0 && now && on->up && !on->loopback && !icmpwire_listener_silent(group))
        report_joined(host, on, place, now);
    return true;
}

static void report_left(const struct icmpwire_host *host, struct icmpwire_device *device,
                        struct icmpwire_host_group *group, uint64_t now)
{
    bool reported = group->last_reporter;

    *group = (struct icmpwire_host_group){.ip = group->ip, .next_report = ICMPWIRE_NEVER};
    if (!now || !device->up || device->loopback || icmpwire_listener_silent(group->ip))
        *group = (struct icmpwire_host_group){.next_report = ICMPWIRE_NEVER};
    else if (!icmpwire_listener_version1(host, device, now))
        report_change(device, group, now);
    else if (reported)
        group->next_report = now;
    else
        *group = (struct icmpwire_host_group){.next_report = ICMPWIRE_NEVER};
    icmpwire_listener_rearm(device);
}

bool icmpwire_host_leave(struct icmpwire_host *host, uint32_t device, struct icmpwire_ip group, uint64_t now)
{
    struct icmpwire_device *on = icmpwire_host_device(host, device);
    struct icmpwire_host_group *found = on ? icmpwire_group_on(on, group) : NULL;

    if (!found)
        return false;
    if (--found->users == 0)
        report_left(host, on, found, now);
    return true;
}

/* ---- routers ---- */

static void join_or_leave(struct icmpwire_host *host, const struct icmpwire_device *device, struct icmpwire_ip group,
                          bool joins)
{
    if (joins)
        icmpwire_host_join(host, device->index, group, 0);
    else
        icmpwire_host_leave(host, device->index, group, 0);
}

void icmpwire_router_group(struct icmpwire_host *host, struct icmpwire_device *device,
                           const struct icmpwire_host_address *address, bool forwards)
{
    if (!device->loopback && !address->anycast && address->prefix < 127)
        join_or_leave(host, device, icmpwire_solicited_node(icmpwire_ip_net(address->ip, address->prefix)), forwards);
}

void icmpwire_router_groups(struct icmpwire_host *host, struct icmpwire_device *device, bool forwards)
{
    join_or_leave(host, device, icmpwire_all_routers(), forwards);
    ICMPWIRE_EACH_ADDRESS(device, address)
    if (address->ip.version == 6)
        icmpwire_router_group(host, device, address, forwards);
}
