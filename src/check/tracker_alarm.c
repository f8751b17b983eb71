/* SPDX-License-Identifier: BSD-2-Clause */
/* Counting, and when it becomes an alarm. */
#include "tracker.h"

#define ALARM(number, NAME, keyword, severity, source, text) \
    _Static_assert((number) < ICMPWIRE_TRACK_ALARMS, "a host has a counter for each alarm");
#include "icmpwire/alarms.def"
#undef ALARM

const struct icmpwire_finding_kind *icmpwire_alarm_kind(uint16_t number)
{
    static const struct icmpwire_finding_kind kinds[] = {
#define ALARM(number, NAME, keyword, severity, source, text) {number, severity, keyword, source, text},
#include "icmpwire/alarms.def"
#undef ALARM
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].number == number)
            return &kinds[i];
    return NULL;
}

static uint32_t threshold_of(const struct icmpwire_thresholds *t, enum icmpwire_alarm_number number)
{
    switch (number) {
    case ICMPWIRE_ALARM_UNANSWERED_REQUESTS:
        return t->unanswered_requests;
    case ICMPWIRE_ALARM_UNSOLICITED_REPLIES:
        return t->unsolicited_replies;
    case ICMPWIRE_ALARM_SMURF:
        return t->smurf_sources;
    case ICMPWIRE_ALARM_AMPLIFIED_REQUEST:
        return t->amplified_replies;
    case ICMPWIRE_ALARM_ROGUE_REDIRECT:
        return t->rogue_redirects;
    case ICMPWIRE_ALARM_ROGUE_ROUTER:
        return t->rogue_advertisements;
    case ICMPWIRE_ALARM_ADVERTISEMENT_FLOOD:
        return t->advertisements;
    case ICMPWIRE_ALARM_MANY_ROUTERS:
        return t->advertising_routers;
    case ICMPWIRE_ALARM_NEIGHBOR_SPOOFED:
        return t->spoofed_neighbors;
    case ICMPWIRE_ALARM_ADDRESS_REFUSED:
        return t->refused_addresses;
    case ICMPWIRE_ALARM_ECHO_DATA_CHANGED:
        return t->changed_replies;
    case ICMPWIRE_ALARM_ECHO_TUNNEL:
        return t->tunnel_messages;
    case ICMPWIRE_ALARM_SWEEP:
        return t->swept_destinations;
    case ICMPWIRE_ALARM_SMALL_PATH_MTU:
        return t->small_path_mtus;
    case ICMPWIRE_ALARM_UNKNOWN_FLOW:
        return t->unknown_flows;
    case ICMPWIRE_ALARM_IMPLAUSIBLE_SEQUENCE:
        return t->implausible_sequences;
    case ICMPWIRE_ALARM_UNREACHABLE_FLOOD:
        return t->unreachables;
    default:
        return 0;
    }
}

static void write_alarm(const struct icmpwire_tracking *t, struct icmpwire_alarm *alarm,
                        enum icmpwire_alarm_number number, const struct icmpwire_track_address *subject)
{
    alarm->number = (uint16_t)number;
    alarm->version = t->packet->version;
    for (unsigned i = 0; i < sizeof alarm->subject; i++)
        alarm->subject[i] = (uint8_t)(subject->word[i / 4] >> (24 - i % 4 * 8));
}

void icmpwire_track_raise(const struct icmpwire_tracking *t, enum icmpwire_alarm_number number,
                          const struct icmpwire_track_address *subject, uint32_t measured)
{
    uint32_t threshold = threshold_of(&t->tracker->thresholds, number);
    struct icmpwire_track_host *host;
    struct icmpwire_alarm *alarm;
    if (threshold == 0 || measured < threshold)
        return;
    host = &icmpwire_track_host(t, subject)->host;
    if (host->raised >> number & 1 || t->alarms->count == ICMPWIRE_ALARMS_MOST)
        return;
    host->raised |= UINT32_C(1) << number;
    alarm = &t->alarms->raised[t->alarms->count++];
    write_alarm(t, alarm, number, subject);
    alarm->measured = measured;
    alarm->threshold = threshold;
}

void icmpwire_track_add(uint32_t *counter)
{
    *counter += *counter != UINT32_MAX;
}

void icmpwire_track_count(const struct icmpwire_tracking *t, enum icmpwire_alarm_number number,
                          const struct icmpwire_track_address *subject)
{
    struct icmpwire_track_host *host = &icmpwire_track_host(t, subject)->host;
    icmpwire_track_add(&host->count[number]);
    icmpwire_track_raise(t, number, subject, host->count[number]);
}
