/* SPDX-License-Identifier: BSD-2-Clause */
/* Community IDs as text. */
#ifndef CLI_COMMUNITY_H
#define CLI_COMMUNITY_H

#include "icmpwire/flow.h"

enum { COMMUNITY_TEXT_SIZE = 32 };

/* "1:GRGwPf5MIEJpKzq5UJmtDgSP4N4=" of a packet, with seed 0. False: it has none. */
bool text_of_community(const struct icmpwire_packet *packet, enum icmpwire_community_variant variant,
                       char out[COMMUNITY_TEXT_SIZE]);

#endif
