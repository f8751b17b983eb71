/* SPDX-License-Identifier: BSD-2-Clause */
/* The state machine. Its functions have the names of C, and a host is an object of host.c. */
%{
#include "host.h"
%}

#define ICMPWIRE_API

/* ---- a host, for as long as the call lasts ---- */

%typemap(in) struct icmpwire_host *host {
    $1 = core_host_enter($input);
    if (!$1)
        SWIG_fail;
}
%typemap(freearg) struct icmpwire_host *host {
    if ($1)
        core_host_leave($1);
}
%apply struct icmpwire_host *host { const struct icmpwire_host *host };

/* ---- what goes in ---- */

%typemap(in) struct icmpwire_ip {
    if (core_ip_from($input, &$1) < 0)
        SWIG_fail;
}
%typemap(in) const uint8_t mac[6] (uint8_t octets[6]) {
    if ($input != Py_None && core_mac_from($input, octets) < 0)
        SWIG_fail;
    $1 = $input == Py_None ? NULL : octets;
}
%typemap(in) const struct icmpwire_arrival * (struct icmpwire_arrival arrival = {0}, PyObject *owner = NULL) {
    if (core_arrival_from($input, &arrival, &owner) < 0)
        SWIG_fail;
    $1 = &arrival;
}
%typemap(freearg) const struct icmpwire_arrival * {
    Py_XDECREF(owner$argnum);
}
%typemap(in) struct icmpwire_span message (PyObject *owner = NULL) {
    if (core_octets_from($input, &owner, &$1) < 0)
        SWIG_fail;
}
%typemap(freearg) struct icmpwire_span message {
    Py_XDECREF(owner$argnum);
}
%typemap(in) (const uint32_t *gids, size_t count) (uint32_t *gids = NULL) {
    if (core_gids_from($input, &gids, &$2) < 0)
        SWIG_fail;
    $1 = gids;
}
%typemap(freearg) (const uint32_t *gids, size_t count) {
    PyMem_Free(gids$argnum);
}

/* A struct is a dict of the members that are not zero. */
%define STRUCT_IN(type, members)
%typemap(in) const struct type * (struct type given = {0}) {
    if (core_record_set(members, $input, &given) < 0)
        SWIG_fail;
    $1 = &given;
}
%enddef
STRUCT_IN(icmpwire_advertising, core_advertising_members)
STRUCT_IN(icmpwire_route, core_route_members)
STRUCT_IN(icmpwire_socket, core_socket_members)
STRUCT_IN(icmpwire_reject, core_reject_members)

/* ---- what comes out ---- */

%typemap(in, numinputs=0) uint32_t *number (uint32_t number = 0) {
    $1 = &number;
}
%typemap(argout) uint32_t *number {
    $result = core_append($result, PyLong_FromUnsignedLong(*$1));
    if (!$result)
        SWIG_fail;
}
%typemap(in, numinputs=0) struct icmpwire_outcome *outcome "$1 = NULL;"
%typemap(check) struct icmpwire_outcome *outcome {
    $1 = &core_host_of(arg1)->outcome;
}
%typemap(argout) struct icmpwire_outcome *outcome {
    $result = core_append($result, core_host_outcome(core_host_of(arg1)));
    if (!$result)
        SWIG_fail;
}

/* A text is written where no outcome is: each is read before the next one begins. */
%typemap(in, numinputs=0) (char *text, size_t room) "$1 = NULL;"
%typemap(check) (char *text, size_t room) {
    $1 = (char *)core_host_of(arg1)->octets;
    $2 = CORE_HOST_ROOM;
}
%typemap(argout) (char *text, size_t room) {
    Py_DECREF($result);
    $result = result == SIZE_MAX ? Py_NewRef(Py_None) : PyUnicode_FromString($1);
}

/* A device is told by its index; None: there is none. */
%typemap(out) struct icmpwire_device * {
    $result = $1 ? PyLong_FromUnsignedLong($1->index) : Py_NewRef(Py_None);
}
%typemap(out) PyObject * "$result = $1;"

%define STRUCT_OUT(type, members)
%typemap(out) const struct type * {
    $result = core_record(members, $1);
}
%enddef
STRUCT_OUT(icmpwire_rule_row, core_rule_members)
STRUCT_OUT(icmpwire_reject_row, core_way_members)
STRUCT_OUT(icmpwire_handler4, core_handler4_members)
STRUCT_OUT(icmpwire_handler6, core_handler6_members)
STRUCT_OUT(icmpwire_host_policy, core_host_policy_members)
%typemap(out) struct icmpwire_socket_error {
    $result = core_record(core_socket_error_members, &$1);
}

/* ---- what is wrapped ---- */

%include "icmpwire/host_add.h"
%include "icmpwire/provoke.h"
%ignore icmpwire_reject;
%ignore icmpwire_reject_row;
%include "icmpwire/reject.h"
%include "icmpwire/ping.h"

%define NUMBER(name)
%constant unsigned long long name = name;
%enddef
NUMBER(ICMPWIRE_NEVER)
NUMBER(ICMPWIRE_HOST_KINDS)
NUMBER(ICMPWIRE_HOST_NAME)
NUMBER(ICMPWIRE_HOST_DEVICES)
NUMBER(ICMPWIRE_HOST_ADDRESSES)
NUMBER(ICMPWIRE_HOST_GROUPS)
NUMBER(ICMPWIRE_HOST_ROUTES)
NUMBER(ICMPWIRE_HOST_NEIGHBORS)
NUMBER(ICMPWIRE_HOST_SOCKETS)
NUMBER(ICMPWIRE_HOST_REJECTS)
NUMBER(ICMPWIRE_RULE_COUNT)
NUMBER(ICMPWIRE_COUNTER_COUNT)
NUMBER(CORE_DECIDED)

void icmpwire_receive(struct icmpwire_host *host, uint64_t now, const struct icmpwire_arrival *arrival,
                      struct icmpwire_outcome *outcome);
uint64_t icmpwire_host_next(const struct icmpwire_host *host);
void icmpwire_tick(struct icmpwire_host *host, uint64_t now, struct icmpwire_outcome *outcome);
const struct icmpwire_host_policy *icmpwire_host_policy_of(enum icmpwire_host_kind kind);
const char *icmpwire_host_kind_name(enum icmpwire_host_kind kind);
const struct icmpwire_rule_row *icmpwire_rule_about(enum icmpwire_rule rule);
const struct icmpwire_handler4 *icmpwire_handler4_of(uint8_t type);
const struct icmpwire_handler6 *icmpwire_handler6_of(uint8_t type);
const char *icmpwire_error_name(int32_t number);
struct icmpwire_socket_error icmpwire_socket_error_of(uint8_t version, uint8_t type, uint8_t code);
bool icmpwire_host_set(struct icmpwire_host *host, const char *name, const char *value);
size_t icmpwire_host_get(const struct icmpwire_host *host, const char *name, char *text, size_t room);
size_t icmpwire_counters_print(const struct icmpwire_host *host, enum icmpwire_counter_file file, uint32_t device,
                               char *text, size_t room);
PyObject *core_sysctl_names(void);
PyObject *core_host_policy_texts(void);

const char *icmpwire_counter_group(uint32_t counter);
%typemap(in, numinputs=0) char text[16] (char text[16]) "$1 = text;"
const char *icmpwire_counter_name(uint32_t counter, char text[16]);
%clear char text[16];
%clear struct icmpwire_span message;
