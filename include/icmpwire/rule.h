/* SPDX-License-Identifier: BSD-2-Clause */
/* The rules of receiving and sending, as data: every outcome of the state machine (host.h) names the rule that decided.
 * The identifiers group them: A ICMPv4 received, B ICMPv4 errors sent, C ICMPv4 replies, D rate limits, E ICMPv6
 * received, F ICMPv6 errors sent, G ICMPv6 echo replies, H Neighbor Discovery, I Multicast Listener Discovery, J ping
 * sockets, M REJECT targets. docs/rules.md lists them. */
#ifndef ICMPWIRE_RULE_H
#define ICMPWIRE_RULE_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* How binding the document says a rule is. LINUX: no document asks for it, the kernel does it. */
enum icmpwire_level { ICMPWIRE_LEVEL_MUST, ICMPWIRE_LEVEL_SHOULD, ICMPWIRE_LEVEL_MAY, ICMPWIRE_LEVEL_LINUX };

enum icmpwire_rule {
    ICMPWIRE_RULE_NONE = 0,
#define RULE(id, NAME, level, document, function, text) ICMPWIRE_RULE_##NAME,
#include "rules.def"
#undef RULE
    ICMPWIRE_RULE_COUNT
};

/* One rule. All text is static. */
struct icmpwire_rule_row {
    const char *id;       /* "A2" */
    const char *name;     /* "ICMP4_CHECKSUM" */
    uint8_t level;        /* enum icmpwire_level */
    const char *document; /* "RFC 1122 section 3.2.2", "" when there is none */
    const char *function; /* the kernel's function that has the rule, "icmp_rcv" */
    const char *text;     /* what it says, one line */
};

/* Never null; for ICMPWIRE_RULE_NONE and numbers that are none a row of empty texts. */
ICMPWIRE_API const struct icmpwire_rule_row *icmpwire_rule_about(enum icmpwire_rule rule);

/* "MUST", "SHOULD", "MAY", "LINUX" */
ICMPWIRE_API const char *icmpwire_level_name(enum icmpwire_level level);

#ifdef __cplusplus
}
#endif
#endif
