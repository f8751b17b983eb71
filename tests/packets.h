/* SPDX-License-Identifier: BSD-2-Clause */
/* The packets that several tests look at, as hex; see guarded.h. */
#ifndef PACKETS_H
#define PACKETS_H

#include "guarded.h"

#define ADDRESSES4 "c0000201 c6336407 " /* 192.0.2.1 to 198.51.100.7 */
#define ADDRESS6   "20010db8 00*11 "    /* and the last octet */
#define ADDRESSES6 ADDRESS6 "01 " ADDRESS6 "02 "
#define ECHO4      "0800 085f abcd 0001 68656c6c6f"
#define ECHO6      "8000 34a2 abcd 0001 68656c6c6f"

/* An echo request: plain, with IPv4 options, behind IPv6 extension headers. */
#define PLAIN4   "45 b8 0021 1234 4000 40 01 3bb4 " ADDRESSES4 ECHO4
#define OPTIONS4 "47 00 0029 0000 0000 40 01 f793 " ADDRESSES4 "94040000 01000000 " ECHO4

#define PLAIN6 "6b 812345 000d 3a 07 " ADDRESSES6 ECHO6

#define AUTHENTICATION(next)   next " 04 0000 00000100 00000001 00*12 "
#define HOP_BY_HOP(next)       next " 00 0502 0000 0100 "
#define DESTINATION(next)      next " 02 c910 " ADDRESS6 "09 0102 0000 "
#define ROUTING(next)          next " 02 00 01 00000000 " ADDRESS6 "03 "
#define FRAGMENT(next, offset) next " 00 " offset " deadbeef "
#define CHAIN                                                                                                \
    "60 000000 0061 00 40 " ADDRESSES6 HOP_BY_HOP("3c") DESTINATION("2b") ROUTING("33") AUTHENTICATION("2c") \
        FRAGMENT("3a", "0000") "8000 0000 abcd 0001 00"

static inline void expect_span(struct icmpwire_span span, const char *hex)
{
    uint8_t octets[2048];
    size_t size = from_hex(hex, octets, sizeof octets);
    assert_int_equal(span.size, size);
    if (size)
        assert_memory_equal(span.data, octets, size);
}

#endif
