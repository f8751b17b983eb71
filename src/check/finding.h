/* SPDX-License-Identifier: BSD-2-Clause */
/* The collector of findings. A check that finds nothing calls nothing: where a field stands is looked up only when there
 * is something to tell about it. */
#ifndef ICMPWIRE_CHECK_FINDING_H
#define ICMPWIRE_CHECK_FINDING_H

#include "icmpwire/check.h"
#include "icmpwire/walk.h"

/* What is checked. */
struct icmpwire_checker {
    const struct icmpwire_packet *packet;   /* null: the message alone is known */
    const struct icmpwire_capture *capture; /* never null */
    enum icmpwire_family family;
    const uint8_t *data; /* the message */
    size_t captured;     /* octets of it that are there */
    size_t size;         /* octets on the wire; of a first fragment, more than any message has */
    size_t readable;     /* octets that were understood; `size` when nothing is wrong. Members behind them are zero. */
    bool whole;          /* decoded without a fault: all members hold */
    bool fragmented;     /* one of several IPv4 fragments, or an IPv6 fragment header, that of an atomic fragment too */
    bool broken;         /* an element of a list is: set it, and each broken element is told where it stands */
    struct icmpwire_findings *findings;
};

/* An element of a list, within another one when `in` is not null. */
struct icmpwire_place {
    const char *list; /* path of the list within what `in` names: "options", "extension.objects" */
    uint32_t index;
    const struct icmpwire_place *in;
};

/* Adds a finding about a member of the message, by its path without indices: "length", "extension.version"; "" for the
 * message as a whole. Numbers with named bits are found by the names of the bits. */
ICMPWIRE_COLD void icmpwire_find(struct icmpwire_checker *c, uint16_t number, const char *path);

/* The same for a member of an element of a list; "" for the element as a whole. */
ICMPWIRE_COLD void icmpwire_find_in(struct icmpwire_checker *c, uint16_t number, const struct icmpwire_place *place,
                                    const char *path);

/* Adds a finding about the headers of the packet: the offset counts from its start. */
ICMPWIRE_COLD void icmpwire_find_carrier(struct icmpwire_checker *c, uint16_t number, size_t offset, const char *field);
ICMPWIRE_COLD void icmpwire_find_hop_limit(struct icmpwire_checker *c, uint16_t number);
ICMPWIRE_COLD void icmpwire_find_source(struct icmpwire_checker *c, uint16_t number);
ICMPWIRE_COLD void icmpwire_find_destination(struct icmpwire_checker *c, uint16_t number);

/* Adds the findings for a fault of the message, and for each broken element of its lists. */
ICMPWIRE_COLD void icmpwire_find_fault(struct icmpwire_checker *c, const struct icmpwire_fault *fault);
ICMPWIRE_COLD void icmpwire_find_broken_elements(struct icmpwire_checker *c);

#endif
