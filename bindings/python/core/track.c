/* SPDX-License-Identifier: BSD-2-Clause */
/* A tracker and its memory, which is allocated once. */
#include "tools.h"
#include <string.h>

struct tracker {
    PyObject_HEAD struct icmpwire_tracker *it;
    void *memory;
    uint8_t (*routers)[16];
};

static PyTypeObject *tracker_type;

static void tracker_dealloc(PyObject *self)
{
    PyMem_Free(((struct tracker *)self)->memory);
    PyMem_Free(((struct tracker *)self)->routers);
    core_free(self);
}

static PyType_Slot tracker_slots[] = {{Py_tp_dealloc, (void *)tracker_dealloc}, {0, NULL}};
static PyType_Spec tracker_spec = {"icmpwire._core.Tracker", sizeof(struct tracker), 0,
                                   Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, tracker_slots};

int core_add_tracker(PyObject *module)
{
    return core_add_type(module, &tracker_spec, "Tracker", &tracker_type);
}

/* ---- thresholds: a struct of numbers alone, here as a sequence of them ---- */

enum { THRESHOLDS = sizeof(struct icmpwire_thresholds) / sizeof(uint32_t) };

PyObject *core_tracker_defaults(void)
{
    struct icmpwire_thresholds defaults = icmpwire_tracker_defaults();
    uint32_t numbers[THRESHOLDS];
    PyObject *tuple = PyTuple_New(THRESHOLDS);
    memcpy(numbers, &defaults, sizeof numbers);
    for (Py_ssize_t i = 0; tuple && i < THRESHOLDS; i++) {
        PyObject *number = PyLong_FromUnsignedLong(numbers[i]);
        if (!number || PyTuple_SetItem(tuple, i, number) < 0)
            Py_CLEAR(tuple);
    }
    return tuple;
}

static int thresholds_of(PyObject *sequence, struct icmpwire_thresholds *thresholds)
{
    uint32_t numbers[THRESHOLDS];
    if (PySequence_Size(sequence) != THRESHOLDS) {
        if (!PyErr_Occurred())
            PyErr_Format(PyExc_ValueError, "%d thresholds are needed", (int)THRESHOLDS);
        return -1;
    }
    for (Py_ssize_t i = 0; i < THRESHOLDS; i++) {
        PyObject *item = PySequence_GetItem(sequence, i);
        unsigned long long number = item ? PyLong_AsUnsignedLongLong(item) : 0;
        Py_XDECREF(item);
        if (PyErr_Occurred())
            return -1;
        if (number > UINT32_MAX) {
            PyErr_SetString(PyExc_OverflowError, "a threshold has 32 bits");
            return -1;
        }
        numbers[i] = (uint32_t)number;
    }
    memcpy(thresholds, numbers, sizeof numbers);
    return 0;
}

/* ---- trackers ---- */

static int allocate(struct tracker *tracker, size_t octets, const uint8_t *routers, size_t size)
{
    tracker->memory = octets > PY_SSIZE_T_MAX ? NULL : PyMem_Malloc(octets);
    tracker->routers = PyMem_Malloc(size + 1);
    if (!tracker->memory || !tracker->routers) {
        PyErr_NoMemory();
        return -1;
    }
    if (size)
        memcpy(tracker->routers, routers, size);
    return 0;
}

PyObject *core_tracker(size_t entries, uint64_t seed, PyObject *thresholds, const uint8_t *data, size_t size)
{
    size_t octets = icmpwire_tracker_octets(entries);
    struct icmpwire_thresholds numbers;
    struct tracker *tracker;
    if (thresholds_of(thresholds, &numbers) < 0)
        return NULL;
    tracker = (struct tracker *)PyType_GenericAlloc(tracker_type, 0);
    if (!tracker)
        return NULL;
    if (allocate(tracker, octets, data, size) < 0) {
        Py_DECREF(tracker);
        return NULL;
    }
    struct icmpwire_known_routers routers = {(const uint8_t(*)[16])tracker->routers, size / 16};
    tracker->it = icmpwire_tracker_in(tracker->memory, octets, seed, &numbers, &routers);
    if (!tracker->it) {
        Py_DECREF(tracker);
        return PyErr_Format(PyExc_ValueError, "a tracker of %zu entries is too small", entries);
    }
    return (PyObject *)tracker;
}

static struct icmpwire_tracker *tracker_of(PyObject *object)
{
    if (Py_IS_TYPE(object, tracker_type))
        return ((struct tracker *)object)->it;
    PyErr_SetString(PyExc_TypeError, "not a tracker");
    return NULL;
}

PyObject *core_tracker_forgotten(PyObject *tracker)
{
    const struct icmpwire_tracker *it = tracker_of(tracker);
    return it ? PyLong_FromUnsignedLongLong(icmpwire_tracker_forgotten(it)) : NULL;
}

/* ---- packets ---- */

/* What hosts make something of: a whole message with a good checksum. Of one that the capture cut, what it is about is
 * enough, unless it is an error, whose quoted datagram would seem to be too short. */
static bool is_effective(const struct icmpwire_packet *packet, struct icmpwire_message *message)
{
    bool four = packet->protocol == ICMPWIRE_PROTOCOL_ICMP;
    enum icmpwire_family family = four ? ICMPWIRE_ICMP4 : ICMPWIRE_ICMP6;
    struct icmpwire_span octets = packet->payload;
    struct icmpwire_fault fault;
    if (!icmpwire_decode_captured(family, octets.data, octets.size, packet->payload_size, message, &fault))
        return fault.status == ICMPWIRE_CUT &&
               icmpwire_type_info(family, message->type)->message_class != ICMPWIRE_CLASS_ERROR;
    return icmpwire_checksum_check(family, octets.data, octets.size, four ? NULL : packet->original_source.data,
                                   four ? NULL : packet->final_destination.data) != ICMPWIRE_CHECKSUM_BAD;
}

static void track(struct icmpwire_tracker *tracker, uint64_t milliseconds, const struct icmpwire_packet *packet,
                  struct icmpwire_alarms *alarms)
{
    bool icmp = packet->protocol == ICMPWIRE_PROTOCOL_ICMP || packet->protocol == ICMPWIRE_PROTOCOL_ICMP6;
    struct icmpwire_message message;
    alarms->count = 0;
    if (!icmp || packet->fragment)
        icmpwire_track(tracker, milliseconds, packet, NULL, alarms);
    else if (is_effective(packet, &message))
        icmpwire_track(tracker, milliseconds, packet, &message, alarms);
}

static PyObject *raised(const struct icmpwire_alarms *alarms)
{
    PyObject *tuple = PyTuple_New((Py_ssize_t)alarms->count);
    for (uint32_t i = 0; tuple && i < alarms->count; i++) {
        const struct icmpwire_alarm *alarm = &alarms->raised[i];
        PyObject *one = Py_BuildValue("(Hy#II)", alarm->number, (const char *)alarm->subject,
                                      (Py_ssize_t)(alarm->version == 4 ? 4 : 16), alarm->measured, alarm->threshold);
        if (!one || PyTuple_SetItem(tuple, (Py_ssize_t)i, one) < 0)
            Py_CLEAR(tuple);
    }
    return tuple;
}

PyObject *core_track(PyObject *tracker, uint64_t milliseconds, const uint8_t *data, size_t captured, size_t size)
{
    struct icmpwire_tracker *it = tracker_of(tracker);
    struct icmpwire_packet packet;
    struct icmpwire_fault fault;
    struct icmpwire_alarms alarms = {.count = 0};
    if (!it)
        return NULL;
    if (icmpwire_packet_decode(data, captured, core_size(captured, size), &packet, &fault))
        track(it, milliseconds, &packet, &alarms);
    return raised(&alarms);
}
