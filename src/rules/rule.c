/* SPDX-License-Identifier: BSD-2-Clause */
#include "icmpwire/rule.h"

static const struct icmpwire_rule_row rows[ICMPWIRE_RULE_COUNT] = {
    {"", "", ICMPWIRE_LEVEL_LINUX, "", "", ""},
#define RULE(id, NAME, level, document, function, text) {#id, #NAME, ICMPWIRE_LEVEL_##level, document, function, text},
#include "icmpwire/rules.def"
#undef RULE
};

const struct icmpwire_rule_row *icmpwire_rule_about(enum icmpwire_rule rule)
{
    return &rows[(unsigned)rule < ICMPWIRE_RULE_COUNT ? rule : ICMPWIRE_RULE_NONE];
}

const char *icmpwire_level_name(enum icmpwire_level level)
{
    static const char *const names[] = {"MUST", "SHOULD", "MAY", "LINUX"};

    return (unsigned)level < 4 ? names[level] : "";
}
