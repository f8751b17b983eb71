/* SPDX-License-Identifier: BSD-2-Clause */
#include "statistics.h"
#include <stdio.h>

void statistics_add(struct statistics *statistics, const struct inspection *it)
{
    statistics->packets++;
    if (it->what == INSPECTED_NOTHING)
        return;
    statistics->messages++;
    for (uint32_t i = 0; i < it->alarms.count; i++)
        statistics->alarms[it->alarms.raised[i].number]++;
    statistics->faulty += it->findings.count != 0;
    for (unsigned number = 0; number < ICMPWIRE_FINDING_NUMBERS; number++)
        statistics->findings[number] += icmpwire_found(&it->findings, (uint16_t)number);
}

static void print(const char *name, const char *keyword, uint64_t number)
{
    fprintf(stderr, "%s%s%s %llu\n", name, *keyword ? " " : "", keyword, (unsigned long long)number);
}

void statistics_print(const struct statistics *statistics)
{
    print("packets", "", statistics->packets);
    print("messages", "", statistics->messages);
    print("messages-with-findings", "", statistics->faulty);
    for (unsigned number = 0; number < ICMPWIRE_FINDING_NUMBERS; number++)
        if (statistics->findings[number])
            print("finding", icmpwire_finding_info((uint16_t)number)->keyword, statistics->findings[number]);
    for (unsigned number = 0; number < ICMPWIRE_ALARM_NUMBERS; number++)
        if (statistics->alarms[number])
            print("alarm", icmpwire_alarm_kind((uint16_t)number)->keyword, statistics->alarms[number]);
    print("tracker-forgotten", "", statistics->forgotten);
    if (!statistics->live)
        return;
    print("kernel-received", "", statistics->received);
    print("kernel-dropped", "", statistics->dropped);
    print("interface-dropped", "", statistics->dropped_by_interface);
}
