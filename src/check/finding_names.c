/* SPDX-License-Identifier: BSD-2-Clause */
/* The kinds of findings, and what engines call them, as tables. */
#include "icmpwire/check.h"

static const struct icmpwire_finding_kind kinds[ICMPWIRE_FINDING_NUMBERS] = {
#define FINDING(number, NAME, keyword, severity, source, text) \
    [number] = {number, ICMPWIRE_##severity, keyword, source, text},
#include "icmpwire/findings.def"
#undef FINDING
};

const struct icmpwire_finding_kind *icmpwire_finding_info(uint16_t number)
{
    return number < ICMPWIRE_FINDING_NUMBERS && kinds[number].keyword ? &kinds[number] : NULL;
}

/* What an engine calls a finding about messages of a family and of the types from first to last. */
struct engine_name {
    uint16_t number;
    uint8_t family;
    uint8_t first;
    uint8_t last;
    uint8_t engine;
    const char *name;
};

static const struct engine_name names[] = {
#define ENGINE_OF(NAME, FAMILY, first, last, ENGINE, name) \
    {ICMPWIRE_FINDING_##NAME, ICMPWIRE_##FAMILY, first, last, ICMPWIRE_##ENGINE, name},
#define ENGINE(NAME, FAMILY, ENGINE, name) ENGINE_OF(NAME, FAMILY, 0, 255, ENGINE, name)
#include "engines.def"
#undef ENGINE
#undef ENGINE_OF
};

const char *icmpwire_finding_name_of(uint16_t number, enum icmpwire_family family, uint8_t type,
                                     enum icmpwire_engine engine)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].number == number && names[i].family == family && names[i].engine == engine &&
            type >= names[i].first && type <= names[i].last)
            return names[i].name;
    return NULL;
}
