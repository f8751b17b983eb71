/* SPDX-License-Identifier: BSD-2-Clause */
/* What sockets are told of ICMP errors: Linux's errno numbers, and which one an error becomes. */
#ifndef ICMPWIRE_SOCKET_ERROR_H
#define ICMPWIRE_SOCKET_ERROR_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ICMPWIRE_ERROR_ and the name: the number is Linux's, whatever the system that this runs on. */
enum icmpwire_error_number {
#define ERROR_NUMBER(NAME, number) ICMPWIRE_ERROR_##NAME = (number),
#include "error_numbers.def"
#undef ERROR_NUMBER
};

/* "ECONNREFUSED"; "" for 0 and for numbers that the rules do not use. Static text, never null. */
ICMPWIRE_API const char *icmpwire_error_name(int32_t number);

struct icmpwire_socket_error {
    int32_t number; /* enum icmpwire_error_number */
    bool fatal;     /* false: a soft error, which may pass */
};

/* What an error of a type and code is to a ping socket; UDP and raw sockets are told the same, but for source quench
 * and redirect, which they are not told of. version: 4 or 6. Number 0: nothing. */
ICMPWIRE_API struct icmpwire_socket_error icmpwire_socket_error_of(uint8_t version, uint8_t type, uint8_t code);

#ifdef __cplusplus
}
#endif
#endif
