/* SPDX-License-Identifier: BSD-2-Clause */
/* A host on devices of the kernel: what the kernel sends to them arrives, and what the host sends the kernel receives. */
#include "end.h"
#include "host_job.h"
#include "host_tun.h"
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* How late a signal is noticed that comes just before the waiting; frames that are taken between looks at the clock. */
enum { PATIENCE_MILLISECONDS = 100, TURN = 64 };

static uint64_t now_microseconds(void)
{
    struct timespec time;

    clock_gettime(CLOCK_REALTIME, &time);
    return (uint64_t)time.tv_sec * 1000000 + (uint64_t)time.tv_nsec / 1000;
}

/* Takes the frames that are there. False: the device has gone; it has complained. */
static bool take_frames(struct host_job *job, struct host_port *port, const struct icmpwire_device *device)
{
    for (int i = 0; i < TURN; i++) {
        ssize_t size = read(port->file, job->arrived, sizeof job->arrived);
        if (size < 0 && (errno == EAGAIN || errno == EINTR))
            return true;
        if (size < 0)
            return refuse("%s: %s", port->live_name, strerror(errno));
        host_job_receive(job, device, now_microseconds(), (struct icmpwire_span){job->arrived, (size_t)size});
    }
    return true;
}

/* Until when to wait. */
static int patience(const struct host_job *job)
{
    uint64_t next = icmpwire_host_next(&job->host), now = now_microseconds();
    uint64_t milliseconds = next > now ? (next - now) / 1000 + 1 : 0;

    return milliseconds < PATIENCE_MILLISECONDS ? (int)milliseconds : PATIENCE_MILLISECONDS;
}

static enum exit_code serve(struct host_job *job)
{
    struct pollfd files[ICMPWIRE_HOST_DEVICES];

    for (size_t i = 0; i < ICMPWIRE_HOST_DEVICES; i++)
        files[i] = (struct pollfd){.fd = job->ports[i].file, .events = POLLIN};
    while (!end_asked()) {
        int ready = poll(files, ICMPWIRE_HOST_DEVICES, patience(job));
        host_job_advance(job, now_microseconds());
        if (ready == 0)
            host_write_flush(job);
        for (size_t i = 0; ready > 0 && i < ICMPWIRE_HOST_DEVICES; i++)
            if (files[i].revents && !take_frames(job, &job->ports[i], &job->host.devices[i]))
                return EXIT_UNREADABLE;
    }
    return EXIT_FINE;
}

static enum exit_code open_devices(struct host_job *job, const struct options *options, enum option_id id)
{
    enum exit_code code = EXIT_FINE;
    const char *text, *name;

    for (int at = 0; code == EXIT_FINE && (text = options_next(options, id, &at)) != NULL;) {
        const struct icmpwire_device *device = host_job_named(job, text, &name);
        struct host_port *port = device ? host_job_port(job, device) : NULL;
        if (!port)
            return EXIT_USAGE;
        if (port->file >= 0)
            return complain(EXIT_USAGE, "two devices for the interface %s", device->name);
        if (device->point_to_point != (id == OPTION_TUN))
            return complain(EXIT_USAGE, "the interface %s has %s MAC address: --%s is for it", device->name,
                            device->point_to_point ? "no" : "a", device->point_to_point ? "tun" : "tap");
        port->live_name = name;
        code = tun_open(name, id == OPTION_TAP, &port->file);
    }
    return code;
}

enum exit_code host_live(struct host_job *job, const struct options *options, const struct config_node *root)
{
    enum exit_code code;

    if (options->value[OPTION_REPLAY] || options->value[OPTION_LINGER])
        return complain(EXIT_USAGE, "--replay and --linger are for captures, not for --tun and --tap");
    code = host_job_begin(job, options, root, now_microseconds());
    if (code == EXIT_FINE)
        code = open_devices(job, options, OPTION_TUN);
    if (code == EXIT_FINE)
        code = open_devices(job, options, OPTION_TAP);
    if (code != EXIT_FINE)
        return code;
    end_on_signal();
    return serve(job);
}
