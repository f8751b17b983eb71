/* SPDX-License-Identifier: BSD-2-Clause */
#include "record.h"
#include <string.h>

/* ---- from C ---- */

static PyObject *ip_octets(struct icmpwire_ip ip)
{
    uint8_t octets[16];

    if (!ip.version)
        return Py_NewRef(Py_None);
    return PyBytes_FromStringAndSize((const char *)octets, (Py_ssize_t)icmpwire_ip_octets(ip, octets));
}

static PyObject *time_of(uint64_t microseconds)
{
    return microseconds == ICMPWIRE_NEVER ? Py_NewRef(Py_None) : PyLong_FromUnsignedLongLong(microseconds);
}

static PyObject *value_of(enum core_record_kind kind, const void *at)
{
    switch (kind) {
    case RECORD_BOOL:
        return PyBool_FromLong(*(const bool *)at);
    case RECORD_U8:
        return PyLong_FromLong(*(const uint8_t *)at);
    case RECORD_U16:
        return PyLong_FromLong(*(const uint16_t *)at);
    case RECORD_U32:
        return PyLong_FromUnsignedLong(*(const uint32_t *)at);
    case RECORD_U64:
        return PyLong_FromUnsignedLongLong(*(const uint64_t *)at);
    case RECORD_I8:
        return PyLong_FromLong(*(const int8_t *)at);
    case RECORD_I32:
        return PyLong_FromLong(*(const int32_t *)at);
    case RECORD_TIME:
        return time_of(*(const uint64_t *)at);
    case RECORD_IP:
        return ip_octets(*(const struct icmpwire_ip *)at);
    case RECORD_MAC:
        return PyBytes_FromStringAndSize(at, 6);
    case RECORD_NAME:
        return PyUnicode_FromString(at);
    default:
        return PyUnicode_FromString(*(const char *const *)at);
    }
}

PyObject *core_record(const struct core_record_member *members, const void *record)
{
    PyObject *dict = PyDict_New();

    for (; dict && members->name; members++) {
        PyObject *value = value_of(members->kind, (const char *)record + members->offset);
        if (!value || PyDict_SetItemString(dict, members->name, value) < 0)
            Py_CLEAR(dict);
        Py_XDECREF(value);
    }
    return dict;
}

/* Zero is what nothing has in each kind that a first member is of. */
bool core_record_is_free(const struct core_record_member *members, const void *record)
{
    const char *at = (const char *)record + members->offset;

    switch (members->kind) {
    case RECORD_U8:
        return *(const uint8_t *)at == 0;
    case RECORD_U32:
        return *(const uint32_t *)(const void *)at == 0;
    default:
        return ((const struct icmpwire_ip *)(const void *)at)->version == 0;
    }
}

/* ---- from Python ---- */

/* The octets of a bytes object of so many, or null with an exception. */
static const char *octets_of(PyObject *octets, Py_ssize_t size)
{
    if (PyBytes_Check(octets) && PyBytes_Size(octets) == size)
        return PyBytes_AsString(octets);
    PyErr_Format(PyExc_TypeError, "%zd octets are needed, not %R", size, octets);
    return NULL;
}

int core_ip_from(PyObject *octets, struct icmpwire_ip *ip)
{
    const uint8_t *at;

    *ip = (struct icmpwire_ip){0, 0, 0};
    if (octets == Py_None)
        return 0;
    at = (const uint8_t *)octets_of(octets, PyBytes_Check(octets) && PyBytes_Size(octets) == 4 ? 4 : 16);
    if (!at)
        return -1;
    *ip = PyBytes_Size(octets) == 4
              ? icmpwire_ip4((uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3])
              : icmpwire_ip6(at);
    return 0;
}

int core_mac_from(PyObject *octets, uint8_t mac[6])
{
    const char *at = octets_of(octets, 6);

    if (!at)
        return -1;
    memcpy(mac, at, 6);
    return 0;
}

/* Copies a number of so many octets as C keeps it. */
static int set_number(PyObject *value, long long least, long long most, size_t size, void *at)
{
    long long number = PyLong_AsLongLong(value);

    if (number == -1 && PyErr_Occurred())
        return -1;
    if (number < least || number > most) {
        PyErr_Format(PyExc_OverflowError, "%R is not from %lld to %lld", value, least, most);
        return -1;
    }
    switch (size) {
    case 1:
        *(uint8_t *)at = (uint8_t)number;
        break;
    case 2:
        *(uint16_t *)at = (uint16_t)number;
        break;
    default:
        *(uint32_t *)at = (uint32_t)number;
    }
    return 0;
}

static int set_value(enum core_record_kind kind, PyObject *value, void *at)
{
    switch (kind) {
    case RECORD_BOOL:
        *(bool *)at = value == Py_True;
        return 0;
    case RECORD_U8:
        return set_number(value, 0, UINT8_MAX, 1, at);
    case RECORD_I8:
        return set_number(value, INT8_MIN, INT8_MAX, 1, at);
    case RECORD_U16:
        return set_number(value, 0, UINT16_MAX, 2, at);
    case RECORD_U32:
        return set_number(value, 0, UINT32_MAX, 4, at);
    case RECORD_IP:
        return core_ip_from(value, at);
    default:
        PyErr_SetString(PyExc_TypeError, "the member cannot be set");
        return -1;
    }
}

int core_record_set(const struct core_record_member *members, PyObject *dict, void *record)
{
    Py_ssize_t known = 0;

    for (; members->name; members++) {
        PyObject *value =
            PyMapping_HasKeyString(dict, members->name) ? PyMapping_GetItemString(dict, members->name) : NULL;
        if (!value)
            continue;
        known++;
        int result = set_value(members->kind, value, (char *)record + members->offset);
        Py_DECREF(value);
        if (result < 0)
            return -1;
    }
    if (known == PyDict_Size(dict))
        return 0;
    if (!PyErr_Occurred())
        PyErr_Format(PyExc_TypeError, "members that do not exist in %R", dict);
    return -1;
}
