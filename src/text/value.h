/* SPDX-License-Identifier: BSD-2-Clause */
/* Values of fields, and the parts that they are made of. */
#ifndef ICMPWIRE_TEXT_VALUE_H
#define ICMPWIRE_TEXT_VALUE_H

#include "icmpwire/visit.h"
#include "writer.h"

/* The limit is how many octets of a field of variable size are shown. */
void icmpwire_put_value(struct icmpwire_writer *w, const struct icmpwire_field *field, size_t limit);
void icmpwire_put_octets(struct icmpwire_writer *w, struct icmpwire_span octets, size_t limit);

/* address.c */
void icmpwire_put_ipv4(struct icmpwire_writer *w, uint32_t address);
void icmpwire_put_ipv6(struct icmpwire_writer *w, const uint8_t *octets);
void icmpwire_put_prefix(struct icmpwire_writer *w, struct icmpwire_span prefix);
void icmpwire_put_address(struct icmpwire_writer *w, struct icmpwire_span address, size_t limit);

/* quoted.c: which packet an error is about, "IPv4 UDP 192.0.2.1:1024 > 198.51.100.7:53, 28 octets" */
void icmpwire_put_quoted(struct icmpwire_writer *w, struct icmpwire_span datagram);
/* "UDP"; null when it has no name here */
const char *icmpwire_protocol_name(uint8_t protocol);

/* "truncated at 4 in identifier" */
void icmpwire_put_fault(struct icmpwire_writer *w, const struct icmpwire_fault *fault);

#endif
