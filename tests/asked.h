/* SPDX-License-Identifier: BSD-2-Clause */
/* Counts calls for memory while `counting`; for one source of a program whose linker leads all such calls here
 * (-Wl,--wrap=malloc and its like). */
#ifndef ICMPWIRE_TESTS_ASKED_H
#define ICMPWIRE_TESTS_ASKED_H

#include <stdbool.h>
#include <stddef.h>

static volatile bool counting; /* compilers take it that asking for memory changes nothing here */
static volatile unsigned asked;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void __real_free(void *block);

void *__wrap_malloc(size_t size)
{
    asked = asked + counting;
    return __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    asked = asked + counting;
    return __real_calloc(count, size);
}

void *__wrap_realloc(void *block, size_t size)
{
    asked = asked + counting;
    return __real_realloc(block, size);
}

void __wrap_free(void *block)
{
    asked = asked + counting;
    __real_free(block);
}

#endif
