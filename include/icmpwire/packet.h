/* SPDX-License-Identifier: BSD-2-Clause */
/* What carries a message: the IPv4 header with its options, the IPv6 header with its extension headers. */
#ifndef ICMPWIRE_PACKET_H
#define ICMPWIRE_PACKET_H

#include "element.h"
#include "message.h"
#include "quote.h"
#include "visit.h"

#ifdef __cplusplus
extern "C" {
#endif

/* IP protocol numbers that the chain of headers knows. */
enum icmpwire_protocol {
    ICMPWIRE_PROTOCOL_HOP_BY_HOP = 0,
    ICMPWIRE_PROTOCOL_ICMP = 1,
    ICMPWIRE_PROTOCOL_IPV4 = 4,
    ICMPWIRE_PROTOCOL_TCP = 6,
    ICMPWIRE_PROTOCOL_UDP = 17,
    ICMPWIRE_PROTOCOL_DCCP = 33,
    ICMPWIRE_PROTOCOL_IPV6 = 41,
    ICMPWIRE_PROTOCOL_ROUTING = 43,
    ICMPWIRE_PROTOCOL_FRAGMENT = 44,
    ICMPWIRE_PROTOCOL_ESP = 50,
    ICMPWIRE_PROTOCOL_AUTHENTICATION = 51,
    ICMPWIRE_PROTOCOL_ICMP6 = 58,
    ICMPWIRE_PROTOCOL_NO_NEXT = 59,
    ICMPWIRE_PROTOCOL_DESTINATION_OPTIONS = 60,
    ICMPWIRE_PROTOCOL_SCTP = 132,
    ICMPWIRE_PROTOCOL_MOBILITY = 135,
    ICMPWIRE_PROTOCOL_UDP_LITE = 136,
    ICMPWIRE_PROTOCOL_HIP = 139,
    ICMPWIRE_PROTOCOL_SHIM6 = 140
};

enum icmpwire_ipv4_option_type {
    ICMPWIRE_IPV4_OPTION_END = 0,
    ICMPWIRE_IPV4_OPTION_NO_OPERATION = 1,
    ICMPWIRE_IPV4_OPTION_ROUTER_ALERT = 148 /* RFC 2113 */
};

/* RFC 791 section 3.1. An option: the end of options and no operation have no length. */
struct icmpwire_ipv4_option {
    uint8_t status;
    uint8_t type;              /* copied 1 bit, class 2, number 5 */
    uint8_t length;            /* octets, type and length included */
    struct icmpwire_span body; /* of an end of options: all that is behind it, which is padding */
};

/* RFC 791 section 3.1 */
struct icmpwire_ipv4 {
    uint8_t version_ihl;   /* 4 bits version, 4 bits header length in 32-bit words */
    uint8_t traffic_class; /* DSCP and ECN */
    uint16_t total_length; /* octets, header included */
    uint16_t identification;
    uint16_t flags_offset; /* reserved, don't fragment, more fragments, 13 bits offset in units of 8 */
    uint8_t ttl;
    uint8_t protocol;
    uint16_t header_checksum;
    uint32_t source;
    uint32_t destination;
    struct icmpwire_span options; /* icmpwire_ipv4_option_next */
};

/* RFC 8200 section 3 */
struct icmpwire_ipv6 {
    uint32_t version_class_label; /* 4 bits version, 8 traffic class, 20 flow label */
    uint16_t payload_length;      /* octets behind this header; 0 with a jumbo payload option (RFC 2675) */
    uint8_t next_header;
    uint8_t hop_limit;
    struct icmpwire_address source;
    struct icmpwire_address destination;
};

enum icmpwire_ipv6_option_type {
    ICMPWIRE_IPV6_OPTION_PAD1 = 0,
    ICMPWIRE_IPV6_OPTION_PADN = 1,
    ICMPWIRE_IPV6_OPTION_ROUTER_ALERT = 5,    /* RFC 2711 */
    ICMPWIRE_IPV6_OPTION_JUMBO_PAYLOAD = 194, /* RFC 2675 */
    ICMPWIRE_IPV6_OPTION_HOME_ADDRESS = 201   /* RFC 6275 section 6.3 */
};

/* RFC 8200 section 4.2: an option of a hop-by-hop or destination options header. Type 0 (Pad1) has no length.
 */
struct icmpwire_ipv6_option {
    uint8_t status;
    uint8_t type;   /* 2 bits action when unknown, 1 bit may change, 5 bits */
    uint8_t length; /* octets of the body */
    union {
        uint16_t router_alert;     /* ICMPWIRE_IPV6_OPTION_ROUTER_ALERT */
        uint32_t jumbo_payload;    /* ICMPWIRE_IPV6_OPTION_JUMBO_PAYLOAD: octets */
        struct icmpwire_span body; /* others */
    };
};

/* RFC 8200 sections 4.3 and 4.6, and any other header of that form (RFC 6564): mobility, HIP, Shim6 as body.
 */
struct icmpwire_options_header {
    uint8_t next_header;
    uint8_t length;               /* 8-octet units beyond the first 8 octets */
    struct icmpwire_span options; /* icmpwire_ipv6_option_next */
};
struct icmpwire_other_header {
    uint8_t next_header;
    uint8_t length; /* as above */
    struct icmpwire_span body;
};

/* RFC 8200 section 4.4; types 0 (deprecated), 2 (RFC 6275), 3 (RFC 6554), 4 (RFC 8754) */
struct icmpwire_routing_header {
    uint8_t next_header;
    uint8_t length; /* as above */
    uint8_t routing_type;
    uint8_t segments_left;
    struct icmpwire_span body; /* type-specific data */
};

/* RFC 8200 section 4.5 */
struct icmpwire_fragment_header {
    uint8_t next_header;
    uint8_t reserved;
    uint16_t offset_more; /* 13 bits offset in units of 8, 2 reserved, 1 more fragments */
    uint32_t identification;
};

/* RFC 4302 section 2 */
struct icmpwire_authentication_header {
    uint8_t next_header;
    uint8_t length; /* 4-octet units less 2 */
    uint16_t reserved;
    uint32_t spi;
    uint32_t sequence;
    struct icmpwire_span icv;
};

/* One header of the chain; protocol says which member holds. */
struct icmpwire_header {
    uint8_t status;
    uint8_t protocol; /* what this header is: enum icmpwire_protocol */
    uint8_t next;     /* what follows it */
    union {
        struct icmpwire_ipv4 ipv4;
        struct icmpwire_ipv6 ipv6;
        struct icmpwire_options_header options; /* hop-by-hop, destination options */
        struct icmpwire_routing_header routing;
        struct icmpwire_fragment_header fragment;
        struct icmpwire_authentication_header authentication;
        struct icmpwire_other_header other; /* mobility, HIP, Shim6 */
    };
};

/* A packet down to what its last header carries. */
struct icmpwire_packet {
    uint8_t version; /* 4 or 6 */
    uint8_t traffic_class;
    uint8_t hop_limit; /* TTL of IPv4 */
    uint8_t protocol;  /* of the payload */
    bool fragment;     /* one of several fragments, the first included */
    bool more_fragments;
    bool router_alert;           /* a router alert option is there, of IPv4 or hop-by-hop */
    uint16_t fragment_offset;    /* octets; not 0: the payload is not the start of a message */
    uint32_t identification;     /* of IPv4 or a fragment header */
    uint32_t total_length;       /* octets of the packet by its length field; jumbo payload and 0 (offload) resolved */
    struct icmpwire_span source; /* 4 or 16 octets */
    struct icmpwire_span destination;
    struct icmpwire_span original_source;   /* the one that checksums use: of a home address option, or source */
    struct icmpwire_span final_destination; /* the one that checksums use: of a routing header, or destination */
    struct icmpwire_span headers;           /* the whole chain; icmpwire_header_next */
    struct icmpwire_span payload;           /* what was captured of it */
    size_t payload_size;                    /* octets of it on the wire */
};

/* Takes the first header off a chain: `protocol` is what it is, header->next for the one behind it. A chain
 * begins with ICMPWIRE_PROTOCOL_IPV4 or ICMPWIRE_PROTOCOL_IPV6. Otherwise as the _next functions of
 * element.h: header->status is ICMPWIRE_BAD_LENGTH also for options that do not fill their header,
 * ICMPWIRE_BAD_ARGUMENT for a protocol that is not a header of the chain; members that could not be read are
 * zero. */
ICMPWIRE_API struct icmpwire_span icmpwire_header_next(struct icmpwire_span headers, uint8_t protocol,
                                                       struct icmpwire_header *header);

/* As the _encode functions of element.h, and as icmpwire_X_describe: header->protocol says which header it is. Building
 * fills in the lengths, of the IP headers only what their own octets tell: total_length, payload_length and next headers
 * are written as given. */
ICMPWIRE_API bool icmpwire_header_encode(const struct icmpwire_header *header, bool build, uint8_t *out, size_t room,
                                         size_t *size, struct icmpwire_fault *fault);
ICMPWIRE_API void icmpwire_header_describe(struct icmpwire_header *header,
                                           void (*tell)(void *, const struct icmpwire_member *), void *context);

/* Decodes a packet from its IP header: `size` octets on the wire, of which the first `captured` are there.
 * Octets behind what the length field announces (link padding) are not the packet's. A length of 0 is that of
 * a packet which the network card was to cut into segments: it reaches to the end, but behind an IPv6 header
 * that announces nothing (next header 59) there is nothing. Source and routing are followed for the addresses
 * that checksums use:
 * - final_destination: with segments left, the last address of routing types 0, 2 and 3, the first of type 4.
 *   Its data is null when it cannot be told: another type, an impossible count, an address that RFC 6554
 *   compressed.
 * - original_source: the home address of RFC 6275 section 6.3.
 * Options are not judged here: those that do not fill their header are found by icmpwire_header_next.
 * On false *fault says what and where: a header that does not fit (field "headers", at its start), an
 * impossible length (ICMPWIRE_BAD_LENGTH: a length field beyond `size` too), or a capture that ends within
 * the chain (ICMPWIRE_CUT); what was read before holds, `protocol` being the header that is missing; the rest
 * is zero. On true *fault is untouched. */
ICMPWIRE_API bool icmpwire_packet_decode(const uint8_t *data, size_t captured, size_t size,
                                         struct icmpwire_packet *packet, struct icmpwire_fault *fault);

/* What the inlined form calls for all but the plainest packets; not for callers. */
struct icmpwire_carried {
    struct icmpwire_packet packet;
    struct icmpwire_fault fault;
};
ICMPWIRE_API __attribute__((cold, pure)) struct icmpwire_carried icmpwire_packet_again(const uint8_t *data,
                                                                                       size_t captured, size_t size);

/* Visits the headers of a packet as elements of a list "headers", then, where an unfragmented payload is ICMP
 * or ICMPv6, the message as a group "icmp". As icmpwire_visit. */
ICMPWIRE_API bool icmpwire_visit_packet(const uint8_t *data, size_t captured, size_t size, icmpwire_visit_fn *visit,
                                        void *context, struct icmpwire_fault *fault);

/* What a packet is built from. Zero means the usual: no options or extension headers, and as hop limit
 * - 255 for Neighbor Discovery and what stands on its rules: ICMPv6 133 to 137, 141, 142, 148 to 150, 154, 159, ICMPv4
 *   41;
 * - 1 for what stays on the link: ICMPv6 130 to 132, 143, 151 to 153, ICMPv4 9 and 10;
 * - 64 otherwise. */
struct icmpwire_carrier {
    uint8_t version; /* 4 for ICMPv4, 6 for ICMPv6 */
    uint8_t traffic_class;
    uint8_t hop_limit;
    bool dont_fragment;      /* IPv4 */
    uint16_t identification; /* IPv4 */
    uint32_t flow_label;     /* IPv6, 20 bits */
    const uint8_t *source;   /* 4 or 16 octets */
    const uint8_t *destination;
    const uint8_t *original_source;   /* IPv6: for the checksum, in a home address option; null: source */
    const uint8_t *final_destination; /* IPv6: for the checksum, behind a routing header; null: destination */
    uint8_t first_protocol;           /* IPv6: what `extensions` begins with, when there are any */
    struct icmpwire_span extensions;  /* IPv4: options, at most 40 octets, padded here with end of options to a multiple
                                       * of 4; IPv6: extension headers as they are, the last with next header 58 */
};

/* The hop limit of a message that a host sends, as above. */
ICMPWIRE_API uint8_t icmpwire_usual_hop_limit(enum icmpwire_family family, uint8_t type);

/* Writes a whole packet: the IP header, its options or extension headers, the message built as icmpwire_build
 * does. Lengths and checksums are filled in. Results as icmpwire_build; ICMPWIRE_BAD_ARGUMENT for a version
 * that is not the family's and for a flow label above 20 bits, ICMPWIRE_TOO_LONG for more options or a longer
 * packet than the IP header can tell: 65,535 octets, of IPv6 behind its header. */
ICMPWIRE_API bool icmpwire_packet_build(const struct icmpwire_carrier *carrier, const struct icmpwire_message *message,
                                        uint8_t *out, size_t room, size_t *size, struct icmpwire_fault *fault);

ICMPWIRE_ELEMENT(ipv4_option)
ICMPWIRE_ELEMENT(ipv6_option)

#ifdef __cplusplus
}
#endif
#endif
