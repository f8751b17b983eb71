/* SPDX-License-Identifier: BSD-2-Clause */
/* The parts of an ICMPv4 router advertisement: address entries (RFC 1256) and agent extensions (RFC 5944). */
#ifndef ICMPWIRE_ROUTER_H
#define ICMPWIRE_ROUTER_H

#include "element.h"

#ifdef __cplusplus
extern "C" {
#endif

/* RFC 1256 section 3 */
struct icmpwire_router_entry {
    uint8_t status;
    uint32_t router_address;       /* IPv4 address */
    int32_t preference_level;      /* higher preferred; INT32_MIN: not a default router */
    struct icmpwire_span trailing; /* words beyond the second, of an entry size above 2 */
};

/* Takes the first entry off m->entries; entry_words is the message's address_entry_size. Otherwise as the _next
 * functions of element.h. */
ICMPWIRE_API struct icmpwire_span icmpwire_router_entry_next(struct icmpwire_span entries, uint8_t entry_words,
                                                             struct icmpwire_router_entry *entry);

/* As the _encode, _fill and _describe functions of element.h. */
ICMPWIRE_API bool icmpwire_router_entry_encode(const struct icmpwire_router_entry *entry, bool build, uint8_t *out,
                                               size_t room, size_t *size, struct icmpwire_fault *fault);
ICMPWIRE_API bool icmpwire_router_entry_fill(struct icmpwire_router_entry *entry, struct icmpwire_value *values,
                                             size_t count, struct icmpwire_fault *fault);
ICMPWIRE_API void icmpwire_router_entry_describe(struct icmpwire_router_entry *entry,
                                                 void (*tell)(void *, const struct icmpwire_member *), void *context);

/* RFC 5944 section 2.1.1 */
struct icmpwire_mobility_agent_advertisement {
    uint16_t sequence;
    uint16_t registration_lifetime;         /* seconds; 0xffff: infinite */
    uint16_t flags;                         /* R B H F M G r T, U X I and 5 reserved bits; the most significant first */
    struct icmpwire_span care_of_addresses; /* IPv4 addresses, 4 octets each */
};

enum icmpwire_agent_extension_type {
    ICMPWIRE_AGENT_PADDING = 0,         /* a single octet, without a length */
    ICMPWIRE_AGENT_ADVERTISEMENT = 16,  /* RFC 5944 section 2.1.1 */
    ICMPWIRE_AGENT_PREFIX_LENGTHS = 19, /* RFC 5944 section 2.1.2 */
    ICMPWIRE_AGENT_CHALLENGE = 24       /* RFC 4721 section 2 */
};

/* An extension of an agent advertisement (RFC 5944 section 1.8); type says which member holds. */
struct icmpwire_agent_extension {
    uint8_t status;
    uint8_t type;
    uint8_t length; /* octets behind this field; padding has none */
    union {
        struct icmpwire_mobility_agent_advertisement mobility_agent; /* 16 */
        struct icmpwire_span prefix_lengths;                         /* 19: an octet for each router address */
        struct icmpwire_span challenge;                              /* 24 */
        struct icmpwire_span body;                                   /* others */
    };
};

ICMPWIRE_ELEMENT(agent_extension)

#ifdef __cplusplus
}
#endif
#endif
