/* SPDX-License-Identifier: BSD-2-Clause */
/* Router renumbering (RFC 2894). */
#ifndef ICMPWIRE_RENUMBERING_H
#define ICMPWIRE_RENUMBERING_H

#include "element.h"

#ifdef __cplusplus
extern "C" {
#endif

enum icmpwire_renumbering_code {
    ICMPWIRE_RENUMBERING_COMMAND = 0,
    ICMPWIRE_RENUMBERING_RESULT = 1,
    ICMPWIRE_RENUMBERING_RESET = 255 /* of the sequence number */
};

/* 138 (RFC 2894 section 3). The code says which list holds; body for the other codes. */
struct icmpwire_router_renumbering {
    uint32_t sequence;
    uint8_t segment;
    uint8_t flags; /* T R A S P and 3 reserved */
    uint16_t maximum_delay_milliseconds;
    uint32_t reserved;
    struct icmpwire_span operations; /* command: icmpwire_prefix_operation_next */
    struct icmpwire_span results;    /* result: icmpwire_prefix_result_next */
    struct icmpwire_span body;
};
#define ICMPWIRE_RENUMBERING_TEST(flags)      ((flags) >> 7 & 1)
#define ICMPWIRE_RENUMBERING_REPORT(flags)    ((flags) >> 6 & 1) /* a result is wanted */
#define ICMPWIRE_RENUMBERING_ALL(flags)       ((flags) >> 5 & 1) /* interfaces, those shut down as well */
#define ICMPWIRE_RENUMBERING_SITE(flags)      ((flags) >> 4 & 1) /* specific */
#define ICMPWIRE_RENUMBERING_PROCESSED(flags) ((flags) >> 3 & 1) /* before */

/* A prefix control operation: a match part and use parts (RFC 2894 section 3.2.1) */
struct icmpwire_prefix_operation {
    uint8_t status;
    uint8_t operation; /* 1 add, 2 change, 3 set global */
    uint8_t length;    /* units of 8 octets, 4 times the use parts and 3 */
    uint8_t ordinal;
    uint8_t match_length; /* bits */
    uint8_t minimum_length;
    uint8_t maximum_length;
    uint16_t reserved;
    struct icmpwire_address match_prefix;
    struct icmpwire_span use_parts; /* icmpwire_use_part_next */
};

/* RFC 2894 section 3.2.1.2 */
struct icmpwire_use_part {
    uint8_t status;
    uint8_t use_length;  /* bits */
    uint8_t keep_length; /* bits of the matched prefix behind those */
    uint8_t flag_mask;
    uint8_t ra_flags;
    uint32_t valid_lifetime_seconds;
    uint32_t preferred_lifetime_seconds;
    uint32_t flags; /* V P (lifetimes count down) and 30 reserved */
    struct icmpwire_address use_prefix;
};

/* A match report (RFC 2894 section 3.2.2) */
struct icmpwire_prefix_result {
    uint8_t status;
    uint16_t flags; /* 14 reserved, B out of bounds, F forbidden */
    uint8_t ordinal;
    uint8_t matched_length;   /* bits */
    uint32_t interface_index; /* ifIndex of RFC 2863 */
    struct icmpwire_address matched_prefix;
};

ICMPWIRE_ELEMENT(prefix_operation)
ICMPWIRE_ELEMENT(use_part)
ICMPWIRE_ELEMENT(prefix_result)

#ifdef __cplusplus
}
#endif
#endif
