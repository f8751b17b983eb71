/* SPDX-License-Identifier: BSD-2-Clause */
/* One number for all that decoding a large fixed set of messages tells: the same on every machine and with every
 * compiler. Prints it in hex. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "icmpwire.h"

/* ---- the hash: FNV-1a, 64 bits ---- */

static uint64_t digest = 0xcbf29ce484222325u;

static void add_octets(const uint8_t *data, size_t size)
{
    for (size_t i = 0; i < size; i++)
        digest = (digest ^ data[i]) * 0x100000001b3u;
}

static void add(uint64_t number)
{
    uint8_t octets[8];
    for (unsigned i = 0; i < 8; i++)
        octets[i] = (uint8_t)(number >> 8 * i);
    add_octets(octets, sizeof octets);
}

static void add_text(const char *text)
{
    size_t size = strlen(text);
    add(size);
    for (size_t i = 0; i < size; i++)
        digest = (digest ^ (uint8_t)text[i]) * 0x100000001b3u;
}

static void add_span(struct icmpwire_span span)
{
    add(span.size);
    add_octets(span.data, span.size);
}

static void add_fault(bool good, const struct icmpwire_fault *fault)
{
    add(good);
    if (good)
        return;
    add(fault->status);
    add(fault->offset);
    add(fault->readable);
    add_text(fault->field);
}

/* ---- what is told of one input ---- */

static void add_quote(struct icmpwire_span datagram)
{
    struct icmpwire_quote q;
    add(icmpwire_quote_decode(datagram, &q));
    add(q.version);
    add(q.chain);
    add(q.ports);
    add(q.icmp);
    add(q.identified);
    add(q.protocol);
    add(q.hop_limit);
    add(q.type);
    add(q.code);
    add(q.fragment);
    add(q.source_port);
    add(q.destination_port);
    add(q.identifier);
    add(q.sequence);
    add(q.fragment_offset);
    add(q.total_length);
    add_span(q.source);
    add_span(q.destination);
    add_span(q.transport);
}

static void add_field(void *context, const struct icmpwire_field *f)
{
    (void)context;
    add(f->event);
    add(f->kind);
    add_text(f->name);
    add(f->index);
    add(f->bit_offset);
    add(f->bit_width);
    add(f->number);
    add_span(f->octets);
    if (f->event == ICMPWIRE_FAULT)
        add_fault(false, &f->fault);
    if (f->kind == ICMPWIRE_KIND_DATAGRAM)
        add_quote(f->octets);
}

static void add_encoded(const struct icmpwire_message *message)
{
    static uint8_t out[1024];
    struct icmpwire_fault fault;
    size_t size;
    bool good = icmpwire_encode(message, out, sizeof out, &size, &fault);
    add_fault(good, &fault);
    if (good)
        add_octets(out, size);
}

static void add_message(enum icmpwire_family family, const uint8_t *data, size_t size)
{
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    enum icmpwire_reading reading;
    bool good = icmpwire_decode(family, data, size, &m, &fault);
    add_fault(good, &fault);
    add_encoded(&m);
    add_fault(icmpwire_open(family, data, size, &m, &fault), &fault);
    add_fault(icmpwire_decode_captured(family, data, size / 2, size, &m, &fault), &fault);
    add_fault(icmpwire_decode_lenient(family, data, size, &m, &reading, &fault), &fault);
    add(reading);
    add_fault(icmpwire_visit(family, data, size, size, add_field, NULL, &fault), &fault);
    add(icmpwire_checksum_compute(family, data, size, data, data));
}

static void add_packet(const uint8_t *data, size_t size)
{
    struct icmpwire_packet p;
    struct icmpwire_fault fault;
    add_fault(icmpwire_packet_decode(data, size, size, &p, &fault), &fault);
    add(p.protocol);
    add(p.total_length);
    add(p.payload_size);
    add_span(p.final_destination);
    add_span(p.original_source);
    add_fault(icmpwire_visit_packet(data, size, size, add_field, NULL, &fault), &fault);
}

/* ---- the inputs ---- */

enum { LENGTH_MAX = 160, MUTATIONS = 300 };

static uint32_t state = 1;

static uint8_t random_octet(void)
{
    state = state * 1664525u + 1013904223u;
    return (uint8_t)(state >> 24);
}

/* Zeros; any octets; small ones, which make plausible lengths; a quoted header before any. */
enum { FILLS = 4 };
static void fill(uint8_t *data, size_t size, unsigned how)
{
    memset(data, 0, size);
    for (size_t i = 0; how && i < size; i++)
        data[i] = how == 2 ? random_octet() % 5 : random_octet();
    if (how == 3 && size > 8) {
        data[4] = random_octet() % 17;
        data[5] = random_octet() % 33;
        data[8] = random_octet() & 1 ? 0x45 : 0x60;
    }
}

static bool has_layout(enum icmpwire_family family, unsigned type)
{
    return icmpwire_layout_of(family, (uint8_t)type) != ICMPWIRE_LAYOUT_OPAQUE;
}

/* Types without a layout are all the same: a few lengths will do. */
static void every_length(enum icmpwire_family family, unsigned type, uint8_t code)
{
    uint8_t data[LENGTH_MAX];
    size_t step = has_layout(family, type) ? 1 : 53;
    for (size_t size = 0; size <= sizeof data; size += step)
        for (unsigned how = 0; how < FILLS; how++) {
            fill(data, size, how);
            if (size > 0)
                data[0] = (uint8_t)type;
            if (size > 1)
                data[1] = code;
            add_message(family, data, size);
        }
}

static void every_type(enum icmpwire_family family)
{
    static const uint8_t codes[] = {0, 1, 4, 0x81, 255};
    for (unsigned type = 0; type < 256; type++)
        for (size_t i = 0; i < sizeof codes; i++)
            every_length(family, type, codes[i]);
}

struct sample {
    enum icmpwire_family family; /* of messages */
    bool packet;
    const char *octets; /* hex; a '*' stands for a hundred zeros */
};
static const struct sample samples[] = {
    {ICMPWIRE_ICMP4, false,
     "0300000000200000450000304c5c40000111d06cc0000201c6336407d903829a00080000*"
     "2000000000080101000191ff001c020f00000011000100c0000201000867652d302f3000000023280008040100000028"},
    {ICMPWIRE_ICMP4, false,
     "0b00000000000000450000304c5c40000111d06cc0000201c6336407d903829a00080000*2000de6e00080101000191ff"},
    {ICMPWIRE_ICMP4, false, "0500000001020304450000304c5c40000111d06cc0000201c6336407d903829a00080000"},
    {ICMPWIRE_ICMP4, false,
     "0900000002020708c000020180000000c000020200000005100a0001003c8100c000020300130218201804aabbccdd"},
    {ICMPWIRE_ICMP4, false, "0d000000123400010000000180000002000000030405"},
    {ICMPWIRE_ICMP4, false, "1e0000001234000000010002000186a0000005dc"},
    {ICMPWIRE_ICMP4, false, "260000001234000100000e1004686f7374076578616d706c6500c00c03777777c00c"},
    {ICMPWIRE_ICMP4, false,
     "29000000000000008a080c000000000705050000000109000000003c000102030002080000000001000000000000000001020001020304058"
     "b01180000000008"},
    {ICMPWIRE_ICMP4, false, "2a000000123401012000000000080301657468300008030200000007000c030300010400c0000201"},
    {ICMPWIRE_ICMP4, false, "2b00000012340167200000000010060001020304050607080910111213"},
    {ICMPWIRE_ICMP6, false,
     "010000001000000060000000000811402001 0db800000000000000000000000120010db8000000000000000000000002"
     "d903829a00080000*0000000000000000000000000000000000000000000000002000000000080101000191ff"},
    {ICMPWIRE_ICMP6, false,
     "0200000000000500600000000008114020010db800000000000000000000000120010db8000000000000000000000002d903829a0008000"
     "0"},
    {ICMPWIRE_ICMP6, false, "80000000123400016162636465"},
    {ICMPWIRE_ICMP6, false, "a0000000123401002000000000140303000210 0020010db8000000000000000000000001"},
    {ICMPWIRE_ICMP4, true, "46c00020000000000102000ac0000201e000001694040000080000001234000161626364"},
    {ICMPWIRE_ICMP6, true,
     "600000000020003c20010db8000000000000000000000001ff0200000000000000000000000000012b00050200000100"
     "3a0200010000000020010db80000000000000000000000038000000012340001"},
#define SAMPLE(octets) {ICMPWIRE_ICMP6, false, octets},
#include "digest_samples.def"
#undef SAMPLE
};

static size_t octets_of(const char *hex, uint8_t *out)
{
    size_t size = 0;
    unsigned digits = 0, value = 0;
    for (; *hex; hex++) {
        if (*hex == ' ')
            continue;
        if (*hex == '*') {
            memset(out + size, 0, 100);
            size += 100;
            continue;
        }
        value = value << 4 | (unsigned)(*hex <= '9' ? *hex - '0' : *hex - 'a' + 10);
        if (++digits % 2 == 0)
            out[size++] = (uint8_t)value;
    }
    return size;
}

/* The sample, then shorter and with octets changed. */
static void mutations(const struct sample *sample)
{
    uint8_t whole[512], data[512];
    size_t all = octets_of(sample->octets, whole);
    for (unsigned round = 0; round < MUTATIONS; round++) {
        size_t size = round % 4 == 3 && all ? random_octet() % all : all;
        memcpy(data, whole, all);
        for (unsigned changes = round % 3; size && changes; changes--) {
            size_t at = random_octet();
            at = (at << 8 | random_octet()) % size;
            data[at] = random_octet();
        }
        if (sample->packet)
            add_packet(data, size);
        else
            add_message(sample->family, data, size);
    }
}

int main(void)
{
    every_type(ICMPWIRE_ICMP4);
    every_type(ICMPWIRE_ICMP6);
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        mutations(&samples[i]);
    printf("%016" PRIx64 "\n", digest);
    return 0;
}
