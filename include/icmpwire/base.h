/* SPDX-License-Identifier: BSD-2-Clause */
/* What every other header of icmpwire uses: borrowed octets, status codes, faults, the version.
 *
 * Conventions, stated once:
 * - Numbers are in host order, IPv4 addresses too (0xC0000201 is 192.0.2.1). IPv6 addresses and everything of variable
 *   size are borrowed from the caller's buffer: they live as long as that buffer and are never copied.
 * - Nothing allocates, keeps state or touches errno; every function is re-entrant.
 * - Functions that can fail return bool, true for success; a fault then says what, where and in which field.
 * - Outputs come last. A null pointer with size 0 is an empty buffer. Other null pointers are the caller's mistake.
 */
#ifndef ICMPWIRE_BASE_H
#define ICMPWIRE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ICMPWIRE_VERSION_MAJOR 0
#define ICMPWIRE_VERSION_MINOR 1
#define ICMPWIRE_VERSION_PATCH 0
#define ICMPWIRE_VERSION_TEXT  "0.1.0"

#if defined(_WIN32)
#define ICMPWIRE_API
#else
#define ICMPWIRE_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Octets borrowed from a buffer. Two words: passed, returned and iterated by value, in registers. */
struct icmpwire_span {
    const uint8_t *data;
    size_t size;
};

/* An IPv6 address: 16 octets in network order, borrowed. */
struct icmpwire_address {
    const uint8_t *octets;
};

/* Which ICMP: the meaning of a type depends on it. */
enum icmpwire_family {
    ICMPWIRE_ICMP4 = 0, /* RFC 792, IP protocol 1 */
    ICMPWIRE_ICMP6 = 1  /* RFC 4443, IPv6 next header 58 */
};

/* Why something failed. Grouped: 16 to 31 decode, 32 to 47 encode, 48 and up arguments. The numbers are stable. */
enum icmpwire_status {
    ICMPWIRE_OK = 0,
    ICMPWIRE_TRUNCATED = 16,   /* the message ends before a field that it must have */
    ICMPWIRE_CUT = 17,         /* the capture ends first: on the wire there was more */
    ICMPWIRE_BAD_LENGTH = 18,  /* a length or count field is impossible */
    ICMPWIRE_BAD_VERSION = 19, /* a version field that this layout does not have */
    ICMPWIRE_BAD_FIELD = 20,   /* a value that leaves the rest without a meaning */
    ICMPWIRE_NO_ROOM = 32,     /* the output buffer is too small; the size needed was returned */
    ICMPWIRE_TOO_LONG = 33,    /* a part is longer than its length field can say, or than its place */
    ICMPWIRE_NO_FIELD = 48,    /* no field of that name in this message */
    ICMPWIRE_BAD_ARGUMENT = 49 /* an argument outside its documented range */
};

/* What is wrong, where, and in which field.
 * offset: octets from the start of what was decoded to the field (for an element of a list, to the element);
 * readable: how many octets from the start were understood: the fields that end there or earlier hold, and a field of
 *   variable size that the fault cut holds what was there. */
struct icmpwire_fault {
    enum icmpwire_status status;
    uint32_t offset;
    uint32_t readable;
    const char *field; /* static text; "" when there is none */
};

/* "truncated", "capture-cut", "bad-length", ...: static text, never null. */
ICMPWIRE_API const char *icmpwire_status_name(enum icmpwire_status status);

/* The version of the library that runs, ICMPWIRE_VERSION_TEXT of its build. */
ICMPWIRE_API const char *icmpwire_version(void);

#ifdef __cplusplus
}
#endif
#endif
