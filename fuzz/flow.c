/* SPDX-License-Identifier: BSD-2-Clause */
/* Two packets and the flows that they belong to. The first octet says where the second one begins, in units of 4 octets;
 * the next one how much of the first one an error quotes, 0 for all of it. */
#include <stdlib.h>
#include <string.h>

#include "../tests/must.h"
#include "icmpwire/flow.h"
#include "icmpwire/policy.h"

enum { AROUND = 64, VARIANTS = 2 };

struct side {
    struct icmpwire_packet packet;
    struct icmpwire_message message;
    bool icmp; /* it carries a message, perhaps a broken one */
};

static enum icmpwire_family family_of(const struct icmpwire_packet *packet)
{
    return packet->protocol == ICMPWIRE_PROTOCOL_ICMP ? ICMPWIRE_ICMP4 : ICMPWIRE_ICMP6;
}

/* The octets in a block of their own, with `around` of that value on both sides of them. */
static uint8_t *block_of(struct icmpwire_span s, size_t around, int value)
{
    uint8_t *block = malloc(s.size + 2 * around + !s.size);
    MUST(block);
    memset(block, value, s.size + 2 * around);
    if (s.size)
        memcpy(block + around, s.data, s.size);
    return block;
}

static struct side read_side(const uint8_t *octets, size_t size)
{
    struct side side;
    struct icmpwire_fault fault;
    memset(&side, 0, sizeof side);
    icmpwire_packet_decode(octets, size, size, &side.packet, &fault);
    side.icmp = !side.packet.fragment_offset &&
                (side.packet.protocol == ICMPWIRE_PROTOCOL_ICMP || side.packet.protocol == ICMPWIRE_PROTOCOL_ICMP6);
    if (side.icmp)
        icmpwire_decode_captured(family_of(&side.packet), side.packet.payload.data, side.packet.payload.size,
                                 side.packet.payload_size, &side.message, &fault);
    return side;
}

/* All of the packet that is there. */
static struct icmpwire_span octets_of(const struct icmpwire_packet *packet)
{
    struct icmpwire_span s = {packet->headers.data, packet->headers.size + packet->payload.size};
    return s;
}

/* ---- tuples ---- */

static bool same_tuple(const struct icmpwire_tuple *a, const struct icmpwire_tuple *b)
{
    return a->version == b->version && a->protocol == b->protocol && a->confidence == b->confidence &&
           a->source_port == b->source_port && a->destination_port == b->destination_port && a->type == b->type &&
           a->code == b->code && memcmp(a->source, b->source, sizeof a->source) == 0 &&
           memcmp(a->destination, b->destination, sizeof a->destination) == 0;
}

static void must_be_two_ways(const struct icmpwire_tuple *tuple, uint32_t seed)
{
    struct icmpwire_tuple back = icmpwire_flow_reversed(tuple);
    struct icmpwire_tuple forth = icmpwire_flow_reversed(&back);
    MUST(icmpwire_flow_hash(&back, seed) == icmpwire_flow_hash(tuple, seed));
    MUST(same_tuple(&forth, tuple) && forth.inner == tuple->inner);
}

static uint16_t number_at(struct icmpwire_span s, size_t at)
{
    MUST(at + 2 <= s.size);
    return (uint16_t)(s.data[at] << 8 | s.data[at + 1]);
}

static void must_have_no_ports(const struct icmpwire_tuple *tuple)
{
    MUST(!tuple->source_port && !tuple->destination_port);
}

/* What the tuple says of the transport is in the octets behind the chain. */
static void must_be_complete(const struct icmpwire_tuple *tuple, struct icmpwire_span transport)
{
    bool icmp = tuple->protocol == ICMPWIRE_PROTOCOL_ICMP || tuple->protocol == ICMPWIRE_PROTOCOL_ICMP6;
    size_t identifier = tuple->protocol == ICMPWIRE_PROTOCOL_ICMP6 && tuple->type == 154 ? 6 : 4; /* RFC 5568 */
    if (icmp)
        MUST(number_at(transport, 0) == (tuple->type << 8 | tuple->code));
    if (tuple->confidence == ICMPWIRE_TUPLE_WITHOUT_PORTS) {
        must_have_no_ports(tuple);
        return;
    }
    MUST(number_at(transport, icmp ? identifier : 0) == tuple->source_port);
    MUST(number_at(transport, icmp ? identifier : 2) == tuple->destination_port);
}

/* The tuple promises no more than the octets that it was read from hold. */
static void must_be_there(const struct icmpwire_tuple *tuple, struct icmpwire_span datagram)
{
    struct icmpwire_quote quote;
    MUST(icmpwire_quote_decode(datagram, &quote) == (tuple->confidence != ICMPWIRE_TUPLE_NONE));
    MUST(tuple->version == (tuple->confidence == ICMPWIRE_TUPLE_NONE ? 0 : quote.version));
    switch (tuple->confidence) {
    case ICMPWIRE_TUPLE_NONE:
        MUST(quote.chain != ICMPWIRE_COMPLETE);
        break;
    case ICMPWIRE_TUPLE_CHAIN_CUT:
        MUST(quote.chain == ICMPWIRE_CUT_OFF && !tuple->protocol);
        break;
    case ICMPWIRE_TUPLE_FRAGMENT:
        MUST(quote.chain == ICMPWIRE_COMPLETE && quote.fragment_offset);
        break;
    default:
        MUST(quote.chain == ICMPWIRE_COMPLETE && !quote.fragment_offset);
        break;
    }
    if (tuple->confidence > ICMPWIRE_TUPLE_CHAIN_CUT)
        MUST(tuple->protocol == quote.protocol);
    if (tuple->confidence >= ICMPWIRE_TUPLE_WITHOUT_PORTS)
        must_be_complete(tuple, quote.transport);
    else
        must_have_no_ports(tuple);
}

/* ---- errors ---- */

/* An error of this family that quotes the datagram, in a block of its exact size. */
static uint8_t *unreachable(enum icmpwire_family family, struct icmpwire_span datagram, size_t *size)
{
    static const uint8_t ends[2][16] = {{0x20, 1, 0xd, 0xb8, 1}, {0x20, 1, 0xd, 0xb8, 2}};
    bool six = family == ICMPWIRE_ICMP6;
    struct icmpwire_carrier carrier = {.version = six ? 6 : 4, .source = ends[0], .destination = ends[1]};
    struct icmpwire_message message = {.family = (uint8_t)family, .type = six ? 1 : 3};
    size_t room = (six ? 40u : 20u) + 8 + datagram.size;
    uint8_t *out = malloc(room);
    struct icmpwire_fault fault;
    MUST(out);
    if (six)
        message.destination_unreachable6.datagram = datagram;
    else
        message.destination_unreachable4.datagram = datagram;
    MUST(icmpwire_packet_build(&carrier, &message, out, room, size, &fault) && *size == room);
    return out;
}

/* An error about the first `quoted` octets of a packet belongs to the flow of the packet, if that much can be seen. */
static void must_belong(const struct side *side, enum icmpwire_family family, size_t quoted, uint32_t seed)
{
    struct icmpwire_span datagram = octets_of(&side->packet);
    struct icmpwire_tuple of_packet, of_error;
    struct side error;
    uint8_t *block;
    size_t size;
    bool whole = !quoted || quoted >= datagram.size;
    datagram.size = whole ? datagram.size : quoted;
    block = unreachable(family, datagram, &size);
    error = read_side(block, size);
    icmpwire_flow_of_packet(&side->packet, &of_packet);
    MUST(icmpwire_flow_of(&error.packet, &error.message, &of_error) == (of_error.confidence != ICMPWIRE_TUPLE_NONE));
    MUST(of_error.inner == (of_error.confidence != ICMPWIRE_TUPLE_NONE));
    MUST(of_error.confidence <= of_packet.confidence);
    must_be_there(&of_error, datagram);
    if (whole)
        MUST(same_tuple(&of_error, &of_packet));
    if (of_error.confidence == of_packet.confidence && of_error.confidence > ICMPWIRE_TUPLE_CHAIN_CUT)
        MUST(icmpwire_flow_hash(&of_error, seed) == icmpwire_flow_hash(&of_packet, seed));
    free(block);
}

/* ---- Community ID ---- */

struct pair {
    uint8_t protocol, request, reply;
    enum icmpwire_community_variant since; /* Suricata's has those of the baseline too */
};

static const struct pair pairs[] = {
    {1, 8, 0, ICMPWIRE_COMMUNITY_ID},
    {1, 10, 9, ICMPWIRE_COMMUNITY_ID},
    {1, 13, 14, ICMPWIRE_COMMUNITY_ID},
    {1, 15, 16, ICMPWIRE_COMMUNITY_ID},
    {1, 17, 18, ICMPWIRE_COMMUNITY_ID},
    {58, 128, 129, ICMPWIRE_COMMUNITY_ID},
    {58, 130, 131, ICMPWIRE_COMMUNITY_ID},
    {58, 133, 134, ICMPWIRE_COMMUNITY_ID},
    {58, 135, 136, ICMPWIRE_COMMUNITY_ID},
    {58, 139, 140, ICMPWIRE_COMMUNITY_ID},
    {58, 144, 145, ICMPWIRE_COMMUNITY_ID},
    {58, 146, 147, ICMPWIRE_COMMUNITY_ID_SURICATA},
    {58, 148, 149, ICMPWIRE_COMMUNITY_ID_SURICATA},
    {58, 152, 151, ICMPWIRE_COMMUNITY_ID_SURICATA},
    {58, 157, 158, ICMPWIRE_COMMUNITY_ID_SURICATA},
};

/* Makes of a transport header that of the other direction; false: there is none. */
static bool turn(uint8_t protocol, uint8_t *transport, enum icmpwire_community_variant variant)
{
    uint8_t ports[4];
    switch (protocol) {
    case ICMPWIRE_PROTOCOL_TCP:
    case ICMPWIRE_PROTOCOL_UDP:
    case ICMPWIRE_PROTOCOL_SCTP:
        memcpy(ports, transport, 4);
        memcpy(transport, ports + 2, 2);
        memcpy(transport + 2, ports, 2);
        return true;
    case ICMPWIRE_PROTOCOL_ICMP:
    case ICMPWIRE_PROTOCOL_ICMP6:
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
            if (pairs[i].protocol == protocol && pairs[i].since <= variant &&
                (transport[0] == pairs[i].request || transport[0] == pairs[i].reply)) {
                transport[0] = transport[0] == pairs[i].request ? pairs[i].reply : pairs[i].request;
                return true;
            }
        return false;
    default:
        return true;
    }
}

static bool same_input(const struct icmpwire_community *a, const struct icmpwire_community *b)
{
    return a->size == b->size && memcmp(a->octets, b->octets, a->size) == 0;
}

/* The same from both ends of a flow. */
static void must_be_of_both(const struct icmpwire_packet *packet, uint16_t seed,
                            enum icmpwire_community_variant variant)
{
    struct icmpwire_packet back = *packet;
    struct icmpwire_community one, other;
    uint8_t *payload;
    if (!icmpwire_community_input(packet, seed, variant, &one)) {
        MUST(one.size == 0);
        return;
    }
    MUST(one.size >= 12 && one.size <= ICMPWIRE_COMMUNITY_MOST);
    payload = calloc(packet->payload.size + !packet->payload.size, 1);
    MUST(payload);
    if (packet->payload.size)
        memcpy(payload, packet->payload.data, packet->payload.size);
    back.source = packet->destination;
    back.destination = packet->source;
    back.payload.data = payload;
    if (turn(packet->protocol, payload, variant))
        MUST(icmpwire_community_input(&back, seed, variant, &other) && same_input(&one, &other));
    free(payload);
}

/* ---- what is said of types ---- */

static bool answers(const struct side *request, const struct side *reply)
{
    return request->icmp && reply->icmp &&
           icmpwire_answers(&request->packet, &request->message, &reply->packet, &reply->message);
}

/* A reply answers a request of its type, and no reply. */
static void must_be_pair(const struct side *request, const struct side *reply)
{
    unsigned type = 256;
    MUST(!answers(reply, request));
    MUST(icmpwire_reply_type((enum icmpwire_family)request->message.family, request->message.type, &type));
    MUST(request->message.family == reply->message.family);
    MUST(reply->message.type == type || (request->message.type == 130 && reply->message.type == 143));
    MUST(!icmpwire_reply_type((enum icmpwire_family)reply->message.family, reply->message.type, &type));
}

static void must_be_policy(enum icmpwire_family family, uint8_t type, uint8_t code)
{
    const struct icmpwire_policy *policy = icmpwire_policy_of(family, type, code);
    const struct icmpwire_type *info = icmpwire_type_info(family, type);
    MUST(policy == icmpwire_policy_of(family, type, code));
    MUST(policy->transit <= ICMPWIRE_SHOULD_DROP && policy->local <= ICMPWIRE_SHOULD_DROP);
    MUST(policy->hop_limit == 0 || policy->hop_limit == 1 || policy->hop_limit == 255);
    MUST(policy->message_class == info->message_class);
    MUST(policy->deprecated == (info->standing == ICMPWIRE_DEPRECATED));
    MUST(*policy->source && policy->note);
}

/* ---- one side, and both ---- */

/* What is said of one packet must not depend on where it stands. */
struct told {
    bool flows, own;
    struct icmpwire_tuple flow;  /* of what the packet carries */
    struct icmpwire_tuple outer; /* of the packet itself */
    struct icmpwire_community inputs[VARIANTS];
};

static struct told tell(const struct side *side, uint16_t seed, int before)
{
    struct told told;
    memset(&told, before, sizeof told);
    told.own = icmpwire_flow_of_packet(&side->packet, &told.outer);
    told.flows = side->icmp ? icmpwire_flow_of(&side->packet, &side->message, &told.flow)
                            : icmpwire_flow_of_packet(&side->packet, &told.flow);
    for (int variant = 0; variant < VARIANTS; variant++)
        icmpwire_community_input(&side->packet, seed, (enum icmpwire_community_variant)variant, &told.inputs[variant]);
    return told;
}

static void must_be_same(const struct told *a, const struct told *b)
{
    MUST(a->flows == b->flows && same_tuple(&a->flow, &b->flow) && a->flow.inner == b->flow.inner);
    MUST(a->own == b->own && same_tuple(&a->outer, &b->outer) && !a->outer.inner && !b->outer.inner);
    for (int variant = 0; variant < VARIANTS; variant++)
        MUST(same_input(&a->inputs[variant], &b->inputs[variant]));
}

static void run_side(const struct side *side, const struct side *again, uint8_t choice)
{
    struct told one = tell(side, choice, 0x00), other = tell(again, choice, 0xff);
    must_be_same(&one, &other);
    MUST(one.flows == (one.flow.confidence != ICMPWIRE_TUPLE_NONE));
    must_be_there(&one.outer, octets_of(&side->packet));
    must_be_two_ways(&one.outer, choice);
    must_be_two_ways(&one.flow, choice);
    for (int variant = 0; variant < VARIANTS; variant++)
        must_be_of_both(&side->packet, choice, (enum icmpwire_community_variant)variant);
    MUST(!answers(side, side));
    if (side->packet.payload.size >= 2)
        must_be_policy(family_of(&side->packet), side->packet.payload.data[0], side->packet.payload.data[1]);
    must_belong(side, ICMPWIRE_ICMP4, choice, choice);
    must_belong(side, ICMPWIRE_ICMP6, choice, choice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct icmpwire_span spans[2];
    struct side sides[2], again[2];
    uint8_t *blocks[2][2];
    size_t first;
    if (size < 2)
        return 0;
    first = (size_t)4 * data[0];
    spans[0].data = data + 2;
    spans[0].size = first < size - 2 ? first : size - 2;
    spans[1].data = spans[0].data + spans[0].size;
    spans[1].size = size - 2 - spans[0].size;
    for (int i = 0; i < 2; i++) {
        blocks[i][0] = block_of(spans[i], 0, 0x00);
        blocks[i][1] = block_of(spans[i], AROUND, 0xff);
        sides[i] = read_side(blocks[i][0], spans[i].size);
        again[i] = read_side(blocks[i][1] + AROUND, spans[i].size);
        run_side(&sides[i], &again[i], data[1]);
    }
    for (int i = 0; i < 2; i++) {
        MUST(answers(&sides[i], &sides[!i]) == answers(&again[i], &again[!i]));
        if (answers(&sides[i], &sides[!i]))
            must_be_pair(&sides[i], &sides[!i]);
    }
    for (int i = 0; i < 2; i++) {
        free(blocks[i][0]);
        free(blocks[i][1]);
    }
    return 0;
}
