/* SPDX-License-Identifier: BSD-2-Clause */
/* icmpwire ping. */
#include "ping.h"
#include "commands.h"
#include "end.h"
#include "output.h"
#include "seconds.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- requests ---- */

/* Sequence numbers begin with 1, and with 0 after the last one. */
static uint16_t sequence_of(const struct ping *ping, uint64_t index)
{
    return (uint16_t)((index + 1) & (ping->prober.probed.data ? UINT8_MAX : UINT16_MAX));
}

static struct request *request_of(const struct ping *ping, uint64_t index)
{
    return &ping->requests[sequence_of(ping, index)];
}

/* Does one that was sent before still use the sequence number of the next one? */
static bool number_taken(const struct ping *ping)
{
    return ping->sent != ping->settled && request_of(ping, ping->sent)->state == REQUEST_WAITING;
}

static void send_request(struct ping *ping)
{
    uint16_t sequence = sequence_of(ping, ping->sent);
    struct request *request = &ping->requests[sequence];
    bool sent = prober_send(&ping->prober, sequence, &request->at);

    if (!sent)
        ping_print_unsent(ping, sequence, errno);
    request->state = sent ? REQUEST_WAITING : REQUEST_REFUSED;
    ping->statistics.errors += !sent;
    ping->statistics.transmitted++;
    ping->sent++;
    ping->next += ping->interval;
    if (ping->next < request->at) /* after a stop of this process there is no burst */
        ping->next = request->at + ping->interval;
}

static void settle(struct ping *ping, uint64_t now)
{
    for (; ping->settled < ping->sent; ping->settled++) {
        struct request *request = request_of(ping, ping->settled);
        if (request->state != REQUEST_WAITING)
            continue;
        if (now - request->at < ping->timeout)
            return;
        request->state = REQUEST_EXPIRED;
        ping_print_silence(ping, sequence_of(ping, ping->settled));
    }
}

/* ---- answers ---- */

/* The code of a plain reply means nothing. */
static enum reply_kind kind_of(const struct ping *ping, const struct request *request, const struct answer *answer,
                               uint64_t took)
{
    if (request->state == REQUEST_REPLIED)
        return REPLY_DUPLICATE;
    if (request->state == REQUEST_EXPIRED || took >= ping->timeout)
        return REPLY_LATE;
    if (answer->wrong)
        return REPLY_WRONG;
    return answer->code && ping->prober.probed.data ? REPLY_REFUSAL : REPLY_GOOD;
}

static void note_reply(struct ping *ping, struct request *request, const struct answer *answer)
{
    uint64_t took = answer->at - request->at;
    enum reply_kind kind = kind_of(ping, request, answer, took);

    ping_count(&ping->statistics, kind, took);
    ping_print_reply(ping, answer, kind, took);
    request->state = REQUEST_REPLIED;
}

static void note_answers(struct ping *ping)
{
    struct answer answer;

    while (prober_receive(&ping->prober, &answer)) {
        struct request *request = &ping->requests[answer.sequence];
        if (request->state == REQUEST_NONE)
            continue;
        if (answer.error) {
            ping->statistics.errors++;
            ping_print_error(ping, &answer);
            if (request->state == REQUEST_WAITING && !answer.advice)
                request->state = REQUEST_REFUSED;
        } else {
            note_reply(ping, request, &answer);
        }
    }
}

/* ---- the run ---- */

static uint64_t least(uint64_t one, uint64_t other)
{
    return one < other ? one : other;
}

/* How long until something is due. */
static uint64_t pause(const struct ping *ping, uint64_t now, uint64_t end)
{
    uint64_t due = end;

    if (ping->sent < ping->count && !number_taken(ping))
        due = least(due, ping->next);
    if (ping->settled < ping->sent)
        due = least(due, request_of(ping, ping->settled)->at + ping->timeout);
    return due > now ? due - now : 0;
}

static void run(struct ping *ping)
{
    uint64_t now = clock_now();
    uint64_t end = ping->deadline == UINT64_MAX ? UINT64_MAX : now + ping->deadline;

    ping->next = ping->statistics.first = now;
    while (now < end && !end_asked() && !output_broken() && (ping->sent < ping->count || ping->settled < ping->sent)) {
        if (ping->sent < ping->count && now >= ping->next && !number_taken(ping))
            send_request(ping);
        output_flush();
        prober_wait(&ping->prober, pause(ping, now, end));
        note_answers(ping);
        now = clock_now();
        settle(ping, now);
    }
    ping->statistics.last = now;
}

enum exit_code command_ping(const struct options *options)
{
    struct ping ping = {.prober.file = -1};
    uint8_t *data = NULL;
    enum exit_code code = EXIT_USAGE;

    if (ping_options(&ping, options, &data))
        code = prober_open(&ping.prober, ping.host, options);
    if (code == EXIT_FINE && options->value[OPTION_TTL] && !prober_limit(&ping.prober, ping.ttl))
        code = complain(EXIT_UNREADABLE, "--ttl: %s", strerror(errno));
    if (code == EXIT_FINE) {
        ping.requests = allocate(NULL, REQUESTS_KEPT * sizeof *ping.requests);
        memset(ping.requests, 0, REQUESTS_KEPT * sizeof *ping.requests);
        end_on_signal();
        ping_print_start(&ping);
        run(&ping);
        ping_print_statistics(&ping);
        if (!ping.statistics.received || (ping.strict && ping_faulty(&ping.statistics)))
            code = EXIT_FAULTY;
    }
    free(ping.requests);
    free(data);
    prober_close(&ping.prober);
    return code;
}
