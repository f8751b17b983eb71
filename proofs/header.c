/* SPDX-License-Identifier: BSD-2-Clause */
/* What frame.c states, for a header of the chain behind an IP header, of any protocol. */
#include "proof.h"

#include "icmpwire/inline.h"

static size_t icmpwire_reach_any_header(const uint8_t *list, size_t left)
{
    return icmpwire_reach_header(nondet_u8(), list, left);
}

#define SUBJECT any_header
#include "frame.c"
