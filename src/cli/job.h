/* SPDX-License-Identifier: BSD-2-Clause */
/* What icmpwire decode does with messages, wherever they come from. */
#ifndef CLI_JOB_H
#define CLI_JOB_H

#include "complain.h"
#include "frame.h"
#include "options.h"
#include "show.h"

/* What the command line asks for, and what came of it. */
struct job {
    bool json;
    enum show_form form;
    bool lenient, strict, progress;
    bool several;         /* files */
    uint64_t most, shown; /* messages */
    uint8_t source[16], destination[16];
    bool addresses;
    bool faulty;
    struct icmpwire_fault packet_fault; /* of octets that carry no message */
    struct text text;
};

/* Has everything been shown that was wanted, or can no more be written? */
bool job_done(const struct job *job);

/* Shows a message in the form that is asked for. */
void job_show(struct job *job, const struct frame *frame);

/* Decodes the octets that --hex names. */
enum exit_code decode_hex(struct job *job, const struct options *options);

#endif
