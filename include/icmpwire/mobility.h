/* SPDX-License-Identifier: BSD-2-Clause */
/* Mobile IPv6 (RFC 6275), fast handovers (RFC 5568), SEND's certification paths (RFC 3971), ILNP (RFC 6743). Options
 * are those of option.h. */
#ifndef ICMPWIRE_MOBILITY_H
#define ICMPWIRE_MOBILITY_H

#include "element.h"

#ifdef __cplusplus
extern "C" {
#endif

/* 144 home agent address discovery request (RFC 6275 section 6.5, RFC 3963 section 7.1) */
struct icmpwire_home_agent_request {
    uint16_t identifier;
    uint16_t flags; /* R mobile router, 15 reserved */
    struct icmpwire_span trailing;
};
#define ICMPWIRE_HOME_AGENT_MOBILE_ROUTER(flags) ((flags) >> 15 & 1)

/* 145 home agent address discovery reply (RFC 6275 section 6.6, RFC 3963 section 7.2) */
struct icmpwire_home_agent_reply {
    uint16_t identifier;
    uint16_t flags;                   /* as in the request */
    struct icmpwire_span home_agents; /* IPv6 addresses, 16 octets each */
};

/* 146 (RFC 6275 section 6.7) */
struct icmpwire_mobile_prefix_solicitation {
    uint16_t identifier;
    uint16_t reserved;
    struct icmpwire_span options; /* icmpwire_option_next */
};

/* 147 (RFC 6275 section 6.8) */
struct icmpwire_mobile_prefix_advertisement {
    uint16_t identifier;
    uint16_t flags;               /* M O and 14 reserved */
    struct icmpwire_span options; /* icmpwire_option_next */
};

/* 148 (RFC 3971 section 6.4.1) */
struct icmpwire_certification_path_solicitation {
    uint16_t identifier;
    uint16_t component;           /* 65535: all */
    struct icmpwire_span options; /* icmpwire_option_next */
};

/* 149 (RFC 3971 section 6.4.2) */
struct icmpwire_certification_path_advertisement {
    uint16_t identifier;
    uint16_t all_components;
    uint16_t component; /* counts down to 0 */
    uint16_t reserved;
    struct icmpwire_span options; /* icmpwire_option_next */
};

enum icmpwire_fast_handover_subtype {
    ICMPWIRE_ROUTER_SOLICITATION_FOR_PROXY = 2,
    ICMPWIRE_PROXY_ROUTER_ADVERTISEMENT = 3,
    ICMPWIRE_HANDOVER_INITIATE = 4,   /* withdrawn by RFC 5568 */
    ICMPWIRE_HANDOVER_ACKNOWLEDGE = 5 /* withdrawn by RFC 5568 */
};

/* 154 (RFC 5568 section 6.1) */
struct icmpwire_fast_handover {
    uint8_t subtype; /* enum icmpwire_fast_handover_subtype */
    uint8_t flags;   /* R (RFC 5271) and 7 reserved */
    uint16_t identifier;
    struct icmpwire_span options; /* icmpwire_option_next */
};

/* 156 (RFC 6743 section 2) */
struct icmpwire_locator_update {
    uint8_t number_of_locators;
    uint8_t operation; /* 1 advertisement, 2 acknowledgement */
    uint16_t reserved;
    struct icmpwire_span locators; /* icmpwire_locator_next */
    struct icmpwire_span trailing;
};

struct icmpwire_locator {
    uint8_t status;
    struct icmpwire_span locator; /* 8 octets */
    uint16_t preference;          /* lower preferred */
    uint16_t lifetime_seconds;
};

ICMPWIRE_ELEMENT(locator)

#ifdef __cplusplus
}
#endif
#endif
