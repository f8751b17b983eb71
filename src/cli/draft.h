/* SPDX-License-Identifier: BSD-2-Clause */
/* A message as the words of a command line describe it: fields with values, and elements with fields of their own. */
#ifndef CLI_DRAFT_H
#define CLI_DRAFT_H

#include "complain.h"
#include "element_kind.h"
#include "find.h"
#include "spec.h"
#include "value.h"

struct draft_field {
    const char *name; /* owned */
    struct value value;
};

/* The message, or an element of it. */
struct draft_part {
    const struct element_kind *kind; /* null: the message */
    size_t parent;                   /* the part it belongs to */
    struct step steps[STEPS_MAX];    /* where it will be found */
    size_t depth;                    /* of those steps */
    struct draft_field *fields;
    size_t field_count;
    struct icmpwire_span octets; /* of an element, encoded; owned */
    struct icmpwire_span joined; /* of the first element of a list: all of them, one behind the other; owned */
};

struct draft {
    struct draft_part *parts; /* the message first, then elements in the order of the words */
    size_t count;
};

/* Reads words. On false it has complained. Free the draft in both cases. */
bool draft_read(char **words, int count, struct draft *draft);

/* Encodes the elements, and sets the members of a message that is otherwise zero. What the message then points to lives
 * as long as the draft. On false it has complained. */
bool draft_fill(struct draft *draft, const struct spec *spec, struct icmpwire_message *message);

/* "object", or the message's own: for messages to the user. */
const char *draft_part_name(const struct draft_part *part);

void draft_free(struct draft *draft);

#endif
