/* SPDX-License-Identifier: BSD-2-Clause */
/* Integers of 1, 2, 4 or 8 octets in structs, whose size is known at run time. */
#ifndef CORE_INTEGER_H
#define CORE_INTEGER_H

#include <stdint.h>
#include <string.h>

static inline uint64_t core_load(const void *from, unsigned octets)
{
    uint8_t u8;
    uint16_t u16;
    uint32_t u32;
    uint64_t u64;
    switch (octets) {
    case 1:
        memcpy(&u8, from, sizeof u8);
        return u8;
    case 2:
        memcpy(&u16, from, sizeof u16);
        return u16;
    case 4:
        memcpy(&u32, from, sizeof u32);
        return u32;
    default:
        memcpy(&u64, from, sizeof u64);
        return u64;
    }
}

static inline void core_store(void *to, unsigned octets, uint64_t number)
{
    uint8_t u8 = (uint8_t)number;
    uint16_t u16 = (uint16_t)number;
    uint32_t u32 = (uint32_t)number;
    switch (octets) {
    case 1:
        memcpy(to, &u8, sizeof u8);
        break;
    case 2:
        memcpy(to, &u16, sizeof u16);
        break;
    case 4:
        memcpy(to, &u32, sizeof u32);
        break;
    default:
        memcpy(to, &number, sizeof number);
    }
}

/* Some bits of an integer. */
static inline uint64_t core_bits(uint64_t number, unsigned shift, unsigned width)
{
    return width < 64 ? number >> shift & (((uint64_t)1 << width) - 1) : number;
}

#endif
