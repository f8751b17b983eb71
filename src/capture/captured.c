/* SPDX-License-Identifier: BSD-2-Clause */
#include "captured.h"
#include <pcap/pcap.h>

enum { NANOSECONDS = 1000000000 };

int captured_next(struct pcap *pcap, struct captured_frame *frame)
{
    struct pcap_pkthdr *header;
    const u_char *data;
    int result = pcap_next_ex(pcap, &header, &data);

    if (result != 1)
        return result;
    frame->octets.captured = (struct icmpwire_span){data, header->caplen};
    frame->octets.size = header->len > header->caplen ? header->len : header->caplen;
    /* With nanosecond precision tv_usec holds nanoseconds; a damaged file may hold a second or more of them, or fewer
     * than none. */
    long rest = header->ts.tv_usec % NANOSECONDS;
    frame->seconds = header->ts.tv_sec + header->ts.tv_usec / NANOSECONDS - (rest < 0);
    frame->nanoseconds = (uint32_t)(rest < 0 ? rest + NANOSECONDS : rest);
    return result;
}
