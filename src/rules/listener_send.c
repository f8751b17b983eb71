/* SPDX-License-Identifier: BSD-2-Clause */
/* Section I: the reports of a host, built by the codec. */
#include "icmpwire/checksum.h"
#include "icmpwire/packet.h"
#include "listener.h"
#include "table.h"
#include "transmit.h"

enum { RECORD = 20, ALERT = 8, MESSAGE_AT = 40 + ALERT, RECORDS_AT = MESSAGE_AT + 8 };

/* A report of version 2 being written: a packet, its records first; null: there is no room. */
struct report {
    uint8_t *packet;
    size_t size; /* octets of the whole packet */
    size_t used; /* so far */
    uint16_t count;
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

/* The head of the packet, with a message that ends where the records of a report begin. */
static bool put_head(struct icmpwire_run *run, struct icmpwire_device *device, struct icmpwire_ip to,
                     const struct icmpwire_message *message, uint8_t *packet, size_t room)
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
    struct icmpwire_fault fault;
    size_t size;

    icmpwire_ip_octets(source_on(run, device), source);
    icmpwire_ip_octets(to, destination);
    return icmpwire_packet_build(&carrier, message, packet, packet ? room : 0, &size, &fault);
}

static void send_packet(struct icmpwire_run *run, struct icmpwire_device *device, struct icmpwire_ip to, uint8_t type,
                        struct icmpwire_span packet)
{
    struct icmpwire_way way = icmpwire_way_to(run->host, to, device, run->now);

    icmpwire_count6(run, device, ICMPWIRE_ICMP6_OUT_MSGS);
    icmpwire_count6(run, device, ICMPWIRE_ICMP6_OUT_TYPE + (uint32_t)type);
    icmpwire_transmit(run, &way, packet.data, packet.size, NULL);
    loop_back(run, device, to, packet);
}

void icmpwire_listener_send1(struct icmpwire_run *run, struct icmpwire_device *device, uint8_t type,
                             struct icmpwire_ip group)
{
    uint8_t octets[16], *packet;
    struct icmpwire_message message = {
        .family = ICMPWIRE_ICMP6, .layout = ICMPWIRE_LAYOUT_MULTICAST_LISTENER_REPORT, .type = type};

    icmpwire_ip_octets(group, octets);
    message.multicast_listener_report.group.octets = octets;
    icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_REPORT1, type == LISTENER_REPORT);
    icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_DONE, type == LISTENER_DONE);
    if (type == LISTENER_DONE)
        group = icmpwire_all_routers();
    packet = icmpwire_packet_room(run, MESSAGE_AT + 24);
    if (put_head(run, device, group, &message, packet, MESSAGE_AT + 24))
        send_packet(run, device, group, type, icmpwire_span_of(packet, MESSAGE_AT + 24));
}

static struct report report_of(struct icmpwire_run *run, size_t records, size_t sources)
{
    struct report report = {.size = RECORDS_AT + RECORD * records + 16 * sources, .used = RECORDS_AT};

    if (records)
        report.packet = icmpwire_packet_room(run, report.size);
    return report;
}

static void add_record(struct report *report, enum icmpwire_record_type type, const struct icmpwire_host_group *group)
{
    uint8_t address[16], sources[16 * ICMPWIRE_HOST_ASKED];
    struct icmpwire_listener_record record = {.type = (uint8_t)type, .group = {address}};
    size_t count = type == ICMPWIRE_RECORD_IS_INCLUDE ? group->source_count : 0;
    struct icmpwire_fault fault;
    size_t size = 0;

    if (!report->packet)
        return;
    icmpwire_ip_octets(group->ip, address);
    for (size_t i = 0; i < count; i++)
        icmpwire_poke_ip6(sources, 16 * i, group->sources_asked[i]);
    record.sources = icmpwire_span_of(sources, 16 * count);
    icmpwire_listener_record_encode(&record, true, icmpwire_octets_from(report->packet, report->used),
                                    report->size - report->used, &size, &fault);
    report->used += size;
    report->count++;
}

/* The codec writes the head of a report without records; what counts them is set here. */
static void send_report(struct icmpwire_run *run, struct icmpwire_device *device, const struct report *report)
{
    struct icmpwire_message message = {
        .family = ICMPWIRE_ICMP6, .layout = ICMPWIRE_LAYOUT_MULTICAST_LISTENER_REPORT2, .type = LISTENER_REPORT2};
    const struct icmpwire_ip routers = {0xff02000000000000, 0x16, 6};
    struct icmpwire_span packet = icmpwire_span_of(report->packet, report->size);

    if (report->size == RECORDS_AT)
        return;
    icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_REPORT2, true);
    if (!put_head(run, device, routers, &message, report->packet, RECORDS_AT))
        return;
    icmpwire_poke16(report->packet, 4, (uint16_t)(report->size - 40));
    icmpwire_poke16(report->packet, MESSAGE_AT + 6, report->count);
    icmpwire_poke16(report->packet, MESSAGE_AT + 2,
                    icmpwire_checksum_compute(ICMPWIRE_ICMP6, icmpwire_span_behind(packet, MESSAGE_AT).data,
                                              report->size - MESSAGE_AT, icmpwire_span_behind(packet, 8).data,
                                              icmpwire_span_behind(packet, 24).data));
    send_packet(run, device, routers, LISTENER_REPORT2, packet);
}

static bool is_reported(const struct icmpwire_host_group *group)
{
    return group->users && !icmpwire_listener_silent(group->ip);
}

/* One record of `type` for every group that is reported. */
static void send_each(struct icmpwire_run *run, struct icmpwire_device *device, enum icmpwire_record_type type)
{
    struct report report;
    size_t records = 0;

    ICMPWIRE_EACH_GROUP(device, group)
    records += is_reported(group);
    report = report_of(run, records, 0);
    ICMPWIRE_EACH_GROUP(device, group)
    if (is_reported(group))
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
    struct report report = report_of(run, 1, group->for_sources ? group->source_count : 0);

    add_record(&report, group->for_sources ? ICMPWIRE_RECORD_IS_INCLUDE : ICMPWIRE_RECORD_IS_EXCLUDE, group);
    group->for_sources = false;
    group->source_count = 0;
    send_report(run, device, &report);
}

void icmpwire_listener_send_changes(struct icmpwire_run *run, struct icmpwire_device *device)
{
    struct report report;
    size_t records = 0;

    ICMPWIRE_EACH_GROUP(device, group)
    records += group->changes != 0;
    report = report_of(run, records, 0);
    ICMPWIRE_EACH_GROUP(device, group)
    {
        if (!group->changes)
            continue;
        add_record(&report, group->users ? ICMPWIRE_RECORD_TO_EXCLUDE : ICMPWIRE_RECORD_TO_INCLUDE, group);
        if (--group->changes == 0 && !group->users)
            *group = (struct icmpwire_host_group){.next_report = ICMPWIRE_NEVER};
    }
    if (records)
        icmpwire_rule(run, ICMPWIRE_RULE_LISTENER_CHANGES, true);
    send_report(run, device, &report);
}
