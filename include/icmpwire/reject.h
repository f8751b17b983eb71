/* SPDX-License-Identifier: BSD-2-Clause */
/* REJECT, the target of iptables and ip6tables: packets for the host that a rule refuses, with an ICMP error or a TCP
 * reset. The rules of a host are those of its INPUT chain, and the first one that matches decides. */
#ifndef ICMPWIRE_REJECT_H
#define ICMPWIRE_REJECT_H

#include "host.h"

#ifdef __cplusplus
extern "C" {
#endif

enum icmpwire_reject_with {
    ICMPWIRE_REJECT_NONE = 0,
#define REJECT(NAME, version, number, name, brief, type, code) ICMPWIRE_REJECT_##NAME,
#include "rejects.def"
#undef REJECT
    ICMPWIRE_REJECT_COUNT
};

/* One way to reject. All text is static. */
struct icmpwire_reject_row {
    uint8_t version;   /* 4 or 6; 0: ICMPWIRE_REJECT_NONE */
    uint8_t number;    /* the kernel's: enum ipt_reject_with, enum ip6t_reject_with */
    uint8_t type;      /* of the ICMP message; 0: a TCP reset */
    uint8_t code;      /* of the ICMP message */
    const char *name;  /* "icmp-port-unreachable"; "" for one that the commands have no name for */
    const char *brief; /* "port-unreach" */
};

/* Never null; numbers that are none give the row of ICMPWIRE_REJECT_NONE. */
ICMPWIRE_API const struct icmpwire_reject_row *icmpwire_reject_about(enum icmpwire_reject_with with);

/* The way of that name, full or brief, of version 4 or 6; or with the kernel's number. ICMPWIRE_REJECT_NONE: there is
 * none. */
ICMPWIRE_API enum icmpwire_reject_with icmpwire_reject_named(uint8_t version, const char *name);
ICMPWIRE_API enum icmpwire_reject_with icmpwire_reject_numbered(uint8_t version, uint8_t number);

/* Adds a rule behind those that are there. False when there are ICMPWIRE_HOST_REJECTS, when `with` is not one of the
 * rule's version, when a port is given without protocol 6 or 17, or when a TCP reset is for another protocol than 6. */
ICMPWIRE_API bool icmpwire_host_add_reject(struct icmpwire_host *host, const struct icmpwire_reject *rule);

#ifdef __cplusplus
}
#endif
#endif
