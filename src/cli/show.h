/* SPDX-License-Identifier: BSD-2-Clause */
/* A frame as text on standard output. */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include "frame.h"
#include "text.h"

enum show_form { SHOW_LINE, SHOW_TREE, SHOW_BITS };

/* `text` is kept from frame to frame, so that it need not grow again. */
void show_frame(const struct frame *frame, enum show_form form, struct text *text);

enum { TIME_TEXT_SIZE = 64 };

/* "2026-02-03T04:05:06.000000007Z" */
void text_of_time(time_t seconds, uint32_t nanoseconds, char out[TIME_TEXT_SIZE]);

/* "strict", "legacy", "fixed", "octets" */
const char *text_of_reading(enum icmpwire_reading reading);

#endif
