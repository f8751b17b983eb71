/* SPDX-License-Identifier: BSD-2-Clause */
/* What was found, as events of Suricata's EVE JSON: docs/eve.md. */
#include "check_job.h"
#include "community.h"
#include "json_line.h"
#include "json_value.h"
#include <stdio.h>
#include <string.h>

/* Identifiers of signatures: stable, one for each finding and each alarm. */
enum { SIGNATURE_OF_FINDINGS = 1792000, SIGNATURE_OF_ALARMS = 1792800, REVISION = 1, GENERATOR = 1 };

/* ---- what all events have ---- */

/* "2026-11-24T21:47:03.123456+0000", UTC */
static json_t *json_of_timestamp(const struct inspection *it)
{
    struct tm utc = {0};
    char text[64];

    gmtime_r(&it->seconds, &utc);
    size_t size = strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &utc);
    snprintf(text + size, sizeof text - size, ".%06u+0000", (unsigned)it->nanoseconds / 1000);
    return json_string(text);
}

/* The same for all packets of a flow, in both directions, and for errors about it. Readers hold it in a double: 53 bits. */
static uint64_t flow_id(const struct icmpwire_tuple *tuple)
{
    return (uint64_t)icmpwire_flow_hash(tuple, 1) << 21 | (icmpwire_flow_hash(tuple, 2) & 0x1fffff);
}

static void add_packet(json_t *event, const struct icmpwire_packet *packet)
{
    if (!packet->source.data || !packet->destination.data)
        return;
    json_object_set_new(event, "src_ip", json_of_address(packet->source));
    json_object_set_new(event, "dest_ip", json_of_address(packet->destination));
    if (packet->protocol == ICMPWIRE_PROTOCOL_ICMP || packet->protocol == ICMPWIRE_PROTOCOL_ICMP6)
        json_object_set_new(event, "proto",
                            json_string(packet->protocol == ICMPWIRE_PROTOCOL_ICMP ? "ICMP" : "IPv6-ICMP"));
    else
        json_object_set_new(event, "proto", json_sprintf("%03u", (unsigned)packet->protocol));
}

static json_t *begin_event(const struct check_job *job, const struct inspection *it, const char *type)
{
    json_t *event = json_object();
    struct icmpwire_tuple tuple;
    char community[COMMUNITY_TEXT_SIZE];

    json_object_set_new(event, "timestamp", json_of_timestamp(it));
    if (inspection_flow(it, &tuple))
        json_object_set_new(event, "flow_id", json_of_number(flow_id(&tuple)));
    json_object_set_new(event, it->live ? "in_iface" : "pcap_filename",
                        json_of_text((struct icmpwire_span){(const uint8_t *)it->source, strlen(it->source)}));
    json_object_set_new(event, "pcap_cnt", json_of_number(it->number));
    json_object_set_new(event, "event_type", json_string(type));
    add_packet(event, &it->packet);
    if (it->typed)
        json_object_set_new(event, "icmp_type", json_integer(it->type));
    if (it->coded)
        json_object_set_new(event, "icmp_code", json_integer(it->code));
    json_object_set_new(event, "pkt_src", json_string("wire/pcap"));
    if (it->packet.payload.data && text_of_community(&it->packet, job->community, community))
        json_object_set_new(event, "community_id", json_string(community));
    return event;
}

/* ---- anomalies ---- */

static const char *layer_of(const struct inspection *it, const struct icmpwire_finding *finding)
{
    if (finding->of_packet)
        return it->packet.version == 6 ? "ipv6" : "ipv4";
    return it->family == ICMPWIRE_ICMP4 ? "icmpv4" : "icmpv6";
}

static void print_anomaly(const struct check_job *job, const struct inspection *it,
                          const struct icmpwire_finding *finding, const struct icmpwire_finding_kind *kind)
{
    const char *name = icmpwire_finding_name_of(finding->number, it->family, it->type, ICMPWIRE_SURICATA);
    json_t *event = begin_event(job, it, "anomaly");

    json_object_set_new(event, "anomaly",
                        json_pack("{s:s, s:s, s:s}", "type", "decode", "event", name ? name : kind->keyword, "layer",
                                  layer_of(it, finding)));
    json_print_line(event);
}

/* ---- alerts ---- */

/* Priorities of Suricata: 1 is the highest. */
static int priority_of(uint8_t severity)
{
    return severity == ICMPWIRE_INVALID ? 1 : severity == ICMPWIRE_REMARK ? 3 : 2;
}

static const char *category_of_alarm(uint16_t number)
{
    switch (number) {
    case ICMPWIRE_ALARM_SWEEP:
        return "Detection of a Network Scan";
    case ICMPWIRE_ALARM_SMURF:
    case ICMPWIRE_ALARM_AMPLIFIED_REQUEST:
    case ICMPWIRE_ALARM_ADVERTISEMENT_FLOOD:
    case ICMPWIRE_ALARM_UNREACHABLE_FLOOD:
    case ICMPWIRE_ALARM_SMALL_PATH_MTU:
        return "Attempted Denial of Service";
    default:
        return "Potentially Bad Traffic";
    }
}

static json_t *begin_alert(const struct icmpwire_finding_kind *kind, int base, const char *category)
{
    return json_pack("{s:s, s:i, s:i, s:i, s:o, s:s, s:i}", "action", "allowed", "gid", GENERATOR, "signature_id",
                     base + kind->number, "rev", REVISION, "signature",
                     json_sprintf("ICMPWIRE %s: %s", kind->keyword, kind->text), "category", category, "severity",
                     priority_of(kind->severity));
}

static void print_alert(const struct check_job *job, const struct inspection *it, json_t *alert)
{
    json_t *event = begin_event(job, it, "alert");

    json_object_set_new(event, "alert", alert);
    json_print_line(event);
}

static void print_alarm(const struct check_job *job, const struct inspection *it, const struct icmpwire_alarm *alarm,
                        const struct icmpwire_finding_kind *kind)
{
    json_t *alert = begin_alert(kind, SIGNATURE_OF_ALARMS, category_of_alarm(alarm->number));
    struct icmpwire_span subject = alarm_subject(alarm), source = it->packet.source;
    bool sent = source.size == subject.size && memcmp(source.data, subject.data, source.size) == 0;

    json_object_set_new(alert, sent ? "source" : "target", json_pack("{s:o}", "ip", json_of_address(subject)));
    print_alert(job, it, alert);
}

/* ---- a message ---- */

void check_print_eve(const struct check_job *job, const struct inspection *it)
{
    const struct icmpwire_finding_kind *kind;

    for (uint32_t i = 0; i < check_kept(it); i++) {
        if (!(kind = check_finding(job, it, i)))
            continue;
        print_anomaly(job, it, &it->findings.kept[i], kind);
        if (kind->severity == ICMPWIRE_SUSPICIOUS)
            print_alert(job, it, begin_alert(kind, SIGNATURE_OF_FINDINGS, "Potentially Bad Traffic"));
    }
    for (uint32_t i = 0; i < it->alarms.count; i++)
        if ((kind = check_alarm(job, it, i)))
            print_alarm(job, it, &it->alarms.raised[i], kind);
}
