/* SPDX-License-Identifier: BSD-2-Clause */
/* Packets, from their IP headers. */
#include "decode.h"
#include "fail.h"
#include "octets.h"
#include "request.h"
#include <string.h>

/* What the last header carries: a message, or octets. */
static PyObject *decode_payload(const struct core_request *r, const struct icmpwire_packet *packet)
{
    struct core_request of_message = *r;
    bool icmp6 = packet->protocol == ICMPWIRE_PROTOCOL_ICMP6;
    if (packet->fragment || !(icmp6 || packet->protocol == ICMPWIRE_PROTOCOL_ICMP))
        return core_octets(r->source, packet->payload);
    of_message.family = icmp6 ? 6 : 4;
    of_message.size = packet->payload_size;
    return core_decode_message(&of_message, &(struct core_place){r->source, r->data, packet->payload});
}

/* One header; its payload is still to come. */
static struct core_node *decode_header(const struct core_request *r, struct icmpwire_span *rest, uint8_t *protocol)
{
    struct icmpwire_header header;
    struct icmpwire_span behind, octets = *rest;
    const struct core_shape *shape;
    memset(&header, 0, sizeof header);
    behind = icmpwire_header_next(*rest, *protocol, &header);
    if (!behind.data)
        return NULL;
    octets.size -= behind.size;
    *rest = behind;
    shape = core_header_shape(*protocol);
    *protocol = header.next;
    return (struct core_node *)core_finish_node(
        core_begin_node(shape, &(struct core_place){r->source, r->data, octets}), &header);
}

/* An octet string in the place of headers that cannot be read. There can be thousands of them. */
static PyObject *decode_headers(const struct core_request *r, const struct icmpwire_packet *packet,
                                struct icmpwire_span rest, uint8_t protocol)
{
    PyObject *first = NULL, **place = &first;
    while (rest.size) {
        struct core_node *node = decode_header(r, &rest, &protocol);
        *place = (PyObject *)node;
        if (!node)
            break;
        place = &node->values[node->shape->count - 1u];
    }
    if (!PyErr_Occurred())
        *place = rest.size ? core_octets(r->source, rest) : decode_payload(r, packet);
    if (!*place)
        Py_CLEAR(first);
    return first;
}

/* The shape of the IP header that the octets begin with, as far as they tell. */
static const struct core_shape *ip_shape(const struct core_request *r)
{
    bool ipv4 = r->captured && r->data[0] >> 4 == 4;
    return core_header_shape(ipv4 ? ICMPWIRE_PROTOCOL_IPV4 : ICMPWIRE_PROTOCOL_IPV6);
}

/* An IP header that is not whole has no fields; one that breaks a rule has those that it has. */
static PyObject *broken_header(const struct core_request *r)
{
    const struct core_shape *shape = ip_shape(r);
    struct core_node *node = core_begin_node(shape, &(struct core_place){r->source, r->data, {r->data, r->captured}});
    struct icmpwire_header header;
    bool whole;
    memset(&header, 0, sizeof header);
    icmpwire_header_next(core_span(r->data, r->captured), (uint8_t)shape->number, &header);
    whole = header.status != ICMPWIRE_TRUNCATED;
    if (node && whole && !core_finish_node(node, &header))
        return NULL;
    for (unsigned i = 0; node && i < shape->count; i++)
        if (!node->values[i] && (!whole || shape->fields[i].kind < CORE_LAZY))
            node->values[i] = Py_NewRef(Py_None);
    return (PyObject *)node;
}

/* A packet with its fault, when faults are collected. */
static PyObject *broken_packet(const struct core_request *r, PyObject *packet, const struct icmpwire_fault *fault)
{
    struct core_node *first;
    if (!r->collect) {
        core_raise_fault(fault, 0, (PyObject *)ip_shape(r)->type);
        return NULL;
    }
    if (!core_is_node(packet)) {
        Py_DECREF(packet);
        packet = broken_header(r);
    }
    first = (struct core_node *)packet;
    if (first)
        first->fault = core_fault_object(fault, 0, (PyObject *)first->shape->type);
    if (first && !first->fault)
        Py_CLEAR(packet);
    return packet;
}

PyObject *core_decode_packet(PyObject *module, PyObject *const *args, Py_ssize_t count, PyObject *names)
{
    struct core_request r;
    struct icmpwire_packet packet;
    struct icmpwire_fault fault;
    PyObject *first;
    bool good;
    (void)module;
    if (core_read_request(&r, args, count, names, false) < 0)
        return NULL;
    good = icmpwire_packet_decode(r.data, r.captured, r.size, &packet, &fault);
    first = good || r.collect ? decode_headers(&r, &packet, packet.headers,
                                               packet.version == 4 ? ICMPWIRE_PROTOCOL_IPV4 : ICMPWIRE_PROTOCOL_IPV6)
                              : NULL;
    if (!good && !PyErr_Occurred())
        first = broken_packet(&r, first, &fault);
    Py_DECREF(r.source);
    return first;
}
