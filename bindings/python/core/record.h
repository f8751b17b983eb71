/* SPDX-License-Identifier: BSD-2-Clause */
/* Structs of C as dicts, and dicts as structs, by tables of their members. */
#ifndef CORE_RECORD_H
#define CORE_RECORD_H

#include "py.h"
#include <stddef.h>

enum core_record_kind {
    RECORD_BOOL,
    RECORD_U8,
    RECORD_U16,
    RECORD_U32,
    RECORD_U64,
    RECORD_I8,
    RECORD_I32,
    RECORD_TIME, /* microseconds; None: ICMPWIRE_NEVER */
    RECORD_IP,   /* 4 or 16 octets; None: no address */
    RECORD_MAC,  /* 6 octets */
    RECORD_NAME, /* an array of char */
    RECORD_TEXT  /* a pointer to char; cannot be set */
};

/* A table ends with a member without a name. */
struct core_record_member {
    const char *name;
    enum core_record_kind kind;
    size_t offset;
};

#define RECORD_MEMBER(type, member, kind) {#member, kind, offsetof(type, member)}

PyObject *core_record(const struct core_record_member *members, const void *record);

/* Sets the members that the dict has. -1 with an exception, for one that does not exist or does not fit, too. */
int core_record_set(const struct core_record_member *members, PyObject *dict, void *record);

/* Whether the first member is zero, by which tables mark what is free. */
bool core_record_is_free(const struct core_record_member *members, const void *record);

/* An address of 4 or 16 octets; None: no address. -1 with an exception. */
int core_ip_from(PyObject *octets, struct icmpwire_ip *ip);

/* 6 octets. -1 with an exception. */
int core_mac_from(PyObject *octets, uint8_t mac[6]);

#endif
