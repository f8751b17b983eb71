/* SPDX-License-Identifier: BSD-2-Clause */
/* What an event came to: (verdict, rule, decided, sent, moved, notices, lost, steps), as icmpwire.host reads it. */
#include "host.h"

/* A tuple of what `make` makes of each of them. */
static PyObject *tuple_of(const struct icmpwire_outcome *outcome, uint32_t count,
                          PyObject *(*make)(const struct icmpwire_outcome *outcome, uint32_t i))
{
    PyObject *tuple = PyTuple_New((Py_ssize_t)count);

    for (uint32_t i = 0; tuple && i < count; i++) {
        PyObject *one = make(outcome, i);
        if (!one || PyTuple_SetItem(tuple, (Py_ssize_t)i, one) < 0)
            Py_CLEAR(tuple);
    }
    return tuple;
}

static PyObject *decided(const struct icmpwire_outcome *outcome, uint32_t i)
{
    return PyLong_FromLong((long)outcome->decided[i]);
}

static PyObject *moved(const struct icmpwire_outcome *outcome, uint32_t i)
{
    return PyLong_FromLong(outcome->moved[i]);
}

static PyObject *sent(const struct icmpwire_outcome *outcome, uint32_t i)
{
    const struct icmpwire_sent *one = &outcome->sent[i];

    return Py_BuildValue("(IHy#y#)", one->device, one->ethertype, (const char *)one->destination_mac, (Py_ssize_t)6,
                         (const char *)one->packet.data, (Py_ssize_t)one->packet.size);
}

static PyObject *notice(const struct icmpwire_outcome *outcome, uint32_t i)
{
    const struct icmpwire_notice *one = &outcome->notices[i];

    return Py_BuildValue("(BiIO)", one->socket, (int)one->error, one->info, one->fatal ? Py_True : Py_False);
}

PyObject *core_host_outcome(struct core_host *self)
{
    const struct icmpwire_outcome *outcome = &self->outcome;

    return Py_BuildValue("(iiNNNNIy#)", (int)outcome->verdict, (int)outcome->rule,
                         tuple_of(outcome, outcome->decided_count, decided),
                         tuple_of(outcome, outcome->sent_count, sent), tuple_of(outcome, outcome->moved_count, moved),
                         tuple_of(outcome, outcome->notice_count, notice), outcome->lost,
                         self->steps ? (const char *)self->step : "", (Py_ssize_t)(self->steps * sizeof *self->step));
}
