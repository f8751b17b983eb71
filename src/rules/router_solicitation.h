/* SPDX-License-Identifier: BSD-2-Clause */
/* Asking for routers. */
#ifndef ICMPWIRE_RULES_ROUTER_SOLICITATION_H
#define ICMPWIRE_RULES_ROUTER_SOLICITATION_H

#include "run.h"

/* Sends the first solicitation if the device wants advertisements and none has asked yet. */
void icmpwire_router_solicitation_begin(struct icmpwire_run *run, struct icmpwire_device *device);

#endif
