/* SPDX-License-Identifier: BSD-2-Clause */
/* The options of IPv6: those that are known, what is done about unknown ones, padding. */
#include "ip6.h"

enum {
    PAD1 = 0,
    PADN = 1,
    ROUTER_ALERT = 5,
    CALIPSO = 7,
    IOAM = 49,
    JUMBO = 194,
    MOST_PADDING = 7,
    JUMBO_LEAST = 65536
};

/* An options header being looked through. */
struct options {
    struct icmpwire_datagram *d;
    struct icmpwire_span header;
    bool hop_by_hop;
    int32_t most; /* options; below zero: unknown ones are forbidden too */
    int32_t count;
    unsigned padding; /* octets in a row */
};

/* An option, whole. */
struct option {
    struct icmpwire_span all;
    uint8_t type;
    uint8_t length; /* as it says */
    size_t place;   /* octets from the start of the packet */
};

/* ---- single options ---- */

static bool alert_goes_on(struct icmpwire_run *run, struct icmpwire_datagram *d, const struct option *o)
{
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_OPTION_ALERT, o->length != 2))
        return false;
    d->router_alert = icmpwire_peek16(o->all.data, 2) == 0;
    return true;
}

static bool refuse(struct icmpwire_run *run, const struct icmpwire_datagram *d, uint8_t code, size_t place)
{
    icmpwire_error6(run, d, ICMPWIRE_PROBLEM6, code, (uint32_t)place);
    return false;
}

static bool jumbo_goes_on(struct icmpwire_run *run, struct icmpwire_datagram *d, const struct option *o)
{
    uint32_t size;

    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_OPTION_JUMBO, o->length != 4 || o->place % 4 != 2))
        return false;
    size = icmpwire_peek32(o->all.data, 2);
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_OPTION_JUMBO_SMALL, size < JUMBO_LEAST))
        return refuse(run, d, ICMPWIRE_PROBLEM6_FIELD, o->place + 2);
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_OPTION_JUMBO_BOTH, icmpwire_peek16(d->packet.data, 4)))
        return refuse(run, d, ICMPWIRE_PROBLEM6_FIELD, o->place);
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_OPTION_JUMBO_CUT, size > d->packet.size - 40))
        return false;
    d->payload = icmpwire_span_first(d->payload, 40 + size - icmpwire_ip6_payload_at(d));
    d->packet = icmpwire_span_first(d->packet, 40 + size);
    return true;
}

/* ip6_tlvopt_unknown: the first two bits say what to do (RFC 8200 section 4.2). */
static bool unknown_goes_on(struct icmpwire_run *run, const struct options *options, const struct option *o)
{
    unsigned action = o->type >> 6;

    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_OPTION_FORBIDDEN, options->most < 0))
        return false;
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_OPTION_SKIP, action == 0))
        return true;
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_OPTION_DROP, action == 1))
        return false;
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_OPTION_GROUP,
                      action == 3 && icmpwire_ip_multicast(options->d->destination)))
        return false;
    icmpwire_rule(run, ICMPWIRE_RULE_IP6_OPTION_REFUSE, true);
    return refuse(run, options->d, ICMPWIRE_PROBLEM6_OPTION, o->place);
}

static bool option_goes_on(struct icmpwire_run *run, const struct options *options, const struct option *o)
{
    if (!options->hop_by_hop)
        return unknown_goes_on(run, options, o);
    if (o->type == ROUTER_ALERT)
        return alert_goes_on(run, options->d, o);
    if (o->type == JUMBO)
        return jumbo_goes_on(run, options->d, o);
    if (o->type == CALIPSO && run->policy->checks_ip6_options)
        return !icmpwire_rule(run, ICMPWIRE_RULE_IP6_OPTION_LABEL, true);
    if (o->type == IOAM && run->policy->checks_ip6_options)
        return !icmpwire_rule(run, ICMPWIRE_RULE_IP6_OPTION_IOAM, o->place % 4 != 0);
    return unknown_goes_on(run, options, o);
}

/* ---- all of them: ip6_parse_tlv ---- */

static bool pads_too_much(struct icmpwire_run *run, struct options *options, size_t octets)
{
    options->padding += (unsigned)octets;
    return icmpwire_rule(run, ICMPWIRE_RULE_IP6_OPTION_PADDING, options->padding > MOST_PADDING);
}

static bool padding_goes_on(struct icmpwire_run *run, struct options *options, struct icmpwire_span all)
{
    return !pads_too_much(run, options, all.size) &&
           !icmpwire_rule(run, ICMPWIRE_RULE_IP6_OPTION_FILLED,
                          !icmpwire_zeros(icmpwire_span_behind(all, 2).data, all.size - 2));
}

/* True when the option at *at is one that the packet may go on with; *at goes behind it. */
static bool next_goes_on(struct icmpwire_run *run, struct options *options, size_t *at)
{
    struct icmpwire_span rest = icmpwire_span_behind(options->header, *at);
    struct option o = {.type = icmpwire_peek8(rest.data, 0), .place = icmpwire_ip6_payload_at(options->d) + *at};
    int64_t most = options->most;

    if (o.type == PAD1) {
        ++*at;
        return !pads_too_much(run, options, 1);
    }
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_OPTION_CUT,
                      rest.size < 2 || icmpwire_peek8(rest.data, 1) + 2u > rest.size))
        return false;
    o.length = icmpwire_peek8(rest.data, 1);
    o.all = icmpwire_span_first(rest, o.length + 2u);
    *at += o.all.size;
    if (o.type == PADN)
        return padding_goes_on(run, options, o.all);
    options->padding = 0;
    if (run->policy->checks_ip6_options &&
        icmpwire_rule(run, ICMPWIRE_RULE_IP6_OPTION_COUNT, ++options->count > (most < 0 ? -most : most)))
        return false;
    return option_goes_on(run, options, &o);
}

static bool all_go_on(struct icmpwire_run *run, struct icmpwire_datagram *d, bool hop_by_hop, int32_t most,
                      int32_t longest)
{
    size_t size = icmpwire_ip6_extension_size(d);
    struct options options = {.d = d,
                              .header = icmpwire_span_first(d->payload, size),
                              .hop_by_hop = hop_by_hop,
                              .most = run->policy->checks_ip6_options ? most : 0};

    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_EXTENSION_CUT, size == 0))
        return false;
    if (run->policy->checks_ip6_options && icmpwire_rule(run, ICMPWIRE_RULE_IP6_OPTIONS_LONG, size > (size_t)longest))
        return false;
    for (size_t at = 2; at < size;)
        if (!next_goes_on(run, &options, &at))
            return false;
    icmpwire_ip6_step(d, size);
    return true;
}

bool icmpwire_ip6_hop_by_hop(struct icmpwire_run *run, struct icmpwire_datagram *d)
{
    return all_go_on(run, d, true, icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV6_MAX_HBH_OPTS_NUMBER),
                     icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV6_MAX_HBH_LENGTH));
}

bool icmpwire_ip6_options(struct icmpwire_run *run, struct icmpwire_datagram *d)
{
    return all_go_on(run, d, false, icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV6_MAX_DST_OPTS_NUMBER),
                     icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV6_MAX_DST_OPTS_LENGTH));
}
