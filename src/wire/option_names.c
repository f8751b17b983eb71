/* SPDX-License-Identifier: BSD-2-Clause */
/* What the elements of lists are called by their types. */
#include "icmpwire/names.h"

struct named {
    uint8_t number;
    const char *name;
};

/* One table for each kind of row of options.def; the other kinds expand to nothing. */
#define OPTION(number, name)
#define RECORD(number, name)
#define AGENT_EXTENSION(number, name)
#define SUBOPTION(number, name)

#undef OPTION
#define OPTION(number, name) {number, name},
static const struct named options[] = {
#include "options.def"
};
#undef OPTION
#define OPTION(number, name)

#undef RECORD
#define RECORD(number, name) {number, name},
static const struct named records[] = {
#include "options.def"
};
#undef RECORD
#define RECORD(number, name)

#undef AGENT_EXTENSION
#define AGENT_EXTENSION(number, name) {number, name},
static const struct named agent_extensions[] = {
#include "options.def"
};
#undef AGENT_EXTENSION
#define AGENT_EXTENSION(number, name)

#undef SUBOPTION
#define SUBOPTION(number, name) {number, name},
static const struct named suboptions[] = {
#include "options.def"
};

static const char *name_in(const struct named *table, size_t count, uint8_t number)
{
    for (size_t i = 0; i < count; i++)
        if (table[i].number == number)
            return table[i].name;
    return "Unassigned";
}

#define NAME_IN(table, number) name_in(table, sizeof table / sizeof *table, number)

const char *icmpwire_option_name(uint8_t type)
{
    return NAME_IN(options, type);
}

const char *icmpwire_record_name(uint8_t type)
{
    return NAME_IN(records, type);
}

const char *icmpwire_agent_extension_name(uint8_t type)
{
    return NAME_IN(agent_extensions, type);
}

const char *icmpwire_card_suboption_name(uint8_t type)
{
    return NAME_IN(suboptions, type);
}
