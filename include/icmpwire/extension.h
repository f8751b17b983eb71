/* SPDX-License-Identifier: BSD-2-Clause */
/* RFC 4884 extension structures and their objects. */
#ifndef ICMPWIRE_EXTENSION_H
#define ICMPWIRE_EXTENSION_H

#include "element.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The extension structure (RFC 4884 section 7). There is none when objects.data is null. */
struct icmpwire_extension {
    uint16_t version;             /* 4 bits version, which is 2, and 12 reserved: ICMPWIRE_EXTENSION_VERSION */
    uint16_t checksum;            /* over the structure; 0: not computed. See icmpwire_checksum_check_extension. */
    struct icmpwire_span objects; /* framed; take them off with icmpwire_object_next */
};
#define ICMPWIRE_EXTENSION_VERSION(version) ((version) >> 12)

/* Class 1, MPLS label stack: one entry (RFC 4950, RFC 3032). */
struct icmpwire_label {
    uint8_t status;
    uint32_t entry; /* label, traffic class, bottom of stack, time to live: the macros below */
};
#define ICMPWIRE_LABEL_VALUE(entry)         ((entry) >> 12)
#define ICMPWIRE_LABEL_TRAFFIC_CLASS(entry) ((entry) >> 9 & 7)
#define ICMPWIRE_LABEL_BOTTOM(entry)        ((entry) >> 8 & 1)
#define ICMPWIRE_LABEL_TTL(entry)           ((entry) & 0xff)

struct icmpwire_label_stack {
    struct icmpwire_span labels; /* icmpwire_label_next */
};

/* Class 2, interface information (RFC 5837), and class 5, node identification: the c-type says which parts are there
 * (ICMPWIRE_HAS_*); the others hold nothing. */
struct icmpwire_interface_information {
    uint32_t interface_index; /* ifIndex of RFC 2863 */
    uint16_t afi;             /* 1 IPv4, 2 IPv6 */
    uint16_t address_reserved;
    struct icmpwire_span address;  /* 4 or 16 octets */
    uint8_t name_length;           /* octets, itself included, a multiple of 4 */
    struct icmpwire_span name;     /* UTF-8, padded with NUL; to build 63 octets at most; escape before showing */
    uint32_t mtu;                  /* octets */
    struct icmpwire_span trailing; /* behind the parts; ignored by receivers */
};
#define ICMPWIRE_INTERFACE_ROLE(c_type) ((c_type) >> 6 & 3) /* 0 incoming, 1 sub-IP, 2 outgoing, 3 next hop */
#define ICMPWIRE_HAS_INDEX              0x08
#define ICMPWIRE_HAS_ADDRESS            0x04
#define ICMPWIRE_HAS_NAME               0x02
#define ICMPWIRE_HAS_MTU                0x01

/* Class 3, interface identification (RFC 8335 section 2.1): by name (c-type 1), index (2) or address (3). */
struct icmpwire_interface_identification {
    struct icmpwire_span name; /* NUL padded to a multiple of 4 */
    uint32_t interface_index;
    uint16_t afi;           /* address family number: 1 IPv4, 2 IPv6, 16389 48-bit MAC */
    uint8_t address_length; /* octets, padding not included */
    uint8_t reserved;
    struct icmpwire_span address;
    struct icmpwire_span padding; /* behind the known parts */
};

/* Class 4, extended information, c-type 1 (RFC 8883 section 4). */
struct icmpwire_extended_information {
    uint32_t pointer; /* octet offset in the invoking packet; may lie beyond the quoted part */
    struct icmpwire_span trailing;
};

enum icmpwire_object_class {
    ICMPWIRE_CLASS_MPLS_LABEL_STACK = 1,
    ICMPWIRE_CLASS_INTERFACE_INFORMATION = 2,
    ICMPWIRE_CLASS_INTERFACE_IDENTIFICATION = 3,
    ICMPWIRE_CLASS_EXTENDED_INFORMATION = 4,
    ICMPWIRE_CLASS_NODE_IDENTIFICATION = 5,
    ICMPWIRE_CLASS_REFLECT_ALL = 6
};

/* An extension object (RFC 4884 section 8). class_num says which member of the union holds; payload for the others:
 * reflect all, private use, unknown, and c-types without a layout. */
struct icmpwire_object {
    uint16_t length; /* octets, these four included */
    uint8_t class_num;
    uint8_t c_type;
    uint8_t status; /* ICMPWIRE_OK, or what is wrong with this object alone */
    union {
        struct icmpwire_label_stack label_stack;                           /* 1/1 */
        struct icmpwire_interface_information interface_information;       /* 2, 5 */
        struct icmpwire_interface_identification interface_identification; /* 3/1 to 3/3 */
        struct icmpwire_extended_information extended_information;         /* 4/1 */
        struct icmpwire_span payload;
    };
};

ICMPWIRE_ELEMENT(label)
ICMPWIRE_ELEMENT(object)

#ifdef __cplusplus
}
#endif
#endif
