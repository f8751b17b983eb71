/* SPDX-License-Identifier: BSD-2-Clause */
/* A line on the terminal that says how far a long file has been read. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "capture.h"

struct progress {
    bool wanted; /* standard error is a terminal, standard output is none, and the file has a size */
    bool shown;
    uint64_t size; /* octets of the file */
    struct timespec begun, last;
};

void progress_begin(struct progress *progress, const struct capture *capture, bool allowed);

/* To be called for each frame; writes a few times a second. */
void progress_step(struct progress *progress, const struct capture *capture);

/* Clears the line. */
void progress_end(struct progress *progress);

#endif
