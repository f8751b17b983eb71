/* SPDX-License-Identifier: BSD-2-Clause */
/* Every message as a struct, and the functions that decode and encode it.
 *
 * Where both families have a message of one name, its struct ends in 4 or 6. `trailing` is what follows the last field
 * that the RFC defines: receivers ignore it, decode keeps it, so that encode gives back the same octets. Reserved and
 * unused fields are kept as well. A datagram is the quoted packet of an error: see quote.h. */
#ifndef ICMPWIRE_MESSAGE_H
#define ICMPWIRE_MESSAGE_H

#include "discovery.h"
#include "extension.h"
#include "listener.h"
#include "lowpan.h"
#include "mobility.h"
#include "node.h"
#include "renumbering.h"
#include "rpl.h"
#include "types.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- both families ---- */

/* Echo and echo reply: ICMPv4 8 and 0 (RFC 792), ICMPv6 128 and 129 (RFC 4443 sections 4.1, 4.2). */
struct icmpwire_echo {
    uint16_t identifier;
    uint16_t sequence;
    struct icmpwire_span data;
};

/* Extended echo request: ICMPv4 42, ICMPv6 160 (RFC 8335 section 2). */
struct icmpwire_extended_echo_request {
    uint16_t identifier;
    uint8_t sequence;
    uint8_t flags;                       /* ICMPWIRE_EXTENDED_ECHO_LOCAL */
    struct icmpwire_extension extension; /* one object of class 3 names the probed interface */
};
#define ICMPWIRE_EXTENDED_ECHO_LOCAL(flags) ((flags) & 1) /* the probed interface is on the proxy itself */

/* Extended echo reply: ICMPv4 43, ICMPv6 161 (RFC 8335 section 3). */
struct icmpwire_extended_echo_reply {
    uint16_t identifier;
    uint8_t sequence;
    uint8_t flags;                       /* state and presence bits: the macros below */
    struct icmpwire_extension extension; /* when what follows is a well-formed structure (reflect all) ... */
    struct icmpwire_span trailing;       /* ... and otherwise whatever follows */
};
#define ICMPWIRE_EXTENDED_ECHO_STATE(flags) \
    ((flags) >> 5) /* 1 incomplete 2 reachable 3 stale 4 delay 5 probe 6 failed */
#define ICMPWIRE_EXTENDED_ECHO_ACTIVE(flags) ((flags) >> 2 & 1)
#define ICMPWIRE_EXTENDED_ECHO_IPV4(flags)   ((flags) >> 1 & 1)
#define ICMPWIRE_EXTENDED_ECHO_IPV6(flags)   ((flags) & 1)

/* Seamoby: ICMPv4 41, ICMPv6 150 (RFC 4065 section 8). */
enum icmpwire_seamoby_subtype {
    ICMPWIRE_SEAMOBY_CARD = 0, /* RFC 4066 */
    ICMPWIRE_SEAMOBY_CXTP = 1  /* RFC 4067 */
};
struct icmpwire_experimental_mobility {
    uint8_t subtype;              /* enum icmpwire_seamoby_subtype */
    uint32_t reserved;            /* 24 bits */
    struct icmpwire_span options; /* CARD: icmpwire_option_next */
    struct icmpwire_span body;    /* other subtypes */
};

/* Types without a published layout, reserved, experimental and unassigned ones: what follows the checksum. */
struct icmpwire_opaque {
    struct icmpwire_span body;
};

/* ---- ICMPv4 ---- */

/* 3 (RFC 792, RFC 1191 section 4, RFC 4884 section 4.1) */
struct icmpwire_destination_unreachable4 {
    uint8_t unused;
    uint8_t length;        /* of the padded datagram, 32-bit words; 0: no extension structure */
    uint16_t next_hop_mtu; /* octets; code 4 only */
    struct icmpwire_span datagram;
    struct icmpwire_extension extension;
};

/* 4 (RFC 792; deprecated by RFC 6633) */
struct icmpwire_source_quench {
    uint32_t unused;
    struct icmpwire_span datagram;
};

/* 5 (RFC 792) */
struct icmpwire_redirect4 {
    uint32_t gateway; /* IPv4 address */
    struct icmpwire_span datagram;
};

/* 9 (RFC 1256 section 3; RFC 5944 section 2.1 for the extensions) */
struct icmpwire_router_advertisement4 {
    uint8_t number_of_addresses;
    uint8_t address_entry_size;      /* 32-bit words an entry; 2 or more */
    uint16_t lifetime;               /* seconds */
    struct icmpwire_span entries;    /* icmpwire_router_entry_next */
    struct icmpwire_span extensions; /* icmpwire_agent_extension_next */
};

/* 10 (RFC 1256 section 3) */
struct icmpwire_router_solicitation4 {
    uint32_t reserved;
    struct icmpwire_span trailing;
};

/* 11 (RFC 792, RFC 4884 section 4.2) */
struct icmpwire_time_exceeded4 {
    uint8_t unused;
    uint8_t length; /* as in destination unreachable */
    uint16_t unused2;
    struct icmpwire_span datagram;
    struct icmpwire_extension extension;
};

/* 12 (RFC 792, RFC 1108 section 2.8.1, RFC 4884 section 4.3) */
struct icmpwire_parameter_problem4 {
    uint8_t pointer; /* octet of the datagram's header; code 1: the type of the missing option */
    uint8_t length;  /* as in destination unreachable */
    uint16_t unused;
    struct icmpwire_span datagram;
    struct icmpwire_extension extension;
};

/* 13 and 14 (RFC 792). Times are milliseconds since midnight UT; the top bit marks one that is not. */
struct icmpwire_timestamp {
    uint16_t identifier;
    uint16_t sequence;
    uint32_t originate;
    uint32_t receive;
    uint32_t transmit;
    struct icmpwire_span trailing;
};
#define ICMPWIRE_TIMESTAMP_NONSTANDARD(time)  ((time) >> 31)
#define ICMPWIRE_TIMESTAMP_MILLISECONDS(time) ((time) & 0x7fffffff)

/* 15, 16 (RFC 792) and 37 (RFC 1788): no more than an identifier and a sequence number. */
struct icmpwire_information {
    uint16_t identifier;
    uint16_t sequence;
    struct icmpwire_span trailing;
};

/* 17 and 18 (RFC 950) */
struct icmpwire_address_mask {
    uint16_t identifier;
    uint16_t sequence;
    uint32_t mask;
    struct icmpwire_span trailing;
};

/* 30 (RFC 1393) */
struct icmpwire_traceroute {
    uint16_t identifier;
    uint16_t unused;
    uint16_t outbound_hop_count;
    uint16_t return_hop_count;  /* 0xffff in an outbound packet */
    uint32_t output_link_speed; /* octets a second; 0: unknown */
    uint32_t output_link_mtu;   /* octets; 0: unknown */
    struct icmpwire_span trailing;
};

/* 31 (RFC 1475) */
struct icmpwire_conversion_error {
    uint32_t pointer; /* octet offset in the datagram */
    struct icmpwire_span datagram;
};

/* 38 (RFC 1788). Names are in DNS label form; compression pointers count from the type octet. */
struct icmpwire_domain_name_reply {
    uint16_t identifier;
    uint16_t sequence;
    int32_t ttl;                /* seconds */
    struct icmpwire_span names; /* icmpwire_domain_name_next, first 12 */
};

/* 40 (RFC 2521) */
struct icmpwire_security_failure {
    uint16_t reserved;
    uint16_t pointer; /* offset of the SPI in the datagram; 0: none */
    struct icmpwire_span datagram;
};

/* ---- ICMPv6 ---- */

/* 1 (RFC 4443 section 3.1, RFC 4884 section 4.4) */
struct icmpwire_destination_unreachable6 {
    uint8_t length;  /* of the padded datagram, 64-bit words; 0: no extension structure */
    uint32_t unused; /* 24 bits */
    struct icmpwire_span datagram;
    struct icmpwire_extension extension;
};

/* 2 (RFC 4443 section 3.2) */
struct icmpwire_packet_too_big {
    uint32_t mtu; /* octets */
    struct icmpwire_span datagram;
};

/* 3 (RFC 4443 section 3.3, RFC 4884 section 4.5) */
struct icmpwire_time_exceeded6 {
    uint8_t length;  /* as in destination unreachable */
    uint32_t unused; /* 24 bits */
    struct icmpwire_span datagram;
    struct icmpwire_extension extension;
};

/* 4 (RFC 4443 section 3.4) */
struct icmpwire_parameter_problem6 {
    uint32_t pointer; /* octet offset in the invoking packet; may lie beyond the quoted part */
    struct icmpwire_span datagram;
};

/* Which member of a message holds. ICMPWIRE_LAYOUT_AUTO, for encoding, is the one that family and type call for. */
enum icmpwire_layout {
    ICMPWIRE_LAYOUT_AUTO = 0,
#define LAYOUT(NAME, name, lists) ICMPWIRE_LAYOUT_##NAME,
#include "layouts.def"
#undef LAYOUT
    ICMPWIRE_LAYOUT_COUNT
};

/* One ICMP message. */
struct icmpwire_message {
    uint8_t family; /* enum icmpwire_family */
    uint8_t layout; /* enum icmpwire_layout: which member of the union holds */
    uint8_t type;
    uint8_t code;
    uint16_t checksum; /* as on the wire; icmpwire_checksum_check tells whether it is right */
    union {
#define LAYOUT(NAME, name, lists) struct icmpwire_##name name;
#include "layouts.def"
#undef LAYOUT
    };
};

/* The layout of a type; ICMPWIRE_LAYOUT_OPAQUE where there is none. */
ICMPWIRE_API enum icmpwire_layout icmpwire_layout_of(enum icmpwire_family family, uint8_t type);

/* Decodes one message: `size` octets from its type to its end. Spans in *message point into data.
 * On false *fault says what, where and in which field; what was read before the fault holds, the rest is zero.
 * Nothing beyond the message itself is judged: checksum, addresses and hop limit are other functions' work. */
ICMPWIRE_API bool icmpwire_decode(enum icmpwire_family family, const uint8_t *data, size_t size,
                                  struct icmpwire_message *message, struct icmpwire_fault *fault);

/* The same, but lists are not framed yet, which saves a pass over them: iterate, and a rest whose data is null says
 * that the list, and so the message, is broken. */
ICMPWIRE_API bool icmpwire_open(enum icmpwire_family family, const uint8_t *data, size_t size,
                                struct icmpwire_message *message, struct icmpwire_fault *fault);

/* The same as icmpwire_decode for a message of which only the first `captured` octets of `size` are there. When some
 * are missing, the result is false with ICMPWIRE_CUT, unless what is there breaks a rule already: *message holds all
 * that was captured, a field of variable size that was cut holds its captured part, and fault->readable says how far.
 */
ICMPWIRE_API bool icmpwire_decode_captured(enum icmpwire_family family, const uint8_t *data, size_t captured,
                                           size_t size, struct icmpwire_message *message, struct icmpwire_fault *fault);

/* How a message with a legacy or wrong RFC 4884 length was read. */
enum icmpwire_reading {
    ICMPWIRE_READING_STRICT = 0, /* as the length attribute says */
    ICMPWIRE_READING_LEGACY = 1, /* no length attribute, the structure at octet 136 (RFC 4884 section 5.5) */
    ICMPWIRE_READING_FIXED = 2,  /* a wrong length attribute, the structure at octet 136 all the same */
    ICMPWIRE_READING_OCTETS = 3  /* a length attribute that counts octets */
};

/* Decodes as icmpwire_decode does and, for the messages of RFC 4884 in which that finds no good extension structure,
 * tries where senders that do not follow the RFC put it. A structure found so has version 2, a checksum that is there
 * and right, and objects that fill it. *reading says which one it was. Never used unless called by name. */
ICMPWIRE_API bool icmpwire_decode_lenient(enum icmpwire_family family, const uint8_t *data, size_t size,
                                          struct icmpwire_message *message, enum icmpwire_reading *reading,
                                          struct icmpwire_fault *fault);

/* Writes a message as its members say, wrong lengths and checksums included. *size gets the octets written; with
 * ICMPWIRE_NO_ROOM in fault->status it gets the octets needed, and nothing is written.
 * For every message that decode accepts, encode gives back the same octets. */
ICMPWIRE_API bool icmpwire_encode(const struct icmpwire_message *message, uint8_t *out, size_t room, size_t *size,
                                  struct icmpwire_fault *fault);

/* Writes a message with its lengths, counts, padding, extension checksum and checksum filled in. An ICMPv6 message
 * needs the 16 octets each of the packet's source and final destination; null for ICMPv4. A datagram followed by an
 * extension structure is padded to at least 128 octets (RFC 4884 section 5). Fails with ICMPWIRE_TOO_LONG when a part
 * is longer than its length field can say, or than a place of fixed size; fewer octets than that are followed by
 * zeros. */
ICMPWIRE_API bool icmpwire_build(const struct icmpwire_message *message, const uint8_t *source,
                                 const uint8_t *destination, uint8_t *out, size_t room, size_t *size,
                                 struct icmpwire_fault *fault);

/* What icmpwire/inline.h calls for a message that is broken; not for callers. */
struct icmpwire_refusal {
    struct icmpwire_message message;
    struct icmpwire_fault fault;
};
ICMPWIRE_API struct icmpwire_refusal icmpwire_decode_again(enum icmpwire_family family, const uint8_t *data,
                                                           size_t size) __attribute__((cold, pure));

#ifdef __cplusplus
}
#endif
#endif
