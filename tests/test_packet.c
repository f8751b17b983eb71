/* SPDX-License-Identifier: BSD-2-Clause */
/* Packets from their IP header: what they carry, lengths, fragments, extension headers, and building them. */
#define _DEFAULT_SOURCE
#include "guarded.h"

#include <stdio.h>

#include "icmpwire/inline.h"

#define ADDRESSES4 "c0000201 c6336407 " /* 192.0.2.1 to 198.51.100.7 */
#define ADDRESS6   "20010db8 00*11 "    /* and the last octet */
#define ADDRESSES6 ADDRESS6 "01 " ADDRESS6 "02 "
#define ECHO4      "0800 085f abcd 0001 68656c6c6f"
#define ECHO6      "8000 34a2 abcd 0001 68656c6c6f"

static void expect_span(struct icmpwire_span span, const char *hex)
{
    uint8_t octets[2048];
    size_t size = from_hex(hex, octets, sizeof octets);
    assert_int_equal(span.size, size);
    if (size)
        assert_memory_equal(span.data, octets, size);
}

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

#define PLAIN4 "45 b8 0021 1234 4000 40 01 3bb4 " ADDRESSES4 ECHO4

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

#define AUTHENTICATION(next) next " 04 0000 00000100 00000001 00*12 "

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

#define PLAIN6 "6b 812345 000d 3a 07 " ADDRESSES6 ECHO6

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

#define HOP_BY_HOP(next)       next " 00 0502 0000 0100 "
#define DESTINATION(next)      next " 02 c910 " ADDRESS6 "09 0102 0000 "
#define ROUTING(next)          next " 02 00 01 00000000 " ADDRESS6 "03 "
#define FRAGMENT(next, offset) next " 00 " offset " deadbeef "
#define CHAIN                                                                                                \
    "60 000000 0061 00 40 " ADDRESSES6 HOP_BY_HOP("3c") DESTINATION("2b") ROUTING("33") AUTHENTICATION("2c") \
        FRAGMENT("3a", "0000") "8000 0000 abcd 0001 00"

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
        {"02 03 02 88000000 00*7 03 00*7 04", NULL},
        {"02 03 00 88000000 00*7 03 00*7 04", ""},
        {"01 03 01 00000000 00*8", NULL},
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

#define OPTIONS4 "47 00 0029 0000 0000 40 01 f793 " ADDRESSES4 "94040000 01000000 " ECHO4

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

/* ---- header after header ---- */

static void headers_one_by_one(void **state)
{
    static const uint8_t protocols[] = {41, 0, 60, 43, 51, 44};
    struct icmpwire_packet p = packet_of(CHAIN);
    struct icmpwire_span rest = p.headers;
    struct icmpwire_header headers[6];
    uint8_t protocol = ICMPWIRE_PROTOCOL_IPV6;
    (void)state;
    for (size_t i = 0; i < 6; i++) {
        assert_true(rest.size);
        rest = icmpwire_header_next(rest, protocol, &headers[i]);
        assert_int_equal(headers[i].status, ICMPWIRE_OK);
        assert_int_equal(headers[i].protocol, protocols[i]);
        protocol = headers[i].next;
    }
    assert_int_equal(rest.size, 0);
    assert_int_equal(protocol, p.protocol);
    assert_int_equal(headers[0].ipv6.payload_length, 0x61);
    assert_int_equal(headers[0].ipv6.hop_limit, 64);
    assert_int_equal(headers[0].ipv6.version_class_label, 0x60000000);
    assert_ptr_equal(headers[0].ipv6.destination.octets, p.destination.data);
    expect_span(headers[1].options.options, "0502 0000 0100");
    assert_int_equal(headers[2].options.length, 2);
    assert_int_equal(headers[3].routing.segments_left, 1);
    expect_span(headers[3].routing.body, "00000000 " ADDRESS6 "03");
    assert_int_equal(headers[4].authentication.spi, 0x100);
    assert_int_equal(headers[4].authentication.sequence, 1);
    expect_span(headers[4].authentication.icv, "00*12");
    assert_int_equal(headers[5].fragment.identification, 0xdeadbeef);
}

static void headers_of_ipv4(void **state)
{
    struct icmpwire_packet p = packet_of(OPTIONS4);
    struct icmpwire_header header;
    struct icmpwire_span rest = icmpwire_header_next(p.headers, ICMPWIRE_PROTOCOL_IPV4, &header);
    (void)state;
    assert_int_equal(rest.size, 0);
    assert_int_equal(header.status, ICMPWIRE_OK);
    assert_int_equal(header.next, 1);
    assert_int_equal(header.ipv4.version_ihl, 0x47);
    assert_int_equal(header.ipv4.total_length, 41);
    assert_int_equal(header.ipv4.header_checksum, 0xf793);
    assert_int_equal(header.ipv4.source, 0xc0000201);
    expect_span(header.ipv4.options, "94040000 01000000");
}

static void expect_status(const char *hex, uint8_t protocol, enum icmpwire_status status, size_t rest)
{
    struct icmpwire_header header;
    struct icmpwire_span left = icmpwire_header_next(guarded_hex(hex), protocol, &header);
    assert_int_equal(header.status, status);
    assert_int_equal(header.protocol, protocol);
    assert_int_equal(left.size, rest);
    if (!rest && status != ICMPWIRE_OK)
        assert_true(left.data == NULL || left.data == guarded_end);
}

static void broken_headers(void **state)
{
    (void)state;
    expect_status("3a 00 01ff 0502 0000 ff*3", 0, ICMPWIRE_BAD_LENGTH, 3); /* options that do not fill it */
    expect_status("3a 01 0104 00*4 ff*7", 60, ICMPWIRE_BAD_LENGTH, 0);
    expect_status("3a 00 0104 00*3", 60, ICMPWIRE_TRUNCATED, 0);
    expect_status("3a", 43, ICMPWIRE_TRUNCATED, 0);
    expect_status("", 43, ICMPWIRE_TRUNCATED, 0);
    expect_status("3a 00 0000 00*8", 51, ICMPWIRE_BAD_LENGTH, 0);
    expect_status("44 00*39", 4, ICMPWIRE_BAD_LENGTH, 0);
    expect_status("65 00*39", 4, ICMPWIRE_BAD_VERSION, 20);
    expect_status("40 00*39", 41, ICMPWIRE_BAD_VERSION, 0);
    expect_status("47 00 0021 0000 0000 40 01 0000 " ADDRESSES4 "07030405 08010000", 4, ICMPWIRE_BAD_LENGTH, 0);
    expect_status("3b 00 00*6", 135, ICMPWIRE_OK, 0);
    expect_status("00*40", 58, ICMPWIRE_BAD_ARGUMENT, 0);
    expect_status("00*40", 50, ICMPWIRE_BAD_ARGUMENT, 0);
}

static void what_a_broken_header_still_says(void **state)
{
    struct icmpwire_header header;
    (void)state;
    icmpwire_header_next(guarded_hex("3a 01 02 03 00*4"), ICMPWIRE_PROTOCOL_ROUTING, &header);
    assert_int_equal(header.status, ICMPWIRE_BAD_LENGTH);
    assert_int_equal(header.next, 58);
    assert_int_equal(header.routing.segments_left, 3);
    icmpwire_header_next(guarded_hex("45 b8 0021 1234"), ICMPWIRE_PROTOCOL_IPV4, &header);
    assert_int_equal(header.status, ICMPWIRE_TRUNCATED);
    assert_int_equal(header.ipv4.identification, 0x1234);
    assert_int_equal(header.ipv4.ttl, 0);
}

/* ---- options ---- */

static void options_of_ipv4(void **state)
{
    struct icmpwire_span list = guarded_hex("01 94040000 07 03 04 00 55 66");
    struct icmpwire_ipv4_option option;
    (void)state;
    list = icmpwire_first_ipv4_option(list, &option);
    assert_int_equal(option.type, ICMPWIRE_IPV4_OPTION_NO_OPERATION);
    assert_int_equal(option.body.size, 0);
    list = icmpwire_first_ipv4_option(list, &option);
    assert_int_equal(option.type, ICMPWIRE_IPV4_OPTION_ROUTER_ALERT);
    assert_int_equal(option.length, 4);
    expect_span(option.body, "0000");
    list = icmpwire_first_ipv4_option(list, &option);
    assert_int_equal(option.type, 7);
    expect_span(option.body, "04");
    list = icmpwire_first_ipv4_option(list, &option);
    assert_int_equal(option.type, ICMPWIRE_IPV4_OPTION_END);
    assert_int_equal(option.status, ICMPWIRE_OK);
    expect_span(option.body, "5566");
    assert_int_equal(list.size, 0);
    list = icmpwire_first_ipv4_option(guarded_hex("07 01 04"), &option);
    assert_int_equal(option.status, ICMPWIRE_BAD_LENGTH);
    assert_null(list.data);
    list = icmpwire_first_ipv4_option(guarded_hex("07"), &option);
    assert_int_equal(option.status, ICMPWIRE_TRUNCATED);
    assert_null(list.data);
}

static void options_of_ipv6(void **state)
{
    struct icmpwire_span list = guarded_hex("00 0502 0001 c204 00012345 0101 00 0501 00");
    struct icmpwire_ipv6_option option;
    (void)state;
    list = icmpwire_first_ipv6_option(list, &option);
    assert_int_equal(option.type, ICMPWIRE_IPV6_OPTION_PAD1);
    list = icmpwire_first_ipv6_option(list, &option);
    assert_int_equal(option.router_alert, 1);
    list = icmpwire_first_ipv6_option(list, &option);
    assert_int_equal(option.jumbo_payload, 0x12345);
    list = icmpwire_first_ipv6_option(list, &option);
    assert_int_equal(option.type, ICMPWIRE_IPV6_OPTION_PADN);
    expect_span(option.body, "00");
    assert_int_equal(option.status, ICMPWIRE_OK);
    list = icmpwire_first_ipv6_option(list, &option);
    assert_int_equal(option.type, ICMPWIRE_IPV6_OPTION_ROUTER_ALERT);
    assert_int_not_equal(option.status, ICMPWIRE_OK);
    assert_int_equal(list.size, 0);
}

/* ---- building ---- */

static struct icmpwire_message echo(enum icmpwire_family family)
{
    struct icmpwire_message message = {.family = (uint8_t)family, .layout = ICMPWIRE_LAYOUT_ECHO};
    message.type = family == ICMPWIRE_ICMP4 ? 8 : 128;
    message.echo.identifier = 0xabcd;
    message.echo.sequence = 1;
    message.echo.data = (struct icmpwire_span){(const uint8_t *)"hello", 5};
    return message;
}

static const uint8_t source4[] = {192, 0, 2, 1}, destination4[] = {198, 51, 100, 7};
static const uint8_t source6[] = {0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
static const uint8_t destination6[] = {0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2};
static const uint8_t final6[] = {0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3};

/* Builds into a buffer of exactly the size needed; with one octet less nothing is written. */
static void expect_built(const struct icmpwire_carrier *carrier, const struct icmpwire_message *message,
                         const char *hex)
{
    uint8_t expected[512], untouched[512];
    size_t needed = from_hex(hex, expected, sizeof expected), size = 0;
    struct icmpwire_fault fault;
    uint8_t *out = guarded_end - needed;
    memset(untouched, 0xa5, sizeof untouched);
    memset(out, 0xa5, needed);
    assert_false(icmpwire_packet_build(carrier, message, out, needed - 1, &size, &fault));
    assert_int_equal(fault.status, ICMPWIRE_NO_ROOM);
    assert_int_equal(size, needed);
    assert_memory_equal(out, untouched, needed);
    assert_false(icmpwire_packet_build(carrier, message, NULL, 0, &size, &fault));
    assert_int_equal(size, needed);
    assert_true(icmpwire_packet_build(carrier, message, out, needed, &size, &fault));
    assert_int_equal(size, needed);
    assert_memory_equal(out, expected, needed);
}

static void build_ipv4(void **state)
{
    struct icmpwire_message message = echo(ICMPWIRE_ICMP4);
    struct icmpwire_carrier carrier = {.version = 4,
                                       .traffic_class = 0xb8,
                                       .dont_fragment = true,
                                       .identification = 0x1234,
                                       .source = source4,
                                       .destination = destination4};
    static const uint8_t options[] = {0x94, 4, 0, 0, 1};
    (void)state;
    expect_built(&carrier, &message, PLAIN4);
    carrier = (struct icmpwire_carrier){.version = 4, .source = source4, .destination = destination4};
    carrier.extensions = (struct icmpwire_span){options, sizeof options};
    expect_built(&carrier, &message, OPTIONS4);
}

static void build_ipv6(void **state)
{
    static uint8_t extensions[32];
    struct icmpwire_message message = echo(ICMPWIRE_ICMP6);
    struct icmpwire_carrier carrier = {.version = 6,
                                       .traffic_class = 0xb8,
                                       .flow_label = 0x12345,
                                       .hop_limit = 7,
                                       .source = source6,
                                       .destination = destination6};
    (void)state;
    expect_built(&carrier, &message, PLAIN6);
    from_hex(HOP_BY_HOP("2b") ROUTING("3a"), extensions, sizeof extensions);
    carrier = (struct icmpwire_carrier){.version = 6,
                                        .source = source6,
                                        .destination = destination6,
                                        .final_destination = final6,
                                        .first_protocol = 0,
                                        .extensions = {extensions, sizeof extensions}};
    expect_built(&carrier, &message,
                 "60 000000 002d 00 40 " ADDRESSES6 HOP_BY_HOP("2b") ROUTING("3a") "8000 34a1 abcd 0001 68656c6c6f");
}

static uint8_t usual_hop_limit(enum icmpwire_family family, uint8_t type)
{
    struct icmpwire_message message = {.family = (uint8_t)family, .layout = ICMPWIRE_LAYOUT_OPAQUE, .type = type};
    struct icmpwire_carrier carrier = {.version = family == ICMPWIRE_ICMP4 ? 4 : 6,
                                       .source = family == ICMPWIRE_ICMP4 ? source4 : source6,
                                       .destination = family == ICMPWIRE_ICMP4 ? destination4 : destination6};
    uint8_t out[64];
    size_t size;
    struct icmpwire_fault fault;
    assert_true(icmpwire_packet_build(&carrier, &message, out, sizeof out, &size, &fault));
    return family == ICMPWIRE_ICMP4 ? out[8] : out[7];
}

static void usual_hop_limits(void **state)
{
    static const uint8_t full[] = {133, 134, 135, 136, 137, 141, 142, 148, 149, 154};
    static const uint8_t one[] = {130, 131, 132, 143, 151, 152, 153};
    (void)state;
    for (int type = 0; type < 256; type++) {
        assert_int_equal(usual_hop_limit(ICMPWIRE_ICMP4, (uint8_t)type), type == 9 || type == 10 ? 1 : 64);
        assert_int_equal(usual_hop_limit(ICMPWIRE_ICMP6, (uint8_t)type), memchr(full, type, sizeof full) ? 255
                                                                         : memchr(one, type, sizeof one) ? 1
                                                                                                         : 64);
    }
}

static void expect_refused(struct icmpwire_carrier carrier, const struct icmpwire_message *message,
                           enum icmpwire_status status, const char *field)
{
    struct icmpwire_fault fault;
    size_t size = 1;
    uint8_t out[64];
    assert_false(icmpwire_packet_build(&carrier, message, out, sizeof out, &size, &fault));
    assert_int_equal(fault.status, status);
    assert_string_equal(fault.field, field);
    assert_int_equal(size, 0);
}

static void what_is_not_built(void **state)
{
    static const uint8_t octets[65535];
    struct icmpwire_message four = echo(ICMPWIRE_ICMP4), six = echo(ICMPWIRE_ICMP6);
    struct icmpwire_carrier carrier4 = {.version = 4, .source = source4, .destination = destination4};
    struct icmpwire_carrier carrier6 = {.version = 6, .source = source6, .destination = destination6};
    struct icmpwire_carrier odd = carrier6;
    struct icmpwire_fault fault;
    size_t size;
    (void)state;
    expect_refused(carrier4, &six, ICMPWIRE_BAD_ARGUMENT, "version");
    expect_refused(carrier6, &four, ICMPWIRE_BAD_ARGUMENT, "version");
    odd.version = 0;
    expect_refused(odd, &six, ICMPWIRE_BAD_ARGUMENT, "version");
    odd = carrier6;
    odd.flow_label = 0x100000;
    expect_refused(odd, &six, ICMPWIRE_BAD_ARGUMENT, "flow_label");
    odd = carrier4;
    odd.extensions = (struct icmpwire_span){octets, 41};
    expect_refused(odd, &four, ICMPWIRE_TOO_LONG, "extensions");
    four.echo.data = (struct icmpwire_span){octets, 65535 - 28};
    assert_false(icmpwire_packet_build(&carrier4, &four, NULL, 0, &size, &fault));
    assert_int_equal(fault.status, ICMPWIRE_NO_ROOM);
    assert_int_equal(size, 65535);
    four.echo.data.size++;
    expect_refused(carrier4, &four, ICMPWIRE_TOO_LONG, "total_length");
    six.echo.data = (struct icmpwire_span){octets, 65535 - 8};
    assert_false(icmpwire_packet_build(&carrier6, &six, NULL, 0, &size, &fault));
    assert_int_equal(size, 65575);
    six.echo.data.size++;
    expect_refused(carrier6, &six, ICMPWIRE_TOO_LONG, "payload_length");
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
        cmocka_unit_test(headers_one_by_one),
        cmocka_unit_test(headers_of_ipv4),
        cmocka_unit_test(broken_headers),
        cmocka_unit_test(what_a_broken_header_still_says),
        cmocka_unit_test(options_of_ipv4),
        cmocka_unit_test(options_of_ipv6),
        cmocka_unit_test(build_ipv4),
        cmocka_unit_test(build_ipv6),
        cmocka_unit_test(usual_hop_limits),
        cmocka_unit_test(what_is_not_built),
        cmocka_unit_test(mutations),
    };
    return cmocka_run_group_tests(tests, guarded_setup, NULL);
}
