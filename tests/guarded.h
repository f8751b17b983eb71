/* SPDX-License-Identifier: BSD-2-Clause */
/* Octets for tests: written as hex, and put where reading one too many is a crash. */
#ifndef GUARDED_H
#define GUARDED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "icmpwire/base.h"

#define GUARDED_ROOM ((size_t)1 << 17)

static uint8_t *guarded_end;

/* A group setup of cmocka: a buffer that ends at a page which cannot be read. */
static int guarded_setup(void **state)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    void *pages = mmap(NULL, GUARDED_ROOM + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    (void)state;
    if (pages == MAP_FAILED)
        return -1;
    guarded_end = (uint8_t *)pages + GUARDED_ROOM;
    return mprotect(guarded_end, page, PROT_NONE);
}

static inline struct icmpwire_span guarded(const void *octets, size_t size)
{
    struct icmpwire_span span = {guarded_end - size, size};
    assert_true(size <= GUARDED_ROOM);
    if (size)
        memcpy(guarded_end - size, octets, size);
    return span;
}

/* Hex digits with blanks anywhere; "00*8" is 8 times that octet. Answers how many octets there are. */
static inline size_t from_hex(const char *text, uint8_t *out, size_t room)
{
    size_t size = 0;
    while (*text) {
        unsigned times = 1, value = 0;
        if (*text == ' ') {
            text++;
            continue;
        }
        for (int digit = 0; digit < 2; digit++, text++)
            value = value << 4 | (unsigned)(*text <= '9' ? *text - '0' : *text - 'a' + 10);
        if (*text == '*')
            for (times = 0, text++; *text >= '0' && *text <= '9'; text++)
                times = times * 10 + (unsigned)(*text - '0');
        assert_true(size + times <= room);
        for (; times; times--)
            out[size++] = (uint8_t)value;
    }
    return size;
}

/* The octets of a text, guarded. */
static inline struct icmpwire_span guarded_hex(const char *text)
{
    static uint8_t octets[GUARDED_ROOM];
    return guarded(octets, from_hex(text, octets, sizeof octets));
}

/* Numbers that are the same in every run. */
static inline uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

#endif
