/* SPDX-License-Identifier: BSD-2-Clause */
/* RPL, the routing protocol of low-power networks: ICMPv6 type 155 (RFC 6550 section 6). The code says which base
 * object the message has; options follow it. Lifetimes "in units" count the lifetime unit of the DODAG configuration.
 */
#ifndef ICMPWIRE_RPL_H
#define ICMPWIRE_RPL_H

#include "option.h"

#ifdef __cplusplus
extern "C" {
#endif

enum icmpwire_rpl_code {
    ICMPWIRE_RPL_DIS = 0,
    ICMPWIRE_RPL_DIO = 1,
    ICMPWIRE_RPL_DAO = 2,
    ICMPWIRE_RPL_DAO_ACK = 3,
    ICMPWIRE_RPL_P2P_DRO = 4,
    ICMPWIRE_RPL_P2P_DRO_ACK = 5,
    ICMPWIRE_RPL_MEASUREMENT = 6,
    ICMPWIRE_RPL_DCO = 7,
    ICMPWIRE_RPL_DCO_ACK = 8,
    ICMPWIRE_RPL_PDR = 9,
    ICMPWIRE_RPL_PDR_ACK = 10,
    ICMPWIRE_RPL_SECURE = 0x80, /* and any of 0 to 8: the same base object behind a security section */
    ICMPWIRE_RPL_CONSISTENCY_CHECK = 0x8a
};

/* The instance octet of most base objects (RFC 6550 section 5.1) */
#define ICMPWIRE_RPL_INSTANCE_LOCAL(instance) ((instance) >> 7 & 1)

/* ---- base objects ---- */

/* DODAG information solicitation (RFC 6550 section 6.2) */
struct icmpwire_rpl_dis {
    uint8_t flags; /* none assigned */
    uint8_t reserved;
};

/* DODAG information object (RFC 6550 section 6.3) */
struct icmpwire_rpl_dio {
    uint8_t instance;
    uint8_t version;
    uint16_t rank; /* 0xffff: infinite */
    uint8_t mode;  /* grounded, mode of operation, preference: the macros below */
    uint8_t dtsn;  /* destination advertisement trigger sequence number */
    uint8_t flags; /* none assigned */
    uint8_t reserved2;
    struct icmpwire_address dodagid;
};
#define ICMPWIRE_RPL_GROUNDED(mode)          ((mode) >> 7 & 1)
#define ICMPWIRE_RPL_MODE_OF_OPERATION(mode) ((mode) >> 3 & 7)
#define ICMPWIRE_RPL_PREFERENCE(mode)        ((mode) & 7)

/* Destination advertisement object (RFC 6550 section 6.4; P: RFC 9914). Building sets D when there is a DODAGID; so for
 * the other objects that have the flag. */
struct icmpwire_rpl_dao {
    uint8_t instance;
    uint8_t flags; /* K, D, P and 5 reserved: the macros below */
    uint8_t reserved2;
    uint8_t sequence;
    struct icmpwire_address dodagid; /* null without D */
};
#define ICMPWIRE_RPL_DAO_ACKNOWLEDGE(flags) ((flags) >> 7 & 1)
#define ICMPWIRE_RPL_DAO_DODAGID(flags)     ((flags) >> 6 & 1)
#define ICMPWIRE_RPL_DAO_PROJECTED(flags)   ((flags) >> 5 & 1)

/* The acknowledgment of a DAO (RFC 6550 section 6.5; P: RFC 9914) */
struct icmpwire_rpl_dao_ack {
    uint8_t instance;
    uint8_t flags; /* D, P and 6 reserved: the macros below */
    uint8_t sequence;
    uint8_t status;                  /* ICMPWIRE_RPL_STATUS_ macros */
    struct icmpwire_address dodagid; /* null without D */
};
#define ICMPWIRE_RPL_ACK_DODAGID(flags)   ((flags) >> 7 & 1)
#define ICMPWIRE_RPL_ACK_PROJECTED(flags) ((flags) >> 6 & 1)

/* A status octet (RFC 9010 section 6.3) */
#define ICMPWIRE_RPL_STATUS_REJECTION(status)            ((status) >> 7 & 1)
#define ICMPWIRE_RPL_STATUS_ADDRESS_REGISTRATION(status) ((status) >> 6 & 1) /* the value is one of ND option 33 */
#define ICMPWIRE_RPL_STATUS_VALUE(status)                ((status) & 0x3f)

/* Point-to-point discovery reply object (RFC 6997 section 8) */
struct icmpwire_rpl_p2p_dro {
    uint8_t instance;
    uint8_t version;
    uint16_t flags; /* stop, acknowledgment required, 2 bits sequence, 12 reserved: the macros below */
    struct icmpwire_address dodagid;
};
#define ICMPWIRE_RPL_DRO_STOP(flags)        ((flags) >> 15 & 1)
#define ICMPWIRE_RPL_DRO_ACKNOWLEDGE(flags) ((flags) >> 14 & 1)
#define ICMPWIRE_RPL_DRO_SEQUENCE(flags)    ((flags) >> 12 & 3)

/* Its acknowledgment (RFC 6997 section 10) */
struct icmpwire_rpl_p2p_dro_ack {
    uint8_t instance;
    uint8_t version;
    uint16_t flags; /* 2 bits sequence, 14 reserved */
    struct icmpwire_address dodagid;
};
#define ICMPWIRE_RPL_DRO_ACK_SEQUENCE(flags) ((flags) >> 14 & 3)

/* Measurement object (RFC 6998 section 3). Its addresses lack their first octets, as many as the compression says. */
struct icmpwire_rpl_measurement {
    uint8_t instance;
    uint8_t compression; /* compression, T, H, A, R: the macros below */
    uint8_t flags;       /* B, I, 6 bits sequence: the macros below */
    uint8_t counts;      /* 4 bits number of addresses, 4 bits index */
    struct icmpwire_span start;
    struct icmpwire_span end;
    struct icmpwire_span addresses; /* of the route, 16 octets less the elided ones each */
};
#define ICMPWIRE_RPL_ELIDED(compression)               ((compression) >> 4 & 15) /* octets */
#define ICMPWIRE_RPL_MEASUREMENT_REQUEST(compression)  ((compression) >> 3 & 1)
#define ICMPWIRE_RPL_HOP_BY_HOP(compression)           ((compression) >> 2 & 1)
#define ICMPWIRE_RPL_ACCUMULATE(compression)           ((compression) >> 1 & 1)
#define ICMPWIRE_RPL_REVERSE(compression)              ((compression) & 1)
#define ICMPWIRE_RPL_BACK_REQUEST(flags)               ((flags) >> 7 & 1)
#define ICMPWIRE_RPL_INTERMEDIATE_REPLY(flags)         ((flags) >> 6 & 1)
#define ICMPWIRE_RPL_MEASUREMENT_SEQUENCE(flags)       ((flags) & 0x3f)
#define ICMPWIRE_RPL_MEASUREMENT_ADDRESS_COUNT(counts) ((counts) >> 4 & 15)
#define ICMPWIRE_RPL_MEASUREMENT_INDEX(counts)         ((counts) & 15)

/* Destination cleanup object (RFC 9009 section 4.3) */
struct icmpwire_rpl_dco {
    uint8_t instance;
    uint8_t flags;  /* K, D and 6 reserved, as in the DAO */
    uint8_t status; /* ICMPWIRE_RPL_STATUS_ macros */
    uint8_t sequence;
    struct icmpwire_address dodagid; /* null without D */
};

/* Its acknowledgment (RFC 9009 section 4.3) */
struct icmpwire_rpl_dco_ack {
    uint8_t instance;
    uint8_t flags; /* D and 7 reserved: ICMPWIRE_RPL_ACK_DODAGID */
    uint8_t sequence;
    uint8_t status;                  /* ICMPWIRE_RPL_STATUS_ macros */
    struct icmpwire_address dodagid; /* null without D */
};

/* Projected DAO request (RFC 9914 section 5.1) */
struct icmpwire_rpl_pdr {
    uint8_t track;
    uint8_t flags;    /* K, R and 6 reserved: the macros below */
    uint8_t lifetime; /* requested, in units; 0: destroy the track; 255: infinite */
    uint8_t sequence;
};
#define ICMPWIRE_RPL_PDR_ACKNOWLEDGE(flags) ((flags) >> 7 & 1)
#define ICMPWIRE_RPL_PDR_REDUNDANT(flags)   ((flags) >> 6 & 1)

/* Its acknowledgment (RFC 9914 section 5.2) */
struct icmpwire_rpl_pdr_ack {
    uint8_t track;
    uint8_t flags;    /* none assigned */
    uint8_t lifetime; /* in units */
    uint8_t sequence;
    uint8_t status;     /* E, 1 reserved, 6 bits value */
    uint32_t reserved2; /* 24 bits */
};
#define ICMPWIRE_RPL_PDR_REJECTION(status) ((status) >> 7 & 1)
#define ICMPWIRE_RPL_PDR_VALUE(status)     ((status) & 0x3f)

/* Consistency check (RFC 6550 section 6.6); always behind a security section */
struct icmpwire_rpl_consistency_check {
    uint8_t instance;
    uint8_t flags; /* R and 7 reserved */
    uint16_t nonce;
    struct icmpwire_address dodagid;
    uint32_t destination_counter;
};
#define ICMPWIRE_RPL_CHECK_RESPONSE(flags) ((flags) >> 7 & 1)

/* ---- security ---- */

/* The security section of a secure message (RFC 6550 section 6.1) */
struct icmpwire_rpl_security {
    uint8_t time;      /* 1 bit: the counter is a time stamp; 7 reserved */
    uint8_t algorithm; /* 0: CCM with AES-128, RSA with SHA-256 */
    uint8_t level;     /* key identifier mode, 3 reserved, security level: the macros below */
    uint8_t flags;     /* none assigned */
    uint32_t counter;
    struct icmpwire_span key_source; /* 8 octets in key identifier mode 2, and in 3 with encryption */
    uint8_t key_index;               /* in those and in mode 0 */
};
#define ICMPWIRE_RPL_KEY_MODE(level)       ((level) >> 6 & 3)
#define ICMPWIRE_RPL_SECURITY_LEVEL(level) ((level) & 7)

/* 155. The base object that the code names and its options; for a code that names none, and behind the security section
 * of a message that is encrypted or of an unassigned level, octets. */
struct icmpwire_rpl {
    struct icmpwire_rpl_security security; /* codes from 0x80 that name a base object */
    union {
        struct icmpwire_rpl_dis dis;
        struct icmpwire_rpl_dio dio;
        struct icmpwire_rpl_dao dao;
        struct icmpwire_rpl_dao_ack dao_ack;
        struct icmpwire_rpl_p2p_dro p2p_dro;
        struct icmpwire_rpl_p2p_dro_ack p2p_dro_ack;
        struct icmpwire_rpl_measurement measurement;
        struct icmpwire_rpl_dco dco;
        struct icmpwire_rpl_dco_ack dco_ack;
        struct icmpwire_rpl_pdr pdr;
        struct icmpwire_rpl_pdr_ack pdr_ack;
        struct icmpwire_rpl_consistency_check consistency_check;
        struct icmpwire_span body; /* neither base object nor options */
    };
    struct icmpwire_span options;        /* icmpwire_rpl_option_next */
    struct icmpwire_span authentication; /* a secure message's code or signature at its end; writing keeps its size to
                                            what the security section says: 4, 8, 256 or 384 octets */
};

/* ---- metrics (RFC 6551) ---- */

enum icmpwire_rpl_metric_type {
    ICMPWIRE_RPL_METRIC_NODE_STATE = 1,
    ICMPWIRE_RPL_METRIC_NODE_ENERGY = 2,
    ICMPWIRE_RPL_METRIC_HOP_COUNT = 3,
    ICMPWIRE_RPL_METRIC_THROUGHPUT = 4,
    ICMPWIRE_RPL_METRIC_LATENCY = 5,
    ICMPWIRE_RPL_METRIC_LINK_QUALITY = 6,
    ICMPWIRE_RPL_METRIC_ETX = 7,
    ICMPWIRE_RPL_METRIC_LINK_COLOR = 8
};

/* In each of these `more` holds what a recorded metric says of further nodes or links, in the same form, and TLVs; none
 * of those is defined. */

/* 1 (RFC 6551 section 3.1) */
struct icmpwire_rpl_node_state {
    uint8_t reserved2;
    uint8_t attributes; /* 6 reserved, aggregator, overloaded */
    struct icmpwire_span more;
};

/* 2 (RFC 6551 section 3.2) */
struct icmpwire_rpl_node_energy {
    uint8_t attributes; /* 4 reserved, I: the type is included, T: 0 mains 1 battery 2 scavenger, E: estimated */
    uint8_t energy;     /* percent; estimated when E is set */
    struct icmpwire_span more;
};

/* 3 (RFC 6551 section 3.3) */
struct icmpwire_rpl_hop_count {
    uint8_t attributes; /* 4 reserved, 4 flags of which none is assigned */
    uint8_t hop_count;
    struct icmpwire_span more;
};

/* 4 (RFC 6551 section 4.1) */
struct icmpwire_rpl_throughput {
    uint32_t octets_per_second;
    struct icmpwire_span more;
};

/* 5 (RFC 6551 section 4.2) */
struct icmpwire_rpl_latency {
    uint32_t microseconds;
    struct icmpwire_span more;
};

/* 6 (RFC 6551 section 4.3.1) */
struct icmpwire_rpl_link_quality {
    uint8_t reserved2;
    uint8_t level; /* 3 bits level: 0 unknown, 1 best, 7 worst; 5 bits number of links */
    struct icmpwire_span more;
};

/* 7 (RFC 6551 section 4.3.2) */
struct icmpwire_rpl_etx {
    uint16_t etx_128ths; /* expected transmissions, times 128 */
    struct icmpwire_span more;
};

/* 8 (RFC 6551 section 4.4) */
struct icmpwire_rpl_link_color {
    uint8_t reserved2;
    uint16_t
        color; /* 10 bits color; then a metric has 6 bits number of links, a constraint 5 reserved and X: exclude */
    struct icmpwire_span more;
};

/* An object of a metric container (RFC 6551 section 2.1); type says which member holds. */
struct icmpwire_rpl_metric {
    uint8_t status;
    uint8_t type;   /* enum icmpwire_rpl_metric_type */
    uint16_t flags; /* 5 reserved, P, C, O, R, 3 bits aggregation, 4 bits precedence: the macros below */
    uint8_t length; /* octets behind this field */
    union {
        struct icmpwire_rpl_node_state node_state;
        struct icmpwire_rpl_node_energy node_energy;
        struct icmpwire_rpl_hop_count hop_count;
        struct icmpwire_rpl_throughput throughput;
        struct icmpwire_rpl_latency latency;
        struct icmpwire_rpl_link_quality link_quality;
        struct icmpwire_rpl_etx etx;
        struct icmpwire_rpl_link_color link_color;
        struct icmpwire_span body; /* others */
    };
};
#define ICMPWIRE_RPL_METRIC_PARTIAL(flags)     ((flags) >> 10 & 1)
#define ICMPWIRE_RPL_METRIC_CONSTRAINT(flags)  ((flags) >> 9 & 1)
#define ICMPWIRE_RPL_METRIC_OPTIONAL(flags)    ((flags) >> 8 & 1)
#define ICMPWIRE_RPL_METRIC_RECORDED(flags)    ((flags) >> 7 & 1)
#define ICMPWIRE_RPL_METRIC_AGGREGATION(flags) ((flags) >> 4 & 7) /* 0 sum 1 maximum 2 minimum 3 product */
#define ICMPWIRE_RPL_METRIC_PRECEDENCE(flags)  ((flags) & 15)

/* ---- options ---- */

enum icmpwire_rpl_option_type {
    ICMPWIRE_RPL_OPTION_PAD1 = 0,
    ICMPWIRE_RPL_OPTION_PADN = 1,
    ICMPWIRE_RPL_OPTION_METRIC_CONTAINER = 2,
    ICMPWIRE_RPL_OPTION_ROUTE_INFORMATION = 3,
    ICMPWIRE_RPL_OPTION_DODAG_CONFIGURATION = 4,
    ICMPWIRE_RPL_OPTION_TARGET = 5,
    ICMPWIRE_RPL_OPTION_TRANSIT_INFORMATION = 6,
    ICMPWIRE_RPL_OPTION_SOLICITED_INFORMATION = 7,
    ICMPWIRE_RPL_OPTION_PREFIX_INFORMATION = 8,
    ICMPWIRE_RPL_OPTION_TARGET_DESCRIPTOR = 9,
    ICMPWIRE_RPL_OPTION_P2P_ROUTE_DISCOVERY = 10,
    ICMPWIRE_RPL_OPTION_ROUTE_REQUEST = 11,
    ICMPWIRE_RPL_OPTION_ROUTE_REPLY = 12,
    ICMPWIRE_RPL_OPTION_ART = 13,
    ICMPWIRE_RPL_OPTION_ROOT_FAILURE = 14,
    ICMPWIRE_RPL_OPTION_STATEFUL_VIA = 15,
    ICMPWIRE_RPL_OPTION_SOURCE_ROUTED_VIA = 16,
    ICMPWIRE_RPL_OPTION_SIBLING_INFORMATION = 17
};

/* 3 (RFC 6550 section 6.7.5) */
struct icmpwire_rpl_route_information {
    uint8_t prefix_length; /* bits */
    uint8_t flags;         /* 3 reserved, 2 preference (signed), 3 reserved */
    uint32_t lifetime_seconds;
    struct icmpwire_span prefix; /* at most 16 octets, at least those of the prefix */
};

/* 4 (RFC 6550 section 6.7.6; D: RFC 9914, P: RFC 9010, T: RFC 9035, RPI: RFC 9008) */
struct icmpwire_rpl_dodag_configuration {
    uint8_t flags;               /* D, P, T, RPI, A, 3 bits path control size: the macros below */
    uint8_t interval_doublings;  /* of the trickle timer of DIOs */
    uint8_t interval_min;        /* its smallest interval: a power of two of milliseconds */
    uint8_t redundancy_constant; /* of that timer */
    uint16_t max_rank_increase;  /* 0: no limit */
    uint16_t min_hop_rank_increase;
    uint16_t objective_code_point; /* 0: RFC 6552; 1: RFC 6719 */
    uint8_t reserved;
    uint8_t default_lifetime; /* in units; 255: infinite */
    uint16_t lifetime_unit_seconds;
};
#define ICMPWIRE_RPL_CONFIGURATION_PROJECTED(flags)      ((flags) >> 7 & 1) /* projected routes are supported */
#define ICMPWIRE_RPL_CONFIGURATION_PROXY(flags)          ((flags) >> 6 & 1) /* the root proxies registrations */
#define ICMPWIRE_RPL_CONFIGURATION_COMPRESSION(flags)    ((flags) >> 5 & 1) /* RFC 8138 is in use */
#define ICMPWIRE_RPL_CONFIGURATION_RPI23(flags)          ((flags) >> 4 & 1) /* the hop-by-hop option is 0x23 */
#define ICMPWIRE_RPL_CONFIGURATION_AUTHENTICATION(flags) ((flags) >> 3 & 1)
#define ICMPWIRE_RPL_PATH_CONTROL_SIZE(flags)            ((flags) & 7)

/* 5 (RFC 6550 section 6.7.7; F, X, ROVR: RFC 9010 section 6.1; kind: RFC 9685). Building computes the ROVR size when a
 * ROVR is given. */
struct icmpwire_rpl_target {
    uint8_t flags;                 /* F, X, 2 bits kind, 4 bits ROVR size: the macros below */
    uint8_t prefix_length;         /* bits */
    struct icmpwire_span prefix;   /* the octets that it needs; 16 with F */
    struct icmpwire_span rovr;     /* 8 octets for each of sizes 1 to 4 */
    struct icmpwire_span trailing; /* behind the prefix, when the ROVR size is 0 or not assigned */
};
#define ICMPWIRE_RPL_TARGET_FULL(flags)      ((flags) >> 7 & 1) /* the address of the advertiser, in full */
#define ICMPWIRE_RPL_TARGET_PROXY(flags)     ((flags) >> 6 & 1) /* the root is asked to proxy the registration */
#define ICMPWIRE_RPL_TARGET_KIND(flags)      ((flags) >> 4 & 3) /* 0 unicast 1 multicast 2 anycast 3 prefix */
#define ICMPWIRE_RPL_TARGET_ROVR_SIZE(flags) ((flags) & 15)     /* units of 8 octets */

/* 6 (RFC 6550 section 6.7.8; I: RFC 9009) */
struct icmpwire_rpl_transit_information {
    uint8_t flags; /* E, I and 6 reserved: the macros below */
    uint8_t path_control;
    uint8_t path_sequence;
    uint8_t path_lifetime;          /* in units; 0: no path; 255: infinite */
    struct icmpwire_address parent; /* null when there is none */
};
#define ICMPWIRE_RPL_TRANSIT_EXTERNAL(flags)   ((flags) >> 7 & 1)
#define ICMPWIRE_RPL_TRANSIT_INVALIDATE(flags) ((flags) >> 6 & 1) /* the previous route */

/* 7 (RFC 6550 section 6.7.9) */
struct icmpwire_rpl_solicited_information {
    uint8_t instance;
    uint8_t flags; /* V, I, D and 5 reserved: which of the others must match */
    struct icmpwire_address dodagid;
    uint8_t version;
};
#define ICMPWIRE_RPL_MATCH_VERSION(flags)  ((flags) >> 7 & 1)
#define ICMPWIRE_RPL_MATCH_INSTANCE(flags) ((flags) >> 6 & 1)
#define ICMPWIRE_RPL_MATCH_DODAGID(flags)  ((flags) >> 5 & 1)

/* 10 (RFC 6997 section 7). Addresses lack as many octets as the compression says. */
struct icmpwire_rpl_p2p_route_discovery {
    uint8_t flags;               /* R, H, 2 bits number of routes, 4 bits elided octets: the macros below */
    uint8_t limits;              /* 2 bits lifetime: 1, 4, 16, 64 seconds; 6 bits rank limit, or next hop in a reply */
    struct icmpwire_span target; /* 16 octets less the elided ones */
    struct icmpwire_span addresses; /* of the route, of that size each */
};
#define ICMPWIRE_RPL_P2P_REPLY(flags)      ((flags) >> 7 & 1)
#define ICMPWIRE_RPL_P2P_HOP_BY_HOP(flags) ((flags) >> 6 & 1)
#define ICMPWIRE_RPL_P2P_ROUTES(flags)     ((flags) >> 4 & 3) /* wanted, less one */
#define ICMPWIRE_RPL_P2P_ELIDED(flags)     ((flags) & 15)     /* octets */
#define ICMPWIRE_RPL_P2P_LIFETIME(limits)  ((limits) >> 6 & 3)
#define ICMPWIRE_RPL_P2P_RANK(limits)      ((limits) & 0x3f) /* 0: no limit */

/* 11 (RFC 9854 section 4.1) */
struct icmpwire_rpl_route_request {
    uint16_t flags; /* S, H, 1 reserved, 4 bits elided octets, 2 bits lifetime, 7 bits rank limit: the macros below */
    uint8_t originator_sequence;
    struct icmpwire_span addresses; /* without H: of the route, 16 octets less the elided ones each */
};
#define ICMPWIRE_RPL_AODV_FIRST(flags)      ((flags) >> 15 & 1) /* request: symmetric; reply: gratuitous */
#define ICMPWIRE_RPL_AODV_HOP_BY_HOP(flags) ((flags) >> 14 & 1)
#define ICMPWIRE_RPL_AODV_ELIDED(flags)     ((flags) >> 9 & 15) /* octets */
#define ICMPWIRE_RPL_AODV_LIFETIME(flags)   ((flags) >> 7 & 3)  /* 0: no limit; 16, 64, 256 seconds */
#define ICMPWIRE_RPL_AODV_RANK(flags)       ((flags) & 0x7f)    /* 0: no limit */

/* 12 (RFC 9854 section 4.2) */
struct icmpwire_rpl_route_reply {
    uint16_t flags;                 /* as in the request, but G for S */
    uint8_t delta;                  /* 6 bits: what the instance was shifted by; 2 reserved */
    struct icmpwire_span addresses; /* as in the request */
};
#define ICMPWIRE_RPL_AODV_DELTA(delta) ((delta) >> 2 & 0x3f)

/* 13 (RFC 9854 section 4.3) */
struct icmpwire_rpl_art {
    uint8_t destination_sequence;
    uint8_t prefix_length;       /* 1 reserved, 7 bits: 0 for a whole address */
    struct icmpwire_span target; /* the octets that the prefix length needs; 16 for 0 */
};
#define ICMPWIRE_RPL_ART_PREFIX_LENGTH(prefix_length) ((prefix_length) & 0x7f)

/* 14 (RFC 9866 section 4.2): two bit arrays of one size; none when root failure detection is off */
struct icmpwire_rpl_root_failure {
    struct icmpwire_span positive;
    struct icmpwire_span negative;
};

/* 15 and 16 (RFC 9914 section 5.3) */
struct icmpwire_rpl_via {
    uint8_t flags; /* none assigned */
    uint8_t route; /* identifier of the projected route */
    uint8_t segment_sequence;
    uint8_t segment_lifetime;    /* in units; 0: no path; 255: infinite */
    struct icmpwire_span routes; /* icmpwire_rpl_source_route_next */
};

/* An SRH-6LoRH header (RFC 8138 section 5.1) */
struct icmpwire_rpl_source_route {
    uint8_t status;
    uint8_t size;                   /* 3 bits form: 4; 5 bits number of addresses less one */
    uint8_t type;                   /* 0 to 4: 1, 2, 4, 8 or 16 octets an address */
    struct icmpwire_span addresses; /* their last octets */
};
#define ICMPWIRE_RPL_SOURCE_ROUTE_COUNT(size) (((size) & 31) + 1)

/* 17 (RFC 9914 section 5.4) */
struct icmpwire_rpl_sibling_information {
    uint8_t flags; /* S, B, 3 reserved, 3 bits compression: the macros below */
    uint8_t opaque;
    uint16_t rank_step;
    uint16_t reserved2;
    struct icmpwire_span dodagid; /* without S; 1, 2, 4, 8 or 16 octets by the compression */
    struct icmpwire_span address; /* of the sibling, of that size */
};
#define ICMPWIRE_RPL_SIBLING_SAME_DODAG(flags)  ((flags) >> 7 & 1)
#define ICMPWIRE_RPL_SIBLING_SYMMETRIC(flags)   ((flags) >> 6 & 1)
#define ICMPWIRE_RPL_SIBLING_COMPRESSION(flags) ((flags) & 7) /* 0 to 4 */

/* An option (RFC 6550 section 6.7.1); type says which member holds. */
struct icmpwire_rpl_option {
    uint8_t status;
    uint8_t type;   /* enum icmpwire_rpl_option_type */
    uint8_t length; /* octets behind this field; type 0 has none */
    union {
        struct icmpwire_span padding;                                    /* 1 */
        struct icmpwire_span metrics;                                    /* 2: icmpwire_rpl_metric_next */
        struct icmpwire_rpl_route_information route_information;         /* 3 */
        struct icmpwire_rpl_dodag_configuration dodag_configuration;     /* 4 */
        struct icmpwire_rpl_target target;                               /* 5 */
        struct icmpwire_rpl_transit_information transit_information;     /* 6 */
        struct icmpwire_rpl_solicited_information solicited_information; /* 7 */
        struct icmpwire_prefix_information prefix_information;           /* 8; its P flag is reserved here */
        uint32_t target_descriptor;                                      /* 9 */
        struct icmpwire_rpl_p2p_route_discovery p2p_route_discovery;     /* 10 */
        struct icmpwire_rpl_route_request route_request;                 /* 11 */
        struct icmpwire_rpl_route_reply route_reply;                     /* 12 */
        struct icmpwire_rpl_art art;                                     /* 13 */
        struct icmpwire_rpl_root_failure root_failure;                   /* 14 */
        struct icmpwire_rpl_via via;                                     /* 15, 16 */
        struct icmpwire_rpl_sibling_information sibling_information;     /* 17 */
        struct icmpwire_span body;                                       /* others */
    };
};

ICMPWIRE_ELEMENT(rpl_option)
ICMPWIRE_ELEMENT(rpl_metric)
ICMPWIRE_ELEMENT(rpl_source_route)

#ifdef __cplusplus
}
#endif
#endif
