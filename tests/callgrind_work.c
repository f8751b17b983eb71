/* SPDX-License-Identifier: BSD-2-Clause */
/* What callgrind counts: every operation over one input, each with a dump of its own that names it as
 * "OPERATION INPUT SIZE". Runs under valgrind --tool=callgrind --collect-atstart=no; scripts/work reads the dumps. */
#define _DEFAULT_SOURCE
#include "operations.h"
#include "vector_packet.h"
#include "worst.h"
#include <stdio.h>
#include <stdlib.h>
#include <valgrind/callgrind.h>

static void measure(const char *name, const struct input *input)
{
    char label[256];
    for (size_t n = 0; n < operation_count; n++)
        if (operations[n].packet == input->packet) {
            operations[n].run(input); /* what is done once, such as looking at the processor, is done */
            CALLGRIND_ZERO_STATS;
            CALLGRIND_TOGGLE_COLLECT;
            operations[n].run(input);
            CALLGRIND_TOGGLE_COLLECT;
            (void)snprintf(label, sizeof label, "%s %s %zu", operations[n].name, name, input->size);
            CALLGRIND_DUMP_STATS_AT(label);
        }
}

static void measure_vectors(const char *folder)
{
    struct vectors vectors = vectors_load(folder);
    for (size_t i = 0; i < vectors.count; i++) {
        const struct vector *v = &vectors.all[i];
        size_t size;
        uint8_t *packet = vector_packet(v, &size);
        struct input message = {v->family, v->packet, v->octets, v->size};
        struct input whole = {v->family, true, packet, size};
        measure("vector", &message);
        measure("vector", &whole);
        free(packet);
    }
    vectors_free(&vectors);
}

int main(void)
{
    for (size_t i = 0; i < worst_count; i++)
        for (size_t size = 64; size <= 1 << 14; size *= 4) {
            struct input input = worst_input(i, size);
            measure(worst_name(i), &input);
        }
    measure_vectors(ICMPWIRE_SOURCE_FOLDER "/tests/gallery");
    measure_vectors(ICMPWIRE_SOURCE_FOLDER "/tests/vectors");
    return 0;
}
