/* SPDX-License-Identifier: BSD-2-Clause */
#include "read_everything.h"
#include "must.h"
#include <string.h>

enum { TEXT_MOST = 4096 };

static uint64_t add(uint64_t digest, uint64_t number)
{
    return (digest ^ number) * UINT64_C(0x100000001b3) ^ digest >> 29;
}

static uint64_t add_text(uint64_t digest, const char *text)
{
    for (; *text; text++)
        digest = add(digest, (unsigned char)*text);
    return digest;
}

static uint64_t add_fault(uint64_t digest, bool good, const struct icmpwire_fault *fault, size_t size)
{
    if (good)
        return add(digest, 1);
    must_be_fault(fault, size);
    digest = add(digest, (uint64_t)fault->status << 32 | fault->offset);
    return add_text(add(digest, fault->readable), fault->field);
}

static uint64_t add_findings(uint64_t digest, const struct icmpwire_findings *findings)
{
    for (uint32_t i = 0; i < findings->count && i < ICMPWIRE_FINDINGS_KEPT; i++) {
        const struct icmpwire_finding *finding = &findings->kept[i];
        digest = add_text(add(add(digest, finding->number), finding->offset), finding->field);
    }
    return add(add(digest, findings->count), findings->severity);
}

static uint64_t add_quote(uint64_t digest, struct icmpwire_span datagram)
{
    struct icmpwire_quote quote;
    bool good = icmpwire_quote_decode(datagram, &quote);
    digest = add(digest, (uint64_t)good << 32 | (uint64_t)quote.version << 24 | (uint64_t)quote.chain << 16 |
                             (uint64_t)quote.ports << 8 | quote.icmp);
    digest = add(digest, (uint64_t)quote.source_port << 16 | quote.destination_port);
    digest = add(digest, (uint64_t)quote.identifier << 16 | quote.sequence);
    return add(digest, (uint64_t)quote.protocol << 32 | quote.total_length);
}

static uint64_t add_texts(uint64_t digest, enum icmpwire_family family, const uint8_t *data, size_t captured,
                          size_t size)
{
    static char text[TEXT_MOST];
    digest = add(digest, icmpwire_text_summary(family, data, captured, size, text, sizeof text));
    digest = add_text(digest, text);
    digest = add(digest, icmpwire_text_tree(family, data, captured, size, text, sizeof text));
    digest = add_text(digest, text);
    digest = add(digest, icmpwire_text_bits(family, data, captured, size, text, sizeof text));
    return add_text(digest, text);
}

uint64_t read_message(enum icmpwire_family family, const uint8_t *data, size_t captured, size_t size)
{
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    struct icmpwire_findings findings;
    enum icmpwire_reading reading = ICMPWIRE_READING_STRICT;
    struct icmpwire_span whole = {data, captured};
    struct icmpwire_field datagram;
    bool good = icmpwire_decode_captured(family, data, captured, size, &m, &fault);
    uint64_t digest = add_fault(0, good, &fault, captured);
    if (captured == size) {
        MUST(icmpwire_decode(family, data, size, &m, &fault) == good);
        icmpwire_open(family, data, size, &m, &fault);
        good = icmpwire_decode_lenient(family, data, size, &m, &reading, &fault);
        digest = add_fault(add(digest, reading), good, &fault, captured);
    }
    icmpwire_check_message(family, data, captured, size, &m, &fault, &findings);
    digest = add_findings(digest, &findings);
    digest = add_texts(digest, family, data, captured, size);
    if (icmpwire_locate(family, data, captured, "datagram", &datagram))
        digest = add_quote(digest, datagram.octets);
    return add_quote(digest, whole);
}

/* The message in a packet, and the flow that it is about. */
static uint64_t add_carried(uint64_t digest, const struct icmpwire_packet *packet)
{
    struct icmpwire_message m;
    struct icmpwire_tuple tuple;
    enum icmpwire_family family = packet->protocol == ICMPWIRE_PROTOCOL_ICMP6 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4;
    struct icmpwire_fault fault;
    memset(&m, 0, sizeof m);
    if (icmpwire_flow_of_packet(packet, &tuple))
        digest = add(digest, icmpwire_flow_hash(&tuple, 1));
    if (packet->fragment || (packet->protocol != ICMPWIRE_PROTOCOL_ICMP6 && packet->protocol != ICMPWIRE_PROTOCOL_ICMP))
        return digest;
    icmpwire_decode_captured(family, packet->payload.data, packet->payload.size, packet->payload_size, &m, &fault);
    if (icmpwire_flow_of(packet, &m, &tuple))
        digest = add(digest, icmpwire_flow_hash(&tuple, 1));
    return add(digest, read_message(family, packet->payload.data, packet->payload.size, packet->payload_size));
}

uint64_t read_packet(const uint8_t *data, size_t captured, size_t size)
{
    static char text[TEXT_MOST];
    struct icmpwire_packet packet;
    struct icmpwire_message m;
    struct icmpwire_fault fault = {.status = ICMPWIRE_OK};
    struct icmpwire_findings findings;
    bool good = icmpwire_packet_decode(data, captured, size, &packet, &fault);
    uint64_t digest = add_fault(0, good, &fault, captured);
    icmpwire_check(&packet, NULL, &m, &fault, &findings);
    digest = add_findings(digest, &findings);
    digest = add(digest, icmpwire_text_packet_tree(data, captured, size, text, sizeof text));
    digest = add_text(digest, text);
    return good ? add_carried(digest, &packet) : digest;
}
