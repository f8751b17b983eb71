/* SPDX-License-Identifier: BSD-2-Clause */
#include "receive.h"
#include "arp.h"
#include "icmpwire/host_add.h"

enum { DEPTH = 4 }; /* a packet to ourselves may make another, and so on: a reply, an error about it */

void icmpwire_receive_within(struct icmpwire_run *run, const struct icmpwire_arrival *arrival)
{
    struct icmpwire_device *device = icmpwire_host_device(run->host, arrival->device);

    if (!device || !device->up || run->depth == DEPTH)
        return;
    run->depth++;
    if (arrival->ethertype == ICMPWIRE_ETHERTYPE_IPV4)
        icmpwire_ip4_receive(run, arrival, device);
    else if (arrival->ethertype == ICMPWIRE_ETHERTYPE_IPV6)
        icmpwire_ip6_receive(run, arrival, device);
    else if (arrival->ethertype == ICMPWIRE_ETHERTYPE_ARP)
        icmpwire_arp_receive(run, arrival, device);
    run->depth--;
}

void icmpwire_receive(struct icmpwire_host *host, uint64_t now, const struct icmpwire_arrival *arrival,
                      struct icmpwire_outcome *outcome)
{
    struct icmpwire_run run = {.host = host, .policy = host->policy, .outcome = outcome, .now = now};

    icmpwire_outcome_begin(outcome);
    icmpwire_receive_within(&run, arrival);
}
