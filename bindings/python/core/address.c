/* SPDX-License-Identifier: BSD-2-Clause */
#include "address.h"
#include "fail.h"
#include "octets.h"
#include <arpa/inet.h>
#include <string.h>

static PyObject *ipv4_class, *ipv6_class;                /* of the module ipaddress */
static PyObject *ipv4_number, *ipv6_number, *ipv6_scope; /* what describes their attributes */
static PyObject *name_packed, *sixty_four;
static bool quick; /* the attributes are all that they have */

/* ---- ipaddress objects ---- */

static PyObject *int_of(const uint8_t *octets, size_t size)
{
    uint64_t high = 0, low = 0;
    PyObject *first, *shifted, *second, *both;
    for (size_t i = 0; i < size; i++) {
        high = high << 8 | low >> 56;
        low = low << 8 | octets[i];
    }
    if (high == 0)
        return PyLong_FromUnsignedLongLong(low);
    first = PyLong_FromUnsignedLongLong(high);
    shifted = first ? PyNumber_Lshift(first, sixty_four) : NULL;
    second = shifted ? PyLong_FromUnsignedLongLong(low) : NULL;
    both = second ? PyNumber_Or(shifted, second) : NULL;
    Py_XDECREF(second);
    Py_XDECREF(shifted);
    Py_XDECREF(first);
    return both;
}

/* Sets an attribute by what describes it, without looking it up by name. */
static int set(PyObject *descriptor, PyObject *object, PyObject *value)
{
    descrsetfunc setter = (descrsetfunc)PyType_GetSlot(Py_TYPE(descriptor), Py_tp_descr_set);
    return setter(descriptor, object, value);
}

/* Their constructors check for five kinds of arguments; this fills in what they end up with. */
static PyObject *quickly(PyObject *class, const uint8_t *octets, size_t size)
{
    PyObject *made = PyType_GenericAlloc((PyTypeObject *)class, 0);
    PyObject *number = made ? int_of(octets, size) : NULL;
    if (!number || set(size == 4 ? ipv4_number : ipv6_number, made, number) < 0 ||
        (size == 16 && set(ipv6_scope, made, Py_None) < 0))
        Py_CLEAR(made);
    Py_XDECREF(number);
    return made;
}

PyObject *core_ip_address(const uint8_t *octets, size_t size)
{
    PyObject *class = size == 4 ? ipv4_class : ipv6_class;
    return quick ? quickly(class, octets, size)
                 : PyObject_CallFunction(class, "y#", (const char *)octets, (Py_ssize_t)size);
}

/* Does the quick way give what the constructor gives? */
static bool same_quickly(size_t size)
{
    static const uint8_t sample[16] = {0x20, 1, 0xd, 0xb8, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    PyObject *class = size == 4 ? ipv4_class : ipv6_class;
    PyObject *slow = PyObject_CallFunction(class, "y#", (const char *)sample, (Py_ssize_t)size);
    PyObject *fast = slow ? quickly(class, sample, size) : NULL;
    PyObject *slow_text = fast ? PyObject_Repr(slow) : NULL;
    PyObject *fast_text = slow_text ? PyObject_Repr(fast) : NULL;
    bool same =
        fast_text && PyObject_RichCompareBool(slow, fast, Py_EQ) == 1 && PyUnicode_Compare(slow_text, fast_text) == 0;
    Py_XDECREF(fast_text);
    Py_XDECREF(slow_text);
    Py_XDECREF(fast);
    Py_XDECREF(slow);
    PyErr_Clear();
    return same;
}

/* A data descriptor of a class, as __slots__ makes them; null without one. */
static PyObject *descriptor_of(PyObject *class, const char *name)
{
    PyObject *found = PyObject_GetAttrString(class, name);
    if (found && PyType_GetSlot(Py_TYPE(found), Py_tp_descr_set))
        return found;
    Py_XDECREF(found);
    PyErr_Clear();
    return NULL;
}

int core_add_addresses(void)
{
    PyObject *module = PyImport_ImportModule("ipaddress");
    ipv4_class = module ? PyObject_GetAttrString(module, "IPv4Address") : NULL;
    ipv6_class = module ? PyObject_GetAttrString(module, "IPv6Address") : NULL;
    Py_XDECREF(module);
    name_packed = PyUnicode_InternFromString("packed");
    sixty_four = PyLong_FromLong(64);
    if (!ipv4_class || !ipv6_class || !name_packed || !sixty_four)
        return -1;
    ipv4_number = descriptor_of(ipv4_class, "_ip");
    ipv6_number = descriptor_of(ipv6_class, "_ip");
    ipv6_scope = descriptor_of(ipv6_class, "_scope_id");
    quick = ipv4_number && ipv6_number && ipv6_scope && same_quickly(4) && same_quickly(16);
    return 0;
}

/* ---- what users give ---- */

static bool mac_of(const char *text, uint8_t *out)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < 6; i++, text += 3) {
        const char *high = text[0] ? strchr(digits, text[0] | 0x20) : NULL;
        const char *low = high && text[1] ? strchr(digits, text[1] | 0x20) : NULL;
        if (!low || (i < 5 && text[2] != ':' && text[2] != '-') || (i == 5 && text[2]))
            return false;
        out[i] = (uint8_t)((high - digits) << 4 | (low - digits));
    }
    return true;
}

static bool text_of(PyObject *given, size_t size, uint8_t *out)
{
    Py_ssize_t length;
    const char *text = PyUnicode_AsUTF8AndSize(given, &length);
    if (!text || (size_t)length != strlen(text)) {
        PyErr_Clear();
        return false;
    }
    if (size == 6)
        return mac_of(text, out);
    return inet_pton(size == 4 ? AF_INET : AF_INET6, text, out) == 1;
}

/* 1: it was octets of that size; 0: it was something else, or of another size. */
static int packed_of(PyObject *given, size_t size, uint8_t *out)
{
    Py_buffer buffer;
    bool right;
    if (PyObject_GetBuffer(given, &buffer, PyBUF_SIMPLE) < 0) {
        PyErr_Clear();
        return 0;
    }
    right = (size_t)buffer.len == size;
    if (right)
        memcpy(out, buffer.buf, size);
    PyBuffer_Release(&buffer);
    return right;
}

/* An ipaddress object; one of a link of its own ("fe80::1%eth0") has no place in a packet. */
static int object_of(PyObject *given, size_t size, uint8_t *out)
{
    PyObject *packed = PyObject_GetAttr(given, name_packed);
    int right = packed ? packed_of(packed, size, out) : 0;
    Py_XDECREF(packed);
    PyErr_Clear();
    return right;
}

static bool number_of(PyObject *given, size_t size, uint8_t *out)
{
    PyObject *bytes = PyObject_CallMethod(given, "to_bytes", "ns", (Py_ssize_t)size, "big");
    if (!bytes) {
        PyErr_Clear();
        return false;
    }
    memcpy(out, PyBytes_AsString(bytes), size);
    Py_DECREF(bytes);
    return true;
}

static bool address_is(PyObject *given, size_t size, uint8_t *out)
{
    if (PyUnicode_Check(given))
        return text_of(given, size, out);
    if (PyLong_Check(given))
        return size != 6 && !PyBool_Check(given) && number_of(given, size, out);
    return PyObject_CheckBuffer(given) ? packed_of(given, size, out) : object_of(given, size, out);
}

int core_address_octets(const char *field, PyObject *given, size_t size, uint8_t *out)
{
    if (address_is(given, size, out))
        return 0;
    return core_refuse(field, "%s address is needed, not %R",
                       size == 4   ? "an IPv4"
                       : size == 6 ? "a link-layer"
                                   : "an IPv6",
                       given);
}

/* ---- fields ---- */

static int keep(struct core_held *held, const uint8_t *octets, size_t size)
{
    held->owner = PyBytes_FromStringAndSize((const char *)octets, (Py_ssize_t)size);
    if (!held->owner)
        return -1;
    held->span = core_span((const uint8_t *)PyBytes_AsString(held->owner), size);
    return 0;
}

/* An address of any kind, or octets of any number. */
static int any_address(const struct core_field *field, PyObject *given, struct core_held *held)
{
    static const size_t sizes[] = {16, 4, 6};
    uint8_t octets[16];
    if (PyObject_CheckBuffer(given))
        return core_octets_from(given, &held->owner, &held->span);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (!PyLong_Check(given) && address_is(given, sizes[i], octets))
            return keep(held, octets, sizes[i]);
    return core_refuse(field->text, "an address or a bytes-like object is needed, not %R", given);
}

int core_address_from(const struct core_field *field, PyObject *given, struct core_held *held)
{
    uint8_t octets[16] = {0};
    if (field->kind == CORE_ADDRESS)
        return any_address(field, given, held);
    if (field->kind == CORE_PREFIX && PyObject_CheckBuffer(given))
        return core_octets_from(given, &held->owner, &held->span);
    if (core_address_octets(field->text, given, field->kind == CORE_IPV4 ? 4 : 16, octets) < 0)
        return -1;
    if (field->kind != CORE_IPV4)
        return keep(held, octets, 16);
    held->span.size = (size_t)octets[0] << 24 | (size_t)octets[1] << 16 | (size_t)octets[2] << 8 | (size_t)octets[3];
    return 0;
}

PyObject *core_address_as(const struct core_field *field, const struct core_held *held, PyObject *owner)
{
    struct icmpwire_span span = held->span;
    uint8_t octets[16] = {0};
    if (field->kind == CORE_IPV4) {
        for (int i = 0; i < 4; i++)
            octets[i] = (uint8_t)(span.size >> (24 - 8 * i));
        return core_ip_address(octets, 4);
    }
    if (field->kind == CORE_ADDRESS)
        return span.size == 4 || span.size == 16 ? core_ip_address(span.data, span.size) : core_octets(owner, span);
    if (span.size > 16)
        return core_octets(owner, span);
    if (span.size)
        memcpy(octets, span.data, span.size);
    return core_ip_address(octets, 16);
}
