/* SPDX-License-Identifier: BSD-2-Clause */
#include "value.h"
#include "address.h"
#include "decode.h"
#include "domain.h"
#include "fail.h"
#include "octets.h"
#include <string.h>

/* ---- numbers ---- */

PyObject *core_number_as(const struct core_field *field, uint64_t number)
{
    PyObject *made;
    if (!field->enumeration)
        return field->is_signed ? PyLong_FromLongLong((int32_t)number) : PyLong_FromUnsignedLongLong(number);
    if (number < 256 && field->numbers[number])
        return Py_NewRef(field->numbers[number]);
    made = PyObject_CallFunction(field->enumeration, "K", (unsigned long long)number);
    if (made && number < 256)
        field->numbers[number] = Py_NewRef(made);
    return made;
}

/* Is the number one that the field can hold? */
static bool number_fits(const struct core_field *field, PyObject *number, uint64_t *value)
{
    if (field->is_signed) {
        long long v = PyLong_AsLongLong(number);
        *value = (uint64_t)v;
        return !PyErr_Occurred() && v >= INT32_MIN && v <= INT32_MAX;
    }
    *value = PyLong_AsUnsignedLongLong(number);
    return !PyErr_Occurred() && (field->width >= 64 || *value >> field->width == 0);
}

int core_number_from(const struct core_field *field, PyObject *given, PyObject **value)
{
    PyObject *number;
    uint64_t n;
    if (given == Py_None && field->initial == Py_None) {
        *value = Py_NewRef(Py_None);
        return 0;
    }
    number = PyLong_CheckExact(given) ? Py_NewRef(given) : PyNumber_Index(given);
    if (!number) {
        PyErr_Clear();
        return core_refuse(field->text, "an integer is needed, not %R", given);
    }
    if (!number_fits(field, number, &n)) {
        PyErr_Clear();
        Py_DECREF(number);
        return core_refuse(field->text, "%R does not fit: the field has %d bits%s", given, (int)field->width,
                           field->is_signed ? " and a sign" : "");
    }
    if (!field->enumeration) {
        *value = number;
        return 0;
    }
    Py_DECREF(number);
    *value = core_number_as(field, n);
    return *value ? 0 : -1;
}

/* ---- what users give for octets ---- */

/* Octets of any bytes-like object; of a text its UTF-8, where the field is one. */
static int octets_from(const struct core_field *field, PyObject *given, struct core_held *held)
{
    PyObject *bytes;
    if (field->kind == CORE_TEXT && PyUnicode_Check(given)) {
        bytes = PyUnicode_AsEncodedString(given, "utf-8", "surrogateescape");
        if (!bytes)
            return -1;
        held->owner = bytes;
        held->span = core_span((const uint8_t *)PyBytes_AsString(bytes), (size_t)PyBytes_Size(bytes));
        return 0;
    }
    if (core_octets_from(given, &held->owner, &held->span) == 0)
        return 0;
    if (!PyErr_ExceptionMatches(PyExc_TypeError))
        return -1;
    PyErr_Clear();
    return core_refuse(field->text, "%s is needed, not %R",
                       field->kind == CORE_TEXT ? "a str or a bytes-like object" : "a bytes-like object", given);
}

/* A list of addresses, each read alone, one behind the other. */
static int addresses_from(const struct core_field *field, PyObject *given, struct core_held *held)
{
    Py_ssize_t each = field->kind == CORE_IPV6_LIST ? 16 : 4;
    PyObject *all, *bytes;
    char *out;
    if (PyObject_CheckBuffer(given))
        return core_octets_from(given, &held->owner, &held->span); /* they are written already */
    all = PyUnicode_Check(given) ? NULL : PySequence_Tuple(given);
    if (!all) {
        PyErr_Clear();
        return core_refuse(field->text, "a list of addresses is needed, not %R", given);
    }
    bytes = PyBytes_FromStringAndSize(NULL, core_tuple_size(all) * each);
    out = bytes ? PyBytes_AsString(bytes) : NULL;
    for (Py_ssize_t i = 0; out && i < core_tuple_size(all); i++)
        if (core_address_octets(field->text, core_tuple_item(all, i), (size_t)each, (uint8_t *)out + i * each) < 0)
            out = NULL;
    Py_DECREF(all);
    if (!out) {
        Py_XDECREF(bytes);
        return -1;
    }
    held->owner = bytes;
    held->span = core_span((const uint8_t *)out, (size_t)PyBytes_Size(bytes));
    return 0;
}

static int numbers_from(const struct core_field *field, PyObject *given, struct core_held *held)
{
    PyObject *bytes = PyUnicode_Check(given) || PyLong_Check(given) ? NULL : PyBytes_FromObject(given);
    if (!bytes) {
        PyErr_Clear();
        return core_refuse(field->text, "a list of numbers from 0 to 255 is needed, not %R", given);
    }
    held->owner = bytes;
    held->span = core_span((const uint8_t *)PyBytes_AsString(bytes), (size_t)PyBytes_Size(bytes));
    return 0;
}

/* Elements stay the objects that they are; octets are a list that is written already. */
static int elements_from(const struct core_field *field, PyObject *given, struct core_held *held, PyObject **value)
{
    if (PyObject_CheckBuffer(given))
        return octets_from(field, given, held);
    *value = core_is_node(given) || PyUnicode_Check(given) ? NULL : PySequence_Tuple(given);
    if (!*value) {
        PyErr_Clear();
        return core_refuse(field->text, "a list of elements is needed, not %R", given);
    }
    for (Py_ssize_t i = 0; i < core_tuple_size(*value); i++) {
        PyObject *one = core_tuple_item(*value, i);
        if (core_is_node(one) && ((struct core_node *)one)->shape->element == field->element)
            continue;
        core_refuse(field->text, "element %zd is no %s: %R", i, field->element->name, one);
        Py_CLEAR(*value);
        return -1;
    }
    return 0;
}

int core_held_from(const struct core_field *field, PyObject *given, struct core_held *held, PyObject **value)
{
    memset(held, 0, sizeof *held);
    *value = NULL;
    if (given == Py_None)
        return 0; /* as if nothing had been given */
    switch (field->kind) {
    case CORE_IPV4:
    case CORE_IPV6:
    case CORE_ADDRESS:
    case CORE_PREFIX:
        return core_address_from(field, given, held);
    case CORE_NAME:
        return core_name_from(field, given, held);
    case CORE_NAME_LIST:
        return core_names_from(field, given, held);
    case CORE_IPV6_LIST:
    case CORE_IPV4_LIST:
        return addresses_from(field, given, held);
    case CORE_NUMBER_LIST:
        return numbers_from(field, given, held);
    case CORE_LIST:
        return elements_from(field, given, held, value);
    default:
        return octets_from(field, given, held);
    }
}

/* ---- what users get ---- */

/* Octets when they are not so many addresses: parts of addresses, in a list that leaves out what is common to them. */
static PyObject *addresses_as(struct icmpwire_span span, size_t each, PyObject *owner)
{
    size_t count = span.size / each;
    PyObject *all;
    if (span.size % each)
        return core_octets(owner, span);
    all = PyTuple_New((Py_ssize_t)count);
    for (size_t i = 0; all && i < count; i++) {
        PyObject *one = core_ip_address(span.data + i * each, each);
        if (!one || PyTuple_SetItem(all, (Py_ssize_t)i, one) < 0)
            Py_CLEAR(all);
    }
    return all;
}

static PyObject *numbers_as(struct icmpwire_span span)
{
    PyObject *all = PyTuple_New((Py_ssize_t)span.size);
    for (size_t i = 0; all && i < span.size; i++)
        if (PyTuple_SetItem(all, (Py_ssize_t)i, PyLong_FromLong(span.data[i])) < 0)
            Py_CLEAR(all);
    return all;
}

/* Text without the NULs that pad it. */
static PyObject *text_as(struct icmpwire_span span)
{
    while (span.size && span.data[span.size - 1] == 0)
        span.size--;
    return PyUnicode_DecodeUTF8((const char *)span.data, (Py_ssize_t)span.size, "surrogateescape");
}

PyObject *core_held_as(struct core_node *node, const struct core_field *field, const struct core_held *held)
{
    PyObject *owner = held->owner ? held->owner : node->source;
    switch (field->kind) {
    case CORE_IPV4:
    case CORE_IPV6:
    case CORE_ADDRESS:
    case CORE_PREFIX:
        return core_address_as(field, held, owner);
    case CORE_NAME:
        return core_name_as(held->span, owner);
    case CORE_NAME_LIST:
        return core_names_as(node, field, held->span, owner);
    case CORE_IPV6_LIST:
        return addresses_as(held->span, 16, owner);
    case CORE_IPV4_LIST:
        return addresses_as(held->span, 4, owner);
    case CORE_NUMBER_LIST:
        return numbers_as(held->span);
    case CORE_TEXT:
        return text_as(held->span);
    case CORE_LIST:
        return core_elements_as(node, field, held->span, owner);
    default:
        return core_octets(owner, held->span);
    }
}
