/* SPDX-License-Identifier: BSD-2-Clause */
/* Quoted datagrams: which flow they belong to, and what is complete, cut off or absent. */
#define _DEFAULT_SOURCE
#include "guarded.h"

#include "icmpwire/inline.h"

#define ADDRESSES4 "c0000201 c6336407 " /* 192.0.2.1 to 198.51.100.7 */
#define ADDRESSES6 "20010db8 00*11 01 20010db8 00*11 02 "
#define UDP        "d903 829a 0008 0000 "

static void expect_span(struct icmpwire_span span, const char *hex)
{
    uint8_t octets[2048];
    size_t size = from_hex(hex, octets, sizeof octets);
    assert_int_equal(span.size, size);
    if (size)
        assert_memory_equal(span.data, octets, size);
}

static void same(const struct icmpwire_quote *a, const struct icmpwire_quote *b)
{
#define SAME(member) assert_int_equal(a->member, b->member)
    SAME(version);
    SAME(chain);
    SAME(ports);
    SAME(icmp);
    SAME(identified);
    SAME(protocol);
    SAME(hop_limit);
    SAME(type);
    SAME(code);
    SAME(fragment);
    SAME(source_port);
    SAME(destination_port);
    SAME(identifier);
    SAME(sequence);
    SAME(fragment_offset);
    SAME(total_length);
    SAME(source.size);
    SAME(destination.size);
    SAME(transport.size);
#undef SAME
    assert_ptr_equal(a->source.data, b->source.data);
    assert_ptr_equal(a->destination.data, b->destination.data);
    assert_ptr_equal(a->transport.data, b->transport.data);
}

/* The inline form, the ordinary one and the one that the former fall back to say the same. */
static bool decode(struct icmpwire_span datagram, struct icmpwire_quote *quote)
{
    struct icmpwire_quote other;
    bool good;
    memset(quote, 0xee, sizeof *quote);
    good = icmpwire_quote_decode(datagram, quote);
    assert_int_equal(icmpwire_quote_of(datagram, &other), good);
    same(quote, &other);
    other = icmpwire_quote_again(datagram);
    same(quote, &other);
    return good;
}

static struct icmpwire_quote quote_of(const char *hex)
{
    struct icmpwire_quote quote;
    assert_true(decode(guarded_hex(hex), &quote));
    return quote;
}

static void expect_extents(const struct icmpwire_quote *quote, enum icmpwire_extent chain, enum icmpwire_extent ports,
                           enum icmpwire_extent message, enum icmpwire_extent identified)
{
    assert_int_equal(quote->chain, chain);
    assert_int_equal(quote->ports, ports);
    assert_int_equal(quote->icmp, message);
    assert_int_equal(quote->identified, identified);
}

#define COMPLETE ICMPWIRE_COMPLETE
#define CUT_OFF  ICMPWIRE_CUT_OFF
#define ABSENT   ICMPWIRE_ABSENT

/* ---- IPv4 ---- */

static void udp_in_ipv4(void **state)
{
    struct icmpwire_quote q = quote_of("45 00 001c 1234 0000 01 11 0000 " ADDRESSES4 UDP);
    (void)state;
    expect_extents(&q, COMPLETE, COMPLETE, ABSENT, ABSENT);
    assert_int_equal(q.version, 4);
    assert_int_equal(q.protocol, 17);
    assert_int_equal(q.hop_limit, 1);
    assert_int_equal(q.source_port, 0xd903);
    assert_int_equal(q.destination_port, 33434);
    assert_int_equal(q.total_length, 28);
    assert_false(q.fragment);
    expect_span(q.source, "c0000201");
    expect_span(q.destination, "c6336407");
    expect_span(q.transport, UDP);
}

static void every_protocol_with_ports(void **state)
{
    static const uint8_t with_ports[] = {6, 17, 33, 132, 136};
    (void)state;
    for (int protocol = 0; protocol < 256; protocol++) {
        uint8_t octets[28];
        struct icmpwire_quote q;
        bool ports = memchr(with_ports, protocol, sizeof with_ports) != NULL;
        from_hex("45 00 001c 1234 0000 01 00 0000 " ADDRESSES4 UDP, octets, sizeof octets);
        octets[9] = (uint8_t)protocol;
        assert_true(decode(guarded(octets, sizeof octets), &q));
        assert_int_equal(q.ports, ports ? COMPLETE : ABSENT);
        assert_int_equal(q.source_port, ports ? 0xd903 : 0);
        assert_int_equal(q.protocol, protocol);
    }
}

static void ipv4_options(void **state)
{
    struct icmpwire_quote q = quote_of("47 00 0024 1234 0000 01 06 0000 " ADDRESSES4 "94040000 01010100 " UDP);
    (void)state;
    expect_extents(&q, COMPLETE, COMPLETE, ABSENT, ABSENT);
    assert_int_equal(q.source_port, 0xd903);
    expect_span(q.transport, UDP);
}

static void ipv4_fragments(void **state)
{
    struct icmpwire_quote q = quote_of("45 00 001c 1234 2000 01 11 0000 " ADDRESSES4 UDP);
    (void)state;
    expect_extents(&q, COMPLETE, COMPLETE, ABSENT, ABSENT);
    assert_true(q.fragment);
    assert_int_equal(q.fragment_offset, 0);
    q = quote_of("45 00 001c 1234 00b9 01 11 0000 " ADDRESSES4 UDP);
    expect_extents(&q, COMPLETE, ABSENT, ABSENT, ABSENT);
    assert_true(q.fragment);
    assert_int_equal(q.fragment_offset, 0xb9 * 8);
    assert_int_equal(q.source_port, 0);
    expect_span(q.transport, UDP);
    q = quote_of("45 00 001c 1234 1fff 01 01 0000 " ADDRESSES4 UDP);
    expect_extents(&q, COMPLETE, ABSENT, ABSENT, ABSENT);
    assert_int_equal(q.fragment_offset, 65528);
}

static void authentication_in_ipv4(void **state)
{
    struct icmpwire_quote q =
        quote_of("45 00 0034 1234 0000 01 33 0000 " ADDRESSES4 "11 04 0000 00000100 00000001 00*12 " UDP);
    (void)state;
    expect_extents(&q, COMPLETE, COMPLETE, ABSENT, ABSENT);
    assert_int_equal(q.protocol, 17);
    assert_int_equal(q.destination_port, 33434);
    q = quote_of("45 00 0034 1234 0000 01 33 0000 " ADDRESSES4 "11 04 0000 00000100 00000001 00*11");
    expect_extents(&q, CUT_OFF, ABSENT, ABSENT, ABSENT);
    assert_int_equal(q.protocol, 51);
    assert_int_equal(q.transport.size, 0);
    expect_span(q.source, "c0000201");
    /* a length that leaves no room for its own fields */
    q = quote_of("45 00 0034 1234 0000 01 33 0000 " ADDRESSES4 "11 00 0000 00000100 00000001 00*12 " UDP);
    expect_extents(&q, CUT_OFF, ABSENT, ABSENT, ABSENT);
}

static void security_payload_ends_the_chain(void **state)
{
    struct icmpwire_quote q = quote_of("45 00 0034 1234 0000 01 32 0000 " ADDRESSES4 "00000100 00000001");
    (void)state;
    expect_extents(&q, COMPLETE, ABSENT, ABSENT, ABSENT);
    assert_int_equal(q.protocol, 50);
    expect_span(q.transport, "00000100 00000001");
}

static void ports_need_four_octets(void **state)
{
    struct icmpwire_quote q = quote_of("45 00 0540 1234 0000 01 06 0000 " ADDRESSES4 "d903829a");
    (void)state;
    expect_extents(&q, COMPLETE, COMPLETE, ABSENT, ABSENT);
    assert_int_equal(q.destination_port, 33434);
    q = quote_of("45 00 0540 1234 0000 01 06 0000 " ADDRESSES4 "d90382");
    expect_extents(&q, COMPLETE, CUT_OFF, ABSENT, ABSENT);
    assert_int_equal(q.source_port, 0);
    expect_span(q.transport, "d90382");
    q = quote_of("45 00 0540 1234 0000 01 06 0000 " ADDRESSES4);
    expect_extents(&q, COMPLETE, CUT_OFF, ABSENT, ABSENT);
    assert_int_equal(q.transport.size, 0);
}

/* RFC 4884 section 5: an error with extensions pads its datagram. */
static void padding_is_not_transport(void **state)
{
    struct icmpwire_quote q = quote_of("45 00 001c 1234 0000 01 11 0000 " ADDRESSES4 UDP "00*100");
    (void)state;
    expect_span(q.transport, UDP);
    q = quote_of("45 00 0016 1234 0000 01 11 0000 " ADDRESSES4 UDP "00*100");
    expect_extents(&q, COMPLETE, CUT_OFF, ABSENT, ABSENT);
    expect_span(q.transport, "d903");
    q = quote_of("45 00 0014 1234 0000 01 11 0000 " ADDRESSES4 "00*108");
    expect_extents(&q, COMPLETE, CUT_OFF, ABSENT, ABSENT);
    assert_int_equal(q.transport.size, 0);
}

static void lengths_that_tell_nothing(void **state)
{
    static const uint16_t lengths[] = {0, 8, 19, 28 << 8};
    (void)state;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        uint8_t octets[28];
        struct icmpwire_quote q;
        from_hex("45 00 0000 1234 0000 01 11 0000 " ADDRESSES4 UDP, octets, sizeof octets);
        octets[2] = (uint8_t)(lengths[i] >> 8);
        octets[3] = (uint8_t)lengths[i];
        assert_true(decode(guarded(octets, sizeof octets), &q));
        expect_extents(&q, COMPLETE, COMPLETE, ABSENT, ABSENT);
        expect_span(q.transport, UDP);
        assert_int_equal(q.total_length, lengths[i]);
    }
}

static void not_an_ip_header(void **state)
{
    static const char *const headers[] = {"", "44*64", "40*64", "55*64", "05*64", "75*64", "f5*64", "00*64"};
    struct icmpwire_quote q;
    (void)state;
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        assert_false(decode(guarded_hex(headers[i]), &q));
        assert_int_equal(q.version, 0);
        expect_extents(&q, ABSENT, ABSENT, ABSENT, ABSENT);
        assert_int_equal(q.source.size, 0);
    }
}

static void header_cut_off(void **state)
{
    struct icmpwire_quote q;
    (void)state;
    assert_false(decode(guarded_hex("46 00 001c 1234 0000 01 11 0000 " ADDRESSES4 "010101"), &q));
    assert_int_equal(q.version, 4);
    expect_extents(&q, CUT_OFF, ABSENT, ABSENT, ABSENT);
    assert_int_equal(q.protocol, 0);
    assert_int_equal(q.source.size, 0);
    assert_false(decode(guarded_hex("60 000000 0008 11 40 20010db8"), &q));
    assert_int_equal(q.version, 6);
    expect_extents(&q, CUT_OFF, ABSENT, ABSENT, ABSENT);
}

/* IHL 0 to 15 against 0 to 80 octets. */
static void every_header_length(void **state)
{
    (void)state;
    for (unsigned words = 0; words < 16; words++)
        for (size_t size = 1; size <= 80; size++) {
            uint8_t octets[80];
            struct icmpwire_quote q;
            struct icmpwire_span datagram;
            bool whole = words >= 5 && size >= words * 4;
            memset(octets, 0x11, sizeof octets);
            octets[0] = (uint8_t)(0x40 | words);
            octets[6] = octets[7] = 0;
            datagram = guarded(octets, size);
            assert_int_equal(icmpwire_reach_quoted_ipv4(datagram.data, size) - 1 < size, whole);
            assert_int_equal(icmpwire_reach_quoted_ipv6(datagram.data, size) - 1 < size, size >= 40);
            assert_int_equal(decode(datagram, &q), whole);
            assert_int_equal(q.version, words >= 5 ? 4 : 0);
            assert_int_equal(q.ports, !whole ? ABSENT : size >= words * 4 + 4 ? COMPLETE : CUT_OFF);
            assert_int_equal(q.transport.size, whole ? size - words * 4 : 0);
        }
}

/* ---- IPv6 ---- */

static void tcp_in_ipv6(void **state)
{
    struct icmpwire_quote q = quote_of("60 012345 0014 06 07 " ADDRESSES6 "8235 01bb 00000001 00*12");
    (void)state;
    expect_extents(&q, COMPLETE, COMPLETE, ABSENT, ABSENT);
    assert_int_equal(q.version, 6);
    assert_int_equal(q.protocol, 6);
    assert_int_equal(q.hop_limit, 7);
    assert_int_equal(q.total_length, 60);
    assert_int_equal(q.source_port, 0x8235);
    assert_int_equal(q.destination_port, 443);
    expect_span(q.source, "20010db8 00*11 01");
    expect_span(q.destination, "20010db8 00*11 02");
    assert_int_equal(q.transport.size, 20);
}

#define HOP_BY_HOP(next)    next " 00 0502 0000 0100 "
#define DESTINATION(next)   next " 01 0106 00*6 0104 00*4 "
#define ROUTING(next)       next " 02 00 01 00000000 20010db8 00*11 03 "
#define AUTHENTICATED(next) next " 04 0000 00000100 00000001 00*12 "
#define MOBILITY(next)      next " 01 05 00 00*12 "

static void chain_of_all_headers(void **state)
{
    struct icmpwire_quote q = quote_of("60 000000 0000 00 40 " ADDRESSES6 HOP_BY_HOP("3c") DESTINATION("2b") ROUTING(
        "33") AUTHENTICATED("87") MOBILITY("8b") "8c 00 00*6 2c 00 00*6 11 00 0001 deadbeef" UDP);
    (void)state;
    expect_extents(&q, COMPLETE, COMPLETE, ABSENT, ABSENT);
    assert_int_equal(q.protocol, 17);
    assert_int_equal(q.destination_port, 33434);
    assert_true(q.fragment);
    assert_int_equal(q.fragment_offset, 0);
    expect_span(q.transport, UDP);
}

static void ipv6_chain_is_cut(void **state)
{
    static const char hex[] = "60 000000 0100 00 40 " ADDRESSES6 HOP_BY_HOP("3c") DESTINATION("2b") ROUTING("11") UDP;
    static const size_t ends[] = {40, 48, 64, 88}; /* of the headers */
    static const uint8_t protocols[] = {0, 60, 43, 17};
    uint8_t octets[96];
    (void)state;
    assert_int_equal(from_hex(hex, octets, sizeof octets), 96);
    for (size_t size = 40; size <= sizeof octets; size++) {
        struct icmpwire_quote q;
        size_t passed = 0;
        while (passed < 3 && size >= ends[passed + 1])
            passed++;
        assert_true(decode(guarded(octets, size), &q));
        expect_extents(&q, passed == 3 ? COMPLETE : CUT_OFF,
                       passed < 3       ? ABSENT
                       : size >= 88 + 4 ? COMPLETE
                                        : CUT_OFF,
                       ABSENT, ABSENT);
        assert_int_equal(q.protocol, protocols[passed]);
        assert_int_equal(q.source.size, 16);
    }
}

static void ipv6_fragments(void **state)
{
    struct icmpwire_quote q = quote_of("60 000000 0010 2c 40 " ADDRESSES6 "11 00 0000 deadbeef" UDP);
    (void)state;
    expect_extents(&q, COMPLETE, COMPLETE, ABSENT, ABSENT);
    assert_false(q.fragment); /* RFC 6946: an atomic one */
    q = quote_of("60 000000 0010 2c 40 " ADDRESSES6 "11 00 0008 deadbeef" UDP);
    expect_extents(&q, COMPLETE, ABSENT, ABSENT, ABSENT);
    assert_true(q.fragment);
    assert_int_equal(q.fragment_offset, 8);
    /* what a later fragment announces is not in it, an extension header neither */
    q = quote_of("60 000000 0010 2c 40 " ADDRESSES6 "3c 00 0009 deadbeef" UDP);
    expect_extents(&q, COMPLETE, ABSENT, ABSENT, ABSENT);
    assert_int_equal(q.protocol, 60);
    expect_span(q.transport, UDP);
    q = quote_of("60 000000 0010 2c 40 " ADDRESSES6 "11 00 0008 deadbe");
    expect_extents(&q, CUT_OFF, ABSENT, ABSENT, ABSENT);
    assert_int_equal(q.protocol, 44);
    assert_false(q.fragment);
}

static void no_next_header(void **state)
{
    struct icmpwire_quote q = quote_of("60 000000 0008 3b 40 " ADDRESSES6 "00*8");
    (void)state;
    expect_extents(&q, COMPLETE, ABSENT, ABSENT, ABSENT);
    assert_int_equal(q.protocol, 59);
}

static void tunnels_are_transport(void **state)
{
    struct icmpwire_quote q = quote_of("60 000000 0044 29 40 " ADDRESSES6 "60 000000 0008 11 40 " ADDRESSES6);
    (void)state;
    expect_extents(&q, COMPLETE, ABSENT, ABSENT, ABSENT);
    assert_int_equal(q.protocol, 41);
    assert_int_equal(q.transport.size, 40);
    q = quote_of("45 00 0030 1234 0000 01 00 0000 " ADDRESSES4 "11 00 00*6");
    assert_int_equal(q.protocol, 0); /* hop-by-hop options are IPv6's alone */
    assert_int_equal(q.transport.size, 8);
}

static void jumbogram(void **state)
{
    struct icmpwire_quote q = quote_of("60 000000 0000 00 40 " ADDRESSES6 "11 00 c204 00020000" UDP);
    (void)state;
    expect_extents(&q, COMPLETE, COMPLETE, ABSENT, ABSENT);
    assert_int_equal(q.total_length, 0x20000 + 40);
    /* one that an ordinary length contradicts, and one that needed none */
    q = quote_of("60 000000 0010 00 40 " ADDRESSES6 "11 00 c204 00020000" UDP);
    assert_int_equal(q.total_length, 56);
    q = quote_of("60 000000 0000 00 40 " ADDRESSES6 "11 00 c204 0000ffff" UDP);
    assert_int_equal(q.total_length, 40);
}

static void ipv6_padding_is_not_transport(void **state)
{
    struct icmpwire_quote q = quote_of("60 000000 0008 11 40 " ADDRESSES6 UDP "00*80");
    (void)state;
    expect_span(q.transport, UDP);
    q = quote_of("60 000000 0004 00 40 " ADDRESSES6 HOP_BY_HOP("11") UDP);
    expect_extents(&q, CUT_OFF, ABSENT, ABSENT, ABSENT); /* the packet itself ends within the header */
}

/* ---- nested messages ---- */

#define MESSAGE4(type) "45 00 001c 1234 0000 01 01 0000 " ADDRESSES4 type " 03 0000 abcd 1234"
#define MESSAGE6(type) "60 000000 0008 3a 40 " ADDRESSES6 type " 03 0000 abcd 1234"

/* What the type at an offset has: 'n' nothing, 'i' an identifier, 's' a sequence number as well, 'b' one of 8
 * bits, 'l' an identifier behind it. */
static char shape_of(uint8_t protocol, int type)
{
    static const int with_sequence4[] = {0, 8, 13, 14, 15, 16, 17, 18, 37, 38};
    if (protocol == 1) {
        for (size_t i = 0; i < sizeof with_sequence4 / sizeof *with_sequence4; i++)
            if (type == with_sequence4[i])
                return 's';
        return type == 30 ? 'i' : type == 42 || type == 43 ? 'b' : 'n';
    }
    if (type == 128 || type == 129)
        return 's';
    if (type >= 144 && type <= 149)
        return 'i';
    return type == 154 ? 'l' : type == 160 || type == 161 ? 'b' : 'n';
}

static void expect_nested(const struct icmpwire_quote *q, char shape, size_t octets)
{
    size_t needed = shape == 'i' ? 6 : shape == 'b' ? 7 : 8;
    bool complete = shape != 'n' && octets >= needed;
    assert_int_equal(q->icmp, octets >= 2 ? COMPLETE : CUT_OFF);
    assert_int_equal(q->code, octets >= 2 ? 3 : 0);
    assert_int_equal(q->identified, octets < 2 || shape == 'n' ? ABSENT : complete ? COMPLETE : CUT_OFF);
    assert_int_equal(q->identifier, !complete ? 0 : shape == 'l' ? 0x1234 : 0xabcd);
    assert_int_equal(q->sequence, !complete ? 0 : shape == 's' ? 0x1234 : shape == 'b' ? 0x12 : 0);
}

static void every_nested_type(void **state)
{
    uint8_t four[28], six[48];
    (void)state;
    from_hex(MESSAGE4("00"), four, sizeof four);
    from_hex(MESSAGE6("00"), six, sizeof six);
    for (int type = 0; type < 256; type++)
        for (size_t octets = 0; octets <= 8; octets++) {
            struct icmpwire_quote q;
            four[20] = six[40] = (uint8_t)type;
            assert_true(decode(guarded(four, 20 + octets), &q));
            expect_nested(&q, shape_of(1, type), octets);
            assert_int_equal(q.type, octets >= 2 ? type : 0);
            assert_true(decode(guarded(six, 40 + octets), &q));
            expect_nested(&q, shape_of(58, type), octets);
            assert_int_equal(q.type, octets >= 2 ? type : 0);
        }
}

/* ---- anything ---- */

static void inside(struct icmpwire_span part, struct icmpwire_span whole)
{
    if (part.size)
        assert_true(part.data >= whole.data && part.data + part.size <= whole.data + whole.size);
}

static void mutations(void **state)
{
    static const char *const seeds[] = {
        "45 00 001c 1234 0000 01 11 0000 " ADDRESSES4 UDP "00*30",
        "47 00 0024 1234 0000 01 06 0000 " ADDRESSES4 "94040000 01010100 " UDP,
        "60 000000 0000 00 40 " ADDRESSES6 HOP_BY_HOP("3c") DESTINATION("2b") ROUTING("33")
            AUTHENTICATED("2c") "3a 00 0001 deadbeef 80 00 0000 1234 5678",
    };
    uint32_t seed = 20260917;
    (void)state;
    for (int round = 0; round < 60000; round++) {
        uint8_t octets[256];
        size_t size = from_hex(seeds[round % 3], octets, sizeof octets);
        struct icmpwire_quote q;
        struct icmpwire_span datagram;
        bool good;
        for (uint32_t changes = next_random(&seed) % 6; changes; changes--)
            octets[next_random(&seed) % size] = (uint8_t)next_random(&seed);
        datagram = guarded(octets, size - next_random(&seed) % 8 * (next_random(&seed) % 4));
        good = decode(datagram, &q);
        assert_int_equal(good, q.source.size != 0);
        inside(q.source, datagram);
        inside(q.destination, datagram);
        inside(q.transport, datagram);
        assert_true(q.chain == COMPLETE || (q.ports == ABSENT && q.icmp == ABSENT && q.transport.size == 0));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(udp_in_ipv4),
        cmocka_unit_test(every_protocol_with_ports),
        cmocka_unit_test(ipv4_options),
        cmocka_unit_test(ipv4_fragments),
        cmocka_unit_test(authentication_in_ipv4),
        cmocka_unit_test(security_payload_ends_the_chain),
        cmocka_unit_test(ports_need_four_octets),
        cmocka_unit_test(padding_is_not_transport),
        cmocka_unit_test(lengths_that_tell_nothing),
        cmocka_unit_test(not_an_ip_header),
        cmocka_unit_test(header_cut_off),
        cmocka_unit_test(every_header_length),
        cmocka_unit_test(tcp_in_ipv6),
        cmocka_unit_test(chain_of_all_headers),
        cmocka_unit_test(ipv6_chain_is_cut),
        cmocka_unit_test(ipv6_fragments),
        cmocka_unit_test(no_next_header),
        cmocka_unit_test(tunnels_are_transport),
        cmocka_unit_test(jumbogram),
        cmocka_unit_test(ipv6_padding_is_not_transport),
        cmocka_unit_test(every_nested_type),
        cmocka_unit_test(mutations),
    };
    return cmocka_run_group_tests(tests, guarded_setup, NULL);
}
