/* SPDX-License-Identifier: BSD-2-Clause */
/* Encoding, building and decoding whole messages: rooms, arguments, what building computes, and what it cannot. */
#define _DEFAULT_SOURCE
#include "guarded.h"

#include "icmpwire/inline.h"
#include "reencode.h"

enum { ROOM = 1 << 12, CANARY = 0xc5 };

static const uint8_t six[16] = {0x20, 0x01, 0x0d, 0xb8, [15] = 1};

static const uint8_t *address_for(enum icmpwire_family family)
{
    return family == ICMPWIRE_ICMP6 ? six : NULL;
}

/* Encodes or builds. */
static bool write_as(bool build, const struct icmpwire_message *m, uint8_t *out, size_t room, size_t *size,
                     struct icmpwire_fault *fault)
{
    const uint8_t *address = address_for((enum icmpwire_family)m->family);
    return build ? icmpwire_build(m, address, address, out, room, size, fault)
                 : icmpwire_encode(m, out, room, size, fault);
}

static struct icmpwire_message message_of(enum icmpwire_family family, uint8_t type)
{
    struct icmpwire_message m;
    memset(&m, 0, sizeof m);
    m.family = (uint8_t)family;
    m.type = type;
    return m;
}

static struct icmpwire_span span_of_hex(const char *hex)
{
    static uint8_t octets[8][8192];
    static unsigned next;
    uint8_t *at = octets[next++ % 8];
    struct icmpwire_span span = {at, from_hex(hex, at, sizeof octets[0])};
    return span;
}

#define QUOTED4 "4500001c 00*4 4011 0000 c0000201 c6336407 d903829a00080000"
#define QUOTED6 "60000000 00081140 00*32 d903829a00080000"
#define MPLS    "0008 0101 000191ff"

/* ---- rooms ---- */

/* Rooms that are too small stay as they are, and the size needed is told; the one that is big enough is filled. */
static void every_room(bool build, const struct icmpwire_message *m)
{
    uint8_t out[ROOM];
    struct icmpwire_fault fault;
    size_t need, size;
    assert_false(write_as(build, m, NULL, 0, &need, &fault));
    assert_int_equal(fault.status, ICMPWIRE_NO_ROOM);
    for (size_t room = 0; room < need; room++) {
        memset(out, CANARY, need + 1);
        assert_false(write_as(build, m, out, room, &size, &fault));
        assert_int_equal(fault.status, ICMPWIRE_NO_ROOM);
        assert_int_equal(size, need);
        for (size_t i = 0; i <= need; i++)
            assert_int_equal(out[i], CANARY);
    }
    memset(out, CANARY, need + 1);
    assert_true(write_as(build, m, out, need, &size, &fault));
    assert_int_equal(size, need);
    assert_int_equal(out[need], CANARY);
    assert_true(write_as(build, m, guarded_end - need, need, &size, &fault));
    assert_memory_equal(out, guarded_end - need, need);
}

static void rooms(void **state)
{
    struct icmpwire_message m = message_of(ICMPWIRE_ICMP4, 3);
    (void)state;
    for (int build = 0; build < 2; build++) {
        struct icmpwire_message echo = message_of(ICMPWIRE_ICMP6, 128);
        echo.echo.data = span_of_hex("6162636465");
        every_room(build, &echo);
        m.destination_unreachable4.datagram = span_of_hex(QUOTED4);
        m.destination_unreachable4.extension.objects = span_of_hex(MPLS);
        every_room(build, &m);
    }
}

static void element_rooms(void **state)
{
    struct icmpwire_object object;
    struct icmpwire_fault fault;
    size_t size;
    (void)state;
    memset(&object, 0, sizeof object);
    object.class_num = 2;
    object.c_type = ICMPWIRE_HAS_NAME;
    object.interface_information.name = span_of_hex("657468 30");
    for (size_t room = 0; room < 12; room++) {
        uint8_t out[12];
        memset(out, CANARY, sizeof out);
        assert_false(icmpwire_object_encode(&object, true, out, room, &size, &fault));
        assert_int_equal(fault.status, ICMPWIRE_NO_ROOM);
        assert_int_equal(size, 12);
        for (size_t i = 0; i < sizeof out; i++)
            assert_int_equal(out[i], CANARY);
    }
    assert_true(icmpwire_object_encode(&object, true, guarded_end - 12, 12, &size, &fault));
    assert_memory_equal(guarded_end - 12, span_of_hex("000c 0202 08 65746830 000000").data, 12);
}

static void arguments(void **state)
{
    struct icmpwire_message m = message_of(ICMPWIRE_ICMP6, 128);
    struct icmpwire_fault fault;
    uint8_t out[64];
    size_t size;
    (void)state;
    assert_false(icmpwire_build(&m, NULL, six, out, sizeof out, &size, &fault));
    assert_int_equal(fault.status, ICMPWIRE_BAD_ARGUMENT);
    assert_string_equal(fault.field, "source");
    assert_false(icmpwire_build(&m, six, NULL, out, sizeof out, &size, &fault));
    assert_int_equal(fault.status, ICMPWIRE_BAD_ARGUMENT);
    assert_string_equal(fault.field, "destination");
    assert_true(icmpwire_build(&m, six, six, out, sizeof out, &size, &fault));
    assert_true(icmpwire_encode(&m, out, sizeof out, &size, &fault)); /* needs none: the checksum is a member */
    m.family = ICMPWIRE_ICMP4;
    assert_true(icmpwire_build(&m, NULL, NULL, out, sizeof out, &size, &fault));
}

/* ---- parts that are too long ---- */

static void too_long_at(bool written, const struct icmpwire_fault *fault, const char *field, uint32_t offset)
{
    assert_false(written);
    assert_int_equal(fault->status, ICMPWIRE_TOO_LONG);
    assert_string_equal(fault->field, field);
    assert_int_equal(fault->offset, offset);
}

static void long_datagrams(void **state)
{
    static uint8_t out[ROOM];
    static uint8_t datagram[255 * 8 + 1] = {0x45};
    struct icmpwire_message m = message_of(ICMPWIRE_ICMP4, 11), n = message_of(ICMPWIRE_ICMP6, 3);
    struct icmpwire_fault fault;
    size_t size;
    (void)state;
    m.time_exceeded4.extension.objects = span_of_hex(MPLS);
    m.time_exceeded4.datagram = (struct icmpwire_span){datagram, 255 * 4};
    assert_true(write_as(true, &m, out, sizeof out, &size, &fault));
    assert_int_equal(out[5], 255);
    m.time_exceeded4.datagram.size++;
    too_long_at(write_as(true, &m, out, sizeof out, &size, &fault), &fault, "length", 5);
    m.time_exceeded4.extension.objects = (struct icmpwire_span){NULL, 0}; /* without a structure any length will do */
    assert_true(write_as(true, &m, out, sizeof out, &size, &fault));
    n.time_exceeded6.extension.objects = span_of_hex(MPLS);
    n.time_exceeded6.datagram = (struct icmpwire_span){datagram, 255 * 8};
    assert_true(write_as(true, &n, out, sizeof out, &size, &fault));
    assert_int_equal(out[4], 255);
    n.time_exceeded6.datagram.size++;
    too_long_at(write_as(true, &n, out, sizeof out, &size, &fault), &fault, "length", 4);
}

/* A ROVR has no place behind its 8 octets; a prefix may have zeros there. */
static void long_places(void **state)
{
    uint8_t out[64], data[17] = {0xfd, [8] = 1};
    struct icmpwire_message m = message_of(ICMPWIRE_ICMP6, 157);
    struct icmpwire_rpl_option o = {.type = 5};
    struct icmpwire_fault fault;
    size_t size;
    (void)state;
    m.duplicate_address.rovr = (struct icmpwire_span){data, 8};
    assert_true(write_as(true, &m, out, sizeof out, &size, &fault));
    m.duplicate_address.rovr.size = 9;
    too_long_at(write_as(true, &m, out, sizeof out, &size, &fault), &fault, "rovr", 8);
    too_long_at(write_as(false, &m, out, sizeof out, &size, &fault), &fault, "rovr", 8);
    o.target.prefix_length = 64;
    o.target.prefix = (struct icmpwire_span){data, 16};
    too_long_at(icmpwire_rpl_option_encode(&o, true, out, sizeof out, &size, &fault), &fault, "prefix", 4);
    data[8] = 0;
    assert_true(icmpwire_rpl_option_encode(&o, true, out, sizeof out, &size, &fault));
    assert_int_equal(size, 12);
}

static void long_elements(void **state)
{
    static uint8_t out[1 << 17], data[1 << 16];
    struct icmpwire_object o;
    struct icmpwire_agent_extension a;
    struct icmpwire_card_suboption s;
    struct icmpwire_fault fault;
    size_t size;
    (void)state;
    memset(&o, 0, sizeof o);
    o.class_num = 2;
    o.c_type = ICMPWIRE_HAS_NAME;
    o.interface_information.name = (struct icmpwire_span){data, 63}; /* RFC 5837 section 4.3 */
    assert_true(icmpwire_object_encode(&o, true, out, sizeof out, &size, &fault));
    assert_int_equal(out[4], 64);
    o.interface_information.name.size = 64;
    too_long_at(icmpwire_object_encode(&o, true, out, sizeof out, &size, &fault), &fault, "name_length", 4);
    memset(&o, 0, sizeof o);
    o.class_num = 250;
    o.payload = (struct icmpwire_span){data, 65528};
    assert_true(icmpwire_object_encode(&o, true, out, sizeof out, &size, &fault));
    assert_int_equal(size, 65532);
    o.payload.size = 65529; /* padded to 65536 */
    too_long_at(icmpwire_object_encode(&o, true, out, sizeof out, &size, &fault), &fault, "length", 0);
    memset(&a, 0, sizeof a);
    a.type = 99;
    a.body = (struct icmpwire_span){data, 255};
    assert_true(icmpwire_agent_extension_encode(&a, true, out, sizeof out, &size, &fault));
    a.body.size = 256;
    too_long_at(icmpwire_agent_extension_encode(&a, true, out, sizeof out, &size, &fault), &fault, "length", 1);
    memset(&s, 0, sizeof s);
    s.type = 99;
    s.body = (struct icmpwire_span){data, 255 * 8 - 2};
    assert_true(icmpwire_card_suboption_encode(&s, true, out, sizeof out, &size, &fault));
    assert_int_equal(out[1], 255);
    s.body.size++;
    too_long_at(icmpwire_card_suboption_encode(&s, true, out, sizeof out, &size, &fault), &fault, "length", 1);
}

static void many_entries(void **state)
{
    static uint8_t out[ROOM], entries[256 * 8];
    struct icmpwire_message m = message_of(ICMPWIRE_ICMP4, 9);
    struct icmpwire_fault fault;
    size_t size;
    (void)state;
    m.router_advertisement4.entries = (struct icmpwire_span){entries, 255 * 8};
    assert_true(write_as(true, &m, out, sizeof out, &size, &fault));
    assert_int_equal(out[4], 255);
    assert_int_equal(out[5], 2);
    m.router_advertisement4.entries.size = 256 * 8;
    too_long_at(write_as(true, &m, out, sizeof out, &size, &fault), &fault, "number_of_addresses", 4);
}

/* Elements of ICMPv6 lists: the most that can be said, and one more. */
static void long_elements6(void **state)
{
    static uint8_t out[1 << 13], data[1 << 12];
    struct icmpwire_option o;
    struct icmpwire_rpl_option r;
    struct icmpwire_rpl_source_route p;
    struct icmpwire_mpl_seed s;
    struct icmpwire_listener_record l;
    struct icmpwire_fault fault;
    size_t size;
    (void)state;
    memset(&o, 0, sizeof o);
    o.type = 253;
    o.body = (struct icmpwire_span){data, 255 * 8 - 2};
    assert_true(icmpwire_option_encode(&o, true, out, sizeof out, &size, &fault));
    assert_int_equal(out[1], 255);
    o.body.size++;
    too_long_at(icmpwire_option_encode(&o, true, out, sizeof out, &size, &fault), &fault, "length", 1);
    memset(&r, 0, sizeof r);
    r.type = ICMPWIRE_RPL_OPTION_TARGET;
    r.target.flags = 0x50;
    r.target.rovr = (struct icmpwire_span){data, 32};
    assert_true(icmpwire_rpl_option_encode(&r, true, out, sizeof out, &size, &fault));
    assert_int_equal(out[2], 0x54);
    for (r.target.rovr.size = 33; r.target.rovr.size <= 128; r.target.rovr.size++)
        too_long_at(icmpwire_rpl_option_encode(&r, true, out, sizeof out, &size, &fault), &fault, "flags", 2);
    r.type = 99;
    r.body = (struct icmpwire_span){data, 256};
    too_long_at(icmpwire_rpl_option_encode(&r, true, out, sizeof out, &size, &fault), &fault, "length", 1);
    memset(&p, 0, sizeof p);
    p.type = 1;
    p.addresses = (struct icmpwire_span){data, 32 * 2};
    assert_true(icmpwire_rpl_source_route_encode(&p, true, out, sizeof out, &size, &fault));
    assert_int_equal(out[0], 0x9f);
    p.addresses.size = 33 * 2;
    too_long_at(icmpwire_rpl_source_route_encode(&p, true, out, sizeof out, &size, &fault), &fault, "size", 0);
    memset(&s, 0, sizeof s);
    s.buffered_messages = (struct icmpwire_span){data, 63};
    for (s.seed_identifier = (struct icmpwire_span){data, 0}; s.seed_identifier.size < 20; s.seed_identifier.size++) {
        bool sayable = s.seed_identifier.size % 8 == 0 || s.seed_identifier.size == 2;
        assert_int_equal(icmpwire_mpl_seed_encode(&s, true, out, sizeof out, &size, &fault), sayable);
        if (!sayable)
            too_long_at(false, &fault, "lengths", 1);
    }
    s.seed_identifier.size = 0;
    s.buffered_messages.size = 64;
    too_long_at(icmpwire_mpl_seed_encode(&s, true, out, sizeof out, &size, &fault), &fault, "lengths", 1);
    memset(&l, 0, sizeof l);
    l.aux_data = (struct icmpwire_span){data, 255 * 4};
    assert_true(icmpwire_listener_record_encode(&l, true, out, sizeof out, &size, &fault));
    l.aux_data.size++;
    too_long_at(icmpwire_listener_record_encode(&l, true, out, sizeof out, &size, &fault), &fault, "aux_data_words", 1);
}

/* ---- RFC 4884 ---- */

/* Padded with zeros to the unit and to 128 octets at least; the length is of the padded datagram. */
static void padded(enum icmpwire_family family, uint8_t type, size_t datagram, size_t want)
{
    static uint8_t out[ROOM], quoted[1024];
    struct icmpwire_message m = message_of(family, type), back;
    struct icmpwire_fault fault;
    size_t unit = family == ICMPWIRE_ICMP4 ? 4 : 8, size;
    struct icmpwire_span span = {quoted, datagram}, objects = span_of_hex(MPLS);
    memset(quoted, 0x45, sizeof quoted);
    if (family == ICMPWIRE_ICMP4) {
        m.destination_unreachable4.datagram = span;
        m.destination_unreachable4.extension.objects = objects;
    } else {
        m.destination_unreachable6.datagram = span;
        m.destination_unreachable6.extension.objects = objects;
    }
    assert_true(write_as(true, &m, out, sizeof out, &size, &fault));
    assert_int_equal(size, 8 + want + 4 + 8);
    assert_int_equal(out[family == ICMPWIRE_ICMP4 ? 5 : 4], want / unit);
    for (size_t i = datagram; i < want; i++)
        assert_int_equal(out[8 + i], 0);
    assert_true(icmpwire_decode(family, out, size, &back, &fault));
    span = family == ICMPWIRE_ICMP4 ? back.destination_unreachable4.datagram : back.destination_unreachable6.datagram;
    assert_int_equal(span.size, want);
    span = (struct icmpwire_span){out + 8 + want, 12};
    assert_int_equal(icmpwire_checksum_check_extension(span), ICMPWIRE_CHECKSUM_GOOD);
    assert_int_equal(icmpwire_checksum_check(family, out, size, address_for(family), address_for(family)),
                     ICMPWIRE_CHECKSUM_GOOD);
}

static void padding(void **state)
{
    static const size_t rows[][2] = {{40, 128}, {127, 128}, {128, 128}, {129, 132}, {132, 132}, {133, 136}, {576, 576}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        padded(ICMPWIRE_ICMP4, 3, rows[i][0], rows[i][1]);
        padded(ICMPWIRE_ICMP6, 1, rows[i][0], (rows[i][1] + 7) / 8 * 8);
    }
}

/* A checksum that comes out as 0 would mean that there is none; it is written as all ones (RFC 4884 section 7). */
static void extension_checksum(void **state)
{
    uint8_t out[ROOM];
    struct icmpwire_message m = message_of(ICMPWIRE_ICMP4, 42);
    struct icmpwire_fault fault;
    size_t size;
    (void)state;
    m.extended_echo_request.extension.objects = span_of_hex("0008fa00 e5f6 0000"); /* with the rest the sum is ffff */
    assert_true(write_as(true, &m, out, sizeof out, &size, &fault));
    assert_memory_equal(out + 8, span_of_hex("2000 ffff 0008fa00 e5f6 0000").data, 12);
    m.extended_echo_request.extension.objects = span_of_hex("0008fa00 e5f5 0000");
    assert_true(write_as(true, &m, out, sizeof out, &size, &fault));
    assert_memory_equal(out + 8, span_of_hex("2000 0001 0008fa00 e5f5 0000").data, 12);
}

/* ---- from nothing ---- */

static bool is_error_with_header(enum icmpwire_layout layout)
{
    switch (layout) {
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE4:
    case ICMPWIRE_LAYOUT_SOURCE_QUENCH:
    case ICMPWIRE_LAYOUT_REDIRECT4:
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED4:
    case ICMPWIRE_LAYOUT_PARAMETER_PROBLEM4:
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE6:
    case ICMPWIRE_LAYOUT_PACKET_TOO_BIG:
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED6:
    case ICMPWIRE_LAYOUT_PARAMETER_PROBLEM6:
        return true;
    default:
        return false;
    }
}

/* Every type built from zeros decodes again, but for those that must quote an IP header. */
static void from_zeros(void **state)
{
    (void)state;
    for (unsigned family = 0; family < 2; family++)
        for (unsigned type = 0; type < 256; type++) {
            struct icmpwire_message m = message_of((enum icmpwire_family)family, (uint8_t)type), back;
            enum icmpwire_layout layout = icmpwire_layout_of((enum icmpwire_family)family, (uint8_t)type);
            struct icmpwire_fault fault;
            uint8_t out[64];
            size_t size;
            assert_true(write_as(true, &m, out, sizeof out, &size, &fault));
            if (is_error_with_header(layout)) {
                assert_false(icmpwire_decode((enum icmpwire_family)family, out, size, &back, &fault));
                assert_int_equal(fault.status, ICMPWIRE_TRUNCATED);
                assert_int_equal(fault.offset, 8);
                assert_string_equal(fault.field, "datagram");
            } else {
                assert_true(icmpwire_decode((enum icmpwire_family)family, out, size, &back, &fault));
                assert_int_equal(back.type, type);
                assert_int_equal(back.layout, layout);
            }
            assert_int_equal(icmpwire_checksum_check((enum icmpwire_family)family, out, size, six, six),
                             ICMPWIRE_CHECKSUM_GOOD);
        }
}

/* ---- one verdict ---- */

/* Opening and iterating, the inline form and the captured one all come to the verdict of decoding. */
static void one_verdict(enum icmpwire_family family, struct icmpwire_span s)
{
    struct icmpwire_message m;
    struct icmpwire_fault fault, other;
    bool good = icmpwire_decode(family, s.data, s.size, &m, &fault);
    assert_int_equal(icmpwire_inline_decode(family, s.data, s.size, &m, &other), good);
    assert_int_equal(icmpwire_decode_captured(family, s.data, s.size + 9, s.size, &m, &other), good);
    if (!good) {
        assert_int_equal(fault.status, other.status);
        assert_int_equal(fault.offset, other.offset);
        assert_int_equal(fault.readable, other.readable);
        assert_string_equal(fault.field, other.field);
    }
    assert_int_equal(icmpwire_open(family, s.data, s.size, &m, &other) && reencode_lists(&m), good);
    assert_int_equal(icmpwire_inline_open(family, s.data, s.size, &m, &other) && reencode_lists(&m), good);
}

static void verdicts(void **state)
{
    static const struct {
        enum icmpwire_family family;
        const char *octets;
    } rows[] = {
        {ICMPWIRE_ICMP4, "0b00000000200000 " QUOTED4 " 00*100 20000000 " MPLS " " MPLS},
        {ICMPWIRE_ICMP4, "2900000000000000 8a02000000000000 00*8 05010203040506 07"},
        {ICMPWIRE_ICMP4, "0900000002020708 c0000201 00000000 c0000202 00000001 00 1302 1818 00 1802 aabb"},
        {ICMPWIRE_ICMP6, "86000000 40c0 0708 00*8 0101020000000001 05010000000005dc 1f02000000000708 036c616e 00*4"},
        {ICMPWIRE_ICMP6, "88000000 e0000000 fe80 00*13 01 2102 0000 020507d0 00*8"},
        {ICMPWIRE_ICMP6, "82000000 27100000 ff02 00*13 fb 82 7d 0001 20010db8 00*11 01 0000 0002 0102"},
        {ICMPWIRE_ICMP6, "8f000000 8000 0002 04000001 ff02 00*13 fb 20010db8 00*11 01 01010000 ff02 00*13 fc 01020304 "
                         "0000 0000"},
        {ICMPWIRE_ICMP6, "8a000000 00000001 01 40 03e8 00000000 0107003030800000 20010db8 00*12 30 10 c0 c0 00000e10 "
                         "00000e10 80000000 20010db8 ff 00*11"},
        {ICMPWIRE_ICMP6, "9b020000 1e40 00 f1 fd 00*14 01 00 0102 0000 0504 0010 fd00 0604 0000 f1 ff"},
        {ICMPWIRE_ICMP6, "9f000000 050412 34c0 070600*8 a0"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint8_t octets[256];
        size_t all = from_hex(rows[i].octets, octets, sizeof octets);
        for (size_t size = 0; size <= all; size++)
            one_verdict(rows[i].family, guarded(octets, size));
        for (size_t at = 4; at < all; at++)
            for (unsigned value = 0; value < 256; value += 1 + value / 40) {
                uint8_t before = octets[at];
                octets[at] = (uint8_t)value;
                one_verdict(rows[i].family, guarded(octets, all));
                octets[at] = before;
            }
    }
}

/* ---- elements that cannot be framed ---- */

#define UNFRAMED(name, hex, want, at, where)                       \
    do {                                                           \
        struct icmpwire_span list = guarded_hex(hex), rest;        \
        struct icmpwire_##name e;                                  \
        struct icmpwire_fault fault;                               \
        rest = icmpwire_##name##_next(list, &e);                   \
        assert_null(rest.data);                                    \
        assert_int_equal(rest.size, 0);                            \
        assert_int_equal(e.status, want);                          \
        assert_false(icmpwire_##name##_explain(list, &e, &fault)); \
        assert_int_equal(fault.status, want);                      \
        assert_int_equal(fault.offset, at);                        \
        assert_string_equal(fault.field, where);                   \
    } while (0)

/* None has a status of its own that is fine. */
static void unframed(void **state)
{
    (void)state;
    UNFRAMED(plain_name, "05 6162", ICMPWIRE_BAD_LENGTH, 0, "octets");
    UNFRAMED(plain_name, "c0 0c", ICMPWIRE_BAD_LENGTH, 0, "octets");
    UNFRAMED(plain_name, "02 6162", ICMPWIRE_TRUNCATED, 0, "octets");
    UNFRAMED(rpl_source_route, "80 05 0000", ICMPWIRE_BAD_LENGTH, 1, "type");
    UNFRAMED(rpl_source_route, "81 01 000102", ICMPWIRE_BAD_LENGTH, 0, "size");
    UNFRAMED(rpl_source_route, "81", ICMPWIRE_TRUNCATED, 1, "type");
    UNFRAMED(card_attribute, "04", ICMPWIRE_TRUNCATED, 0, "code");
    UNFRAMED(card_attribute, "0004 05 00 0000", ICMPWIRE_BAD_LENGTH, 2, "length");
    UNFRAMED(prefix_operation, "0104 00*30", ICMPWIRE_BAD_LENGTH, 1, "length");
    UNFRAMED(mpl_seed, "00 07 0000", ICMPWIRE_BAD_LENGTH, 1, "lengths");
    UNFRAMED(listener_record, "04000001 00*16", ICMPWIRE_BAD_LENGTH, 2, "number_of_sources");
    UNFRAMED(option, "0100 00*6", ICMPWIRE_BAD_LENGTH, 1, "length");
}

/* ---- captured parts ---- */

static void captured(void **state)
{
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    struct icmpwire_span s = guarded_hex("0800 f7ff 0001 0002 616263");
    (void)state;
    assert_false(icmpwire_decode_captured(ICMPWIRE_ICMP4, s.data, s.size, 20, &m, &fault));
    assert_int_equal(fault.status, ICMPWIRE_CUT);
    assert_int_equal(fault.offset, 8);
    assert_int_equal(fault.readable, 11);
    assert_string_equal(fault.field, "data");
    assert_int_equal(m.echo.identifier, 1);
    assert_int_equal(m.echo.sequence, 2);
    assert_int_equal(m.echo.data.size, 3);
    s = guarded_hex("0800 f7ff 0001");
    assert_false(icmpwire_decode_captured(ICMPWIRE_ICMP4, s.data, s.size, 20, &m, &fault));
    assert_int_equal(fault.status, ICMPWIRE_CUT);
    assert_string_equal(fault.field, "sequence");
    assert_int_equal(m.echo.sequence, 0);
    assert_false(icmpwire_decode_captured(ICMPWIRE_ICMP4, s.data, s.size, 7, &m, &fault)); /* too short on the wire */
    assert_int_equal(fault.status, ICMPWIRE_TRUNCATED);
    assert_false(icmpwire_decode_captured(ICMPWIRE_ICMP4, NULL, 0, 20, &m, &fault));
    assert_int_equal(fault.status, ICMPWIRE_CUT);
    assert_false(icmpwire_decode(ICMPWIRE_ICMP4, NULL, 0, &m, &fault));
    assert_int_equal(fault.status, ICMPWIRE_TRUNCATED);
    assert_string_equal(fault.field, "type");
}

/* ---- lenient ---- */

static void lenient_is(const char *hex, bool good, enum icmpwire_reading want, size_t datagram)
{
    struct icmpwire_span s = guarded_hex(hex);
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    enum icmpwire_reading reading;
    uint8_t out[512];
    size_t size;
    assert_int_equal(icmpwire_decode_lenient(ICMPWIRE_ICMP4, s.data, s.size, &m, &reading, &fault), good);
    assert_int_equal(reading, want);
    if (!good)
        return;
    assert_int_equal(m.time_exceeded4.datagram.size, datagram);
    assert_int_equal(m.time_exceeded4.extension.objects.size, want == ICMPWIRE_READING_STRICT ? 0 : 8);
    assert_true(icmpwire_encode(&m, out, sizeof out, &size, &fault));
    assert_int_equal(size, s.size);
    assert_memory_equal(out, s.data, s.size);
}

static void lenient(void **state)
{
#define GOOD_STRUCTURE "20004cf6 00080101 000191ff"
    (void)state;
    lenient_is("0b000000 00000000 " QUOTED4 "00*100 " GOOD_STRUCTURE, true, ICMPWIRE_READING_LEGACY, 128);
    lenient_is("0b000000 00800000 " QUOTED4 "00*100 " GOOD_STRUCTURE, true, ICMPWIRE_READING_OCTETS, 128);
    lenient_is("0b000000 00070000 " QUOTED4 "00*100 " GOOD_STRUCTURE, true, ICMPWIRE_READING_FIXED, 128);
    /* without a checksum, or with a wrong one, there is no telling */
    lenient_is("0b000000 00000000 " QUOTED4 "00*100 20000000 " MPLS, true, ICMPWIRE_READING_STRICT, 140);
    lenient_is("0b000000 00000000 " QUOTED4 "00*100 20004cf7 " MPLS, true, ICMPWIRE_READING_STRICT, 140);
    /* nor where the header quoted is not whole */
    lenient_is("0b000000 00080000 4500001c 00000000 " GOOD_STRUCTURE, false, ICMPWIRE_READING_STRICT, 0);
    lenient_is("0b000000 00000000 44 00*127 " GOOD_STRUCTURE, false, ICMPWIRE_READING_STRICT, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rooms),          cmocka_unit_test(element_rooms),      cmocka_unit_test(arguments),
        cmocka_unit_test(long_datagrams), cmocka_unit_test(long_elements),      cmocka_unit_test(long_elements6),
        cmocka_unit_test(long_places),    cmocka_unit_test(unframed),           cmocka_unit_test(many_entries),
        cmocka_unit_test(padding),        cmocka_unit_test(extension_checksum), cmocka_unit_test(from_zeros),
        cmocka_unit_test(verdicts),       cmocka_unit_test(captured),           cmocka_unit_test(lenient),
    };
    return cmocka_run_group_tests(tests, guarded_setup, NULL);
}
