/* SPDX-License-Identifier: BSD-2-Clause */
/* icmpwire trace. */
#include "trace.h"
#include "commands.h"
#include "end.h"
#include "output.h"
#include "seconds.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Hops are asked a few at a time, so that never more requests than that are under way (or those of one hop). */
enum { UNDER_WAY_MOST = 6, BETWEEN_MILLISECONDS = 5, DATA_USUAL = 32 };

struct batch {
    struct hop hops[UNDER_WAY_MOST];
    unsigned count;  /* of hops */
    unsigned probes; /* of all hops; only up to the last hop, as soon as it is known */
    unsigned sent;   /* of them */
    uint16_t first;  /* sequence number of the first */
    uint64_t next;   /* when the next one is due */
};

static struct probe *probe_of(const struct trace *trace, struct batch *batch, unsigned number)
{
    return &batch->hops[number / trace->queries].probes[number % trace->queries];
}

/* ---- requests ---- */

static bool send_probe(struct trace *trace, struct batch *batch)
{
    struct probe *probe = probe_of(trace, batch, batch->sent);

    if (!prober_limit(&trace->prober, batch->hops[batch->sent / trace->queries].limit) ||
        !prober_send(&trace->prober, ++trace->sequence, &probe->at))
        return refuse("%s: %s", trace->host, strerror(errno));
    probe->state = PROBE_WAITING;
    batch->sent++;
    batch->next = probe->at + BETWEEN_MILLISECONDS * MILLISECOND;
    return true;
}

/* ---- answers ---- */

static void keep(struct probe *probe, const struct answer *answer)
{
    struct icmpwire_span objects = answer->objects;

    probe->state = PROBE_ANSWERED;
    probe->took = answer->at - probe->at;
    probe->answer = *answer;
    probe->answer.objects = (struct icmpwire_span){NULL, 0};
    if (!objects.size)
        return;
    probe->objects = allocate(NULL, objects.size);
    memcpy(probe->objects, objects.data, objects.size);
    probe->answer.objects = (struct icmpwire_span){probe->objects, objects.size};
}

/* A reply, or an error that says that the way ends there. */
static bool ends_way(const struct trace *trace, const struct answer *answer)
{
    unsigned exceeded = trace->prober.family == ICMPWIRE_ICMP4 ? (unsigned)ICMPWIRE_ICMP4_TIME_EXCEEDED
                                                               : (unsigned)ICMPWIRE_ICMP6_TIME_EXCEEDED;

    return !answer->error || answer->type != exceeded;
}

static void note_answers(struct trace *trace, struct batch *batch)
{
    struct answer answer;

    while (prober_receive(&trace->prober, &answer)) {
        unsigned number = (uint16_t)(answer.sequence - batch->first);
        if (number >= batch->sent)
            continue;
        struct probe *probe = probe_of(trace, batch, number);
        if (probe->state != PROBE_WAITING || answer.wrong || answer.advice)
            continue;
        keep(probe, &answer);
        unsigned up_to = (number / trace->queries + 1) * trace->queries;
        if (ends_way(trace, &answer) && up_to < batch->probes)
            batch->probes = up_to;
    }
}

/* Gives those up that have waited long enough. Returns how long to wait for the others, or for the next to be sent; 0:
 * all is settled. */
static uint64_t settle(const struct trace *trace, struct batch *batch, uint64_t now)
{
    bool waiting = batch->sent < batch->probes;
    uint64_t due = waiting ? batch->next : UINT64_MAX;

    for (unsigned i = 0; i < batch->sent && i < batch->probes; i++) {
        struct probe *probe = probe_of(trace, batch, i);
        if (probe->state == PROBE_WAITING && now - probe->at >= trace->wait)
            probe->state = PROBE_SILENT;
        if (probe->state != PROBE_WAITING)
            continue;
        waiting = true;
        if (probe->at + trace->wait < due)
            due = probe->at + trace->wait;
    }
    if (!waiting)
        return 0;
    return due > now ? due - now : 1;
}

/* ---- hops ---- */

static bool over(void)
{
    return end_asked() || output_broken();
}

/* Sends and receives until all probes are answered or given up. False: one could not be sent. */
static bool ask(struct trace *trace, struct batch *batch)
{
    uint64_t pause = 1;

    batch->first = (uint16_t)(trace->sequence + 1);
    while (pause && !over()) {
        if (batch->sent < batch->probes && clock_now() >= batch->next && !send_probe(trace, batch))
            return false;
        pause = settle(trace, batch, clock_now());
        prober_wait(&trace->prober, pause);
        note_answers(trace, batch);
        pause = settle(trace, batch, clock_now());
    }
    return true;
}

/* Did the host reply to one of the hop's probes, or did somebody say that it cannot be reached? */
static bool is_last(struct trace *trace, const struct hop *hop)
{
    bool last = false;

    for (unsigned i = 0; i < trace->queries; i++) {
        const struct probe *probe = &hop->probes[i];
        if (probe->state != PROBE_ANSWERED)
            continue;
        trace->reached = trace->reached || !probe->answer.error;
        last = last || ends_way(trace, &probe->answer);
    }
    return last;
}

static bool has_begun(const struct hop *hop)
{
    return hop->probes[0].state != PROBE_UNSENT;
}

/* True when the last hop was among them. */
static bool show(struct trace *trace, const struct batch *batch)
{
    bool last = false;

    for (unsigned i = 0; i < batch->count && !last && has_begun(&batch->hops[i]); i++) {
        trace_print_hop(trace, &batch->hops[i]);
        trace->hops = batch->hops[i].limit;
        last = is_last(trace, &batch->hops[i]);
        output_flush();
    }
    return last;
}

static void forget(const struct trace *trace, struct batch *batch)
{
    for (unsigned i = 0; i < batch->sent; i++)
        free(probe_of(trace, batch, i)->objects);
}

static enum exit_code run(struct trace *trace)
{
    unsigned each = trace->queries < UNDER_WAY_MOST ? UNDER_WAY_MOST / trace->queries : 1;
    bool sent = true, last = false;

    for (unsigned limit = trace->first; limit <= trace->last && sent && !last && !over();) {
        struct batch batch = {.count = 0};
        for (; batch.count < each && limit <= trace->last; batch.count++)
            batch.hops[batch.count].limit = (uint8_t)limit++;
        batch.probes = batch.count * trace->queries;
        sent = ask(trace, &batch);
        last = show(trace, &batch);
        forget(trace, &batch);
    }
    if (trace->json)
        trace_json_end(trace);
    if (!sent)
        return EXIT_UNREADABLE;
    return trace->reached ? EXIT_FINE : EXIT_FAULTY;
}

/* ---- the command line ---- */

/* A number from 1 to `most`; *number stays as it is when the option is not there. */
static bool read_number(const struct options *options, enum option_id id, uint64_t most, uint8_t *number)
{
    uint64_t read = *number;

    if (!options_number(options, id, most, &read))
        return false;
    *number = (uint8_t)read;
    return read != 0 || refuse("--%s: 0 makes no sense", option_rows[id].name);
}

static bool read_options(struct trace *trace, const struct options *options, uint8_t **data)
{
    uint64_t size = DATA_USUAL;

    if (options->operand_count != 1)
        return refuse("%s; see 'icmpwire trace --help'",
                      options->operand_count ? "one host at a time" : "a host is missing");
    trace->host = options->operands[0];
    trace->json = options->value[OPTION_JSON];
    trace->names = options->value[OPTION_NAMES];
    if (!read_number(options, OPTION_FIRST_HOP, UINT8_MAX, &trace->first) ||
        !read_number(options, OPTION_LAST_HOP, UINT8_MAX, &trace->last) ||
        !read_number(options, OPTION_QUERIES, QUERIES_MOST, &trace->queries) ||
        !options_number(options, OPTION_SIZE, PROBE_DATA_MOST, &size) ||
        !options_seconds(options, OPTION_WAIT, MILLISECOND, 60 * SECOND, &trace->wait))
        return false;
    if (trace->first > trace->last)
        return refuse("--first-hop is behind --max-hops");
    *data = allocate(NULL, size + 1);
    for (size_t i = 0; i < size; i++)
        (*data)[i] = (uint8_t)i;
    trace->prober.data = (struct icmpwire_span){*data, size};
    return true;
}

enum exit_code command_trace(const struct options *options)
{
    struct trace trace = {.prober.file = -1, .first = 1, .last = 30, .queries = 3, .wait = 3 * SECOND};
    enum exit_code code = EXIT_USAGE;
    uint8_t *data = NULL;

    if (read_options(&trace, options, &data))
        code = prober_open(&trace.prober, trace.host, options);
    if (code == EXIT_FINE) {
        end_on_signal();
        trace_print_start(&trace);
        output_flush();
        code = run(&trace);
    }
    free(data);
    prober_close(&trace.prober);
    return code;
}
