/* SPDX-License-Identifier: BSD-2-Clause */
#include "output.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>

static int reason;

bool output_broken(void)
{
    if (!reason && ferror(stdout))
        reason = errno ? errno : EIO;
    return reason != 0;
}

void output_flush(void)
{
    if (!output_broken() && fflush(stdout) != 0)
        reason = errno;
}

enum exit_code output_finish(enum exit_code code)
{
    output_flush();
    if (!reason || reason == EPIPE)
        return code;
    return complain(EXIT_UNREADABLE, "standard output: %s", strerror(reason));
}
