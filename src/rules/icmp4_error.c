/* SPDX-License-Identifier: BSD-2-Clause */
/* Section A: ICMPv4 errors that have arrived, and what they quote. */
#include "icmp4_error.h"
#include "paths.h"
#include "receive.h"
#include "table.h"

enum { UNREACHABLE = 3, SOURCE_QUENCH = 4, TIME_EXCEEDED = 11, PARAMETER_PROBLEM = 12 };
enum { FRAGMENTATION_NEEDED = 4, HIGHEST_CODE = 15, REASSEMBLY_TIME = 1, TCP = 6, RAW = 255 };

static bool drop(struct icmpwire_run *run, enum icmpwire_rule rule, bool applies)
{
    if (!icmpwire_rule(run, rule, applies))
        return false;
    icmpwire_count(run, ICMPWIRE_ICMP_IN_ERRORS);
    icmpwire_verdict(run, ICMPWIRE_VERDICT_DROPPED);
    return true;
}

static bool is_fragmentation_needed(uint8_t type, uint8_t code)
{
    return type == UNREACHABLE && (code & HIGHEST_CODE) == FRAGMENTATION_NEEDED;
}

/* Only protocols whose numbers are hard to guess are believed at 3. */
static bool path_mtu_ignored(const struct icmpwire_run *run, struct icmpwire_span inner)
{
    int32_t off = icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_IP_NO_PMTU_DISC);

    return off == 2 || (off == 3 && icmpwire_peek8(inner.data, 9) != TCP);
}

/* Errors that are not for any socket. */
static bool ignored(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct icmpwire_span inner)
{
    uint8_t type = icmpwire_peek8(d->payload.data, 0), code = icmpwire_peek8(d->payload.data, 1);

    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_PATH_MTU_OFF,
                      is_fragmentation_needed(type, code) && path_mtu_ignored(run, inner)))
        return true;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_CODE_UNKNOWN, type == UNREACHABLE && code > HIGHEST_CODE))
        return true;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_REASSEMBLY_TIME, type == TIME_EXCEEDED && code == REASSEMBLY_TIME))
        return true;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_SOURCE_QUENCH,
                      type == SOURCE_QUENCH && run->policy->ignores_source_quench))
        return true;
    return icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_BOGUS,
                         !icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_ICMP_IGNORE_BOGUS_ERROR_RESPONSES) &&
                             icmpwire_ip4_broadcast(run->host, NULL, icmpwire_peek_ip4(inner.data, 16)));
}

/* MTU or pointer. */
static uint32_t info_of(const struct icmpwire_run *run, struct icmpwire_span message)
{
    uint8_t type = icmpwire_peek8(message.data, 0), code = icmpwire_peek8(message.data, 1);

    if (type == PARAMETER_PROBLEM)
        return icmpwire_peek8(message.data, 4);
    if (is_fragmentation_needed(type, code) && icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_IP_NO_PMTU_DISC) != 1)
        return icmpwire_peek16(message.data, 6);
    return 0;
}

/* icmp_socket_deliver. True when the protocol that it is about knows it. */
static bool deliver(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct icmpwire_span inner,
                    uint32_t info)
{
    struct icmpwire_quoted quoted = {
        .packet = inner,
        .protocol = icmpwire_peek8(inner.data, 9),
        .at = (uint16_t)((icmpwire_peek8(inner.data, 0) & 15) * 4),
    };

    if (drop(run, ICMPWIRE_RULE_ICMP4_QUOTE_CUT, inner.size < quoted.at + 8u))
        return false;
    if (drop(run, ICMPWIRE_RULE_ICMP4_QUOTE_RAW, quoted.protocol == RAW && run->policy->refuses_inner_255))
        return false;
    icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_NOTIFY, true);
    icmpwire_verdict(run, ICMPWIRE_VERDICT_NOTIFIED);
    return icmpwire_notify4(run, d, &quoted, info);
}

void icmpwire_unreach4(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    struct icmpwire_span inner = icmpwire_span_behind(d->payload, 8);

    if (drop(run, ICMPWIRE_RULE_ICMP4_QUOTE_SHORT, inner.size < 20) ||
        drop(run, ICMPWIRE_RULE_ICMP4_QUOTE_HEADER, (icmpwire_peek8(inner.data, 0) & 15) < 5) || ignored(run, d, inner))
        return;
    deliver(run, d, inner, info_of(run, d->payload));
}

void icmpwire_icmp4_redirect(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    struct icmpwire_span inner = icmpwire_span_behind(d->payload, 8);

    icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_REDIRECT, true);
    if (drop(run, ICMPWIRE_RULE_ICMP4_REDIRECT_SHORT, inner.size < 20))
        return;
    if (deliver(run, d, inner, icmpwire_peek32(d->payload.data, 4)))
        icmpwire_redirect4(run, d, icmpwire_peek_ip4(inner.data, 16));
}
