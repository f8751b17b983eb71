/* SPDX-License-Identifier: BSD-2-Clause */
/* What must hold, without a test library: whatever breaks it ends the program. */
#ifndef ICMPWIRE_TESTS_MUST_H
#define ICMPWIRE_TESTS_MUST_H

#include <stdio.h>
#include <stdlib.h>

#include "icmpwire.h"

#define MUST(condition) ((condition) ? (void)0 : must_have_been(#condition, __FILE__, __LINE__))

__attribute__((noreturn, unused)) static void must_have_been(const char *what, const char *file, int line)
{
    (void)fprintf(stderr, "%s:%d: not so: %s\n", file, line, what);
    abort();
}

/* A fault names a decoding error, a field, and octets within what was decoded. */
__attribute__((unused)) static void must_be_fault(const struct icmpwire_fault *fault, size_t size)
{
    MUST(fault->status >= ICMPWIRE_TRUNCATED && fault->status <= ICMPWIRE_BAD_FIELD);
    MUST(fault->offset <= size);
    MUST(fault->readable <= size);
    MUST(fault->field != NULL);
}

#endif
