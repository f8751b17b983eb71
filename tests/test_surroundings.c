/* SPDX-License-Identifier: BSD-2-Clause */
/* What is read depends on nothing but the octets: vectors and seeds at every truncation, flush against pages that must not
 * be touched before and behind them and at 16 alignments; and all of them once more with other octets around, another
 * errno, another locale and another stack. Each as a packet and as a message of both families.
 * test_surroundings [EVERY]     takes every so manyth of the seeds; 1: all */
#define _DEFAULT_SOURCE
#include "must.h"
#include "read_everything.h"
#include "vector_packet.h"
#include <dirent.h>
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { ROOM = 1 << 17, SHORT = 400, STEP = 997, ALIGNMENTS = 16, STACK = 1 << 13 };

struct surroundings {
    int fill;
    size_t shift;
    int error;
    const char *locale;
};

static uint8_t *first; /* between two pages that must not be touched */
static uint8_t *guard;
static uint8_t around[ROOM + 64];
static unsigned long inputs, places;

static void map_pages(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    uint8_t *all = mmap(NULL, ROOM + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    MUST((void *)all != MAP_FAILED);
    first = all + page;
    guard = first + ROOM;
    MUST(mprotect(first, ROOM, PROT_READ | PROT_WRITE) == 0);
}

static uint64_t read_as_all(const uint8_t *data, size_t size)
{
    uint64_t digest = read_packet(data, size, size);
    digest = digest * 31 + read_message(ICMPWIRE_ICMP4, data, size, size);
    return digest * 31 + read_message(ICMPWIRE_ICMP6, data, size, size);
}

static uint64_t read_at(uint8_t *place, const uint8_t *data, size_t size)
{
    places++;
    if (size)
        memcpy(place, data, size);
    return read_as_all(place, size);
}

/* ---- every truncation ---- */

static void truncations(const uint8_t *data, size_t size)
{
    for (size_t n = 0; n <= size; n += size <= SHORT ? 1 : 1 + STEP % (1 + size / 64)) {
        uint64_t expected = read_at(guard - n, data, n);
        MUST(read_at(first, data, n) == expected);
        if (n == size || n == size / 2)
            for (size_t shift = 1; shift < ALIGNMENTS; shift++)
                MUST(read_at(first + shift, data, n) == expected);
    }
}

/* ---- two runs ---- */

__attribute__((noinline)) static void paint_stack(int fill)
{
    volatile uint8_t octets[STACK];
    for (size_t i = 0; i < sizeof octets; i++)
        octets[i] = (uint8_t)fill;
}

static uint64_t read_in(const struct surroundings *s, const uint8_t *data, size_t size)
{
    uint64_t digest;
    memset(around, s->fill, sizeof around);
    MUST(setlocale(LC_ALL, s->locale) != NULL);
    paint_stack(s->fill);
    errno = s->error;
    digest = read_at(around + 16 + s->shift, data, size);
    MUST(errno == s->error);
    return digest;
}

static const char *another_locale(void)
{
    static const char *const names[] = {"tr_TR.UTF-8", "de_DE.UTF-8", "en_US.UTF-8", "C.UTF-8", "POSIX"};
    size_t i = 0;
    while (!setlocale(LC_ALL, names[i]))
        i++;
    return names[i];
}

static void two_runs(const uint8_t *data, size_t size)
{
    const struct surroundings one = {0x00, 0, 0, "C"}, other = {0xff, 7, EILSEQ, another_locale()};
    for (size_t n = size; n; n /= 2)
        MUST(read_in(&one, data, n) == read_in(&other, data, n));
}

/* ---- inputs ---- */

static void try_input(const uint8_t *data, size_t size)
{
    MUST(size <= ROOM - ALIGNMENTS);
    inputs++;
    truncations(data, size);
    two_runs(data, size);
}

static void try_vectors(const char *folder, size_t every)
{
    struct vectors vectors = vectors_load(folder);
    for (size_t i = 0; i < vectors.count; i += every) {
        size_t size;
        uint8_t *packet = vector_packet(&vectors.all[i], &size);
        vector_working_on(&vectors.all[i]);
        try_input(vectors.all[i].octets, vectors.all[i].size);
        try_input(packet, size);
        free(packet);
    }
    vectors_free(&vectors);
}

static void try_file(const char *folder, const char *name)
{
    static uint8_t octets[ROOM];
    char path[2048];
    FILE *file;
    size_t size;
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "rb");
    MUST(file != NULL);
    size = fread(octets, 1, ROOM - ALIGNMENTS, file);
    MUST(fclose(file) == 0);
    try_input(octets, size);
}

static void try_seeds(const char *folder, size_t every)
{
    DIR *directory = opendir(folder);
    struct dirent *entry;
    size_t number = 0;
    MUST(directory != NULL);
    while ((entry = readdir(directory)))
        if (entry->d_name[0] != '.' && number++ % every == 0)
            try_file(folder, entry->d_name);
    MUST(closedir(directory) == 0);
}

int main(int argc, char **argv)
{
    static const char *const seeds[] = {"check", "decode", "encode", "flow", "text", "tracker"};
    size_t every = argc == 2 ? strtoul(argv[1], NULL, 10) : 40;
    MUST(every);
    map_pages();
    try_vectors(ICMPWIRE_SOURCE_FOLDER "/tests/vectors", every);
    try_vectors(ICMPWIRE_SOURCE_FOLDER "/tests/gallery", every);
    for (size_t i = 0; i < sizeof seeds / sizeof *seeds; i++) {
        char folder[1024];
        (void)snprintf(folder, sizeof folder, "%s/corpus/%s", ICMPWIRE_SOURCE_FOLDER, seeds[i]);
        try_seeds(folder, every);
    }
    printf("%lu inputs read in %lu places\n", inputs, places);
    return 0;
}
