/* SPDX-License-Identifier: BSD-2-Clause */
/* Standard output, which may be a file that is rotated, a full disk or a pipe that nobody reads any more. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "complain.h"
#include <stdbool.h>

/* Appends to a file from now on. On false it has complained. */
bool output_to(const char *path);

/* Opens that file again when a SIGHUP asked for it since the last call: it may have been renamed. To be called between
 * lines. */
void output_follow(void);

/* Did writing fail? Then going on makes no sense. Remembers why, so ask soon after writing. */
bool output_broken(void);

/* Writes what is still buffered, so that it comes before a complaint. */
void output_flush(void);

/* Flushes for the last time. Returns `code` when all was written, and when the reader of a pipe has gone; otherwise
 * complains. */
enum exit_code output_finish(enum exit_code code);

#endif
