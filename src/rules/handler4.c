/* SPDX-License-Identifier: BSD-2-Clause */
#include "icmpwire/handler4.h"

static const struct icmpwire_handler4 handlers[] = {
#define HANDLER4(type, KIND, error, function) [type] = {ICMPWIRE_HANDLER4_##KIND, error, function},
#include "icmpwire/handlers4.def"
#undef HANDLER4
};

const struct icmpwire_handler4 *icmpwire_handler4_of(uint8_t type)
{
    static const struct icmpwire_handler4 unknown = {ICMPWIRE_HANDLER4_UNKNOWN, true, ""};

    return type < sizeof handlers / sizeof *handlers && handlers[type].function ? &handlers[type] : &unknown;
}
