/* SPDX-License-Identifier: BSD-2-Clause */
/* What the structs hold: every member with name, kind, place and size, told by the walks themselves. A binding makes its
 * classes of that, and reads and sets members without a list of its own. */
#ifndef ICMPWIRE_MEMBER_H
#define ICMPWIRE_MEMBER_H

#include "visit.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Who says what a member is. */
enum icmpwire_origin {
    ICMPWIRE_GIVEN,    /* the caller */
    ICMPWIRE_COMPUTED, /* building: a length, a count, a checksum, a flag that says what is there */
    ICMPWIRE_IMPLIED   /* it is not on the wire: decoding tells it by what follows */
};

/* A member, or the beginning or end of a part: a struct within the struct. */
struct icmpwire_member {
    enum icmpwire_event event; /* ICMPWIRE_FIELD; ICMPWIRE_ENTER and ICMPWIRE_LEAVE of a part */
    enum icmpwire_kind kind;   /* as in a visit; of a list ICMPWIRE_KIND_LIST, of a part ICMPWIRE_KIND_GROUP */
    enum icmpwire_origin origin;
    const char *name;
    const char *element; /* what the elements of a list are called in a visit; of octets that may be a list, too */
    void *at;            /* the member in the struct that is described; parts: null */
    uint8_t octets;      /* of an integer member: 1, 2, 4 or 8; struct icmpwire_address and struct icmpwire_span: 0 */
    uint8_t bit_shift;   /* in the integer: named bits are members of their own, as in a visit */
    uint8_t bit_width;
    bool optional; /* an address that can be missing: its octets are null then */
};

typedef void icmpwire_member_fn(void *context, const struct icmpwire_member *member);

/* Tells the members of a message in wire order, type, code and checksum first: those that family, type and code call
 * for, and where other members decide on the layout, what those say now. No pointer is followed and no member changed;
 * a layout that is AUTO is set. For elements there is icmpwire_X_describe (element.h). */
ICMPWIRE_API void icmpwire_describe(struct icmpwire_message *message, icmpwire_member_fn *tell, void *context);

#ifdef __cplusplus
}
#endif
#endif
