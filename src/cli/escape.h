/* SPDX-License-Identifier: BSD-2-Clause */
/* Text of unknown origin as valid UTF-8. */
#ifndef CLI_ESCAPE_H
#define CLI_ESCAPE_H

#include "icmpwire.h"

/* Writes the text without the NULs that pad it: valid UTF-8 as it is, octets that are not as \xNN, a backslash as \\.
 * `out` has room for 4 characters an octet. Returns how many were written. */
size_t escape_utf8(struct icmpwire_span text, char *out);

#endif
