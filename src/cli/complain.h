/* SPDX-License-Identifier: BSD-2-Clause */
/* Exit codes, and how the command says what is wrong: warnx(), one line on standard error. */
#ifndef CLI_COMPLAIN_H
#define CLI_COMPLAIN_H

#include <err.h>
#include <stdbool.h>
#include <stddef.h>

enum exit_code {
    EXIT_FINE = 0,
    EXIT_FAULTY = 1,    /* with --strict: something wrong was seen; ping, trace: no reply */
    EXIT_USAGE = 2,     /* options, words and values that make no sense */
    EXIT_UNREADABLE = 3 /* input that cannot be read, output that cannot be written, no socket */
};

/* Says what is wrong, for a function that returns an exit code, and for one that returns whether all is well. */
#define complain(code, ...) (warnx(__VA_ARGS__), (code))
#define refuse(...)         (warnx(__VA_ARGS__), false)

/* realloc that ends the command when there is no memory. */
void *allocate(void *old, size_t size);

#endif
