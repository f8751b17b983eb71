/* SPDX-License-Identifier: BSD-2-Clause */
/* The findings that vectors tell of, against those of the library. */
#ifndef ICMPWIRE_TESTS_VECTOR_FINDINGS_H
#define ICMPWIRE_TESTS_VECTOR_FINDINGS_H

#include "vectors.h"

/* A vector_check_fn: finding, not, only. */
void vector_check_findings(const struct vector *vector);

/* "?" and -1 where there is none. */
const char *finding_keyword(uint16_t number);
int finding_number(const char *keyword);

#endif
