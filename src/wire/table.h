/* SPDX-License-Identifier: BSD-2-Clause */
/* The layout of each type, by family: 0 for those without a layout of their own. */
#ifndef ICMPWIRE_TABLE_H
#define ICMPWIRE_TABLE_H

#include "icmpwire/message.h"

extern const uint8_t icmpwire_layouts[2][256];

#endif
