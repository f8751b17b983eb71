/* SPDX-License-Identifier: BSD-2-Clause */
/* What the modules in Python call where the library's own functions work on structs. Results are tuples; the modules
 * know their order. An exception is set where a result is null or -1. */
#ifndef CORE_TOOLS_H
#define CORE_TOOLS_H

#include "py.h"

#ifndef SWIG
/* ---- arguments ---- */

/* The octets of anything with a buffer, or with __bytes__, as messages have it; the result keeps them. */
PyObject *core_argument(PyObject *object, const uint8_t **data, size_t *size);

/* 4 or 6. */
int core_family(PyObject *number, enum icmpwire_family *family);
/* A number from 0 to `most`. */
int core_number(PyObject *object, unsigned long long most, unsigned long long *number);

/* 16 octets that *owner keeps; None: null, and no owner. */
int core_address6(PyObject *object, PyObject **owner, const uint8_t **octets);

/* Octets on the wire: what was captured, or more. */
static inline size_t core_size(size_t captured, size_t size)
{
    return size > captured ? size : captured;
}

int core_add_tracker(PyObject *module);
#endif

/* ---- text.c ---- */

enum core_text_kind { CORE_SUMMARY, CORE_TREE, CORE_BITS, CORE_PACKET_TREE, CORE_PACKET_BITS };

/* A text of a message; the family does not matter for a packet. */
PyObject *core_text(enum core_text_kind what, enum icmpwire_family family, const uint8_t *data, size_t captured,
                    size_t size);
PyObject *core_escape(const uint8_t *data, size_t size);

/* The name in label form at an offset as text; None: it is broken. Compressed: pointers lead to `first` or behind. */
PyObject *core_domain_name(const uint8_t *data, size_t size, size_t offset, bool compressed, size_t first);
PyObject *core_domain_name_octets(PyObject *name);

/* ---- check.c: (family, type, count, numbers of all, (number, of the packet, offset, field)...) ---- */

PyObject *core_check_message(enum icmpwire_family family, const uint8_t *data, size_t captured, size_t size);
PyObject *core_check_packet(const uint8_t *data, size_t captured, size_t size, bool link_broadcast);

/* A message in a packet that is put around it; hop limit 0, router alert -1: as is usual. */
PyObject *core_check_carried(enum icmpwire_family family, const uint8_t *data, size_t captured, size_t size,
                             struct icmpwire_span source, struct icmpwire_span destination, uint8_t hop_limit,
                             int router_alert, bool link_broadcast);

/* ---- flow.c ---- */

/* (version, protocol, confidence, inner, ports, type, code, addresses); None: there is none. */
PyObject *core_flow(const uint8_t *data, size_t captured, size_t size);
PyObject *core_inner(enum icmpwire_family family, const uint8_t *data, size_t captured, size_t size);
uint32_t core_flow_hash(uint8_t protocol, struct icmpwire_span source, struct icmpwire_span destination,
                        uint16_t source_port, uint16_t destination_port, uint32_t seed);

/* What is hashed; None: the packet has no Community ID. */
PyObject *core_community(const uint8_t *data, size_t captured, size_t size, uint16_t seed, int variant);

/* Of packets; of messages alone, as if each went to where the other came from. */
bool core_answers(struct icmpwire_span request, struct icmpwire_span reply);
bool core_answers_alone(enum icmpwire_family family, struct icmpwire_span request, struct icmpwire_span reply);

/* The members of struct icmpwire_quote, in their order. */
PyObject *core_quote(PyObject *datagram);

/* ---- track.c ---- */

/* Routers: 16 octets each. Thresholds: as many numbers as the struct has members. */
PyObject *core_tracker(size_t entries, uint64_t seed, PyObject *thresholds, const uint8_t *data, size_t size);

/* (number, address, measured, threshold)... */
PyObject *core_track(PyObject *tracker, uint64_t milliseconds, const uint8_t *data, size_t captured, size_t size);
PyObject *core_tracker_forgotten(PyObject *tracker);
PyObject *core_tracker_defaults(void);

/* ---- order.c ---- */

/* Indices of up to ICMPWIRE_BATCH_MOST buffers; family 0: of packets. */
PyObject *core_order(PyObject *buffers, int family);

#endif
