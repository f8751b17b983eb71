/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames out of pcap and pcapng files. */
#ifndef CLI_CAPTURE_H
#define CLI_CAPTURE_H

#include "complain.h"
#include "link.h"
#include <stdio.h>
#include <time.h>

struct pcap;

struct capture {
    const char *path;
    const char *name; /* for messages */
    struct pcap *pcap;
    FILE *file; /* owned by pcap */
    int link_type;
    uint64_t frames; /* read so far */
    bool damaged;
};

struct captured_frame {
    struct octets octets; /* valid until the next one is read */
    time_t seconds;       /* since 1970, UTC */
    uint32_t nanoseconds;
};

/* Opens a file, "-" for standard input. Anything but EXIT_FINE has complained. */
enum exit_code capture_open(struct capture *capture, const char *path);

/* Reads the next frame. False at the end of the file, or where it is damaged. */
bool capture_next(struct capture *capture, struct captured_frame *frame);

/* Returns EXIT_FINE, or complains that the file was damaged. */
enum exit_code capture_close(struct capture *capture);

#endif
