/* SPDX-License-Identifier: BSD-2-Clause */
#include "icmpwire/base.h"

const char *icmpwire_status_name(enum icmpwire_status status)
{
    switch (status) {
    case ICMPWIRE_OK:
        return "ok";
    case ICMPWIRE_TRUNCATED:
        return "truncated";
    case ICMPWIRE_CUT:
        return "capture-cut";
    case ICMPWIRE_BAD_LENGTH:
        return "bad-length";
    case ICMPWIRE_BAD_VERSION:
        return "bad-version";
    case ICMPWIRE_BAD_FIELD:
        return "bad-field";
    case ICMPWIRE_NO_ROOM:
        return "no-room";
    case ICMPWIRE_TOO_LONG:
        return "too-long";
    case ICMPWIRE_NO_FIELD:
        return "no-field";
    case ICMPWIRE_BAD_ARGUMENT:
        return "bad-argument";
    }
    return "unknown";
}

const char *icmpwire_version(void)
{
    return ICMPWIRE_VERSION_TEXT;
}
