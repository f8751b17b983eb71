/* SPDX-License-Identifier: BSD-2-Clause */
#include "json_line.h"
#include "complain.h"
#include <stdio.h>
#include <stdlib.h>

void json_print_line(json_t *object)
{
    char *line = json_dumps(object, JSON_COMPACT | JSON_ENSURE_ASCII);

    json_decref(object);
    if (!line)
        errx(EXIT_UNREADABLE, "out of memory");
    puts(line);
    free(line);
}
