/* SPDX-License-Identifier: BSD-2-Clause */
#include "icmpwire/reject.h"
#include "text/writer.h"

enum { TCP = 6, UDP = 17 };

static const struct icmpwire_reject_row rows[ICMPWIRE_REJECT_COUNT] = {
    {0, 0, 0, 0, "", ""},
#define REJECT(NAME, version, number, name, brief, type, code) {version, number, type, code, name, brief},
#include "icmpwire/rejects.def"
#undef REJECT
};

const struct icmpwire_reject_row *icmpwire_reject_about(enum icmpwire_reject_with with)
{
    return &rows[(unsigned)with < ICMPWIRE_REJECT_COUNT ? with : ICMPWIRE_REJECT_NONE];
}

enum icmpwire_reject_with icmpwire_reject_named(uint8_t version, const char *name)
{
    for (unsigned i = 1; *name && i < ICMPWIRE_REJECT_COUNT; i++)
        if (rows[i].version == version &&
            (icmpwire_same_text(rows[i].name, name) || icmpwire_same_text(rows[i].brief, name)))
            return (enum icmpwire_reject_with)i;
    return ICMPWIRE_REJECT_NONE;
}

enum icmpwire_reject_with icmpwire_reject_numbered(uint8_t version, uint8_t number)
{
    for (unsigned i = 1; i < ICMPWIRE_REJECT_COUNT; i++)
        if (rows[i].version == version && rows[i].number == number)
            return (enum icmpwire_reject_with)i;
    return ICMPWIRE_REJECT_NONE;
}

static bool makes_sense(const struct icmpwire_reject *rule)
{
    const struct icmpwire_reject_row *row = icmpwire_reject_about(rule->with);

    return row->version && row->version == rule->version &&
           (!rule->port || rule->protocol == TCP || rule->protocol == UDP) && (row->type || rule->protocol == TCP);
}

bool icmpwire_host_add_reject(struct icmpwire_host *host, const struct icmpwire_reject *rule)
{
    if (!makes_sense(rule))
        return false;
    for (size_t i = 0; i < ICMPWIRE_HOST_REJECTS; i++) {
        if (host->rejects[i].version)
            continue;
        host->rejects[i] = *rule;
        return true;
    }
    return false;
}
