/* SPDX-License-Identifier: BSD-2-Clause */
/* The thresholds of the tracker by their names. */
#ifndef CLI_THRESHOLDS_H
#define CLI_THRESHOLDS_H

#include "icmpwire/tracker.h"

/* Reads NAME=VALUE. On false it has complained. */
bool threshold_set(struct icmpwire_thresholds *thresholds, const char *setting);

#endif
