/* SPDX-License-Identifier: BSD-2-Clause */
/* The tasks by the library's ordinary calls. */
#define BY(task)             call_##task
#define DECODE_echo          icmpwire_decode
#define DECODE_unreachable   icmpwire_decode
#define DECODE_extended      icmpwire_decode
#define DECODE_mix           icmpwire_decode
#define DECODE_advertisement icmpwire_decode
#define DECODE_report        icmpwire_decode
#define DECODE_packet        icmpwire_decode
#define PACKET               icmpwire_packet_decode
#define OPTION               icmpwire_option_next
#define RECORD               icmpwire_listener_record_next
#define QUOTE                icmpwire_quote_decode
#define OBJECT               icmpwire_object_next
#define LABEL                icmpwire_label_next
#include "by_library.h"

uint64_t sum_shipped(const uint8_t *data, size_t size)
{
    return icmpwire_checksum_sum(data, size, 0);
}

uint64_t call_encode(const uint8_t *data, size_t size)
{
    struct icmpwire_message m = {.family = ICMPWIRE_ICMP4, .type = icmpwire_peek8(data, 0)};
    struct icmpwire_fault fault;
    size_t written;
    m.code = icmpwire_peek8(data, 1);
    m.echo.identifier = icmpwire_peek16(data, 4);
    m.echo.sequence = icmpwire_peek16(data, 6);
    m.echo.data = icmpwire_span_of(data + 8, size - 8);
    if (!icmpwire_build(&m, NULL, NULL, bench_out, sizeof bench_out, &written, &fault))
        return 0;
    return written + icmpwire_peek16(bench_out, 2);
}

/* Decode and check, checksum included. */
uint64_t check_packet(const uint8_t *data, size_t size)
{
    struct icmpwire_packet p;
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    struct icmpwire_findings findings;
    if (!icmpwire_packet_decode(data, size, size, &p, &fault) || !icmpwire_check(&p, NULL, &m, &fault, &findings))
        return 0;
    return with(packet_fields(&m), p.hop_limit);
}
