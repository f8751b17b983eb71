/* SPDX-License-Identifier: BSD-2-Clause */
/* A capture file, pcap or pcapng, through the reader that the command and the Python package share: each frame's packet
 * and message lie within the frame, and are checked in a block of their own exact size. */
#include <pcap/pcap.h>

#include "block.h"
#include "capture/captured.h"
#include "capture/carried.h"
#include "icmpwire/check.h"

static void read_carried(struct octets ip)
{
    struct carried carried;
    struct icmpwire_message message;
    struct icmpwire_findings findings;
    struct icmpwire_fault fault;
    bool good = carried_by(ip, &carried);
    MUST(!good || carried_perhaps(ip));
    if (!good || !content_decodes(carried.content))
        return;
    MUST(carried.message.captured.size <= ip.captured.size);
    icmpwire_check_message(carried.family, carried.message.captured.data, carried.message.captured.size,
                           carried.message.size, &message, &fault, &findings);
}

static void read_frame(int link_type, struct octets frame)
{
    struct octets ip;
    uint8_t *block = block_of(frame.captured.data, frame.captured.size);
    frame.captured.data = block;
    (void)link_broadcast(link_type, frame);
    if (link_packet(link_type, frame, &ip)) {
        MUST(ip.captured.size <= frame.captured.size && ip.size <= frame.size);
        read_carried(ip);
    }
    free(block);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char error[PCAP_ERRBUF_SIZE];
    uint8_t *block = block_of(data, size);
    FILE *file = size ? fmemopen(block, size, "rb") : NULL;
    pcap_t *pcap = file ? pcap_fopen_offline_with_tstamp_precision(file, PCAP_TSTAMP_PRECISION_NANO, error) : NULL;
    struct captured_frame frame;
    if (pcap) {
        int link_type = pcap_datalink(pcap);
        while (captured_next(pcap, &frame) == 1) {
            MUST(frame.nanoseconds < 1000000000 && frame.octets.captured.size <= frame.octets.size);
            if (link_known(link_type))
                read_frame(link_type, frame.octets);
        }
        pcap_close(pcap); /* and the file */
    } else if (file) {
        (void)fclose(file);
    }
    free(block);
    return 0;
}
