/* SPDX-License-Identifier: BSD-2-Clause */
#include "live.h"
#include "end.h"
#include <pcap/pcap.h>
#include <poll.h>

/* How long a frame may wait in the kernel, and how late a signal is noticed that comes just before the waiting. */
enum { DELAY_MILLISECONDS = 100, SNAPSHOT_OCTETS = 262144 };

static enum exit_code fail(struct capture *capture, int status)
{
    const char *detail = pcap_geterr(capture->pcap);
    enum exit_code code =
        complain(EXIT_UNREADABLE, "%s: %s%s%s", capture->name, pcap_statustostr(status), *detail ? ": " : "", detail);

    pcap_close(capture->pcap);
    return code;
}

static int activate(pcap_t *pcap)
{
    char error[PCAP_ERRBUF_SIZE];

    pcap_set_snaplen(pcap, SNAPSHOT_OCTETS);
    pcap_set_promisc(pcap, 1);
    pcap_set_timeout(pcap, DELAY_MILLISECONDS);
    pcap_set_tstamp_precision(pcap, PCAP_TSTAMP_PRECISION_NANO);
    int status = pcap_activate(pcap);
    return status < 0 ? status : pcap_setnonblock(pcap, 1, error);
}

enum exit_code live_open(struct capture *capture, const char *name)
{
    char error[PCAP_ERRBUF_SIZE];

    *capture = (struct capture){.path = name, .name = name, .pcap = pcap_create(name, error)};
    if (!capture->pcap)
        return complain(EXIT_UNREADABLE, "%s: %s", name, error);
    int status = activate(capture->pcap);
    if (status < 0)
        return fail(capture, status);
    capture->link_type = pcap_datalink(capture->pcap);
    end_on_signal();
    return capture_check_link_type(capture);
}

void live_wait(const struct capture *capture)
{
    struct pollfd descriptor = {.fd = pcap_get_selectable_fd(capture->pcap), .events = POLLIN};

    poll(&descriptor, 1, DELAY_MILLISECONDS);
}

struct live_counts live_counts(const struct capture *capture)
{
    struct pcap_stat counts;

    if (pcap_stats(capture->pcap, &counts) != 0)
        return (struct live_counts){0};
    return (struct live_counts){counts.ps_recv, counts.ps_drop, counts.ps_ifdrop};
}
