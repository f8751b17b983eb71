/* SPDX-License-Identifier: BSD-2-Clause */
#include "output.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *name = "standard output";
static int reason;
static volatile sig_atomic_t hung_up;

static void note_hangup(int number)
{
    (void)number;
    hung_up = 1;
}

/* Lets standard output be the end of a file. Returns 0, or why that is not possible. */
static int append_to(const char *path)
{
    int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    int result = file < 0 || dup2(file, STDOUT_FILENO) < 0 ? errno : 0;

    if (file >= 0)
        close(file);
    return result;
}

bool output_to(const char *path)
{
    int failed = append_to(path);

    if (failed)
        return refuse("%s: %s", path, strerror(failed));
    name = path;
    sigaction(SIGHUP, &(struct sigaction){.sa_handler = note_hangup, .sa_flags = SA_RESTART}, NULL);
    return true;
}

void output_follow(void)
{
    if (!hung_up)
        return;
    hung_up = 0;
    output_flush();
    if (!reason)
        reason = append_to(name);
}

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
    return complain(EXIT_UNREADABLE, "%s: %s", name, strerror(reason));
}
