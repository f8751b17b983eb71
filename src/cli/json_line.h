/* SPDX-License-Identifier: BSD-2-Clause */
/* JSON Lines. */
#ifndef CLI_JSON_LINE_H
#define CLI_JSON_LINE_H

#include <jansson.h>

/* Writes an object to standard output as one line of ASCII, and frees it. */
void json_print_line(json_t *object);

#endif
