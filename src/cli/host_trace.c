/* SPDX-License-Identifier: BSD-2-Clause */
/* --trace: a line for each rule that is looked at, and for what arrives and leaves. */
#include "frame.h"
#include "host_job.h"
#include "text.h"
#include <stdio.h>
#include <stdlib.h>

static void begin_line(uint64_t now)
{
    fprintf(stderr, "%llu.%06u ", (unsigned long long)(now / 1000000), (unsigned)(now % 1000000));
}

void host_trace_rule(void *context, const struct icmpwire_host *host, uint64_t now, enum icmpwire_rule rule,
                     bool decided)
{
    const struct icmpwire_rule_row *row = icmpwire_rule_about(rule);

    (void)context;
    (void)host;
    begin_line(now);
    fprintf(stderr, "%s %s %s %s\n", row->id, row->function, decided ? "decided" : "passed", row->text);
}

/* ---- frames ---- */

static void print_message(const struct frame *frame)
{
    struct text text = {NULL, 0};
    size_t size;

    do
        size = icmpwire_text_summary(frame->family, frame->message.captured.data, frame->message.captured.size,
                                     frame->message.size, text.data, text.room);
    while (text_grow(&text, size));
    fputs(text.data, stderr);
    free(text.data);
}

static void print_packet(struct icmpwire_span octets)
{
    struct octets ip = {octets, octets.size};
    struct frame frame = {.lenient = false};
    char source[ADDRESS_TEXT_SIZE], destination[ADDRESS_TEXT_SIZE];
    bool carries = frame_of_packet(&frame, ip);

    text_of_address(frame.packet.source, source);
    text_of_address(frame.packet.destination, destination);
    fprintf(stderr, "%s > %s ", source, destination);
    if (carries && frame.content != CONTENT_LATER_FRAGMENT && frame.content != CONTENT_BROKEN_PACKET)
        print_message(&frame);
    else
        fprintf(stderr, "protocol %u", (unsigned)frame.packet.protocol);
    frame_free(&frame);
}

void host_trace_frame(const struct host_job *job, const char *way, const struct icmpwire_device *device,
                      uint16_t ethertype, struct icmpwire_span packet)
{
    if (!job->host.trace)
        return;
    begin_line(job->now);
    fprintf(stderr, "%s %s %zu octets: ", way, device->name, packet.size);
    if (ethertype == ICMPWIRE_ETHERTYPE_IPV4 || ethertype == ICMPWIRE_ETHERTYPE_IPV6)
        print_packet(packet);
    else
        fprintf(stderr, "Ethernet type 0x%04x", (unsigned)ethertype);
    fputc('\n', stderr);
}

/* ---- sockets ---- */

void host_trace_notices(const struct host_job *job)
{
    for (uint32_t i = 0; job->host.trace && i < job->outcome.notice_count; i++) {
        const struct icmpwire_notice *notice = &job->outcome.notices[i];
        begin_line(job->now);
        fprintf(stderr, "socket %u ", (unsigned)notice->socket);
        if (notice->error)
            fprintf(stderr, "error %d info %u%s\n", (int)notice->error, (unsigned)notice->info,
                    notice->fatal ? "" : " soft");
        else
            fprintf(stderr, "delivered %u octets\n", (unsigned)notice->info);
    }
}
