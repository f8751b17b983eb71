/* SPDX-License-Identifier: BSD-2-Clause */
/* Which packets of a capture are looked at. */
#ifndef CLI_FILTER_H
#define CLI_FILTER_H

#include "capture.h"

/* Sets a filter as pcap-filter(7) describes; null: what carries ICMP or may do so. Anything but EXIT_FINE has complained. */
enum exit_code filter_set(const struct capture *capture, const char *expression);

#endif
