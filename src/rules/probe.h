/* SPDX-License-Identifier: BSD-2-Clause */
/* Section C: what an extended echo request asks (RFC 8335), in either version. */
#ifndef ICMPWIRE_RULES_PROBE_H
#define ICMPWIRE_RULES_PROBE_H

#include "run.h"

/* What the reply to an extended echo request says. */
struct icmpwire_probed {
    uint8_t code;
    uint8_t bits; /* the octet behind the sequence number */
};

/* icmp_build_probe: the caller has filled in the code of the request, which comes back where the answer has none of its
 * own. False when there is no reply. */
bool icmpwire_probe(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct icmpwire_probed *told);

#endif
