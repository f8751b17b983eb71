/* SPDX-License-Identifier: BSD-2-Clause */
/* Neighbor Discovery (RFC 4861) and inverse Neighbor Discovery (RFC 3122): what the messages hold before their options.
 * The options are in option.h; take them off with icmpwire_option_next. */
#ifndef ICMPWIRE_DISCOVERY_H
#define ICMPWIRE_DISCOVERY_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* 133 router solicitation (RFC 4861 section 4.1); 141 and 142 inverse neighbor solicitation and advertisement
 * (RFC 3122 section 2). */
struct icmpwire_solicitation {
    uint32_t reserved;
    struct icmpwire_span options;
};

/* 134 (RFC 4861 section 4.2). Zero in a number means: not said by this router. */
struct icmpwire_router_advertisement6 {
    uint8_t cur_hop_limit;
    uint8_t flags;                    /* M O H, 2 bits preference, P S and 1 reserved: the macros below */
    uint16_t router_lifetime_seconds; /* 0: not a default router */
    uint32_t reachable_time_milliseconds;
    uint32_t retrans_timer_milliseconds;
    struct icmpwire_span options;
};
#define ICMPWIRE_RA_MANAGED(flags)      ((flags) >> 7 & 1)
#define ICMPWIRE_RA_OTHER_CONFIG(flags) ((flags) >> 6 & 1)
#define ICMPWIRE_RA_HOME_AGENT(flags)   ((flags) >> 5 & 1) /* RFC 6275 section 7.1 */
#define ICMPWIRE_RA_PREFERENCE(flags)   ((flags) >> 3 & 3) /* RFC 4191 section 2.1; ICMPWIRE_PREFERENCE */
#define ICMPWIRE_RA_PROXY(flags)        ((flags) >> 2 & 1) /* RFC 4389 */
#define ICMPWIRE_RA_SNAC(flags)         ((flags) >> 1 & 1) /* draft-ietf-6man-snac-router-ra-flag */

/* A two-bit router preference as a signed number: 1 high, 0 medium, -1 low; 2, the reserved value, stays 2 (RFC 4191).
 */
#define ICMPWIRE_PREFERENCE(bits) ((bits) == 3 ? -1 : (bits))

/* 135 (RFC 4861 section 4.3) */
struct icmpwire_neighbor_solicitation {
    uint32_t reserved;
    struct icmpwire_address target;
    struct icmpwire_span options;
};

/* 136 (RFC 4861 section 4.4) */
struct icmpwire_neighbor_advertisement {
    uint32_t flags; /* R S O and 29 reserved: the macros below */
    struct icmpwire_address target;
    struct icmpwire_span options;
};
#define ICMPWIRE_NA_ROUTER(flags)    ((flags) >> 31 & 1)
#define ICMPWIRE_NA_SOLICITED(flags) ((flags) >> 30 & 1)
#define ICMPWIRE_NA_OVERRIDE(flags)  ((flags) >> 29 & 1)

/* 137 (RFC 4861 section 4.5) */
struct icmpwire_redirect6 {
    uint32_t reserved;
    struct icmpwire_address target;
    struct icmpwire_address destination;
    struct icmpwire_span options;
};

#ifdef __cplusplus
}
#endif
#endif
