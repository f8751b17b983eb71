/* SPDX-License-Identifier: BSD-2-Clause */
/* Section F: ICMPv6 errors sent (icmp6_send). */
#include "error_extension.h"
#include "headers6.h"
#include "ip6.h"
#include "limits.h"
#include "send6.h"

enum {
    TOO_BIG = 2,
    HEADER = 40,
    INFORMATIONAL = 128,
    REDIRECT = 137,
    MOST_QUOTED = 1280 - HEADER - 8 /* RFC 4443 section 2.4 (c) */
};

/* An error being sent. */
struct error6 {
    struct icmpwire_send6 send;
    uint8_t type, code;
    uint32_t info;
    bool limited;
    bool extended; /* F21 */
};

/* ---- what there is no error about ---- */

/* opt_unrec: was it an option whose first bits are 10? */
static bool about_option(const struct icmpwire_datagram *d, const struct error6 *error)
{
    if (error->type != ICMPWIRE_PROBLEM6 || error->code != ICMPWIRE_PROBLEM6_OPTION)
        return false;
    return error->info >= d->packet.size || icmpwire_peek8(d->packet.data, error->info) >> 6 == 2;
}

static bool is_cast(const struct icmpwire_datagram *d)
{
    return icmpwire_ip_multicast(d->destination) || d->cast != ICMPWIRE_CAST_HOST;
}

/* The ICMPv6 type in a packet; -1: it has none; -2: it should have one, but that is not there. */
static int inner_type(struct icmpwire_span packet)
{
    struct icmpwire_headers6 headers;

    if (!icmpwire_headers6_skip(packet, &headers) || headers.protocol != ICMPWIRE_NEXT_ICMP6)
        return -1;
    if (headers.at < packet.size)
        return icmpwire_peek8(packet.data, headers.at);
    return headers.offset_more ? -1 : -2;
}

static bool refused(struct icmpwire_run *run, const struct icmpwire_datagram *d, const struct error6 *error)
{
    int type;

    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_ERROR_NO_PACKET, !d->device))
        return true;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_ERROR_CAST,
                      is_cast(d) && error->type != TOO_BIG && !about_option(d, error)))
        return true;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_ERROR_SOURCE,
                      icmpwire_ip_unspecified(d->source) || icmpwire_ip_multicast(d->source)))
        return true;
    type = inner_type(d->packet);
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_ERROR_ABOUT_ERROR, type == -2 || (type >= 0 && type < INFORMATIONAL)))
        return true;
    return icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_ERROR_ABOUT_REDIRECT,
                         type == REDIRECT && run->policy->refuses_about_redirects);
}

/* ---- where from, where to ---- */

static bool is_ours(enum icmpwire_class class)
{
    return class == ICMPWIRE_CLASS_LOCAL || class == ICMPWIRE_CLASS_ANYCAST;
}

/* What the packet was sent to, if that is ours; else an address of the device that it came in by. */
static struct icmpwire_ip source_of(struct icmpwire_run *run, const struct icmpwire_datagram *d,
                                    const struct icmpwire_way *way)
{
    struct icmpwire_way in = {.kind = ICMPWIRE_WAY_UNICAST, .device = d->device};
    struct icmpwire_ip chosen;

    if (!is_cast(d) && is_ours(icmpwire_ip6_class(run->host, d->device, d->destination)))
        return d->destination;
    chosen = icmpwire_source_for(run->host, &in, d->source);
    return chosen.version ? chosen : icmpwire_source_for(run->host, way, d->source);
}

static bool routed(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct error6 *error)
{
    struct icmpwire_way *way = &error->send.way;

    *way = icmpwire_way_to(run->host, d->source, icmpwire_ip_link_local(d->source) ? d->device : NULL, run->now);
    if (!icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_ERROR_NO_ROUTE,
                       way->kind != ICMPWIRE_WAY_UNICAST && way->kind != ICMPWIRE_WAY_LOCAL))
        return true;
    if (error->limited || way->kind == ICMPWIRE_WAY_NONE)
        icmpwire_count(run, ICMPWIRE_IP6_OUT_NO_ROUTES);
    if (error->limited)
        icmpwire_count6(run, NULL, ICMPWIRE_ICMP6_OUT_RATE_LIMIT_HOST);
    return false;
}

static bool limited(struct icmpwire_run *run, const struct icmpwire_datagram *d, const struct error6 *error)
{
    if (!error->limited)
        return false;
    if (!icmpwire_limit_peer(run, d->source, error->send.way.device))
        return true;
    icmpwire_limit_consume(run);
    return false;
}

static bool to_anycast(struct icmpwire_run *run, const struct icmpwire_datagram *d, const struct icmpwire_way *way)
{
    bool anycast = way->anycast || icmpwire_ip6_class(run->host, d->device, d->source) == ICMPWIRE_CLASS_ANYCAST;

    return icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_ERROR_ANYCAST,
                         anycast && !icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV6_ICMP_ERROR_ANYCAST_AS_UNICAST));
}

/* ---- the message ---- */

/* Octets behind the header; F21 makes the quote 128 of them, with the structure behind it. */
static size_t body_size(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct error6 *error)
{
    error->extended = icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_ERROR_EXTENSION,
                                    icmpwire_extension_due(run, 6, error->type, MOST_QUOTED));
    if (error->extended)
        return ICMPWIRE_EXTENDED_QUOTE + icmpwire_extension_size(d->device, 6);
    return icmpwire_span_first(d->packet, MOST_QUOTED).size;
}

static void write_message(uint8_t *message, const struct icmpwire_datagram *d, const struct error6 *error)
{
    struct icmpwire_span quote =
        icmpwire_span_first(d->packet, error->extended ? ICMPWIRE_EXTENDED_QUOTE : MOST_QUOTED);

    icmpwire_poke8(message, 0, error->type);
    icmpwire_poke8(message, 1, error->code);
    icmpwire_poke32(message, 4, error->info);
    icmpwire_poke_span(message, 8, quote);
    if (!error->extended)
        return;
    icmpwire_poke8(message, 4, ICMPWIRE_EXTENDED_QUOTE / 8);
    icmpwire_poke_zeros(message, 8 + quote.size, ICMPWIRE_EXTENDED_QUOTE - quote.size);
    icmpwire_extension_write(d->device, 6, icmpwire_octets_from(message, 8 + ICMPWIRE_EXTENDED_QUOTE));
}

static bool push(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct error6 *error)
{
    struct icmpwire_send6 *send = &error->send;
    size_t size = 8 + body_size(run, d, error);

    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_ERROR_NO_ROOM, !icmpwire_send6_begin(run, size, send))) {
        icmpwire_count6(run, d->device, ICMPWIRE_ICMP6_OUT_ERRORS);
        return false;
    }
    write_message(send->message, d, error);
    icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_ERROR_SENT, true);
    icmpwire_send6(run, send);
    return true;
}

bool icmpwire_error6(struct icmpwire_run *run, const struct icmpwire_datagram *d, uint8_t type, uint8_t code,
                     uint32_t info)
{
    struct error6 error = {.type = type, .code = code, .info = info};

    icmpwire_verdict(run, ICMPWIRE_VERDICT_REFUSED);
    if (refused(run, d, &error))
        return false;
    error.limited = !d->device->loopback && !icmpwire_limit_spares6(run, type);
    if (error.limited && !icmpwire_limit_global(run, d->device))
        return false;
    if (!routed(run, d, &error) || limited(run, d, &error) || to_anycast(run, d, &error.send.way))
        return false;
    error.send.header.source = source_of(run, d, &error.send.way);
    error.send.header.destination = d->source;
    error.send.header.hop_limit = icmpwire_hop_limit6(&error.send.way);
    return push(run, d, &error);
}
