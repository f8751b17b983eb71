/* SPDX-License-Identifier: BSD-2-Clause */
#include "domain.h"
#include "tools.h"

struct octets {
    enum icmpwire_family family;
    const uint8_t *data;
    size_t captured;
    size_t size;
};

static size_t write_text(enum core_text_kind what, struct octets o, char *out, size_t room)
{
    switch (what) {
    case CORE_SUMMARY:
        return icmpwire_text_summary(o.family, o.data, o.captured, o.size, out, room);
    case CORE_TREE:
        return icmpwire_text_tree(o.family, o.data, o.captured, o.size, out, room);
    case CORE_BITS:
        return icmpwire_text_bits(o.family, o.data, o.captured, o.size, out, room);
    case CORE_PACKET_TREE:
        return icmpwire_text_packet_tree(o.data, o.captured, o.size, out, room);
    case CORE_PACKET_BITS:
        return icmpwire_text_packet_bits(o.data, o.captured, o.size, out, room);
    }
    return 0;
}

PyObject *core_text(enum core_text_kind what, enum icmpwire_family family, const uint8_t *data, size_t captured,
                    size_t size)
{
    struct octets octets = {family, data, captured, core_size(captured, size)};
    char few[1024], *out = few;
    size_t length = write_text(what, octets, few, sizeof few);
    PyObject *text;
    if (length >= sizeof few) {
        out = PyMem_Malloc(length + 1);
        if (!out)
            return PyErr_NoMemory();
        write_text(what, octets, out, length + 1);
    }
    text = PyUnicode_FromStringAndSize(out, (Py_ssize_t)length);
    if (out != few)
        PyMem_Free(out);
    return text;
}

PyObject *core_escape(const uint8_t *data, size_t size)
{
    struct icmpwire_span octets = {data, size};
    size_t length = icmpwire_text_escape(octets, NULL, 0);
    char *out = PyMem_Malloc(length + 1);
    PyObject *text;
    if (!out)
        return PyErr_NoMemory();
    icmpwire_text_escape(octets, out, length + 1);
    text = PyUnicode_FromStringAndSize(out, (Py_ssize_t)length);
    PyMem_Free(out);
    return text;
}

PyObject *core_domain_name(const uint8_t *data, size_t size, size_t offset, bool compressed, size_t first)
{
    struct icmpwire_span message = {compressed ? data : NULL, compressed ? size : 0}, name;
    char out[1004];
    size_t length;
    if (offset > size)
        return PyErr_Format(PyExc_ValueError, "the offset is behind the %zu octets", size);
    name = (struct icmpwire_span){data + offset, size - offset};
    length = icmpwire_domain_name_text(name, message, first, out, sizeof out);
    return length ? PyUnicode_FromStringAndSize(out, (Py_ssize_t)length) : Py_NewRef(Py_None);
}

PyObject *core_domain_name_octets(PyObject *name)
{
    static const struct core_field field = {.text = "name"};
    struct core_held held = {.owner = NULL};
    if (!PyUnicode_Check(name))
        return PyErr_Format(PyExc_TypeError, "a name is a str, not %R", (PyObject *)Py_TYPE(name));
    return core_name_from(&field, name, &held) < 0 ? NULL : held.owner;
}
