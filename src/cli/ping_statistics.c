/* SPDX-License-Identifier: BSD-2-Clause */
#include "answer_text.h"
#include "json_line.h"
#include "json_value.h"
#include "ping.h"
#include "seconds.h"
#include <inttypes.h>
#include <math.h>
#include <stdio.h>

void ping_count(struct ping_statistics *statistics, enum reply_kind kind, uint64_t took)
{
    statistics->duplicates += kind == REPLY_DUPLICATE;
    statistics->late += kind == REPLY_LATE;
    statistics->wrong += kind == REPLY_WRONG;
    statistics->errors += kind == REPLY_REFUSAL;
    if (kind != REPLY_GOOD)
        return;
    if (!statistics->received || took < statistics->least)
        statistics->least = took;
    if (took > statistics->most)
        statistics->most = took;
    statistics->received++;
    statistics->sum += (double)took;
    statistics->squares += (double)took * (double)took;
}

bool ping_faulty(const struct ping_statistics *statistics)
{
    return statistics->received != statistics->transmitted || statistics->duplicates || statistics->late ||
           statistics->wrong || statistics->errors;
}

static double average(const struct ping_statistics *statistics)
{
    return statistics->sum / (double)statistics->received;
}

/* The standard deviation. */
static double deviation(const struct ping_statistics *statistics)
{
    double mean = average(statistics);
    double variance = statistics->squares / (double)statistics->received - mean * mean;

    return variance > 0 ? sqrt(variance) : 0;
}

static double milliseconds(double nanoseconds)
{
    return nanoseconds / (double)MILLISECOND;
}

static void print_some(uint64_t count, const char *what)
{
    if (count)
        printf(", +%" PRIu64 " %s", count, what);
}

static void print_text(const struct ping *ping)
{
    const struct ping_statistics *s = &ping->statistics;
    uint64_t lost = s->transmitted - s->received;

    printf("\n--- %s ping statistics ---\n%" PRIu64 " packets transmitted, %" PRIu64 " received", ping->host,
           s->transmitted, s->received);
    print_some(s->duplicates, "duplicates");
    print_some(s->late, "late");
    print_some(s->wrong, "wrong");
    print_some(s->errors, "errors");
    printf(", %g%% packet loss, time %.0fms\n", s->transmitted ? 100 * (double)lost / (double)s->transmitted : 0,
           milliseconds((double)(s->last - s->first)));
    if (s->received)
        printf("rtt min/avg/max/mdev = %.3f/%.3f/%.3f/%.3f ms\n", milliseconds((double)s->least),
               milliseconds(average(s)), milliseconds((double)s->most), milliseconds(deviation(s)));
}

static json_t *json_of_times(const struct ping_statistics *s)
{
    if (!s->received)
        return json_null();
    return json_pack("{s:o, s:o, s:o, s:o}", "min", json_of_number(s->least), "avg",
                     json_of_number((uint64_t)average(s)), "max", json_of_number(s->most), "mdev",
                     json_of_number((uint64_t)deviation(s)));
}

static void print_json(const struct ping *ping)
{
    const struct ping_statistics *s = &ping->statistics;
    const char *host = ping->host;

    json_print_line(
        json_pack("{s:s, s:s, s:o, s:o, s:o, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "schema",
                  "icmpwire-ping/1", "event", "statistics", "host", json_of_words(host), "destination",
                  json_of_address(endpoint_octets(&ping->prober.target)), "source",
                  json_of_address(endpoint_octets(&ping->prober.source)), "socket", ping->prober.raw ? "raw" : "ping",
                  "transmitted", json_of_number(s->transmitted), "received", json_of_number(s->received), "lost",
                  json_of_number(s->transmitted - s->received), "duplicates", json_of_number(s->duplicates), "late",
                  json_of_number(s->late), "wrong", json_of_number(s->wrong), "errors", json_of_number(s->errors),
                  "duration_ns", json_of_number(s->last - s->first), "rtt_ns", json_of_times(s)));
}

void ping_print_statistics(const struct ping *ping)
{
    if (ping->json)
        print_json(ping);
    else
        print_text(ping);
}
