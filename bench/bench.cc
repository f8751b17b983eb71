// SPDX-License-Identifier: BSD-2-Clause
/* Every row is one task on one set of packets, done by each contender; the first contender is the measure of
 * the others. Before anything is timed, all contenders must have given the same digests: they did the same
 * work.
 * `--instructions` runs each contender once over its set under callgrind instead, which writes one count for
 * each. */
#include "packets.h"
#include "tasks.h"
#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstring>
#include <icmpwire/batch.h>
#include <string>
#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#define CAN_COUNT 1
#else
#define CAN_COUNT 0
#define CALLGRIND_ZERO_STATS
#define CALLGRIND_DUMP_STATS_AT(what) ((void)what)
#endif

namespace
{
/* at_most: the target, as a ratio to the row's first contender; 0 for none. */
struct Contender {
    const char *name;
    bench_task *task;
    double at_most;
    bool ordered = false; /* batch by batch, in the order of icmpwire_order_packets */
    bool alike = true;    /* gives the first one's digests; else it does more than that */
};

struct Row {
    std::string name;
    const Set *set;
    std::vector<Contender> contenders;
};

#ifdef ICMPWIRE_HAVE_LIBTINS
#define TINS(function) {"libtins", function, 0}
#else
#define TINS(function)
#endif

/* One workload: its decoding, without and with the checksum verified. Targets are for decoding alone. */
#define WORKLOAD(name, set, task, by_call, by_inline)                                       \
    {"decode/" name,                                                                        \
     &set(),                                                                                \
     {{"hand", hand_##task, 0},                                                             \
      {"call", call_##task, by_call},                                                       \
      {"open", open_##task, by_call},                                                       \
      {"inline", inline_##task, by_inline},                                                 \
      TINS(tins_##task)}},                                                                  \
    {                                                                                       \
        "checked/" name, &set(),                                                            \
        {                                                                                   \
            {"hand", hand_##task##_checked, 0}, {"call", call_##task##_checked, 0},         \
                {"open", open_##task##_checked, 0}, {"inline", inline_##task##_checked, 0}, \
                TINS(tins_##task##_checked)                                                 \
        }                                                                                   \
    }

std::vector<Row> decoding()
{
    return {
        {"floor/call", &echo64(), {{"hand", bench_floor, 0}}},
        WORKLOAD("a echo, 64 octets", echo64, echo, 1.8, 1.25),
        WORKLOAD("b echo, 1480 octets", echo1480, echo, 1.8, 1.25),
        WORKLOAD("c unreachable, inner 5-tuple", unreachable, unreachable, 2.5, 1.6),
        WORKLOAD("f time exceeded, RFC 4884, MPLS", extended, extended, 1.8, 1.4),
        WORKLOAD("mix of a, c and f", mix, mix, 0, 0),
        WORKLOAD("d router advertisement, 4 options", advertisement, advertisement, 2.0, 1.3),
        WORKLOAD("e MLDv2 report, 4 records", report, report, 1.65, 1.3),
        {"decode/g random mix, from the IP header",
         &packet(),
         {{"hand", hand_packet, 0},
          {"call", call_packet, 1.5},
          {"open", open_packet, 1.5},
          {"inline", inline_packet, 0},
          {"ordered", open_packet, 1.1, true},
          TINS(tins_packet)}},
        {"checked/g random mix, from the IP header",
         &packet(),
         {{"hand", hand_packet_checked, 0},
          {"call", call_packet_checked, 0},
          {"open", open_packet_checked, 0},
          {"inline", inline_packet_checked, 0},
          {"ordered", open_packet_checked, 0, true},
          TINS(tins_packet_checked)}},
    };
}

/* Measured against the library's own decoding by call, without the checksum that a check includes. */
std::vector<Row> checking()
{
    return {
        {"check/echo, 64 octets", &echo_packet(), {{"hand", call_packet, 0}, {"call", check_packet, 1.8}}},
        {"check/random mix", &traffic(), {{"hand", call_packet, 0}, {"call", check_packet, 1.8}}},
    };
}

/* Measured against decoding by call with the checksum verified, which a host has to do first. */
std::vector<Row> receiving()
{
    return {
        {"host/echo, 64 octets, and its reply",
         &echo_packet(),
         {{"hand", call_packet_checked, 0}, {"call", host_packet, 3, false, false}}},
        {"host/random mix", &traffic(), {{"hand", call_packet_checked, 0}, {"call", host_packet, 3, false, false}}},
    };
}

std::vector<Row> encoding()
{
    std::vector<Contender> contenders = {{"hand", hand_encode, 0}, {"call", call_encode, 0}, TINS(tins_encode)};
    return {{"encode/echo, 64 octets", &echo64(), contenders}, {"encode/echo, 1480 octets", &echo1480(), contenders}};
}

std::vector<Row> checksums()
{
    static const Set sets[] = {octets(64), octets(104), octets(1480)};
    std::vector<Row> rows;
    for (const Set &set : sets) {
        size_t size = set.packets[0].size;
        std::vector<Contender> contenders = {{"hand", sum_vector, 0},
                                             {"call", sum_shipped, size == 1480 ? 1.3 : 0},
                                             {"naive", sum_naive, 0},
                                             TINS(sum_tins)};
        if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni"))
            contenders.push_back({"avx512", sum_vector512, 0});
        rows.push_back({"checksum/" + std::to_string(size) + " octets", &set, contenders});
    }
    return rows;
}

/* The call goes through a pointer, and the sum of the digests is all that is kept. */
__attribute__((noinline)) uint64_t pass(bench_task *task, const Set &set)
{
    uint64_t sum = 0;
    for (const Packet &packet : set.packets)
        sum += task(packet.data, packet.size);
    return sum;
}

/* The same, each batch in the order of its kinds. */
__attribute__((noinline)) uint64_t pass_ordered(bench_task *task, const Set &set)
{
    uint64_t sum = 0;
    const uint8_t *data[ICMPWIRE_BATCH_MOST];
    size_t sizes[ICMPWIRE_BATCH_MOST];
    uint16_t order[ICMPWIRE_BATCH_MOST];
    for (size_t from = 0; from < set.packets.size();) {
        size_t count = std::min<size_t>(ICMPWIRE_BATCH_MOST, set.packets.size() - from);
        for (size_t i = 0; i < count; i++) {
            data[i] = set.packets[from + i].data;
            sizes[i] = set.packets[from + i].size;
        }
        count = icmpwire_order_packets(data, sizes, count, order);
        for (size_t i = 0; i < count; i++)
            sum += task(data[order[i]], sizes[order[i]]);
        from += count;
    }
    return sum;
}

uint64_t pass(const Contender &contender, const Set &set)
{
    return contender.ordered ? pass_ordered(contender.task, set) : pass(contender.task, set);
}

/* Does the contender give the first one's digest for every packet, and encode each packet to the same octets?
 */
bool agrees(const Row &row, const Contender &contender)
{
    for (const Packet &packet : row.set->packets) {
        uint64_t want = row.contenders[0].task(packet.data, packet.size);
        std::memset(bench_out, 0, sizeof bench_out);
        if (want == 0 || contender.task(packet.data, packet.size) != want)
            return false;
        if (row.name.compare(0, 6, "encode") == 0 && std::memcmp(bench_out, packet.data, packet.size) != 0)
            return false;
    }
    return true;
}

bool all_agree(const std::vector<Row> &rows)
{
    bool good = true;
    for (const Row &row : rows)
        for (const Contender &contender : row.contenders)
            if (row.contenders.size() > 1 && contender.alike && !agrees(row, contender)) {
                std::fprintf(stderr, "icmpwire_bench: %s: %s: not the digest of the others\n", row.name.c_str(),
                             contender.name);
                good = false;
            }
    return good;
}

void measure(benchmark::State &state, const Contender &contender, const Set *set)
{
    for (auto unused : state)
        benchmark::DoNotOptimize(pass(contender, *set));
    state.SetItemsProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(set->packets.size()));
    if (contender.at_most > 0)
        state.counters["at_most"] = contender.at_most;
}

/* One dump a contender: "name: packets" says what was counted. */
void count_instructions(const std::vector<Row> &rows)
{
    for (const Row &row : rows)
        for (const Contender &contender : row.contenders) {
            std::string what = row.name + '/' + contender.name + ": " + std::to_string(row.set->packets.size());
            benchmark::DoNotOptimize(pass(contender, *row.set));
            CALLGRIND_ZERO_STATS;
            benchmark::DoNotOptimize(pass(contender, *row.set));
            CALLGRIND_DUMP_STATS_AT(what.c_str());
        }
}
} // namespace

int main(int argc, char **argv)
{
    std::vector<Row> rows = decoding();
    for (const auto &more : {checking(), receiving(), encoding(), checksums()})
        rows.insert(rows.end(), more.begin(), more.end());
    if (!all_agree(rows))
        return 1;
    if (argc == 2 && std::strcmp(argv[1], "--instructions") == 0) {
        if (!CAN_COUNT)
            std::fprintf(stderr, "icmpwire_bench: built without valgrind's headers, which --instructions needs\n");
        else
            count_instructions(rows);
        return CAN_COUNT ? 0 : 2;
    }
    for (const Row &row : rows)
        for (const Contender &contender : row.contenders)
            benchmark::RegisterBenchmark((row.name + '/' + contender.name).c_str(), measure, contender, row.set);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
