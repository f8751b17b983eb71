/* SPDX-License-Identifier: BSD-2-Clause */
/* The mutator for AFL++, a library that AFL_CUSTOM_MUTATOR_LIBRARY names; ICMPWIRE_FUZZ_TARGET is the name of the target.
 * AFL++'s own mutations run beside it. */
#include "mutate.h"
#include <stdlib.h>
#include <string.h>

struct mutator {
    const char *target;
    uint32_t seed;
    uint8_t *out;
    size_t room;
};

void *afl_custom_init(void *afl, unsigned seed);
size_t afl_custom_fuzz(struct mutator *m, const uint8_t *data, size_t size, uint8_t **out, const uint8_t *other,
                       size_t other_size, size_t room);
void afl_custom_deinit(struct mutator *m);

/* AFL++ havocs on its own: here one octet changes. */
static size_t change_octet(uint8_t *data, size_t size, size_t room)
{
    (void)room;
    if (size)
        data[(size_t)rand() % size] ^= (uint8_t)(1u << rand() % 8);
    return size;
}

void *afl_custom_init(void *afl, unsigned seed)
{
    struct mutator *m = calloc(1, sizeof *m);
    const char *target = getenv("ICMPWIRE_FUZZ_TARGET");
    (void)afl;
    if (!m || !target) {
        free(m);
        return NULL;
    }
    m->target = target;
    m->seed = seed;
    return m;
}

size_t afl_custom_fuzz(struct mutator *m, const uint8_t *data, size_t size, uint8_t **out, const uint8_t *other,
                       size_t other_size, size_t room)
{
    if (m->room < room) {
        free(m->out);
        m->out = malloc(room);
        m->room = m->out ? room : 0;
    }
    *out = m->out;
    if (m->room < room)
        return 0;
    m->seed = m->seed * 1103515245u + 12345u;
    if (other && m->seed >> 30 == 0)
        return mutate_cross(m->target, data, size, other, other_size, m->out, room, m->seed);
    size = size < room ? size : room;
    memcpy(m->out, data, size);
    return mutate(m->target, m->out, size, room, m->seed, change_octet);
}

void afl_custom_deinit(struct mutator *m)
{
    free(m->out);
    free(m);
}
