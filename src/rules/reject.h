/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef ICMPWIRE_RULES_REJECT_H
#define ICMPWIRE_RULES_REJECT_H

#include "run.h"

/* Does a rule of the INPUT chain refuse the packet, which is for us? Then it is dropped, and answered if it may be. */
bool icmpwire_rejected4(struct icmpwire_run *run, const struct icmpwire_datagram *d);

/* The same before extension headers were looked at: rules are about what is behind them. */
bool icmpwire_rejected6(struct icmpwire_run *run, const struct icmpwire_datagram *d);

#endif
