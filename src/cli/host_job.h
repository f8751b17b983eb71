/* SPDX-License-Identifier: BSD-2-Clause */
/* A host at work: events go in, frames come out by the ports of its devices. */
#ifndef CLI_HOST_JOB_H
#define CLI_HOST_JOB_H

#include "complain.h"
#include "config_node.h"
#include "icmpwire/host_add.h"
#include "options.h"

struct pcap;
struct pcap_dumper;

/* What a device is connected to. */
struct host_port {
    const char *path;           /* of the capture that is written; null: none */
    struct pcap *pcap;          /* its form */
    struct pcap_dumper *dumper; /* null: none */
    const char *live_name;      /* of a live device */
    int file;                   /* of that; -1: none */
};

enum { HOST_OCTETS = 262144 };

struct host_job {
    struct icmpwire_host host;
    struct icmpwire_outcome outcome;
    uint64_t now; /* microseconds; of the last event */
    bool traces;
    struct host_port ports[ICMPWIRE_HOST_DEVICES]; /* in the order of host.devices */
    uint8_t octets[HOST_OCTETS];
    uint8_t frame[HOST_OCTETS];   /* being sent */
    uint8_t arrived[HOST_OCTETS]; /* of a live device */
};

/* Configures the host, which starts at `now`, and opens what it writes. Anything but EXIT_FINE has complained. */
enum exit_code host_job_begin(struct host_job *job, const struct options *options, const struct config_node *root,
                              uint64_t now);

/* The device and the file that "[NAME=]FILE" means; a file whose own name has a '=' is written with a folder before it.
 * Null: there is no such device; it has complained. */
const struct icmpwire_device *host_job_named(struct host_job *job, const char *text, const char **file);

struct host_port *host_job_port(struct host_job *job, const struct icmpwire_device *device);

/* Lets the timers run that are due until then. Time does not run backwards. */
void host_job_advance(struct host_job *job, uint64_t until);

/* A frame arrives. */
void host_job_receive(struct host_job *job, const struct icmpwire_device *device, uint64_t now,
                      struct icmpwire_span frame);

/* Opens what --write names; closes it. Anything but EXIT_FINE has complained. */
enum exit_code host_write_open(struct host_job *job, const struct options *options);
void host_write_flush(const struct host_job *job);
enum exit_code host_write_close(struct host_job *job);

/* Writes job->frame where the port leads, if anywhere. */
void host_port_send(struct host_job *job, const struct host_port *port, size_t size);

/* Configures the host and lets the frames of --replay arrive. Anything but EXIT_FINE has complained. */
enum exit_code host_replay(struct host_job *job, const struct options *options, const struct config_node *root);

/* Configures the host and serves the devices of --tun and --tap until a signal asks for the end. Anything but EXIT_FINE has
 * complained. */
enum exit_code host_live(struct host_job *job, const struct options *options, const struct config_node *root);

/* Writes what --counters asks for. */
enum exit_code host_counters(struct host_job *job, const struct options *options);

/* All rules, one a line; a configuration with every member. To standard output. */
void host_print_rules(bool json);
void host_print_example(void);

/* Lines of --trace: a rule that is looked at; a frame that arrives ("in") or leaves ("out"); what sockets are told. */
void host_trace_rule(void *context, const struct icmpwire_host *host, uint64_t now, enum icmpwire_rule rule,
                     bool decided);
void host_trace_frame(const struct host_job *job, const char *way, const struct icmpwire_device *device,
                      uint16_t ethertype, struct icmpwire_span packet);
void host_trace_notices(const struct host_job *job);

#endif
