/* SPDX-License-Identifier: BSD-2-Clause */
/* What icmpwire trace is asked for and what has come of it. */
#ifndef CLI_TRACE_H
#define CLI_TRACE_H

#include "prober.h"
#include <jansson.h>

enum { QUERIES_MOST = 10 };

enum probe_state { PROBE_UNSENT, PROBE_WAITING, PROBE_SILENT, PROBE_ANSWERED };

struct probe {
    enum probe_state state;
    uint64_t at; /* clock_now() */
    uint64_t took;
    struct answer answer;
    uint8_t *objects; /* those of the answer; owned */
};

struct hop {
    uint8_t limit; /* TTL or hop limit */
    struct probe probes[QUERIES_MOST];
};

struct trace {
    const char *host;
    struct prober prober;
    uint8_t first, last, queries; /* queries: probes to a hop */
    uint64_t wait;                /* nanoseconds */
    bool json, names;
    uint16_t sequence; /* of the latest probe */
    bool reached;      /* the host replied */
    uint8_t hops;      /* shown */
};

/* ---- trace_show.c ---- */

void trace_print_start(const struct trace *trace);
void trace_print_hop(const struct trace *trace, const struct hop *hop);

/* What traceroute writes behind the time of an error: "!H"; "" for time exceeded and replies. */
enum { MARK_SIZE = 24 };
void trace_mark(enum icmpwire_family family, const struct answer *answer, char mark[MARK_SIZE]);

/* ---- trace_objects.c ---- */

/* The objects of an extension structure, a line each. */
void trace_print_objects(struct icmpwire_span objects);

/* ---- trace_json.c ---- */

void trace_json_hop(const struct trace *trace, const struct hop *hop);
void trace_json_end(const struct trace *trace);

#endif
