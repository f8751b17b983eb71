/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading the options of a packet that arrived (RFC 791 section 3.1, RFC 1122 section 3.2.1.8). */
#include "ip4_options.h"
#include "table.h"

enum {
    IP_HEADER = 20,
    END = 0,
    NO_OPERATION = 1,
    RECORD_ROUTE = 7,
    TIMESTAMP = 68,
    LOOSE_ROUTE = 131,
    SECURITY_LABEL = 134, /* FIPS 188 */
    STRICT_ROUTE = 137,
    ROUTER_ALERT = 148,
    SHORTEST_LABEL = 8,
    FIRST_PLACE = 4, /* of a route's pointer */
    FIRST_STAMP = 5,
    TIMES = 0, /* flags of a timestamp */
    TIMES_BY = 1,
    TIMES_OF = 3
};

/* The option being read. */
struct reader {
    struct icmpwire_run *run;
    struct icmpwire_ip4_options *options;
    uint8_t *packet;
    uint8_t at, size; /* of the option */
    uint8_t wrong;    /* place of what is wrong; 0: nothing */
    struct icmpwire_ip address;
};

static uint8_t octet(const struct reader *r, size_t at)
{
    return icmpwire_peek8(r->packet, r->at + at);
}

/* Hands the place to the sender. */
static void wrong(struct reader *r, size_t at)
{
    r->wrong = (uint8_t)(r->at + at);
}

/* Pointers count from 1. */
static void put(const struct reader *r, unsigned pointer, uint32_t value)
{
    icmpwire_poke32(r->packet, r->at + pointer - 1, value);
}

static void advance(const struct reader *r, unsigned by)
{
    icmpwire_poke8(r->packet, r->at + 2u, (uint8_t)(octet(r, 2) + by));
}

/* ---- source and record routes ---- */

static void read_source_route(struct reader *r)
{
    if (r->size < 3)
        wrong(r, 1);
    else if (octet(r, 2) < FIRST_PLACE)
        wrong(r, 2);
    else if (r->options->source_route)
        wrong(r, 0);
    else
        r->options->source_route = r->at;
    if (!r->wrong)
        r->options->strict = octet(r, 0) == STRICT_ROUTE;
}

static void read_record_route(struct reader *r)
{
    uint8_t pointer = r->size < 3 ? 0 : octet(r, 2);

    if (r->options->record_route) {
        wrong(r, 0);
    } else if (r->size < 3) {
        wrong(r, 1);
    } else if (pointer < FIRST_PLACE || (pointer <= r->size && pointer + 3 > r->size)) {
        wrong(r, 2);
    } else {
        r->options->record_route = r->at;
        r->options->wants_address = pointer <= r->size;
        if (pointer > r->size)
            return;
        put(r, pointer, (uint32_t)r->address.low);
        advance(r, 4);
    }
}

/* ---- timestamps ---- */

bool icmpwire_ip4_of_another_host(struct icmpwire_host *host, struct icmpwire_ip ip)
{
    struct icmpwire_device *found;

    return !icmpwire_own(host, host->devices, ip, &found) && !icmpwire_ip4_broadcast(host, NULL, ip) &&
           !icmpwire_ip_multicast(ip) && !icmpwire_ip_unspecified(ip);
}

static void stamp(struct reader *r, unsigned pointer, uint8_t flags)
{
    uint32_t time = icmpwire_midnight_milliseconds(r->run->now);
    bool alone = flags == TIMES;

    if (flags == TIMES_BY) {
        put(r, pointer, (uint32_t)r->address.low);
        r->options->wants_stamp_by = true;
    }
    put(r, alone ? pointer : pointer + 4, time);
    r->options->wants_time = true;
    advance(r, alone ? 4 : 8);
}

static void stamp_in_room(struct reader *r, uint8_t pointer)
{
    uint8_t flags = octet(r, 3) & 15;
    bool known = flags == TIMES || flags == TIMES_BY || flags == TIMES_OF;

    if (pointer + 3 > r->size || (known && flags != TIMES && pointer + 7 > r->size))
        wrong(r, 2);
    else if (known && (flags != TIMES_OF ||
                       !icmpwire_ip4_of_another_host(r->run->host, icmpwire_peek_ip4(r->packet, r->at + pointer - 1u))))
        stamp(r, pointer, flags);
}

/* No room: counts those that could not stamp, in the high four bits. */
static void overflow(struct reader *r)
{
    uint8_t flags = octet(r, 3);

    if ((flags & 15) == TIMES_OF)
        return;
    if (flags >> 4 == 15)
        wrong(r, 3);
    else
        icmpwire_poke8(r->packet, r->at + 3u, (uint8_t)(flags + 16));
}

static void read_timestamp(struct reader *r)
{
    uint8_t pointer = r->size < 4 ? 0 : octet(r, 2);

    if (r->options->timestamp) {
        wrong(r, 0);
    } else if (r->size < 4) {
        wrong(r, 1);
    } else if (pointer < FIRST_STAMP) {
        wrong(r, 2);
    } else {
        if (pointer <= r->size)
            stamp_in_room(r, pointer);
        else
            overflow(r);
        if (!r->wrong)
            r->options->timestamp = r->at;
    }
}

/* ---- all options ---- */

static void read_router_alert(struct reader *r)
{
    if (r->size < 4)
        wrong(r, 1);
    else if (icmpwire_peek16(r->packet, r->at + 2u) == 0)
        r->options->router_alert = true;
}

/* cipso_v4_validate: no domain of interpretation is set up, so that none is known. */
static void read_security_label(struct reader *r)
{
    if (!r->run->policy->reads_security_labels)
        return;
    r->options->security_label = r->at;
    wrong(r, r->size < SHORTEST_LABEL ? 1 : 2);
}

static void read_option(struct reader *r)
{
    switch (octet(r, 0)) {
    case LOOSE_ROUTE:
    case STRICT_ROUTE:
        read_source_route(r);
        break;
    case RECORD_ROUTE:
        read_record_route(r);
        break;
    case TIMESTAMP:
        read_timestamp(r);
        break;
    case SECURITY_LABEL:
        read_security_label(r);
        break;
    case ROUTER_ALERT:
        read_router_alert(r);
        break;
    default:
        break;
    }
}

uint8_t icmpwire_ip4_options_read(struct icmpwire_run *run, uint8_t *packet, struct icmpwire_ip address,
                                  struct icmpwire_ip4_options *options)
{
    struct reader r = {.run = run, .options = options, .packet = packet, .address = address};
    uint8_t end = (uint8_t)((icmpwire_peek8(packet, 0) & 15) * 4);

    *options = (struct icmpwire_ip4_options){.next_hop = icmpwire_no_ip()};
    for (r.at = IP_HEADER; r.at < end && octet(&r, 0) != END && !r.wrong;) {
        if (octet(&r, 0) == NO_OPERATION) {
            r.at++;
            continue;
        }
        r.size = r.at + 1 < end ? octet(&r, 1) : 0;
        if (r.size < 2 || r.size > end - r.at) {
            wrong(&r, 0);
            break;
        }
        read_option(&r);
        r.at = (uint8_t)(r.at + r.size);
    }
    if (!r.wrong && r.at < end)
        icmpwire_poke_zeros(packet, r.at, (size_t)(end - r.at));
    return r.wrong;
}
