/* SPDX-License-Identifier: BSD-2-Clause */
/* The dictionaries that are the same in every table, and what stands where in them. */
#ifndef TABLE_WORDS_H
#define TABLE_WORDS_H

#include "texts.h"

enum words {
    WORDS_NONE,
    WORDS_FILES, /* not the same in every table: its captures */
    WORDS_CONTENT,
    WORDS_TYPE,
    WORDS_CODE,
    WORDS_STATE,
    WORDS_STATUS,
    WORDS_LAYER,
    WORDS_FINDING,
    WORDS_SEVERITY,
    WORDS_COUNT
};

/* Makes them, once; false when there is no memory. */
bool words_make(void);

const struct texts *words_texts(enum words words);

/* Places in WORDS_TYPE, WORDS_CODE (-1: it has no name), WORDS_STATUS and WORDS_FINDING. The others have the order of
 * enum content, enum icmpwire_checksum_state, ip and icmp, enum icmpwire_severity. */
int words_of_type(enum icmpwire_family family, uint8_t type);
int words_of_code(enum icmpwire_family family, uint8_t type, uint8_t code);
int words_of_status(enum icmpwire_status status);
int words_of_finding(unsigned number);

#endif
