/* SPDX-License-Identifier: BSD-2-Clause */
/* Where messages have what columns tell, whatever their layouts: found by the members' names, which are those of
 * icmpwire_describe. */
#ifndef TABLE_PLACES_H
#define TABLE_PLACES_H

#include "icmpwire.h"

enum fact {
    FACT_IDENTIFIER,
    FACT_SEQUENCE,
    FACT_MTU,
    FACT_POINTER,
    FACT_TARGET,
    FACT_DATA,
    FACT_DATAGRAM,
    FACT_OPTIONS,
    FACT_RECORDS,
    FACT_OBJECTS,
    FACT_COUNT
};

/* What the elements of a list are. */
enum element { ELEMENT_UNKNOWN, ELEMENT_OPTION, ELEMENT_RPL_OPTION, ELEMENT_RECORD, ELEMENT_OBJECT };

/* A member: where it is in struct icmpwire_message. */
struct place {
    uint16_t at;
    uint8_t octets; /* of an integer; 0: an address or a span */
    uint8_t kind;   /* enum icmpwire_kind */
    uint8_t element;
    uint8_t bit_shift; /* in the integer */
    uint8_t bit_width;
    bool there; /* the layout has it */
};

/* Finds the places of all layouts. */
void places_find(void);

/* Where a message has each of the facts. */
const struct place *places_of(const struct icmpwire_message *message);

/* Does what a message has depend on more than its type and code? Then a visit of it tells. */
bool places_vary(const struct icmpwire_message *message);

/* Which fact a field is, by the name that it also has in a visit; FACT_COUNT: none. */
enum fact fact_of_name(const char *name);

#endif
