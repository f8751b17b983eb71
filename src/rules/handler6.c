/* SPDX-License-Identifier: BSD-2-Clause */
#include "icmpwire/handler6.h"

static const struct icmpwire_handler6 handlers[] = {
#define HANDLER6(type, KIND, function) [type] = {ICMPWIRE_HANDLER6_##KIND, function},
#include "icmpwire/handlers6.def"
#undef HANDLER6
};

const struct icmpwire_handler6 *icmpwire_handler6_of(uint8_t type)
{
    static const struct icmpwire_handler6 unknown_error = {ICMPWIRE_HANDLER6_UNKNOWN_ERROR, "icmpv6_notify"};
    static const struct icmpwire_handler6 unknown = {ICMPWIRE_HANDLER6_UNKNOWN, ""};

    if (type < sizeof handlers / sizeof *handlers && handlers[type].function)
        return &handlers[type];
    return type < 128 ? &unknown_error : &unknown;
}
