/* SPDX-License-Identifier: BSD-2-Clause */
/* Options of Neighbor Discovery form: an octet type, an octet length in units of 8. Router advertisements and the rest
 * of Neighbor Discovery carry them, and so do mobility, SEND, Seamoby and 6LoWPAN messages. */
#ifndef ICMPWIRE_OPTION_H
#define ICMPWIRE_OPTION_H

#include "element.h"

#ifdef __cplusplus
extern "C" {
#endif

enum icmpwire_option_type {
    ICMPWIRE_OPTION_SOURCE_LINK_LAYER_ADDRESS = 1,
    ICMPWIRE_OPTION_TARGET_LINK_LAYER_ADDRESS = 2,
    ICMPWIRE_OPTION_PREFIX_INFORMATION = 3,
    ICMPWIRE_OPTION_REDIRECTED_HEADER = 4,
    ICMPWIRE_OPTION_MTU = 5,
    ICMPWIRE_OPTION_SHORTCUT_LIMIT = 6,
    ICMPWIRE_OPTION_ADVERTISEMENT_INTERVAL = 7,
    ICMPWIRE_OPTION_HOME_AGENT_INFORMATION = 8,
    ICMPWIRE_OPTION_SOURCE_ADDRESS_LIST = 9,
    ICMPWIRE_OPTION_TARGET_ADDRESS_LIST = 10,
    ICMPWIRE_OPTION_CGA = 11,
    ICMPWIRE_OPTION_RSA_SIGNATURE = 12,
    ICMPWIRE_OPTION_TIMESTAMP = 13,
    ICMPWIRE_OPTION_NONCE = 14,
    ICMPWIRE_OPTION_TRUST_ANCHOR = 15,
    ICMPWIRE_OPTION_CERTIFICATE = 16,
    ICMPWIRE_OPTION_ADDRESS_PREFIX = 17,
    ICMPWIRE_OPTION_NEW_ROUTER_PREFIX = 18,
    ICMPWIRE_OPTION_LINK_LAYER_ADDRESS = 19,
    ICMPWIRE_OPTION_ADVERTISEMENT_ACKNOWLEDGMENT = 20,
    ICMPWIRE_OPTION_PROVISIONING_DOMAIN = 21,
    ICMPWIRE_OPTION_MOBILITY_ANCHOR_POINT = 23,
    ICMPWIRE_OPTION_ROUTE_INFORMATION = 24,
    ICMPWIRE_OPTION_RDNSS = 25,
    ICMPWIRE_OPTION_FLAGS_EXTENSION = 26,
    ICMPWIRE_OPTION_HANDOVER_KEY_REQUEST = 27,
    ICMPWIRE_OPTION_HANDOVER_KEY_REPLY = 28,
    ICMPWIRE_OPTION_HANDOVER_ASSIST = 29,
    ICMPWIRE_OPTION_MOBILE_NODE_IDENTIFIER = 30,
    ICMPWIRE_OPTION_DNSSL = 31,
    ICMPWIRE_OPTION_PROXY_SIGNATURE = 32,
    ICMPWIRE_OPTION_ADDRESS_REGISTRATION = 33,
    ICMPWIRE_OPTION_CONTEXT = 34,
    ICMPWIRE_OPTION_AUTHORITATIVE_BORDER_ROUTER = 35,
    ICMPWIRE_OPTION_CAPABILITY_INDICATION = 36,
    ICMPWIRE_OPTION_CAPTIVE_PORTAL = 37,
    ICMPWIRE_OPTION_PREF64 = 38,
    ICMPWIRE_OPTION_CRYPTO_ID = 39,
    ICMPWIRE_OPTION_SIGNATURE = 40,
    ICMPWIRE_OPTION_RESOURCE_DIRECTORY = 41,
    ICMPWIRE_OPTION_CONSISTENT_UPTIME = 42,
    ICMPWIRE_OPTION_CARD_REQUEST = 138,
    ICMPWIRE_OPTION_CARD_REPLY = 139,
    ICMPWIRE_OPTION_ENCRYPTED_DNS = 144
};

/* A lifetime that never ends, where the option has 32 bits of seconds. */
#define ICMPWIRE_INFINITE 0xffffffffu

/* ---- RFC 4861 ---- */

/* 3 (RFC 4861 section 4.6.2; R: RFC 6275 section 7.2; P: RFC 9762) */
struct icmpwire_prefix_information {
    uint8_t prefix_length; /* bits */
    uint8_t flags;         /* L A R P and 4 reserved: the macros below */
    uint32_t valid_lifetime_seconds;
    uint32_t preferred_lifetime_seconds;
    uint32_t reserved2;
    struct icmpwire_address prefix;
};
#define ICMPWIRE_PREFIX_ON_LINK(flags)         ((flags) >> 7 & 1)
#define ICMPWIRE_PREFIX_AUTONOMOUS(flags)      ((flags) >> 6 & 1)
#define ICMPWIRE_PREFIX_ROUTER_ADDRESS(flags)  ((flags) >> 5 & 1)
#define ICMPWIRE_PREFIX_DHCP6_PREFERRED(flags) ((flags) >> 4 & 1)

/* 4 (RFC 4861 section 4.6.3) */
struct icmpwire_redirected_header {
    uint64_t reserved;             /* 48 bits */
    struct icmpwire_span datagram; /* perhaps padded; see quote.h */
};

/* 5 (RFC 4861 section 4.6.4) */
struct icmpwire_mtu {
    uint16_t reserved;
    uint32_t mtu; /* octets */
};

/* ---- mobility and inverse discovery ---- */

/* 6 (RFC 2491 section 7.1) */
struct icmpwire_shortcut_limit {
    uint8_t limit;
    uint8_t reserved;
    uint32_t reserved2;
};

/* 7 (RFC 6275 section 7.3) */
struct icmpwire_advertisement_interval {
    uint16_t reserved;
    uint32_t interval_milliseconds;
};

/* 8 (RFC 6275 section 7.4; R: RFC 3963 section 7.3) */
struct icmpwire_home_agent_information {
    uint16_t flags;      /* R and 15 reserved */
    uint16_t preference; /* higher preferred */
    uint16_t lifetime_seconds;
};

/* 9 and 10 (RFC 3122 section 3.1) */
struct icmpwire_address_list {
    uint64_t reserved;              /* 48 bits */
    struct icmpwire_span addresses; /* IPv6, 16 octets each */
};

/* 17 and 18 (RFC 5568 section 6.4.1, RFC 4068 section 6.4.2) */
struct icmpwire_address_prefix {
    uint8_t option_code; /* 17: 1 old care-of, 2 new care-of, 3 router's address, 4 router's prefix; 18: 0 */
    uint8_t prefix_length;
    uint32_t reserved;
    struct icmpwire_address address;
};

/* 19 (RFC 5568 section 6.4.3) */
struct icmpwire_fast_link_layer_address {
    uint8_t option_code; /* 0 wildcard, 1 new access point, 2 mobile node, 3 new router, 4 source, 5 to 7 answers */
    struct icmpwire_span address; /* and padding: how long it is follows from the link */
};

/* 20 (RFC 5568 section 6.4.6) */
struct icmpwire_advertisement_acknowledgment {
    uint8_t option_code;
    uint8_t status; /* 1 invalid, 2 use this one, 3 use the router's, 4 send no update, 128 link-layer unknown */
    uint32_t reserved;
    struct icmpwire_address new_care_of; /* null octets: not there */
};

/* 23 (RFC 5380 section 5) */
struct icmpwire_mobility_anchor_point {
    uint8_t distance_preference; /* 4 bits distance in hops, 4 bits preference, 15 the highest */
    uint8_t flags;               /* R and 7 reserved */
    uint32_t valid_lifetime_seconds;
    struct icmpwire_address address;
};

/* 27 and 28 (RFC 5269 sections 3.1, 3.2) */
struct icmpwire_handover_key_request {
    uint8_t pad_length;
    uint8_t algorithm; /* 4 bits, and 4 reserved */
    struct icmpwire_span key;
    struct icmpwire_span padding;
};
struct icmpwire_handover_key_reply {
    uint8_t pad_length;
    uint8_t algorithm;
    uint16_t lifetime_seconds;
    struct icmpwire_span key; /* encrypted */
    struct icmpwire_span padding;
};

/* 29 and 30 (RFC 5271 sections 4.1, 4.2) */
struct icmpwire_coded_value {
    uint8_t option_code;  /* 29: 1 access network identifier, 2 sector identifier; 30: 1 NAI, 2 IMSI */
    uint8_t value_length; /* octets */
    struct icmpwire_span value;
    struct icmpwire_span padding;
};

/* ---- secure neighbor discovery ---- */

/* 11 (RFC 3971 section 5.1, RFC 3972 section 3) */
struct icmpwire_cga {
    uint8_t pad_length;
    uint8_t reserved;
    struct icmpwire_span modifier;      /* 16 octets */
    struct icmpwire_span subnet_prefix; /* 8 octets */
    uint8_t collision_count;            /* 0 to 2 */
    struct icmpwire_span key;           /* DER public key, and extensions behind it */
    struct icmpwire_span padding;
};

/* 12 and 32 (RFC 3971 section 5.2, RFC 6496 section 5.2) */
struct icmpwire_rsa_signature {
    uint16_t reserved;
    struct icmpwire_span key_hash;  /* 16 octets */
    struct icmpwire_span signature; /* and padding: only the key tells them apart */
};

/* 13 (RFC 3971 section 5.3.1) */
struct icmpwire_send_timestamp {
    uint64_t reserved; /* 48 bits */
    uint64_t seconds;  /* 48 bits, since 1970 */
    uint16_t fraction; /* of a second, in units of 1/65536 */
};

/* 15 (RFC 3971 section 6.4.3, RFC 6495) */
enum icmpwire_trust_anchor_name { ICMPWIRE_TRUST_ANCHOR_X501 = 1, ICMPWIRE_TRUST_ANCHOR_FQDN = 2 };
struct icmpwire_trust_anchor {
    uint8_t name_type; /* 1 DER X.501 name, 2 FQDN as a DNS name, 3 to 7 key identifiers by SHA-1 to SHA-512 */
    uint8_t pad_length;
    struct icmpwire_span name;
    struct icmpwire_span padding;
};

/* 16 (RFC 3971 section 6.4.4) */
struct icmpwire_certificate {
    uint8_t certificate_type; /* 1 X.509v3 */
    uint8_t reserved;
    struct icmpwire_span certificate; /* and padding: the DER tells its end */
};

/* ---- router configuration ---- */

/* 21 (RFC 8801 section 3.1) */
struct icmpwire_provisioning_domain {
    uint16_t flags; /* H L R, 9 reserved, 4 bits delay: the macros below */
    uint16_t sequence;
    struct icmpwire_span name;    /* DNS name without compression */
    struct icmpwire_span padding; /* to a multiple of 8 */
    struct icmpwire_span header;  /* R: 16 octets of a router advertisement's header */
    struct icmpwire_span options; /* icmpwire_option_next; a provisioning domain in them is ignored */
};
#define ICMPWIRE_PVD_HTTP(flags)   ((flags) >> 15 & 1)
#define ICMPWIRE_PVD_LEGACY(flags) ((flags) >> 14 & 1)
#define ICMPWIRE_PVD_HEADER(flags) ((flags) >> 13 & 1)
#define ICMPWIRE_PVD_DELAY(flags)  ((flags) & 15)

/* 24 (RFC 4191 section 2.3) */
struct icmpwire_route_information {
    uint8_t prefix_length;
    uint8_t flags; /* 3 reserved, 2 bits preference, 3 reserved */
    uint32_t lifetime_seconds;
    struct icmpwire_span prefix; /* 0, 8 or 16 octets */
};
#define ICMPWIRE_ROUTE_PREFERENCE(flags) ((flags) >> 3 & 3)

/* 25 (RFC 8106 section 5.1) */
struct icmpwire_rdnss {
    uint16_t reserved;
    uint32_t lifetime_seconds;      /* 0: withdrawn */
    struct icmpwire_span addresses; /* IPv6, 16 octets each, at least one */
};

/* 26 (RFC 5175 section 4) */
struct icmpwire_flags_extension {
    uint64_t flags; /* 48 bits: flags 8 to 55 of router advertisements */
    struct icmpwire_span trailing;
};

/* A name of a list of names without compression. */
struct icmpwire_plain_name {
    uint8_t status;
    struct icmpwire_span octets; /* icmpwire_domain_name_text shows it */
};

/* 31 (RFC 8106 section 5.2) */
struct icmpwire_dnssl {
    uint16_t reserved;
    uint32_t lifetime_seconds;  /* 0: withdrawn */
    struct icmpwire_span names; /* icmpwire_plain_name_next */
    struct icmpwire_span padding;
};

/* 37 (RFC 8910 section 2.3) */
struct icmpwire_captive_portal {
    struct icmpwire_span uri; /* padded with NUL */
};

/* 38 (RFC 8781 section 4) */
struct icmpwire_pref64 {
    uint16_t lifetime_length;    /* 13 bits lifetime in units of 8 seconds, 3 bits prefix length code */
    struct icmpwire_span prefix; /* the upper 12 octets */
};
#define ICMPWIRE_PREF64_LIFETIME_SECONDS(lifetime_length) ((lifetime_length) & 0xfff8)
#define ICMPWIRE_PREF64_LENGTH_CODE(lifetime_length)      ((lifetime_length) & 7)

/* 144 (RFC 9463 section 3.1) */
struct icmpwire_encrypted_dns {
    uint16_t service_priority; /* lower preferred */
    uint32_t lifetime_seconds; /* 0: withdrawn */
    uint16_t adn_length;       /* octets */
    struct icmpwire_span adn;  /* authentication domain name, a DNS name without compression */
    uint8_t named_only;        /* not on the wire: 1 when nothing but padding follows the name (section 3.1.6) */
    uint16_t addresses_length;
    struct icmpwire_span addresses; /* IPv6, 16 octets each */
    uint16_t parameters_length;
    struct icmpwire_span parameters; /* icmpwire_service_parameter_next */
    struct icmpwire_span padding;
};

/* A service parameter (RFC 9460 section 2.2) */
struct icmpwire_service_parameter {
    uint8_t status;
    uint16_t key;
    uint16_t length; /* octets of the value */
    struct icmpwire_span value;
};

/* ---- low-power networks ---- */

/* 33 (RFC 6775 section 4.1, RFC 8505 section 4.1, RFC 8928, RFC 9685, RFC 9926) */
struct icmpwire_address_registration {
    uint8_t status; /* in an advertisement: 6 bits of status; in a solicitation 0, or F and a prefix length */
    uint8_t opaque;
    uint8_t flags;             /* reserved, C, 2 bits P-field, 2 bits I, R, T: the macros below */
    uint8_t tid;               /* with T */
    uint16_t lifetime_minutes; /* of 60 seconds; 0 removes */
    struct icmpwire_span rovr; /* EUI-64 of 8 octets, or 8 to 32 */
};
#define ICMPWIRE_REGISTRATION_CRYPTO(flags) ((flags) >> 6 & 1)
#define ICMPWIRE_REGISTRATION_P(flags)      ((flags) >> 4 & 3) /* 0 unicast, 1 multicast, 2 anycast, 3 prefix */
#define ICMPWIRE_REGISTRATION_I(flags)      ((flags) >> 2 & 3)
#define ICMPWIRE_REGISTRATION_R(flags)      ((flags) >> 1 & 1)
#define ICMPWIRE_REGISTRATION_T(flags)      ((flags) & 1)

/* 34 (RFC 6775 section 4.2) */
struct icmpwire_context {
    uint8_t context_length; /* bits */
    uint8_t flags;          /* 3 reserved, C, 4 bits context identifier */
    uint16_t reserved2;
    uint16_t lifetime_minutes;   /* of 60 seconds; 0 removes */
    struct icmpwire_span prefix; /* 8 or 16 octets */
};

/* 35 (RFC 6775 section 4.3) */
struct icmpwire_border_router {
    uint16_t version_low;
    uint16_t version_high;
    uint16_t lifetime_minutes; /* of 60 seconds; 0: 10,000 */
    struct icmpwire_address address;
};

/* 36 (RFC 7400 section 3.3) */
struct icmpwire_capability_indication {
    uint64_t capabilities; /* 48 bits */
    struct icmpwire_span trailing;
};

/* 39 (RFC 8928 section 4.3) */
struct icmpwire_crypto_id {
    uint16_t key_length; /* 5 reserved, 11 bits octets */
    uint8_t crypto_type; /* 0 ECDSA256, 1 Ed25519, 2 ECDSA25519 */
    uint8_t modifier;
    uint8_t registration_length; /* of the address registration option that it goes with */
    struct icmpwire_span key;
    struct icmpwire_span padding;
};

/* 40 (RFC 8928 section 4.4) */
struct icmpwire_neighbor_signature {
    uint16_t signature_length; /* 5 reserved, 11 bits octets */
    uint32_t reserved2;
    struct icmpwire_span signature;
    struct icmpwire_span padding;
};

/* 41 (RFC 9176 section 4.1.1) */
struct icmpwire_resource_directory {
    uint16_t reserved;
    uint32_t valid_lifetime_seconds; /* 0: withdrawn */
    struct icmpwire_address address;
};

/* 42 (RFC 9685) */
struct icmpwire_consistent_uptime {
    uint16_t uptime;    /* 6 bits exponent, 10 bits mantissa: mantissa << exponent milliseconds */
    uint32_t sequences; /* S, U, 6 reserved, 12 bits own and 12 bits the peer's sequence number */
};

/* ---- candidate access router discovery ---- */

/* 138 and 139: candidate access router discovery: request (RFC 4066 section 5.1.2.1) and reply (5.1.2.2). */
struct icmpwire_card_request {
    uint16_t flags; /* 3 bits version, P C A T, 9 reserved */
    uint32_t sequence;
    struct icmpwire_span suboptions; /* icmpwire_card_suboption_next */
};
struct icmpwire_card_reply {
    uint16_t flags; /* 3 bits version, P U L, 10 reserved */
    uint32_t sequence;
    struct icmpwire_span suboptions;
};

/* An attribute of a capability (RFC 4066 section 5.1.3.3). */
struct icmpwire_card_attribute {
    uint8_t status;
    uint16_t code;  /* 0 ends the list: what follows is padding */
    uint8_t length; /* octets, this header included; padding has 0, or 1 when it is an octet, too short for a code */
    uint8_t reserved;
    uint16_t lifetime; /* seconds; 0xffff for ever, 0 deletes */
    struct icmpwire_span data;
};

/* The parts of sub-options (RFC 4066 section 5.1.3). A context joins the sub-options of one access router. */
struct icmpwire_card_l2_id {
    uint8_t context;
    uint8_t status_code; /* how the request for it ended */
    uint16_t l2_type;
    struct icmpwire_span identifier; /* padded with zeros */
};
struct icmpwire_card_address {
    uint8_t context;
    uint8_t address_type;         /* 1 IPv4, 2 IPv6 */
    struct icmpwire_span address; /* of another type: all that follows */
    struct icmpwire_span padding;
};
struct icmpwire_card_capability {
    uint8_t context;
    uint8_t flags;                   /* P and 7 reserved */
    struct icmpwire_span attributes; /* icmpwire_card_attribute_next */
};
struct icmpwire_card_requirements {
    uint16_t reserved;
    struct icmpwire_span attributes; /* icmpwire_card_attribute_next */
};
struct icmpwire_card_trusted_anchor {
    uint16_t component;
    struct icmpwire_span anchor;
};
struct icmpwire_card_certificate {
    uint8_t context;
    uint8_t reserved;
    uint16_t all_components;
    uint16_t component;
    struct icmpwire_span certificate;
};

enum icmpwire_card_suboption_type {
    ICMPWIRE_CARD_L2_ID = 1,
    ICMPWIRE_CARD_ADDRESS = 2,
    ICMPWIRE_CARD_CAPABILITY = 3,
    ICMPWIRE_CARD_PREFERENCES = 4,
    ICMPWIRE_CARD_REQUIREMENTS = 5,
    ICMPWIRE_CARD_TRUSTED_ANCHOR = 6,
    ICMPWIRE_CARD_CERTIFICATE = 7
};

/* A sub-option; type says which member holds. */
struct icmpwire_card_suboption {
    uint8_t status;
    uint8_t type;   /* enum icmpwire_card_suboption_type */
    uint8_t length; /* units of 8 octets, the whole sub-option */
    union {
        struct icmpwire_card_l2_id l2_id;
        struct icmpwire_card_address address;
        struct icmpwire_card_capability capability;
        struct icmpwire_span preferences; /* attribute codes of 2 octets each; 0 ends them */
        struct icmpwire_card_requirements requirements;
        struct icmpwire_card_trusted_anchor trusted_anchor;
        struct icmpwire_card_certificate certificate;
        struct icmpwire_span body; /* others */
    };
};

/* An option; type says which member holds. */
struct icmpwire_option {
    uint8_t type;   /* enum icmpwire_option_type */
    uint8_t length; /* units of 8 octets, the whole option; 0 condemns the message */
    uint8_t status; /* ICMPWIRE_OK, or what is wrong with this option alone */
    union {
        struct icmpwire_span link_layer_address;                         /* 1, 2 */
        struct icmpwire_prefix_information prefix_information;           /* 3 */
        struct icmpwire_redirected_header redirected_header;             /* 4 */
        struct icmpwire_mtu mtu;                                         /* 5 */
        struct icmpwire_shortcut_limit shortcut_limit;                   /* 6 */
        struct icmpwire_advertisement_interval advertisement_interval;   /* 7 */
        struct icmpwire_home_agent_information home_agent_information;   /* 8 */
        struct icmpwire_address_list address_list;                       /* 9, 10 */
        struct icmpwire_cga cga;                                         /* 11 */
        struct icmpwire_rsa_signature rsa_signature;                     /* 12, 32 */
        struct icmpwire_send_timestamp timestamp;                        /* 13 */
        struct icmpwire_span nonce;                                      /* 14 */
        struct icmpwire_trust_anchor trust_anchor;                       /* 15 */
        struct icmpwire_certificate certificate;                         /* 16 */
        struct icmpwire_address_prefix address_prefix;                   /* 17, 18 */
        struct icmpwire_fast_link_layer_address fast_link_layer_address; /* 19 */
        struct icmpwire_advertisement_acknowledgment acknowledgment;     /* 20 */
        struct icmpwire_provisioning_domain provisioning_domain;         /* 21 */
        struct icmpwire_mobility_anchor_point mobility_anchor_point;     /* 23 */
        struct icmpwire_route_information route_information;             /* 24 */
        struct icmpwire_rdnss rdnss;                                     /* 25 */
        struct icmpwire_flags_extension flags_extension;                 /* 26 */
        struct icmpwire_handover_key_request handover_key_request;       /* 27 */
        struct icmpwire_handover_key_reply handover_key_reply;           /* 28 */
        struct icmpwire_coded_value coded_value;                         /* 29, 30 */
        struct icmpwire_dnssl dnssl;                                     /* 31 */
        struct icmpwire_address_registration address_registration;       /* 33 */
        struct icmpwire_context context;                                 /* 34 */
        struct icmpwire_border_router border_router;                     /* 35 */
        struct icmpwire_capability_indication capability_indication;     /* 36 */
        struct icmpwire_captive_portal captive_portal;                   /* 37 */
        struct icmpwire_pref64 pref64;                                   /* 38 */
        struct icmpwire_crypto_id crypto_id;                             /* 39 */
        struct icmpwire_neighbor_signature neighbor_signature;           /* 40 */
        struct icmpwire_resource_directory resource_directory;           /* 41 */
        struct icmpwire_consistent_uptime consistent_uptime;             /* 42 */
        struct icmpwire_card_request card_request;                       /* 138 */
        struct icmpwire_card_reply card_reply;                           /* 139 */
        struct icmpwire_encrypted_dns encrypted_dns;                     /* 144 */
        struct icmpwire_span body;                                       /* others */
    };
};

ICMPWIRE_ELEMENT(plain_name)
ICMPWIRE_ELEMENT(service_parameter)
/* The lifetime_length member out of its parts: seconds are rounded up to a multiple of 8, and at most 65,528
 * (RFC 8781 section 4.1); the other way are the macros above. */
ICMPWIRE_API uint16_t icmpwire_pref64_lifetime_length(uint32_t seconds, uint8_t length_code);

/* The prefix length in bits of a prefix length code: 96, 64, 56, 48, 40, 32; 0 for codes 6 and 7, which no prefix has. */
ICMPWIRE_API uint8_t icmpwire_pref64_prefix_length(uint8_t length_code);

/* And its reverse; 7 for a length that has no code. */
ICMPWIRE_API uint8_t icmpwire_pref64_length_code(uint8_t prefix_length);

ICMPWIRE_ELEMENT(option)
ICMPWIRE_ELEMENT(card_suboption)
ICMPWIRE_ELEMENT(card_attribute)

#ifdef __cplusplus
}
#endif
#endif
