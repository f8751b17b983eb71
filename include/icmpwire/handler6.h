/* SPDX-License-Identifier: BSD-2-Clause */
/* The dispatch of ICMPv6: which handler a type has (the switch of icmpv6_rcv). */
#ifndef ICMPWIRE_HANDLER6_H
#define ICMPWIRE_HANDLER6_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

enum icmpwire_handler6_kind {
    ICMPWIRE_HANDLER6_UNKNOWN_ERROR = 0, /* below 128: for the protocol that it is about */
    ICMPWIRE_HANDLER6_UNKNOWN,           /* 128 and above: counted, and no more */
    ICMPWIRE_HANDLER6_NOTIFY,            /* an error, for the protocol that it is about */
    ICMPWIRE_HANDLER6_ECHO,
    ICMPWIRE_HANDLER6_PROBE, /* RFC 8335 */
    ICMPWIRE_HANDLER6_PING,  /* for a ping socket */
    ICMPWIRE_HANDLER6_DISCOVERY,
    ICMPWIRE_HANDLER6_LISTENER,
    ICMPWIRE_HANDLER6_DISCARD /* counted, and no more */
};

struct icmpwire_handler6 {
    uint8_t kind;         /* enum icmpwire_handler6_kind */
    const char *function; /* the kernel's, static text; "" where it has none */
};

/* Never null. */
ICMPWIRE_API const struct icmpwire_handler6 *icmpwire_handler6_of(uint8_t type);

#ifdef __cplusplus
}
#endif
#endif
