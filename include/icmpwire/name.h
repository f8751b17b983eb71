/* SPDX-License-Identifier: BSD-2-Clause */
/* DNS names in label form (RFC 1035 section 3.1), as domain name replies and some options carry them. */
#ifndef ICMPWIRE_NAME_H
#define ICMPWIRE_NAME_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A name within a message, perhaps compressed. */
struct icmpwire_domain_name {
    uint8_t status;              /* ICMPWIRE_OK, or what is wrong with this name alone */
    struct icmpwire_span octets; /* as on the wire: up to its zero octet or its pointer */
};

/* Takes the first name off a list of names, as the _next functions of element.h do. `message` is what
 * compression pointers count from, and contains the names; null data: pointers are a fault.
 * A pointer leads back to before its name, a further one to before where the last one led, none to before
 * `first`, an offset in the message; 127 of them are the most.
 * Status: ICMPWIRE_BAD_FIELD for a bad pointer and for a label that is neither of 1 to 63 octets nor a
 * pointer; ICMPWIRE_BAD_LENGTH when a label passes the end, when the end is missing, and for a name of more
 * than 255 octets, expanded. When it cannot be told where the name ends, its octets are all that is left, and
 * the rest has null data. */
ICMPWIRE_API struct icmpwire_span icmpwire_domain_name_next(struct icmpwire_span names, struct icmpwire_span message,
                                                            size_t first, struct icmpwire_domain_name *name);

/* The name as text with dots between the labels and none at the end; the root is ".". Dots, backslashes,
 * spaces and what is not printable within a label become \DDD, decimal (RFC 1035 section 5.1). What follows
 * the name in its span is not read. Returns as the functions of text.h do: characters without the final NUL,
 * at most 1,003; 0 when the name is broken. */
ICMPWIRE_API size_t icmpwire_domain_name_text(struct icmpwire_span name, struct icmpwire_span message, size_t first,
                                              char *out, size_t room);

#ifdef __cplusplus
}
#endif
#endif
