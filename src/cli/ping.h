/* SPDX-License-Identifier: BSD-2-Clause */
/* What icmpwire ping is asked for and what has come of it. */
#ifndef CLI_PING_H
#define CLI_PING_H

#include "prober.h"

enum request_state {
    REQUEST_NONE,    /* no request had that sequence number */
    REQUEST_WAITING, /* for whatever comes */
    REQUEST_REFUSED, /* there was an error about it */
    REQUEST_EXPIRED, /* nothing came in time */
    REQUEST_REPLIED
};

struct request {
    uint64_t at; /* clock_now() */
    enum request_state state;
};

enum { REQUESTS_KEPT = 65536 }; /* each sequence number; extended echo has the first 256 */

struct ping_statistics {
    uint64_t transmitted, received, duplicates, late, wrong, errors;
    uint64_t first, last; /* when the first request went and when it was all over: clock_now() */
    uint64_t least, most; /* nanoseconds of the replies that were received */
    double sum, squares;  /* of nanoseconds */
};

/* How a reply counts. */
enum reply_kind { REPLY_GOOD, REPLY_DUPLICATE, REPLY_LATE, REPLY_WRONG, REPLY_REFUSAL };

struct ping {
    const char *host;
    struct prober prober;
    uint8_t object[PROBE_OBJECT_MOST];           /* of extended echo */
    uint64_t count, interval, timeout, deadline; /* of times: nanoseconds; UINT64_MAX: none */
    uint8_t ttl;                                 /* with --ttl */
    bool quiet, json, strict;
    struct request *requests; /* REQUESTS_KEPT, by sequence number */
    uint64_t sent, settled;   /* requests; the first `settled` of them no longer wait */
    uint64_t next;            /* when the next one is due */
    struct ping_statistics statistics;
};

/* ---- ping_request.c ---- */

/* Reads the options and makes the data of the requests, which is the caller's to free. On false it has complained. */
bool ping_options(struct ping *ping, const struct options *options, uint8_t **data);

/* ---- ping_statistics.c ---- */

void ping_count(struct ping_statistics *statistics, enum reply_kind kind, uint64_t took);

/* Was there anything but one right reply to each request? */
bool ping_faulty(const struct ping_statistics *statistics);

/* At the end, as text or JSON. */
void ping_print_statistics(const struct ping *ping);

/* ---- ping_show.c: what happens, as a line or a JSON object; nothing when it is to be quiet ---- */

void ping_print_start(const struct ping *ping);
void ping_print_reply(const struct ping *ping, const struct answer *answer, enum reply_kind kind, uint64_t took);
void ping_print_error(const struct ping *ping, const struct answer *answer);
void ping_print_silence(const struct ping *ping, uint16_t sequence);
void ping_print_unsent(const struct ping *ping, uint16_t sequence, int reason);

#endif
