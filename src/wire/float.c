/* SPDX-License-Identifier: BSD-2-Clause */
/* Codes that stand for numbers: the floating-point ones of multicast listener discovery, and those of PREF64. */
#include "icmpwire/listener.h"
#include "icmpwire/option.h"

/* RFC 3810 sections 5.1.3, 5.1.9: below half of the range a code is the value; above, an exponent of 3 bits and a
 * mantissa of `bits` that has a hidden bit above it. */
static uint32_t value_of(uint32_t code, unsigned bits)
{
    uint32_t hidden = 1u << bits;
    if (code < hidden << 3)
        return code;
    return ((code & (hidden - 1)) | hidden) << ((code >> bits & 7) + 3);
}

static uint32_t code_of(uint32_t value, unsigned bits)
{
    uint32_t hidden = 1u << bits;
    uint32_t exponent = 0;
    if (value < hidden << 3)
        return value;
    for (value >>= 3; value >= hidden << 1 && exponent < 7; exponent++)
        value >>= 1;
    return hidden << 3 | exponent << bits | (value >= hidden << 1 ? hidden - 1 : value & (hidden - 1));
}

uint32_t icmpwire_response_milliseconds(uint16_t code)
{
    return value_of(code, 12);
}

uint16_t icmpwire_response_code(uint32_t milliseconds)
{
    return (uint16_t)code_of(milliseconds, 12);
}

uint16_t icmpwire_interval_seconds(uint8_t qqic)
{
    return (uint16_t)value_of(qqic, 4);
}

uint8_t icmpwire_interval_code(uint16_t seconds)
{
    return (uint8_t)code_of(seconds, 4);
}

/* ---- RFC 8781 section 4 ---- */

static const uint8_t prefix_lengths[] = {96, 64, 56, 48, 40, 32};
enum { LENGTH_CODES = sizeof prefix_lengths, NO_CODE = 7 };

uint16_t icmpwire_pref64_lifetime_length(uint32_t seconds, uint8_t length_code)
{
    uint32_t most = ICMPWIRE_PREF64_LIFETIME_SECONDS(0xffff);
    uint32_t rounded = seconds > most ? most : (seconds + 7) & ~(uint32_t)7;
    return (uint16_t)(rounded | (length_code & 7u));
}

uint8_t icmpwire_pref64_prefix_length(uint8_t length_code)
{
    return length_code < LENGTH_CODES ? prefix_lengths[length_code] : 0;
}

uint8_t icmpwire_pref64_length_code(uint8_t prefix_length)
{
    for (size_t code = 0; code < LENGTH_CODES; code++)
        if (prefix_lengths[code] == prefix_length)
            return (uint8_t)code;
    return NO_CODE;
}
