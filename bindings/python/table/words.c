/* SPDX-License-Identifier: BSD-2-Clause */
#include "words.h"
#include <string.h>

enum { FAMILIES = 2, TYPES = 256, CODES = 256, STATUSES = ICMPWIRE_BAD_FIELD + 1 };

static struct texts all[WORDS_COUNT];
static int16_t types[FAMILIES][TYPES];
static int16_t codes[FAMILIES][TYPES][CODES];
static int16_t statuses[STATUSES];
static int16_t findings[ICMPWIRE_FINDING_NUMBERS];

/* Enters a name, or none, and notes its place. */
static bool enter(enum words words, const char *name, int16_t *place)
{
    *place = name ? (int16_t)texts_place(&all[words], name) : -1;
    return !name || *place >= 0;
}

static bool enter_codes(enum icmpwire_family family, unsigned type)
{
    bool entered = true;
    for (unsigned code = 0; code < CODES && entered; code++)
        entered =
            enter(WORDS_CODE, icmpwire_code_name(family, (uint8_t)type, (uint8_t)code), &codes[family][type][code]);
    return entered;
}

static bool enter_types(enum icmpwire_family family)
{
    bool entered = true;
    for (unsigned type = 0; type < TYPES && entered; type++)
        entered = enter(WORDS_TYPE, icmpwire_type_info(family, (uint8_t)type)->name, &types[family][type]) &&
                  enter_codes(family, type);
    return entered;
}

static bool enter_findings(void)
{
    bool entered = true;
    for (unsigned i = 0; i < ICMPWIRE_FINDING_NUMBERS && entered; i++) {
        const struct icmpwire_finding_kind *kind = icmpwire_finding_info((uint16_t)i);
        entered = enter(WORDS_FINDING, kind ? kind->keyword : NULL, &findings[i]);
    }
    return entered;
}

static bool enter_statuses(void)
{
    bool entered = true;
    for (unsigned i = ICMPWIRE_TRUNCATED; i < STATUSES && entered; i++)
        entered = enter(WORDS_STATUS, icmpwire_status_name((enum icmpwire_status)i), &statuses[i]);
    return entered;
}

static bool enter_all(enum words words, const char *const *texts)
{
    bool entered = true;
    for (; *texts && entered; texts++)
        entered = texts_add(&all[words], *texts, strlen(*texts));
    return entered;
}

bool words_make(void)
{
    static const char *const contents[] = {"message", "first_fragment", "later_fragment", "broken_packet", NULL};
    static const char *const states[] = {"unknown", "good", "bad", NULL};
    static const char *const layers[] = {"ip", "icmp", NULL};
    static const char *const severities[] = {"remark", "suspicious", "violation", "invalid", NULL};
    static bool made;
    if (!made)
        made = enter_all(WORDS_CONTENT, contents) && enter_all(WORDS_STATE, states) && enter_all(WORDS_LAYER, layers) &&
               enter_all(WORDS_SEVERITY, severities) && enter_types(ICMPWIRE_ICMP4) && enter_types(ICMPWIRE_ICMP6) &&
               enter_statuses() && enter_findings();
    return made;
}

const struct texts *words_texts(enum words words)
{
    return &all[words];
}

int words_of_type(enum icmpwire_family family, uint8_t type)
{
    return types[family][type];
}

int words_of_code(enum icmpwire_family family, uint8_t type, uint8_t code)
{
    return codes[family][type][code];
}

int words_of_status(enum icmpwire_status status)
{
    return statuses[status];
}

int words_of_finding(unsigned number)
{
    return findings[number];
}
