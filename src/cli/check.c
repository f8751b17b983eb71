/* SPDX-License-Identifier: BSD-2-Clause */
/* icmpwire check. */
#include "capture.h"
#include "check_job.h"
#include "commands.h"
#include "end.h"
#include "filter.h"
#include "live.h"
#include "output.h"
#include "progress.h"
#include <pcap/pcap.h>
#include <stdlib.h>
#include <sys/random.h>

/* ---- what is shown ---- */

static bool shows(const struct check_job *job, const struct icmpwire_finding_kind *kind)
{
    return kind->severity >= job->severity;
}

uint32_t check_kept(const struct inspection *it)
{
    return it->findings.count < ICMPWIRE_FINDINGS_KEPT ? it->findings.count : ICMPWIRE_FINDINGS_KEPT;
}

const struct icmpwire_finding_kind *check_finding(const struct check_job *job, const struct inspection *it, uint32_t i)
{
    const struct icmpwire_finding_kind *kind = icmpwire_finding_info(it->findings.kept[i].number);

    return shows(job, kind) ? kind : NULL;
}

const struct icmpwire_finding_kind *check_alarm(const struct check_job *job, const struct inspection *it, uint32_t i)
{
    const struct icmpwire_finding_kind *kind = icmpwire_alarm_kind(it->alarms.raised[i].number);

    return shows(job, kind) ? kind : NULL;
}

/* Is there anything of the severity? Findings beyond those that are kept count as well. */
static bool finds(const struct check_job *job, const struct inspection *it)
{
    if (it->findings.count && it->findings.severity >= job->severity)
        return true;
    for (uint32_t i = 0; i < it->alarms.count; i++)
        if (check_alarm(job, it, i))
            return true;
    return false;
}

static void show(struct check_job *job, const struct inspection *it)
{
    bool found = finds(job, it);

    job->found = job->found || found;
    if (!found && !job->all)
        return;
    if (job->form == CHECK_JSON)
        check_print_json(job, it);
    else if (job->form == CHECK_EVE)
        check_print_eve(job, it);
    else
        check_print_line(job, it);
}

/* ---- frames ---- */

/* A capture being read. Each link has a tracker of its own, and what two files have in common is not known. */
struct reading {
    struct capture capture;
    struct icmpwire_tracker *tracker; /* null: none */
    struct pcap_dumper *copy;         /* null: none */
};

static bool job_over(const struct check_job *job)
{
    return job->statistics.messages == job->most || output_broken() || end_asked();
}

static void take(struct check_job *job, const struct reading *reading, const struct captured_frame *captured)
{
    const struct capture *capture = &reading->capture;
    struct inspection it = {
        .source = capture->path,
        .live = job->device,
        .partial = job->device && !job->filter,
        .named = job->several,
        .number = capture->frames,
        .seconds = captured->seconds,
        .nanoseconds = captured->nanoseconds,
        .octets = captured->octets,
    };

    inspect(&it, capture->link_type, reading->tracker);
    statistics_add(&job->statistics, &it);
    if (it.what != INSPECTED_NOTHING)
        show(job, &it);
}

static void copy(const struct reading *reading, const struct captured_frame *captured)
{
    struct pcap_pkthdr header = {
        .ts = {.tv_sec = captured->seconds, .tv_usec = (suseconds_t)captured->nanoseconds},
        .caplen = (bpf_u_int32)captured->octets.captured.size,
        .len = (bpf_u_int32)captured->octets.size,
    };

    if (reading->copy)
        pcap_dump((u_char *)reading->copy, &header, captured->octets.captured.data);
}

/* What is waiting in buffers is written when nothing else is to be done. */
static void idle(const struct reading *reading)
{
    output_flush();
    if (reading->copy)
        pcap_dump_flush(reading->copy);
    live_wait(&reading->capture);
}

static void read_frames(struct check_job *job, struct reading *reading)
{
    struct captured_frame captured;
    struct progress progress = {0};

    if (!job->device)
        progress_begin(&progress, &reading->capture, job->progress);
    while (!job_over(job)) {
        bool read = capture_next(&reading->capture, &captured);
        output_follow();
        if (read) {
            progress_step(&progress, &reading->capture);
            copy(reading, &captured);
            take(job, reading, &captured);
        } else if (job->device && !reading->capture.damaged) {
            idle(reading);
        } else {
            break;
        }
    }
    progress_end(&progress);
    output_flush();
}

/* ---- captures ---- */

/* With a secret seed nobody can choose addresses that push others out; files are read alike each time. */
static uint64_t seed_of(const struct check_job *job)
{
    uint64_t seed = 0;

    if (job->device && getrandom(&seed, sizeof seed, 0) != sizeof seed)
        warnx("the tracker's seed is not random");
    return seed;
}

static enum exit_code copy_open(const struct check_job *job, struct reading *reading)
{
    if (!job->write)
        return EXIT_FINE;
    reading->copy = pcap_dump_open(reading->capture.pcap, job->write);
    return reading->copy ? EXIT_FINE : complain(EXIT_UNREADABLE, "%s", pcap_geterr(reading->capture.pcap));
}

static enum exit_code copy_close(const struct check_job *job, struct reading *reading)
{
    if (!reading->copy)
        return EXIT_FINE;
    bool failed = pcap_dump_flush(reading->copy) != 0 || ferror(pcap_dump_file(reading->copy));
    pcap_dump_close(reading->copy);
    return failed ? complain(EXIT_UNREADABLE, "%s: cannot be written", job->write) : EXIT_FINE;
}

static void note_counts(struct check_job *job, const struct reading *reading)
{
    struct live_counts counts = live_counts(&reading->capture);

    job->statistics.live = true;
    job->statistics.received = counts.received;
    job->statistics.dropped = counts.dropped;
    job->statistics.dropped_by_interface = counts.dropped_by_interface;
}

static enum exit_code worse(enum exit_code one, enum exit_code other)
{
    return one > other ? one : other;
}

static enum exit_code check_opened(struct check_job *job, struct reading *reading)
{
    enum exit_code code = EXIT_FINE;

    if (job->filter || job->device)
        code = filter_set(&reading->capture, job->filter);
    if (code == EXIT_FINE)
        code = copy_open(job, reading);
    if (code != EXIT_FINE)
        return code;
    job->opened = true;
    if (job->memory)
        reading->tracker = icmpwire_tracker_in(job->memory, job->octets, seed_of(job), &job->thresholds, &job->routers);
    read_frames(job, reading);
    if (job->device)
        note_counts(job, reading);
    if (reading->tracker)
        job->statistics.forgotten += icmpwire_tracker_forgotten(reading->tracker);
    return copy_close(job, reading);
}

static enum exit_code check_source(struct check_job *job, const char *name)
{
    struct reading reading = {.tracker = NULL};
    enum exit_code code = job->device ? live_open(&reading.capture, name) : capture_open(&reading.capture, name);

    if (code != EXIT_FINE)
        return code;
    code = check_opened(job, &reading);
    return worse(code, capture_close(&reading.capture));
}

/* ---- the command line ---- */

static enum exit_code check_all(struct check_job *job, const struct options *options)
{
    enum exit_code code = EXIT_FINE;

    if (options->value[OPTION_OUTPUT] && !output_to(options->value[OPTION_OUTPUT]))
        return EXIT_UNREADABLE;
    if (job->device)
        code = check_source(job, job->device);
    for (int i = 0; i < options->operand_count && !job_over(job) && code != EXIT_USAGE; i++)
        code = worse(code, check_source(job, options->operands[i]));
    if (job->tells_statistics && job->opened)
        statistics_print(&job->statistics);
    return code;
}

enum exit_code command_check(const struct options *options)
{
    struct check_job job = {0};

    if (!check_options(&job, options))
        return EXIT_USAGE;
    enum exit_code code = check_all(&job, options);
    free(job.memory);
    return code == EXIT_FINE && job.strict && job.found ? EXIT_FAULTY : code;
}
