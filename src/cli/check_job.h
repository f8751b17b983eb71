/* SPDX-License-Identifier: BSD-2-Clause */
/* What icmpwire check is asked for, and what came of it. */
#ifndef CLI_CHECK_JOB_H
#define CLI_CHECK_JOB_H

#include "complain.h"
#include "inspect.h"
#include "options.h"
#include "statistics.h"

enum check_form { CHECK_LINE, CHECK_JSON, CHECK_EVE };

enum { ROUTERS_MOST = 64 };

struct check_job {
    enum check_form form;
    bool all, strict, progress, tells_statistics;
    bool several;     /* files */
    uint8_t severity; /* what is below is not shown */
    uint64_t most;    /* messages */
    enum icmpwire_community_variant community;
    const char *filter; /* null: the usual one */
    const char *device; /* null: files */
    const char *write;  /* null: nowhere */

    struct icmpwire_thresholds thresholds;
    uint8_t addresses[ROUTERS_MOST][16];
    struct icmpwire_known_routers routers;
    void *memory; /* of the tracker; null: none */
    size_t octets;

    bool opened; /* a file or the interface: there is something to count */
    bool found;  /* something of the severity */
    struct statistics statistics;
};

/* Reads the command line. On false it has complained. */
bool check_options(struct check_job *job, const struct options *options);

/* How many findings it keeps; and the kind of one of them, and of one of its alarms; null when it is below the severity. */
uint32_t check_kept(const struct inspection *it);
const struct icmpwire_finding_kind *check_finding(const struct check_job *job, const struct inspection *it, uint32_t i);
const struct icmpwire_finding_kind *check_alarm(const struct check_job *job, const struct inspection *it, uint32_t i);

/* "remark", "suspicious", "violation", "invalid" */
const char *text_of_severity(uint8_t severity);

/* "ICMPv6 Destination Unreachable, Port Unreachable" */
enum { NAME_TEXT_SIZE = 160 };
void text_of_inspected(const struct inspection *it, char out[NAME_TEXT_SIZE]);

/* Whom an alarm is about. */
struct icmpwire_span alarm_subject(const struct icmpwire_alarm *alarm);

/* Write what was found to standard output: as a line, as an object, as events, one a line. */
void check_print_line(const struct check_job *job, const struct inspection *it);
void check_print_json(const struct check_job *job, const struct inspection *it);
void check_print_eve(const struct check_job *job, const struct inspection *it);

#endif
