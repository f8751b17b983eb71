/* SPDX-License-Identifier: BSD-2-Clause */
/* Packets: headers around a message, each of which says what follows it. */
#ifndef CORE_PACKET_H
#define CORE_PACKET_H

#include "encode.h"

/* What a header says of what it carries, unless its object says otherwise. */
struct core_write_ahead {
    uint8_t next;
    uint8_t hop_limit;
    size_t length; /* octets behind the header */
    size_t header; /* octets of the header itself */
};

/* Puts that into a header's struct. */
void core_put_ahead(const struct core_node *node, union core_struct *s, const struct core_write_ahead *ahead);

/* Appends a header and all that it carries. */
int core_encode_packet(struct core_node *header, struct core_buffer *out);

/* Appends a part alone. */
int core_encode_part(struct core_node *part, struct core_buffer *out);

#endif
