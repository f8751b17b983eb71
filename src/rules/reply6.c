/* SPDX-License-Identifier: BSD-2-Clause */
/* Section G: ICMPv6 echo replies. */
#include "receive.h"
#include "send6.h"

enum { ECHO_REPLY6 = 129 };

void icmpwire_echo6(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    struct icmpwire_send6 send = {
        .way = icmpwire_way_to(run->host, d->source, d->device, run->now),
        .header = {.traffic_class = d->traffic_class, .hop_limit = 64, .destination = d->source},
    };

    icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_ECHO_REPLY, true);
    send.header.source =
        d->class == ICMPWIRE_CLASS_LOCAL ? d->destination : icmpwire_source_for(run->host, &send.way, d->source);
    if (!send.header.source.version || !send.way.device || !icmpwire_send6_begin(run, d->payload.size, &send))
        return;
    icmpwire_poke_span(send.message, 0, d->payload);
    icmpwire_poke8(send.message, 0, ECHO_REPLY6);
    if (!run->policy->copies_code)
        icmpwire_poke8(send.message, 1, 0);
    icmpwire_verdict(run, ICMPWIRE_VERDICT_REPLIED);
    icmpwire_send6(run, &send);
}
