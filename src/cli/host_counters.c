/* SPDX-License-Identifier: BSD-2-Clause */
/* The counters of a host, as files of /proc/net. */
#include "host_job.h"
#include "text.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print(const struct host_job *job, enum icmpwire_counter_file what, uint32_t device, FILE *file)
{
    struct text text = {NULL, 0};
    size_t size;

    do
        size = icmpwire_counters_print(&job->host, what, device, text.data, text.room);
    while (text_grow(&text, size));
    fputs(text.data, file);
    free(text.data);
}

static void print_all(const struct host_job *job, const struct icmpwire_device *device, FILE *file)
{
    if (device) {
        print(job, ICMPWIRE_FILE_DEVICE6, device->index, file);
        return;
    }
    print(job, ICMPWIRE_FILE_SNMP, 0, file);
    print(job, ICMPWIRE_FILE_NETSTAT, 0, file);
    print(job, ICMPWIRE_FILE_SNMP6, 0, file);
}

static enum exit_code write_one(struct host_job *job, const char *text)
{
    const char *path;
    const struct icmpwire_device *device = host_job_named(job, text, &path);
    FILE *file;

    if (!device)
        return EXIT_USAGE;
    if (path == text)
        device = NULL;
    if (strcmp(path, "-") == 0) {
        print_all(job, device, stdout);
        return EXIT_FINE;
    }
    file = fopen(path, "w");
    if (!file)
        return complain(EXIT_UNREADABLE, "%s: %s", path, strerror(errno));
    print_all(job, device, file);
    return fclose(file) == 0 ? EXIT_FINE : complain(EXIT_UNREADABLE, "%s: %s", path, strerror(errno));
}

enum exit_code host_counters(struct host_job *job, const struct options *options)
{
    enum exit_code code = EXIT_FINE;
    const char *text;

    for (int at = 0; code == EXIT_FINE && (text = options_next(options, OPTION_COUNTERS, &at)) != NULL;)
        code = write_one(job, text);
    return code;
}
