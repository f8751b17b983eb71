/* SPDX-License-Identifier: BSD-2-Clause */
/* Section A: ICMPv4 received. */
#include "icmpwire/checksum.h"
#include "receive.h"

void icmpwire_icmp4_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    const struct icmpwire_span message = d->payload;
    uint8_t type;

    icmpwire_count(run, ICMPWIRE_ICMP_IN_MSGS);
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_CHECKSUM,
                      message.size == 0 || icmpwire_checksum_sum(message.data, message.size, 0) != 0xffff)) {
        icmpwire_count(run, ICMPWIRE_ICMP_IN_CSUM_ERRORS);
        icmpwire_count(run, ICMPWIRE_ICMP_IN_ERRORS);
        return;
    }
    if (icmpwire_rule(run, ICMPWIRE_RULE_ICMP4_SHORT, message.size < 8)) {
        icmpwire_count(run, ICMPWIRE_ICMP_IN_ERRORS);
        return;
    }
    type = icmpwire_peek8(message.data, 0);
    icmpwire_count(run, ICMPWIRE_ICMPMSG_IN_TYPE + (uint32_t)type);
    if (type == 8)
        icmpwire_echo4(run, d);
}
