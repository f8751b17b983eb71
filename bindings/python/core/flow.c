/* SPDX-License-Identifier: BSD-2-Clause */
#include "octets.h"
#include "tools.h"
#include <string.h>

/* ---- tuples ---- */

static PyObject *tuple_of(const struct icmpwire_tuple *t)
{
    Py_ssize_t size = t->version == 4 ? 4 : 16;
    return Py_BuildValue("(BBOHHBBy#y#)", t->protocol, t->confidence, t->inner ? Py_True : Py_False, t->source_port,
                         t->destination_port, t->type, t->code, (const char *)t->source, size,
                         (const char *)t->destination, size);
}

static bool carries_message(const struct icmpwire_packet *packet)
{
    return (packet->protocol == ICMPWIRE_PROTOCOL_ICMP || packet->protocol == ICMPWIRE_PROTOCOL_ICMP6) &&
           !packet->fragment_offset && packet->payload.size >= 2;
}

/* Reads a message as far as it goes; false: not even what a request has that its reply repeats. */
static bool decode(enum icmpwire_family family, struct icmpwire_span octets, size_t size,
                   struct icmpwire_message *message)
{
    enum { REPEATED = 8 }; /* identifier and sequence number end there; longer things tell whether they were read */
    struct icmpwire_fault fault;
    return icmpwire_decode_captured(family, octets.data, octets.size, core_size(octets.size, size), message, &fault) ||
           fault.readable >= REPEATED;
}

static bool decode_carried(const struct icmpwire_packet *packet, struct icmpwire_message *message)
{
    enum icmpwire_family family = packet->protocol == ICMPWIRE_PROTOCOL_ICMP ? ICMPWIRE_ICMP4 : ICMPWIRE_ICMP6;
    return decode(family, packet->payload, packet->payload_size, message);
}

PyObject *core_flow(const uint8_t *data, size_t captured, size_t size)
{
    struct icmpwire_packet packet;
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    struct icmpwire_tuple tuple;
    bool found;
    if (!icmpwire_packet_decode(data, captured, core_size(captured, size), &packet, &fault))
        Py_RETURN_NONE;
    if (carries_message(&packet)) {
        (void)decode_carried(&packet, &message);
        found = icmpwire_flow_of(&packet, &message, &tuple);
    } else {
        found = icmpwire_flow_of_packet(&packet, &tuple);
    }
    return found ? tuple_of(&tuple) : Py_NewRef(Py_None);
}

PyObject *core_inner(enum icmpwire_family family, const uint8_t *data, size_t captured, size_t size)
{
    static const struct icmpwire_packet nothing;
    struct icmpwire_message message;
    struct icmpwire_tuple tuple;
    (void)decode(family, (struct icmpwire_span){data, captured}, size, &message);
    return icmpwire_flow_of(&nothing, &message, &tuple) ? tuple_of(&tuple) : Py_NewRef(Py_None);
}

uint32_t core_flow_hash(uint8_t protocol, struct icmpwire_span source, struct icmpwire_span destination,
                        uint16_t source_port, uint16_t destination_port, uint32_t seed)
{
    struct icmpwire_tuple tuple = {.version = source.size == 4 ? 4 : 6,
                                   .protocol = protocol,
                                   .source_port = source_port,
                                   .destination_port = destination_port};
    memcpy(tuple.source, source.data, source.size < 16 ? source.size : 16);
    memcpy(tuple.destination, destination.data, destination.size < 16 ? destination.size : 16);
    return icmpwire_flow_hash(&tuple, seed);
}

/* ---- identifiers, pairs ---- */

PyObject *core_community(const uint8_t *data, size_t captured, size_t size, uint16_t seed, int variant)
{
    struct icmpwire_packet packet;
    struct icmpwire_fault fault;
    struct icmpwire_community input;
    if (!icmpwire_packet_decode(data, captured, core_size(captured, size), &packet, &fault) ||
        !icmpwire_community_input(&packet, seed, (enum icmpwire_community_variant)variant, &input))
        Py_RETURN_NONE;
    return PyBytes_FromStringAndSize((const char *)input.octets, (Py_ssize_t)input.size);
}

static bool decode_whole(struct icmpwire_span octets, struct icmpwire_packet *packet, struct icmpwire_message *message)
{
    struct icmpwire_fault fault;
    return icmpwire_packet_decode(octets.data, octets.size, octets.size, packet, &fault) && carries_message(packet) &&
           decode_carried(packet, message);
}

bool core_answers(struct icmpwire_span request, struct icmpwire_span reply)
{
    struct icmpwire_packet request_packet, reply_packet;
    struct icmpwire_message request_message, reply_message;
    return decode_whole(request, &request_packet, &request_message) &&
           decode_whole(reply, &reply_packet, &reply_message) &&
           icmpwire_answers(&request_packet, &request_message, &reply_packet, &reply_message);
}

/* A packet with no more than what pairing looks at. */
static struct icmpwire_packet between(enum icmpwire_family family, const uint8_t *source, const uint8_t *destination)
{
    size_t size = family == ICMPWIRE_ICMP4 ? 4 : 16;
    struct icmpwire_packet packet = {.version = family == ICMPWIRE_ICMP4 ? 4 : 6,
                                     .source = {source, size},
                                     .destination = {destination, size},
                                     .original_source = {source, size},
                                     .final_destination = {destination, size}};
    return packet;
}

bool core_answers_alone(enum icmpwire_family family, struct icmpwire_span request, struct icmpwire_span reply)
{
    static const uint8_t one[16] = {192, 0, 2, 1}, other[16] = {192, 0, 2, 2};
    struct icmpwire_packet there = between(family, one, other), back = between(family, other, one);
    struct icmpwire_message request_message, reply_message;
    return decode(family, request, request.size, &request_message) &&
           decode(family, reply, reply.size, &reply_message) &&
           icmpwire_answers(&there, &request_message, &back, &reply_message);
}

/* ---- quotes ---- */

PyObject *core_quote(PyObject *datagram)
{
    struct icmpwire_span octets;
    struct icmpwire_quote q;
    PyObject *transport, *source = core_argument(datagram, &octets.data, &octets.size);
    if (!source)
        return NULL;
    icmpwire_quote_decode(octets, &q);
    transport = core_octets(source, q.transport);
    Py_DECREF(source);
    if (!transport)
        return NULL;
    return Py_BuildValue("(BBBBBBBOHHHBBHHIy#y#N)", q.version, q.chain, q.ports, q.icmp, q.identified, q.type, q.code,
                         q.fragment ? Py_True : Py_False, q.identifier, q.sequence, q.fragment_offset, q.protocol,
                         q.hop_limit, q.source_port, q.destination_port, q.total_length, (const char *)q.source.data,
                         (Py_ssize_t)q.source.size, (const char *)q.destination.data, (Py_ssize_t)q.destination.size,
                         transport);
}
