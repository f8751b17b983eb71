/* SPDX-License-Identifier: BSD-2-Clause */
#include "complain.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum exit_code complain(enum exit_code code, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    fputs("icmpwire: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    return code;
}

void *allocate(void *old, size_t size)
{
    void *new = realloc(old, size ? size : 1);

    if (!new)
        exit((int)complain(EXIT_UNREADABLE, "out of memory"));
    return new;
}
