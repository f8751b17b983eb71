/* SPDX-License-Identifier: BSD-2-Clause */
/* The options of RPL, checked in one pass; what a message asks of all of them together is collected on the way. */
#ifndef ICMPWIRE_CHECK_RPL_OPTIONS_H
#define ICMPWIRE_CHECK_RPL_OPTIONS_H

#include "options.h"

/* What the options are in. */
struct icmpwire_rpl_carrier {
    unsigned code;  /* without the bit that says secure */
    bool secure;    /* behind a security section */
    bool discovers; /* a DIO of mode of operation 4 */
    bool projected; /* a DAO with the P flag */
};

struct icmpwire_rpl_seen {
    uint8_t count[ICMPWIRE_RPL_OPTION_SIBLING_INFORMATION + 1]; /* of each type; 255 and more are 255 */
    uint8_t before;                                             /* the type of the last option */
    bool configured;              /* not to be with a route discovery: a configuration that it rules out ... */
    uint32_t configuration_index; /* ... and where it is */
};

/* Checks the options of a message, which stand in its list "options". */
void icmpwire_check_rpl_options(struct icmpwire_checker *c, struct icmpwire_span options,
                                const struct icmpwire_rpl_carrier *in, struct icmpwire_rpl_seen *seen);

#endif
