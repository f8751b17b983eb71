/* SPDX-License-Identifier: BSD-2-Clause */
/* Every field of a message or packet, one after the other: what text, JSON and bindings are made of. */
#ifndef ICMPWIRE_VISIT_H
#define ICMPWIRE_VISIT_H

#include "message.h"

#ifdef __cplusplus
extern "C" {
#endif

enum icmpwire_event {
    ICMPWIRE_FIELD, /* a field with a value */
    ICMPWIRE_ENTER, /* a group, a list or an element of a list begins; what it holds follows */
    ICMPWIRE_LEAVE, /* and ends */
    ICMPWIRE_FAULT  /* the element that was entered last breaks off here */
};

/* What a field holds. */
enum icmpwire_kind {
    ICMPWIRE_KIND_NUMBER,       /* number; bit_width says how wide it is */
    ICMPWIRE_KIND_SIGNED,       /* number, as int64_t */
    ICMPWIRE_KIND_IPV4,         /* number: an IPv4 address in host order */
    ICMPWIRE_KIND_IPV6,         /* octets: 16 of an IPv6 address */
    ICMPWIRE_KIND_ADDRESS,      /* octets: 4 of an IPv4, 16 of an IPv6, 6 of a MAC address, otherwise unknown */
    ICMPWIRE_KIND_PREFIX,       /* octets: the first of an IPv6 address, at most 16; the others are zero */
    ICMPWIRE_KIND_OCTETS,       /* octets without a known structure */
    ICMPWIRE_KIND_TEXT,         /* octets of a text, perhaps padded with NUL; not checked: escape before showing */
    ICMPWIRE_KIND_NAME,         /* octets of a DNS name in label form; see icmpwire_domain_name_text */
    ICMPWIRE_KIND_DATAGRAM,     /* octets of a quoted packet; see quote.h */
    ICMPWIRE_KIND_IPV6_LIST,    /* octets: IPv6 addresses of 16 octets each */
    ICMPWIRE_KIND_IPV4_LIST,    /* octets: IPv4 addresses of 4 octets each */
    ICMPWIRE_KIND_NUMBER8_LIST, /* octets: numbers of one octet each */
    ICMPWIRE_KIND_GROUP,        /* enter, leave: a part with fields of its own, named as the struct member */
    ICMPWIRE_KIND_LIST,         /* enter, leave: a list, named as the struct member; elements follow */
    ICMPWIRE_KIND_ELEMENT       /* enter, leave: element number `index` of the list, named for what it is */
};

/* One step of a visit. Texts are static; octets are borrowed from the buffer that is visited. */
struct icmpwire_field {
    enum icmpwire_event event;
    enum icmpwire_kind kind;
    const char *name;
    uint32_t index;      /* elements: from 0 */
    uint32_t bit_offset; /* from the first bit of what is visited */
    uint32_t bit_width;  /* numbers with named bits come as those bits, each a field of its own */
    uint64_t number;
    struct icmpwire_span octets; /* the field as on the wire; of bits, the number that holds them */
    struct icmpwire_span whole;  /* what is visited, as far as it was captured: what compression pointers count in */
    struct icmpwire_fault fault; /* ICMPWIRE_FAULT only; the offset counts from the start of what is visited */
};

typedef void icmpwire_visit_fn(void *context, const struct icmpwire_field *field);

/* Visits every field of a message in wire order, entering groups and lists (octets that trail the defined fields only
 * when there are some); `size` octets on the wire, of which the
 * first `captured` are there. What can be read before a fault is visited; then the result is false and *fault says
 * what is wrong. A broken element of a list is an ICMPWIRE_FAULT within it and does not end the visit. */
ICMPWIRE_API bool icmpwire_visit(enum icmpwire_family family, const uint8_t *data, size_t captured, size_t size,
                                 icmpwire_visit_fn *visit, void *context, struct icmpwire_fault *fault);

/* Finds a field by its path: member names with dots, elements by index: "sequence", "extension.version",
 * "extension.objects[0].length". False: there is none, or a fault comes before it. */
ICMPWIRE_API bool icmpwire_locate(enum icmpwire_family family, const uint8_t *data, size_t size, const char *path,
                                  struct icmpwire_field *field);

/* Overwrites a located field: the bits [bit_offset, bit_offset + bit_width) with the low bits of `value`; widths of 1
 * to
 * 64. Lengths and checksums stay as they are: this is how wrong packets are made on purpose. */
ICMPWIRE_API void icmpwire_patch(uint8_t *data, const struct icmpwire_field *field, uint64_t value);

/* A value for a member, by name. */
struct icmpwire_value {
    const char *path;            /* as above, without indices; a plain name finds the member in a part as well */
    uint64_t number;             /* for numbers, bits, IPv4 addresses */
    struct icmpwire_span octets; /* for everything else; borrowed: it must live as long as the struct that is filled */
    bool used;                   /* set when a member took it */
};

/* Sets the members of message->layout that the values name, in wire order. With family, type and code set and the rest
 * zero, this and icmpwire_build make any message from names and values. False: a value was not used (no member of that
 * name); fault->field is its path, and the others are set. */
ICMPWIRE_API bool icmpwire_fill(struct icmpwire_message *message, struct icmpwire_value *values, size_t count,
                                struct icmpwire_fault *fault);

#ifdef __cplusplus
}
#endif
#endif
