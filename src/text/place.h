/* SPDX-License-Identifier: BSD-2-Clause */
/* Where a visit is: how deep, in which list, and what the numbers there mean. */
#ifndef ICMPWIRE_TEXT_PLACE_H
#define ICMPWIRE_TEXT_PLACE_H

#include "value.h"

/* A message nests less deeply than this; what lies deeper is counted and has no name. */
enum { ICMPWIRE_PLACE_DEPTH = 12 };

struct icmpwire_place {
    enum icmpwire_family family;
    unsigned message_depth; /* of the message's own fields: 0, or 1 within a packet */
    unsigned depth;
    unsigned indent;                           /* the same without lists, which show as their elements */
    const char *entered[ICMPWIRE_PLACE_DEPTH]; /* what was entered at each depth */
    uint8_t type;                              /* of the message, once visited */
    uint8_t class_num;                         /* of the extension object, once visited */
};

struct icmpwire_place icmpwire_place_in_message(enum icmpwire_family family);
struct icmpwire_place icmpwire_place_in_packet(const uint8_t *data, size_t captured, size_t size);

/* To be called with every field, once it was handled. */
void icmpwire_place_step(struct icmpwire_place *place, const struct icmpwire_field *field);

/* Does a field belong to the message itself, not to a part or an element of it? */
bool icmpwire_place_is_message(const struct icmpwire_place *place);

/* The name of the group, list or element that is open. */
const char *icmpwire_place_entered(const struct icmpwire_place *place);

/* What a number means, "Echo Request"; null when it means itself. */
const char *icmpwire_place_meaning(const struct icmpwire_place *place, const struct icmpwire_field *field);

/* How many bits of what is visited a field takes. */
uint64_t icmpwire_field_width(const struct icmpwire_field *field);

/* "  12  ", or "   7.3" for bits that do not fill octets */
void icmpwire_put_offset(struct icmpwire_writer *w, const struct icmpwire_field *field);
/* "objects[0]" */
void icmpwire_put_element(struct icmpwire_writer *w, const struct icmpwire_place *place, uint32_t index);
/* "!  truncated at 4 in identifier" and a newline */
void icmpwire_put_fault_line(struct icmpwire_writer *w, const struct icmpwire_fault *fault);

#endif
