/* SPDX-License-Identifier: BSD-2-Clause */
/* The events of a visit as nested JSON objects and arrays. */
#ifndef CLI_JSON_TREE_H
#define CLI_JSON_TREE_H

#include "capture/link.h"
#include <jansson.h>

/* The fields of a message by name, without type, code and checksum. Groups become objects; lists become arrays of
 * objects whose member "element" names what each is; a broken element has a member "fault". Lists of the message itself
 * named options, records or objects become members of `lists` as well. *datagram gets the quoted datagram, when there
 * is one.
 */
json_t *json_tree_of_message(enum icmpwire_family family, struct octets message, json_t *lists,
                             struct icmpwire_span *datagram);

/* The headers of a packet: the same form. */
json_t *json_tree_of_headers(struct octets ip, struct icmpwire_span headers);

#endif
