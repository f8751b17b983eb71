/* SPDX-License-Identifier: BSD-2-Clause */
/* How much stack every operation takes: it runs on a stack of its own, painted before, over all vectors and the inputs
 * that make the most of their size. Prints a line for each operation, and fails beyond the bound.
 * painted_stack BOUND */
#define _DEFAULT_SOURCE
#include "must.h"
#include "operations.h"
#include "vector_packet.h"
#include "worst.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>

enum { ROOM = 1 << 16, PAINT = 0xa5, SIZES = 4 };

static _Alignas(64) uint8_t stack[ROOM];
static ucontext_t here, there;
static void (*running)(const struct input *input);
static struct input working_on;

static void run(void)
{
    running(&working_on);
}

static void nothing(const struct input *input)
{
    (void)input;
}

/* Octets of the stack that were written; it grows down. */
static size_t taken(void (*what)(const struct input *input), const struct input *input)
{
    size_t unused = 0;
    memset(stack, PAINT, sizeof stack);
    running = what;
    working_on = *input;
    MUST(getcontext(&there) == 0);
    there.uc_stack.ss_sp = stack;
    there.uc_stack.ss_size = sizeof stack;
    there.uc_link = &here;
    makecontext(&there, run, 0);
    MUST(swapcontext(&here, &there) == 0);
    while (unused < sizeof stack && stack[unused] == PAINT)
        unused++;
    return sizeof stack - unused;
}

static size_t most[64];

static void measure(const struct input *input)
{
    for (size_t n = 0; n < operation_count; n++)
        if (operations[n].packet == input->packet) {
            size_t size = taken(operations[n].run, input);
            if (size > most[n])
                most[n] = size;
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
        measure(&message);
        measure(&whole);
        free(packet);
    }
    vectors_free(&vectors);
}

int main(int argc, char **argv)
{
    static const size_t sizes[SIZES] = {100, 300, 2000, WORST_MOST};
    struct input none = {ICMPWIRE_ICMP4, false, NULL, 0};
    size_t bound = argc == 2 ? strtoul(argv[1], NULL, 10) : 0, deepest = 0, before;
    MUST(bound && operation_count <= sizeof most / sizeof *most);
    before = taken(nothing, &none);
    measure_vectors(ICMPWIRE_SOURCE_FOLDER "/tests/vectors");
    measure_vectors(ICMPWIRE_SOURCE_FOLDER "/tests/gallery");
    for (size_t i = 0; i < worst_count * SIZES; i++) {
        struct input input = worst_input(i / SIZES, sizes[i % SIZES]);
        measure(&input);
    }
    for (size_t n = 0; n < operation_count; n++) {
        size_t size = most[n] - before;
        printf("%-18s %5zu octets of stack\n", operations[n].name, size);
        deepest = size > deepest ? size : deepest;
    }
    printf("deepest %zu\n", deepest);
    return deepest > bound;
}
