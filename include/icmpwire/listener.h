/* SPDX-License-Identifier: BSD-2-Clause */
/* Multicast listener discovery (RFC 2710, RFC 3810) and multicast router discovery (RFC 4286). */
#ifndef ICMPWIRE_LISTENER_H
#define ICMPWIRE_LISTENER_H

#include "element.h"

#ifdef __cplusplus
extern "C" {
#endif

/* 130. Version 1 (RFC 2710 section 3) has 24 octets and ends with the group; version 2 (RFC 3810 section 5.1) has 28 or
 * more; every other length is refused (RFC 3810 section 8.1). */
struct icmpwire_multicast_listener_query {
    uint8_t version;                /* not on the wire: 1 or 2, by the length; building takes 0 for 2 */
    uint16_t maximum_response_code; /* version 1: milliseconds; 2: see icmpwire_response_milliseconds */
    uint16_t reserved;
    struct icmpwire_address group; /* :: in a general query */
    uint8_t flags;                 /* E (RFC 9279), 3 reserved, S, 3 bits QRV: the macros below */
    uint8_t qqic;                  /* see icmpwire_interval_seconds */
    uint16_t number_of_sources;
    struct icmpwire_span sources; /* IPv6 addresses, 16 octets each */
    struct icmpwire_span extra;   /* behind the sources; with E extensions: icmpwire_listener_extension_next */
};
#define ICMPWIRE_QUERY_EXTENDED(flags)   ((flags) >> 7 & 1)
#define ICMPWIRE_QUERY_SUPPRESS(flags)   ((flags) >> 3 & 1)
#define ICMPWIRE_QUERY_ROBUSTNESS(flags) ((flags) & 7)

/* 131 report and 132 done of version 1 (RFC 2710 section 3) */
struct icmpwire_multicast_listener_report {
    uint16_t maximum_response_delay; /* zero */
    uint16_t reserved;
    struct icmpwire_address group;
    struct icmpwire_span trailing;
};

/* 143 (RFC 3810 section 5.2). Octet 1 is reserved, it takes the place of the code. */
struct icmpwire_multicast_listener_report2 {
    uint16_t flags; /* E (RFC 9279) and 15 reserved */
    uint16_t number_of_records;
    struct icmpwire_span records; /* icmpwire_listener_record_next */
    struct icmpwire_span extra;   /* as in the query */
};
#define ICMPWIRE_REPORT_EXTENDED(flags) ((flags) >> 15 & 1)

enum icmpwire_record_type {
    ICMPWIRE_RECORD_IS_INCLUDE = 1,
    ICMPWIRE_RECORD_IS_EXCLUDE = 2,
    ICMPWIRE_RECORD_TO_INCLUDE = 3,
    ICMPWIRE_RECORD_TO_EXCLUDE = 4,
    ICMPWIRE_RECORD_ALLOW = 5,
    ICMPWIRE_RECORD_BLOCK = 6
};

/* A multicast address record (RFC 3810 section 5.2.4) */
struct icmpwire_listener_record {
    uint8_t type;           /* enum icmpwire_record_type */
    uint8_t aux_data_words; /* 32-bit words */
    uint16_t number_of_sources;
    uint8_t status; /* ICMPWIRE_OK, or what is wrong with this record alone */
    struct icmpwire_address group;
    struct icmpwire_span sources;  /* IPv6 addresses, 16 octets each */
    struct icmpwire_span aux_data; /* none is defined */
};

/* An extension behind a query or report whose E flag is set (RFC 9279 section 3). */
struct icmpwire_listener_extension {
    uint8_t status;
    uint16_t type;   /* 0 no-op, 65534 and 65535 experimental */
    uint16_t length; /* octets of the value */
    struct icmpwire_span value;
};

/* 151 multicast router advertisement (RFC 4286 section 3.1). The advertisement interval, in seconds, takes the place of
 * the code. */
struct icmpwire_multicast_router_advertisement {
    uint16_t query_interval_seconds; /* 0: the router does not query */
    uint16_t robustness;
    struct icmpwire_span trailing;
};

/* 152 solicitation and 153 termination (RFC 4286 sections 4.1, 5.1): no more than the header. */
struct icmpwire_multicast_router_solicitation {
    struct icmpwire_span trailing;
};

ICMPWIRE_ELEMENT(listener_record)
ICMPWIRE_ELEMENT(listener_extension)

/* The milliseconds of a maximum response code of version 2 (RFC 3810 section 5.1.3): 0 to 8,387,584. */
ICMPWIRE_API uint32_t icmpwire_response_milliseconds(uint16_t code);

/* The greatest code that stands for no more than that; 8,387,584 and above give the greatest code of all. */
ICMPWIRE_API uint16_t icmpwire_response_code(uint32_t milliseconds);

/* The seconds of a querier's query interval code (RFC 3810 section 5.1.9): 0 to 31,744; and its reverse. */
ICMPWIRE_API uint16_t icmpwire_interval_seconds(uint8_t qqic);
ICMPWIRE_API uint8_t icmpwire_interval_code(uint16_t seconds);

#ifdef __cplusplus
}
#endif
#endif
