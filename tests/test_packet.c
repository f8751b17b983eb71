/* SPDX-License-Identifier: BSD-2-Clause */
/* Packets from their IP header: what they carry, lengths, fragments, extension headers. */
#define _DEFAULT_SOURCE
#include "packets.h"

#include <stdio.h>

#include "icmpwire/inline.h"

static void same_span(struct icmpwire_span a, struct icmpwire_span b)
{
    assert_ptr_equal(a.data, b.data);
    assert_int_equal(a.size, b.size);
}

static void same(const struct icmpwire_packet *a, const struct icmpwire_packet *b)
{
#define SAME(member) assert_int_equal(a->member, b->member)
    SAME(version);
    SAME(traffic_class);
    SAME(hop_limit);
    SAME(protocol);
    SAME(fragment);
    SAME(more_fragments);
    SAME(router_alert);
    SAME(fragment_offset);
    SAME(identification);
    SAME(total_length);
    SAME(payload_size);
#undef SAME
    same_span(a->source, b->source);
    same_span(a->destination, b->destination);
    same_span(a->original_source, b->original_source);
    same_span(a->final_destination, b->final_destination);
    same_span(a->headers, b->headers);
    same_span(a->payload, b->payload);
}

/* The inline form, the ordinary one and the one that the former fall back to say the same. */
static bool decode(struct icmpwire_span there, size_t size, struct icmpwire_packet *packet,
                   struct icmpwire_fault *fault)
{
    struct icmpwire_fault other_fault = {.status = ICMPWIRE_OK};
    struct icmpwire_carried carried = icmpwire_packet_again(there.data, there.size, size);
    struct icmpwire_packet other;
    bool good;
    memset(packet, 0xee, sizeof *packet);
    memset(fault, 0, sizeof *fault);
    good = icmpwire_packet_decode(there.data, there.size, size, packet, fault);
    assert_int_equal(icmpwire_packet_of(there.data, there.size, size, &other, &other_fault), good);
    same(packet, &other);
    same(packet, &carried.packet);
    assert_int_equal(fault->status, other_fault.status);
    assert_int_equal(fault->status, carried.fault.status);
    assert_int_equal(good, fault->status == ICMPWIRE_OK);
    return good;
}

static struct icmpwire_packet packet_of(const char *hex)
{
    struct icmpwire_packet packet;
    struct icmpwire_fault fault;
    struct icmpwire_span octets = guarded_hex(hex);
    assert_true(decode(octets, octets.size, &packet, &fault));
    return packet;
}

static struct icmpwire_packet expect_fault(const char *hex, enum icmpwire_status status, size_t offset,
                                           const char *field)
{
    struct icmpwire_packet packet;
    struct icmpwire_fault fault;
    struct icmpwire_span octets = guarded_hex(hex);
    assert_false(decode(octets, octets.size, &packet, &fault));
    assert_int_equal(fault.status, status);
    assert_int_equal(fault.offset, offset);
    assert_string_equal(fault.field, field);
    assert_true(fault.readable <= octets.size);
    assert_int_equal(packet.payload.size, 0);
    assert_int_equal(packet.payload_size, 0);
    return packet;
}

/* ---- IPv4 ---- */

static void expect_plain4(const struct icmpwire_packet *p)
{
    assert_int_equal(p->version, 4);
    assert_int_equal(p->traffic_class, 0xb8);
    assert_int_equal(p->hop_limit, 64);
    assert_int_equal(p->protocol, ICMPWIRE_PROTOCOL_ICMP);
    assert_int_equal(p->identification, 0x1234);
    assert_int_equal(p->total_length, 33);
    assert_false(p->fragment || p->more_fragments || p->router_alert);
    assert_int_equal(p->fragment_offset, 0);
    expect_span(p->source, "c0000201");
    expect_span(p->destination, "c6336407");
    same_span(p->original_source, p->source);
    same_span(p->final_destination, p->destination);
    assert_int_equal(p->headers.size, 20);
    expect_span(p->payload, ECHO4);
    assert_int_equal(p->payload_size, 13);
}

static void plain_ipv4(void **state)
{
    struct icmpwire_packet p = packet_of(PLAIN4);
    (void)state;
    expect_plain4(&p);
    p = packet_of(PLAIN4 "00*13"); /* padded by the link */
    expect_plain4(&p);
}

static void ipv4_options(void **state)
{
    struct icmpwire_packet p = packet_of("47 00 0029 0000 0000 40 01 f793 " ADDRESSES4 "94040000 01000000 " ECHO4);
    (void)state;
    assert_true(p.router_alert);
    assert_int_equal(p.headers.size, 28);
    expect_span(p.payload, ECHO4);
    /* behind the end of options it is padding; of another size it is none */
    p = packet_of("47 00 0029 0000 0000 40 01 f793 " ADDRESSES4 "01000000 94040000 " ECHO4);
    assert_false(p.router_alert);
    p = packet_of("47 00 0029 0000 0000 40 01 f793 " ADDRESSES4 "94060000 00000000 " ECHO4);
    assert_false(p.router_alert);
    /* options that do not fill their header leave the message readable */
    p = packet_of("47 00 0029 0000 0000 40 01 f793 " ADDRESSES4 "07ff0400 94040000 " ECHO4);
    assert_false(p.router_alert);
    expect_span(p.payload, ECHO4);
}

static void ipv4_lengths(void **state)
{
    struct icmpwire_packet p = packet_of("45 00 0000 0000 0000 40 01 0000 " ADDRESSES4 ECHO4);
    (void)state;
    assert_int_equal(p.total_length, 33);
    assert_int_equal(p.payload_size, 13);
    p = packet_of("45 00 0014 0000 0000 40 01 0000 " ADDRESSES4 "00*26");
    assert_int_equal(p.payload_size, 0);
    assert_int_equal(p.payload.size, 0);
    p = expect_fault("45 00 0022 0000 0000 40 01 0000 " ADDRESSES4 ECHO4, ICMPWIRE_BAD_LENGTH, 2, "total_length");
    expect_span(p.source, "c0000201");
    assert_int_equal(p.protocol, 1);
    expect_fault("45 00 0013 0000 0000 40 01 0000 " ADDRESSES4 ECHO4, ICMPWIRE_BAD_LENGTH, 2, "total_length");
    expect_fault("46 00 0017 0000 0000 40 01 0000 " ADDRESSES4 ECHO4, ICMPWIRE_BAD_LENGTH, 2, "total_length");
    expect_fault("44 00 0021 0000 0000 40 01 0000 " ADDRESSES4 ECHO4, ICMPWIRE_BAD_LENGTH, 0, "headers");
    expect_fault("4f 00 0021 0000 0000 40 01 0000 " ADDRESSES4 ECHO4, ICMPWIRE_BAD_LENGTH, 0, "headers");
    expect_fault("45 00 0021 0000 0000 40 01 0000 c0000201 c63364", ICMPWIRE_TRUNCATED, 0, "headers");
    expect_fault("", ICMPWIRE_TRUNCATED, 0, "headers");
    expect_fault("55*40", ICMPWIRE_BAD_VERSION, 0, "version");
    expect_fault("00", ICMPWIRE_BAD_VERSION, 0, "version");
}

static void ipv4_fragments(void **state)
{
    struct icmpwire_packet p = packet_of("45 00 0021 1234 2000 40 01 0000 " ADDRESSES4 ECHO4);
    (void)state;
    assert_true(p.fragment && p.more_fragments);
    assert_int_equal(p.fragment_offset, 0);
    p = packet_of("45 00 0021 1234 0001 40 33 0000 " ADDRESSES4 ECHO4);
    assert_true(p.fragment && !p.more_fragments);
    assert_int_equal(p.fragment_offset, 8);
    assert_int_equal(p.protocol, 51); /* what it announces is in the first fragment */
    expect_span(p.payload, ECHO4);
    p = packet_of("45 00 0021 1234 ffff 40 01 0000 " ADDRESSES4 ECHO4);
    assert_int_equal(p.fragment_offset, 65528);
}

static void ipv4_authentication(void **state)
{
    struct icmpwire_packet p = packet_of("45 00 0039 1234 0000 40 33 0000 " ADDRESSES4 AUTHENTICATION("01") ECHO4);
    (void)state;
    assert_int_equal(p.protocol, ICMPWIRE_PROTOCOL_ICMP);
    assert_int_equal(p.headers.size, 44);
    expect_span(p.payload, ECHO4);
    expect_fault("45 00 0039 1234 0000 40 33 0000 " ADDRESSES4 "01 00 0000 00000100 00000001 00*12 " ECHO4,
                 ICMPWIRE_BAD_LENGTH, 20, "headers");
    expect_fault("45 00 0039 1234 0000 40 33 0000 " ADDRESSES4 "01 08 0000 00000100 00000001 00*12 " ECHO4,
                 ICMPWIRE_BAD_LENGTH, 20, "headers");
    expect_fault("45 00 001f 1234 0000 40 33 0000 " ADDRESSES4 "01 04 0000 00000100 000000", ICMPWIRE_TRUNCATED, 20,
                 "headers");
}

/* ---- IPv6 ---- */

static void plain_ipv6(void **state)
{
    (void)state;
    for (int padded = 0; padded < 2; padded++) {
        struct icmpwire_packet p = packet_of(padded ? PLAIN6 "00*3" : PLAIN6);
        assert_int_equal(p.version, 6);
        assert_int_equal(p.traffic_class, 0xb8);
        assert_int_equal(p.hop_limit, 7);
        assert_int_equal(p.protocol, ICMPWIRE_PROTOCOL_ICMP6);
        assert_int_equal(p.identification, 0);
        assert_int_equal(p.total_length, 53);
        assert_false(p.fragment || p.more_fragments || p.router_alert);
        expect_span(p.source, ADDRESS6 "01");
        expect_span(p.destination, ADDRESS6 "02");
        same_span(p.original_source, p.source);
        same_span(p.final_destination, p.destination);
        assert_int_equal(p.headers.size, 40);
        expect_span(p.payload, ECHO6);
        assert_int_equal(p.payload_size, 13);
    }
}

static void ipv6_lengths(void **state)
{
    struct icmpwire_packet p = packet_of("60 000000 0000 3a 40 " ADDRESSES6 ECHO6);
    (void)state;
    assert_int_equal(p.total_length, 53); /* left to the network card */
    expect_span(p.payload, ECHO6);
    p = packet_of("60 000000 0000 3b 40 " ADDRESSES6 "00*6");
    assert_int_equal(p.total_length, 40);
    assert_int_equal(p.payload_size, 0);
    p = expect_fault("60 000000 000e 3a 40 " ADDRESSES6 ECHO6, ICMPWIRE_BAD_LENGTH, 4, "payload_length");
    expect_span(p.source, ADDRESS6 "01");
    expect_fault("60 000000 000d 3a 40 " ADDRESS6 "01 " ADDRESS6, ICMPWIRE_TRUNCATED, 0, "headers");
}

static void chain_of_headers(void **state)
{
    struct icmpwire_packet p = packet_of(CHAIN);
    (void)state;
    assert_true(p.router_alert);
    assert_false(p.fragment); /* RFC 6946: an atomic one */
    assert_int_equal(p.identification, 0xdeadbeef);
    assert_int_equal(p.protocol, ICMPWIRE_PROTOCOL_ICMP6);
    assert_int_equal(p.headers.size, 128);
    assert_int_equal(p.payload_size, 9);
    expect_span(p.source, ADDRESS6 "01");
    expect_span(p.original_source, ADDRESS6 "09");
    expect_span(p.destination, ADDRESS6 "02");
    expect_span(p.final_destination, ADDRESS6 "03");
}

static void headers_without_alert(void **state)
{
    struct icmpwire_packet p = packet_of("60 000000 0015 3c 40 " ADDRESSES6 HOP_BY_HOP("3a") ECHO6);
    (void)state;
    assert_false(p.router_alert); /* as destination options */
    p = packet_of("60 000000 001d 3c 40 " ADDRESSES6 "00 00 0104 00*4 " HOP_BY_HOP("3a") ECHO6);
    assert_false(p.router_alert); /* behind destination options */
    p = packet_of("60 000000 0015 00 40 " ADDRESSES6 "3a 00 0501 0001 0000" ECHO6);
    assert_false(p.router_alert); /* of a wrong size */
    p = packet_of("60 000000 0015 00 40 " ADDRESSES6 "3a 00 01ff 0502 0000" ECHO6);
    assert_false(p.router_alert); /* behind one that is broken */
    expect_span(p.payload, ECHO6);
}

static void where_a_chain_ends(void **state)
{
    static const uint8_t terminal[] = {1, 4, 6, 17, 41, 50, 58, 59, 89, 132, 253, 254, 255};
    (void)state;
    for (size_t i = 0; i < sizeof terminal; i++) {
        uint8_t octets[48];
        struct icmpwire_packet p;
        struct icmpwire_fault fault;
        from_hex("60 000000 0008 00 40 " ADDRESSES6 "00 00 0104 00*4", octets, sizeof octets);
        octets[6] = terminal[i];
        assert_true(decode(guarded(octets, sizeof octets), sizeof octets, &p, &fault));
        assert_int_equal(p.protocol, terminal[i]);
        assert_int_equal(p.payload_size, 8);
    }
}

static void ipv6_fragments(void **state)
{
    struct icmpwire_packet p = packet_of("60 000000 0015 2c 40 " ADDRESSES6 FRAGMENT("3a", "0001") ECHO6);
    (void)state;
    assert_true(p.fragment && p.more_fragments);
    p = packet_of("60 000000 0015 2c 40 " ADDRESSES6 FRAGMENT("3c", "000e") ECHO6);
    assert_true(p.fragment && !p.more_fragments);
    assert_int_equal(p.fragment_offset, 8); /* the two reserved bits are not part of it */
    assert_int_equal(p.protocol, ICMPWIRE_PROTOCOL_DESTINATION_OPTIONS);
    expect_span(p.payload, ECHO6);
    p = packet_of("60 000000 001d 2c 40 " ADDRESSES6 FRAGMENT("2c", "0001") FRAGMENT("3a", "0000") ECHO6);
    assert_true(p.fragment);
    expect_fault("60 000000 0007 2c 40 " ADDRESSES6 "3a 00 0001 deadbe", ICMPWIRE_TRUNCATED, 40, "headers");
}

static void broken_extension_headers(void **state)
{
    struct icmpwire_packet p = expect_fault("60 000000 0015 00 40 " ADDRESSES6 "3a 02 0502 0000 0100" ECHO6,
                                            ICMPWIRE_BAD_LENGTH, 40, "headers");
    (void)state;
    assert_int_equal(p.protocol, 0);
    assert_int_equal(p.headers.size, 40);
    expect_span(p.source, ADDRESS6 "01");
    p = expect_fault("60 000000 000b 00 40 " ADDRESSES6 HOP_BY_HOP("2b") "3a 00 00", ICMPWIRE_TRUNCATED, 48, "headers");
    assert_int_equal(p.protocol, 43);
    assert_true(p.router_alert);
    /* padding of the link is not the packet's */
    expect_fault("60 000000 0008 00 40 " ADDRESSES6 HOP_BY_HOP("2b") "3a 00*7", ICMPWIRE_TRUNCATED, 48, "headers");
}

static void jumbograms(void **state)
{
    static uint8_t octets[65576 + 8];
    size_t size = from_hex("60 000000 0000 00 40 " ADDRESSES6 "3a 00 c204 00010000", octets, sizeof octets);
    struct icmpwire_packet p;
    struct icmpwire_fault fault;
    (void)state;
    memset(octets + size, 0, sizeof octets - size);
    assert_true(decode(guarded(octets, sizeof octets), sizeof octets, &p, &fault));
    assert_int_equal(p.total_length, 65576);
    assert_int_equal(p.payload_size, 65528);
    assert_int_equal(p.payload.size, 65528);
    assert_false(decode(guarded(octets, 65575), 65575, &p, &fault));
    assert_int_equal(fault.status, ICMPWIRE_BAD_LENGTH);
    assert_true(decode(guarded(octets, size), 65576, &p, &fault));
    assert_int_equal(p.payload.size, 0);
    assert_int_equal(p.payload_size, 65528);
    /* one that needed none, one next to an ordinary length, the largest */
    expect_fault("60 000000 0000 00 40 " ADDRESSES6 "3a 00 c204 0000000d" ECHO6, ICMPWIRE_BAD_LENGTH, 40,
                 "jumbo_payload");
    expect_fault("60 000000 0015 00 40 " ADDRESSES6 "3a 00 c204 00010000" ECHO6, ICMPWIRE_BAD_LENGTH, 40,
                 "jumbo_payload");
    expect_fault("60 000000 0000 00 40 " ADDRESSES6 "3a 00 c204 ffffffff" ECHO6, ICMPWIRE_BAD_LENGTH, 40,
                 "jumbo_payload");
}

/* ---- routing headers ---- */

static void final_destination(void **state)
{
    static const struct {
        const char *header; /* behind the next header field */
        const char *last;   /* of the address that is expected; "" the destination's, null: it cannot be told */
    } cases[] = {
        {"02 00 01 00000000 " ADDRESS6 "03", "03"},
        {"04 00 01 00000000 " ADDRESS6 "03" ADDRESS6 "04", "04"},
        {"04 00 02 00000000 " ADDRESS6 "03" ADDRESS6 "04", "04"},
        {"04 00 00 00000000 " ADDRESS6 "03" ADDRESS6 "04", ""},
        {"04 00 03 00000000 " ADDRESS6 "03" ADDRESS6 "04", NULL}, /* more segments than addresses */
        {"01 00 01 00000000 00*8", NULL},                         /* half an address */
        {"03 00 01 00000000 " ADDRESS6 "03 00*8", NULL},          /* one and a half */
        {"00 00 01 00000000", NULL},
        {"02 02 01 00000000 " ADDRESS6 "03", "03"},
        {"02 02 00 00000000 " ADDRESS6 "03", ""},
        /* RFC 6554: nothing compressed; all but the last compressed to 8 octets, 4 octets of padding; the last as well
         */
        {"04 03 02 00000000 " ADDRESS6 "03" ADDRESS6 "04", "04"},
        {"03 03 02 80000000 00*7 03 " ADDRESS6 "04", "04"},
        {"03 03 02 c0300000 00*3 03 " ADDRESS6 "04 00*4", NULL}, /* 5 octets are no addresses of 4 */
        {"03 03 02 c0400000 00*3 03 " ADDRESS6 "04 00*4", "04"},
        {"03 03 03 c0400000 00*3 03 " ADDRESS6 "04 00*4", NULL}, /* more segments than addresses */
        {"02 03 01 88000000 00*7 03 00*7 04", NULL},
        {"02 03 00 88000000 00*7 03 00*7 04", ""},
        {"01 03 01 00000000 00*8", NULL},
        {"00 03 01 00000000", NULL},
        {"02 03 01 00f00000 " ADDRESS6 "03", NULL},
        /* RFC 8754: the last segment comes first; the first one may be left out */
        {"04 04 01 01000000 " ADDRESS6 "03" ADDRESS6 "04", "03"},
        {"02 04 01 00000000 " ADDRESS6 "03", "03"},
        {"02 04 02 00000000 " ADDRESS6 "03", NULL},
        {"02 04 01 01000000 " ADDRESS6 "03", NULL}, /* an entry that is not there */
        {"03 04 01 00000000 " ADDRESS6 "03 0506 00*6", "03"},
        {"00 04 01 00000000", NULL},
        {"02 04 00 00000000 " ADDRESS6 "03", ""},
        /* not known */
        {"02 01 01 00000000 " ADDRESS6 "03", NULL},
        {"02 05 01 00000000 " ADDRESS6 "03", NULL},
        {"02 fe 00 00000000 " ADDRESS6 "03", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char hex[512];
        struct icmpwire_packet p;
        snprintf(hex, sizeof hex, "60 000000 0000 2b 40 %s 3a %s %s", ADDRESSES6, cases[i].header, ECHO6);
        p = packet_of(hex);
        expect_span(p.payload, ECHO6);
        if (!cases[i].last) {
            assert_null(p.final_destination.data);
            assert_int_equal(p.final_destination.size, 0);
        } else if (*cases[i].last) {
            snprintf(hex, sizeof hex, "%s %s", ADDRESS6, cases[i].last);
            expect_span(p.final_destination, hex);
        } else {
            same_span(p.final_destination, p.destination);
        }
        expect_span(p.destination, ADDRESS6 "02");
    }
}

/* ---- captures and truncation ---- */

/* A capture that ends within the chain is cut; one that ends behind it has all but a part of the payload. */
static void every_capture(const char *hex, size_t headers)
{
    uint8_t octets[512];
    size_t size = from_hex(hex, octets, sizeof octets);
    struct icmpwire_packet whole, p;
    struct icmpwire_fault fault;
    assert_true(decode(guarded(octets, size), size, &whole, &fault));
    assert_int_equal(whole.headers.size, headers);
    for (size_t captured = 0; captured <= size; captured++) {
        bool good = decode(guarded(octets, captured), size, &p, &fault);
        assert_int_equal(good, captured >= headers);
        if (good) {
            assert_int_equal(p.payload.size, captured - headers);
            assert_int_equal(p.payload_size, whole.payload_size);
            assert_int_equal(p.protocol, whole.protocol);
        } else {
            assert_int_equal(fault.status, ICMPWIRE_CUT);
            assert_true(fault.offset <= captured && p.headers.size == fault.offset);
        }
    }
}

/* On the wire nothing of a packet may be missing. */
static void every_truncation(const char *hex)
{
    uint8_t octets[512];
    size_t size = from_hex(hex, octets, sizeof octets);
    for (size_t left = 0; left < size; left++) {
        struct icmpwire_packet p;
        struct icmpwire_fault fault;
        assert_false(decode(guarded(octets, left), left, &p, &fault));
        assert_true(fault.status == ICMPWIRE_TRUNCATED || fault.status == ICMPWIRE_BAD_LENGTH);
    }
}

static void captures_and_truncations(void **state)
{
    (void)state;
    every_capture(PLAIN4, 20);
    every_capture(OPTIONS4, 28);
    every_capture(PLAIN6, 40);
    every_capture(CHAIN, 128);
    every_truncation(PLAIN4);
    every_truncation(OPTIONS4);
    every_truncation(PLAIN6);
    every_truncation(CHAIN);
}

static void more_captured_than_there_was(void **state)
{
    struct icmpwire_span octets = guarded_hex(PLAIN4);
    struct icmpwire_packet p;
    struct icmpwire_fault fault;
    (void)state;
    assert_false(decode(octets, 32, &p, &fault));
    assert_int_equal(fault.status, ICMPWIRE_BAD_LENGTH);
}

/* ---- anything ---- */

static void inside(struct icmpwire_span part, struct icmpwire_span whole)
{
    if (part.size)
        assert_true(part.data >= whole.data && part.data + part.size <= whole.data + whole.size);
}

static void judge(struct icmpwire_span there, size_t size)
{
    struct icmpwire_packet p;
    struct icmpwire_fault fault;
    struct icmpwire_header header;
    struct icmpwire_span rest;
    uint8_t protocol;
    bool good = decode(there, size, &p, &fault);
    inside(p.source, there);
    inside(p.original_source, there);
    inside(p.final_destination, there);
    inside(p.headers, there);
    inside(p.payload, there);
    assert_true(p.payload.size <= p.payload_size && p.headers.size + p.payload_size <= size);
    assert_true(good || (fault.offset <= size && fault.readable <= there.size && *fault.field));
    assert_true(good || fault.status != ICMPWIRE_CUT || there.size < size);
    protocol = p.version == 4 ? ICMPWIRE_PROTOCOL_IPV4 : ICMPWIRE_PROTOCOL_IPV6;
    for (rest = p.headers; rest.size; protocol = header.next)
        rest = icmpwire_header_next(rest, protocol, &header);
    if (p.headers.size) {
        assert_non_null(rest.data); /* the chain that was walked is the one that is iterated */
        assert_int_equal(protocol, p.protocol);
    }
}

static void mutations(void **state)
{
    static const char *const seeds[] = {PLAIN4, OPTIONS4, PLAIN6, CHAIN};
    uint32_t seed = 20260917;
    (void)state;
    for (int round = 0; round < 60000; round++) {
        uint8_t octets[256];
        size_t size = from_hex(seeds[round % 4], octets, sizeof octets);
        for (uint32_t changes = next_random(&seed) % 6; changes; changes--)
            octets[next_random(&seed) % size] = (uint8_t)next_random(&seed);
        size -= next_random(&seed) % 4 * (next_random(&seed) % 2);
        judge(guarded(octets, next_random(&seed) % 2 ? size : next_random(&seed) % (size + 1)), size);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_ipv4),
        cmocka_unit_test(ipv4_options),
        cmocka_unit_test(ipv4_lengths),
        cmocka_unit_test(ipv4_fragments),
        cmocka_unit_test(ipv4_authentication),
        cmocka_unit_test(plain_ipv6),
        cmocka_unit_test(ipv6_lengths),
        cmocka_unit_test(chain_of_headers),
        cmocka_unit_test(headers_without_alert),
        cmocka_unit_test(where_a_chain_ends),
        cmocka_unit_test(ipv6_fragments),
        cmocka_unit_test(broken_extension_headers),
        cmocka_unit_test(jumbograms),
        cmocka_unit_test(final_destination),
        cmocka_unit_test(captures_and_truncations),
        cmocka_unit_test(more_captured_than_there_was),
        cmocka_unit_test(mutations),
    };
    return cmocka_run_group_tests(tests, guarded_setup, NULL);
}
