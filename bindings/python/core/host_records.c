/* SPDX-License-Identifier: BSD-2-Clause */
/* The tables of a host, and rows that the library has of rules and the like. */
#include "host.h"
#include <string.h>

#define ROUTE(member, kind)       RECORD_MEMBER(struct icmpwire_route, member, kind)
#define ADVERTISING(member, kind) RECORD_MEMBER(struct icmpwire_advertising, member, kind)
#define DEVICE(member, kind)      RECORD_MEMBER(struct icmpwire_device, member, kind)
#define ADDRESS(member, kind)     RECORD_MEMBER(struct icmpwire_host_address, member, kind)
#define GROUP(member, kind)       RECORD_MEMBER(struct icmpwire_host_group, member, kind)
#define PATH(member, kind)        RECORD_MEMBER(struct icmpwire_path, member, kind)
#define NEIGHBOR(member, kind)    RECORD_MEMBER(struct icmpwire_neighbor, member, kind)
#define SOCKET(member, kind)      RECORD_MEMBER(struct icmpwire_socket, member, kind)
#define PEER(member, kind)        RECORD_MEMBER(struct icmpwire_peer, member, kind)
#define REJECT(member, kind)      RECORD_MEMBER(struct icmpwire_reject, member, kind)
#define PROXY(member, kind)       RECORD_MEMBER(struct icmpwire_proxy, member, kind)
#define ANSWER(member, kind)      RECORD_MEMBER(struct icmpwire_answer, member, kind)
#define WAITING(member, kind)     RECORD_MEMBER(struct icmpwire_waiting, member, kind)
#define REASSEMBLY(member, kind)  RECORD_MEMBER(struct icmpwire_reassembly, member, kind)
#define END                       {NULL, RECORD_BOOL, 0}

/* ---- what is set, too ---- */

const struct core_record_member core_advertising_members[] = {
    ADVERTISING(managed, RECORD_BOOL),
    ADVERTISING(other, RECORD_BOOL),
    ADVERTISING(preference, RECORD_I8),
    ADVERTISING(hop_limit, RECORD_U8),
    ADVERTISING(lifetime, RECORD_U16),
    ADVERTISING(mtu, RECORD_U32),
    ADVERTISING(reachable, RECORD_U32),
    ADVERTISING(retransmit, RECORD_U32),
    ADVERTISING(valid, RECORD_U32),
    ADVERTISING(preferred, RECORD_U32),
    END,
};

const struct core_record_member core_route_members[] = {
    ROUTE(to, RECORD_IP),        ROUTE(prefix, RECORD_U8),     ROUTE(type, RECORD_U8),
    ROUTE(learned, RECORD_BOOL), ROUTE(preference, RECORD_I8), ROUTE(device, RECORD_U32),
    ROUTE(gateway, RECORD_IP),   ROUTE(until, RECORD_TIME),    END,
};

const struct core_record_member core_socket_members[] = {
    SOCKET(kind, RECORD_U8),
    SOCKET(version, RECORD_U8),
    SOCKET(number, RECORD_U8),
    SOCKET(reuse, RECORD_BOOL),
    SOCKET(reports, RECORD_BOOL),
    SOCKET(local, RECORD_IP),
    SOCKET(remote, RECORD_IP),
    SOCKET(local_port, RECORD_U16),
    SOCKET(remote_port, RECORD_U16),
    SOCKET(device, RECORD_U32),
    END,
};

const struct core_record_member core_reject_members[] = {
    REJECT(version, RECORD_U8), REJECT(protocol, RECORD_U8), REJECT(port, RECORD_U16), REJECT(with, RECORD_U8), END,
};

/* ---- what is read ---- */

static const struct core_record_member devices[] = {
    DEVICE(index, RECORD_U32),
    DEVICE(name, RECORD_NAME),
    DEVICE(mac, RECORD_MAC),
    DEVICE(loopback, RECORD_BOOL),
    DEVICE(up, RECORD_BOOL),
    DEVICE(point_to_point, RECORD_BOOL),
    DEVICE(mtu, RECORD_U32),
    DEVICE(hop_limit, RECORD_U8),
    DEVICE(mtu6, RECORD_U32),
    DEVICE(heard_router, RECORD_BOOL),
    DEVICE(advertises, RECORD_BOOL),
    DEVICE(solicitations, RECORD_U32),
    DEVICE(robustness, RECORD_U8),
    DEVICE(version1_until, RECORD_TIME),
    END,
};

static const struct core_record_member addresses[] = {
    ADDRESS(ip, RECORD_IP),
    ADDRESS(prefix, RECORD_U8),
    ADDRESS(state, RECORD_U8),
    ADDRESS(anycast, RECORD_BOOL),
    ADDRESS(learned, RECORD_BOOL),
    ADDRESS(probes, RECORD_U8),
    ADDRESS(preferred_until, RECORD_TIME),
    ADDRESS(valid_until, RECORD_TIME),
    END,
};

static const struct core_record_member groups[] = {
    GROUP(ip, RECORD_IP),
    GROUP(users, RECORD_U16),
    GROUP(last_reporter, RECORD_BOOL),
    GROUP(next_report, RECORD_TIME),
    END,
};

static const struct core_record_member paths[] = {
    PATH(to, RECORD_IP),
    PATH(mtu, RECORD_U32),
    PATH(gateway, RECORD_IP),
    PATH(until, RECORD_TIME),
    PATH(gateway_until, RECORD_TIME),
    END,
};

static const struct core_record_member neighbors[] = {
    NEIGHBOR(ip, RECORD_IP),     NEIGHBOR(device, RECORD_U32),     NEIGHBOR(mac, RECORD_MAC),
    NEIGHBOR(state, RECORD_U8),  NEIGHBOR(is_router, RECORD_BOOL), NEIGHBOR(probes, RECORD_I32),
    NEIGHBOR(next, RECORD_TIME), NEIGHBOR(updated, RECORD_TIME),   END,
};

static const struct core_record_member peers[] = {
    PEER(ip, RECORD_IP),
    PEER(redirects, RECORD_U32),
    PEER(used, RECORD_TIME),
    END,
};

static const struct core_record_member proxies[] = {PROXY(device, RECORD_U32), PROXY(ip, RECORD_IP), END};

static const struct core_record_member answers[] = {
    ANSWER(device, RECORD_U32), ANSWER(source, RECORD_IP), ANSWER(target, RECORD_IP), ANSWER(at, RECORD_TIME), END,
};

static const struct core_record_member waiting[] = {
    WAITING(device, RECORD_U32),
    WAITING(size, RECORD_U16),
    WAITING(next_hop, RECORD_IP),
    WAITING(from_device, RECORD_U32),
    END,
};

static const struct core_record_member reassemblies[] = {
    REASSEMBLY(source, RECORD_IP),
    REASSEMBLY(destination, RECORD_IP),
    REASSEMBLY(identification, RECORD_U32),
    REASSEMBLY(protocol, RECORD_U8),
    REASSEMBLY(have, RECORD_U32),
    REASSEMBLY(until, RECORD_TIME),
    END,
};

/* ---- tables ---- */

/* Rows are in the host, or in one of its devices. */
struct table {
    const char *name;
    const struct core_record_member *members;
    bool of_device;
    bool always; /* no row is free */
    size_t offset, stride, count;
};

#define TABLE(name, members)                    \
    {#name,                                     \
     members,                                   \
     false,                                     \
     false,                                     \
     offsetof(struct icmpwire_host, name),      \
     sizeof *((struct icmpwire_host *)0)->name, \
     sizeof((struct icmpwire_host *)0)->name / sizeof *((struct icmpwire_host *)0)->name}
#define OF_DEVICE(name, members)                  \
    {#name,                                       \
     members,                                     \
     true,                                        \
     false,                                       \
     offsetof(struct icmpwire_device, name),      \
     sizeof *((struct icmpwire_device *)0)->name, \
     sizeof((struct icmpwire_device *)0)->name / sizeof *((struct icmpwire_device *)0)->name}

static const struct table tables[] = {
    TABLE(devices, devices),
    TABLE(routes, core_route_members),
    TABLE(paths, paths),
    TABLE(neighbors, neighbors),
    TABLE(sockets, core_socket_members),
    TABLE(peers, peers),
    TABLE(rejects, core_reject_members),
    TABLE(proxies, proxies),
    TABLE(answers, answers),
    TABLE(waiting, waiting),
    TABLE(reassemblies, reassemblies),
    OF_DEVICE(addresses, addresses),
    OF_DEVICE(groups, groups),
    {"advertising", core_advertising_members, true, true, offsetof(struct icmpwire_device, advertising), 0, 1},
};

static const struct table *table_named(const char *name)
{
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (strcmp(tables[i].name, name) == 0)
            return &tables[i];
    PyErr_Format(PyExc_KeyError, "no table '%s'", name);
    return NULL;
}

/* The number of the row is a member, too. */
static int append_row(PyObject *list, const struct table *table, size_t row, const char *at)
{
    PyObject *number = PyLong_FromSize_t(row), *dict = core_record(table->members, at);
    int result = -1;

    if (number && dict && PyDict_SetItemString(dict, "row", number) == 0)
        result = PyList_Append(list, dict);
    Py_XDECREF(number);
    Py_XDECREF(dict);
    return result;
}

static PyObject *list_of(const struct icmpwire_host *host, const struct table *table, unsigned device)
{
    const char *base = table->of_device ? (const char *)&host->devices[device] : (const char *)host;
    PyObject *list = PyList_New(0);

    for (size_t row = 0; list && row < table->count; row++) {
        const char *at = base + table->offset + row * table->stride;
        if ((table->always || !core_record_is_free(table->members, at)) && append_row(list, table, row, at) < 0)
            Py_CLEAR(list);
    }
    return list;
}

PyObject *core_host_records(PyObject *self, PyObject *args)
{
    const char *name;
    unsigned device = 0;
    const struct table *table;
    const struct icmpwire_host *host;
    PyObject *list;

    if (!PyArg_ParseTuple(args, "s|I", &name, &device) || !(table = table_named(name)))
        return NULL;
    if (device >= ICMPWIRE_HOST_DEVICES)
        return PyErr_Format(PyExc_IndexError, "no device %u", device);
    host = core_host_enter(self);
    if (!host)
        return NULL;
    list = list_of(host, table, device);
    core_host_leave(host);
    return list;
}

PyObject *core_host_put(PyObject *self, PyObject *args)
{
    const char *name;
    unsigned row;
    PyObject *dict;
    const struct table *table;
    struct icmpwire_host *host;
    int result;

    if (!PyArg_ParseTuple(args, "sIO", &name, &row, &dict) || !(table = table_named(name)))
        return NULL;
    if (table->of_device || row >= table->count)
        return PyErr_Format(PyExc_IndexError, "no row %u of %s", row, name);
    host = core_host_enter(self);
    if (!host)
        return NULL;
    result = core_record_set(table->members, dict, (char *)host + table->offset + row * table->stride);
    core_host_leave(host);
    return result < 0 ? NULL : Py_NewRef(Py_None);
}
