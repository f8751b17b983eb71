/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames out of a capture that is open. */
#ifndef CAPTURE_CAPTURED_H
#define CAPTURE_CAPTURED_H

#include "link.h"
#include <time.h>

struct pcap;

struct captured_frame {
    struct octets octets; /* valid until the next one is read */
    time_t seconds;       /* since 1970, UTC */
    uint32_t nanoseconds;
};

/* Reads the next frame of a capture that was opened for nanoseconds. Returns what pcap_next_ex returns; the frame is set
 * when that is 1. */
int captured_next(struct pcap *pcap, struct captured_frame *frame);

#endif
