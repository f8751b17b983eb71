/* SPDX-License-Identifier: BSD-2-Clause */
/* Section I: what a query asks. Queries are read octet by octet, not decoded whole: many of the checks are about those
 * that the codec would refuse. */
#include "icmpwire/listener.h"
#include "listener.h"
#include "table.h"

enum { QUERY1 = 24, QUERY2 = 28, MOST_IN_BOTH = 32767 };

/* A query being worked on. */
struct query {
    struct icmpwire_span message;
    struct icmpwire_device *device;
    struct icmpwire_ip group;
    uint32_t most; /* microseconds of delay at most */
};

static uint32_t delay_of(uint32_t milliseconds)
{
    uint32_t microseconds = milliseconds > 4000000 ? UINT32_MAX : milliseconds * 1000;

    return microseconds < LISTENER_TICK ? LISTENER_TICK : microseconds;
}

static bool carried_badly(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    if (icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_QUERY_SOURCE, !icmpwire_ip_link_local(d->source)))
        return true;
    return run->policy->queries_need_alert &&
           (icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_QUERY_HOP_LIMIT, d->hop_limit != 1) ||
            icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_QUERY_ALERT, !d->router_alert));
}

/* Goes over to version 1 for the time in which an older querier counts as present. */
static void begin_version1(struct icmpwire_run *run, const struct query *query)
{
    struct icmpwire_device *device = query->device;
    uint64_t milliseconds =
        (uint64_t)device->robustness * device->query_interval_milliseconds + device->query_response_milliseconds;

    if (run->policy->version1_by_delay)
        device->version1_until = run->now + (device->robustness + 1u) * (uint64_t)query->most;
    else
        device->version1_until = run->now + milliseconds * 1000;
}

/* Reports of version 2 that are pending are not sent any more. */
static void cancel_version2(struct icmpwire_run *run, struct icmpwire_device *device, bool was_version1)
{
    device->next_general_report = device->next_changes = ICMPWIRE_NEVER;
    device->change_rounds = 0;
    ICMPWIRE_EACH_GROUP(device, group)
    {
        group->changes = 0;
        if (!group->users && group->next_report == ICMPWIRE_NEVER)
            *group = (struct icmpwire_host_group){.next_report = ICMPWIRE_NEVER};
        else if (run->policy->version_stops_groups && !was_version1)
            group->next_report = ICMPWIRE_NEVER;
    }
}

/* mld_process_v1. False when the query is to be ignored. */
static bool process1(struct icmpwire_run *run, struct query *query, bool by_length)
{
    struct icmpwire_device *device = query->device;
    bool was_version1 = icmpwire_listener_version1(run->host, device, run->now);
    uint16_t delay = icmpwire_peek16(query->message.data, 4);

    if (icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_QUERY_REFUSED, icmpwire_listener_forced(run->host, device) == 2))
        return false;
    query->most = delay_of(!by_length && delay > MOST_IN_BOTH ? MOST_IN_BOTH : delay);
    if (icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_QUERY_VERSION1, by_length))
        begin_version1(run, query);
    icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_QUERY_AS_VERSION1, !by_length);
    cancel_version2(run, device, was_version1);
    return true;
}

/* mld_process_v2: what the querier says of itself */
static void process2(struct icmpwire_run *run, struct query *query)
{
    struct icmpwire_device *device = query->device;
    uint8_t robustness = ICMPWIRE_QUERY_ROBUSTNESS(icmpwire_peek8(query->message.data, 24));
    int32_t least = icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV6_MLD_QRV);
    uint32_t milliseconds = icmpwire_response_milliseconds(icmpwire_peek16(query->message.data, 4));

    if (!robustness)
        robustness = run->policy->robustness_of_zero ? (uint8_t)run->policy->robustness_of_zero : device->robustness;
    least = least < 2 ? least : 2;
    device->robustness = robustness < least ? (uint8_t)least : robustness;
    device->query_interval_milliseconds = icmpwire_interval_seconds(icmpwire_peek8(query->message.data, 25)) * 1000u;
    device->query_response_milliseconds = milliseconds;
    query->most = delay_of(milliseconds);
}

/* Notes the sources that the query asks about; when they are too many, or the answer is about the group anyway, it is
 * about the group. */
static void mark_sources(struct icmpwire_run *run, const struct query *query, struct icmpwire_host_group *group,
                         uint16_t sources)
{
    bool pending = group->next_report != ICMPWIRE_NEVER;
    unsigned had = pending && group->for_sources ? group->source_count : 0;

    group->for_sources =
        run->policy->reports_asked_sources && sources && sources + had <= ICMPWIRE_HOST_ASKED && (!pending || had);
    group->source_count = 0;
    if (!group->for_sources)
        return;
    for (unsigned i = 0; i < sources; i++)
        group->sources_asked[had + i] = icmpwire_peek_ip6(query->message.data, QUERY2 + 16 * i);
    group->source_count = (uint8_t)(had + sources);
}

static void ask_group(struct icmpwire_run *run, const struct query *query, uint16_t sources)
{
    struct icmpwire_host_group *group = icmpwire_group_on(query->device, query->group);

    if (icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_GROUP_OTHER, !group) ||
        icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_GROUP_SILENT, icmpwire_listener_silent(query->group)))
        return;
    mark_sources(run, query, group, sources);
    icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_GROUP, true);
    icmpwire_verdict(run, ICMPWIRE_VERDICT_DELIVERED);
    icmpwire_listener_ask(run, query->device, group, query->most);
}

/* A query of version 1, or one answered like that. */
static void ask1(struct icmpwire_run *run, const struct query *query)
{
    if (!icmpwire_ip_unspecified(query->group)) {
        ask_group(run, query, 0);
        return;
    }
    icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_GROUP, true);
    icmpwire_verdict(run, ICMPWIRE_VERDICT_DELIVERED);
    ICMPWIRE_EACH_GROUP(query->device, group)
    if (group->users && !icmpwire_listener_silent(group->ip))
        icmpwire_listener_ask(run, query->device, group, query->most);
}

static void ask2(struct icmpwire_run *run, struct query *query)
{
    uint16_t sources = icmpwire_peek16(query->message.data, 26);

    process2(run, query);
    if (icmpwire_ip_unspecified(query->group)) {
        if (icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_GENERAL_SOURCES, sources != 0))
            return;
        icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_GENERAL, true);
        icmpwire_verdict(run, ICMPWIRE_VERDICT_DELIVERED);
        icmpwire_listener_ask_all(run, query->device, query->most);
        return;
    }
    if (!icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_GROUP_CUT, query->message.size < QUERY2 + (size_t)sources * 16))
        ask_group(run, query, sources);
}

void icmpwire_listener_query(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    struct query query = {.message = d->payload, .device = d->device};
    size_t size = d->payload.size;

    if (icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_QUERY_SHORT, size < QUERY1) || carried_badly(run, d))
        return;
    query.group = icmpwire_peek_ip6(d->payload.data, 8);
    if (icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_QUERY_GROUP,
                      !icmpwire_ip_unspecified(query.group) && !icmpwire_ip_multicast(query.group)))
        return;
    if (size == QUERY1 || icmpwire_listener_version1(run->host, d->device, run->now)) {
        if (process1(run, &query, size == QUERY1))
            ask1(run, &query);
    } else if (!icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_QUERY_LENGTH, size < QUERY2)) {
        ask2(run, &query);
    }
    icmpwire_listener_rearm(d->device);
}
