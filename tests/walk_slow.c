/* SPDX-License-Identifier: BSD-2-Clause */
/* The tiny layouts in their slow form, for test_walk.c. */
#include "walk_layouts.h"
#include "wire/slow.h"

#include "tiny_walks.h"

#define SLOW(name)                                                                                                    \
    static bool read_##name(const uint8_t *data, size_t captured, size_t size, void *m, struct icmpwire_fault *fault) \
    {                                                                                                                 \
        struct icmpwire_slow w;                                                                                       \
        icmpwire_slow_reader(&w, ICMPWIRE_EXPLAIN, data, captured, size);                                             \
        icmpwire_slow_##name(&w, m);                                                                                  \
        *fault = w.fault;                                                                                             \
        return !w.failed;                                                                                             \
    }                                                                                                                 \
    static bool visit_##name(const uint8_t *data, size_t captured, size_t size, icmpwire_visit_fn *visit,             \
                             void *context, struct icmpwire_fault *fault)                                             \
    {                                                                                                                 \
        struct icmpwire_slow w;                                                                                       \
        icmpwire_slow_reader(&w, ICMPWIRE_VISIT, data, captured, size);                                               \
        w.visit = visit;                                                                                              \
        w.visit_context = context;                                                                                    \
        icmpwire_slow_one_##name(&w);                                                                                 \
        *fault = w.fault;                                                                                             \
        return !w.failed;                                                                                             \
    }                                                                                                                 \
    static size_t write_##name(void *m, bool build, uint8_t *out)                                                     \
    {                                                                                                                 \
        struct icmpwire_slow w;                                                                                       \
        icmpwire_slow_writer(&w, build, out, out ? SIZE_MAX : 0);                                                     \
        icmpwire_slow_##name(&w, m);                                                                                  \
        return w.failed ? 0 : w.size;                                                                                 \
    }
TINY_LAYOUTS(SLOW)

#define ROW(name) {#name, read_##name, visit_##name, write_##name},
const struct tiny_slow tiny_slow[] = {TINY_LAYOUTS(ROW)};
