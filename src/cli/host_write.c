/* SPDX-License-Identifier: BSD-2-Clause */
/* Where a host's frames go: captures and live devices. */
#include "host_job.h"
#include "host_link.h"
#include <errno.h>
#include <pcap/pcap.h>
#include <string.h>
#include <unistd.h>

enum { MICROSECONDS = 1000000 };

void host_port_send(struct host_job *job, const struct host_port *port, size_t size)
{
    struct pcap_pkthdr header = {
        .ts = {.tv_sec = (time_t)(job->now / MICROSECONDS), .tv_usec = (suseconds_t)(job->now % MICROSECONDS)},
        .caplen = (bpf_u_int32)size,
        .len = (bpf_u_int32)size,
    };

    if (port->dumper)
        pcap_dump((u_char *)port->dumper, &header, job->frame);
    if (port->file >= 0 && write(port->file, job->frame, size) < 0 && errno != EIO) /* EIO: it is not up */
        warnx("%s: a frame is lost: %s", port->live_name, strerror(errno));
}

static enum exit_code open_one(struct host_job *job, const char *text)
{
    const char *path;
    const struct icmpwire_device *device = host_job_named(job, text, &path);
    struct host_port *port = device ? host_job_port(job, device) : NULL;

    if (!port)
        return EXIT_USAGE;
    if (port->dumper)
        return complain(EXIT_USAGE, "--write: two files for the interface %s", device->name);
    port->path = path;
    port->pcap = pcap_open_dead(host_link_type(device), HOST_OCTETS);
    if (!port->pcap)
        return complain(EXIT_UNREADABLE, "out of memory");
    port->dumper = pcap_dump_open(port->pcap, path);
    return port->dumper ? EXIT_FINE : complain(EXIT_UNREADABLE, "%s", pcap_geterr(port->pcap));
}

enum exit_code host_write_open(struct host_job *job, const struct options *options)
{
    enum exit_code code = EXIT_FINE;
    const char *text;

    for (int at = 0; code == EXIT_FINE && (text = options_next(options, OPTION_WRITE_SENT, &at)) != NULL;)
        code = open_one(job, text);
    return code;
}

void host_write_flush(const struct host_job *job)
{
    for (size_t i = 0; i < ICMPWIRE_HOST_DEVICES; i++)
        if (job->ports[i].dumper)
            pcap_dump_flush(job->ports[i].dumper);
}

enum exit_code host_write_close(struct host_job *job)
{
    enum exit_code code = EXIT_FINE;

    for (struct host_port *port = job->ports; port < job->ports + ICMPWIRE_HOST_DEVICES; port++) {
        if (port->dumper) {
            if (pcap_dump_flush(port->dumper) != 0 || ferror(pcap_dump_file(port->dumper)))
                code = complain(EXIT_UNREADABLE, "%s: cannot be written", port->path);
            pcap_dump_close(port->dumper);
        }
        if (port->pcap)
            pcap_close(port->pcap);
        if (port->file >= 0)
            close(port->file);
    }
    return code;
}
