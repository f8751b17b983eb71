/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames from captures, merged by their times. */
#include "capture.h"
#include "host_job.h"
#include "host_link.h"
#include "seconds.h"
#include <pcap/pcap.h>
#include <stdlib.h>
#include <string.h>

enum { MICROSECONDS = 1000000 };

/* A capture and the frame of it that comes next. */
struct source {
    const char *text; /* [NAME=]FILE */
    struct capture capture;
    const struct icmpwire_device *device;
    struct captured_frame frame;
    bool there;
    uint64_t cut; /* frames of which octets are missing */
};

struct sources {
    struct source *list;
    size_t count;
};

static uint64_t time_of(const struct captured_frame *frame)
{
    return frame->seconds < 0 ? 0 : (uint64_t)frame->seconds * MICROSECONDS + frame->nanoseconds / 1000;
}

static void read_next(struct source *source)
{
    source->there = capture_next(&source->capture, &source->frame);
    source->cut += source->there && source->frame.octets.captured.size < source->frame.octets.size;
}

/* ---- opening ---- */

static enum exit_code open_sources(struct sources *sources, const struct options *options)
{
    const char *text;

    for (int at = 0; (text = options_next(options, OPTION_REPLAY, &at)) != NULL;) {
        size_t name = strcspn(text, "=/");
        struct source source = {.text = text};
        enum exit_code code = capture_open(&source.capture, text[name] == '=' ? text + name + 1 : text);
        if (code != EXIT_FINE)
            return code;
        read_next(&source);
        sources->list = allocate(sources->list, (sources->count + 1) * sizeof *sources->list);
        sources->list[sources->count++] = source;
    }
    return EXIT_FINE;
}

static enum exit_code close_sources(struct sources *sources)
{
    enum exit_code code = EXIT_FINE;

    for (size_t i = 0; i < sources->count; i++) {
        struct source *source = &sources->list[i];
        if (source->cut)
            warnx("%s: %llu frames were cut when they were captured, and arrived so", source->capture.name,
                  (unsigned long long)source->cut);
        if (capture_close(&source->capture) != EXIT_FINE)
            code = EXIT_UNREADABLE;
    }
    free(sources->list);
    return code;
}

/* Finds the devices, when there are any. */
static enum exit_code connect_sources(struct sources *sources, struct host_job *job)
{
    const char *path;

    for (size_t i = 0; i < sources->count; i++) {
        struct source *source = &sources->list[i];
        source->device = host_job_named(job, source->text, &path);
        if (!source->device)
            return EXIT_USAGE;
        int wanted = host_link_type(source->device);
        if (source->capture.link_type != wanted)
            return complain(EXIT_UNREADABLE, "%s: link type %s, and the interface %s has %s", source->capture.name,
                            pcap_datalink_val_to_name(source->capture.link_type), source->device->name,
                            pcap_datalink_val_to_name(wanted));
    }
    return EXIT_FINE;
}

/* ---- playing ---- */

/* The source whose frame is the earliest, null when all are at their end. */
static struct source *earliest(const struct sources *sources)
{
    struct source *first = NULL;

    for (size_t i = 0; i < sources->count; i++) {
        struct source *source = &sources->list[i];
        if (source->there && (!first || time_of(&source->frame) < time_of(&first->frame)))
            first = source;
    }
    return first;
}

static void play(struct host_job *job, struct sources *sources)
{
    struct source *source;

    while ((source = earliest(sources)) != NULL) {
        host_job_receive(job, source->device, time_of(&source->frame), source->frame.octets.captured);
        read_next(source);
    }
}

static enum exit_code replay(struct host_job *job, struct sources *sources, const struct options *options,
                             const struct config_node *root)
{
    const struct source *first = earliest(sources);
    uint64_t linger = 0;
    enum exit_code code;

    if (!options_seconds(options, OPTION_LINGER, 0, 1000000 * SECOND, &linger))
        return EXIT_USAGE;
    code = host_job_begin(job, options, root, first ? time_of(&first->frame) : MICROSECONDS);
    if (code == EXIT_FINE)
        code = connect_sources(sources, job);
    if (code != EXIT_FINE)
        return code;
    play(job, sources);
    host_job_advance(job, job->now + linger / 1000);
    return EXIT_FINE;
}

enum exit_code host_replay(struct host_job *job, const struct options *options, const struct config_node *root)
{
    struct sources sources = {NULL, 0};
    enum exit_code code = open_sources(&sources, options);

    if (code == EXIT_FINE)
        code = replay(job, &sources, options, root);
    enum exit_code closed = close_sources(&sources);
    return code == EXIT_FINE ? closed : code;
}
