/* SPDX-License-Identifier: BSD-2-Clause */
/* Answers in words and as JSON, for ping and trace alike. */
#ifndef CLI_ANSWER_TEXT_H
#define CLI_ANSWER_TEXT_H

#include "prober.h"
#include <jansson.h>

enum { ERROR_TEXT_SIZE = 160 };

/* "Destination Unreachable, Host Unreachable (3/1)", with ", MTU 1400" where it says so. */
void text_of_error(enum icmpwire_family family, const struct answer *answer, char out[ERROR_TEXT_SIZE]);

/* Type and code with their names: family, type, code, name, code_name. */
json_t *json_of_type(enum icmpwire_family family, const struct answer *answer);

/* Extension objects as decode --json has them. */
json_t *json_of_objects(struct icmpwire_span objects);

json_t *json_of_words(const char *words);

#endif
