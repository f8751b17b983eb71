/* SPDX-License-Identifier: BSD-2-Clause */
/* Node information queries (RFC 4620). */
#ifndef ICMPWIRE_NODE_H
#define ICMPWIRE_NODE_H

#include "element.h"
#include "name.h"

#ifdef __cplusplus
extern "C" {
#endif

enum icmpwire_node_query {
    ICMPWIRE_NODE_NOOP = 0,
    ICMPWIRE_NODE_NAMES = 2,
    ICMPWIRE_NODE_IPV6_ADDRESSES = 3,
    ICMPWIRE_NODE_IPV4_ADDRESSES = 4
};

/* The codes of a query: what its subject is; and of a reply. */
enum icmpwire_node_code {
    ICMPWIRE_NODE_SUBJECT_IPV6 = 0,
    ICMPWIRE_NODE_SUBJECT_NAME = 1,
    ICMPWIRE_NODE_SUBJECT_IPV4 = 2,
    ICMPWIRE_NODE_SUCCESS = 0,
    ICMPWIRE_NODE_REFUSED = 1,
    ICMPWIRE_NODE_UNKNOWN = 2
};

/* 139 query and 140 reply (RFC 4620 sections 4 to 6). Type, code and qtype say which of the members behind the nonce
 * hold; data for the others. A subject is one of the first three; a query of qtype 0 has none. */
struct icmpwire_node_information {
    uint16_t qtype;             /* enum icmpwire_node_query */
    uint16_t flags;             /* 10 reserved, G S L C A T; what they say depends on qtype */
    struct icmpwire_span nonce; /* 8 octets */
    struct icmpwire_address subject_ipv6;
    struct icmpwire_span subject_name; /* DNS name, or one label and two zero octets; may be empty */
    uint32_t subject_ipv4;
    uint32_t ttl_seconds;                /* reply with names: zero (section 6.3) */
    struct icmpwire_span names;          /* icmpwire_domain_name_next; the message is what follows the nonce, first 4 */
    struct icmpwire_span ipv6_addresses; /* icmpwire_node_ipv6_next */
    struct icmpwire_span ipv4_addresses; /* icmpwire_node_ipv4_next */
    struct icmpwire_span data;
};
#define ICMPWIRE_NODE_GLOBAL(flags)     ((flags) >> 5 & 1)
#define ICMPWIRE_NODE_SITE_LOCAL(flags) ((flags) >> 4 & 1)
#define ICMPWIRE_NODE_LINK_LOCAL(flags) ((flags) >> 3 & 1)
#define ICMPWIRE_NODE_COMPATIBLE(flags) ((flags) >> 2 & 1)
#define ICMPWIRE_NODE_ALL(flags)        ((flags) >> 1 & 1) /* unicast addresses */
#define ICMPWIRE_NODE_TRUNCATED(flags)  ((flags) & 1)

/* RFC 4620 sections 6.4, 6.5 */
struct icmpwire_node_ipv6 {
    uint8_t status;
    uint32_t ttl_seconds;
    struct icmpwire_address address;
};
struct icmpwire_node_ipv4 {
    uint8_t status;
    uint32_t ttl_seconds;
    uint32_t address;
};

ICMPWIRE_ELEMENT(node_ipv6)
ICMPWIRE_ELEMENT(node_ipv4)

#ifdef __cplusplus
}
#endif
#endif
