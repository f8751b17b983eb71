/* SPDX-License-Identifier: BSD-2-Clause */
/* Flows: what an error quotes is the flow of the packet that it quotes, in both directions, and hashes alike. */
#define _DEFAULT_SOURCE
#include "packets.h"

#include "icmpwire/flow.h"

static uint32_t seed = 0x1c3f5a77;

static uint32_t below(uint32_t n)
{
    return next_random(&seed) % n;
}

/* ---- packets of arbitrary flows ---- */

struct octets {
    uint8_t data[600];
    size_t size;
};

static void put(struct octets *o, uint64_t value, size_t size)
{
    while (size--)
        o->data[o->size++] = (uint8_t)(value >> 8 * size);
}

static void put_random(struct octets *o, size_t size)
{
    while (size--)
        o->data[o->size++] = (uint8_t)next_random(&seed);
}

/* One that is sent from end 0 to end 1 of a flow, or back. */
struct flow {
    uint8_t version;
    uint8_t protocol;
    uint8_t address[2][16];
    uint16_t port[2];
    bool options;
};

static const uint8_t with_ports[] = {6, 17, 33, 132, 136};

static struct flow some_flow(uint8_t version)
{
    struct flow flow = {.version = version, .options = below(2) != 0};
    uint32_t kind = below(7);
    for (size_t i = 0; i < 16; i++) {
        flow.address[0][i] = (uint8_t)next_random(&seed);
        flow.address[1][i] = (uint8_t)next_random(&seed);
    }
    if (below(20) == 0)
        memcpy(flow.address[1], flow.address[0], 16);
    flow.port[0] = (uint16_t)next_random(&seed);
    flow.port[1] = (uint16_t)next_random(&seed);
    flow.protocol = kind < 5 ? with_ports[kind] : kind == 5 ? 47 : version == 4 ? 1 : 58;
    return flow;
}

static void put_transport(struct octets *o, const struct flow *flow, int from)
{
    if (flow->protocol == 1 || flow->protocol == 58) { /* an echo request, and the reply to it */
        put(o, flow->protocol == 1 ? (from ? 0 : 8) : (from ? 129 : 128), 1);
        put(o, 0, 3);
        put(o, flow->port[0], 2);
    } else {
        put(o, flow->port[from], 2);
        put(o, flow->port[!from], 2);
    }
    put_random(o, 8);
}

static void put_packet(struct octets *o, const struct flow *flow, int from)
{
    size_t each = flow->version == 4 ? 4 : 16;
    size_t options = flow->options ? 8 : 0;
    bool icmp = flow->protocol == 1 || flow->protocol == 58;
    unsigned transport = icmp ? 14 : 12;
    if (flow->version == 4) {
        put(o, options ? 0x47 : 0x45, 1);
        put(o, 0, 1);
        put(o, 20 + (unsigned)options + transport, 2);
        put_random(o, 2);
        put(o, 0x4000, 2);
        put(o, 1 + below(255), 1);
        put(o, flow->protocol, 1);
        put(o, 0, 2);
    } else {
        put(o, 0x60000000, 4);
        put(o, (unsigned)options + transport, 2);
        put(o, options ? 60 : flow->protocol, 1);
        put(o, 1 + below(255), 1);
    }
    for (int end = 0; end < 2; end++) {
        memcpy(o->data + o->size, flow->address[end ? !from : from], each);
        o->size += each;
    }
    if (options && flow->version == 4) {
        put(o, 0x94040000, 4);
        put(o, 0x01010101, 4);
    } else if (options) {
        put(o, (unsigned)flow->protocol << 24 | 0x000104, 4);
        put(o, 0, 4);
    }
    put_transport(o, flow, from);
}

/* ---- errors about them ---- */

static const uint8_t errors4[] = {3, 4, 5, 11, 12, 31, 40};
static const uint8_t errors6[] = {1, 2, 3, 4, 137};
enum { ERRORS4 = sizeof errors4, ERRORS6 = sizeof errors6 };

static void put_error(struct octets *o, uint8_t type, uint8_t version, const struct octets *quoted)
{
    size_t padding = version == 6 && type == 137 ? (0 - quoted->size) & 7 : 0;
    size_t body = 8 + quoted->size + (version == 6 && type == 137 ? 40 + padding : 0);
    if (version == 4) {
        put(o, 0x45000000 | (20 + (unsigned)body), 4);
        put(o, 0, 4);
        put(o, 0x40010000, 4);
        put_random(o, 8);
    } else {
        put(o, 0x60000000, 4);
        put(o, (unsigned)body, 2);
        put(o, 0x3aff, 2);
        put_random(o, 32);
    }
    put(o, type, 1);
    put(o, 0, 7);
    if (version == 6 && type == 137) {
        put_random(o, 32);
        put(o, 4, 1);
        put(o, (unsigned)(8 + quoted->size + padding) / 8, 1);
        put(o, 0, 6);
    }
    memcpy(o->data + o->size, quoted->data, quoted->size);
    o->size += quoted->size;
    put(o, 0, padding);
}

/* The flow of a packet, as of an ICMP message when it carries one. */
static bool flow_of(const struct octets *o, bool as_message, struct icmpwire_tuple *tuple)
{
    struct icmpwire_span there = guarded(o->data, o->size);
    struct icmpwire_packet packet;
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    memset(tuple, 0xee, sizeof *tuple);
    assert_true(icmpwire_packet_decode(there.data, there.size, there.size, &packet, &fault));
    if (!as_message)
        return icmpwire_flow_of_packet(&packet, tuple);
    (void)icmpwire_decode(packet.version == 4 ? ICMPWIRE_ICMP4 : ICMPWIRE_ICMP6, packet.payload.data,
                          packet.payload.size, &message, &fault);
    return icmpwire_flow_of(&packet, &message, tuple);
}

static void expect_tuple(const struct icmpwire_tuple *tuple, const struct flow *flow, int from)
{
    uint8_t address[2][16] = {{0}};
    bool ports = flow->protocol != 47, icmp = flow->protocol == 1 || flow->protocol == 58;
    for (int end = 0; end < 2; end++)
        memcpy(address[end], flow->address[end ? !from : from], flow->version == 4 ? 4 : 16);
    assert_int_equal(tuple->version, flow->version);
    assert_int_equal(tuple->protocol, flow->protocol);
    assert_int_equal(tuple->confidence, ports ? ICMPWIRE_TUPLE_COMPLETE : ICMPWIRE_TUPLE_WITHOUT_PORTS);
    assert_int_equal(tuple->source_port, !ports ? 0 : flow->port[icmp ? 0 : from]);
    assert_int_equal(tuple->destination_port, !ports ? 0 : flow->port[icmp ? 0 : !from]);
    assert_memory_equal(tuple->source, address[0], 16);
    assert_memory_equal(tuple->destination, address[1], 16);
}

/* Padding too is compared: tuples are keys. */
static void expect_equal(struct icmpwire_tuple a, struct icmpwire_tuple b)
{
    a.inner = b.inner;
    assert_memory_equal(&a, &b, sizeof a);
}

static void errors_belong_to_their_flow(void **state)
{
    (void)state;
    for (unsigned round = 0; round < 20000; round++) {
        uint8_t version = round & 1 ? 4 : 6;
        uint8_t type = version == 4 ? errors4[below(ERRORS4)] : errors6[below(ERRORS6)];
        struct flow flow = some_flow(version);
        struct octets there = {{0}, 0}, back = {{0}, 0}, about = {{0}, 0};
        struct icmpwire_tuple sent, answered, quoted, reversed;
        uint32_t key = next_random(&seed);
        put_packet(&there, &flow, 0);
        put_packet(&back, &flow, 1);
        put_error(&about, type, version, &there);
        assert_true(flow_of(&there, false, &sent));
        assert_true(flow_of(&back, false, &answered));
        assert_true(flow_of(&about, true, &quoted));
        expect_tuple(&sent, &flow, 0);
        expect_tuple(&answered, &flow, 1);
        expect_tuple(&quoted, &flow, 0);
        assert_false(sent.inner);
        assert_true(quoted.inner);
        expect_equal(sent, quoted);
        reversed = icmpwire_flow_reversed(&quoted);
        reversed.type = answered.type;
        expect_equal(reversed, answered);
        assert_int_equal(icmpwire_flow_hash(&sent, key), icmpwire_flow_hash(&quoted, key));
        assert_int_equal(icmpwire_flow_hash(&answered, key), icmpwire_flow_hash(&quoted, key));
        assert_int_equal(icmpwire_flow_hash(&reversed, key), icmpwire_flow_hash(&quoted, key));
    }
}

/* A message of a flow has the same flow, asked as a message or as a packet; an error asked as a packet has its own. */
static void messages_and_packets(void **state)
{
    (void)state;
    for (unsigned round = 0; round < 2000; round++) {
        struct flow flow = some_flow(round & 1 ? 4 : 6);
        struct octets there = {{0}, 0}, about = {{0}, 0};
        struct icmpwire_tuple as_packet, as_message;
        flow.protocol = flow.version == 4 ? 1 : 58;
        put_packet(&there, &flow, 0);
        assert_true(flow_of(&there, false, &as_packet));
        assert_true(flow_of(&there, true, &as_message));
        assert_memory_equal(&as_packet, &as_message, sizeof as_packet);
        put_error(&about, flow.version == 4 ? 3 : 1, flow.version, &there);
        assert_true(flow_of(&about, false, &as_packet));
        assert_false(as_packet.inner);
        assert_int_equal(as_packet.confidence, ICMPWIRE_TUPLE_WITHOUT_PORTS);
        assert_int_equal(as_packet.type, flow.version == 4 ? 3 : 1);
    }
}

/* Whatever the octets: a tuple is either zero, or as complete as it says. */
static void arbitrary_packets(void **state)
{
    static const struct icmpwire_tuple nothing;
    (void)state;
    for (unsigned round = 0; round < 50000; round++) {
        struct octets o = {{0}, 0};
        struct flow flow = some_flow(round & 1 ? 4 : 6);
        struct octets quoted = {{0}, 0};
        struct icmpwire_packet packet;
        struct icmpwire_message message;
        struct icmpwire_fault fault;
        struct icmpwire_tuple tuple;
        struct icmpwire_span there;
        put_packet(&quoted, &flow, 0);
        put_error(&o, flow.version == 4 ? errors4[below(ERRORS4)] : errors6[below(ERRORS6)], flow.version, &quoted);
        for (unsigned spoiled = 1 + below(4); spoiled; spoiled--)
            o.data[below((uint32_t)o.size)] = (uint8_t)next_random(&seed);
        there = guarded(o.data, 1 + below((uint32_t)o.size));
        (void)icmpwire_packet_decode(there.data, there.size, o.size, &packet, &fault);
        (void)icmpwire_decode_captured(packet.version == 4 ? ICMPWIRE_ICMP4 : ICMPWIRE_ICMP6, packet.payload.data,
                                       packet.payload.size, packet.payload_size, &message, &fault);
        memset(&tuple, 0xee, sizeof tuple);
        if (!icmpwire_flow_of(&packet, &message, &tuple))
            assert_memory_equal(&tuple, &nothing, sizeof tuple);
        else
            assert_true(tuple.confidence != ICMPWIRE_TUPLE_NONE && (tuple.version == 4 || tuple.version == 6));
        if (tuple.confidence != ICMPWIRE_TUPLE_COMPLETE)
            assert_true(tuple.source_port == 0 && tuple.destination_port == 0);
    }
}

/* ---- confidence ---- */

static bool flow_of_hex(const char *hex, struct icmpwire_tuple *tuple)
{
    struct octets o;
    o.size = from_hex(hex, o.data, sizeof o.data);
    return flow_of(&o, true, tuple);
}

static void expect_confidence(const char *hex, enum icmpwire_confidence confidence, uint8_t protocol, uint16_t port)
{
    static const uint8_t nobody[16];
    struct icmpwire_tuple tuple;
    assert_int_equal(flow_of_hex(hex, &tuple), confidence != ICMPWIRE_TUPLE_NONE);
    assert_int_equal(tuple.confidence, confidence);
    assert_int_equal(tuple.protocol, protocol);
    assert_int_equal(tuple.source_port, port);
    assert_int_equal(memcmp(tuple.source, nobody, 16) == 0, confidence == ICMPWIRE_TUPLE_NONE);
}

#define OUTER4      "45 00 0000 0000 0000 40 01 0000 " ADDRESSES4
#define UNREACHABLE OUTER4 "0303 0000 00000000 "
#define OUTER6      "60 000000 0000 3a 40 " ADDRESSES6
#define TOO_BIG     OUTER6 "0200 0000 00000500 "
#define QUOTED4     "45 00 0054 0001 0000 40 "
#define QUOTED6     "60 000000 0400 "

static void confidence(void **state)
{
    (void)state;
    expect_confidence(UNREACHABLE QUOTED4 "11 0000 " ADDRESSES4 "d903 0035", ICMPWIRE_TUPLE_COMPLETE, 17, 0xd903);
    expect_confidence(UNREACHABLE QUOTED4 "11 0000 " ADDRESSES4 "d903 00", ICMPWIRE_TUPLE_PORTS_CUT, 17, 0);
    expect_confidence(UNREACHABLE QUOTED4 "11 0000 " ADDRESSES4, ICMPWIRE_TUPLE_PORTS_CUT, 17, 0);
    expect_confidence(UNREACHABLE QUOTED4 "01 0000 " ADDRESSES4 "0800 0000 abcd 0001", ICMPWIRE_TUPLE_COMPLETE, 1,
                      0xabcd);
    expect_confidence(UNREACHABLE QUOTED4 "01 0000 " ADDRESSES4 "0800 0000 ab", ICMPWIRE_TUPLE_PORTS_CUT, 1, 0);
    expect_confidence(UNREACHABLE QUOTED4 "01 0000 " ADDRESSES4 "08", ICMPWIRE_TUPLE_PORTS_CUT, 1, 0);
    expect_confidence(UNREACHABLE QUOTED4 "01 0000 " ADDRESSES4 "0a00 0000 abcd 0001", ICMPWIRE_TUPLE_WITHOUT_PORTS, 1,
                      0);
    expect_confidence(UNREACHABLE QUOTED4 "32 0000 " ADDRESSES4 "00000100 00000001", ICMPWIRE_TUPLE_WITHOUT_PORTS, 50,
                      0);
    expect_confidence(UNREACHABLE "45 00 0054 0001 00b9 40 11 0000 " ADDRESSES4 "d903 0035", ICMPWIRE_TUPLE_FRAGMENT,
                      17, 0);
    expect_confidence(UNREACHABLE "45 00 0054 0001 2000 40 11 0000 " ADDRESSES4 "d903 0035", ICMPWIRE_TUPLE_COMPLETE,
                      17, 0xd903);
    expect_confidence(UNREACHABLE "46 00 0054 0001 0000 40 11 0000 " ADDRESSES4, ICMPWIRE_TUPLE_NONE, 0, 0);
    expect_confidence(UNREACHABLE "45 00 0054 0001 0000 40 11 0000 c0000201 c63364", ICMPWIRE_TUPLE_NONE, 0, 0);
    expect_confidence(UNREACHABLE, ICMPWIRE_TUPLE_NONE, 0, 0);
    expect_confidence(TOO_BIG QUOTED6 "06 40 " ADDRESSES6 "d903 0035", ICMPWIRE_TUPLE_COMPLETE, 6, 0xd903);
    expect_confidence(TOO_BIG QUOTED6 "00 40 " ADDRESSES6 HOP_BY_HOP("06") "d903 0035", ICMPWIRE_TUPLE_COMPLETE, 6,
                      0xd903);
    expect_confidence(TOO_BIG QUOTED6 "00 40 " ADDRESSES6 HOP_BY_HOP("06") "d903", ICMPWIRE_TUPLE_PORTS_CUT, 6, 0);
    expect_confidence(TOO_BIG QUOTED6 "00 40 " ADDRESSES6 "06 00 0502 0000", ICMPWIRE_TUPLE_CHAIN_CUT, 0, 0);
    expect_confidence(TOO_BIG QUOTED6 "3c 40 " ADDRESSES6 "06", ICMPWIRE_TUPLE_CHAIN_CUT, 0, 0);
    expect_confidence(TOO_BIG QUOTED6 "2c 40 " ADDRESSES6 FRAGMENT("11", "00b8") "d903 0035", ICMPWIRE_TUPLE_FRAGMENT,
                      17, 0);
    expect_confidence(TOO_BIG QUOTED6 "2c 40 " ADDRESSES6 FRAGMENT("11", "0001") "d903 0035", ICMPWIRE_TUPLE_COMPLETE,
                      17, 0xd903);
    expect_confidence(TOO_BIG QUOTED6 "3b 40 " ADDRESSES6, ICMPWIRE_TUPLE_WITHOUT_PORTS, 59, 0);
    expect_confidence(TOO_BIG QUOTED6 "3a 40 " ADDRESSES6 "8700 0000 00000000", ICMPWIRE_TUPLE_WITHOUT_PORTS, 58, 0);
}

/* ---- the ends that the transport sees ---- */

static void expect_ends(const char *hex, const char *source, const char *destination)
{
    struct icmpwire_tuple tuple;
    assert_true(flow_of_hex(hex, &tuple));
    expect_span((struct icmpwire_span){tuple.source, 16}, source);
    expect_span((struct icmpwire_span){tuple.destination, 16}, destination);
    assert_int_equal(tuple.source_port, 0xd903);
}

#define WITH_HEADERS(next, headers) TOO_BIG QUOTED6 next " 40 " ADDRESSES6 headers "d903 0035"

static void routing_and_home_addresses(void **state)
{
    (void)state;
    expect_ends(WITH_HEADERS("2b", ROUTING("06")), ADDRESS6 "01", ADDRESS6 "03");
    expect_ends(WITH_HEADERS("3c", DESTINATION("06")), ADDRESS6 "09", ADDRESS6 "02");
    expect_ends(WITH_HEADERS("3c", DESTINATION("2b") ROUTING("06")), ADDRESS6 "09", ADDRESS6 "03");
    /* a type that is not known: the addresses of the IP header */
    expect_ends(WITH_HEADERS("2b", "06 02 09 01 00000000 " ADDRESS6 "03 "), ADDRESS6 "01", ADDRESS6 "02");
}

/* ---- redirects of Neighbor Discovery ---- */

#define REDIRECT OUTER6 "8900 0000 00000000 " ADDRESS6 "05 " ADDRESS6 "06 "
#define LINK     "0201 0200 5e00 5301 "

static void redirects(void **state)
{
    struct icmpwire_tuple tuple;
    (void)state;
    expect_ends(REDIRECT LINK "0407 0000 00000000 " QUOTED6 "11 40 " ADDRESS6 "07 " ADDRESS6 "08 d903 0035 0000 0000",
                ADDRESS6 "07", ADDRESS6 "08");
    expect_confidence(REDIRECT LINK, ICMPWIRE_TUPLE_WITHOUT_PORTS, 58, 0);
    assert_true(flow_of_hex(REDIRECT LINK, &tuple));
    assert_false(tuple.inner);
    expect_confidence(REDIRECT "0404 0000 00000000 " QUOTED6 "11 40 " ADDRESS6 "07 ", ICMPWIRE_TUPLE_NONE, 0, 0);
}

/* ---- the hash ---- */

enum { TUPLE_BITS = 8 * (1 + 16 + 16 + 2 + 2) };

static void flip(struct icmpwire_tuple *tuple, unsigned bit)
{
    uint8_t mask = (uint8_t)(1u << bit % 8);
    unsigned octet = bit / 8;
    if (octet < 16)
        tuple->source[octet] ^= mask;
    else if (octet < 32)
        tuple->destination[octet - 16] ^= mask;
    else if (octet < 34)
        tuple->source_port ^= (uint16_t)(mask << 8 * (octet - 32));
    else if (octet < 36)
        tuple->destination_port ^= (uint16_t)(mask << 8 * (octet - 34));
    else
        tuple->protocol ^= mask;
}

/* Every bit that goes in changes every bit that comes out in about half of all cases. */
static void avalanche(void **state)
{
    enum { ROUNDS = 1024 };
    static unsigned changed[TUPLE_BITS][32];
    (void)state;
    for (unsigned round = 0; round < ROUNDS; round++) {
        struct icmpwire_tuple tuple = {.version = 6};
        uint32_t hash;
        for (unsigned bit = 0; bit < TUPLE_BITS; bit++)
            if (below(2))
                flip(&tuple, bit);
        hash = icmpwire_flow_hash(&tuple, 7);
        for (unsigned bit = 0; bit < TUPLE_BITS; bit++) {
            struct icmpwire_tuple other = tuple;
            uint32_t difference;
            flip(&other, bit);
            difference = hash ^ icmpwire_flow_hash(&other, 7);
            for (unsigned out = 0; out < 32; out++)
                changed[bit][out] += difference >> out & 1;
        }
    }
    for (unsigned bit = 0; bit < TUPLE_BITS; bit++)
        for (unsigned out = 0; out < 32; out++)
            assert_in_range(changed[bit][out], ROUNDS * 4 / 10, ROUNDS * 6 / 10);
}

/* Flows that hardly differ are spread over the workers all the same, by the upper bits and by the lower ones. */
static void spread(void **state)
{
    enum { WORKERS = 8, FLOWS = 16384 };
    unsigned by_lower[WORKERS] = {0}, by_upper[WORKERS] = {0};
    (void)state;
    for (unsigned i = 0; i < FLOWS; i++) {
        struct icmpwire_tuple tuple = {
            .version = 4, .protocol = 17, .source = {10, 0, 0, 1}, .destination = {10, 0, 0, 2}};
        uint32_t hash;
        tuple.source[3] = (uint8_t)(i & 15);
        tuple.destination_port = 53;
        tuple.source_port = (uint16_t)(49152 + (i >> 4));
        hash = icmpwire_flow_hash(&tuple, 0);
        by_lower[hash % WORKERS]++;
        by_upper[(uint64_t)hash * WORKERS >> 32]++;
    }
    for (unsigned worker = 0; worker < WORKERS; worker++) {
        assert_in_range(by_lower[worker], FLOWS / WORKERS * 9 / 10, FLOWS / WORKERS * 11 / 10);
        assert_in_range(by_upper[worker], FLOWS / WORKERS * 9 / 10, FLOWS / WORKERS * 11 / 10);
    }
}

static void what_the_hash_depends_on(void **state)
{
    struct icmpwire_tuple tuple = {
        .version = 4, .protocol = 1, .source = {192, 0, 2, 1}, .destination = {192, 0, 2, 2}};
    struct icmpwire_tuple other = tuple;
    (void)state;
    other.type = 8;
    other.code = 1;
    other.inner = true;
    other.confidence = ICMPWIRE_TUPLE_COMPLETE;
    assert_int_equal(icmpwire_flow_hash(&tuple, 1), icmpwire_flow_hash(&other, 1));
    assert_int_not_equal(icmpwire_flow_hash(&tuple, 1), icmpwire_flow_hash(&tuple, 2));
    other.version = 6;
    assert_int_not_equal(icmpwire_flow_hash(&tuple, 1), icmpwire_flow_hash(&other, 1));
    /* ports belong to their addresses: crossed ones are another flow */
    tuple.source_port = other.destination_port = 1;
    tuple.destination_port = other.source_port = 2;
    other.version = 4;
    assert_int_not_equal(icmpwire_flow_hash(&tuple, 1), icmpwire_flow_hash(&other, 1));
    /* the same on every machine */
    assert_int_equal(icmpwire_flow_hash(&tuple, 1), 0x68ed3599);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(errors_belong_to_their_flow),
        cmocka_unit_test(messages_and_packets),
        cmocka_unit_test(arbitrary_packets),
        cmocka_unit_test(confidence),
        cmocka_unit_test(routing_and_home_addresses),
        cmocka_unit_test(redirects),
        cmocka_unit_test(avalanche),
        cmocka_unit_test(spread),
        cmocka_unit_test(what_the_hash_depends_on),
    };
    return cmocka_run_group_tests(tests, guarded_setup, NULL);
}
