/* SPDX-License-Identifier: BSD-2-Clause */
#include "host_job.h"
#include "host_config.h"
#include "host_link.h"
#include <string.h>

enum exit_code host_job_begin(struct host_job *job, const struct options *options, const struct config_node *root,
                              uint64_t now)
{
    job->now = now;
    job->outcome.octets = job->octets;
    job->outcome.room = sizeof job->octets;
    if (!host_configure(&job->host, root, options->value[OPTION_HOST_POLICY], now))
        return EXIT_USAGE;
    if (options->value[OPTION_TRACE])
        job->host.trace = host_trace_rule;
    return host_write_open(job, options);
}

/* ---- devices by name ---- */

/* The first one of the configuration. */
static struct icmpwire_device *first_device(struct icmpwire_host *host)
{
    struct icmpwire_device *device = host->devices;

    while (device->loopback)
        device++;
    return device;
}

const struct icmpwire_device *host_job_named(struct host_job *job, const char *text, const char **file)
{
    char name[ICMPWIRE_HOST_NAME] = "";
    size_t size = strcspn(text, "=/");
    const struct icmpwire_device *device;

    *file = text;
    if (text[size] != '=')
        return first_device(&job->host);
    *file = text + size + 1;
    if (size < sizeof name)
        memcpy(name, text, size);
    device = icmpwire_host_device_named(&job->host, name);
    if (!device)
        warnx("'%s': the configuration has no interface '%.*s'", text, (int)size, text);
    return device;
}

struct host_port *host_job_port(struct host_job *job, const struct icmpwire_device *device)
{
    return &job->ports[device - job->host.devices];
}

/* ---- events ---- */

static void emit(struct host_job *job, const struct icmpwire_sent *sent)
{
    struct icmpwire_device *device = icmpwire_host_device(&job->host, sent->device);

    host_trace_frame(job, "out", device, sent->ethertype, sent->packet);
    host_port_send(job, host_job_port(job, device), host_link_frame(device, sent, job->frame));
}

static void take_outcome(struct host_job *job)
{
    const struct icmpwire_outcome *outcome = &job->outcome;

    for (uint32_t i = 0; i < outcome->sent_count; i++)
        emit(job, &outcome->sent[i]);
    host_trace_notices(job);
    if (outcome->lost)
        warnx("at %llu.%06u: %u frames are lost, more than one event can send",
              (unsigned long long)(job->now / 1000000), (unsigned)(job->now % 1000000), (unsigned)outcome->lost);
}

void host_job_advance(struct host_job *job, uint64_t until)
{
    uint64_t due;

    while ((due = icmpwire_host_next(&job->host)) <= until) {
        job->now = due > job->now ? due : job->now;
        icmpwire_tick(&job->host, job->now, &job->outcome);
        take_outcome(job);
    }
    job->now = until > job->now ? until : job->now;
}

void host_job_receive(struct host_job *job, const struct icmpwire_device *device, uint64_t now,
                      struct icmpwire_span frame)
{
    struct icmpwire_arrival arrival;

    host_job_advance(job, now);
    if (!host_link_arrival(device, frame, &arrival))
        return;
    host_trace_frame(job, "in", device, arrival.ethertype, arrival.packet);
    icmpwire_receive(&job->host, job->now, &arrival, &job->outcome);
    take_outcome(job);
}
