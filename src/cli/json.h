/* SPDX-License-Identifier: BSD-2-Clause */
/* A frame as a JSON object: docs/json.md. */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include "frame.h"

/* Writes one line to standard output. */
void json_print_frame(const struct frame *frame);

#endif
