/* SPDX-License-Identifier: BSD-2-Clause */
/* A host of the state machine as an object. The library's functions get it through core_host_enter, which lets only one
 * of them in at a time. */
#ifndef CORE_HOST_H
#define CORE_HOST_H

#include "record.h"

enum { CORE_HOST_ROOM = 262144 }; /* what host.h says is enough for one event */

/* A rule that was looked at: its number, and the highest bit when it decided. */
enum { CORE_DECIDED = 0x8000 };

struct core_host {
    PyObject_HEAD bool busy;
    uint32_t steps, step_room;
    uint16_t *step; /* of the event; those for which there was no memory are missing */
    struct icmpwire_outcome outcome;
    struct icmpwire_host host;
    uint8_t octets[CORE_HOST_ROOM]; /* the outcome's, and where texts are written */
};

/* The host of an object. Null with an exception: it is none, or another call is at work with it. */
struct icmpwire_host *core_host_enter(PyObject *object);
void core_host_leave(const struct icmpwire_host *host);

struct core_host *core_host_of(const struct icmpwire_host *host);

/* ---- for the typemaps of host.i ---- */

/* What an event came to, as a tuple; see host_outcome.c. */
PyObject *core_host_outcome(struct core_host *self);

/* (device, cast, ethertype, source MAC address, packet); *owner keeps the packet. -1 with an exception. */
int core_arrival_from(PyObject *tuple, struct icmpwire_arrival *arrival, PyObject **owner);

/* Numbers of groups; free them with PyMem_Free. -1 with an exception. */
int core_gids_from(PyObject *sequence, uint32_t **gids, size_t *count);

/* A result with one more behind it; takes both. A result of None is none. */
PyObject *core_append(PyObject *result, PyObject *more);

/* ---- tables ---- */

extern const struct core_record_member core_advertising_members[], core_route_members[], core_socket_members[],
    core_reject_members[], core_rule_members[], core_way_members[], core_handler4_members[], core_handler6_members[],
    core_socket_error_members[], core_host_policy_members[];

PyObject *core_host_records(PyObject *self, PyObject *args);
PyObject *core_host_put(PyObject *self, PyObject *args);

/* Names of sysctls: (those of the host, (folder, name) of those of devices). */
PyObject *core_sysctl_names(void);

/* What each number of a policy means, by its name. */
PyObject *core_host_policy_texts(void);

int core_add_host(PyObject *module);

#endif
