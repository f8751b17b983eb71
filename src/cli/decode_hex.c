/* SPDX-License-Identifier: BSD-2-Clause */
/* icmpwire decode --hex. */
#include "hex.h"
#include "job.h"
#include <errno.h>
#include <pcap/pcap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_all(FILE *file, size_t *size)
{
    size_t room = 1 << 15;
    char *text = NULL;

    *size = 0;
    do {
        text = allocate(text, room *= 2);
        *size += fread(text + *size, 1, room - *size, file);
    } while (*size == room); /* less is the end, or an error */
    return text;
}

/* The text that --hex names: itself, a file, or standard input. Null: it has complained. */
static char *hex_text(const char *argument, size_t *size)
{
    bool standard = strcmp(argument, "-") == 0;

    if (!standard && *argument != '@') {
        *size = strlen(argument);
        return memcpy(allocate(NULL, *size), argument, *size);
    }
    FILE *file = standard ? stdin : fopen(argument + 1, "rb");
    char *text = file ? read_all(file, size) : NULL;
    if (!file || ferror(file)) {
        warnx("%s: %s", standard ? "standard input" : argument + 1, strerror(errno));
        free(text);
        text = NULL;
    }
    if (file)
        fclose(file);
    return text;
}

enum form { FORM_ICMP4, FORM_ICMP6, FORM_IPV4, FORM_IPV6, FORM_ETHERNET, FORM_UNKNOWN };

static enum form named_form(const char *name)
{
    static const char *const names[] = {"icmp4", "icmp6", "ipv4", "ipv6", "ethernet"};
    enum form form = FORM_ICMP4;

    while (strcmp(name, names[form]) != 0)
        form++;
    return form;
}

/* What octets are that nobody named: a header that says what it is, or a message whose checksum is right. */
static enum form guessed_form(const struct job *job, struct icmpwire_span octets)
{
    const uint8_t *source = job->addresses ? job->source : NULL;
    const uint8_t *destination = job->addresses ? job->destination : NULL;
    struct octets packet;

    if (octets.data[0] >= 0x45 && octets.data[0] <= 0x4f)
        return FORM_IPV4;
    if (octets.data[0] >> 4 == 6)
        return FORM_IPV6;
    if (icmpwire_checksum_check(ICMPWIRE_ICMP4, octets.data, octets.size, NULL, NULL) == ICMPWIRE_CHECKSUM_GOOD)
        return FORM_ICMP4;
    if (icmpwire_checksum_check(ICMPWIRE_ICMP6, octets.data, octets.size, source, destination) ==
        ICMPWIRE_CHECKSUM_GOOD)
        return FORM_ICMP6;
    if (link_packet(DLT_EN10MB, (struct octets){octets, octets.size}, &packet))
        return FORM_ETHERNET;
    return FORM_UNKNOWN;
}

static enum exit_code decode_octets(struct job *job, uint64_t number, struct icmpwire_span octets, const char *as)
{
    struct frame frame = {
        .number = number,
        .octets = {octets, octets.size},
        .source = job->addresses ? job->source : NULL,
        .destination = job->addresses ? job->destination : NULL,
        .lenient = job->lenient,
    };
    struct octets ip = frame.octets;
    enum form form = as ? named_form(as) : guessed_form(job, octets);
    bool is_icmp = true;

    if (form == FORM_UNKNOWN)
        return complain(EXIT_USAGE, "cannot tell what the octets are; say --as icmp4, icmp6, ipv4, ipv6 or ethernet");
    if (form == FORM_ICMP4 || form == FORM_ICMP6)
        frame_of_message(&frame, form == FORM_ICMP4 ? ICMPWIRE_ICMP4 : ICMPWIRE_ICMP6, frame.octets);
    else if (form == FORM_ETHERNET)
        is_icmp = link_packet(DLT_EN10MB, frame.octets, &ip) && frame_of_packet(&frame, ip);
    else
        is_icmp = frame_of_packet(&frame, ip);
    if (is_icmp)
        job_show(job, &frame);
    else
        job->packet_fault = frame.packet_fault;
    frame_free(&frame);
    return EXIT_FINE;
}

static enum exit_code decode_packets(struct job *job, const struct hex *hex, const char *as)
{
    enum exit_code code = EXIT_FINE;
    char reason[FAULT_TEXT_SIZE];
    size_t begin = 0;

    for (size_t i = 0; i < hex->count && code == EXIT_FINE && !job_done(job); begin = hex->ends[i++]) {
        struct icmpwire_span octets = {hex->octets + begin, hex->ends[i] - begin};
        code = decode_octets(job, i + 1, octets, as);
    }
    if (code != EXIT_FINE || job->shown || !job->most)
        return code;
    if (job->packet_fault.status == ICMPWIRE_OK)
        return complain(EXIT_UNREADABLE, "the octets do not carry an ICMP message");
    text_of_fault(&job->packet_fault, reason);
    return complain(EXIT_UNREADABLE, "the octets do not carry an ICMP message: %s", reason);
}

enum exit_code decode_hex(struct job *job, const struct options *options)
{
    struct hex hex;
    struct hex_error error;
    size_t size;
    char *text = hex_text(options->value[OPTION_HEX_TEXT], &size);

    if (!text)
        return EXIT_UNREADABLE;
    bool read = hex_read(text, size, &hex, &error);
    free(text);
    if (!read)
        return complain(EXIT_UNREADABLE, "line %zu, column %zu: %s%s", error.line, error.column, error.reason,
                        error.found);
    enum exit_code code = decode_packets(job, &hex, options->value[OPTION_AS]);
    hex_free(&hex);
    return code;
}
