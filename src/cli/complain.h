/* SPDX-License-Identifier: BSD-2-Clause */
/* Exit codes, and the one way in which the command says what is wrong. */
#ifndef CLI_COMPLAIN_H
#define CLI_COMPLAIN_H

#include <stddef.h>

enum exit_code {
    EXIT_FINE = 0,
    EXIT_FAULTY = 1,    /* decode --strict saw something wrong */
    EXIT_USAGE = 2,     /* options, words and values that make no sense */
    EXIT_UNREADABLE = 3 /* input that cannot be read, output that cannot be written */
};

/* Writes "icmpwire: ..." and a newline to standard error, and returns the code. */
__attribute__((format(printf, 2, 3))) enum exit_code complain(enum exit_code code, const char *format, ...);

/* realloc that ends the command when there is no memory. */
void *allocate(void *old, size_t size);

#endif
