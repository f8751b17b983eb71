/* SPDX-License-Identifier: BSD-2-Clause */
/* What the RFCs advise firewalls and hosts to do with each message, as data. */
#ifndef ICMPWIRE_POLICY_H
#define ICMPWIRE_POLICY_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* RFC 4890 sections 4.3 and 4.4. For ICMPv4 there is no such document: what RFC 1122, RFC 1191, RFC 5927, RFC 6192,
 * RFC 6633, RFC 6918 and others demand, in the same terms. */
enum icmpwire_advice {
    ICMPWIRE_ADVICE_NONE = 0, /* no document says */
    ICMPWIRE_MUST_NOT_DROP = 1,
    ICMPWIRE_SHOULD_NOT_DROP = 2,
    ICMPWIRE_MAY_DROP = 3, /* dropped anyway by rules of the protocol, or a matter of policy */
    ICMPWIRE_SHOULD_DROP = 4
};

struct icmpwire_policy {
    uint8_t transit;       /* enum icmpwire_advice: passing a firewall */
    uint8_t local;         /* enum icmpwire_advice: to the firewall or host itself */
    uint8_t hop_limit;     /* required of a packet that arrives: 255, 1; 0: any */
    bool link_local;       /* never leaves the link */
    bool unfragmented;     /* must not be fragmented (RFC 6980) */
    bool deprecated;       /* as in names.h */
    uint8_t message_class; /* enum icmpwire_message_class of names.h */
    const char *source;    /* "RFC 4890 sections 4.3.1, 4.4.1"; static */
    const char *note;      /* one line, or ""; static */
};

/* The row for a type and code, whether assigned or not; never null, static. policy.def has them all. */
ICMPWIRE_API const struct icmpwire_policy *icmpwire_policy_of(enum icmpwire_family family, uint8_t type, uint8_t code);

/* "must-not-drop", ...: static text, never null. */
ICMPWIRE_API const char *icmpwire_advice_name(enum icmpwire_advice advice);

#ifdef __cplusplus
}
#endif
#endif
