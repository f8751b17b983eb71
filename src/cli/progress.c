/* SPDX-License-Identifier: BSD-2-Clause */
#include "progress.h"
#include <sys/stat.h>
#include <unistd.h>

enum { FRAMES_A_LOOK = 1024 }; /* how often the clock is read */
static const double SECONDS_A_LINE = 0.25;

static double seconds_between(struct timespec from, struct timespec to)
{
    return (double)(to.tv_sec - from.tv_sec) + 1e-9 * (double)(to.tv_nsec - from.tv_nsec);
}

void progress_begin(struct progress *progress, const struct capture *capture, bool allowed)
{
    struct stat file;

    *progress = (struct progress){0};
    /* Lines of output on the same terminal are progress enough. */
    if (!allowed || !isatty(STDERR_FILENO) || isatty(STDOUT_FILENO))
        return;
    if (fstat(fileno(capture->file), &file) != 0 || !S_ISREG(file.st_mode) || file.st_size <= 0)
        return;
    progress->wanted = true;
    progress->size = (uint64_t)file.st_size;
    clock_gettime(CLOCK_MONOTONIC, &progress->begun);
    progress->last = progress->begun;
}

void progress_step(struct progress *progress, const struct capture *capture)
{
    struct timespec now;

    if (!progress->wanted || capture->frames % FRAMES_A_LOOK)
        return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (seconds_between(progress->last, now) < SECONDS_A_LINE)
        return;
    progress->last = now;
    progress->shown = true;
    fprintf(stderr, "\r%s: %3.0f %%, %llu frames, %.0f a second", capture->name,
            100.0 * (double)ftello(capture->file) / (double)progress->size, (unsigned long long)capture->frames,
            (double)capture->frames / seconds_between(progress->begun, now));
}

void progress_end(struct progress *progress)
{
    if (progress->shown)
        fputs("\r\033[K", stderr);
    progress->shown = false;
}
