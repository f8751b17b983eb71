/* SPDX-License-Identifier: BSD-2-Clause */
#include "domain.h"
#include "fail.h"
#include "octets.h"
#include <string.h>

enum { NAME_MAX_OCTETS = 255, LABEL_MAX = 63, TEXT_MAX = 1004 };

/* ---- from text (RFC 1035 sections 3.1 and 5.1) ---- */

/* One character of a label, or \DDD; how many characters it took, 0 for a bad one. */
static size_t unescape(const char *text, uint8_t *out)
{
    int value = 0;
    *out = (uint8_t)text[0];
    if (text[0] != '\\')
        return 1;
    if (text[1] && (text[1] < '0' || text[1] > '9')) {
        *out = (uint8_t)text[1];
        return 2;
    }
    for (int i = 1; i <= 3; i++) {
        if (text[i] < '0' || text[i] > '9')
            return 0;
        value = value * 10 + (text[i] - '0');
    }
    *out = (uint8_t)value;
    return value > 255 ? 0 : 4;
}

/* Label form of a name; its size, 0 when it is none. */
static size_t labels_of(const char *text, uint8_t out[NAME_MAX_OCTETS])
{
    size_t size = 1, label = 0; /* `label` is where its length stands */
    uint8_t octet;
    if (strcmp(text, ".") == 0 || !*text) {
        out[0] = 0;
        return *text ? 1 : 0;
    }
    for (size_t n; *text; text += n) {
        bool ends = *text == '.';
        n = ends ? 1 : unescape(text, &octet);
        if (!n || size == NAME_MAX_OCTETS || (!ends && size - label > LABEL_MAX) || (ends && size - label == 1))
            return 0;
        if (ends) {
            out[label] = (uint8_t)(size - label - 1);
            label = size++;
        } else {
            out[size++] = octet;
        }
    }
    out[label] = (uint8_t)(size - label - 1);
    if (out[label] == 0)
        return size;
    if (size == NAME_MAX_OCTETS)
        return 0;
    out[size] = 0;
    return size + 1;
}

static int name_octets(const struct core_field *field, PyObject *given, uint8_t out[NAME_MAX_OCTETS], size_t *size)
{
    Py_ssize_t length = 0;
    const char *text = PyUnicode_AsUTF8AndSize(given, &length);
    *size = text && strlen(text) == (size_t)length ? labels_of(text, out) : 0;
    if (*size)
        return 0;
    PyErr_Clear();
    return core_refuse(field->text, "%R is no domain name: labels have 1 to 63 octets, a name 255", given);
}

static int keep(struct core_held *held, PyObject *bytes)
{
    if (!bytes)
        return -1;
    held->owner = bytes;
    held->span = core_span((const uint8_t *)PyBytes_AsString(bytes), (size_t)PyBytes_Size(bytes));
    return 0;
}

int core_name_from(const struct core_field *field, PyObject *given, struct core_held *held)
{
    uint8_t octets[NAME_MAX_OCTETS];
    size_t size;
    if (PyObject_CheckBuffer(given))
        return core_octets_from(given, &held->owner, &held->span);
    if (!PyUnicode_Check(given))
        return core_refuse(field->text, "a domain name is needed, not %R", given);
    if (name_octets(field, given, octets, &size) < 0)
        return -1;
    return keep(held, PyBytes_FromStringAndSize((const char *)octets, (Py_ssize_t)size));
}

int core_names_from(const struct core_field *field, PyObject *given, struct core_held *held)
{
    uint8_t octets[NAME_MAX_OCTETS];
    size_t size;
    PyObject *all, *bytes;
    if (PyObject_CheckBuffer(given))
        return core_octets_from(given, &held->owner, &held->span);
    all = PyUnicode_Check(given) ? NULL : PySequence_Tuple(given);
    if (!all) {
        PyErr_Clear();
        return core_refuse(field->text, "a list of domain names is needed, not %R", given);
    }
    bytes = PyBytes_FromStringAndSize(NULL, 0);
    for (Py_ssize_t i = 0; bytes && i < core_tuple_size(all); i++) {
        PyObject *one = core_tuple_item(all, i), *labels, *both;
        if (!PyUnicode_Check(one)) {
            core_refuse(field->text, "a domain name is needed, not %R", one);
            Py_CLEAR(bytes);
        } else if (name_octets(field, one, octets, &size) < 0) {
            Py_CLEAR(bytes);
        } else {
            labels = PyBytes_FromStringAndSize((const char *)octets, (Py_ssize_t)size);
            both = labels ? PySequence_Concat(bytes, labels) : NULL;
            Py_XDECREF(labels);
            Py_DECREF(bytes);
            bytes = both;
        }
    }
    Py_DECREF(all);
    return keep(held, bytes);
}

/* ---- as text ---- */

static PyObject *text_of(struct icmpwire_span name, struct icmpwire_span message, size_t first)
{
    char text[TEXT_MAX];
    size_t size = icmpwire_domain_name_text(name, message, first, text, sizeof text);
    return size ? PyUnicode_FromStringAndSize(text, (Py_ssize_t)size) : NULL;
}

PyObject *core_name_as(struct icmpwire_span span, PyObject *owner)
{
    PyObject *text = text_of(span, core_span(NULL, 0), 0);
    return text || PyErr_Occurred() ? text : core_octets(owner, span);
}

/* What compression pointers count in, and the first octet that they can mean (RFC 1788 section 3, RFC 4620 section
 * 6.3); nothing in a list without compression, or when the message is not there. */
static struct icmpwire_span pointed_into(const struct core_node *node, const struct core_field *field, size_t *first)
{
    enum { NODE_ORIGIN = 16 };
    *first = field->width == 'd' ? 12 : 4;
    if (field->width == 'p' || !node->data)
        return core_span(NULL, 0);
    if (field->width == 'd')
        return core_span(node->data, node->size);
    return node->size < NODE_ORIGIN ? core_span(NULL, 0)
                                    : core_span(node->data + NODE_ORIGIN, node->size - NODE_ORIGIN);
}

/* RFC 4620 section 6.3: a name of one label that is not fully qualified has a second zero octet. */
static struct icmpwire_span behind_one_label(struct icmpwire_span rest, struct icmpwire_span name)
{
    bool one_label = name.size > 1 && name.data[0] + (size_t)2 == name.size;
    bool second_zero = rest.size && rest.data[0] == 0;
    return one_label && second_zero ? core_span(rest.data + 1, rest.size - 1) : rest;
}

PyObject *core_names_as(struct core_node *node, const struct core_field *field, struct icmpwire_span span,
                        PyObject *owner)
{
    size_t first;
    struct icmpwire_span message = pointed_into(node, field, &first);
    PyObject *all = PyList_New(0), *tuple;
    while (all && span.size) {
        struct icmpwire_domain_name name;
        PyObject *one;
        struct icmpwire_span rest = icmpwire_domain_name_next(span, message, first, &name);
        one = name.status ? NULL : text_of(name.octets, message, first);
        if (!one && !PyErr_Occurred())
            one = core_octets(owner, rest.data ? name.octets : span);
        if (!one || PyList_Append(all, one) < 0)
            Py_CLEAR(all);
        Py_XDECREF(one);
        span = field->width == 'n' ? behind_one_label(rest, name.octets) : rest;
    }
    tuple = all ? PyList_AsTuple(all) : NULL;
    Py_XDECREF(all);
    return tuple;
}
