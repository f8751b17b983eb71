/* SPDX-License-Identifier: BSD-2-Clause */
/* The options of Neighbor Discovery form, checked in one pass; what a message asks of all its options together is
 * collected on the way. */
#ifndef ICMPWIRE_CHECK_OPTIONS_H
#define ICMPWIRE_CHECK_OPTIONS_H

#include "address.h"
#include "checks.h"

/* The messages that carry options, as bits. */
enum icmpwire_carries {
    ICMPWIRE_CARRIES_RS = 1,
    ICMPWIRE_CARRIES_RA = 2,
    ICMPWIRE_CARRIES_NS = 4,
    ICMPWIRE_CARRIES_NA = 8,
    ICMPWIRE_CARRIES_REDIRECT = 16,
    ICMPWIRE_CARRIES_SECURED = 31, /* all of RFC 4861 */
    ICMPWIRE_CARRIES_IND_S = 32,
    ICMPWIRE_CARRIES_IND_A = 64,
    ICMPWIRE_CARRIES_MPA = 128,
    ICMPWIRE_CARRIES_CPS = 256,
    ICMPWIRE_CARRIES_CPA = 512,
    ICMPWIRE_CARRIES_RTSOLPR = 1024,
    ICMPWIRE_CARRIES_PRRTADV = 2048,
    ICMPWIRE_CARRIES_CARD = 4096,
    ICMPWIRE_CARRIES_NONE = 8192, /* no option is meant for it */
    ICMPWIRE_CARRIES_ANY = 0xffff /* every one may be */
};

/* Routes are compared with the first ones of the message, as many as this. */
enum { ICMPWIRE_ROUTES_COMPARED = 16 };

struct icmpwire_options_seen {
    uint64_t types;    /* a bit for each type below 64 */
    uint64_t repeated; /* those that came again */
    uint32_t count;
    uint32_t registrations;
    uint32_t contexts;
    uint32_t routes;
    bool crypto_registration;    /* one with the C flag */
    bool multicast_registration; /* one whose P-field says so */
    uint8_t anchor_type;         /* of the first trust anchor */
    uint8_t fast_links;          /* a bit for each code of link-layer address options of RFC 5568 */
    uint8_t fast_prefixes;       /* a bit for each code of its address and prefix options */
    uint8_t fast_rank;           /* the place of the last of those in their order */
    uint16_t first[64];          /* where the first of a type is, for those that were seen */
    uint8_t route_length[ICMPWIRE_ROUTES_COMPARED];
    const uint8_t *route[ICMPWIRE_ROUTES_COMPARED]; /* the octets of their prefixes */
};

static inline bool icmpwire_seen(const struct icmpwire_options_seen *seen, enum icmpwire_option_type type)
{
    return (seen->types >> type & 1) != 0;
}

/* Checks the options of a message, which stand in its list "options". */
void icmpwire_check_options(struct icmpwire_checker *c, const struct icmpwire_message *message,
                            struct icmpwire_span options, enum icmpwire_carries carrier,
                            struct icmpwire_options_seen *seen);

/* Adds a finding about the first option of a type, which was seen. */
ICMPWIRE_COLD void icmpwire_find_option(struct icmpwire_checker *c, uint16_t number,
                                        const struct icmpwire_options_seen *seen, enum icmpwire_option_type type);

/* A prefix information, of Neighbor Discovery or of RPL. */
void icmpwire_check_prefix(struct icmpwire_checker *c, const struct icmpwire_place *place,
                           const struct icmpwire_prefix_information *prefix);

/* Is a bit set behind the first ones of a prefix? */
bool icmpwire_bits_behind(struct icmpwire_span prefix, size_t bits);

/* RFC 6980 section 5: no fragment header before what secures or is Neighbor Discovery. */
void icmpwire_check_unfragmented(struct icmpwire_checker *c);

/* For checks of a message, where it is called c. */
#define FIND(NAME, path) icmpwire_find(c, ICMPWIRE_FINDING_##NAME, path)
#define FIND_WHEN(condition, NAME, path) \
    do {                                 \
        if (ICMPWIRE_RARE(condition))    \
            FIND(NAME, path);            \
    } while (0)

/* An IPv6 packet, or null: what is asked of addresses cannot be asked of others. */
static inline const struct icmpwire_packet *icmpwire_ipv6_of(const struct icmpwire_checker *c)
{
    return c->packet && c->packet->version == 6 && c->packet->source.size == 16 && c->packet->destination.size == 16
               ? c->packet
               : NULL;
}

static inline struct icmpwire_span icmpwire_octets_of(struct icmpwire_address address)
{
    return icmpwire_span_of(address.octets, 16);
}

static inline bool icmpwire_same_address(struct icmpwire_span a, struct icmpwire_span b)
{
    return icmpwire_same_octets(a.data, b.data, 16);
}

#endif
