/* SPDX-License-Identifier: BSD-2-Clause */
/* What the contenders do: one function for each contender and task. It does the task to one packet and
 * returns a digest of what the task reads, 0 for a packet that it refuses. All contenders must give the same
 * digests. */
#ifndef BENCH_TASKS_H
#define BENCH_TASKS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef uint64_t bench_task(const uint8_t *data, size_t size);

/* Adds a field to a digest in one instruction; order counts, so that fields taken for each other are noticed. */
static inline uint64_t with(uint64_t digest, uint64_t field)
{
    return 2 * digest + field;
}

/* Nothing but the call and one octet: the floor that is inside every number. */
bench_task bench_floor;

/* Decoding: by hand-written C, by the library's ordinary calls with lists framed and
 * without, by its inlined walks, by libtins. */
#define TASK(checksum, task)                           \
    bench_task hand_##task, hand_##task##_checked;     \
    bench_task call_##task, call_##task##_checked;     \
    bench_task open_##task, open_##task##_checked;     \
    bench_task inline_##task, inline_##task##_checked; \
    bench_task tins_##task, tins_##task##_checked;
#include "tasks.def"
#undef TASK

/* The addresses that the checksums of the ICMPv6 messages cover: the source, then the destination. */
extern const uint8_t bench_addresses[32];

/* The checksum alone: the sum of RFC 1071, folded, not complemented. */
bench_task sum_naive, sum_vector, sum_vector512, sum_shipped, sum_tins;

/* The packet task with all findings looked for. */
bench_task check_packet;

/* The packet received by a host, which answers it where the rules say so. The digest is of the outcome. */
bench_task host_packet;

/* Encoding: the fields of an echo message are taken from the packet and written into bench_out, checksum and
 * all, which gives back the packet. The digest is the size and the checksum. */
bench_task hand_encode, call_encode, tins_encode;
extern uint8_t bench_out[2048];

#ifdef __cplusplus
}
#endif
#endif
