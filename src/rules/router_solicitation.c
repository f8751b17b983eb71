/* SPDX-License-Identifier: BSD-2-Clause */
/* Asking for routers: RFC 4861 section 6.3.7, and RFC 7559 for how often. It begins when duplicate address detection
 * of a link-local address is over, so a host whose addresses were added without that asks nobody. */
#include "router_solicitation.h"
#include "solicit.h"
#include "table.h"
#include "timers.h"

enum { SOLICITATION = 133, FIXED = 8, OPTION = 8, MOST_ONCE = 3 };

static bool wanted(const struct icmpwire_device *device)
{
    int32_t accept = device->sysctls[ICMPWIRE_DEVICE_IPV6_ACCEPT_RA];

    return device->sysctls[ICMPWIRE_DEVICE_IPV6_FORWARDING] ? accept == 2 : accept != 0;
}

/* ndisc_send_rs */
static void send(struct icmpwire_run *run, struct icmpwire_device *device)
{
    struct icmpwire_ip source = icmpwire_link_local_of(device);
    struct icmpwire_send6 send;

    if (!source.version || !icmpwire_discovery_begin(run, device, source, icmpwire_all_routers(),
                                                     device->point_to_point ? FIXED : FIXED + OPTION, &send))
        return;
    icmpwire_poke8(send.message, 0, SOLICITATION);
    if (!device->point_to_point)
        icmpwire_put_mac_option(&send, FIXED, 1);
    icmpwire_send6(run, &send);
}

/* Nine to eleven tenths of a time. */
static uint64_t about(struct icmpwire_host *host, uint64_t microseconds)
{
    return microseconds / 10 * 9 + microseconds / 5 * icmpwire_random_below(host, 1000001) / 1000000;
}

static uint64_t seconds(const struct icmpwire_device *device, enum icmpwire_device_sysctl sysctl)
{
    return 1000000 * (uint64_t)device->sysctls[sysctl];
}

void icmpwire_router_solicitation_begin(struct icmpwire_run *run, struct icmpwire_device *device)
{
    if (!icmpwire_rule(run, ICMPWIRE_RULE_RS_FIRST,
                       wanted(device) && device->sysctls[ICMPWIRE_DEVICE_IPV6_ROUTER_SOLICITATIONS] != 0 &&
                           device->solicitations == 0 && !device->loopback))
        return;
    device->solicitations = 1;
    device->heard_router = false;
    device->solicitation_wait = about(run->host, seconds(device, ICMPWIRE_DEVICE_IPV6_ROUTER_SOLICITATION_INTERVAL));
    device->next_solicitation = run->now + device->solicitation_wait;
    send(run, device);
}

/* Twice the last wait, but no longer than the longest one. */
static void wait_longer(struct icmpwire_host *host, struct icmpwire_device *device)
{
    uint64_t longest = seconds(device, ICMPWIRE_DEVICE_IPV6_ROUTER_SOLICITATION_MAX_INTERVAL);

    if (!host->policy->doubles_router_waits)
        return;
    device->solicitation_wait += about(host, device->solicitation_wait); /* 1.9 to 2.1 times */
    if (device->solicitation_wait > longest)
        device->solicitation_wait = about(host, longest);
}

/* addrconf_rs_timer */
static void again(struct icmpwire_run *run, struct icmpwire_device *device)
{
    int32_t set = device->sysctls[ICMPWIRE_DEVICE_IPV6_ROUTER_SOLICITATIONS];
    int32_t most = set < 0 && !run->policy->doubles_router_waits ? MOST_ONCE : set;

    device->next_solicitation = ICMPWIRE_NEVER;
    if (device->heard_router || !wanted(device) || (most >= 0 && device->solicitations >= (uint32_t)most))
        return;
    icmpwire_rule(run, ICMPWIRE_RULE_RS_AGAIN, true);
    device->solicitations++;
    wait_longer(run->host, device);
    device->next_solicitation = run->now + device->solicitation_wait;
    send(run, device);
}

uint64_t icmpwire_solicitations_next(const struct icmpwire_host *host)
{
    uint64_t next = ICMPWIRE_NEVER;

    for (size_t i = 0; i < ICMPWIRE_HOST_DEVICES; i++)
        if (host->devices[i].index)
            next = icmpwire_earlier(next, host->devices[i].next_solicitation);
    return next;
}

void icmpwire_solicitations_tick(struct icmpwire_run *run)
{
    ICMPWIRE_EACH_DEVICE(run->host, device)
    if (device->next_solicitation <= run->now)
        again(run, device);
}
