/* SPDX-License-Identifier: BSD-2-Clause */
/* ICMPv4 errors that have arrived. */
#ifndef ICMPWIRE_RULES_ICMP4_ERROR_H
#define ICMPWIRE_RULES_ICMP4_ERROR_H

#include "run.h"

/* icmp_unreach: types 3, 4, 11 and 12. icmp_redirect: type 5. */
void icmpwire_unreach4(struct icmpwire_run *run, const struct icmpwire_datagram *d);
void icmpwire_icmp4_redirect(struct icmpwire_run *run, const struct icmpwire_datagram *d);

#endif
