/* SPDX-License-Identifier: BSD-2-Clause */
#include "encode.h"
#include "fail.h"
#include "packet.h"
#include "write.h"
#include <string.h>

/* ---- octets that grow ---- */

void core_buffer_free(struct core_buffer *buffer)
{
    if (buffer->allocated)
        PyMem_Free(buffer->data);
}

uint8_t *core_buffer_ahead(struct core_buffer *buffer, size_t more)
{
    size_t room = 2 * buffer->room + more;
    uint8_t *data;
    if (buffer->room - buffer->size >= more)
        return buffer->data + buffer->size;
    data = PyMem_Malloc(room);
    if (!data) {
        PyErr_NoMemory();
        return NULL;
    }
    if (buffer->size)
        memcpy(data, buffer->data, buffer->size);
    core_buffer_free(buffer);
    *buffer = (struct core_buffer){data, buffer->size, room, true};
    return data + buffer->size;
}

int core_buffer_append(struct core_buffer *buffer, const uint8_t *data, size_t size)
{
    uint8_t *to = core_buffer_ahead(buffer, size);
    if (!to)
        return -1;
    if (size)
        memcpy(to, data, size);
    buffer->size += size;
    return 0;
}

/* ---- what was decoded and not changed ---- */

bool core_is_clean(const struct core_node *node)
{
    if (!core_is_decoded(node))
        return false;
    for (unsigned i = 0; i < node->shape->count; i++) {
        PyObject *value = node->values[i];
        if (!value)
            continue;
        if (core_is_node(value) && !core_is_clean((const struct core_node *)value))
            return false;
        if (node->shape->fields[i].kind == CORE_LIST && PyTuple_Check(value))
            for (Py_ssize_t n = 0; n < core_tuple_size(value); n++)
                if (!core_is_clean((const struct core_node *)core_tuple_item(value, n)))
                    return false;
    }
    return true;
}

/* ---- writing ---- */

struct way {
    bool build;
    const uint8_t *source;
    const uint8_t *destination;
};

static bool encode_struct(const struct core_shape *shape, const union core_struct *s, const struct way *way,
                          uint8_t *out, size_t room, size_t *size, struct icmpwire_fault *fault)
{
    if (shape->unit == CORE_ELEMENT)
        return shape->element->encode(s, way->build, out, room, size, fault);
    if (shape->unit == CORE_HEADER)
        return icmpwire_header_encode(&s->header, way->build, out, room, size, fault);
    return way->build ? icmpwire_build(&s->message, way->source, way->destination, out, room, size, fault)
                      : icmpwire_encode(&s->message, out, room, size, fault);
}

/* Appends the octets of a struct; *at gets where they begin. */
static int append_struct(const struct core_node *node, const union core_struct *s, const struct way *way,
                         struct core_buffer *out, size_t *at)
{
    struct icmpwire_fault fault;
    size_t room = out->room - out->size, size;
    uint8_t *to = room ? out->data + out->size : NULL;
    if (!encode_struct(node->shape, s, way, to, room, &size, &fault)) {
        if (fault.status == ICMPWIRE_NO_ROOM) {
            to = core_buffer_ahead(out, size);
            if (!to)
                return -1;
            fault.status = ICMPWIRE_OK;
            encode_struct(node->shape, s, way, to, size, &size, &fault);
        }
        if (fault.status != ICMPWIRE_OK) {
            core_raise_fault(&fault, 0, (PyObject *)Py_TYPE((PyObject *)(uintptr_t)node));
            return -1;
        }
    }
    *at = out->size;
    out->size += size;
    return 0;
}

/* ---- wrong on purpose ---- */

/* Reads back what was built: the struct as it would be decoded, whatever a quoted datagram looks like. */
static void read_back(const struct core_shape *shape, struct icmpwire_span octets, union core_struct *s)
{
    enum { DATAGRAM_AT = 8 };
    struct icmpwire_fault fault;
    uint8_t *data = (uint8_t *)(uintptr_t)octets.data, kept = octets.size > DATAGRAM_AT ? data[DATAGRAM_AT] : 0;
    bool quotes;
    if (shape->unit == CORE_ELEMENT) {
        shape->element->explain(octets, s, &fault);
        return;
    }
    if (shape->unit == CORE_HEADER) {
        icmpwire_header_next(octets, (uint8_t)shape->number, &s->header);
        return;
    }
    quotes = icmpwire_type_info((enum icmpwire_family)shape->family, s->message.type)->message_class ==
                 ICMPWIRE_CLASS_ERROR &&
             octets.size > DATAGRAM_AT;
    if (quotes)
        data[DATAGRAM_AT] = shape->family == ICMPWIRE_ICMP4 ? 0x45 : 0x60;
    icmpwire_decode((enum icmpwire_family)shape->family, octets.data, octets.size, &s->message, &fault);
    if (quotes)
        data[DATAGRAM_AT] = kept;
}

static bool gives_checksum(const struct core_node *node)
{
    const struct core_field *f = core_known_field(node->shape, CORE_CHECKSUM);
    return f && core_said(node, core_index(node->shape, f)) != Py_None;
}

static void put16(uint8_t *at, uint16_t number)
{
    at[0] = (uint8_t)(number >> 8);
    at[1] = (uint8_t)number;
}

/* Checksums that nobody gave are right for the wrong octets. */
static void correct_checksums(const struct core_node *node, struct icmpwire_span octets, const struct way *way)
{
    enum { CHECKSUM_AT = 2, IPV4_CHECKSUM_AT = 10 };
    uint8_t *data = (uint8_t *)(uintptr_t)octets.data;
    struct icmpwire_field checksum;
    if (node->shape->unit == CORE_HEADER && node->shape->number == ICMPWIRE_PROTOCOL_IPV4 && !gives_checksum(node)) {
        put16(data + IPV4_CHECKSUM_AT, 0);
        put16(data + IPV4_CHECKSUM_AT, (uint16_t)~icmpwire_checksum_sum(data, octets.size, 0));
    }
    if (node->shape->unit != CORE_MESSAGE)
        return;
    if (icmpwire_locate((enum icmpwire_family)node->shape->family, data, octets.size, "extension.checksum",
                        &checksum)) {
        size_t at = checksum.bit_offset / 8;
        PyObject *part = NULL;
        for (unsigned i = 0; i < node->shape->count; i++)
            if (node->shape->fields[i].kind == CORE_PART_OF && node->values[i] != Py_None)
                part = node->values[i];
        if (part && !gives_checksum((struct core_node *)part)) {
            uint16_t sum;
            put16(data + at, 0);
            sum = icmpwire_checksum_sum(data + at - CHECKSUM_AT, octets.size - at + CHECKSUM_AT, 0);
            put16(data + at, sum == 0xffff ? 0xffff : (uint16_t)~sum);
        }
    }
    if (!gives_checksum(node))
        put16(data + CHECKSUM_AT, icmpwire_checksum_compute((enum icmpwire_family)node->shape->family, data,
                                                            octets.size, way->source, way->destination));
}

static int override(struct core_node *node, const struct way *way, struct core_buffer *out, size_t at)
{
    struct icmpwire_span octets = {out->data + at, out->size - at};
    union core_struct s = node->shape->image;
    const struct way as_it_says = {false, NULL, NULL};
    PyObject *kept = PyBytes_FromStringAndSize((const char *)octets.data, (Py_ssize_t)octets.size);
    int done;
    if (!kept)
        return -1;
    octets.data = (const uint8_t *)PyBytes_AsString(kept);
    read_back(node->shape, octets, &s);
    if (node->shape->unit == CORE_MESSAGE)
        s.message.layout = (uint8_t)icmpwire_layout_of((enum icmpwire_family)node->shape->family, s.message.type);
    core_put_overrides(node, &s);
    out->size = at;
    done = append_struct(node, &s, &as_it_says, out, &at);
    Py_DECREF(kept);
    if (done == 0)
        correct_checksums(node, core_span(out->data + at, out->size - at), way);
    return done;
}

/* ---- objects ---- */

int core_encode_struct(struct core_node *node, const uint8_t *source, const uint8_t *destination,
                       struct core_write_ahead *ahead, struct core_buffer *out)
{
    struct way way = {true, source, destination};
    struct core_lists lists;
    union core_struct s;
    size_t at = 0;
    int done = core_write(node, &s, &lists);
    if (done == 0 && ahead)
        core_put_ahead(node, &s, ahead);
    if (done == 0)
        done = append_struct(node, &s, &way, out, &at);
    core_lists_free(&lists);
    return done == 0 && core_overrides(node) ? override(node, &way, out, at) : done;
}

int core_encode_message(struct core_node *node, const uint8_t *source, const uint8_t *destination,
                        struct core_buffer *out)
{
    static const uint8_t unknown[16];
    enum { CHECKSUM_AT = 2 };
    size_t at = out->size;
    bool known = node->shape->family == ICMPWIRE_ICMP4 || source;
    if (core_encode_struct(node, source ? source : unknown, destination ? destination : unknown, NULL, out) < 0)
        return -1;
    if (!known && !gives_checksum(node))
        put16(out->data + at + CHECKSUM_AT, 0);
    return 0;
}

int core_encode(struct core_node *node, struct core_buffer *out)
{
    int done;
    if (node->shape->unit == CORE_HEADER)
        return core_encode_packet(node, out);
    if (node->shape->unit == CORE_PART)
        return core_encode_part(node, out);
    if (core_is_clean(node))
        return core_buffer_append(out, node->data, node->size);
    if (Py_EnterRecursiveCall(" while encoding"))
        return -1;
    done = node->shape->unit == CORE_MESSAGE ? core_encode_message(node, NULL, NULL, out)
                                             : core_encode_struct(node, NULL, NULL, NULL, out);
    Py_LeaveRecursiveCall();
    return done;
}

PyObject *core_bytes(PyObject *self, PyObject *unused)
{
    uint8_t room[2048];
    struct core_buffer buffer = core_buffer_over(room, sizeof room);
    PyObject *bytes = NULL;
    (void)unused;
    if (core_encode((struct core_node *)self, &buffer) == 0)
        bytes = PyBytes_FromStringAndSize((const char *)buffer.data, (Py_ssize_t)buffer.size);
    core_buffer_free(&buffer);
    return bytes;
}

/* build(source, destination) of a message: 4 or 16 octets each, or None. */
PyObject *core_build(PyObject *self, PyObject *args)
{
    uint8_t room[2048];
    struct core_buffer buffer = core_buffer_over(room, sizeof room);
    const char *source, *destination;
    Py_ssize_t source_size, destination_size;
    PyObject *bytes = NULL;
    if (!PyArg_ParseTuple(args, "y#y#:_build", &source, &source_size, &destination, &destination_size))
        return NULL;
    if (source_size != 16 || destination_size != 16) {
        PyErr_SetString(PyExc_ValueError, "16 octets of each address are needed");
        return NULL;
    }
    if (core_encode_message((struct core_node *)self, (const uint8_t *)source, (const uint8_t *)destination, &buffer) ==
        0)
        bytes = PyBytes_FromStringAndSize((const char *)buffer.data, (Py_ssize_t)buffer.size);
    core_buffer_free(&buffer);
    return bytes;
}
