/* SPDX-License-Identifier: BSD-2-Clause */
/* Options of Neighbor Discovery form: an octet type, an octet length in units of 8. */
#ifndef ICMPWIRE_OPTION_H
#define ICMPWIRE_OPTION_H

#include "element.h"

#ifdef __cplusplus
extern "C" {
#endif

enum icmpwire_option_type {
    ICMPWIRE_OPTION_CARD_REQUEST = 138, /* RFC 4066 section 5.1.2.1 */
    ICMPWIRE_OPTION_CARD_REPLY = 139    /* RFC 4066 section 5.1.2.2 */
};

/* Candidate access router discovery: request (RFC 4066 section 5.1.2.1) and reply (5.1.2.2). */
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
    uint8_t length; /* octets, this header included */
    uint8_t reserved;
    uint16_t lifetime; /* seconds; 0xffff for ever, 0 deletes */
    struct icmpwire_span data;
};

/* The parts of sub-options (RFC 4066 section 5.1.3). A context joins the sub-options of one access router. */
struct icmpwire_card_l2_id {
    uint8_t context;
    uint8_t result; /* how the request for it ended */
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
    uint8_t status;
    uint8_t type;   /* enum icmpwire_option_type */
    uint8_t length; /* units of 8 octets, the whole option; 0 condemns the message */
    union {
        struct icmpwire_card_request card_request; /* 138 */
        struct icmpwire_card_reply card_reply;     /* 139 */
        struct icmpwire_span body;                 /* others */
    };
};

ICMPWIRE_ELEMENT(option)
ICMPWIRE_ELEMENT(card_suboption)
ICMPWIRE_ELEMENT(card_attribute)

#ifdef __cplusplus
}
#endif
#endif
