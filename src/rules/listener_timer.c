/* SPDX-License-Identifier: BSD-2-Clause */
/* Section I: when reports are sent. */
#include "listener.h"
#include "table.h"
#include "timers.h"

/* ---- delays ---- */

void icmpwire_listener_rearm(struct icmpwire_device *device)
{
    uint64_t next = icmpwire_earlier(device->next_general_report, device->next_changes);

    next = icmpwire_earlier(next, device->next_initial);
    ICMPWIRE_EACH_GROUP(device, group)
    next = icmpwire_earlier(next, group->next_report);
    device->next_listener = next;
}

/* unsolicited_report_interval: microseconds */
static uint32_t interval(const struct icmpwire_host *host, const struct icmpwire_device *device, uint64_t now)
{
    int32_t milliseconds = icmpwire_listener_version1(host, device, now)
                               ? device->sysctls[ICMPWIRE_DEVICE_IPV6_MLDV1_UNSOLICITED_REPORT_INTERVAL]
                               : device->sysctls[ICMPWIRE_DEVICE_IPV6_MLDV2_UNSOLICITED_REPORT_INTERVAL];

    return milliseconds > 4000000 ? UINT32_C(4000000000) : (uint32_t)milliseconds * 1000;
}

void icmpwire_listener_ask_all(struct icmpwire_run *run, struct icmpwire_device *device, uint32_t most)
{
    uint64_t at = run->now + LISTENER_LATENCY + icmpwire_random_below(run->host, most);

    if (run->policy->query_renews_delay || at < device->next_general_report)
        device->next_general_report = at;
}

void icmpwire_listener_ask(struct icmpwire_run *run, struct icmpwire_device *device, struct icmpwire_host_group *group,
                           uint32_t most)
{
    uint64_t at = run->now + icmpwire_random_below(run->host, most);

    if (run->policy->general_report_is_enough && device->next_general_report <= at)
        return;
    if (group->next_report == ICMPWIRE_NEVER || group->next_report >= run->now + most)
        group->next_report = at;
}

void icmpwire_listener_address_valid(struct icmpwire_run *run, struct icmpwire_device *device)
{
    if (icmpwire_listener_version1(run->host, device, run->now))
        return;
    device->initial_rounds = device->robustness;
    device->next_initial = run->now;
    icmpwire_listener_rearm(device);
}

/* ---- timers ---- */

/* Has a timer run out? Then it is stopped. */
static bool due(uint64_t *timer, uint64_t now)
{
    if (*timer > now)
        return false;
    *timer = ICMPWIRE_NEVER;
    return true;
}

/* One more of `rounds`, which were still some, was sent: when is the next? */
static uint64_t next_round(struct icmpwire_run *run, const struct icmpwire_device *device, uint16_t *rounds)
{
    if (--*rounds == 0)
        return ICMPWIRE_NEVER;
    return run->now + LISTENER_LATENCY + icmpwire_random_below(run->host, interval(run->host, device, run->now));
}

static void send_group(struct icmpwire_run *run, struct icmpwire_device *device, struct icmpwire_host_group *group)
{
    if (!group->users) {
        icmpwire_listener_send1(run, device, LISTENER_DONE, group->ip);
        *group = (struct icmpwire_host_group){.next_report = ICMPWIRE_NEVER};
        return;
    }
    if (group->unsolicited)
        group->next_report = next_round(run, device, &group->unsolicited);
    if (icmpwire_listener_version1(run->host, device, run->now))
        icmpwire_listener_send1(run, device, LISTENER_REPORT, group->ip);
    else
        icmpwire_listener_send_group(run, device, group);
    group->last_reporter = true;
}

static void tick_device(struct icmpwire_run *run, struct icmpwire_device *device)
{
    if (due(&device->next_initial, run->now)) {
        icmpwire_listener_send_initial(run, device);
        device->next_initial = next_round(run, device, &device->initial_rounds);
    }
    if (due(&device->next_changes, run->now)) {
        icmpwire_listener_send_changes(run, device);
        device->next_changes = next_round(run, device, &device->change_rounds);
    }
    if (due(&device->next_general_report, run->now))
        icmpwire_listener_send_all(run, device);
    ICMPWIRE_EACH_GROUP(device, group)
    if (due(&group->next_report, run->now))
        send_group(run, device, group);
    icmpwire_listener_rearm(device);
}

uint64_t icmpwire_listeners_next(const struct icmpwire_host *host)
{
    uint64_t next = ICMPWIRE_NEVER;

    for (size_t i = 0; i < ICMPWIRE_HOST_DEVICES; i++)
        if (host->devices[i].index)
            next = icmpwire_earlier(next, host->devices[i].next_listener);
    return next;
}

void icmpwire_listeners_tick(struct icmpwire_run *run)
{
    ICMPWIRE_EACH_DEVICE(run->host, device)
    if (device->next_listener <= run->now)
        tick_device(run, device);
}
