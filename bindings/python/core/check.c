/* SPDX-License-Identifier: BSD-2-Clause */
#include "tools.h"
#include <string.h>

/* ---- results ---- */

static PyObject *numbers_of(const struct icmpwire_findings *findings)
{
    PyObject *numbers = PyList_New(0);
    for (uint16_t i = 0; numbers && i < ICMPWIRE_FINDING_NUMBERS; i++) {
        PyObject *number = icmpwire_found(findings, i) ? PyLong_FromLong(i) : NULL;
        if (number ? PyList_Append(numbers, number) < 0 : PyErr_Occurred() != NULL)
            Py_CLEAR(numbers);
        Py_XDECREF(number);
    }
    return numbers;
}

static PyObject *kept_of(const struct icmpwire_findings *findings)
{
    uint32_t count = findings->count < ICMPWIRE_FINDINGS_KEPT ? findings->count : ICMPWIRE_FINDINGS_KEPT;
    PyObject *kept = PyTuple_New((Py_ssize_t)count);
    for (uint32_t i = 0; kept && i < count; i++) {
        const struct icmpwire_finding *finding = &findings->kept[i];
        PyObject *one = Py_BuildValue("(HOIs)", finding->number, finding->of_packet ? Py_True : Py_False,
                                      finding->offset, finding->field);
        if (!one || PyTuple_SetItem(kept, (Py_ssize_t)i, one) < 0)
            Py_CLEAR(kept);
    }
    return kept;
}

static PyObject *told(enum icmpwire_family family, struct icmpwire_span message,
                      const struct icmpwire_findings *findings)
{
    int type = message.size ? message.data[0] : 0;
    PyObject *numbers = numbers_of(findings);
    PyObject *kept = numbers ? kept_of(findings) : NULL;
    if (!kept) {
        Py_XDECREF(numbers);
        return NULL;
    }
    return Py_BuildValue("(iiINN)", family == ICMPWIRE_ICMP4 ? 4 : 6, type, findings->count, numbers, kept);
}

/* ---- checks ---- */

PyObject *core_check_message(enum icmpwire_family family, const uint8_t *data, size_t captured, size_t size)
{
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    struct icmpwire_findings findings;
    icmpwire_check_message(family, data, captured, core_size(captured, size), &message, &fault, &findings);
    return told(family, (struct icmpwire_span){data, captured}, &findings);
}

PyObject *core_check_packet(const uint8_t *data, size_t captured, size_t size, bool link_broadcast)
{
    struct icmpwire_capture capture = {.link_broadcast = link_broadcast};
    struct icmpwire_packet packet;
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    struct icmpwire_findings findings;
    icmpwire_packet_decode(data, captured, core_size(captured, size), &packet, &fault);
    icmpwire_check(&packet, &capture, &message, &fault, &findings);
    return told(packet.protocol == ICMPWIRE_PROTOCOL_ICMP6 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4, packet.payload,
                &findings);
}

/* ---- a packet around a message ---- */

enum { HEADERS_MOST = 48, MESSAGE_MOST = 65535 - HEADERS_MOST };

static const uint8_t alert4[] = {ICMPWIRE_IPV4_OPTION_ROUTER_ALERT, 4, 0, 0};
static const uint8_t alert6[] = {ICMPWIRE_PROTOCOL_ICMP6,   0, ICMPWIRE_IPV6_OPTION_ROUTER_ALERT, 2, 0, 0,
                                 ICMPWIRE_IPV6_OPTION_PADN, 0};

/* Multicast listener and router discovery need it (RFC 9777 section 5, RFC 4286 section 3). */
static bool usual_alert(enum icmpwire_family family, uint8_t type)
{
    return family == ICMPWIRE_ICMP6 &&
           ((type >= ICMPWIRE_ICMP6_MULTICAST_LISTENER_QUERY && type <= ICMPWIRE_ICMP6_MULTICAST_LISTENER_DONE) ||
            type == ICMPWIRE_ICMP6_MULTICAST_LISTENER_REPORT_V2 ||
            (type >= ICMPWIRE_ICMP6_MULTICAST_ROUTER_ADVERTISEMENT &&
             type <= ICMPWIRE_ICMP6_MULTICAST_ROUTER_TERMINATION));
}

/* Writes the headers of a packet that carries a message of `size` octets, and returns their size. */
static size_t write_headers(struct icmpwire_carrier *carrier, enum icmpwire_family family, uint8_t type, size_t size,
                            bool router_alert, uint8_t out[HEADERS_MOST + 4])
{
    bool four = family == ICMPWIRE_ICMP4;
    struct icmpwire_message message = {.family = (uint8_t)family, .layout = ICMPWIRE_LAYOUT_OPAQUE, .type = type};
    struct icmpwire_fault fault;
    size_t built = 4, length;
    carrier->version = four ? 4 : 6;
    carrier->first_protocol = ICMPWIRE_PROTOCOL_HOP_BY_HOP;
    if (router_alert)
        carrier->extensions =
            four ? (struct icmpwire_span){alert4, sizeof alert4} : (struct icmpwire_span){alert6, sizeof alert6};
    icmpwire_packet_build(carrier, &message, out, HEADERS_MOST + 4, &built, &fault);
    length = built - 4 + size - (four ? 0 : 40);
    out[four ? 2 : 4] = (uint8_t)(length >> 8);
    out[four ? 3 : 5] = (uint8_t)length;
    return built - 4;
}

PyObject *core_check_carried(enum icmpwire_family family, const uint8_t *data, size_t captured, size_t size,
                             struct icmpwire_span source, struct icmpwire_span destination, uint8_t hop_limit,
                             int router_alert, bool link_broadcast)
{
    size_t octets = family == ICMPWIRE_ICMP4 ? 4 : 16, headers;
    struct icmpwire_carrier carrier = {.hop_limit = hop_limit, .source = source.data, .destination = destination.data};
    uint8_t start[HEADERS_MOST + 4], *packet, type;
    bool alert;
    PyObject *result;
    size = core_size(captured, size);
    if (source.size != octets || destination.size != octets || size > MESSAGE_MOST)
        return PyErr_Format(PyExc_ValueError, "addresses of %zu octets and a message of at most %d are needed", octets,
                            (int)MESSAGE_MOST);
    type = captured ? data[0] : 0;
    alert = router_alert < 0 ? usual_alert(family, type) : router_alert != 0;
    headers = write_headers(&carrier, family, type, size, alert, start);
    packet = PyMem_Malloc(headers + captured);
    if (!packet)
        return PyErr_NoMemory();
    memcpy(packet, start, headers);
    if (captured)
        memcpy(packet + headers, data, captured);
    result = core_check_packet(packet, headers + captured, headers + size, link_broadcast);
    PyMem_Free(packet);
    return result;
}
