/* SPDX-License-Identifier: BSD-2-Clause */
/* Whether two hosts are the same, member by member: what compilers leave between members says nothing. */
#ifndef ICMPWIRE_TESTS_HOST_SAME_H
#define ICMPWIRE_TESTS_HOST_SAME_H

#include "icmpwire.h"

/* Nothing but the trace is left out. */
bool host_same(const struct icmpwire_host *a, const struct icmpwire_host *b);

#endif
