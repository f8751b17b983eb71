/* SPDX-License-Identifier: BSD-2-Clause */
/* What icmpwire check counts. */
#ifndef CLI_STATISTICS_H
#define CLI_STATISTICS_H

#include "inspect.h"

struct statistics {
    uint64_t packets;                            /* frames, of whatever protocol */
    uint64_t messages;                           /* fragments and broken packets included */
    uint64_t faulty;                             /* messages with findings */
    uint64_t findings[ICMPWIRE_FINDING_NUMBERS]; /* messages with the finding of that number */
    uint64_t alarms[ICMPWIRE_ALARM_NUMBERS];
    uint64_t forgotten; /* entries that the trackers replaced while they were needed */
    bool live;
    uint64_t received, dropped, dropped_by_interface; /* by the kernel's count, when live */
};

/* Counts what was found in a frame, of whatever severity. */
void statistics_add(struct statistics *statistics, const struct inspection *it);

/* Writes them to standard error: a name and a number a line. */
void statistics_print(const struct statistics *statistics);

#endif
