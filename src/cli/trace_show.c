/* SPDX-License-Identifier: BSD-2-Clause */
#include "seconds.h"
#include "text.h"
#include "trace.h"
#include <stdio.h>
#include <string.h>

/* ---- marks, as traceroute(8) has them ---- */

struct mark {
    uint8_t family, type, code;
    char letter;
};

static const struct mark marks[] = {
    {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_DESTINATION_UNREACHABLE, 0, 'N'},
    {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_DESTINATION_UNREACHABLE, 1, 'H'},
    {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_DESTINATION_UNREACHABLE, 2, 'P'},
    {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_DESTINATION_UNREACHABLE, 3, 'p'},
    {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_DESTINATION_UNREACHABLE, 4, 'F'},
    {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_DESTINATION_UNREACHABLE, 5, 'S'},
    {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_DESTINATION_UNREACHABLE, 6, 'N'},
    {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_DESTINATION_UNREACHABLE, 7, 'H'},
    {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_DESTINATION_UNREACHABLE, 9, 'X'},
    {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_DESTINATION_UNREACHABLE, 10, 'X'},
    {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_DESTINATION_UNREACHABLE, 11, 'N'},
    {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_DESTINATION_UNREACHABLE, 12, 'H'},
    {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_DESTINATION_UNREACHABLE, 13, 'X'},
    {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_DESTINATION_UNREACHABLE, 14, 'V'},
    {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_DESTINATION_UNREACHABLE, 15, 'C'},
    {ICMPWIRE_ICMP6, ICMPWIRE_ICMP6_DESTINATION_UNREACHABLE, 0, 'N'},
    {ICMPWIRE_ICMP6, ICMPWIRE_ICMP6_DESTINATION_UNREACHABLE, 1, 'X'},
    {ICMPWIRE_ICMP6, ICMPWIRE_ICMP6_DESTINATION_UNREACHABLE, 2, 'S'},
    {ICMPWIRE_ICMP6, ICMPWIRE_ICMP6_DESTINATION_UNREACHABLE, 3, 'H'},
    {ICMPWIRE_ICMP6, ICMPWIRE_ICMP6_DESTINATION_UNREACHABLE, 4, 'p'},
    {ICMPWIRE_ICMP6, ICMPWIRE_ICMP6_DESTINATION_UNREACHABLE, 5, 'X'},
    {ICMPWIRE_ICMP6, ICMPWIRE_ICMP6_DESTINATION_UNREACHABLE, 6, 'X'},
    {ICMPWIRE_ICMP6, ICMPWIRE_ICMP6_PACKET_TOO_BIG, 0, 'F'},
    {ICMPWIRE_ICMP6, ICMPWIRE_ICMP6_PARAMETER_PROBLEM, 1, 'P'},
};

static bool is_usual(enum icmpwire_family family, const struct answer *answer)
{
    unsigned exceeded =
        family == ICMPWIRE_ICMP4 ? (unsigned)ICMPWIRE_ICMP4_TIME_EXCEEDED : (unsigned)ICMPWIRE_ICMP6_TIME_EXCEEDED;

    return !answer->error || (answer->type == exceeded && answer->code == 0);
}

void trace_mark(enum icmpwire_family family, const struct answer *answer, char mark[MARK_SIZE])
{
    *mark = '\0';
    if (is_usual(family, answer))
        return;
    snprintf(mark, MARK_SIZE, "!<%u/%u>", (unsigned)answer->type, (unsigned)answer->code);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i].family == family && marks[i].type == answer->type && marks[i].code == answer->code)
            snprintf(mark, MARK_SIZE, "!%c", marks[i].letter);
    if (answer->mtu)
        snprintf(mark + strlen(mark), MARK_SIZE - strlen(mark), "-%u", (unsigned)answer->mtu);
}

/* ---- lines ---- */

static bool same(struct icmpwire_span one, struct icmpwire_span other)
{
    return one.size == other.size && (one.size == 0 || memcmp(one.data, other.data, one.size) == 0);
}

static void print_router(const struct trace *trace, const union endpoint *from)
{
    char address[ADDRESS_TEXT_SIZE], name[HOST_NAME_SIZE];

    text_of_address(endpoint_octets(from), address);
    if (trace->names && endpoint_name(from, name))
        printf("  %s (%s)", name, address);
    else
        printf("  %s", address);
}

/* The address of a router is there once until another one answers. */
static void print_probes(const struct trace *trace, const struct hop *hop)
{
    struct icmpwire_span before = {NULL, 0};
    char mark[MARK_SIZE];

    for (unsigned i = 0; i < trace->queries; i++) {
        const struct probe *probe = &hop->probes[i];
        if (probe->state == PROBE_SILENT)
            fputs("  *", stdout);
        if (probe->state != PROBE_ANSWERED)
            continue;
        if (!same(before, endpoint_octets(&probe->answer.from)))
            print_router(trace, &probe->answer.from);
        before = endpoint_octets(&probe->answer.from);
        trace_mark(trace->prober.family, &probe->answer, mark);
        printf("  %.3f ms%s%s", (double)probe->took / (double)MILLISECOND, *mark ? " " : "", mark);
    }
    putchar('\n');
}

static void print_line(const struct trace *trace, const struct hop *hop)
{
    struct icmpwire_span before = {NULL, 0};

    printf("%2u", (unsigned)hop->limit);
    print_probes(trace, hop);
    for (unsigned i = 0; i < trace->queries; i++) {
        const struct icmpwire_span objects = hop->probes[i].answer.objects;
        if (objects.size && !same(before, objects))
            trace_print_objects(objects);
        before = objects.size ? objects : before;
    }
}

void trace_print_start(const struct trace *trace)
{
    char target[ADDRESS_TEXT_SIZE];

    if (trace->json)
        return;
    text_of_address(endpoint_octets(&trace->prober.target), target);
    printf("trace to %s (%s): at most %u hops, %zu bytes of data, %s socket\n", trace->host, target,
           (unsigned)trace->last, trace->prober.data.size, trace->prober.raw ? "raw" : "ping");
}

void trace_print_hop(const struct trace *trace, const struct hop *hop)
{
    if (trace->json)
        trace_json_hop(trace, hop);
    else
        print_line(trace, hop);
}
