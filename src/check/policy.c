/* SPDX-License-Identifier: BSD-2-Clause */
#include "icmpwire/policy.h"
#include "icmpwire/names.h"

enum { LINK = 1, WHOLE = 2, OLD = 4 };

/* A row ends with its last type and code; the rows are in order and leave nothing out. */
struct row {
    uint32_t last;
    struct icmpwire_policy policy;
};

#define KEY(family, type, code) ((uint32_t)(family) << 16 | (uint32_t)(type) << 8 | (code))

#define POLICY(family, first_type, last_type, first_code, last_code, transit, local, hop_limit, conditions, class, \
               source, note)                                                                                       \
    {KEY(ICMPWIRE_##family, last_type, last_code),                                                                 \
     {ICMPWIRE_##transit, ICMPWIRE_##local, hop_limit, ((conditions) & LINK) != 0, ((conditions) & WHOLE) != 0,    \
      ((conditions) & OLD) != 0, ICMPWIRE_CLASS_##class, source, note}},
static const struct row rows[] = {
#include "icmpwire/policy.def"
};
#undef POLICY

const struct icmpwire_policy *icmpwire_policy_of(enum icmpwire_family family, uint8_t type, uint8_t code)
{
    uint32_t wanted = KEY(family != ICMPWIRE_ICMP4, type, code);
    size_t first = 0, last = sizeof rows / sizeof *rows - 1;
    while (first < last) {
        size_t middle = (first + last) / 2;
        if (rows[middle].last < wanted)
            first = middle + 1;
        else
            last = middle;
    }
    return &rows[first].policy;
}

const char *icmpwire_advice_name(enum icmpwire_advice advice)
{
    switch (advice) {
    case ICMPWIRE_MUST_NOT_DROP:
        return "must-not-drop";
    case ICMPWIRE_SHOULD_NOT_DROP:
        return "should-not-drop";
    case ICMPWIRE_MAY_DROP:
        return "may-drop";
    case ICMPWIRE_SHOULD_DROP:
        return "should-drop";
    default:
        return "none";
    }
}
