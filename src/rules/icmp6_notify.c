/* SPDX-License-Identifier: BSD-2-Clause */
/* icmpv6_notify: what an error must quote to be told to anybody. */
#include "headers6.h"
#include "receive.h"

enum { HEADER = 40, LEAST_TRANSPORT = 8, NO_PROTOCOL = 255 };

static bool refused(struct icmpwire_run *run, struct icmpwire_span inner, struct icmpwire_headers6 *headers)
{
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_INNER_SHORT, inner.size < HEADER) ||
        icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_INNER_CHAIN, !icmpwire_headers6_skip(inner, headers)) ||
        icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_INNER_TRANSPORT, inner.size < headers->at + LEAST_TRANSPORT))
        return true;
    return icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_INNER_PROTOCOL,
                         run->policy->refuses_inner_255 && headers->protocol == NO_PROTOCOL);
}

bool icmpwire_icmp6_quoted(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct icmpwire_span inner,
                           struct icmpwire_quoted *quoted)
{
    struct icmpwire_headers6 headers;

    if (refused(run, inner, &headers)) {
        icmpwire_count6(run, d->device, ICMPWIRE_ICMP6_IN_ERRORS);
        icmpwire_verdict(run, ICMPWIRE_VERDICT_DROPPED);
        return false;
    }
    icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_NOTIFIED, true);
    *quoted = (struct icmpwire_quoted){inner, headers.protocol, (uint16_t)headers.at};
    return true;
}

void icmpwire_icmp6_notify(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    struct icmpwire_quoted quoted;

    if (icmpwire_icmp6_quoted(run, d, icmpwire_span_behind(d->payload, 8), &quoted))
        icmpwire_notify6(run, d, &quoted, icmpwire_peek32(d->payload.data, 4));
}
