/* SPDX-License-Identifier: BSD-2-Clause */
#include "complain.h"
#include <stdlib.h>

void *allocate(void *old, size_t size)
{
    void *new = realloc(old, size ? size : 1);

    if (!new)
        errx(EXIT_UNREADABLE, "out of memory");
    return new;
}
