/* SPDX-License-Identifier: BSD-2-Clause */
/* Section I: queries and reports received. */
#include "listener.h"
#include "receive.h"
#include "table.h"

int32_t icmpwire_listener_forced(const struct icmpwire_host *host, const struct icmpwire_device *device)
{
    int32_t all = host->all[ICMPWIRE_DEVICE_IPV6_FORCE_MLD_VERSION];

    return all ? all : device->sysctls[ICMPWIRE_DEVICE_IPV6_FORCE_MLD_VERSION];
}

bool icmpwire_listener_version1(const struct icmpwire_host *host, const struct icmpwire_device *device, uint64_t now)
{
    int32_t forced = icmpwire_listener_forced(host, device);

    return forced ? forced == 1 : now < device->version1_until;
}

bool icmpwire_listener_silent(struct icmpwire_ip group)
{
    return group.version != 6 || icmpwire_same_ip(group, icmpwire_all_nodes()) ||
           icmpwire_ip6_multicast_scope(group) < 2;
}

/* Another host has reported the group, so we need not. */
static void suppress(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    struct icmpwire_host_group *group = icmpwire_group_on(d->device, icmpwire_peek_ip6(d->payload.data, 8));

    if (!icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_SUPPRESSED, group != NULL))
        return;
    icmpwire_verdict(run, ICMPWIRE_VERDICT_DELIVERED);
    group->next_report = ICMPWIRE_NEVER;
    group->unsolicited = 0;
    group->last_reporter = false;
    icmpwire_listener_rearm(d->device);
}

static void receive_report(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    bool many = d->cast == ICMPWIRE_CAST_MULTICAST || d->cast == ICMPWIRE_CAST_BROADCAST;

    if (icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_REPORT_CAST, !many) ||
        icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_REPORT_SHORT, d->payload.size < 24))
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_REPORT_SOURCE,
                      !icmpwire_ip_unspecified(d->source) && !icmpwire_ip_link_local(d->source)))
        return;
    suppress(run, d);
}

void icmpwire_listener_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    icmpwire_verdict(run, ICMPWIRE_VERDICT_IGNORED);
    icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_TAKEN, true);
    if (icmpwire_peek8(d->payload.data, 0) == LISTENER_QUERY)
        icmpwire_listener_query(run, d);
    else
        receive_report(run, d);
}
