/* SPDX-License-Identifier: BSD-2-Clause */
#include "host.h"
#include "octets.h"
#include <string.h>

static PyTypeObject *host_type;

/* ---- one at a time ---- */

struct core_host *core_host_of(const struct icmpwire_host *host)
{
    return (struct core_host *)((uintptr_t)host - offsetof(struct core_host, host));
}

struct icmpwire_host *core_host_enter(PyObject *object)
{
    struct core_host *self = (struct core_host *)object;

    if (!Py_IS_TYPE(object, host_type)) {
        PyErr_Format(PyExc_TypeError, "a host is needed, not %R", (PyObject *)Py_TYPE(object));
        return NULL;
    }
    if (self->busy) {
        PyErr_SetString(PyExc_RuntimeError, "the host is at work for another thread");
        return NULL;
    }
    self->busy = true;
    self->steps = 0;
    return &self->host;
}

void core_host_leave(const struct icmpwire_host *host)
{
    core_host_of(host)->busy = false;
}

/* ---- the object ---- */

/* Runs no Python, so that nothing else happens during an event. */
static void note_step(void *context, const struct icmpwire_host *host, uint64_t now, enum icmpwire_rule rule,
                      bool decided)
{
    struct core_host *self = context;

    (void)host;
    (void)now;
    if (self->steps == self->step_room) {
        uint32_t room = self->step_room ? 2 * self->step_room : 64;
        uint16_t *step = PyMem_Realloc(self->step, room * sizeof *step);
        if (!step)
            return;
        self->step = step;
        self->step_room = room;
    }
    self->step[self->steps++] = (uint16_t)(rule | (decided ? CORE_DECIDED : 0));
}

static struct core_host *new_host(void)
{
    struct core_host *self = (struct core_host *)PyType_GenericAlloc(host_type, 0);

    if (self) {
        self->outcome.octets = self->octets;
        self->outcome.room = sizeof self->octets;
    }
    return self;
}

static void watch(struct core_host *self)
{
    self->host.trace = note_step;
    self->host.trace_context = self;
}

static PyObject *host_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    unsigned kind;
    unsigned long long seed, now;
    struct core_host *self;

    (void)type;
    (void)kwargs;
    if (!PyArg_ParseTuple(args, "IKK", &kind, &seed, &now))
        return NULL;
    self = new_host();
    if (self) {
        icmpwire_host_init(&self->host, (enum icmpwire_host_kind)kind, seed, now);
        watch(self);
    }
    return (PyObject *)self;
}

static void host_dealloc(PyObject *object)
{
    PyMem_Free(((struct core_host *)object)->step);
    core_free(object);
}

static PyObject *host_copy(PyObject *object, PyObject *unused)
{
    struct core_host *copy;

    (void)unused;
    if (!core_host_enter(object))
        return NULL;
    copy = new_host();
    if (copy) {
        memcpy(&copy->host, &((struct core_host *)object)->host, sizeof copy->host);
        watch(copy);
    }
    ((struct core_host *)object)->busy = false;
    return (PyObject *)copy;
}

static PyMethodDef host_methods[] = {
    {"copy", host_copy, METH_NOARGS, "Another host in the same state."},
    {"records", core_host_records, METH_VARARGS, "The rows of a table that are in use, of a device for those it has."},
    {"put", core_host_put, METH_VARARGS, "Sets members of a row that is in use."},
    {NULL, NULL, 0, NULL}};
static PyType_Slot host_slots[] = {
    {Py_tp_new, (void *)host_new}, {Py_tp_dealloc, (void *)host_dealloc}, {Py_tp_methods, host_methods}, {0, NULL}};
static PyType_Spec host_spec = {"icmpwire._core.Host", sizeof(struct core_host), 0, Py_TPFLAGS_DEFAULT, host_slots};

int core_add_host(PyObject *module)
{
    return core_add_type(module, &host_spec, "Host", &host_type);
}

/* ---- arguments ---- */

int core_arrival_from(PyObject *tuple, struct icmpwire_arrival *arrival, PyObject **owner)
{
    const char *mac;
    Py_ssize_t size;
    PyObject *packet;
    struct icmpwire_span span;

    if (!PyArg_ParseTuple(tuple, "IBHy#O", &arrival->device, &arrival->cast, &arrival->ethertype, &mac, &size, &packet))
        return -1;
    if (size == sizeof arrival->source_mac)
        memcpy(arrival->source_mac, mac, sizeof arrival->source_mac);
    if (core_octets_from(packet, owner, &span) < 0)
        return -1;
    arrival->packet = span;
    return 0;
}

static int read_gids(PyObject *tuple, uint32_t *gids, Py_ssize_t count)
{
    for (Py_ssize_t i = 0; i < count; i++) {
        unsigned long gid = PyLong_AsUnsignedLong(PyTuple_GetItem(tuple, i));
        if (gid > UINT32_MAX && !PyErr_Occurred())
            PyErr_SetString(PyExc_OverflowError, "a group's number has 32 bits");
        if (PyErr_Occurred())
            return -1;
        gids[i] = (uint32_t)gid;
    }
    return 0;
}

int core_gids_from(PyObject *sequence, uint32_t **gids, size_t *count)
{
    PyObject *tuple = PySequence_Tuple(sequence);
    int result = -1;

    if (!tuple)
        return -1;
    *count = (size_t)PyTuple_Size(tuple);
    *gids = PyMem_Malloc((*count + 1) * sizeof **gids);
    if (*gids)
        result = read_gids(tuple, *gids, (Py_ssize_t)*count);
    else
        PyErr_NoMemory();
    Py_DECREF(tuple);
    return result;
}

PyObject *core_append(PyObject *result, PyObject *more)
{
    PyObject *tail, *both;

    if (!result || !more) {
        Py_XDECREF(result);
        Py_XDECREF(more);
        return NULL;
    }
    if (result == Py_None) {
        Py_DECREF(result);
        return more;
    }
    if (!PyTuple_Check(result))
        return Py_BuildValue("(NN)", result, more);
    tail = Py_BuildValue("(N)", more);
    both = tail ? PySequence_Concat(result, tail) : NULL;
    Py_XDECREF(tail);
    Py_DECREF(result);
    return both;
}
