/* SPDX-License-Identifier: BSD-2-Clause */
/* Section E: ICMPv6 received. */
#include "icmpwire/checksum.h"
#include "receive.h"

static bool checksum_good(const struct icmpwire_datagram *d)
{
    uint16_t pseudo =
        icmpwire_checksum_pseudo6(icmpwire_span_behind(d->packet, 8).data, icmpwire_span_behind(d->packet, 24).data,
                                  (uint32_t)d->payload.size, 58);

    return icmpwire_checksum_sum(d->payload.data, d->payload.size, pseudo) == 0xffff;
}

void icmpwire_icmp6_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    uint8_t type;

    icmpwire_count6(run, d->device, ICMPWIRE_ICMP6_IN_MSGS);
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_CHECKSUM, !checksum_good(d))) {
        icmpwire_count6(run, d->device, ICMPWIRE_ICMP6_IN_CSUM_ERRORS);
        icmpwire_count6(run, d->device, ICMPWIRE_ICMP6_IN_ERRORS);
        return;
    }
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP6_SHORT, d->payload.size < 8)) {
        icmpwire_count6(run, d->device, ICMPWIRE_ICMP6_IN_ERRORS);
        return;
    }
    type = icmpwire_peek8(d->payload.data, 0);
    icmpwire_count6(run, d->device, ICMPWIRE_ICMP6_IN_TYPE + (uint32_t)type);
    if (type == 128)
        icmpwire_echo6(run, d);
}
