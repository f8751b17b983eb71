/* SPDX-License-Identifier: BSD-2-Clause */
/* Section B: ICMPv4 errors sent (icmp_send). */
#include "error_extension.h"
#include "icmpwire/checksum.h"
#include "icmpwire/handler4.h"
#include "ip4_options.h"
#include "ip4_write.h"
#include "limits.h"
#include "receive.h"
#include "transmit.h"

enum {
    ICMP = 1,
    HEADER = 8, /* octets of an ICMP header */
    IP_HEADER = 20,
    TOS_KEPT = 0x1e,
    INTERNETWORK_CONTROL = 0xc0, /* RFC 1812 section 4.3.2.5 */
    PARAMETER_PROBLEM = 12
};

/* An error being sent. */
struct error4 {
    struct icmpwire_way way;
    struct icmpwire_ip4_header header;
    struct icmpwire_ip4_echoed echoed;
    uint8_t type, code;
    uint32_t rest; /* octets 4 to 7 of the message */
    bool limited;
    struct icmpwire_span quote;
    const struct icmpwire_device *incoming; /* to be told of behind the quote; null: not */
    size_t size;                            /* of the message */
};

/* The type at the start of an ICMP payload is that of an error, unknown or not there. */
static bool about_error(const struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    uint8_t type;

    if (d->packet.size <= d->header)
        return true;
    type = icmpwire_peek8(d->packet.data, d->header);
    return type > run->policy->highest_type4 || icmpwire_handler4_of(type)->error;
}

static bool refused(struct icmpwire_run *run, const struct icmpwire_datagram *d, uint8_t type)
{
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ERROR_NO_PACKET, !d->device) ||
        icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ERROR_LINK_CAST, d->cast != ICMPWIRE_CAST_HOST))
        return true;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ERROR_CAST,
                      d->class == ICMPWIRE_CLASS_BROADCAST || d->class == ICMPWIRE_CLASS_MULTICAST))
        return true;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ERROR_FRAGMENT, d->fragment_offset != 0))
        return true;
    return icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ERROR_ABOUT_ERROR,
                         icmpwire_handler4_of(type)->error && d->protocol == ICMP && about_error(run, d));
}

/* RFC 1812 section 4.3.2.4. Not known yet, version 0: the route will say. */
static struct icmpwire_ip source(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    if (d->class == ICMPWIRE_CLASS_LOCAL)
        return d->destination;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ERROR_INBOUND_SOURCE,
                      icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_ICMP_ERRORS_USE_INBOUND_IFADDR)))
        return icmpwire_source4(run->host, d->device, d->source);
    return icmpwire_no_ip();
}

static bool routed(struct icmpwire_run *run, struct icmpwire_ip to, struct icmpwire_way *way)
{
    bool cast, host;

    *way = icmpwire_way_to(run->host, to, NULL, run->now);
    cast = way->kind == ICMPWIRE_WAY_BROADCAST || way->kind == ICMPWIRE_WAY_MULTICAST;
    host = way->kind == ICMPWIRE_WAY_UNICAST || way->kind == ICMPWIRE_WAY_LOCAL;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ERROR_NO_ROUTE, !cast && !host))
        return false;
    return !icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ERROR_SOURCE_CAST, cast && run->policy->refuses_cast_source);
}

/* How much is quoted, and what comes behind it. False where there is no room for what is of use. */
static bool quote(struct icmpwire_run *run, struct error4 *error, const struct icmpwire_datagram *d)
{
    size_t most = (size_t)run->policy->quote_limit4, around = (size_t)IP_HEADER + error->echoed.size + HEADER;
    size_t room = error->way.mtu < most ? error->way.mtu : most;

    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ERROR_TINY_MTU, room <= around + IP_HEADER))
        return false;
    error->quote = icmpwire_span_first(d->packet, room - around);
    error->size = HEADER + error->quote.size;
    if (!icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ERROR_EXTENSION,
                       icmpwire_extension_due(run, 4, error->type, room - around)))
        return true;
    error->quote = icmpwire_span_first(d->packet, ICMPWIRE_EXTENDED_QUOTE);
    error->incoming = d->device;
    error->rest |= (uint32_t)ICMPWIRE_EXTENDED_QUOTE / 4 << 16;
    error->size = HEADER + ICMPWIRE_EXTENDED_QUOTE + icmpwire_extension_size(d->device, 4);
    return true;
}

static void fill_header(struct icmpwire_run *run, struct error4 *error, const struct icmpwire_datagram *d)
{
    struct icmpwire_ip4_header *header = &error->header;

    if (!header->source.version)
        header->source = icmpwire_source_for(run->host, &error->way, error->echoed.to);
    if (!header->source.version &&
        icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ERROR_DUMMY_SOURCE, run->policy->has_dummy_source))
        header->source = icmpwire_ip4(0xc0000008);
    header->traffic_class = (uint8_t)((d->traffic_class & TOS_KEPT) | INTERNETWORK_CONTROL);
    header->ttl = icmpwire_ttl4(run, &error->way);
    header->protocol = ICMP;
    header->flags_offset = 0;
    header->identification = run->host->identification++;
    header->destination = error->echoed.to;
    icmpwire_ip4_options_finish(run, header->source, d->source, &error->echoed);
    header->options = icmpwire_span_of(error->echoed.octets, error->echoed.size);
}

static void write_message(const struct error4 *error, uint8_t *message)
{
    icmpwire_poke8(message, 0, error->type);
    icmpwire_poke8(message, 1, error->code);
    icmpwire_poke16(message, 2, 0);
    icmpwire_poke32(message, 4, error->rest);
    icmpwire_poke_span(message, HEADER, error->quote);
    if (error->incoming) {
        icmpwire_poke_zeros(message, HEADER + error->quote.size, ICMPWIRE_EXTENDED_QUOTE - error->quote.size);
        icmpwire_extension_write(error->incoming, 4, icmpwire_octets_from(message, HEADER + ICMPWIRE_EXTENDED_QUOTE));
    }
    icmpwire_poke16(message, 2, (uint16_t)~icmpwire_checksum_sum(message, error->size, 0));
}

/* icmp_push_reply */
static bool push(struct icmpwire_run *run, const struct error4 *error)
{
    size_t size = (size_t)IP_HEADER + error->echoed.size + error->size;
    uint8_t *packet = icmpwire_packet_room(run, size);

    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ERROR_NO_ROOM, !packet)) {
        icmpwire_count(run, ICMPWIRE_ICMP_OUT_ERRORS);
        return false;
    }
    write_message(error, icmpwire_octets_from(packet, icmpwire_ip4_write(packet, size, &error->header)));
    icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ERROR_SENT, true);
    icmpwire_count(run, ICMPWIRE_ICMP_OUT_MSGS);
    icmpwire_count(run, ICMPWIRE_ICMPMSG_OUT_TYPE + (uint32_t)error->type);
    icmpwire_transmit(run, &error->way, packet, size, NULL);
    return true;
}

/* What the rest of the header of a type is: the pointer is its first octet. */
static uint32_t rest_of(uint8_t type, uint32_t info)
{
    return type == PARAMETER_PROBLEM ? info << 24 : info;
}

bool icmpwire_error4(struct icmpwire_run *run, const struct icmpwire_datagram *d, uint8_t type, uint8_t code,
                     uint32_t info)
{
    struct error4 error = {.type = type, .code = code, .rest = rest_of(type, info)};

    icmpwire_verdict(run, ICMPWIRE_VERDICT_REFUSED);
    if (refused(run, d, type))
        return false;
    error.limited = !icmpwire_limit_spares4(run, type, code);
    if (error.limited && !icmpwire_limit_global(run, d->device))
        return false;
    error.header.source = source(run, d);
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ERROR_OPTIONS, !icmpwire_ip4_options_echo(run, d, &error.echoed)) ||
        !routed(run, error.echoed.to, &error.way))
        return false;
    if (error.limited) {
        if (!icmpwire_limit_peer(run, error.echoed.to, error.way.device))
            return false;
        icmpwire_limit_consume(run);
    }
    if (!quote(run, &error, d))
        return false;
    fill_header(run, &error, d);
    return push(run, &error);
}
