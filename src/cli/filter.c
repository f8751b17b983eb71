/* SPDX-License-Identifier: BSD-2-Clause */
#include "filter.h"
#include <pcap/pcap.h>

/* ICMP of both families in packets of both, and whatever has IPv6 extension headers, behind which ICMPv6 may be. */
#define ICMP                                                                                                  \
    "icmp or icmp6 or ip proto 58 or ip6 proto 1 or ip6[6] = 0 or ip6[6] = 43 or ip6[6] = 44 or ip6[6] = 51 " \
    "or ip6[6] = 60 or ip6[6] = 135 or ip6[6] = 139 or ip6[6] = 140"

enum exit_code filter_set(const struct capture *capture, const char *expression)
{
    struct bpf_program program;
    const char *usual = capture->link_type == DLT_EN10MB ? ICMP " or (vlan and (" ICMP "))" : ICMP;

    if (pcap_compile(capture->pcap, &program, expression ? expression : usual, 1, PCAP_NETMASK_UNKNOWN) != 0)
        return complain(EXIT_USAGE, "--filter: %s: %s", expression ? expression : usual, pcap_geterr(capture->pcap));
    int failed = pcap_setfilter(capture->pcap, &program);
    pcap_freecode(&program);
    return failed ? complain(EXIT_UNREADABLE, "%s: %s", capture->name, pcap_geterr(capture->pcap)) : EXIT_FINE;
}
