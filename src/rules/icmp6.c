/* SPDX-License-Identifier: BSD-2-Clause */
/* Section E: ICMPv6 received. */
#include "icmpwire/checksum.h"
#include "icmpwire/handler6.h"
#include "receive.h"

enum { TOO_BIG = 2, PROBE = 160, PROBE_REPLY = 161, LEAST_QUOTE = 40 };

static bool checksum_good(const struct icmpwire_datagram *d)
{
    uint16_t pseudo =
        icmpwire_checksum_pseudo6(icmpwire_span_behind(d->packet, 8).data, icmpwire_span_behind(d->packet, 24).data,
                                  (uint32_t)d->payload.size, 58);

    return icmpwire_checksum_sum(d->payload.data, d->payload.size, pseudo) == 0xffff;
}

static void error_in(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    icmpwire_count6(run, d->device, ICMPWIRE_ICMP6_IN_ERRORS);
    icmpwire_verdict(run, ICMPWIRE_VERDICT_DROPPED);
}

static void notify(struct icmpwire_run *run, const struct icmpwire_datagram *d, uint8_t type)
{
    if (type == TOO_BIG && icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_TOO_BIG_SHORT, d->payload.size < 8 + LEAST_QUOTE))
        error_in(run, d);
    else
        icmpwire_icmp6_notify(run, d);
}

static void echo(struct icmpwire_run *run, const struct icmpwire_datagram *d, bool probe)
{
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_ECHO_IGNORED,
                      icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV6_ICMP_ECHO_IGNORE_ALL)))
        return;
    if (probe && icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_PROBE_OFF,
                               !icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_ICMP_ECHO_ENABLE_PROBE)))
        return;
    icmpwire_echo6(run, d);
}

/* Types 160 and 161 were unknown once. */
static uint8_t kind_of(const struct icmpwire_run *run, uint8_t type)
{
    if ((type == PROBE || type == PROBE_REPLY) && !run->policy->knows_extended_echo)
        return ICMPWIRE_HANDLER6_UNKNOWN;
    return icmpwire_handler6_of(type)->kind;
}

static void handle(struct icmpwire_run *run, const struct icmpwire_datagram *d, uint8_t type)
{
    switch (kind_of(run, type)) {
    case ICMPWIRE_HANDLER6_ECHO:
        echo(run, d, false);
        return;
    case ICMPWIRE_HANDLER6_PROBE:
        echo(run, d, true);
        return;
    case ICMPWIRE_HANDLER6_PING:
        icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_PING_REPLY, true);
        icmpwire_ping_receive(run, d);
        return;
    case ICMPWIRE_HANDLER6_NOTIFY:
        notify(run, d, type);
        return;
    case ICMPWIRE_HANDLER6_UNKNOWN_ERROR:
        icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_UNKNOWN_ERROR, true);
        notify(run, d, type);
        return;
    case ICMPWIRE_HANDLER6_DISCOVERY:
        icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_DISCOVERY, true);
        icmpwire_discovery_receive(run, d);
        return;
    case ICMPWIRE_HANDLER6_LISTENER:
        icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_LISTENER, true);
        icmpwire_listener_receive(run, d);
        return;
    case ICMPWIRE_HANDLER6_DISCARD:
        icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_DISCARD, true);
        return;
    default:
        icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_UNKNOWN, true);
    }
}

void icmpwire_icmp6_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    uint8_t type;

    icmpwire_count6(run, d->device, ICMPWIRE_ICMP6_IN_MSGS);
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_CHECKSUM, !checksum_good(d))) {
        icmpwire_count6(run, d->device, ICMPWIRE_ICMP6_IN_CSUM_ERRORS);
        error_in(run, d);
        return;
    }
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_SHORT, d->payload.size < 8)) {
        error_in(run, d);
        return;
    }
    type = icmpwire_peek8(d->payload.data, 0);
    icmpwire_count6(run, d->device, ICMPWIRE_ICMP6_IN_TYPE + (uint32_t)type);
    icmpwire_verdict(run, ICMPWIRE_VERDICT_IGNORED);
    handle(run, d, type);
}
