/* SPDX-License-Identifier: BSD-2-Clause */
#include "places.h"
#include <string.h>

/* A fact has one name in most messages, and others where the RFC calls it otherwise. */
static const struct {
    const char *name;
    enum fact fact;
} NAMES[] = {
    {"identifier", FACT_IDENTIFIER},
    {"sequence", FACT_SEQUENCE},
    {"mtu", FACT_MTU},
    {"next_hop_mtu", FACT_MTU},
    {"pointer", FACT_POINTER},
    {"target", FACT_TARGET},
    {"gateway", FACT_TARGET},
    {"group", FACT_TARGET},
    {"registered_address", FACT_TARGET},
    {"data", FACT_DATA},
    {"datagram", FACT_DATAGRAM},
    {"options", FACT_OPTIONS},
    {"records", FACT_RECORDS},
    {"objects", FACT_OBJECTS},
};

static const struct {
    const char *name;
    enum element element;
} ELEMENTS[] = {
    {"option", ELEMENT_OPTION},
    {"rpl_option", ELEMENT_RPL_OPTION},
    {"listener_record", ELEMENT_RECORD},
    {"object", ELEMENT_OBJECT},
};

/* Few layouts have the same facts at the same places; a number says which set a message has. */
enum { SETS = 96 };
static struct place sets[SETS][FACT_COUNT];
static unsigned set_count;
static uint8_t set_of[2][256][256]; /* by family, type and, as some layouts depend on it, code */

enum fact fact_of_name(const char *name)
{
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (strcmp(NAMES[i].name, name) == 0)
            return NAMES[i].fact;
    }
    return FACT_COUNT;
}

static enum element element_of_name(const char *name)
{
    for (size_t i = 0; name && i < sizeof ELEMENTS / sizeof *ELEMENTS; i++) {
        if (strcmp(ELEMENTS[i].name, name) == 0)
            return ELEMENTS[i].element;
    }
    return ELEMENT_UNKNOWN;
}

struct finding {
    struct icmpwire_message message;
    struct place places[FACT_COUNT];
};

static void note(void *context, const struct icmpwire_member *member)
{
    struct finding *finding = context;
    enum fact fact = member->event == ICMPWIRE_FIELD ? fact_of_name(member->name) : FACT_COUNT;
    if (fact == FACT_COUNT)
        return;
    finding->places[fact] = (struct place){
        .at = (uint16_t)((const uint8_t *)member->at - (const uint8_t *)&finding->message),
        .octets = member->octets,
        .kind = (uint8_t)member->kind,
        .element = (uint8_t)element_of_name(member->element),
        .bit_shift = member->bit_shift,
        .bit_width = member->bit_width,
        .there = true,
    };
}

static unsigned set_with(const struct place places[FACT_COUNT])
{
    for (unsigned i = 0; i < set_count; i++) {
        if (memcmp(sets[i], places, sizeof sets[i]) == 0)
            return i;
    }
    memcpy(sets[set_count], places, sizeof sets[set_count]);
    return set_count++;
}

static unsigned find(unsigned family, unsigned type, unsigned code)
{
    struct finding finding;
    memset(&finding, 0, sizeof finding);
    finding.message.family = (uint8_t)family;
    finding.message.type = (uint8_t)type;
    finding.message.code = (uint8_t)code;
    icmpwire_describe(&finding.message, note, &finding);
    return set_with(finding.places);
}

static bool is_coded(enum icmpwire_layout layout)
{
    enum { PLAIN, LISTS, RARE, CODED };
    switch (layout) {
#define LAYOUT(NAME, name, lists) \
    case ICMPWIRE_LAYOUT_##NAME:  \
        return (lists) == CODED;
#include "icmpwire/layouts.def"
#undef LAYOUT
    default:
        return false;
    }
}

void places_find(void)
{
    if (set_count)
        return;
    for (unsigned i = 0; i < 2 * 256; i++) {
        unsigned family = i / 256, type = i % 256;
        bool coded = is_coded(icmpwire_layout_of((enum icmpwire_family)family, (uint8_t)type));
        for (unsigned code = 0; code < 256; code++)
            set_of[family][type][code] =
                coded || code == 0 ? (uint8_t)find(family, type, code) : set_of[family][type][0];
    }
}

const struct place *places_of(const struct icmpwire_message *message)
{
    return sets[set_of[message->family][message->type][message->code]];
}

bool places_vary(const struct icmpwire_message *message)
{
    return is_coded((enum icmpwire_layout)message->layout);
}
