/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames from an interface. */
#ifndef CLI_LIVE_H
#define CLI_LIVE_H

#include "capture.h"

struct live_counts {
    uint64_t received, dropped, dropped_by_interface;
};

/* Begins to capture. From now on SIGINT and SIGTERM end the command in an orderly way: end.h. Anything but EXIT_FINE
 * has complained. */
enum exit_code live_open(struct capture *capture, const char *name);

/* Waits until there is something to read, at most a fraction of a second. */
void live_wait(const struct capture *capture);

/* What the kernel counted; zero when it does not say any more. */
struct live_counts live_counts(const struct capture *capture);

#endif
