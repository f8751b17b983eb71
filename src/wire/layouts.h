/* SPDX-License-Identifier: BSD-2-Clause */
/* All layouts in their slow form, behind a few functions. */
#ifndef ICMPWIRE_LAYOUTS_H
#define ICMPWIRE_LAYOUTS_H

#include "slow.h"

/* A message, from its type on: the body by message->layout, or by family and type when that is AUTO. Reading sets it.
 */
void icmpwire_slow_message_of(struct icmpwire_slow *w, struct icmpwire_message *message);

/* An extension structure alone. */
bool icmpwire_extension_read(struct icmpwire_span structure, struct icmpwire_extension *extension);

/* Is the IP header whole that a quoted datagram begins with? */
bool icmpwire_datagram_is_whole(enum icmpwire_family family, struct icmpwire_span datagram);

/* One header of a packet's chain; header->protocol says which. */
void icmpwire_slow_header_of(struct icmpwire_slow *w, struct icmpwire_header *header);

/* What the header is called: "ipv4", "hop_by_hop", ... */
const char *icmpwire_header_name(uint8_t protocol);

#endif
