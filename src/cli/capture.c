/* SPDX-License-Identifier: BSD-2-Clause */
#include "capture.h"
#include <errno.h>
#include <pcap/pcap.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum exit_code capture_check_link_type(struct capture *capture)
{
    const char *name = pcap_datalink_val_to_name(capture->link_type);
    const char *description = pcap_datalink_val_to_description(capture->link_type);

    if (link_known(capture->link_type))
        return EXIT_FINE;
    capture_close(capture);
    return complain(EXIT_UNREADABLE, "%s: link type %d (%s, %s) is not supported", capture->name, capture->link_type,
                    name ? name : "no name", description ? description : "unknown");
}

enum exit_code capture_open(struct capture *capture, const char *path)
{
    char error[PCAP_ERRBUF_SIZE] = "";
    bool standard = strcmp(path, "-") == 0;
    struct stat status;

    /* what comes in bit by bit goes out so, for whoever reads behind us */
    if (standard && fstat(STDIN_FILENO, &status) == 0 && !S_ISREG(status.st_mode))
        setvbuf(stdout, NULL, _IOLBF, 0);
    *capture = (struct capture){.path = path, .name = standard ? "standard input" : path};
    capture->file = standard ? stdin : fopen(path, "rb");
    if (!capture->file)
        return complain(EXIT_UNREADABLE, "%s: %s", path, strerror(errno));
    capture->pcap = pcap_fopen_offline_with_tstamp_precision(capture->file, PCAP_TSTAMP_PRECISION_NANO, error);
    if (!capture->pcap) {
        fclose(capture->file);
        return complain(EXIT_UNREADABLE, "%s: %s", capture->name, error);
    }
    capture->link_type = pcap_datalink(capture->pcap);
    return capture_check_link_type(capture);
}

bool capture_next(struct capture *capture, struct captured_frame *frame)
{
    int result = captured_next(capture->pcap, frame);

    capture->damaged = result == PCAP_ERROR;
    capture->frames += result == 1;
    return result == 1;
}

enum exit_code capture_close(struct capture *capture)
{
    enum exit_code code = EXIT_FINE;

    if (capture->damaged)
        code = complain(EXIT_UNREADABLE, "%s: after frame %llu: %s", capture->name, (unsigned long long)capture->frames,
                        pcap_geterr(capture->pcap));
    pcap_close(capture->pcap);
    return code;
}
