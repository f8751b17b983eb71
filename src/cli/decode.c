/* SPDX-License-Identifier: BSD-2-Clause */
/* icmpwire decode. */
#include "capture.h"
#include "commands.h"
#include "hex.h"
#include "json.h"
#include "output.h"
#include "progress.h"
#include "show.h"
#include <errno.h>
#include <pcap/pcap.h>
#include <stdlib.h>
#include <string.h>

/* What the command line asks for, and what came of it. */
struct job {
    bool json;
    enum show_form form;
    bool lenient, strict, progress;
    bool several;         /* files */
    uint64_t most, shown; /* messages */
    uint8_t source[16], destination[16];
    bool addresses;
    bool faulty;
    struct icmpwire_fault packet_fault; /* of octets that carry no message */
    struct text text;
};

static bool done(const struct job *job)
{
    return job->shown == job->most || output_broken();
}

static void show(struct job *job, const struct frame *frame)
{
    job->shown++;
    if (job->json)
        json_print_frame(frame);
    else
        show_frame(frame, job->form, &job->text);
    if (job->strict && frame_faulty(frame))
        job->faulty = true;
}

/* ---- captures ---- */

static void show_captured(struct job *job, const struct capture *capture, const struct captured_frame *captured)
{
    struct frame frame = {
        .file = capture->path,
        .named = job->several,
        .number = capture->frames,
        .seconds = captured->seconds,
        .nanoseconds = captured->nanoseconds,
        .octets = captured->octets,
        .lenient = job->lenient,
    };
    struct octets ip;

    if (link_packet(capture->link_type, captured->octets, &ip) && frame_of_packet(&frame, ip))
        show(job, &frame);
    frame_free(&frame);
}

static enum exit_code decode_capture(struct job *job, const char *path)
{
    struct capture capture;
    struct captured_frame captured;
    struct progress progress;
    enum exit_code code = capture_open(&capture, path);

    if (code != EXIT_FINE)
        return code;
    progress_begin(&progress, &capture, job->progress);
    while (!done(job) && capture_next(&capture, &captured, &code)) {
        progress_step(&progress, &capture);
        show_captured(job, &capture, &captured);
    }
    progress_end(&progress);
    capture_close(&capture);
    return code;
}

/* ---- octets written as text ---- */

static char *read_all(FILE *file, size_t *size)
{
    size_t room = 1 << 16;
    char *text = allocate(NULL, room);

    *size = 0;
    for (size_t n; (n = fread(text + *size, 1, room - *size, file)) > 0;) {
        *size += n;
        if (*size == room)
            text = allocate(text, room *= 2);
    }
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
        show(job, &frame);
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

    for (size_t i = 0; i < hex->count && code == EXIT_FINE && !done(job); begin = hex->ends[i++]) {
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

static enum exit_code decode_hex(struct job *job, const struct options *options)
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

/* ---- the command line ---- */

static bool read_addresses(struct job *job, const struct options *options)
{
    size_t source, destination;

    if (!options_address(options, OPTION_SOURCE, job->source, &source) ||
        !options_address(options, OPTION_DESTINATION, job->destination, &destination))
        return false;
    job->addresses = source == 16 && destination == 16;
    if (job->addresses || (!source && !destination))
        return true;
    return refuse("--source and --destination are two IPv6 addresses, for the checksum of an ICMPv6 message");
}

static bool read_options(struct job *job, const struct options *options)
{
    const char *const *value = options->value;

    if (!!value[OPTION_TREE] + !!value[OPTION_BITS] + !!value[OPTION_JSON] > 1)
        return refuse("--tree, --bits and --json exclude each other");
    if (!value[OPTION_HEX_TEXT] && (value[OPTION_AS] || value[OPTION_SOURCE] || value[OPTION_DESTINATION]))
        return refuse("--as, --source and --destination are for --hex");
    if (value[OPTION_HEX_TEXT] && options->operand_count)
        return refuse("--hex and '%s': octets or files, not both", options->operands[0]);
    if (!value[OPTION_HEX_TEXT] && !options->operand_count)
        return refuse("a capture file is missing (- for standard input)");
    *job = (struct job){
        .json = value[OPTION_JSON],
        .form = value[OPTION_TREE]   ? SHOW_TREE
                : value[OPTION_BITS] ? SHOW_BITS
                                     : SHOW_LINE,
        .lenient = value[OPTION_LENIENT],
        .strict = value[OPTION_STRICT],
        .progress = !value[OPTION_NO_PROGRESS],
        .several = options->operand_count > 1,
        .most = UINT64_MAX,
    };
    return options_number(options, OPTION_COUNT_OF, UINT64_MAX, &job->most) && read_addresses(job, options);
}

enum exit_code command_decode(const struct options *options)
{
    struct job job = {0};
    enum exit_code code = EXIT_FINE;

    if (!read_options(&job, options))
        return EXIT_USAGE;
    if (options->value[OPTION_HEX_TEXT])
        code = decode_hex(&job, options);
    for (int i = 0; i < options->operand_count && !done(&job); i++) {
        enum exit_code of_file = decode_capture(&job, options->operands[i]);
        code = of_file > code ? of_file : code;
    }
    free(job.text.data);
    return code == EXIT_FINE && job.faulty ? EXIT_FAULTY : code;
}
