/* SPDX-License-Identifier: BSD-2-Clause */
/* What was found, as a JSON object: docs/json.md. */
#include "check_job.h"
#include "community.h"
#include "icmpwire/names.h"
#include "json_line.h"
#include "json_value.h"
#include "show.h"
#include <string.h>

#define SCHEMA "icmpwire-check/1"

static json_t *text_or_null(const char *text)
{
    return text ? json_string(text) : json_null();
}

/* ---- findings ---- */

static json_t *json_of_engines(const struct inspection *it, uint16_t number)
{
    static const struct {
        enum icmpwire_engine engine;
        const char *name;
    } engines[] = {{ICMPWIRE_SURICATA, "suricata"},
                   {ICMPWIRE_SNORT, "snort"},
                   {ICMPWIRE_ZEEK, "zeek"},
                   {ICMPWIRE_WIRESHARK, "wireshark"},
                   {ICMPWIRE_NDPI, "ndpi"}};
    json_t *object = json_object();

    for (size_t i = 0; i < sizeof engines / sizeof *engines; i++) {
        const char *name = icmpwire_finding_name_of(number, it->family, it->type, engines[i].engine);
        if (name)
            json_object_set_new(object, engines[i].name, json_string(name));
    }
    return object;
}

static json_t *json_of_kind(const struct icmpwire_finding_kind *kind)
{
    return json_pack("{s:i, s:s, s:s, s:s, s:s}", "number", (int)kind->number, "keyword", kind->keyword, "severity",
                     text_of_severity(kind->severity), "text", kind->text, "source", kind->source);
}

static json_t *json_of_findings(const struct check_job *job, const struct inspection *it)
{
    json_t *list = json_array();

    for (uint32_t i = 0; i < check_kept(it); i++) {
        const struct icmpwire_finding *finding = &it->findings.kept[i];
        const struct icmpwire_finding_kind *kind = check_finding(job, it, i);
        if (!kind)
            continue;
        json_t *object = json_of_kind(kind);
        json_object_set_new(object, "layer", json_string(finding->of_packet ? "ip" : "icmp"));
        json_object_set_new(object, "offset", json_of_number(finding->offset));
        json_object_set_new(object, "field", json_string(finding->field));
        json_object_set_new(object, "engines", json_of_engines(it, finding->number));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *json_of_alarms(const struct check_job *job, const struct inspection *it)
{
    json_t *list = json_array();

    for (uint32_t i = 0; i < it->alarms.count; i++) {
        const struct icmpwire_alarm *alarm = &it->alarms.raised[i];
        const struct icmpwire_finding_kind *kind = check_alarm(job, it, i);
        if (!kind)
            continue;
        json_t *object = json_of_kind(kind);
        json_object_set_new(object, "subject", json_of_address(alarm_subject(alarm)));
        json_object_set_new(object, "measured", json_of_number(alarm->measured));
        json_object_set_new(object, "threshold", json_of_number(alarm->threshold));
        json_array_append_new(list, object);
    }
    return list;
}

/* ---- the message ---- */

static json_t *json_of_message(const struct inspection *it)
{
    const char *code_name = it->coded ? icmpwire_code_name(it->family, it->type, it->code) : NULL;

    if (it->what != INSPECTED_MESSAGE)
        return json_null();
    return json_pack("{s:s, s:o, s:o, s:o, s:o}", "family", it->family == ICMPWIRE_ICMP4 ? "icmp4" : "icmp6", "type",
                     it->typed ? json_integer(it->type) : json_null(), "code",
                     it->coded ? json_integer(it->code) : json_null(), "name",
                     text_or_null(it->typed ? icmpwire_type_info(it->family, it->type)->name : NULL), "code_name",
                     text_or_null(code_name));
}

static const char *text_of_confidence(uint8_t confidence)
{
    static const char *const names[] = {
        [ICMPWIRE_TUPLE_NONE] = "none",           [ICMPWIRE_TUPLE_CHAIN_CUT] = "chain-cut",
        [ICMPWIRE_TUPLE_FRAGMENT] = "fragment",   [ICMPWIRE_TUPLE_PORTS_CUT] = "ports-cut",
        [ICMPWIRE_TUPLE_WITHOUT_PORTS] = "whole", [ICMPWIRE_TUPLE_COMPLETE] = "ports",
    };
    return names[confidence];
}

static json_t *json_of_flow(const struct inspection *it)
{
    struct icmpwire_tuple tuple;

    if (!inspection_flow(it, &tuple))
        return json_null();
    size_t size = tuple.version == 4 ? 4 : 16;
    return json_pack("{s:i, s:o, s:o, s:i, s:i, s:i, s:b, s:s, s:o}", "version", (int)tuple.version, "source",
                     json_of_address((struct icmpwire_span){tuple.source, size}), "destination",
                     json_of_address((struct icmpwire_span){tuple.destination, size}), "protocol", (int)tuple.protocol,
                     "source_port", (int)tuple.source_port, "destination_port", (int)tuple.destination_port, "quoted",
                     (int)tuple.inner, "known", text_of_confidence(tuple.confidence), "hash",
                     json_of_number(icmpwire_flow_hash(&tuple, 0)));
}

static json_t *json_of_packet(const struct icmpwire_packet *packet)
{
    return json_pack("{s:i, s:o, s:o, s:i, s:i}", "version", (int)packet->version, "source",
                     json_of_address(packet->source), "destination", json_of_address(packet->destination), "hop_limit",
                     (int)packet->hop_limit, "protocol", (int)packet->protocol);
}

static const char *text_of_what(enum inspected what)
{
    static const char *const names[] = {
        [INSPECTED_MESSAGE] = "message",
        [INSPECTED_LATER_FRAGMENT] = "fragment",
        [INSPECTED_BROKEN_PACKET] = "broken",
    };
    return names[what];
}

void check_print_json(const struct check_job *job, const struct inspection *it)
{
    json_t *object = json_object();
    char time[TIME_TEXT_SIZE], community[COMMUNITY_TEXT_SIZE];
    bool identified = it->packet.payload.data && text_of_community(&it->packet, job->community, community);

    text_of_time(it->seconds, it->nanoseconds, time);
    json_object_set_new(object, "schema", json_string(SCHEMA));
    json_object_set_new(object, it->live ? "interface" : "file",
                        json_of_text((struct icmpwire_span){(const uint8_t *)it->source, strlen(it->source)}));
    json_object_set_new(object, "frame", json_of_number(it->number));
    json_object_set_new(object, "time", json_string(time));
    json_object_set_new(object, "what", json_string(text_of_what(it->what)));
    json_object_set_new(object, "ip", json_of_packet(&it->packet));
    json_object_set_new(object, "icmp", json_of_message(it));
    json_object_set_new(object, "flow", json_of_flow(it));
    json_object_set_new(object, "community_id", text_or_null(identified ? community : NULL));
    json_object_set_new(object, "findings", json_of_findings(job, it));
    json_object_set_new(object, "more_findings", json_of_number(it->findings.count - check_kept(it)));
    json_object_set_new(object, "alarms", json_of_alarms(job, it));
    json_print_line(object);
}
