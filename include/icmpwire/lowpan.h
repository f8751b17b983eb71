/* SPDX-License-Identifier: BSD-2-Clause */
/* 6LoWPAN duplicate address detection (RFC 6775, RFC 8505) and MPL control (RFC 7731). */
#ifndef ICMPWIRE_LOWPAN_H
#define ICMPWIRE_LOWPAN_H

#include "element.h"

#ifdef __cplusplus
extern "C" {
#endif

/* 157 request and 158 confirmation (RFC 6775 section 4.4, RFC 8505 section 4.2). The lower 4 bits of the code say how
 * long the ROVR is: 0 plain, 8 octets of an EUI-64; 1 to 4, as many times 8 octets; others have a body of unknown
 * shape. */
struct icmpwire_duplicate_address {
    uint8_t status;            /* extended request: 2 bits P-field (RFC 9685), 6 reserved */
    uint8_t tid;               /* plain: reserved */
    uint16_t lifetime_minutes; /* of 60 seconds */
    struct icmpwire_span rovr;
    struct icmpwire_address registered_address;
    struct icmpwire_span options; /* icmpwire_option_next (RFC 8929 section 3.1) */
    struct icmpwire_span body;    /* code suffixes 5 to 15 */
};
#define ICMPWIRE_DUPLICATE_ADDRESS_SUFFIX(code) ((code) & 15)

/* 159 (RFC 7731 section 6.2) */
struct icmpwire_mpl_control {
    struct icmpwire_span seeds; /* icmpwire_mpl_seed_next */
};

/* What is known of one seed's messages */
struct icmpwire_mpl_seed {
    uint8_t status;
    uint8_t minimum_sequence;
    uint8_t lengths; /* 6 bits length of the bitmap in octets, 2 bits S: seed identifier of 0, 2, 8 or 16 octets */
    struct icmpwire_span seed_identifier;
    struct icmpwire_span buffered_messages; /* bit i, from the most significant: minimum_sequence + i is buffered */
};
#define ICMPWIRE_MPL_BITMAP_OCTETS(lengths) ((lengths) >> 2)
#define ICMPWIRE_MPL_SEED_OCTETS(lengths)   (0x10080200u >> 8 * ((lengths) & 3) & 0xff)

ICMPWIRE_ELEMENT(mpl_seed)

#ifdef __cplusplus
}
#endif
#endif
