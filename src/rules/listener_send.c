/* SPDX-License-Identifier: BSD-2-Clause */
/* Section I: the reports of a host, built by the codec. */
#include "icmpwire/packet.h"
#include "listener.h"
#include "table.h"
#include "transmit.h"

enum { RECORD = 20, ALERT = 8 };

/* A report of version 2 being written: a row of records. */
struct report {
    size_t size;
    uint8_t records[RECORD * ICMPWIRE_HOST_GROUPS + 16 * ICMPWIRE_HOST_ASKED];
};

/* A valid link-local address, or :: (RFC 3590). */
static struct icmpwire_ip source_on(struct icmpwire_run *run, struct icmpwire_device *device)
{
    struct icmpwire_ip source = {0, 0, 6};

    ICMPWIRE_EACH_ADDRESS(device, address)
    if (address->ip.version == 6 && icmpwire_ip_link_local(address->ip) && !address->anycast &&
        (address->state == ICMPWIRE_ADDRESS_PREFERRED || address->state == ICMPWIRE_ADDRESS_DEPRECATED)) {
        source = address->ip;
        break;
    }
    icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_NO_SOURCE, icmpwire_ip_unspecified(source));
    return source;
}

/* Our own group hears the report, too. */
static void loop_back(struct icmpwire_run *run, struct icmpwire_device *device, struct icmpwire_ip to,
                      struct icmpwire_span packet)
{
    if (icmpwire_group_on(device, to))
        icmpwire_loop_back(run, device, ICMPWIRE_CAST_HOST, packet.data, packet.size);
}

static void send_message(struct icmpwire_run *run, struct icmpwire_device *device, struct icmpwire_ip to,
                         const struct icmpwire_message *message, size_t size)
{
    static const uint8_t alert[ALERT] = {ICMPWIRE_PROTOCOL_ICMP6,   0, ICMPWIRE_IPV6_OPTION_ROUTER_ALERT, 2, 0, 0,
                                         ICMPWIRE_IPV6_OPTION_PADN, 0};
    uint8_t source[16], destination[16];
    struct icmpwire_carrier carrier = {
        .version = 6,
        .source = source,
        .destination = destination,
        .first_protocol = ICMPWIRE_PROTOCOL_HOP_BY_HOP,
        .extensions = icmpwire_span_of(alert, ALERT),
    };
    struct icmpwire_way way = icmpwire_way_to(run->host, to, device, run->now);
    size_t whole = 40 + ALERT + size;
    uint8_t *packet = icmpwire_packet_room(run, whole);
    struct icmpwire_fault fault;

    icmpwire_ip_octets(source_on(run, device), source);
    icmpwire_ip_octets(to, destination);
    if (!icmpwire_packet_build(&carrier, message, packet, packet ? whole : 0, &size, &fault))
        return;
    icmpwire_count6(run, device, ICMPWIRE_ICMP6_OUT_MSGS);
    icmpwire_count6(run, device, ICMPWIRE_ICMP6_OUT_TYPE + (uint32_t)message->type);
    icmpwire_transmit(run, &way, packet, size, NULL);
    loop_back(run, device, to, icmpwire_span_of(packet, size));
}

void icmpwire_listener_send1(struct icmpwire_run *run, struct icmpwire_device *device, uint8_t type,
                             struct icmpwire_ip group)
{
    uint8_t octets[16];
    struct icmpwire_message message = {
        .family = ICMPWIRE_ICMP6, .layout = ICMPWIRE_LAYOUT_MULTICAST_LISTENER_REPORT, .type = type};

    icmpwire_ip_octets(group, octets);
    message.multicast_listener_report.group.octets = octets;
    icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_REPORT1, type == LISTENER_REPORT);
    icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_DONE, type == LISTENER_DONE);
    send_message(run, device, type == LISTENER_DONE ? icmpwire_all_routers() : group, &message, 24);
}

static void add_record(struct report *report, enum icmpwire_record_type type, const struct icmpwire_host_group *group)
{
    uint8_t address[16], sources[16 * ICMPWIRE_HOST_ASKED];
    struct icmpwire_listener_record record = {.type = (uint8_t)type, .group = {address}};
    size_t count = type == ICMPWIRE_RECORD_IS_INCLUDE ? group->source_count : 0;
    struct icmpwire_fault fault;
    size_t size = 0;

    icmpwire_ip_octets(group->ip, address);
    for (size_t i = 0; i < count; i++)
        icmpwire_poke_ip6(sources, 16 * i, group->sources_asked[i]);
    record.sources = icmpwire_span_of(sources, 16 * count);
    icmpwire_listener_record_encode(&record, true, icmpwire_octets_from(report->records, report->size),
                                    sizeof report->records - report->size, &size, &fault);
    report->size += size;
}

static void send_report(struct icmpwire_run *run, struct icmpwire_device *device, const struct report *report)
{
    struct icmpwire_message message = {
        .family = ICMPWIRE_ICMP6, .layout = ICMPWIRE_LAYOUT_MULTICAST_LISTENER_REPORT2, .type = LISTENER_REPORT2};
    const struct icmpwire_ip routers = {0xff02000000000000, 0x16, 6};

    if (!report->size)
        return;
    icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_REPORT2, true);
    message.multicast_listener_report2.records = icmpwire_span_of(report->records, report->size);
    send_message(run, device, routers, &message, 8 + report->size);
}

/* One record of `type` for every group that is reported. */
static void send_each(struct icmpwire_run *run, struct icmpwire_device *device, enum icmpwire_record_type type)
{
    struct report report;

    report.size = 0;
    ICMPWIRE_EACH_GROUP(device, group)
    if (group->users && !icmpwire_listener_silent(group->ip))
        add_record(&report, type, group);
    send_report(run, device, &report);
}

void icmpwire_listener_send_all(struct icmpwire_run *run, struct icmpwire_device *device)
{
    send_each(run, device, ICMPWIRE_RECORD_IS_EXCLUDE);
}

void icmpwire_listener_send_initial(struct icmpwire_run *run, struct icmpwire_device *device)
{
    icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_INITIAL, true);
    send_each(run, device, ICMPWIRE_RECORD_TO_EXCLUDE);
}

void icmpwire_listener_send_group(struct icmpwire_run *run, struct icmpwire_device *device,
                                  struct icmpwire_host_group *group)
{
    struct report report;

    report.size = 0;
    add_record(&report, group->for_sources ? ICMPWIRE_RECORD_IS_INCLUDE : ICMPWIRE_RECORD_IS_EXCLUDE, group);
    group->for_sources = false;
    group->source_count = 0;
    send_report(run, device, &report);
}

void icmpwire_listener_send_changes(struct icmpwire_run *run, struct icmpwire_device *device)
{
    struct report report;

    report.size = 0;
    ICMPWIRE_EACH_GROUP(device, group)
    {
        if (!group->changes)
            continue;
        add_record(&report, group->users ? ICMPWIRE_RECORD_TO_EXCLUDE : ICMPWIRE_RECORD_TO_INCLUDE, group);
        if (--group->changes == 0 && !group->users)
            *group = (struct icmpwire_host_group){.next_report = ICMPWIRE_NEVER};
    }
    if (report.size)
        icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_CHANGES, true);
    send_report(run, device, &report);
}
