/* SPDX-License-Identifier: BSD-2-Clause */
#include "answer_text.h"
#include "json_line.h"
#include "json_value.h"
#include "ping.h"
#include "seconds.h"
#include "show.h"
#include "text.h"
#include <stdio.h>
#include <string.h>

static json_t *event(const char *name, uint16_t sequence)
{
    char time[TIME_TEXT_SIZE];
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    text_of_time(now.tv_sec, (uint32_t)now.tv_nsec, time);
    return json_pack("{s:s, s:s, s:s, s:i}", "schema", "icmpwire-ping/1", "event", name, "time", time, "sequence",
                     (int)sequence);
}

void ping_print_start(const struct ping *ping)
{
    char target[ADDRESS_TEXT_SIZE];

    if (ping->json)
        return;
    text_of_address(endpoint_octets(&ping->prober.target), target);
    printf("PING %s (%s): ", ping->host, target);
    if (ping->prober.probed.data)
        printf("extended echo, %s socket\n", ping->prober.raw ? "raw" : "ping");
    else
        printf("%zu bytes of data, %s socket\n", ping->prober.data.size, ping->prober.raw ? "raw" : "ping");
}

/* ---- replies ---- */

static const char *const kinds[] = {
    [REPLY_GOOD] = "good",   [REPLY_DUPLICATE] = "duplicate", [REPLY_LATE] = "late",
    [REPLY_WRONG] = "wrong", [REPLY_REFUSAL] = "refusal",
};

static const char *text_of_neighbor(uint8_t state)
{
    static const char *const names[] = {"unknown", "incomplete", "reachable", "stale", "delay", "probe", "failed", "?"};

    return names[state & 7];
}

/* RFC 8335 section 3: the state is that of a neighbor, the other bits are those of an interface. */
static void print_extended(const struct ping *ping, const struct answer *answer)
{
    const char *code = icmpwire_code_name(ping->prober.family, answer->type, answer->code);
    uint8_t flags = answer->flags;

    printf(", %s (%u)", code ? code : "unknown code", (unsigned)answer->code);
    if (answer->code)
        return;
    if (ping->prober.neighbor)
        printf(", neighbor %s", text_of_neighbor(ICMPWIRE_EXTENDED_ECHO_STATE(flags)));
    else
        printf(", interface %s%s%s", ICMPWIRE_EXTENDED_ECHO_ACTIVE(flags) ? "active" : "not active",
               ICMPWIRE_EXTENDED_ECHO_IPV4(flags) ? ", IPv4" : "", ICMPWIRE_EXTENDED_ECHO_IPV6(flags) ? ", IPv6" : "");
}

static void print_reply_line(const struct ping *ping, const struct answer *answer, enum reply_kind kind, uint64_t took)
{
    static const char *const marks[] = {
        [REPLY_GOOD] = "",    [REPLY_DUPLICATE] = " (DUP!)", [REPLY_LATE] = " (late)", [REPLY_WRONG] = " (wrong data)",
        [REPLY_REFUSAL] = "",
    };
    char from[ADDRESS_TEXT_SIZE];

    text_of_address(endpoint_octets(&answer->from), from);
    printf("%zu bytes from %s: icmp_seq=%u", answer->octets, from, (unsigned)answer->sequence);
    if (answer->hop_limit >= 0)
        printf(" ttl=%d", answer->hop_limit);
    printf(" time=%.3f ms%s", (double)took / (double)MILLISECOND, marks[kind]);
    if (ping->prober.probed.data)
        print_extended(ping, answer);
    putchar('\n');
}

static json_t *json_of_extended(const struct ping *ping, const struct answer *answer)
{
    uint8_t flags = answer->flags;

    if (!ping->prober.probed.data)
        return json_null();
    return json_pack("{s:i, s:s, s:b, s:b, s:b}", "state", (int)ICMPWIRE_EXTENDED_ECHO_STATE(flags), "state_name",
                     text_of_neighbor(ICMPWIRE_EXTENDED_ECHO_STATE(flags)), "active",
                     (int)ICMPWIRE_EXTENDED_ECHO_ACTIVE(flags), "ipv4", (int)ICMPWIRE_EXTENDED_ECHO_IPV4(flags), "ipv6",
                     (int)ICMPWIRE_EXTENDED_ECHO_IPV6(flags));
}

void ping_print_reply(const struct ping *ping, const struct answer *answer, enum reply_kind kind, uint64_t took)
{
    if (ping->quiet)
        return;
    if (!ping->json) {
        print_reply_line(ping, answer, kind, took);
        return;
    }
    json_t *object = event("reply", answer->sequence);
    json_object_set_new(object, "from", json_of_address(endpoint_octets(&answer->from)));
    json_object_set_new(object, "kind", json_string(kinds[kind]));
    json_object_set_new(object, "rtt_ns", json_of_number(took));
    json_object_set_new(object, "octets", json_of_number(answer->octets));
    json_object_set_new(object, "hop_limit", answer->hop_limit < 0 ? json_null() : json_integer(answer->hop_limit));
    json_object_set_new(object, "icmp", json_of_type(ping->prober.family, answer));
    json_object_set_new(object, "extended", json_of_extended(ping, answer));
    json_print_line(object);
}

/* ---- what else happens to a request ---- */

void ping_print_error(const struct ping *ping, const struct answer *answer)
{
    char from[ADDRESS_TEXT_SIZE], text[ERROR_TEXT_SIZE];

    if (ping->quiet)
        return;
    if (!ping->json) {
        text_of_address(endpoint_octets(&answer->from), from);
        text_of_error(ping->prober.family, answer, text);
        printf("From %s icmp_seq=%u %s\n", from, (unsigned)answer->sequence, text);
        return;
    }
    json_t *object = event("error", answer->sequence);
    json_object_set_new(object, "from", json_of_address(endpoint_octets(&answer->from)));
    json_object_set_new(object, "icmp", json_of_type(ping->prober.family, answer));
    json_object_set_new(object, "mtu", answer->mtu ? json_of_number(answer->mtu) : json_null());
    json_object_set_new(object, "objects", json_of_objects(answer->objects));
    json_print_line(object);
}

void ping_print_silence(const struct ping *ping, uint16_t sequence)
{
    if (ping->quiet)
        return;
    if (ping->json)
        json_print_line(event("silence", sequence));
    else
        printf("no answer to icmp_seq=%u\n", (unsigned)sequence);
}

void ping_print_unsent(const struct ping *ping, uint16_t sequence, int reason)
{
    if (ping->quiet)
        return;
    if (!ping->json) {
        printf("icmp_seq=%u was not sent: %s\n", (unsigned)sequence, strerror(reason));
        return;
    }
    json_t *object = event("unsent", sequence);
    json_object_set_new(object, "reason", json_string(strerror(reason)));
    json_print_line(object);
}
