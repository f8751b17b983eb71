/* SPDX-License-Identifier: BSD-2-Clause */
/* The dispatch table of ICMPv4: which handler a type has, and which types are errors (icmp_pointers, struct
 * icmp_control). */
#ifndef ICMPWIRE_HANDLER4_H
#define ICMPWIRE_HANDLER4_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

enum icmpwire_handler4_kind {
    ICMPWIRE_HANDLER4_UNKNOWN = 0,
    ICMPWIRE_HANDLER4_DISCARD,  /* counted, and no more */
    ICMPWIRE_HANDLER4_PING,     /* for a ping socket */
    ICMPWIRE_HANDLER4_UNREACH,  /* an error, for the protocol that it is about */
    ICMPWIRE_HANDLER4_REDIRECT, /* for the routes */
    ICMPWIRE_HANDLER4_ECHO,
    ICMPWIRE_HANDLER4_TIMESTAMP
};

struct icmpwire_handler4 {
    uint8_t kind;         /* enum icmpwire_handler4_kind */
    bool error;           /* no error is sent about one (RFC 1122 section 3.2.2) */
    const char *function; /* the kernel's, static text; "" for unknown types */
};

/* Never null. Types that have no handler are unknown, and taken for errors. */
ICMPWIRE_API const struct icmpwire_handler4 *icmpwire_handler4_of(uint8_t type);

#ifdef __cplusplus
}
#endif
#endif
