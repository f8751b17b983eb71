/* SPDX-License-Identifier: BSD-2-Clause */
#include "capture.h"
#include "octets.h"
#include <errno.h>
#include <pcap/pcap.h>

enum { NANOSECONDS = 1000000000, SNAPSHOT_OCTETS = 262144 };

struct writer {
    PyObject_HEAD pcap_t *pcap;
    pcap_dumper_t *dumper;
};

static PyObject *fail(void)
{
    return PyErr_SetFromErrno(PyExc_OSError);
}

static PyObject *writer_new(PyTypeObject *type, PyObject *args, PyObject *named)
{
    const char *path;
    int ethernet;
    FILE *file;
    struct writer *writer;
    (void)named;
    if (!PyArg_ParseTuple(args, "yp", &path, &ethernet))
        return NULL;
    writer = (struct writer *)PyType_GenericAlloc(type, 0);
    if (!writer)
        return NULL;
    file = fopen(path, "wb");
    if (!file) {
        PyErr_SetFromErrnoWithFilename(PyExc_OSError, path);
        Py_DECREF(writer);
        return NULL;
    }
    writer->pcap = pcap_open_dead_with_tstamp_precision(ethernet ? DLT_EN10MB : DLT_RAW, SNAPSHOT_OCTETS,
                                                        PCAP_TSTAMP_PRECISION_NANO);
    writer->dumper = writer->pcap ? pcap_dump_fopen(writer->pcap, file) : NULL;
    if (!writer->dumper) {
        fclose(file);
        Py_DECREF(writer);
        return PyErr_NoMemory();
    }
    return (PyObject *)writer;
}

static PyObject *writer_write(PyObject *self, PyObject *args)
{
    struct writer *writer = (struct writer *)self;
    struct pcap_pkthdr header = {0};
    long long seconds;
    long nanoseconds;
    Py_ssize_t size;
    const char *octets;
    if (!PyArg_ParseTuple(args, "Lly#", &seconds, &nanoseconds, &octets, &size))
        return NULL;
    if (size > SNAPSHOT_OCTETS) {
        PyErr_Format(PyExc_ValueError, "a packet has %zd octets, and a capture takes %d", size, (int)SNAPSHOT_OCTETS);
        return NULL;
    }
    if (!writer->dumper) {
        PyErr_SetString(PyExc_ValueError, "the capture is closed");
        return NULL;
    }
    header.ts.tv_sec = (time_t)seconds;
    header.ts.tv_usec = nanoseconds; /* with nanosecond precision */
    header.caplen = header.len = (bpf_u_int32)size;
    pcap_dump((u_char *)writer->dumper, &header, (const u_char *)octets);
    if (ferror(pcap_dump_file(writer->dumper)))
        return fail();
    Py_RETURN_NONE;
}

/* What was not written until now may fail to be. */
static PyObject *writer_close(PyObject *self, PyObject *unused)
{
    struct writer *writer = (struct writer *)self;
    int failed = 0;
    (void)unused;
    if (writer->dumper) {
        failed = pcap_dump_flush(writer->dumper) != 0;
        int because = errno;
        pcap_dump_close(writer->dumper);
        errno = because;
    }
    writer->dumper = NULL;
    return failed ? fail() : Py_NewRef(Py_None);
}

static void writer_dealloc(PyObject *self)
{
    struct writer *writer = (struct writer *)self;
    if (writer->dumper)
        pcap_dump_close(writer->dumper);
    if (writer->pcap)
        pcap_close(writer->pcap);
    core_free(self);
}

static PyMethodDef writer_methods[] = {{"write", writer_write, METH_VARARGS, "write(seconds, nanoseconds, octets)"},
                                       {"close", writer_close, METH_NOARGS, "Writes what is left."},
                                       {NULL, NULL, 0, NULL}};
static PyType_Slot writer_slots[] = {
    {Py_tp_doc, (void *)(uintptr_t)"CaptureWriter(path, ethernet): a pcap file with nanoseconds, of Ethernet frames or "
                                   "of IP packets."},
    {Py_tp_new, (void *)writer_new},
    {Py_tp_dealloc, (void *)writer_dealloc},
    {Py_tp_methods, writer_methods},
    {0, NULL}};
static PyType_Spec writer_spec = {"icmpwire._core.CaptureWriter", sizeof(struct writer), 0, Py_TPFLAGS_DEFAULT,
                                  writer_slots};

static PyTypeObject *writer_type;

int core_add_capture_writer(PyObject *module)
{
    return core_add_type(module, &writer_spec, "CaptureWriter", &writer_type);
}
