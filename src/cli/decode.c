/* SPDX-License-Identifier: BSD-2-Clause */
/* icmpwire decode. */
#include "capture.h"
#include "commands.h"
#include "job.h"
#include "json.h"
#include "output.h"
#include "progress.h"
#include <stdlib.h>

bool job_done(const struct job *job)
{
    return job->shown == job->most || output_broken();
}

void job_show(struct job *job, const struct frame *frame)
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
        job_show(job, &frame);
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
    while (!job_done(job) && capture_next(&capture, &captured)) {
        progress_step(&progress, &capture);
        show_captured(job, &capture, &captured);
    }
    progress_end(&progress);
    output_flush();
    return capture_close(&capture);
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
    for (int i = 0; i < options->operand_count && !job_done(&job); i++) {
        enum exit_code of_file = decode_capture(&job, options->operands[i]);
        code = of_file > code ? of_file : code;
    }
    free(job.text.data);
    return code == EXIT_FINE && job.faulty ? EXIT_FAULTY : code;
}
