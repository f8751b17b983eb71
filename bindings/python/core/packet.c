/* SPDX-License-Identifier: BSD-2-Clause */
#include "packet.h"
#include "fail.h"
#include "write.h"
#include <string.h>

enum { HEADERS_MAX = 64, HEADER_MAX = 40 + 8 * 256 };

static struct core_node *payload_of(const struct core_node *header)
{
    PyObject *payload = header->values[header->shape->count - 1u];
    return payload && core_is_node(payload) ? (struct core_node *)payload : NULL;
}

/* ---- what a header says of the rest ---- */

static void put_when_open(const struct core_node *node, union core_struct *s, enum core_known known, uint64_t number)
{
    const struct core_field *f = core_known_field(node->shape, known);
    if (f && core_said(node, core_index(node->shape, f)) == Py_None)
        core_put_number(f, s, number);
}

void core_put_ahead(const struct core_node *node, union core_struct *s, const struct core_write_ahead *ahead)
{
    put_when_open(node, s, CORE_NEXT, ahead->next);
    if (node->shape->number != ICMPWIRE_PROTOCOL_IPV4 && node->shape->number != ICMPWIRE_PROTOCOL_IPV6)
        return;
    put_when_open(node, s, CORE_LENGTH, ahead->header + ahead->length);
    put_when_open(node, s, CORE_HOPS, ahead->hop_limit);
    if (node->shape->number == ICMPWIRE_PROTOCOL_IPV6)
        put_when_open(node, s, CORE_VERSION, 6);
}

static uint8_t protocol_of(const struct core_node *payload, bool ipv4)
{
    enum { NO_NEXT_HEADER = 59, RESERVED = 255 };
    if (!payload)
        return ipv4 ? RESERVED : NO_NEXT_HEADER;
    if (payload->shape->unit == CORE_HEADER)
        return (uint8_t)payload->shape->number;
    return payload->shape->family == ICMPWIRE_ICMP4 ? ICMPWIRE_PROTOCOL_ICMP : ICMPWIRE_PROTOCOL_ICMP6;
}

/* ---- the chain ---- */

struct chain {
    struct core_node *headers[HEADERS_MAX];
    unsigned count;
    struct core_node *message; /* or null */
    PyObject *octets;          /* or null */
    bool plain;                /* nothing changes the addresses that the checksum uses */
};

static int chain_of(struct core_node *header, struct chain *chain)
{
    *chain = (struct chain){.count = 0, .plain = true};
    while (header && header->shape->unit == CORE_HEADER) {
        if (chain->count == HEADERS_MAX)
            return core_refuse("payload", "a packet of more than 64 headers cannot be built");
        if (header->shape->number == ICMPWIRE_PROTOCOL_ROUTING ||
            header->shape->number == ICMPWIRE_PROTOCOL_DESTINATION_OPTIONS)
            chain->plain = false;
        chain->headers[chain->count++] = header;
        chain->octets = header->values[header->shape->count - 1u];
        header = payload_of(header);
    }
    chain->message = header;
    if (chain->message || chain->octets == Py_None)
        chain->octets = NULL;
    return 0;
}

/* The addresses of the innermost IPv6 header; null when there is none. */
static const uint8_t *address_of(const struct chain *chain, bool source)
{
    static const uint8_t unspecified[16];
    for (unsigned i = chain->count; i--;) {
        const struct core_node *h = chain->headers[i];
        const struct core_field *f;
        const uint8_t *octets;
        if (h->shape->number != ICMPWIRE_PROTOCOL_IPV6)
            continue;
        f = core_known_field(h->shape, source ? CORE_SOURCE : CORE_DESTINATION);
        octets = core_spans((struct core_node *)(uintptr_t)h)[f->span].span.data;
        return octets ? octets : unspecified;
    }
    return NULL;
}

static int append_body(struct core_node *message, PyObject *octets, const uint8_t *source, const uint8_t *destination,
                       struct core_buffer *out)
{
    Py_buffer buffer;
    int done;
    if (message)
        return core_is_clean(message) ? core_buffer_append(out, message->data, message->size)
                                      : core_encode_message(message, source, source ? destination : NULL, out);
    if (!octets)
        return 0;
    if (PyObject_GetBuffer(octets, &buffer, PyBUF_SIMPLE) < 0)
        return -1;
    done = core_buffer_append(out, buffer.buf, (size_t)buffer.len);
    PyBuffer_Release(&buffer);
    return done;
}

static uint8_t hop_limit_of(const struct chain *chain)
{
    enum { USUAL = 64 };
    struct core_node *m = chain->message;
    long type = m ? m->shape->number : 0;
    if (!m || (type < 0 && m->values[0] == Py_None)) /* not even the type was captured */
        return USUAL;
    if (type < 0)
        type = PyLong_AsLong(m->values[0]);
    return icmpwire_usual_hop_limit((enum icmpwire_family)m->shape->family, (uint8_t)type);
}

/* One header, its own size known only once it is written. */
static int append_header(const struct chain *chain, unsigned i, size_t behind, struct core_buffer *out)
{
    struct core_node *header = chain->headers[i];
    struct core_node *next = i + 1 < chain->count ? chain->headers[i + 1] : chain->message;
    struct core_write_ahead ahead = {0};
    size_t at = out->size;
    ahead.next = protocol_of(next, header->shape->number == ICMPWIRE_PROTOCOL_IPV4);
    ahead.hop_limit = hop_limit_of(chain);
    ahead.length = behind;
    if (header->shape->number == ICMPWIRE_PROTOCOL_IPV4) {
        if (core_encode_struct(header, NULL, NULL, &ahead, out) < 0)
            return -1;
        ahead.header = out->size - at;
        out->size = at;
    }
    if (ahead.header + ahead.length > UINT16_MAX) {
        static const struct icmpwire_fault too_long = {.status = ICMPWIRE_TOO_LONG, .field = "payload"};
        core_raise_fault(&too_long, 0, (PyObject *)Py_TYPE((PyObject *)header));
        return -1;
    }
    return core_encode_struct(header, NULL, NULL, &ahead, out);
}

/* Headers come out innermost first; this puts them in order. */
static int append_headers(const struct chain *chain, size_t body, struct core_buffer *out)
{
    uint8_t room[512];
    struct core_buffer reversed = core_buffer_over(room, sizeof room);
    size_t begins[HEADERS_MAX + 1] = {0};
    int done = 0;
    for (unsigned i = chain->count; i-- && done == 0;) {
        done = append_header(chain, i, body + reversed.size, &reversed);
        begins[i] = reversed.size;
    }
    for (unsigned i = 0; i < chain->count && done == 0; i++) {
        size_t begin = i + 1 < chain->count ? begins[i + 1] : 0;
        done = core_buffer_append(out, reversed.data + begin, begins[i] - begin);
    }
    core_buffer_free(&reversed);
    return done;
}

static int assemble(const struct chain *chain, const uint8_t *source, const uint8_t *destination,
                    struct core_buffer *out)
{
    uint8_t room[1536];
    struct core_buffer body = core_buffer_over(room, sizeof room);
    int done = append_body(chain->message, chain->octets, source, destination, &body);
    if (done == 0)
        done = append_headers(chain, body.size, out);
    if (done == 0)
        done = core_buffer_append(out, body.data, body.size);
    core_buffer_free(&body);
    return done;
}

/* A packet whose headers replace the addresses is built twice: the library tells them of the first. */
static int assemble_again(const struct chain *chain, const uint8_t *source, const uint8_t *destination, size_t at,
                          struct core_buffer *out)
{
    struct icmpwire_packet packet;
    struct icmpwire_fault fault;
    uint8_t addresses[2][16];
    memset(&packet, 0, sizeof packet);
    icmpwire_packet_decode(out->data + at, out->size - at, out->size - at, &packet, &fault);
    memcpy(addresses[0], packet.original_source.size == 16 ? packet.original_source.data : source, 16);
    memcpy(addresses[1], packet.final_destination.size == 16 ? packet.final_destination.data : destination, 16);
    out->size = at;
    return assemble(chain, addresses[0], addresses[1], out);
}

/* What was decoded and stayed as it is, of however many headers. */
static int append_decoded(struct core_node *node, struct core_buffer *out)
{
    PyObject *payload = NULL;
    while (node && node->shape->unit == CORE_HEADER) {
        if (core_buffer_append(out, node->data, node->size) < 0)
            return -1;
        payload = node->values[node->shape->count - 1u];
        node = payload_of(node);
    }
    return append_body(node, payload == Py_None ? NULL : payload, NULL, NULL, out);
}

int core_encode_packet(struct core_node *header, struct core_buffer *out)
{
    struct chain chain;
    const uint8_t *source, *destination;
    size_t at = out->size;
    if (core_is_clean(header))
        return append_decoded(header, out);
    if (chain_of(header, &chain) < 0)
        return -1;
    source = address_of(&chain, true);
    destination = address_of(&chain, false);
    if (assemble(&chain, source, destination, out) < 0)
        return -1;
    return chain.plain || !source ? 0 : assemble_again(&chain, source, destination, at, out);
}

/* ---- parts ---- */

int core_encode_part(struct core_node *part, struct core_buffer *out)
{
    enum { EXTENSION_AT = 8, SECURITY_AT = 4 };
    static const uint8_t unknown[16];
    bool extension = part->shape->number == CORE_EXTENSION;
    const struct core_shape *shape = extension
                                         ? core_message_shape(ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_EXTENDED_ECHO_REQUEST, 0)
                                         : core_message_shape(ICMPWIRE_ICMP6, ICMPWIRE_ICMP6_RPL, ICMPWIRE_RPL_SECURE);
    PyObject *none = PyTuple_New(0);
    PyObject *values = Py_BuildValue("{sO}", extension ? "extension" : "security", (PyObject *)part);
    PyObject *carrier = none && values ? PyObject_Call((PyObject *)shape->type, none, values) : NULL;
    struct core_buffer all = core_buffer_over(NULL, 0);
    int done = carrier ? core_encode_struct((struct core_node *)carrier, unknown, unknown, NULL, &all) : -1;
    struct icmpwire_field end;
    size_t from = extension ? EXTENSION_AT : SECURITY_AT, to = all.size;
    if (done == 0 && !extension &&
        (icmpwire_locate(ICMPWIRE_ICMP6, all.data, all.size, "dis", &end) ||
         icmpwire_locate(ICMPWIRE_ICMP6, all.data, all.size, "body", &end)))
        to = end.bit_offset / 8;
    if (done == 0)
        done = core_buffer_append(out, all.data + from, to - from);
    core_buffer_free(&all);
    Py_XDECREF(carrier);
    Py_XDECREF(values);
    Py_XDECREF(none);
    return done;
}
