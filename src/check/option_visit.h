/* SPDX-License-Identifier: BSD-2-Clause */
/* One option of Neighbor Discovery form on its way through the checks, which are in a file for each kind of option. */
#ifndef ICMPWIRE_CHECK_OPTION_VISIT_H
#define ICMPWIRE_CHECK_OPTION_VISIT_H

#include "options.h"

struct icmpwire_option_visit {
    struct icmpwire_checker *c;
    const struct icmpwire_message *message;
    enum icmpwire_carries carrier;
    struct icmpwire_options_seen *seen;
    struct icmpwire_place place;
};

/* The option is whole, and of a type that the file is about. */
typedef void icmpwire_check_option_fn(struct icmpwire_option_visit *v, const struct icmpwire_option *option);
icmpwire_check_option_fn icmpwire_check_router_option; /* RFC 4861, and the configuration that routers give */
icmpwire_check_option_fn icmpwire_check_mobile_option; /* mobility, secure and inverse discovery */
icmpwire_check_option_fn icmpwire_check_lowpan_option; /* low-power networks */

/* Adds a finding about a member of the option. */
ICMPWIRE_COLD void icmpwire_found_in_option(struct icmpwire_option_visit *v, uint16_t number, const char *path);

/* For functions in which the visit is called v. */
#define FOUND(NAME, path) icmpwire_found_in_option(v, ICMPWIRE_FINDING_##NAME, path)
#define FOUND_WHEN(condition, NAME, path) \
    do {                                  \
        if (ICMPWIRE_RARE(condition))     \
            FOUND(NAME, path);            \
    } while (0)
#define RESERVED(bits, path)  FOUND_WHEN(bits, OPTION_RESERVED, path)
#define PADDING(octets, path) FOUND_WHEN(!icmpwire_zeros((octets).data, (octets).size), OPTION_PADDING, path)

#endif
