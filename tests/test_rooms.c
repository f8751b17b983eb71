/* SPDX-License-Identifier: BSD-2-Clause */
/* What is written, and where: every message and element of the vectors, encoded and built into every room up to one octet
 * more than it needs, flush against a page that must not be touched. Too small a room gets nothing, and the octets that
 * are needed; what is written does not depend on what was there, and what is reserved or padding is zero.
 * test_rooms [EVERY]     takes every so manyth room of messages, and code; 1: all */
#define _DEFAULT_SOURCE
#include "must.h"
#include "reencode.h"
#include "vectors.h"
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { CANARY = 0xc5, ROOM = 1 << 17 };

static const uint8_t address[16] = {0xfe, 0x80, 1, 2, 3};
static uint8_t *first;
static uint8_t *guard; /* the page that must not be touched */
static size_t seen[ICMPWIRE_LAYOUT_COUNT];
static size_t every = 17; /* a prime, so that different rooms of different messages are tried */

static void map_guard(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    first = mmap(NULL, ROOM + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    MUST((void *)first != MAP_FAILED);
    guard = first + ROOM;
    MUST(mprotect(guard, page, PROT_NONE) == 0);
}

static bool write_as(bool build, const struct icmpwire_message *m, uint8_t *out, size_t room, size_t *size,
                     struct icmpwire_fault *fault)
{
    return build ? icmpwire_build(m, address, address, out, room, size, fault)
                 : icmpwire_encode(m, out, room, size, fault);
}

static bool untouched(const uint8_t *from, const uint8_t *to)
{
    while (from < to && *from == CANARY)
        from++;
    return from == to;
}

/* ---- rooms ---- */

static void try_room(bool build, const struct icmpwire_message *m, size_t room, size_t need, const uint8_t *expected)
{
    uint8_t *out = guard - room;
    struct icmpwire_fault fault;
    size_t size = 0;
    memset(out - 16, CANARY, room + 16);
    if (room < need) {
        MUST(!write_as(build, m, out, room, &size, &fault) && fault.status == ICMPWIRE_NO_ROOM);
        MUST(untouched(out - 16, guard));
    } else {
        MUST(write_as(build, m, out, room, &size, &fault));
        MUST(memcmp(out, expected, need) == 0 && untouched(out - 16, out) && untouched(out + need, guard));
    }
    MUST(size == need);
}

static void every_room(bool build, const struct icmpwire_message *m)
{
    static uint8_t expected[ROOM];
    struct icmpwire_fault fault;
    size_t need;
    memset(expected, 0, sizeof expected);
    MUST(write_as(build, m, expected, sizeof expected, &need, &fault));
    for (size_t room = 0; room + 1 < need; room += every)
        try_room(build, m, room, need, expected);
    for (size_t room = need - 1; room <= need + 1; room++)
        try_room(build, m, room, need, expected);
}

static void vectors_into_rooms(const char *folder)
{
    struct vectors vectors = vectors_load(folder);
    for (size_t i = 0; i < vectors.count; i++) {
        const struct vector *v = &vectors.all[i];
        struct icmpwire_span octets = {v->octets, v->size};
        struct icmpwire_message m;
        struct icmpwire_fault fault;
        vector_working_on(v);
        if (v->packet || !icmpwire_decode(v->family, v->octets, v->size, &m, &fault))
            continue;
        seen[m.layout]++;
        every_room(false, &m);
        every_room(true, &m);
        reencode_message(&m, octets);
    }
    vectors_free(&vectors);
}

/* ---- what nobody set ---- */

static bool is_zero(struct icmpwire_span octets)
{
    for (size_t i = 0; i < octets.size; i++)
        if (octets.data[i])
            return false;
    return true;
}

static bool contains(const char *text, const char *word)
{
    return strstr(text, word) != NULL;
}

static void reserved_is_zero(void *context, const struct icmpwire_field *f)
{
    size_t *fields = context;
    if (f->event != ICMPWIRE_FIELD || !(contains(f->name, "reserved") || contains(f->name, "unused") ||
                                        contains(f->name, "padding") || contains(f->name, "trailing")))
        return;
    MUST(f->octets.size == 0 || f->number == 0);
    MUST(f->kind == ICMPWIRE_KIND_NUMBER || is_zero(f->octets));
    ++*fields;
}

/* A message of which only family, type and code are set, over octets that were something else before. */
static size_t nothing_leaks(enum icmpwire_family family, unsigned type, unsigned code)
{
    static uint8_t over_ones[4096], over_zeros[4096];
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    size_t size, again, fields = 0;
    memset(&m, 0, sizeof m);
    m.family = (uint8_t)family;
    m.type = (uint8_t)type;
    m.code = (uint8_t)code;
    memset(over_ones, 0xff, 256);
    memset(over_zeros, 0, 256);
    if (!icmpwire_build(&m, address, address, over_ones, sizeof over_ones, &size, &fault))
        return 0;
    MUST(icmpwire_build(&m, address, address, over_zeros, sizeof over_zeros, &again, &fault) && again == size);
    MUST(size <= 256 && memcmp(over_ones, over_zeros, size) == 0);
    icmpwire_visit(family, over_ones, size, size, reserved_is_zero, &fields, &fault);
    return fields;
}

int main(int argc, char **argv)
{
    size_t fields = 0, layouts = 0;
    if (argc == 2)
        every = strtoul(argv[1], NULL, 10);
    MUST(every);
    map_guard();
    reencode_every_room = true;
    vectors_into_rooms(ICMPWIRE_SOURCE_FOLDER "/tests/vectors");
    vectors_into_rooms(ICMPWIRE_SOURCE_FOLDER "/tests/gallery");
    for (size_t layout = 1; layout < ICMPWIRE_LAYOUT_COUNT; layout++)
        layouts += seen[layout] != 0;
    MUST(layouts == ICMPWIRE_LAYOUT_COUNT - 1);
    for (unsigned code = 0; code < 256; code += (unsigned)every)
        for (unsigned type = 0; type < 256; type++)
            fields += nothing_leaks(ICMPWIRE_ICMP4, type, code) + nothing_leaks(ICMPWIRE_ICMP6, type, code);
    MUST(fields > 256);
    printf("%zu layouts and %zu elements in every room, %zu reserved fields zero\n", layouts, reencode_rooms, fields);
    return 0;
}
