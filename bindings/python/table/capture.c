/* SPDX-License-Identifier: BSD-2-Clause */
#include "capture.h"
#include "capture/captured.h"
#include "capture/carried.h"
#include "octets.h"
#include "source.h"
#include "table.h"
#include <pcap/pcap.h>

enum { NANOSECONDS = 1000000000, FRAMES_A_CHUNK = 1 << 18, OCTETS_A_CHUNK = 1 << 24 };

struct capture {
    PyObject_HEAD PyObject *source; /* what is read, kept alive */
    FILE *file;                     /* owned by pcap */
    pcap_t *pcap;
    bool filtered;
    struct bpf_program filter;
    int link_type;
    uint64_t number; /* of the last frame */
    bool ended;
    bool damaged;
    bool busy; /* another thread reads */
};

/* ---- opening ---- */

static bool refuse(const char *said)
{
    PyErr_SetString(PyExc_ValueError, said);
    return false;
}

static bool open_pcap(struct capture *capture)
{
    char said[PCAP_ERRBUF_SIZE] = "";
    FILE *file = source_open(capture->source);
    if (!file)
        return false;
    PyThreadState *state = PyEval_SaveThread();
    capture->pcap = pcap_fopen_offline_with_tstamp_precision(file, PCAP_TSTAMP_PRECISION_NANO, said);
    PyEval_RestoreThread(state);
    if (!capture->pcap) {
        fclose(file);
        return refuse(said);
    }
    capture->file = file;
    capture->link_type = pcap_datalink(capture->pcap);
    return true;
}

static bool check_link_type(const struct capture *capture)
{
    const char *name = pcap_datalink_val_to_name(capture->link_type);
    if (link_known(capture->link_type))
        return true;
    PyErr_Format(PyExc_ValueError, "link type %d (%s) is not supported", capture->link_type, name ? name : "no name");
    return false;
}

static PyObject *capture_new(PyTypeObject *type, PyObject *args, PyObject *named)
{
    PyObject *source;
    struct capture *capture;
    (void)named;
    if (!PyArg_ParseTuple(args, "O", &source))
        return NULL;
    capture = (struct capture *)PyType_GenericAlloc(type, 0);
    if (!capture)
        return NULL;
    capture->source = Py_NewRef(source);
    if (!open_pcap(capture) || !check_link_type(capture))
        Py_CLEAR(capture);
    return (PyObject *)capture;
}

static PyObject *capture_filter(PyObject *self, PyObject *args)
{
    struct capture *capture = (struct capture *)self;
    const char *filter;
    if (!PyArg_ParseTuple(args, "s", &filter))
        return NULL;
    if (pcap_compile(capture->pcap, &capture->filter, filter, 1, PCAP_NETMASK_UNKNOWN) != 0)
        return PyErr_Format(PyExc_ValueError, "filter: %s", pcap_geterr(capture->pcap));
    capture->filtered = true;
    Py_RETURN_NONE;
}

static void capture_dealloc(PyObject *self)
{
    struct capture *capture = (struct capture *)self;
    if (capture->filtered)
        pcap_freecode(&capture->filter);
    if (capture->pcap)
        pcap_close(capture->pcap);
    Py_XDECREF(capture->source);
    core_free(self);
}

/* ---- reading ---- */

static bool passes(const struct capture *capture, const struct captured_frame *frame)
{
    struct pcap_pkthdr header = {.caplen = (bpf_u_int32)frame->octets.captured.size,
                                 .len = (bpf_u_int32)frame->octets.size};
    return !capture->filtered || pcap_offline_filter(&capture->filter, &header, frame->octets.captured.data);
}

/* The next frame that the filter lets pass, whose number is capture->number, of `most` that are looked at. */
static bool next_frame(struct capture *capture, struct captured_frame *frame, size_t *most)
{
    while (!capture->ended && *most) {
        int result = captured_next(capture->pcap, frame);
        capture->ended = result != 1;
        capture->damaged = result == PCAP_ERROR;
        capture->number += result == 1;
        --*most;
        if (result == 1 && passes(capture, frame))
            return true;
    }
    return false;
}

static bool begin_reading(struct capture *capture)
{
    if (capture->busy) {
        PyErr_SetString(PyExc_RuntimeError, "the capture is read by another thread");
        return false;
    }
    capture->busy = true;
    return true;
}

static int64_t time_of(const struct captured_frame *frame)
{
    return (int64_t)frame->seconds * NANOSECONDS + frame->nanoseconds;
}

static PyObject *frame_object(const struct capture *capture, const struct captured_frame *frame)
{
    struct octets ip;
    struct icmpwire_span captured = frame->octets.captured;
    PyObject *bytes = PyBytes_FromStringAndSize((const char *)captured.data, (Py_ssize_t)captured.size);
    PyObject *octets = NULL, *tuple = NULL;
    struct octets copy = frame->octets;
    if (!bytes)
        return NULL;
    copy.captured.data = (const uint8_t *)PyBytes_AsString(bytes);
    octets = link_packet(capture->link_type, copy, &ip) ? core_octets(bytes, ip.captured) : Py_NewRef(Py_None);
    if (octets)
        tuple =
            Py_BuildValue("(KLinnNO)", (unsigned long long)capture->number, (long long)time_of(frame),
                          capture->link_type, (Py_ssize_t)frame->octets.size, (Py_ssize_t)captured.size, octets, bytes);
    Py_DECREF(bytes);
    return tuple;
}

static PyObject *capture_next(PyObject *self, PyObject *unused)
{
    struct capture *capture = (struct capture *)self;
    struct captured_frame frame;
    size_t most = SIZE_MAX;
    PyObject *object;
    (void)unused;
    if (!begin_reading(capture))
        return NULL;
    object = next_frame(capture, &frame, &most) ? frame_object(capture, &frame) : Py_NewRef(Py_None);
    capture->busy = false;
    return object;
}

/* Copies what may carry ICMP. False: there is no memory. */
static bool fill(struct capture *capture, struct chunk *chunk, size_t rows)
{
    struct captured_frame frame;
    struct octets ip;
    size_t most = FRAMES_A_CHUNK;
    while (chunk->count < rows && chunk->used < OCTETS_A_CHUNK && next_frame(capture, &frame, &most)) {
        struct packet packet = {.number = capture->number, .time = time_of(&frame)};
        if (!link_packet(capture->link_type, frame.octets, &ip) || !carried_perhaps(ip))
            continue;
        packet.captured = (uint32_t)ip.captured.size;
        packet.size = (uint32_t)ip.size;
        packet.broadcast = link_broadcast(capture->link_type, frame.octets);
        if (!chunk_add(chunk, &packet, ip.captured))
            return false;
    }
    return true;
}

static PyObject *capture_chunk(PyObject *self, PyObject *args)
{
    struct capture *capture = (struct capture *)self;
    struct chunk *chunk;
    unsigned int file;
    Py_ssize_t rows;
    PyObject *used, *object;
    bool filled;
    if (!PyArg_ParseTuple(args, "InO", &file, &rows, &used))
        return NULL;
    object = table_chunk(used, &chunk);
    if (!object || !begin_reading(capture)) {
        Py_XDECREF(object);
        return NULL;
    }
    chunk->file = file;
    PyThreadState *state = PyEval_SaveThread();
    filled = fill(capture, chunk, (size_t)rows);
    PyEval_RestoreThread(state);
    capture->busy = false;
    if (filled)
        return object;
    Py_DECREF(object);
    return PyErr_NoMemory();
}

/* ---- what is known of it ---- */

static PyObject *capture_number(PyObject *self, void *unused)
{
    (void)unused;
    return PyLong_FromUnsignedLongLong(((struct capture *)self)->number);
}

static PyObject *capture_ended(PyObject *self, void *unused)
{
    (void)unused;
    return PyBool_FromLong(((struct capture *)self)->ended);
}

static PyObject *capture_position(PyObject *self, void *unused)
{
    (void)unused;
    return PyLong_FromLong(ftell(((struct capture *)self)->file));
}

static PyObject *capture_damage(PyObject *self, void *unused)
{
    struct capture *capture = (struct capture *)self;
    (void)unused;
    if (!capture->damaged)
        Py_RETURN_NONE;
    return PyUnicode_DecodeLocale(pcap_geterr(capture->pcap), "surrogateescape");
}

static PyMethodDef capture_methods[] = {
    {"filter", capture_filter, METH_VARARGS, "filter(expression): leaves out frames; once, before the first is read."},
    {"next", capture_next, METH_NOARGS,
     "The next frame: number, nanoseconds, link type, length, captured length, octets from the IP header or None, all "
     "octets. None at the end."},
    {"chunk", capture_chunk, METH_VARARGS,
     "chunk(file, rows, used): the next packets that may carry ICMP, in the memory of a chunk "
     "that was used, or of None."},
    {NULL, NULL, 0, NULL}};
static PyGetSetDef capture_members[] = {
    {"number", capture_number, NULL, "The number of the last frame that was read, from 1.", NULL},
    {"ended", capture_ended, NULL, "Is there nothing more to read?", NULL},
    {"position", capture_position, NULL, "Octets of the file that were read; -1 of an object.", NULL},
    {"damage", capture_damage, NULL, "What ended the reading before its time, or None.", NULL},
    {NULL, NULL, NULL, NULL, NULL}};
static PyType_Slot capture_slots[] = {
    {Py_tp_doc, (void *)(uintptr_t)"Capture(source): a path in bytes, or an object with read()."},
    {Py_tp_new, (void *)capture_new},
    {Py_tp_dealloc, (void *)capture_dealloc},
    {Py_tp_methods, capture_methods},
    {Py_tp_getset, capture_members},
    {0, NULL}};
static PyType_Spec capture_spec = {"icmpwire._core.Capture", sizeof(struct capture), 0, Py_TPFLAGS_DEFAULT,
                                   capture_slots};

static PyTypeObject *capture_type;

int core_add_capture(PyObject *module)
{
    return core_add_type(module, &capture_spec, "Capture", &capture_type);
}
