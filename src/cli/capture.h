/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames out of pcap and pcapng files. */
#ifndef CLI_CAPTURE_H
#define CLI_CAPTURE_H

#include "capture/captured.h"
#include "complain.h"
#include <stdio.h>

struct capture {
    const char *path;
    const char *name; /* for messages */
    struct pcap *pcap;
    FILE *file; /* owned by pcap; null for an interface */
    int link_type;
    uint64_t frames; /* read so far */
    bool damaged;
};

/* Opens a file, "-" for standard input. Anything but EXIT_FINE has complained. */
enum exit_code capture_open(struct capture *capture, const char *path);

/* Refuses link types that cannot be read: complains and closes the capture. */
enum exit_code capture_check_link_type(struct capture *capture);

/* Reads the next frame. False at the end of the file, or where it is damaged; of an interface, when there is none at the
 * moment, or when it has gone. */
bool capture_next(struct capture *capture, struct captured_frame *frame);

/* Returns EXIT_FINE, or complains that the file was damaged or the interface has gone. */
enum exit_code capture_close(struct capture *capture);

#endif
