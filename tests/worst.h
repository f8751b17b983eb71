/* SPDX-License-Identifier: BSD-2-Clause */
/* Inputs that make the most of their size: rows of the smallest elements of every list, and of the dearest ones. */
#ifndef ICMPWIRE_TESTS_WORST_H
#define ICMPWIRE_TESTS_WORST_H

#include "operations.h"

enum { WORST_MOST = 65535 };

extern const size_t worst_count;
const char *worst_name(size_t index);
/* About so large; its octets hold until the next call. */
struct input worst_input(size_t index, size_t size);

#endif
