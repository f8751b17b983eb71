/* SPDX-License-Identifier: BSD-2-Clause */
/* What was found, as a line. */
#include "check_job.h"
#include "icmpwire/names.h"
#include "show.h"
#include <stdio.h>
#include <string.h>

const char *text_of_severity(uint8_t severity)
{
    static const char *const names[] = {
        [ICMPWIRE_REMARK] = "remark",
        [ICMPWIRE_SUSPICIOUS] = "suspicious",
        [ICMPWIRE_VIOLATION] = "violation",
        [ICMPWIRE_INVALID] = "invalid",
    };
    return names[severity];
}

struct icmpwire_span alarm_subject(const struct icmpwire_alarm *alarm)
{
    return (struct icmpwire_span){alarm->subject, alarm->version == 4 ? 4 : 16};
}

static void name_message(const struct inspection *it, const char *family, char out[NAME_TEXT_SIZE])
{
    const char *code = it->coded ? icmpwire_code_name(it->family, it->type, it->code) : NULL;
    bool named = code && strcmp(code, "No Code") != 0;

    snprintf(out, NAME_TEXT_SIZE, "%s %s%s%s%s", family,
             it->typed ? icmpwire_type_info(it->family, it->type)->name : "without a type", named ? ", " : "",
             named ? code : "", it->packet.more_fragments ? " (first fragment)" : "");
}

void text_of_inspected(const struct inspection *it, char out[NAME_TEXT_SIZE])
{
    const char *family = it->family == ICMPWIRE_ICMP4 ? "ICMP" : "ICMPv6";

    if (it->what == INSPECTED_MESSAGE)
        name_message(it, family, out);
    else if (it->what == INSPECTED_LATER_FRAGMENT)
        snprintf(out, NAME_TEXT_SIZE, "%s fragment at octet %u", family, (unsigned)it->packet.fragment_offset);
    else
        snprintf(out, NAME_TEXT_SIZE, "%s in a broken packet", family);
}

static void print_origin(const struct inspection *it)
{
    char time[TIME_TEXT_SIZE], source[ADDRESS_TEXT_SIZE], destination[ADDRESS_TEXT_SIZE], name[NAME_TEXT_SIZE];

    text_of_time(it->seconds, it->nanoseconds, time);
    text_of_address(it->packet.source, source);
    text_of_address(it->packet.destination, destination);
    text_of_inspected(it, name);
    printf("%s%s%llu %s %s > %s %s", it->named ? it->source : "", it->named ? ":" : "", (unsigned long long)it->number,
           time, source, destination, name);
}

static void print_finding(const struct icmpwire_finding *finding, const struct icmpwire_finding_kind *kind)
{
    printf("%s (%s) at %soctet %u%s%s: %s [%s]", kind->keyword, text_of_severity(kind->severity),
           finding->of_packet ? "packet " : "", (unsigned)finding->offset, *finding->field ? " in " : "",
           finding->field, kind->text, kind->source);
}

static void print_alarm(const struct icmpwire_alarm *alarm, const struct icmpwire_finding_kind *kind)
{
    char subject[ADDRESS_TEXT_SIZE];

    text_of_address(alarm_subject(alarm), subject);
    printf("%s (%s) about %s, %u of %u: %s [%s]", kind->keyword, text_of_severity(kind->severity), subject,
           (unsigned)alarm->measured, (unsigned)alarm->threshold, kind->text, kind->source);
}

static const char *separator(bool *first)
{
    const char *text = *first ? ": " : "; ";

    *first = false;
    return text;
}

void check_print_line(const struct check_job *job, const struct inspection *it)
{
    const struct icmpwire_finding_kind *kind;
    bool first = true;

    print_origin(it);
    for (uint32_t i = 0; i < check_kept(it); i++)
        if ((kind = check_finding(job, it, i))) {
            fputs(separator(&first), stdout);
            print_finding(&it->findings.kept[i], kind);
        }
    for (uint32_t i = 0; i < it->alarms.count; i++)
        if ((kind = check_alarm(job, it, i))) {
            fputs(separator(&first), stdout);
            print_alarm(&it->alarms.raised[i], kind);
        }
    if (it->findings.count > check_kept(it))
        printf("%sand %u more findings", separator(&first), (unsigned)(it->findings.count - check_kept(it)));
    putchar('\n');
}
