/* SPDX-License-Identifier: BSD-2-Clause */
#include "tools.h"

struct batch {
    size_t count;
    PyObject *owners[ICMPWIRE_BATCH_MOST];
    enum icmpwire_family families[ICMPWIRE_BATCH_MOST];
    const uint8_t *data[ICMPWIRE_BATCH_MOST];
    size_t sizes[ICMPWIRE_BATCH_MOST];
};

/* Opens the buffers; those that are open when one cannot be are in the batch all the same. */
static int open_buffers(struct batch *batch, PyObject *buffers, Py_ssize_t count, enum icmpwire_family family)
{
    for (Py_ssize_t i = 0; i < count; i++) {
        PyObject *buffer = PySequence_GetItem(buffers, i);
        size_t at = batch->count;
        batch->owners[at] = buffer ? core_argument(buffer, &batch->data[at], &batch->sizes[at]) : NULL;
        Py_XDECREF(buffer);
        if (!batch->owners[at])
            return -1;
        batch->families[batch->count++] = family;
    }
    return 0;
}

static PyObject *list_of(const uint16_t *order, size_t count)
{
    PyObject *list = PyList_New((Py_ssize_t)count);
    for (size_t i = 0; list && i < count; i++) {
        PyObject *number = PyLong_FromLong(order[i]);
        if (!number || PyList_SetItem(list, (Py_ssize_t)i, number) < 0)
            Py_CLEAR(list);
    }
    return list;
}

PyObject *core_order(PyObject *buffers, int family)
{
    Py_ssize_t count = PySequence_Size(buffers);
    struct batch batch = {.count = 0};
    uint16_t order[ICMPWIRE_BATCH_MOST];
    PyObject *list = NULL;
    if (count < 0)
        return NULL;
    if (family != 0 && family != 4 && family != 6)
        return PyErr_Format(PyExc_ValueError, "a family is 4 or 6, not %d", family);
    if (count > ICMPWIRE_BATCH_MOST)
        return PyErr_Format(PyExc_ValueError, "at most %d can be ordered at once", (int)ICMPWIRE_BATCH_MOST);
    if (open_buffers(&batch, buffers, count, family == 6 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4) == 0) {
        if (family)
            icmpwire_order_by_kind(batch.families, batch.data, batch.sizes, batch.count, order);
        else
            icmpwire_order_packets(batch.data, batch.sizes, batch.count, order);
        list = list_of(order, batch.count);
    }
    while (batch.count)
        Py_DECREF(batch.owners[--batch.count]);
    return list;
}
