/* SPDX-License-Identifier: BSD-2-Clause */
/* Community IDs as text. */
#ifndef TABLE_COMMUNITY_H
#define TABLE_COMMUNITY_H

#include "icmpwire.h"

enum { COMMUNITY_TEXT_SIZE = 32 };

/* "1:GRGwPf5MIEJpKzq5UJmtDgSP4N4=" of a packet, with seed 0, and how long it is; 0: it has none. */
size_t community_text(const struct icmpwire_packet *packet, char out[COMMUNITY_TEXT_SIZE]);

#endif
