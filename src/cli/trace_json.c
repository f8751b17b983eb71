/* SPDX-License-Identifier: BSD-2-Clause */
#include "answer_text.h"
#include "json_line.h"
#include "json_value.h"
#include "trace.h"

#define SCHEMA "icmpwire-trace/1"

static json_t *json_of_name(const struct trace *trace, const union endpoint *from)
{
    char name[HOST_NAME_SIZE];

    return trace->names && endpoint_name(from, name) ? json_of_words(name) : json_null();
}

static json_t *json_of_probe(const struct trace *trace, const struct probe *probe)
{
    const struct answer *answer = &probe->answer;
    char mark[MARK_SIZE];

    if (probe->state != PROBE_ANSWERED)
        return json_null();
    trace_mark(trace->prober.family, answer, mark);
    return json_pack(
        "{s:o, s:o, s:o, s:i, s:o, s:o, s:s, s:o, s:o}", "from", json_of_address(endpoint_octets(&answer->from)),
        "name", json_of_name(trace, &answer->from), "rtt_ns", json_of_number(probe->took), "sequence",
        (int)answer->sequence, "hop_limit", answer->hop_limit < 0 ? json_null() : json_integer(answer->hop_limit),
        "icmp", json_of_type(trace->prober.family, answer), "mark", mark, "mtu",
        answer->mtu ? json_of_number(answer->mtu) : json_null(), "objects", json_of_objects(answer->objects));
}

void trace_json_hop(const struct trace *trace, const struct hop *hop)
{
    json_t *probes = json_array();

    for (unsigned i = 0; i < trace->queries; i++)
        if (hop->probes[i].state == PROBE_SILENT || hop->probes[i].state == PROBE_ANSWERED)
            json_array_append_new(probes, json_of_probe(trace, &hop->probes[i]));
    json_print_line(
        json_pack("{s:s, s:s, s:i, s:o}", "schema", SCHEMA, "event", "hop", "hop", (int)hop->limit, "probes", probes));
}

void trace_json_end(const struct trace *trace)
{
    json_print_line(
        json_pack("{s:s, s:s, s:o, s:o, s:o, s:s, s:b, s:i}", "schema", SCHEMA, "event", "end", "host",
                  json_of_words(trace->host), "destination", json_of_address(endpoint_octets(&trace->prober.target)),
                  "source", json_of_address(endpoint_octets(&trace->prober.source)), "socket",
                  trace->prober.raw ? "raw" : "ping", "reached", (int)trace->reached, "hops", (int)trace->hops));
}
