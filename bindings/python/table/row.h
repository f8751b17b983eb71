/* SPDX-License-Identifier: BSD-2-Clause */
/* All that is known of one ICMP message of a capture, for the columns that are asked for. */
#ifndef TABLE_ROW_H
#define TABLE_ROW_H

#include "chunk.h"
#include "places.h"

/* What columns need of a row. */
enum need {
    NEED_MESSAGE = 1,
    NEED_CHECKSUM = 2,
    NEED_QUOTE = 4, /* needs the message too */
    NEED_FINDINGS = 8
};

struct row {
    uint32_t file;
    const struct packet *frame;
    struct carried carried;
    struct icmpwire_message message;
    struct icmpwire_fault fault; /* of the message */
    const struct place *places;  /* by enum fact */
    uint32_t seen;               /* bits of enum fact: what was read before the fault; 0 without a message */
    enum icmpwire_checksum_state checksum_state;
    bool quoted; /* the IP header of a quoted packet is there */
    struct icmpwire_quote quote;
    struct icmpwire_findings findings;
};

/* Reads packet number i of a chunk. False: it carries no ICMP. */
bool row_read(struct row *row, const struct chunk *chunk, size_t i, unsigned needs);

/* A fact of the message; false when it has none, or it could not be read. */
bool row_number(const struct row *row, enum fact fact, uint64_t *number);
bool row_span(const struct row *row, enum fact fact, struct icmpwire_span *span);

/* How many elements a list of the message has; false: there is no such list. */
bool row_elements(const struct row *row, enum fact fact, uint64_t *count);

/* What is wrong with the packet or else with the message: null when nothing is. */
const struct icmpwire_fault *row_fault(const struct row *row);

#endif
