/* SPDX-License-Identifier: BSD-2-Clause */
/* Section A: ICMPv4 received. */
#include "icmp4_error.h"
#include "icmpwire/checksum.h"
#include "icmpwire/handler4.h"
#include "receive.h"
#include "reply4.h"

enum { ECHO = 8, TIMESTAMP = 13, MASK_REQUEST = 17, MASK_REPLY = 18, PROBE = 42 };

static bool good(struct icmpwire_run *run, struct icmpwire_span message)
{
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_CHECKSUM,
                      message.size == 0 || icmpwire_checksum_sum(message.data, message.size, 0) != 0xffff)) {
        icmpwire_count(run, ICMPWIRE_ICMP_IN_CSUM_ERRORS);
        icmpwire_count(run, ICMPWIRE_ICMP_IN_ERRORS);
        return false;
    }
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_SHORT, message.size < 8)) {
        icmpwire_count(run, ICMPWIRE_ICMP_IN_ERRORS);
        return false;
    }
    return true;
}

static bool unknown(struct icmpwire_run *run, uint8_t type)
{
    return icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_UNKNOWN,
                         type > run->policy->highest_type4 ||
                             icmpwire_handler4_of(type)->kind == ICMPWIRE_HANDLER4_UNKNOWN);
}

/* Types that are refused when they were sent to many. */
static bool not_for_many(struct icmpwire_run *run, const struct icmpwire_datagram *d, uint8_t type)
{
    bool answered = type == ECHO || type == TIMESTAMP;

    if (d->class != ICMPWIRE_CLASS_BROADCAST && d->class != ICMPWIRE_CLASS_MULTICAST)
        return false;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ECHO_BROADCAST,
                      answered && icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_ICMP_ECHO_IGNORE_BROADCASTS)))
        return true;
    return icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_BROADCAST, !answered && type != MASK_REQUEST && type != MASK_REPLY);
}

static void handle(struct icmpwire_run *run, const struct icmpwire_datagram *d, uint8_t type)
{
    switch (icmpwire_handler4_of(type)->kind) {
    case ICMPWIRE_HANDLER4_ECHO:
        icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ANSWERED, true);
        icmpwire_echo4(run, d);
        return;
    case ICMPWIRE_HANDLER4_TIMESTAMP:
        icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_ANSWERED, true);
        icmpwire_timestamp4(run, d);
        return;
    case ICMPWIRE_HANDLER4_UNREACH:
        icmpwire_unreach4(run, d);
        return;
    case ICMPWIRE_HANDLER4_REDIRECT:
        icmpwire_icmp4_redirect(run, d);
        return;
    default:
        icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_DISCARD, true);
    }
}

void icmpwire_icmp4_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    bool extended = run->policy->knows_extended_echo;
    uint8_t type;

    icmpwire_count(run, ICMPWIRE_ICMP_IN_MSGS);
    if (!good(run, d->payload))
        return;
    type = icmpwire_peek8(d->payload.data, 0);
    icmpwire_count(run, ICMPWIRE_ICMPMSG_IN_TYPE + (uint32_t)type);
    icmpwire_verdict(run, ICMPWIRE_VERDICT_IGNORED);
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_PROBE, type == PROBE && extended)) {
        icmpwire_echo4(run, d);
        return;
    }
    if ((run->policy->unknown_before_broadcast && unknown(run, type)) || not_for_many(run, d, type)) {
        icmpwire_count(run, ICMPWIRE_ICMP_IN_ERRORS);
        icmpwire_verdict(run, ICMPWIRE_VERDICT_DROPPED);
        return;
    }
    if (icmpwire_handler4_of(type)->kind == ICMPWIRE_HANDLER4_PING && (type == 0 || extended)) {
        icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_PING, true);
        icmpwire_ping_receive(run, d);
        return;
    }
    if (!run->policy->unknown_before_broadcast && unknown(run, type)) {
        icmpwire_count(run, ICMPWIRE_ICMP_IN_ERRORS);
        icmpwire_verdict(run, ICMPWIRE_VERDICT_DROPPED);
        return;
    }
    handle(run, d, type);
}
